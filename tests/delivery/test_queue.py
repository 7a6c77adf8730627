"""What goes when: the network, four at a time, one for each number, "Still send?", clocks that jump."""

from datetime import timedelta

import pytest

from app.core.attempt import AttemptState, Cause
from app.core.errors import CertificateExpired, FaxError, Offline, TooManyRequests
from app.core.fax import FaxState
from app.core.orders import (
    Cancel,
    CheckNow,
    FaxChanged,
    OrderRefused,
    QueuePaused,
    QueueResumed,
    StillSend,
    Submit,
    SubmitRefused,
)
from app.core.timeline import What
from app.delivery import messages as m
from tests.fakes import Desk

S = AttemptState
HOUR = 3600


def number(last: int) -> str:
    return f"+1312555{last:04}"


def in_hand(desk: Desk) -> list[str]:
    return [effect.fax.recipient for effect in desk.aside if isinstance(effect, m.HandOver)]


@pytest.mark.parametrize("error", [Offline(), CertificateExpired()])
def test_without_a_network_faxes_wait_untouched(desk: Desk, error: FaxError) -> None:
    desk.telnyx.trouble = error
    first, second = desk.submit(), desk.submit(number(1))
    desk.run(3600, 5)
    for fax_id in (first, second):
        assert [attempt.number for attempt in desk.fax(fax_id).attempts] == [1]
        assert desk.timeline(fax_id) == [What.QUEUED]
    assert 12 < len(desk.telnyx.calls) < 25, "asked less and less often, every five minutes in the end"
    assert set(desk.telnyx.calls) == {"preflight"}
    assert desk.told(QueuePaused) == [QueuePaused(error)]
    desk.telnyx.trouble = None
    desk.run(301)
    assert desk.fax(first).state is desk.fax(second).state is FaxState.ACCEPTED
    assert desk.told(QueueResumed) == [QueueResumed()]


def test_check_now_does_not_wait_for_the_back_off(desk: Desk) -> None:
    desk.telnyx.trouble = Offline()
    fax_id = desk.submit()
    desk.run(600, 5)
    desk.telnyx.trouble = None
    desk.order(CheckNow(fax_id))
    assert desk.fax(fax_id).state is FaxState.ACCEPTED


def test_with_nothing_to_do_nothing_is_asked(desk: Desk) -> None:
    desk.run(100)
    assert desk.telnyx.calls == []


def test_told_to_slow_down_by_the_probe(desk: Desk) -> None:
    desk.telnyx.trouble = TooManyRequests(wait=60)
    fax_id = desk.submit()
    desk.telnyx.trouble = None
    desk.run(58)
    assert desk.fax(fax_id).state is FaxState.QUEUED
    desk.run(3)
    assert desk.fax(fax_id).state is FaxState.ACCEPTED


def test_four_at_a_time_oldest_first(desk: Desk) -> None:
    desk.held.add(m.HandOver)
    for last in range(6):
        desk.submit(number(last))
    assert in_hand(desk) == [number(last) for last in range(4)]
    desk.release(m.HandOver)
    assert sorted(order.recipient for order in desk.telnyx.posts) == [number(last) for last in range(6)]


def test_one_open_fax_for_each_number(desk: Desk) -> None:
    desk.held.add(m.HandOver)
    first, second = desk.submit(), desk.submit()
    desk.submit(number(7))
    assert len(in_hand(desk)) == 2
    desk.release(m.HandOver)
    assert desk.fax(first).state is FaxState.ACCEPTED
    assert desk.fax(second).state is FaxState.QUEUED
    desk.telnyx.say(desk.attempt(first).telnyx_id or "", "failed", "user_busy")
    desk.run(5)
    assert desk.fax(first).state is FaxState.FAILED
    assert desk.fax(second).state is FaxState.ACCEPTED


def test_a_canceled_hand_over_that_hangs_keeps_its_slot(desk: Desk) -> None:
    desk.held.add(m.HandOver)
    first = desk.submit(number(0))
    desk.order(Cancel(first))
    for last in range(1, 6):
        desk.submit(number(last))
    assert in_hand(desk) == [number(last) for last in range(4)]
    desk.release(m.HandOver)
    assert sorted(order.recipient for order in desk.telnyx.posts) == [number(last) for last in range(1, 6)]


def test_a_fax_that_waited_twelve_hours_asks(desk: Desk) -> None:
    desk.telnyx.trouble = Offline()
    fax_id = desk.submit()
    desk.run(12 * HOUR - 10, 60)
    assert not desk.fax(fax_id).needs_person
    desk.run(20)
    fax = desk.fax(fax_id)
    assert fax.asks_still_send
    assert desk.entry(fax_id, What.STILL_SEND).data == {"why": "waited"}
    desk.telnyx.trouble = None
    desk.run(600, 10)
    assert desk.telnyx.posts == []
    desk.order(StillSend(fax_id))
    assert desk.fax(fax_id).state is FaxState.ACCEPTED
    assert What.STILL_SEND_YES in desk.timeline(fax_id)


def test_a_program_that_was_not_running_asks_too(desk: Desk) -> None:
    desk.held.add(m.Probe)
    fax_id = desk.submit()
    desk.leave()
    desk.clock.advance(13 * HOUR)
    desk.restart()
    desk.run(60)
    assert desk.fax(fax_id).asks_still_send
    assert desk.telnyx.posts == []
    desk.restart()
    desk.order(Cancel(fax_id))
    assert desk.fax(fax_id).state is FaxState.CANCELED


def test_the_answer_to_still_send_counts_from_when_it_is_given(desk: Desk) -> None:
    desk.telnyx.trouble = Offline()
    fax_id = desk.submit()
    desk.run(13 * HOUR, 600)
    desk.order(StillSend(fax_id))
    desk.run(11 * HOUR, 600)
    assert not desk.fax(fax_id).asks_still_send
    desk.run(2 * HOUR, 600)
    assert desk.fax(fax_id).asks_still_send


@pytest.mark.parametrize("jump", [timedelta(days=-1), timedelta(days=-9000)])
def test_a_clock_that_is_set_back_holds_no_fax(desk: Desk, jump: timedelta) -> None:
    desk.telnyx.upload_trouble = Offline()
    waiting = desk.submit()
    desk.telnyx.upload_trouble = None
    accepted = desk.submit(number(1))
    desk.clock.wall += jump
    desk.run(10)
    assert desk.fax(waiting).state is FaxState.ACCEPTED
    assert desk.fax(accepted).state is FaxState.ACCEPTED
    desk.telnyx.say(desk.attempt(accepted).telnyx_id or "", "delivered")
    desk.run(10)
    assert desk.fax(accepted).state is FaxState.DELIVERED


def test_a_clock_that_is_set_a_day_ahead_gives_up_no_fax(desk: Desk) -> None:
    fax_id = desk.submit()
    desk.clock.wall += timedelta(days=1, hours=1)
    asked = len(desk.telnyx.calls)
    desk.run(10)
    assert desk.fax(fax_id).state is FaxState.ACCEPTED
    assert len(desk.telnyx.calls) > asked + 1, "it is still asked for every few seconds"


def test_a_clock_that_was_set_back_between_two_starts_holds_no_fax_for_long(desk: Desk) -> None:
    desk.telnyx.upload_trouble = Offline()
    fax_id = desk.submit()
    desk.telnyx.upload_trouble = None
    desk.clock.wall -= timedelta(days=1)
    desk.restart()
    desk.run(910, 5)
    assert desk.fax(fax_id).state is FaxState.ACCEPTED


def test_four_that_fail_together_are_one_trouble(desk: Desk) -> None:
    desk.held.add(m.HandOver)
    for last in range(4):
        desk.submit(number(last))
    desk.telnyx.upload_trouble = Offline()
    desk.release(m.HandOver)
    desk.telnyx.upload_trouble = None
    desk.run(7)
    assert len(desk.telnyx.posts) == 4


def test_a_new_trouble_begins_with_short_waits(desk: Desk) -> None:
    desk.telnyx.trouble = Offline()
    desk.submit()
    desk.run(600, 5)
    desk.telnyx.trouble = None
    desk.run(310, 5)
    desk.telnyx.upload_trouble = Offline()
    fax_id = desk.submit(number(1))
    desk.telnyx.upload_trouble = None
    desk.run(7)
    assert desk.fax(fax_id).state is FaxState.ACCEPTED


def test_after_a_sleep_everything_is_asked_at_once(desk: Desk) -> None:
    fax_id = desk.submit()
    desk.run(1200, 5)
    desk.telnyx.say("fax-1", "delivered")
    desk.clock.wall += timedelta(hours=3)  # the steady clock stands still while the computer sleeps
    desk.tick()
    assert desk.fax(fax_id).state is FaxState.DELIVERED


def test_one_compose_id_is_one_fax_however_often_it_is_handed_in(desk: Desk) -> None:
    desk.held.add(m.Copy)
    request = desk.request("compose")
    for _ in range(25):
        desk.order(Submit(request))
    assert len(desk.aside) == 1
    desk.release(m.Copy)
    for _ in range(25):
        desk.order(Submit(request))
    assert len(desk.telnyx.posts) == 1
    assert len(desk.reader.page(10)) == 1
    assert desk.told(SubmitRefused) == []
    desk.order(Submit(desk.request("compose", recipient=number(9))))
    (refused,) = desk.told(SubmitRefused)
    assert isinstance(refused, SubmitRefused)
    assert type(refused.error).__name__ == "AlreadyAsked"


def test_a_document_that_changed_is_not_queued(desk: Desk) -> None:
    request = desk.request("compose")
    request.document.write_bytes(b"%PDF-1.7\nanother one\n\n")
    desk.order(Submit(request))
    (refused,) = desk.told(SubmitRefused)
    assert isinstance(refused, SubmitRefused)
    assert type(refused.error).__name__ == "ChangedSinceSeen"
    assert desk.reader.page(10) == ()
    assert desk.told(FaxChanged) == []
    desk.request("compose")
    desk.order(Submit(request))
    assert len(desk.telnyx.posts) == 1, "the same sheet can be handed in again"


def test_still_send_for_a_fax_that_does_not_ask(desk: Desk) -> None:
    desk.held.add(m.Probe)
    fax_id = desk.submit()
    desk.order(StillSend(fax_id))
    assert len(desk.told(OrderRefused)) == 1
    assert desk.attempt(fax_id).cause is Cause.NEW
