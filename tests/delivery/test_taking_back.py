"""A fax is taken back, or the end is asked for, while it is handed over."""

from app.core.attempt import AttemptState
from app.core.errors import Offline
from app.core.orders import Cancel
from app.core.ports import Canceled, CancelSignal, NotSent
from app.delivery import messages as m
from tests.fakes import Desk

S = AttemptState


def test_taken_back_during_the_upload(desk: Desk) -> None:
    seen: list[bool] = []

    def take_back(signal: CancelSignal) -> None:
        signal.on_cancel(lambda: seen.append(True))
        desk.order(Cancel(1))
        if signal.is_canceled():
            raise Canceled

    desk.telnyx.during_upload = take_back
    fax_id = desk.submit()
    assert seen == [True], "a stalled upload is broken off at once"
    assert [attempt.state for attempt in desk.fax(fax_id).attempts] == [S.CANCELED]
    assert desk.telnyx.posts == []
    desk.tick()
    assert desk.telnyx.deleted == desk.telnyx.uploads


def test_taken_back_while_an_upload_does_not_notice(desk: Desk) -> None:
    deleted: list[str] = []

    def take_back(_: CancelSignal) -> None:
        desk.order(Cancel(1))
        desk.tick()
        deleted.extend(desk.telnyx.deleted)

    desk.telnyx.during_upload = take_back
    fax_id = desk.submit()
    assert [attempt.state for attempt in desk.fax(fax_id).attempts] == [S.CANCELED]
    assert desk.telnyx.posts == [], "the mark is refused"
    assert deleted == [], "what is still being uploaded is not deleted yet"
    assert desk.telnyx.deleted == desk.telnyx.uploads


def test_no_mark_is_given_after_the_end_was_asked_for(desk: Desk) -> None:
    desk.telnyx.during_upload = lambda _: desk.take(m.Stop())
    desk.submit()
    desk.run(60)
    assert desk.telnyx.posts == []
    desk.telnyx.during_upload = lambda _: None
    desk.restart()
    assert len(desk.telnyx.posts) == 1


def test_canceled_after_the_mark_and_then_proven_not_sent(desk: Desk) -> None:
    desk.telnyx.during_post = lambda: desk.order(Cancel(1))
    desk.telnyx.answers = [lambda _: NotSent(Offline())]
    fax_id = desk.submit()
    desk.run(20)
    assert [attempt.state for attempt in desk.fax(fax_id).attempts] == [S.NOT_HANDED_OVER, S.CANCELED]
    assert len(desk.telnyx.posts) == 1
