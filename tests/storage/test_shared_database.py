"""Several processes on one outbox: begun at once, written at once."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from app.storage import database, schema
from app.storage.fax_table import FaxTable
from tests.storage.handed_in import add

ROOT = Path(__file__).resolve().parents[2]


def test_an_outbox_is_begun_though_the_owner_clears_the_draft_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "faxes.db"
    owner = FaxTable(path)
    create = schema.create

    def slow(connection: sqlite3.Connection) -> None:
        monkeypatch.setattr(schema, "create", create)
        owner.open(as_owner=True)
        owner.close()
        create(connection)

    monkeypatch.setattr(schema, "create", slow)
    visitor = FaxTable(path)
    visitor.open(as_owner=False)
    add(visitor, 1)
    visitor.close()
    assert [entry.name for entry in tmp_path.iterdir()] == ["faxes.db"]


@pytest.mark.parametrize("as_owner", [False, True])
def test_two_that_begin_one_outbox_at_once_do_not_take_it_from_each_other(
    as_owner: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "faxes.db"
    first = FaxTable(path)
    give_name = database._give_name

    def late(draft: Path, target: Path) -> None:
        monkeypatch.setattr(database, "_give_name", give_name)
        first.open(as_owner)  # the other one comes first
        add(first, 1)
        first.close()
        give_name(draft, target)

    monkeypatch.setattr(database, "_give_name", late)
    second = FaxTable(path)
    second.open(as_owner=True)
    assert len(second.open_faxes()) == 1
    second.close()
    assert not list(tmp_path.glob("*.new*"))


WRITER = """
import sys
from pathlib import Path
from typing import Any
sys.path.insert(0, {root!r})
from tests.storage.handed_in import add
from app.storage.fax_table import FaxTable
table = FaxTable(Path({path!r}))
table.open(as_owner=False)
for number in range({first}, {first} + 10):
    add(table, number)
"""


def test_several_processes_write_one_outbox(tmp_path: Path) -> None:
    path = tmp_path / "data" / "faxes.db"
    programs = [WRITER.format(root=str(ROOT), path=str(path), first=first) for first in (0, 100, 200)]
    processes = [subprocess.Popen([sys.executable, "-c", program], cwd=ROOT) for program in programs]
    assert [process.wait(50) for process in processes] == [0, 0, 0]
    table = FaxTable(path)
    assert table.open(as_owner=True) is False
    assert len(table.open_faxes()) == 30
    table.close()
