"""Rows that nobody wrote: shown, and never acted on."""

from pathlib import Path

import pytest

from app.core.orders import Cancel
from app.core.transitions import after_cancel, start
from app.storage.fax_reader import FaxReader
from app.storage.fax_table import FaxTable
from tests.storage.handed_in import NOW, add, advance, raw

UNREADABLE = b"\xff\xfe text that is no UTF-8"
TRIGGERS = (
    "faxes_keep_what_they_are",
    "attempts_keep_what_they_are",
    "attempts_move_as_allowed",
    "uploads_keep_what_they_are",
)


def flip(path: Path, table_name: str, column: str, value: str | int | bytes | None) -> None:
    """As a bit that falls over on the disk."""
    with raw(path) as database:
        for trigger in TRIGGERS:
            database.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        database.execute("PRAGMA ignore_check_constraints = ON")
        place = "CAST(? AS TEXT)" if value == UNREADABLE else "?"
        database.execute(f"UPDATE {table_name} SET {column} = {place} WHERE id = 1", (value,))


@pytest.mark.parametrize(
    ("table_name", "column", "value"),
    [
        ("faxes", "recipient", "+13125550124"),
        ("faxes", "sha256", "ac"),
        ("faxes", "size", 11),
        ("faxes", "options", '{"quality": "high"}'),
        ("faxes", "options", "not JSON"),
        ("faxes", "created_at", "yesterday"),
        ("faxes", "document_name", b"\xff\xfe"),
        ("faxes", "recipient", UNREADABLE),
        ("faxes", "checksum", "0" * 32),
        ("attempts", "state", "queuee"),
        ("attempts", "state", "delivered"),
        ("attempts", "token", "token-9"),
        ("attempts", "changed_at", b"\x00"),
        ("attempts", "candidates", "{"),
        ("attempts", "detail", UNREADABLE),
        ("attempts", "detail", b""),
        ("attempts", "checksum", "0" * 32),
    ],
)
def test_a_row_that_nobody_wrote_is_shown_and_never_acted_on(
    table: FaxTable, reader: FaxReader, path: Path, table_name: str, column: str, value: str | int | bytes
) -> None:
    fax = add(table)
    add(table, 2)
    step = start(fax.attempts[0], NOW)
    flip(path, table_name, column, value)
    assert table.advance(step) is None
    damaged = reader.get(fax.id)
    assert damaged is not None
    assert damaged.damaged
    assert damaged.needs_person
    assert [one.id for one in reader.page(10)] == [2, 1]
    assert [one.id for one in table.open_faxes()] == [2]


def test_a_fax_that_lost_its_attempts_is_damaged(table: FaxTable, reader: FaxReader, path: Path) -> None:
    fax = add(table)
    with raw(path) as database:
        database.execute("DROP TRIGGER attempts_are_never_deleted")
        database.execute("DELETE FROM attempts")
    damaged = reader.get(fax.id)
    assert damaged is not None
    assert damaged.damaged


@pytest.mark.parametrize(
    ("table_name", "column", "value"), [("uploads", "attempt_id", 2), ("attempts", "media_name", "")]
)
def test_no_upload_is_deleted_that_nobody_gave_up(
    table: FaxTable, path: Path, table_name: str, column: str, value: str | int
) -> None:
    """The document of another fax, which Telnyx may not have fetched yet."""
    fax = advance(table, start(add(table).attempts[0], NOW))
    advance(table, after_cancel(fax.attempts[0], NOW))
    add(table, 2)
    assert [upload.media_name for upload in table.uploads_to_delete()] == ["fw-1"]
    flip(path, table_name, column, value)
    assert table.uploads_to_delete() == ()


def test_a_damaged_entry_and_a_damaged_order_are_left_out(table: FaxTable, reader: FaxReader, path: Path) -> None:
    fax = add(table)
    table.leave_order(Cancel(fax.id), NOW)
    with raw(path) as database:
        database.execute("DROP TRIGGER timeline_keep_what_they_are")
        database.execute("DROP TRIGGER orders_keep_what_they_are")
        database.execute("UPDATE timeline SET what = 'delivered'")
        database.execute("""UPDATE orders SET data = '{"fax_id": 2}'""")
    assert reader.timeline(fax.id) == ()
    assert table.waiting_orders() == ()
