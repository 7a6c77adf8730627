"""Reading alone (core.ports.FaxReader): lists and details, on a connection of its own for each thread."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from app.core.fax import Fax, TimelineEntry
from app.core.known_number import KnownNumber
from app.storage import rows
from app.storage.database import check_version, open_for_reading, translated
from app.storage.fax_search import FaxSearch
from app.storage.fax_table import read_faxes
from app.storage.schema import OPEN_STATE

# Windows renames no file that anybody has open, so that a damaged one could never be kept under another name.
_LETS_GO = os.name == "nt"
_NO_ID_IS_ABOVE = 2**63 - 1
_LOOKED_THROUGH = 100_000  # attempts


class FaxReader:
    """Any thread may call it. While there is no outbox yet it is empty; damaged faxes come as such.

    Raises DatabaseDamaged, NewerVersion, DiskTrouble.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mine = threading.local()

    def page(self, limit: int, before_id: int | None = None) -> tuple[Fax, ...]:
        below = _NO_ID_IS_ABOVE if before_id is None else before_id
        with self._reading() as database:
            if database is None:
                return ()
            found = database.execute("SELECT id FROM faxes WHERE id < ? ORDER BY id DESC LIMIT ?", (below, limit))
            return read_faxes(database, [fax_id for (fax_id,) in found.fetchall()])

    def open_faxes(self) -> tuple[Fax, ...]:
        """Those in progress and those that need a person, newest first, however old."""
        with self._reading() as database:
            if database is None:
                return ()
            query = f"SELECT DISTINCT fax_id FROM attempts WHERE {OPEN_STATE} ORDER BY fax_id DESC"
            return read_faxes(database, [fax_id for (fax_id,) in database.execute(query).fetchall()])

    def get(self, fax_id: int) -> Fax | None:
        with self._reading() as database:
            if database is None:
                return None
            return next(iter(read_faxes(database, [fax_id])), None)

    def search(self, typed: str, limit: int, before_id: int | None = None) -> tuple[Fax, ...]:
        """Those that have all that was typed (core.search), newest first."""
        below = _NO_ID_IS_ABOVE if before_id is None else before_id
        with self._reading() as database:
            if database is None:
                return ()
            return read_faxes(database, self._finder().find(database, typed, limit, below))

    def delivered_to(self) -> tuple[KnownNumber, ...]:
        """Numbers that a fax was delivered to, among the newest of many."""
        query = """SELECT f.recipient, count(DISTINCT f.id), max(f.created_at) FROM attempts a
            JOIN faxes f ON f.id = a.fax_id WHERE a.state = 'delivered'
            AND a.id > (SELECT coalesce(max(id), 0) FROM attempts) - ? GROUP BY f.recipient"""
        with self._reading() as database:
            found = [] if database is None else database.execute(query, (_LOOKED_THROUGH,)).fetchall()
        return tuple(KnownNumber(number, times, at) for number, times, last in found if (at := _moment(last)))

    def timeline(self, fax_id: int) -> tuple[TimelineEntry, ...]:
        """Oldest first; damaged entries are left out."""
        query = f"SELECT {', '.join(rows.TIMELINE)}, checksum FROM timeline WHERE fax_id = ? ORDER BY id"
        with self._reading() as database:
            if database is None:
                return ()
            entries = map(rows.entry_of, database.execute(query, (fax_id,)).fetchall())
            return tuple(entry for entry in entries if entry is not None)

    def close(self) -> None:
        """What the calling thread has open."""
        for name in ("database", "finder"):
            if (opened := getattr(self._mine, name, None)) is not None:
                opened.close()
                setattr(self._mine, name, None)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        try:
            with translated():
                yield self._database()
        finally:
            if _LETS_GO:
                self.close()

    def _database(self) -> sqlite3.Connection | None:
        database: sqlite3.Connection | None = getattr(self._mine, "database", None)
        file = self._file()
        if database is None or file != self._mine.file:
            self.close()  # the owner may have kept a damaged file under another name and begun a new one
            database, follows = open_for_reading(self._path) or (None, True)
            self._mine.database = database
            self._mine.file = file if follows else None
        elif database is not None:
            check_version(database)
        return database

    def _finder(self) -> FaxSearch:
        if getattr(self._mine, "finder", None) is None:
            self._mine.finder = FaxSearch(self._path.with_name(f"{self._path.stem}-search.sqlite"))
        finder: FaxSearch = self._mine.finder
        return finder

    def _file(self) -> tuple[int, int] | None:
        try:
            status = self._path.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino


def _moment(text: str) -> datetime | None:
    """None for what a damaged row holds."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (TypeError, ValueError):
        return None
