"""Opening the outbox: damaged ones are kept and never written over, newer ones not touched, older ones copied first."""

import os
import random
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import DatabaseDamaged, DiskFull, DiskTrouble, NewerVersion, StorageError, WriteUnclear
from app.storage import database, fax_reader, schema
from app.storage.fax_reader import FaxReader
from app.storage.fax_table import FaxTable
from tests.storage.handed_in import add


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An outbox with forty faxes, closed in good order."""
    path = tmp_path / "data" / "faxes.db"
    table = FaxTable(path)
    table.open(as_owner=True)
    for number in range(40):
        add(table, number)
    table.close()
    return path


def cut(share: float) -> Callable[[Path], None]:
    return lambda path: os.truncate(path, int(path.stat().st_size * share))


def cut_by_whole_pages(path: Path) -> None:
    """And the header says so: a well-formed file from which rows are missing."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA writable_schema = ON; DROP TRIGGER timeline_are_never_deleted")
        connection.execute("DELETE FROM timeline WHERE id > 30")
        connection.commit()


def write(content: bytes) -> Callable[[Path], None]:
    return lambda path: (path.write_bytes(content) and None) or None


def garble(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 4096] = os.urandom(4096)
    path.write_bytes(content)


def another_programs(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (text)")
        connection.execute("INSERT INTO notes VALUES ('kept')")
        connection.commit()


@pytest.mark.parametrize(
    "harm",
    [cut(0), cut(0.01), cut(0.5), cut(0.99), cut_by_whole_pages, write(b"<html>"), garble, another_programs],
    ids=["empty", "in the header", "half", "end", "whole rows", "another file", "garbled", "another program's"],
)
def test_a_damaged_one_is_kept_under_another_name(path: Path, harm: Callable[[Path], None]) -> None:
    harm(path)
    content = path.read_bytes()
    with suppress(DatabaseDamaged):  # who is not the owner does not look everywhere
        visitor = FaxTable(path)
        visitor.open(as_owner=False)
        visitor.close()
    assert path.read_bytes() == content, "only the owner may put it aside"
    table = FaxTable(path)
    assert table.open(as_owner=True) is True
    assert table.open_faxes() == ()
    add(table, 1)
    table.close()
    (kept,) = path.parent.glob("faxes-damaged-*.db")
    assert kept.read_bytes() == content
    assert table.open(as_owner=True) is False, "the new one is good"
    table.close()


def test_a_log_without_its_database_is_kept_too(path: Path) -> None:
    path.unlink()
    (path.parent / "faxes.db-wal").write_bytes(b"rows")
    table = FaxTable(path)
    assert table.open(as_owner=True) is True
    table.close()
    (kept,) = path.parent.glob("faxes-damaged-*-wal")
    assert kept.read_bytes() == b"rows"


@pytest.mark.parametrize("as_owner", [True, False])
def test_a_newer_one_is_not_touched(path: Path, as_owner: bool) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    content = path.read_bytes()
    with pytest.raises(NewerVersion):
        FaxTable(path).open(as_owner)
    with pytest.raises(NewerVersion):
        FaxReader(path).page(5)
    assert path.read_bytes() == content
    assert not list(path.parent.glob("faxes-*"))


def test_a_draft_left_by_a_crash_is_no_outbox(tmp_path: Path) -> None:
    path = tmp_path / "faxes.db"
    (tmp_path / "faxes.db.0123.new").write_bytes(b"half")
    table = FaxTable(path)
    assert table.open(as_owner=True) is False
    table.close()


def test_the_owner_clears_away_what_was_left_of_drafts_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "faxes.db"
    left = [f"faxes.db.{'0a' * 16}.new{more}" for more in ("", "-wal", "-shm", "-journal")]
    others = ["faxes.db.0a.new", f"faxes.db.{'0a' * 16}.news", f"old-faxes.db.{'0a' * 16}.new", "faxes-damaged-1.db"]
    for name in left + others:
        (tmp_path / name).write_bytes(b"half")
    for as_owner, kept in ((False, left + others), (True, others)):
        table = FaxTable(path)
        table.open(as_owner)
        table.close()
        assert sorted(entry.name for entry in tmp_path.iterdir()) == sorted(["faxes.db", *kept])


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (sqlite3.SQLITE_FULL, DiskFull),
        (sqlite3.SQLITE_IOERR | 4 << 8, DiskTrouble),
        (sqlite3.SQLITE_READONLY, DiskTrouble),
        (sqlite3.SQLITE_CANTOPEN, DiskTrouble),
        (sqlite3.SQLITE_BUSY, DiskTrouble),
        (sqlite3.SQLITE_CORRUPT, DatabaseDamaged),
        (sqlite3.SQLITE_NOTADB, DatabaseDamaged),
    ],
)
def test_errors_of_sqlite_are_translated(code: int, expected: type[StorageError]) -> None:
    error = sqlite3.OperationalError()
    error.sqlite_errorcode = code
    with pytest.raises(StorageError) as caught, database.translated():
        raise error
    assert type(caught.value) is expected


def test_a_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DiskTrouble):
        FaxTable(tmp_path / "file" / "faxes.db").open(as_owner=True)


def test_before_it_is_open_nothing_is_promised(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        FaxTable(tmp_path / "faxes.db").open_faxes()


def test_no_flipped_bit_changes_a_fax_without_being_seen(path: Path) -> None:
    """What is given out to be sent is what was confirmed, or nothing."""
    table = FaxTable(path)
    table.open(as_owner=True)
    confirmed = {fax.id: fax for fax in table.open_faxes()}
    table.close()
    content = path.read_bytes()
    chance = random.Random(1)
    missed = 0
    for _ in range(100):
        flipped = bytearray(content)
        flipped[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        try:
            table.open(as_owner=True)
            given = table.open_faxes()
        except StorageError:
            given = ()
        finally:
            table.close()
        assert all(confirmed[fax.id] == fax for fax in given)
        missed += len(confirmed) - len(given)
    assert missed, "some flips hit a row or the file's structure"


def test_the_reader_follows_when_a_new_one_is_begun(path: Path) -> None:
    reader = FaxReader(path)
    assert len(reader.page(100)) == 40
    database._move_aside(path)
    table = FaxTable(path)
    table.open(as_owner=True)
    assert reader.page(100) == ()
    table.close()
    reader.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at /proc")
def test_where_a_reader_would_be_in_the_way_it_lets_go(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fax_reader, "_LETS_GO", True)  # as on Windows
    reader = FaxReader(path)
    assert len(reader.page(100)) == len(reader.open_faxes()) == 40
    assert reader.get(1) is not None
    assert reader.timeline(1)
    held = {os.path.realpath(file) for file in Path("/proc/self/fd").iterdir()}
    assert str(path.resolve()) not in held


def test_a_damaged_one_is_kept_once_nobody_has_it_open(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename
    refusals = [PermissionError(13, "Sharing violation") for _ in range(2)]
    for refusal in refusals:
        monkeypatch.setattr(refusal, "winerror", 32, raising=False)

    def rename_on_windows(part: Path, kept: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return rename(part, kept)

    monkeypatch.setattr(Path, "rename", rename_on_windows)
    content = b"no database"
    path.write_bytes(content)
    table = FaxTable(path)
    assert table.open(as_owner=True)
    table.close()
    assert not refusals
    (kept,) = path.parent.glob("faxes-damaged-*.db")
    assert kept.read_bytes() == content


class FailingCommit(sqlite3.Connection):
    """Its fsync fails after the rows were written, as on a disk that is about to die."""

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        done = super().execute(sql, *values)
        if sql == "COMMIT":
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
            raise error
        return done


def test_a_commit_that_fails_is_not_told_as_nothing_written(path: Path) -> None:
    with (
        closing(sqlite3.connect(path, factory=FailingCommit, isolation_level=None)) as connection,
        pytest.raises(WriteUnclear),
        database.writing(connection),
    ):
        connection.execute("CREATE TABLE more (id INTEGER)")


@pytest.mark.parametrize("moment", ["FROM sqlite_sequence", "FROM faxes", "FROM attempts", "FROM timeline"])
def test_a_fax_that_another_process_adds_during_the_check_is_no_damage(
    path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """The owner counts rows against what was given out; both must be of one moment."""
    visitor = FaxTable(path)
    visitor.open(as_owner=False)
    waiting = [lambda: add(visitor, 100)]
    connect = database._connect

    def add_at_the_moment(statement: str) -> None:
        if moment in statement and waiting:
            waiting.pop()()

    def connected(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        connection.set_trace_callback(add_at_the_moment)
        return connection

    monkeypatch.setattr(database, "_connect", connected)
    owner = FaxTable(path)
    assert not owner.open(as_owner=True), "the live database was moved aside"
    assert not waiting
    assert owner.of_compose("c-100")
    owner.close()
    visitor.close()
