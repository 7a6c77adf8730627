"""What a new start makes of every state that the last one left behind, and what happens with the documents."""

from datetime import timedelta

import pytest

from app.core.attempt import AttemptState, Cause
from app.core.errors import DatabaseDamaged
from app.core.fax import FaxState
from app.core.orders import BegunAnew, Cancel, Resolution, Resolve
from app.core.ports import CancelSignal, RequestRefused, Unclear
from app.core.settings import KEEP_DAYS
from app.core.timeline import What
from app.delivery import messages as m
from tests.fakes import DOCUMENT, Desk

S = AttemptState


class Killed(BaseException):
    """As by kill -9: nothing of ours sees it."""


def kill(*_: object) -> None:
    raise Killed


def killed_during_submit(desk: Desk) -> None:
    with pytest.raises(Killed):
        desk.submit()
    desk.telnyx.during_upload = lambda _: None
    desk.telnyx.during_post = lambda: None
    desk.restart()


def states(desk: Desk) -> list[AttemptState]:
    return [attempt.state for attempt in desk.fax(1).attempts]


def test_queued_goes_on(desk: Desk) -> None:
    desk.held.add(m.Probe)
    desk.submit()
    desk.restart()
    assert states(desk) == [S.ACCEPTED]


def test_uploading_is_sent_again_as_a_fresh_attempt(desk: Desk) -> None:
    desk.telnyx.during_upload = kill
    killed_during_submit(desk)
    assert states(desk) == [S.NOT_HANDED_OVER, S.ACCEPTED]
    first, second = desk.fax(1).attempts
    assert second.cause is Cause.RESTART
    assert first.token != second.token
    assert first.media_name != second.media_name
    assert len(desk.telnyx.posts) == 1
    desk.tick()
    assert desk.telnyx.deleted == [first.media_name]


def test_committing_needs_a_check_and_is_never_posted_again(desk: Desk) -> None:
    desk.telnyx.during_post = kill
    killed_during_submit(desk)
    assert states(desk) == [S.UNKNOWN]
    assert desk.entry(1, What.ANSWER_LOST).data == {"why": "restart", "detail": ""}
    desk.run(7200, 30)
    assert len(desk.telnyx.posts) == 1


def test_committing_that_was_accepted_is_found(desk: Desk) -> None:
    def accept_and_die() -> None:
        desk.telnyx.accept(desk.telnyx.posts[-1])
        kill()

    desk.telnyx.during_post = accept_and_die
    killed_during_submit(desk)
    assert states(desk) == [S.ACCEPTED]
    assert len(desk.telnyx.posts) == 1


def test_accepted_is_asked_about(desk: Desk) -> None:
    desk.submit()
    desk.leave()
    desk.telnyx.say("fax-1", "delivered")
    desk.restart()
    assert states(desk) == [S.DELIVERED]


def test_unknown_is_looked_for_again_at_every_start(desk: Desk) -> None:
    desk.telnyx.answers = [lambda _: Unclear("no_answer")]
    desk.submit()
    before = len(desk.telnyx.scans)
    desk.restart()
    assert len(desk.telnyx.scans) == before + 2
    assert states(desk) == [S.UNKNOWN]


def test_ended_ones_rest(desk: Desk) -> None:
    desk.telnyx.answers = [lambda _: RequestRefused("1", "")]
    desk.submit()
    desk.tick()
    calls = len(desk.telnyx.calls)
    desk.restart()
    desk.run(100)
    assert len(desk.telnyx.calls) == calls
    assert states(desk) == [S.REJECTED]


def test_what_a_person_closed_is_still_looked_for(desk: Desk) -> None:
    desk.telnyx.answers = [desk.telnyx.lose_unlisted]
    desk.submit()
    desk.order(Resolve(1, Resolution.WAS_SENT, "ann", "words"))
    assert desk.fax(1).state is FaxState.CLOSED
    desk.telnyx.unlisted.clear()
    desk.restart()
    assert states(desk) == [S.ACCEPTED]


def test_an_attempt_that_was_canceled_in_between_stays_canceled(desk: Desk) -> None:
    def cancel_and_die(_: CancelSignal) -> None:
        desk.order(Cancel(1))
        kill()

    desk.telnyx.during_upload = cancel_and_die
    killed_during_submit(desk)
    assert states(desk) == [S.CANCELED]
    assert desk.telnyx.posts == []


def test_a_damaged_outbox_is_told_and_a_new_one_begun(desk: Desk) -> None:
    desk.submit()
    desk.leave()
    (desk.folder / "faxes.db").write_bytes(b"")
    desk.facts.clear()
    desk.restart()
    (told,) = desk.told(BegunAnew)
    assert isinstance(told, BegunAnew)
    assert isinstance(told.error, DatabaseDamaged)
    assert desk.reader.page(10) == ()
    assert desk.fax(desk.submit()).state is FaxState.ACCEPTED


def copies(desk: Desk) -> int:
    return len(desk.spool.kept())


def delivered_fax(desk: Desk) -> None:
    desk.submit()
    desk.telnyx.say("fax-1", "delivered")
    desk.run(5)
    assert desk.fax(1).state is FaxState.DELIVERED


def test_documents_are_removed_some_time_after_the_end(desk: Desk) -> None:
    delivered_fax(desk)
    desk.clock.advance(KEEP_DAYS * 86_400 - 60)
    desk.restart()
    assert copies(desk) == 1
    desk.clock.advance(120)
    desk.restart()
    assert copies(desk) == 0
    assert desk.timeline(1)[-1] is What.DOCUMENT_REMOVED
    desk.restart()
    assert desk.timeline(1).count(What.DOCUMENT_REMOVED) == 1


def test_documents_are_removed_while_it_runs_for_months(desk: Desk) -> None:
    delivered_fax(desk)
    desk.run((KEEP_DAYS + 2) * 86_400, 43_200)
    assert copies(desk) == 0


def test_how_long_is_asked_each_time(desk: Desk) -> None:
    """A person may change it while the program runs."""
    delivered_fax(desk)
    desk.keep_days = None
    desk.run(10 * KEEP_DAYS * 86_400, 43_200)
    assert copies(desk) == 1
    desk.keep_days = 7
    desk.run(2 * 86_400, 43_200)
    assert copies(desk) == 0
    days = int(desk.entry(1, What.DOCUMENT_REMOVED).data["days"])
    assert 10 * KEEP_DAYS <= days <= 10 * KEEP_DAYS + 2, "what is said is true"


def test_the_document_of_an_open_fax_stays(desk: Desk) -> None:
    desk.telnyx.answers = [lambda _: Unclear("no_answer")]
    desk.submit()
    desk.clock.advance(10 * KEEP_DAYS * 86_400)
    desk.restart()
    assert copies(desk) == 1


def test_a_copy_without_a_fax_is_removed_when_it_is_old(desk: Desk) -> None:
    request = desk.request()
    desk.spool.keep(request.document, request.sha256, len(DOCUMENT))
    (written_at,) = desk.spool.kept().values()
    desk.clock.wall = written_at + timedelta(days=KEEP_DAYS, hours=-1)
    desk.restart()
    assert copies(desk) == 1, "another process may hand it in, or its list was damaged"
    desk.clock.wall = written_at + timedelta(days=KEEP_DAYS, hours=1)
    desk.restart()
    assert copies(desk) == 0
