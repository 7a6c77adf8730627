"""The outbox in SQLite: compare-and-set, what the database itself refuses, checksums, orders."""

import sqlite3
import stat
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.core.attempt import AttemptState
from app.core.errors import AlreadyAsked, Offline
from app.core.fax import Fax, FaxState, SpooledDocument, Step, TimelineEntry
from app.core.known_number import KnownNumber
from app.core.options import Quality, SendOptions
from app.core.orders import Cancel, CancelOther, CheckNow, Resolution, Resolve, ResumeQueue, StillSend
from app.core.ports import Accepted, NotSent
from app.core.timeline import What
from app.core.transitions import ALLOWED, after_cancel, first_attempt, start
from app.storage import rows
from app.storage.fax_reader import FaxReader
from app.storage.fax_table import FaxTable
from tests.storage.handed_in import NOW, S, add, advance, committed, names, outcome, raw, remote, request


def test_a_fax_comes_back_as_it_was_handed_in(table: FaxTable, reader: FaxReader) -> None:
    fax = add(table)
    assert reader.get(fax.id) == fax == table.get(fax.id)
    assert (fax.state, fax.damaged, fax.options, fax.created_at) == (
        FaxState.QUEUED,
        False,
        SendOptions(Quality.ULTRA_DARK),
        NOW,
    )
    assert [entry.what for entry in reader.timeline(fax.id)] == [What.QUEUED]


def test_every_field_of_an_attempt_comes_back(table: FaxTable) -> None:
    fax = advance(table, start(add(table).attempts[0], NOW))
    attempt = fax.attempts[0]
    changed = replace(
        attempt,
        tries=3,
        cancel_asked=True,
        candidates=("a", "b"),
        first_clean_at=NOW + timedelta(seconds=1),
        page_count=4,
        reason="user_busy",
        other_id="x",
    )
    changed = replace(changed, state=S.COMMITTING)
    assert advance(table, Step(attempt, changed)).attempts[0] == changed


def test_one_compose_id_is_one_fax(table: FaxTable) -> None:
    add(table)
    with pytest.raises(AlreadyAsked):
        add(table)
    assert table.of_compose("c-1") is not None
    assert table.of_compose("c-2") is None


def test_compare_and_set_is_of_the_whole_row(table: FaxTable, path: Path) -> None:
    attempt = add(table).attempts[0]
    other = FaxTable(path)
    other.open(as_owner=False)
    advance(other, start(attempt, NOW))
    assert table.advance(start(attempt, NOW)) is None
    # The same state is not enough: a fact was added in between.
    committing = committed(table, add(table, 2)).attempts[0]
    advance(other, after_cancel(committing, NOW))
    assert table.advance(Step(committing, replace(committing, state=S.UNKNOWN))) is None
    other.close()


def test_a_fresh_attempt_comes_in_the_same_transaction_or_not_at_all(table: FaxTable, path: Path) -> None:
    fax = committed(table, add(table))
    step = outcome(fax, NotSent(Offline()), 2)
    with raw(path) as database:
        database.execute("CREATE TRIGGER x BEFORE INSERT ON attempts BEGIN SELECT RAISE(ABORT, 'x'); END")
        with pytest.raises(sqlite3.IntegrityError):
            advance(table, step)
        database.execute("DROP TRIGGER x")
    assert table.get(fax.id) == fax
    after = advance(table, step)
    assert [(one.number, one.state) for one in after.attempts] == [(1, S.NOT_HANDED_OVER), (2, S.QUEUED)]
    assert after.attempts[1].fax_id == fax.id


def test_two_attempts_never_share_a_name(table: FaxTable) -> None:
    fax = committed(table, add(table))
    with pytest.raises(sqlite3.IntegrityError):
        advance(table, outcome(fax, NotSent(Offline()), 1))
    with pytest.raises(sqlite3.IntegrityError):
        table.add(request(2), SpooledDocument("a", "2.pdf", "ab", 10, 2), first_attempt(names(1), NOW))


@pytest.mark.parametrize("new", list(S))
@pytest.mark.parametrize("old", list(S))
def test_the_database_refuses_what_the_table_of_transitions_does_not_have(
    database_in_every_state: sqlite3.Connection, old: AttemptState, new: AttemptState
) -> None:
    change = "UPDATE attempts SET state = ? WHERE state = ?"
    database_in_every_state.execute("BEGIN")
    try:
        if (old, new) in ALLOWED:
            assert database_in_every_state.execute(change, (new.value, old.value)).rowcount == 1
        else:
            with pytest.raises(sqlite3.IntegrityError, match="attempts_move_as_allowed"):
                database_in_every_state.execute(change, (new.value, old.value))
    finally:
        database_in_every_state.execute("ROLLBACK")


@pytest.fixture(scope="module")
def database_in_every_state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("states") / "faxes.db"
    table = FaxTable(path)
    table.open(as_owner=True)
    for number, _ in enumerate(S, 1):
        add(table, number)
    table.close()
    with raw(path) as database:
        (move,) = database.execute("SELECT sql FROM sqlite_master WHERE name = 'attempts_move_as_allowed'").fetchone()
        database.execute("DROP TRIGGER attempts_move_as_allowed")
        for number, state in enumerate(S, 1):
            database.execute("UPDATE attempts SET state = ? WHERE id = ?", (state.value, number))
        database.execute(move)
        yield database


@pytest.mark.parametrize("table_name", ["faxes", "attempts", "timeline", "uploads", "orders"])
def test_nothing_is_ever_deleted(table: FaxTable, path: Path, table_name: str) -> None:
    fax = advance(table, start(add(table).attempts[0], NOW))
    advance(table, after_cancel(fax.attempts[0], NOW))
    table.leave_order(Cancel(1), NOW)
    with raw(path) as database:
        assert database.execute(f"SELECT count(*) FROM {table_name}").fetchone() != (0,)
        with pytest.raises(sqlite3.IntegrityError, match="never_deleted"):
            database.execute(f"DELETE FROM {table_name}")


@pytest.mark.parametrize(
    "change",
    [
        "faxes SET recipient = '+13125550999'",
        "faxes SET sha256 = 'x'",
        "timeline SET data = '{}'",
        "attempts SET token = 'x'",
        "attempts SET media_name = 'x'",
        "attempts SET telnyx_id = 'x'",
        "attempts SET telnyx_id = NULL",
        "attempts SET number = 5",
        "attempts SET fax_id = 2",
        "orders SET data = '{\"fax_id\": 2}'",
    ],
)
def test_what_was_confirmed_and_what_telnyx_knows_stays(table: FaxTable, path: Path, change: str) -> None:
    fax = committed(table, add(table))
    add(table, 2)
    advance(table, outcome(fax, Accepted(remote())))
    table.leave_order(Cancel(1), NOW)
    with raw(path) as database, pytest.raises(sqlite3.IntegrityError, match="keep_what_they_are"):
        database.execute(f"UPDATE {change} WHERE id = 1")


def test_an_attempt_can_only_begin_queued(table: FaxTable, path: Path) -> None:
    add(table)
    copy = ", ".join(f"'{S.COMMITTING.value}'" if name == "state" else name for name in rows.ATTEMPT[1:])
    copy = copy.replace("number,", "2,").replace("token,", "'x',").replace("media_name,", "'y',")
    with raw(path) as database, pytest.raises(sqlite3.IntegrityError, match="begin_queued"):
        database.execute(f"INSERT INTO attempts SELECT 2, {copy}, checksum FROM attempts")


def test_text_and_numbers_that_sqlite_does_not_take(table: FaxTable, reader: FaxReader) -> None:
    fax = committed(table, add(table, name="a\ud800\x00\u202e.pdf"))
    assert fax.document.name == "a?\x00\u202e.pdf"
    strange = replace(remote(), status="\udfff", page_count=2**70)
    step = outcome(fax, Accepted(strange))
    assert step is not None
    step = replace(step, after=replace(step.after, page_count=2**70, detail="\ud83d"))
    fax = advance(table, step)
    assert not fax.damaged
    assert (fax.attempts[0].raw_status, fax.attempts[0].page_count) == ("?", 2**63 - 1)
    entry = reader.timeline(fax.id)[-1]
    assert entry.data["status"] == "\udfff", "JSON keeps it"


def test_the_to_do_list_of_uploads(table: FaxTable) -> None:
    queued, uploaded = add(table, 1), add(table, 2)
    advance(table, after_cancel(queued.attempts[0], NOW))
    assert table.uploads_to_delete() == (), "never uploaded"
    fax = advance(table, start(uploaded.attempts[0], NOW))
    advance(table, after_cancel(fax.attempts[0], NOW))
    (upload,) = table.uploads_to_delete()
    assert (upload.media_name, upload.attempt_id, upload.fax_id) == ("fw-2", 2, 2)
    table.upload_deleted(2, NOW)
    table.upload_deleted(2, NOW)
    assert table.uploads_to_delete() == ()


@pytest.mark.parametrize(
    "order",
    [
        Cancel(1),
        CancelOther(1),
        CheckNow(1),
        StillSend(1),
        ResumeQueue(),
        Resolve(1, Resolution.SEND_AGAIN, "ann\ud800", "We do not know"),
    ],
)
def test_orders_wait_for_the_owner(table: FaxTable, order: Cancel | ResumeQueue) -> None:
    table.leave_order(order, NOW)
    (waiting,) = table.waiting_orders()
    assert waiting.order == order
    table.order_taken(waiting.id, NOW)
    assert table.waiting_orders() == ()


def test_what_another_process_wrote_is_noticed(table: FaxTable, path: Path) -> None:
    add(table)
    table.foreign_change()
    newest = table.newest_entry()
    assert not table.foreign_change()
    other = FaxTable(path)
    other.open(as_owner=False)
    fax = add(other, 2)
    other.close()
    assert table.foreign_change()
    assert not table.foreign_change()
    assert table.changed_since(newest) == ((fax.id,), newest + 1)


def test_holders(table: FaxTable) -> None:
    advance(table, outcome(committed(table, add(table)), Accepted(remote("fax-1"))))
    assert table.holders([*(str(number) for number in range(1200)), "fax-1"]) == {"fax-1": 1}
    assert table.holders([]) == {}
    with pytest.raises(sqlite3.IntegrityError):
        advance(table, outcome(committed(table, add(table, 2)), Accepted(remote("fax-1"))))


def test_pages_newest_first(table: FaxTable, reader: FaxReader) -> None:
    for number in range(1, 8):
        add(table, number)
    assert [fax.id for fax in reader.page(3)] == [7, 6, 5]
    assert [fax.id for fax in reader.page(3, before_id=5)] == [4, 3, 2]
    assert [fax.id for fax in reader.page(3, before_id=1)] == []
    assert reader.get(99) is None


def test_the_reader_cannot_write_and_serves_any_thread(table: FaxTable, reader: FaxReader) -> None:
    assert FaxReader(Path("nowhere") / "faxes.db").page(5) == ()
    fax = add(table)
    seen: list[Fax | None] = []
    thread = threading.Thread(target=lambda: seen.append(reader.get(fax.id)))
    thread.start()
    thread.join()
    assert seen == [reader.get(fax.id)] == [fax]
    database = reader._database()
    assert database is not None
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        database.execute("UPDATE attempts SET tries = 5")


def test_it_is_written_so_that_a_power_cut_cannot_take_it_back(table: FaxTable) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "fullfsync": 1, "foreign_keys": 1}
    assert {name: table._database.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_nobody_else_may_read_it(table: FaxTable, path: Path) -> None:
    add(table)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    assert {file.name for file in path.parent.iterdir()} <= {"faxes.db", "faxes.db-wal", "faxes.db-shm"}


def test_notes(table: FaxTable, reader: FaxReader) -> None:
    fax = add(table)
    table.note(fax.id, TimelineEntry(NOW, What.CHECK_FAILED, {"error": "Offline"}))
    assert reader.timeline(fax.id)[-1] == TimelineEntry(NOW, What.CHECK_FAILED, {"error": "Offline"})


def test_of_copy(table: FaxTable) -> None:
    fax = add(table)
    assert table.of_copy("1.pdf") == fax
    assert table.of_copy("2.pdf") is None


def test_numbers_that_were_delivered_to(table: FaxTable, reader: FaxReader) -> None:
    assert reader.delivered_to() == ()
    for number in (1, 2):
        fax = advance(table, outcome(committed(table, add(table, number)), Accepted(remote(f"fax-{number}"))))
        advance(table, Step(fax.attempts[0], replace(fax.attempts[0], state=S.DELIVERED)))
    add(table, 3)
    assert reader.delivered_to() == (KnownNumber("+13125550123", 2, NOW),)
