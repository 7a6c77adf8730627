"""An outbox of an earlier version: brought up to date whole or not at all, a copy kept, nothing in it changed."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.core.attempt import AttemptState
from app.core.errors import DiskTrouble, NewerVersion, OlderRunning
from app.storage import migration, rows, schema
from app.storage.fax_reader import FaxReader
from app.storage.fax_table import FaxTable
from tests.storage.handed_in import add
from tests.storage.made_outbox import DAMAGED, FIXTURES, make, shape, told, unpacked

VERSIONS = range(1, schema.VERSION + 1)
MADE = schema.VERSION + 1
"""A version to come, made by holding that some of today's tables and columns are new."""
ADDED = schema.Addition(
    ("orders",),
    {"attempts": {"other_id": "TEXT NOT NULL DEFAULT ''"}, "faxes": {"pages": "INTEGER NOT NULL DEFAULT 7"}},
)


def as_told(version: int) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((FIXTURES / f"version-{version}.json").read_text("utf-8"))
    return read


def holds(now: Any, then: Any) -> bool:
    """Whether all that was told is told still; there may be more."""
    if isinstance(then, dict):
        return isinstance(now, dict) and all(name in now and holds(now[name], then[name]) for name in then)
    if isinstance(then, list):
        return isinstance(now, list) and len(now) == len(then) and all(map(holds, now, then))
    return bool(now == then)


def test_there_is_an_outbox_of_every_version() -> None:
    assert {file.name for file in FIXTURES.iterdir()} == {
        f"version-{version}.{kind}" for version in VERSIONS for kind in ("db.gz", "json")
    }


def test_what_is_written_today_is_what_the_version_says(tmp_path: Path) -> None:
    """Whoever changes a table, a trigger or what a row holds must raise schema.VERSION and keep an outbox of it."""
    fresh = tmp_path / "fresh.db"
    make(fresh)
    kept = unpacked(schema.VERSION, tmp_path)
    assert shape(fresh) == shape(kept), "the schema was changed: schema.py says at its top what is to be done"
    query = "SELECT options FROM faxes UNION ALL SELECT data FROM orders"
    with closing(sqlite3.connect(fresh)) as new, closing(sqlite3.connect(kept)) as old:
        keys = [[set(json.loads(text)) for (text,) in database.execute(query)] for database in (new, old)]
    assert keys[0] == keys[1], "what a row holds was changed: as above"


@pytest.mark.parametrize("version", VERSIONS)
def test_all_of_it_is_read_as_it_was(tmp_path: Path, version: int) -> None:
    path = unpacked(version, tmp_path)
    now, then = told(path), as_told(version)
    assert holds(now, then)
    assert {attempt["state"] for fax in now["faxes"] for attempt in fax["attempts"]} == set(AttemptState)
    assert [fax["id"] for fax in now["faxes"] if fax["damaged"]] == [DAMAGED]
    assert shape_of_rules(path) == shape_of_rules(unpacked(schema.VERSION, tmp_path))


def shape_of_rules(path: Path) -> dict[str, str]:
    return {name: sql for name, sql in shape(path).items() if not sql.startswith("CREATE TABLE")}


@pytest.fixture
def made_older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An outbox with all that is in the kept one but what MADE has added."""
    path = tmp_path / "faxes.db"
    make(path)
    path.with_name("told.json").write_text(json.dumps(told(path)), "utf-8")
    monkeypatch.setattr(schema, "VERSION", MADE)
    monkeypatch.setitem(schema.ADDITIONS, MADE, ADDED)
    before = migration.tables_of(MADE - 1)
    assert "orders" not in before
    assert "pages" in rows.FAX
    assert "pages" not in before["faxes"]
    with closing(sqlite3.connect(path)) as database:
        schema.drop_rules(database)
        database.execute("DROP TABLE orders")
        database.execute("DELETE FROM sqlite_sequence WHERE name = 'orders'")
        for table, columns in ADDED.columns.items():
            query = f"SELECT id, {', '.join(rows.COLUMNS[table])}, checksum FROM {table}"
            intact = [row[0] for row in database.execute(query).fetchall() if rows.is_intact(row[1:])]
            for name in columns:
                database.execute(f"ALTER TABLE {table} DROP COLUMN {name}")
            for row_id in intact:
                query = f"SELECT {', '.join(before[table])} FROM {table} WHERE id = ?"
                values = database.execute(query, (row_id,)).fetchone()
                database.execute(f"UPDATE {table} SET checksum = ? WHERE id = ?", (rows.checksum(values), row_id))
        database.commit()
    return path


def changed(fax: dict[str, Any]) -> dict[str, Any]:
    """A fax as it must be told after the made migration."""
    attempts = [{**attempt, "other_id": ""} for attempt in fax["attempts"]]
    return {**fax, "attempts": attempts, "document": {**fax["document"], "pages": 7}}


def test_columns_and_tables_are_added_and_checksums_go_with_them(made_older: Path) -> None:
    expected = json.loads(made_older.with_name("told.json").read_text("utf-8"))
    reader = FaxReader(made_older)
    before = made_older.read_bytes()
    assert [fax.damaged for fax in reader.page(100)].count(True) == 1, "a reader sees them all at once"
    assert made_older.read_bytes() == before, "and only looks"
    now = told(made_older)
    assert now["faxes"] == [changed(fax) for fax in expected["faxes"]]
    assert (now["timeline"], now["uploads"], now["orders"]) == (expected["timeline"], expected["uploads"], [])
    assert len(reader.page(100)) == len(now["faxes"])
    reader.close()
    (copy,) = made_older.parent.glob(f"faxes-version-{MADE - 1}-*.db")
    assert "pages INTEGER" not in shape(copy)["faxes"]
    assert sys.platform == "win32" or copy.stat().st_mode & 0o777 == 0o600
    table = FaxTable(made_older)
    assert table.open(as_owner=True) is False
    add(table, 99)
    table.close()
    with closing(sqlite3.connect(made_older)) as database, pytest.raises(sqlite3.IntegrityError):
        database.execute("DELETE FROM faxes")


def test_a_reader_keeps_up_before_and_after(made_older: Path) -> None:
    reader = FaxReader(made_older)
    assert len(reader.page(100)) == len(AttemptState)
    table = FaxTable(made_older)
    table.open(as_owner=True)
    add(table, 99)
    assert len(reader.page(100)) == len(AttemptState) + 1
    table.close()
    reader.close()


@pytest.mark.parametrize("step", ["add_rules", "create_table", "drop_rules"])
def test_when_it_fails_nothing_has_changed(
    made_older: Path, monkeypatch: pytest.MonkeyPatch, step: str, tmp_path: Path
) -> None:
    before = shape(made_older)
    do: Callable[..., None] = getattr(schema, step)

    def fail(*arguments: Any) -> None:
        do(*arguments)
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr(schema, step, fail)
        with pytest.raises(DiskTrouble):
            FaxTable(made_older).open(as_owner=True)
    assert shape(made_older) == before
    with closing(sqlite3.connect(made_older)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (MADE - 1,)
    assert len(told(made_older)["faxes"]) == len(AttemptState)


def test_only_the_owner_changes_it(made_older: Path) -> None:
    content = made_older.read_bytes()
    with pytest.raises(OlderRunning):
        FaxTable(made_older).open(as_owner=False)
    assert made_older.read_bytes() == content


def test_a_program_that_had_it_open_before_writes_and_reads_no_more(tmp_path: Path) -> None:
    path = tmp_path / "faxes.db"
    older, reader = FaxTable(path), FaxReader(path)
    older.open(as_owner=True)
    add(older, 1)
    assert len(reader.page(5)) == 1
    with closing(sqlite3.connect(path)) as newer:
        newer.execute(f"PRAGMA user_version = {MADE}")
    with pytest.raises(NewerVersion):
        add(older, 2)
    with pytest.raises(NewerVersion):
        reader.page(5)
    older.close()
    reader.close()
