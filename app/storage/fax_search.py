"""Finding faxes by words, also among a million: an index beside the outbox, of letters three by three (FTS5).

It is a copy for speed, never a source: it follows the timeline, which notes every change of a fax, may be thrown away
at any time, and is made anew when it does not fit the outbox. Where the disk takes no writes it is in memory.
"""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from app.core.search import text_of, wanted
from app.core.wording import STATE_LABELS
from app.storage.fax_table import read_faxes
from app.storage.private_files import create_private

_AT_ONCE = 500  # faxes of one transaction
_SHORTEST = 3  # letters that the index can look up
_SECONDS_FOR_A_LOCK = 10
_WORDS = " ".join(STATE_LABELS.values())
"""Known to the index, which speaks the language it was made in."""
_SCHEMA = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS texts USING fts5(text, tokenize='trigram')",
    "CREATE TABLE IF NOT EXISTS known (entry, compose_id, words)",
)


class FaxSearch:
    """Used by the thread that made it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._index: sqlite3.Connection | None = None

    def find(self, outbox: sqlite3.Connection, typed: str, limit: int, below: int) -> list[int]:
        """Ids, the largest first. May raise sqlite3.Error."""
        condition, values = _condition(wanted(typed))
        query = f"SELECT rowid FROM texts WHERE {condition} AND rowid < ? ORDER BY rowid DESC LIMIT ?"
        try:
            found = self._brought_up(outbox).execute(query, (*values, below, limit)).fetchall()
        except (sqlite3.DatabaseError, OSError):
            self._throw_away()
            found = self._brought_up(outbox).execute(query, (*values, below, limit)).fetchall()
        return [fax_id for (fax_id,) in found]

    def close(self) -> None:
        if self._index is not None:
            self._index.close()
            self._index = None

    def _brought_up(self, outbox: sqlite3.Connection) -> sqlite3.Connection:
        """The index, with all that has happened until now. Another process may be at it too: each goes on from where
        the index stands."""
        index = self._opened()
        more = True
        while more:
            try:
                index.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise
                return index  # others are at it, and have been for long: what they have done will do
            try:
                more = _take_in(index, outbox)
                index.execute("COMMIT")
            except BaseException:  # raised again; also at Ctrl-C no transaction stays open
                with suppress(sqlite3.Error):  # after some errors SQLite has rolled back by itself
                    index.execute("ROLLBACK")
                raise
        return index

    def _opened(self) -> sqlite3.Connection:
        if self._index is None:
            try:
                with suppress(FileExistsError):
                    os.close(create_private(self._path))
                self._index = _connect(str(self._path))
            except (OSError, sqlite3.OperationalError):
                self._index = _connect(":memory:")
        return self._index

    def _throw_away(self) -> None:
        self.close()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)


def _connect(where: str) -> sqlite3.Connection:
    index = sqlite3.connect(where, isolation_level=None, timeout=_SECONDS_FOR_A_LOCK)
    try:
        for statement in _SCHEMA:
            index.execute(statement)
    except BaseException:  # raised again
        index.close()
        raise
    return index


def _take_in(index: sqlite3.Connection, outbox: sqlite3.Connection) -> bool:
    """Some of what the index does not know yet, and whether there was any."""
    query = "SELECT id, fax_id FROM timeline WHERE id > ? ORDER BY id LIMIT ?"
    news = outbox.execute(query, (_known_until(index, outbox), _AT_ONCE)).fetchall()
    faxes = read_faxes(outbox, sorted({fax_id for _, fax_id in news}))
    index.executemany("DELETE FROM texts WHERE rowid = ?", [(fax.id,) for fax in faxes])
    index.executemany("INSERT INTO texts (rowid, text) VALUES (?, ?)", [(fax.id, text_of(fax)) for fax in faxes])
    if news:
        entry = news[-1][0]
        index.execute("DELETE FROM known")
        index.execute("INSERT INTO known VALUES (?, ?, ?)", (entry, _fax_of(outbox, entry), _WORDS))
    return bool(news)


def _known_until(index: sqlite3.Connection, outbox: sqlite3.Connection) -> int:
    """The timeline entry up to which the index knows this outbox; 0, and the index empty, where it knows another."""
    known = index.execute("SELECT entry, compose_id, words FROM known").fetchone()
    if known is not None:
        entry, compose_id, words = known
        if words == _WORDS and compose_id == _fax_of(outbox, entry):
            return int(entry)
        index.execute("DELETE FROM texts")
    return 0


def _fax_of(outbox: sqlite3.Connection, entry: int) -> str | None:
    """By the one name that no other fax has ever had."""
    query = "SELECT compose_id FROM faxes WHERE id = (SELECT fax_id FROM timeline WHERE id = ?)"
    found = outbox.execute(query, (entry,)).fetchone()
    return None if found is None else str(found[0])


def _condition(words: Iterable[Iterable[str]]) -> tuple[str, list[str]]:
    """In SQL, with its values. What is too short for the index is looked for in the texts themselves."""
    long, rest, values = [], ["1"], []
    for spellings in words:
        if all(len(each) >= _SHORTEST for each in spellings):
            long.append(" OR ".join('"{}"'.format(each.replace('"', '""')) for each in sorted(spellings)))
        else:
            rest.append("(" + " OR ".join("instr(text, ?)" for _ in spellings) + ")")
            values += sorted(spellings)
    if long:
        rest[0] = "texts MATCH ?"
        values.insert(0, " AND ".join(f"({each})" for each in long))
    return " AND ".join(rest), values
