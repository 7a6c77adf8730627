"""Finding among kept faxes: the index follows the outbox, and is never more than a copy."""

import stat
import sys
import threading
from pathlib import Path

import pytest

from app.core.ports import Accepted
from app.core.search import is_found
from app.core.transitions import after_cancel
from app.storage import fax_search
from app.storage.fax_reader import FaxReader
from app.storage.fax_table import FaxTable
from tests.storage.handed_in import NOW, add, advance, committed, outcome, raw, remote


def _index(path: Path) -> Path:
    return path.with_name("faxes-search.sqlite")


def _found(reader: FaxReader, typed: str) -> list[int]:
    return [fax.id for fax in reader.search(typed, 256)]


def test_newest_first_in_blocks(table: FaxTable, reader: FaxReader) -> None:
    for number in range(1, 8):
        add(table, number, "order.pdf" if number % 2 else "letter.pdf")
    assert [fax.id for fax in reader.search("order", 3)] == [7, 5, 3]
    assert [fax.id for fax in reader.search("order", 3, before_id=3)] == [1]


@pytest.mark.parametrize(
    "typed", ["letter", "ORDER", "312 555", "der.p", "pd", "r", "order 31", "order zz", '"', "' OR 1", "a*", "%", "_"]
)
def test_the_index_finds_what_the_rule_finds(table: FaxTable, reader: FaxReader, typed: str) -> None:
    faxes = [add(table, number, name) for number, name in enumerate(("order.pdf", "letter.pdf", "a*\"%_'.pdf", "é"))]
    assert _found(reader, typed) == [fax.id for fax in reversed(faxes) if is_found(fax, typed)]


def test_it_follows_what_happens(table: FaxTable, reader: FaxReader) -> None:
    assert _found(reader, "letter") == []
    fax = add(table)
    assert _found(reader, "letter") == [fax.id]
    assert _found(reader, "in progress") == [fax.id]
    fax = advance(table, after_cancel(fax.attempts[0], NOW))
    assert (_found(reader, "in progress"), _found(reader, "canceled")) == ([], [fax.id])
    other = committed(table, add(table, 2))
    advance(table, outcome(other, Accepted(remote("3d2f1c7e"))))
    assert _found(reader, "3d2f1c7e") == [other.id]


def test_it_goes_on_where_it_was(table: FaxTable, path: Path, reader: FaxReader) -> None:
    add(table)
    assert _found(reader, "letter") == [1]
    reader.close()
    with raw(_index(path)) as index:
        index.execute("UPDATE texts SET text = 'kept'")
    add(table, 2)
    assert (_found(reader, "kept"), _found(reader, "letter")) == ([1], [2])


def test_the_index_of_another_outbox_is_made_anew(path: Path, reader: FaxReader, tmp_path: Path) -> None:
    table = FaxTable(path)
    table.open(as_owner=True)
    add(table, 1, "theirs.pdf")
    table.close()
    assert _found(reader, "theirs") == [1]
    reader.close()
    path.unlink()
    table.open(as_owner=True)
    add(table, 2, "ours.pdf")
    table.close()
    assert (_found(reader, "theirs"), _found(reader, "ours")) == ([], [1])


def test_an_outbox_from_before_is_read_anew(path: Path, reader: FaxReader) -> None:
    table = FaxTable(path)
    table.open(as_owner=True)
    add(table)
    table.close()
    before = path.read_bytes()
    table.open(as_owner=True)
    add(table, 2)
    assert _found(reader, "letter") == [2, 1]
    table.close()
    reader.close()
    path.write_bytes(before)
    table.open(as_owner=True)
    add(table, 3, "order.pdf")
    table.close()
    assert (_found(reader, "letter"), _found(reader, "order")) == ([1], [2])


@pytest.mark.parametrize("content", [b"", b"no database at all", bytes(4096)])
def test_a_spoilt_index_is_made_anew(table: FaxTable, path: Path, reader: FaxReader, content: bytes) -> None:
    add(table)
    _index(path).write_bytes(content)
    assert _found(reader, "letter") == [1]


def test_an_index_of_other_tables_is_made_anew(table: FaxTable, path: Path, reader: FaxReader) -> None:
    add(table)
    with raw(_index(path)) as index:
        index.execute("CREATE TABLE texts (other)")
    assert _found(reader, "letter") == [1]


def test_where_no_file_can_be_made_it_is_in_memory(table: FaxTable, path: Path, reader: FaxReader) -> None:
    add(table)
    _index(path).mkdir()
    assert _found(reader, "letter") == [1]
    add(table, 2)
    assert _found(reader, "letter") == [2, 1]


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_nobody_else_may_read_it(table: FaxTable, path: Path, reader: FaxReader) -> None:
    add(table)
    _found(reader, "letter")
    assert stat.S_IMODE(_index(path).stat().st_mode) == 0o600


def test_several_may_search_at_once(table: FaxTable, path: Path) -> None:
    for number in range(1, 1201):
        add(table, number)
    found: list[int] = []

    def search() -> None:
        reader = FaxReader(path)
        found.append(len(reader.search("letter", 5000)))
        reader.close()

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1200] * 4


def test_an_index_that_others_hold_is_searched_as_it_is(
    table: FaxTable, path: Path, reader: FaxReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fax_search, "_SECONDS_FOR_A_LOCK", 0)
    add(table)
    assert _found(reader, "letter") == [1]
    add(table, 2)
    with raw(_index(path)) as index:
        index.execute("BEGIN IMMEDIATE")
        assert _found(reader, "letter") == [1]
    assert _found(reader, "letter") == [2, 1]
