"""A disk that does not take what is written, and rows that nobody wrote."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.core.attempt import AttemptState
from app.core.errors import DatabaseDamaged, DiskFull, DiskTrouble, FaxError, NewerVersion, StorageError
from app.core.fax import Fax, FaxState, Step
from app.core.orders import Cancel, FaxChanged, OrderRefused, QueuePaused, ResumeQueue, Submit, SubmitRefused
from app.core.timeline import What
from app.delivery import messages as m
from app.storage.fax_table import FaxTable
from app.storage.spool import Spool
from tests.fakes import Desk

S = AttemptState


Fail = Callable[[AttemptState | str, StorageError], None]
ERRORS = pytest.mark.parametrize("error", [DiskTrouble(), DiskFull()])


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Fail:
    """fail(state, error): writing an attempt into that state fails; or a method of the table."""
    advance = FaxTable.advance

    def fail(when: AttemptState | str, error: StorageError) -> None:
        def refuse(table: FaxTable, step: Step) -> Fax | None:
            if step.after.state is when:
                raise error
            return advance(table, step)

        def refuse_all(*_: object) -> None:
            raise error

        if isinstance(when, AttemptState):
            monkeypatch.setattr(FaxTable, "advance", refuse)
        else:
            monkeypatch.setattr(FaxTable, when, refuse_all)

    return fail


def paused_by(desk: Desk) -> list[str]:
    return [type(fact.error).__name__ for fact in desk.facts if isinstance(fact, QueuePaused)]


@ERRORS
def test_if_the_mark_cannot_be_written_nothing_is_sent(
    desk: Desk, failing: Fail, monkeypatch: pytest.MonkeyPatch, error: StorageError
) -> None:
    failing(S.COMMITTING, error)
    fax_id = desk.submit()
    assert desk.telnyx.posts == []
    assert paused_by(desk) == ["DiskTrouble"]
    desk.run(600, 10)
    desk.order(ResumeQueue())
    desk.run(600, 10)
    assert desk.telnyx.posts == [], "never continued after a failed write"
    monkeypatch.undo()
    desk.restart()
    assert desk.fax(fax_id).state is FaxState.ACCEPTED
    assert len(desk.telnyx.posts) == 1


@ERRORS
def test_if_the_answer_cannot_be_written_nothing_more_is_done(
    desk: Desk, failing: Fail, monkeypatch: pytest.MonkeyPatch, error: StorageError
) -> None:
    failing(S.ACCEPTED, error)
    fax_id = desk.submit()
    assert desk.attempt(fax_id).state is S.COMMITTING
    calls = len(desk.telnyx.calls)
    desk.run(600, 10)
    assert len(desk.telnyx.calls) == calls
    assert not desk.outbox.is_posting
    monkeypatch.undo()
    desk.telnyx.unlisted.add("fax-1")
    desk.restart()
    assert desk.fax(fax_id).state is FaxState.NEEDS_CHECK
    desk.telnyx.unlisted.clear()
    desk.run(10)
    assert desk.fax(fax_id).state is FaxState.ACCEPTED
    assert len(desk.telnyx.posts) == 1


def test_nothing_is_queued_on_a_full_disk_and_the_rest_goes_on(
    desk: Desk, failing: Fail, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.submit()
    failing("add", DiskFull())
    desk.order(Submit(desk.request("full", "+13125550188")))
    (refused,) = desk.told(SubmitRefused)
    assert isinstance(refused, SubmitRefused)
    assert isinstance(refused.error, DiskFull)
    assert len(desk.spool.kept()) == 1
    assert paused_by(desk) == []
    monkeypatch.undo()
    assert desk.fax(desk.submit("+13125550188")).state is FaxState.ACCEPTED


def test_a_disk_that_fails_at_submit_stops_everything(desk: Desk, failing: Fail) -> None:
    failing("add", DiskTrouble())
    desk.order(Submit(desk.request("one")))
    desk.order(Submit(desk.request("two")))
    assert len(desk.told(SubmitRefused)) == 2
    assert paused_by(desk) == ["DiskTrouble"]
    desk.order(Cancel(1))
    assert len(desk.told(OrderRefused)) == 1


def test_a_copy_whose_fsync_fails_stops_everything(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> str:
        raise DiskTrouble

    monkeypatch.setattr(Spool, "keep", refuse)
    desk.order(Submit(desk.request("one")))
    monkeypatch.undo()
    desk.order(Submit(desk.request("two")))
    assert len(desk.told(SubmitRefused)) == 2
    assert paused_by(desk) == ["DiskTrouble"]


def test_what_was_about_to_begin_when_a_write_failed_does_not(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.held.add(m.Probe)
    first, second = desk.submit(), desk.submit("+13125550177")
    advance = FaxTable.advance

    def refuse_the_second(table: FaxTable, step: Step) -> Fax | None:
        if step.before.fax_id == second:
            raise DiskTrouble
        return advance(table, step)

    monkeypatch.setattr(FaxTable, "advance", refuse_the_second)
    desk.release(m.Probe)
    assert desk.attempt(first).state is S.UPLOADING
    assert desk.telnyx.uploads == []


def test_what_was_queued_is_not_called_refused_when_the_next_write_fails(desk: Desk, failing: Fail) -> None:
    failing(S.UPLOADING, DiskTrouble())
    fax_id = desk.submit()
    assert desk.told(SubmitRefused) == []
    assert desk.fax(fax_id).state is FaxState.QUEUED
    assert desk.telnyx.uploads == []


@pytest.mark.parametrize("error", [NewerVersion(), DiskTrouble()])
def test_an_outbox_that_cannot_be_opened(desk: Desk, failing: Fail, error: FaxError) -> None:
    desk.leave()
    failing("open", error if isinstance(error, StorageError) else DiskTrouble())
    desk.restart()
    assert paused_by(desk) == [type(error).__name__]
    desk.order(Submit(desk.request("one")))
    (refused,) = desk.told(SubmitRefused)
    assert isinstance(refused, SubmitRefused)
    assert refused.error is error
    desk.run(10)


def damage(desk: Desk, statement: str) -> None:
    with closing(sqlite3.connect(Path(desk.folder, "faxes.db"), isolation_level=None)) as database:
        for trigger in ("faxes_keep_what_they_are", "attempts_keep_what_they_are", "attempts_move_as_allowed"):
            database.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        database.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE faxes SET recipient = '+13125550124'",
        "UPDATE faxes SET spool_name = 'x'",
        "UPDATE attempts SET state = 'queuee'",
        "UPDATE attempts SET token = 'x'",
        "UPDATE attempts SET not_before = 'never'",
    ],
)
@pytest.mark.parametrize("restart", [True, False])
def test_a_damaged_fax_is_never_sent_and_is_shown(desk: Desk, statement: str, restart: bool) -> None:
    desk.held.add(m.Probe)
    fax_id = desk.submit()
    damage(desk, statement)
    desk.facts.clear()
    if restart:
        desk.restart()
    else:
        desk.release(m.Probe)
    desk.run(100)
    assert (desk.telnyx.posts, desk.telnyx.uploads) == ([], [])
    fax = desk.fax(fax_id)
    assert fax.damaged
    assert fax.needs_person
    assert any(isinstance(fact, FaxChanged) and fact.fax.damaged for fact in desk.facts) or restart
    desk.order(Cancel(fax_id))
    (refused,) = desk.told(OrderRefused)
    assert isinstance(refused, OrderRefused)
    assert isinstance(refused.error, DatabaseDamaged)
    assert desk.fax(desk.submit("+13125550177")).state is FaxState.ACCEPTED, "the others go on"


def test_a_row_damaged_between_mark_and_answer(desk: Desk) -> None:
    desk.telnyx.during_post = lambda: damage(desk, "UPDATE attempts SET committed_at = 'x'")
    fax_id = desk.submit()
    desk.run(100)
    assert desk.fax(fax_id).damaged
    assert len(desk.telnyx.posts) == 1
    assert What.ACCEPTED not in desk.timeline(fax_id)
    desk.restart()
    desk.run(100)
    assert len(desk.telnyx.posts) == 1
