"""Several processes with one data folder: one owner delivers, the others leave rows; and where the lock fails,
compare-and-set in the database must do."""

from collections.abc import Iterator

import pytest

from app.core.attempt import AttemptState
from app.core.errors import TooLate
from app.core.fax import FaxState
from app.core.orders import Cancel, FaxChanged, Order, OrderRefused, QueuePaused, Resolution, Resolve, StillSend
from app.core.ports import Unclear
from app.core.timeline import What
from app.delivery import messages as m
from tests.delivery.losing import never_sent
from tests.fakes import Desk

S = AttemptState


@pytest.fixture
def visitor(desk: Desk) -> Iterator[Desk]:
    """Another process, which finds the folder owned. Both meet the same Telnyx."""
    visitor = Desk(desk.folder, desk.clock, desk.telnyx).begin()
    yield visitor
    visitor.leave()


def told_states(desk: Desk) -> list[FaxState]:
    states = [fact.fax.state for fact in desk.facts if isinstance(fact, FaxChanged)]
    return [state for state, before in zip(states, [None, *states], strict=False) if state is not before]


def test_the_owner_delivers_what_another_process_queued(desk: Desk, visitor: Desk) -> None:
    fax_id = visitor.submit()
    assert visitor.fax(fax_id).state is FaxState.QUEUED
    assert desk.telnyx.posts == []
    desk.tick()
    assert desk.fax(fax_id).state is FaxState.ACCEPTED
    visitor.tick()
    assert told_states(visitor) == [FaxState.QUEUED, FaxState.ACCEPTED]
    assert len(desk.telnyx.posts) == 1


@pytest.mark.parametrize("order", [Cancel(1), Resolve(1, Resolution.DO_NOT_SEND, "ann", "words")])
def test_an_order_left_by_another_process(desk: Desk, visitor: Desk, order: Order) -> None:
    desk.telnyx.answers = [lambda _: Unclear("no_answer")]
    desk.submit()
    visitor.order(order)
    assert What.DECISION not in desk.timeline(1)
    desk.tick()
    assert {What.DECISION, What.CANCEL_ASKED} & set(desk.timeline(1))
    desk.restart()
    assert desk.told(OrderRefused) == [], "taken once"
    assert desk.table.waiting_orders() == ()


@pytest.mark.parametrize("order", [Cancel(1), Resolve(1, Resolution.DO_NOT_SEND, "ann", "words"), StillSend(1)])
def test_whoever_left_an_order_hears_that_it_came_too_late(desk: Desk, visitor: Desk, order: Order) -> None:
    desk.submit()
    desk.telnyx.say("fax-1", "delivered")
    desk.run(5)
    visitor.tick()
    visitor.facts.clear()
    visitor.order(order)
    visitor.tick()
    assert visitor.facts == [], "the owner has not looked yet"
    desk.tick()
    visitor.tick()
    (told,) = visitor.facts
    assert isinstance(told, OrderRefused)
    assert (told.fax_id, type(told.error)) == (1, TooLate)
    visitor.tick()
    assert len(visitor.facts) == 1


def test_what_changes_a_fax_was_not_too_late(desk: Desk, visitor: Desk) -> None:
    desk.held.add(m.Probe)
    fax_id = desk.submit()
    visitor.order(Cancel(fax_id))
    desk.tick()
    visitor.tick()
    assert visitor.told(OrderRefused) == []
    assert told_states(visitor)[-1] is FaxState.CANCELED


def test_an_order_left_while_nobody_owned_the_folder(desk: Desk, visitor: Desk) -> None:
    desk.held.add(m.Probe)
    fax_id = desk.submit()
    visitor.order(Cancel(fax_id))
    desk.restart()
    assert desk.fax(fax_id).state is FaxState.CANCELED
    assert desk.telnyx.posts == []


def test_a_yes_that_nobody_took_for_half_a_day_is_asked_for_again(desk: Desk, visitor: Desk) -> None:
    """Left for an owner that had stopped at a full disk; the next start may be days later."""
    fax_id = never_sent(desk)
    visitor.order(Resolve(fax_id, Resolution.SEND_AGAIN, "ann", "words"))
    visitor.order(Cancel(fax_id))
    desk.clock.advance(13 * 3600)
    desk.restart()
    desk.run(5)
    assert desk.fax(fax_id).state is FaxState.NEEDS_CHECK
    assert What.CANCEL_ASKED in desk.timeline(fax_id), "nobody wants it less than before"
    assert desk.table.waiting_orders() == ()
    assert len(desk.telnyx.posts) == 1


def test_a_visitor_takes_over_when_the_owner_dies(desk: Desk, visitor: Desk) -> None:
    desk.held.add(m.HandOver)
    fax_id = desk.submit()
    assert desk.attempt(fax_id).state is S.UPLOADING
    visitor.tick()
    assert visitor.telnyx.posts == []
    desk.leave()
    visitor.tick()
    assert [attempt.state for attempt in visitor.fax(fax_id).attempts] == [S.NOT_HANDED_OVER, S.ACCEPTED]
    assert len(visitor.telnyx.posts) == 1


class BrokenLock:
    """Of a file system that cannot lock."""

    def take(self) -> bool:
        return True

    def release(self) -> None:
        pass


@pytest.fixture
def two_owners(desk: Desk) -> Iterator[tuple[Desk, Desk]]:
    other = Desk(desk.folder, desk.clock, desk.telnyx)
    other.lock = other.outbox._lock = BrokenLock()  # type: ignore[assignment]  # as if the file system could not lock
    other.begin()
    yield desk, other
    other.leave()


def test_two_owners_post_one_fax_once(two_owners: tuple[Desk, Desk]) -> None:
    one, other = two_owners
    one.held.add(m.Probe)
    other.held.add(m.Probe)
    one.submit()
    other.tick()
    assert len(one.aside) == len(other.aside) == 1
    one.held.add(m.HandOver)
    other.held.add(m.HandOver)
    one.release(m.Probe)
    other.release(m.Probe)
    hand_overs = [effect for desk in two_owners for effect in desk.aside if isinstance(effect, m.HandOver)]
    assert len(hand_overs) == 1
    one.release(m.HandOver)
    other.release(m.HandOver)
    assert len(one.telnyx.posts) == 1


@pytest.mark.parametrize("moment", ["during_upload", "during_post"])
def test_a_second_owner_that_begins_in_the_middle(desk: Desk, moment: str) -> None:
    others: list[Desk] = []

    def begin_another(*_: object) -> None:
        setattr(desk.telnyx, moment, lambda *_: None)
        other = Desk(desk.folder, desk.clock, desk.telnyx)
        other.outbox._lock = BrokenLock()
        others.append(other.begin())

    setattr(desk.telnyx, moment, begin_another)
    fax_id = desk.submit()
    desk.run(30)
    states = [attempt.state for attempt in desk.fax(fax_id).attempts]
    if moment == "during_upload":
        assert states == [S.NOT_HANDED_OVER, S.ACCEPTED], "the first owner's mark is refused"
    else:
        assert states == [S.ACCEPTED], "unclear for a moment, then the first owner's answer is written"
    assert len(desk.telnyx.posts) == 1
    others[0].leave()


def test_a_visitor_before_there_is_anything(desk: Desk) -> None:
    visitor = Desk(desk.folder / "new", desk.clock, desk.telnyx)
    (desk.folder / "new").mkdir()
    holder = Desk(desk.folder / "new", desk.clock, desk.telnyx)
    assert holder.lock.take()
    visitor.begin()
    assert visitor.fax(visitor.submit()).state is FaxState.QUEUED
    assert visitor.told(QueuePaused) == []
    holder.begin()
    holder.tick()
    assert len(desk.telnyx.posts) == 1
    holder.leave()
    visitor.leave()


def test_a_visitor_that_takes_over_tells_what_the_owner_did_last(desk: Desk, visitor: Desk) -> None:
    """After the visitor's last look; whoever waits for that fax in this process would never hear of it."""
    fax_id = visitor.submit()
    desk.tick()
    assert desk.fax(fax_id).state is FaxState.ACCEPTED
    desk.leave()
    visitor.tick()
    assert told_states(visitor) == [FaxState.QUEUED, FaxState.ACCEPTED]
