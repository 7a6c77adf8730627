"""The outbox (core.ports.FaxTable): faxes, attempts and their timeline in one database, written by one thread."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from app.core.attempt import Attempt
from app.core.errors import AlreadyAsked, StorageError
from app.core.fax import Fax, FaxRequest, SpooledDocument, Step, TimelineEntry
from app.core.orders import FaxOrder, ResumeQueue
from app.core.ports import Upload, WaitingOrder
from app.core.timeline import What
from app.storage import rows
from app.storage.database import open_outbox, translated, writing
from app.storage.rows import Row, Stored, stored
from app.storage.schema import OPEN_STATE

FAX_COLUMNS = f"{', '.join(rows.FAX)}, checksum"
ATTEMPT_COLUMNS = f"{', '.join(rows.ATTEMPT)}, checksum"
_AT_ONCE = 500  # variables of one statement


class FaxTable:
    """Used by the thread that opened it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened: sqlite3.Connection | None = None
        self._seen_version = 0

    def open(self, as_owner: bool) -> bool:
        self.close()
        self._opened, begun_anew = open_outbox(self._path, as_owner)
        return begun_anew

    def close(self) -> None:
        if self._opened is not None:
            with translated():
                self._opened.close()
            self._opened = None

    @property
    def _database(self) -> sqlite3.Connection:
        if self._opened is None:
            raise StorageError  # it could not be opened, and whoever asks was told so
        return self._opened

    def add(self, request: FaxRequest, document: SpooledDocument, first: Attempt) -> Fax:
        now = first.created_at
        with writing(self._database):
            if self._one("SELECT 1 FROM faxes WHERE compose_id = ?", request.compose_id):
                raise AlreadyAsked
            fax_id = self._next_id("faxes")
            self._insert("faxes", rows.FAX, rows.fax_values(fax_id, request, document, now))
            self._insert_attempt(first, fax_id, 1)
            self._insert_entries(fax_id, (TimelineEntry(now, What.QUEUED, {}),))
            fax = self._fax(fax_id)
        assert fax is not None
        return fax

    def advance(self, step: Step) -> Fax | None:
        fax_id = step.before.fax_id
        with writing(self._database):
            fax = self._fax(fax_id)
            if fax is None or fax.damaged or step.before not in fax.attempts:
                return None
            self._update("attempts", rows.ATTEMPT, rows.attempt_values(step.after))
            if step.fresh is not None:
                self._insert_attempt(step.fresh, fax_id, fax.attempts[-1].number + 1)
            if step.delete_media:
                self._want_deleted(step.before.id)
            self._insert_entries(fax_id, step.entries)
            return self._fax(fax_id)

    def note(self, fax_id: int, *entries: TimelineEntry) -> None:
        with writing(self._database):
            self._insert_entries(fax_id, entries)

    def get(self, fax_id: int) -> Fax | None:
        with translated():
            return self._fax(fax_id)

    def of_compose(self, compose_id: str) -> Fax | None:
        return self._fax_where("compose_id", compose_id)

    def of_copy(self, spool_name: str) -> Fax | None:
        return self._fax_where("spool_name", spool_name)

    def open_faxes(self) -> tuple[Fax, ...]:
        with translated():
            found = self._database.execute(f"SELECT DISTINCT fax_id FROM attempts WHERE {OPEN_STATE} ORDER BY fax_id")
            faxes = read_faxes(self._database, [fax_id for (fax_id,) in found])
        return tuple(fax for fax in faxes if not fax.damaged)

    def holders(self, telnyx_ids: Iterable[str]) -> dict[str, int]:
        wanted = [stored(telnyx_id) for telnyx_id in set(telnyx_ids)]
        found: dict[str, int] = {}
        with translated():
            for first in range(0, len(wanted), _AT_ONCE):
                some = wanted[first : first + _AT_ONCE]
                query = f"SELECT telnyx_id, id FROM attempts WHERE telnyx_id IN ({_places(len(some))})"
                found |= dict(self._database.execute(query, some).fetchall())
        return found

    def uploads_to_delete(self) -> tuple[Upload, ...]:
        query = f"SELECT {', '.join(rows.UPLOAD)}, checksum FROM uploads WHERE deleted_at IS NULL ORDER BY id"
        of_attempt = f"SELECT {ATTEMPT_COLUMNS} FROM attempts WHERE id = ?"
        with translated():
            given_up = [row[1] for row in self._database.execute(query).fetchall() if rows.is_intact(row)]
            found = [rows.upload_of(self._one(of_attempt, attempt_id)) for attempt_id in given_up]
        return tuple(upload for upload in found if upload)

    def upload_deleted(self, attempt_id: int, now: datetime) -> None:
        with writing(self._database):
            row = self._one("SELECT id FROM uploads WHERE attempt_id = ? AND deleted_at IS NULL", attempt_id)
            if row:
                self._update("uploads", rows.UPLOAD, [row[0], attempt_id, stored(now)])

    def leave_order(self, order: FaxOrder | ResumeQueue, now: datetime) -> int:
        with writing(self._database):
            order_id = self._next_id("orders")
            self._insert("orders", rows.ORDER, rows.order_values(order_id, order, now))
        return order_id

    def waiting_orders(self) -> tuple[WaitingOrder, ...]:
        query = f"SELECT {', '.join(rows.ORDER)}, checksum FROM orders WHERE taken_at IS NULL ORDER BY id"
        with translated():
            found = [(row, rows.order_of(row)) for row in self._database.execute(query).fetchall()]
        return tuple(
            WaitingOrder(row[0], order, datetime.fromisoformat(row[3])) for row, order in found if order is not None
        )

    def order_taken(self, order_id: int, now: datetime) -> None:
        with writing(self._database):
            row = self._one(f"SELECT {', '.join(rows.ORDER)} FROM orders WHERE id = ? AND taken_at IS NULL", order_id)
            if row:
                self._update("orders", rows.ORDER, [*row[:-1], stored(now)])

    def foreign_change(self) -> bool:
        with translated():
            (version,) = self._database.execute("PRAGMA data_version").fetchone()
        changed = version != self._seen_version
        self._seen_version = version
        return bool(changed)

    def changed_since(self, entry_id: int) -> tuple[tuple[int, ...], int]:
        with translated():
            query = "SELECT DISTINCT fax_id FROM timeline WHERE id > ? ORDER BY fax_id"
            fax_ids = tuple(fax_id for (fax_id,) in self._database.execute(query, (entry_id,)).fetchall())
        return fax_ids, self.newest_entry()

    def newest_entry(self) -> int:
        with translated():
            return self._next_id("timeline") - 1

    def _fax(self, fax_id: int) -> Fax | None:
        return next(iter(read_faxes(self._database, [fax_id])), None)

    def _fax_where(self, column: str, text: str) -> Fax | None:
        with translated():
            row = self._one(f"SELECT id FROM faxes WHERE {column} = ?", stored(text))
            return self._fax(row[0]) if row else None

    def _one(self, query: str, *values: Stored) -> Row | None:
        row: Row | None = self._database.execute(query, values).fetchone()
        return row

    def _next_id(self, table: str) -> int:
        (newest,) = self._database.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()
        return int(newest) + 1

    def _insert(self, table: str, columns: Sequence[str], values: Sequence[Stored]) -> None:
        names = f"{', '.join(columns)}, checksum"
        query = f"INSERT INTO {table} ({names}) VALUES ({_places(len(values) + 1)})"
        self._database.execute(query, (*values, rows.checksum(values)))

    def _update(self, table: str, columns: Sequence[str], values: Sequence[Stored]) -> None:
        assignments = ", ".join(f"{column} = ?" for column in (*columns[1:], "checksum"))
        self._database.execute(
            f"UPDATE {table} SET {assignments} WHERE id = ?", (*values[1:], rows.checksum(values), values[0])
        )

    def _insert_attempt(self, attempt: Attempt, fax_id: int, number: int) -> None:
        values = dict(zip(rows.ATTEMPT, rows.attempt_values(attempt), strict=True))
        values |= {"id": self._next_id("attempts"), "fax_id": fax_id, "number": number}
        self._insert("attempts", rows.ATTEMPT, list(values.values()))

    def _insert_entries(self, fax_id: int, entries: Iterable[TimelineEntry]) -> None:
        for entry in entries:
            values = [self._next_id("timeline"), fax_id, stored(entry.at), entry.what.value, json.dumps(entry.data)]
            self._insert("timeline", rows.TIMELINE, values)

    def _want_deleted(self, attempt_id: int) -> None:
        if not self._one("SELECT 1 FROM uploads WHERE attempt_id = ?", attempt_id):
            self._insert("uploads", rows.UPLOAD, [self._next_id("uploads"), attempt_id, None])


def read_faxes(database: sqlite3.Connection, fax_ids: Sequence[int]) -> tuple[Fax, ...]:
    """In the order of the ids; damaged rows as damaged faxes. May raise sqlite3.Error."""
    faxes: dict[int, Row] = {}
    attempts: dict[Any, list[Row]] = {}
    for first in range(0, len(fax_ids), _AT_ONCE):
        some = fax_ids[first : first + _AT_ONCE]
        places = _places(len(some))
        query = f"SELECT {FAX_COLUMNS} FROM faxes WHERE id IN ({places})"
        faxes |= {row[0]: row for row in database.execute(query, some)}
        query = f"SELECT {ATTEMPT_COLUMNS} FROM attempts WHERE fax_id IN ({places}) ORDER BY number"
        for row in database.execute(query, some):
            attempts.setdefault(row[1], []).append(row)
    return tuple(rows.fax_of(faxes[fax_id], attempts.get(fax_id, [])) for fax_id in fax_ids if fax_id in faxes)


def _places(count: int) -> str:
    return ", ".join("?" * count)
