"""A fax nobody knows of, resolved by a person: sent again, closed, and found after all."""

import pytest

from app.core.attempt import Cause
from app.core.errors import Offline
from app.core.fax import FaxState
from app.core.orders import CheckNow, OrderRefused, Resolution, StillSend
from app.core.ports import RequestRefused
from app.core.timeline import What
from app.core.transitions import accepted
from app.delivery import messages as m
from tests.delivery.losing import WORDS, S, lost, resolve
from tests.fakes import Desk


def test_send_again_is_a_second_fax_by_a_persons_word(desk: Desk) -> None:
    fax_id = lost(desk)
    resolve(desk, fax_id, Resolution.SEND_AGAIN)
    first, second = desk.fax(fax_id).attempts
    assert (first.state, first.resolution) == (S.CLOSED_BY_PERSON, "send_again")
    assert (second.number, second.state, second.cause) == (2, S.ACCEPTED, Cause.PERSON)
    assert len({order.token for order in desk.telnyx.posts}) == 2
    assert desk.entry(fax_id, What.DECISION).data == {"resolution": "send_again", "who": "ann", "words": WORDS}
    resolve(desk, fax_id, Resolution.SEND_AGAIN)
    assert len(desk.telnyx.posts) == 2
    assert len(desk.told(OrderRefused)) == 1


def test_the_first_one_turns_up_after_it_was_sent_again(desk: Desk) -> None:
    fax_id = lost(desk)
    resolve(desk, fax_id, Resolution.SEND_AGAIN)
    for telnyx_id in ("fax-1", "fax-2"):
        desk.telnyx.say(telnyx_id, "delivered")
    desk.telnyx.unlisted.clear()
    desk.run(86_500, 100)
    fax = desk.fax(fax_id)
    assert [attempt.state for attempt in fax.attempts] == [S.DELIVERED, S.DELIVERED]
    assert fax.arrived_twice


def test_the_first_one_turns_up_before_the_second_has_gone(desk: Desk) -> None:
    fax_id = lost(desk)
    desk.telnyx.trouble = Offline()
    desk.order(CheckNow(fax_id))
    resolve(desk, fax_id, Resolution.SEND_AGAIN)
    desk.telnyx.upload_trouble = Offline()
    desk.telnyx.trouble = None
    desk.telnyx.unlisted.clear()
    desk.order(CheckNow(fax_id))
    fax = desk.fax(fax_id)
    assert fax.attempts[0].state is S.ACCEPTED
    assert fax.attempts[-1].state is S.QUEUED
    assert fax.asks_still_send
    assert desk.entry(fax_id, What.STILL_SEND).data == {"why": "found"}
    desk.telnyx.upload_trouble = None
    desk.run(900, 5)
    assert len(desk.telnyx.posts) == 1
    desk.order(StillSend(fax_id))
    desk.tick()
    assert len(desk.telnyx.posts) == 1, "one open fax for each number"
    desk.telnyx.say("fax-1", "failed")
    desk.run(100)
    assert len(desk.telnyx.posts) == 2


def test_the_first_one_turns_up_while_the_second_is_uploaded_in_vain(desk: Desk) -> None:
    fax_id = lost(desk)
    desk.held.add(m.HandOver)
    resolve(desk, fax_id, Resolution.SEND_AGAIN)
    desk.telnyx.unlisted.clear()
    desk.order(CheckNow(fax_id))
    desk.telnyx.upload_trouble = Offline()
    desk.release(m.HandOver)
    desk.telnyx.say("fax-1", "delivered")
    desk.telnyx.upload_trouble = None
    desk.run(900, 5)
    assert [one.state for one in desk.fax(fax_id).attempts] == [S.DELIVERED, S.NOT_HANDED_OVER, S.QUEUED]
    assert desk.fax(fax_id).attempts[-1].cause is Cause.STILL_SEND
    assert len(desk.telnyx.posts) == 1


def test_one_that_was_given_up_moves_again_before_the_second_has_gone(desk: Desk) -> None:
    fax_id = desk.submit()
    desk.run(90_000, 600)
    assert desk.fax(fax_id).state is FaxState.RESULT_UNKNOWN
    desk.telnyx.upload_trouble = Offline()
    resolve(desk, fax_id, Resolution.SEND_AGAIN)
    desk.telnyx.say("fax-1", "delivered")
    desk.run(100)
    desk.order(CheckNow(fax_id))
    desk.telnyx.upload_trouble = None
    desk.run(2000, 5)
    assert desk.fax(fax_id).attempts[0].state is S.DELIVERED
    assert desk.fax(fax_id).attempts[-1].cause is Cause.STILL_SEND
    assert len(desk.telnyx.posts) == 1


def test_the_first_one_turns_up_and_the_program_ends_before_it_can_ask(desk: Desk) -> None:
    fax_id = lost(desk)
    desk.held.add(m.HandOver)
    desk.telnyx.trouble = Offline()
    desk.order(CheckNow(fax_id))
    resolve(desk, fax_id, Resolution.SEND_AGAIN)
    first = desk.fax(fax_id).attempts[0]
    found = accepted(first, desk.telnyx.faxes["fax-1"], desk.clock.wall)
    assert found is not None
    assert desk.table.advance(found)
    desk.telnyx.say("fax-1", "delivered")
    desk.telnyx.trouble = None
    desk.restart()
    desk.run(900, 5)
    assert desk.fax(fax_id).attempts[0].state is S.DELIVERED
    assert desk.fax(fax_id).attempts[-1].cause is Cause.STILL_SEND
    assert len(desk.telnyx.posts) == 1


def test_a_third_one_is_not_offered_while_one_is_under_way(desk: Desk) -> None:
    fax_id = lost(desk)
    desk.telnyx.answers = [desk.telnyx.lose_unlisted]
    resolve(desk, fax_id, Resolution.SEND_AGAIN)
    desk.telnyx.unlisted.remove("fax-1")
    desk.order(CheckNow(fax_id))
    assert [attempt.state for attempt in desk.fax(fax_id).attempts] == [S.ACCEPTED, S.UNKNOWN]
    resolve(desk, fax_id, Resolution.SEND_AGAIN)
    assert len(desk.told(OrderRefused)) == 1
    assert len(desk.telnyx.posts) == 2
    resolve(desk, fax_id, Resolution.DO_NOT_SEND)
    assert desk.fax(fax_id).state is FaxState.ACCEPTED


def test_a_second_attempt_that_is_refused_brings_the_doubt_back(desk: Desk) -> None:
    fax_id = lost(desk)
    desk.telnyx.answers = [lambda _: RequestRefused("1", "no")]
    resolve(desk, fax_id, Resolution.SEND_AGAIN)
    assert desk.fax(fax_id).state is FaxState.NEEDS_CHECK
    resolve(desk, fax_id, Resolution.WAS_SENT)
    assert desk.fax(fax_id).state is FaxState.CLOSED
    desk.telnyx.unlisted.clear()
    desk.telnyx.say("fax-1", "delivered")
    desk.order(CheckNow(fax_id))
    desk.run(10)
    assert desk.fax(fax_id).state is FaxState.DELIVERED


@pytest.mark.parametrize("resolution", [Resolution.WAS_SENT, Resolution.DO_NOT_SEND])
def test_closed_by_a_person(desk: Desk, resolution: Resolution) -> None:
    fax_id = lost(desk)
    resolve(desk, fax_id, resolution)
    assert desk.fax(fax_id).state is FaxState.CLOSED
    desk.run(86_500, 100)
    assert desk.fax(fax_id).state is FaxState.CLOSED
    assert len(desk.telnyx.posts) == 1
    desk.telnyx.unlisted.clear()
    desk.run(86_500, 100)
    assert desk.fax(fax_id).state is FaxState.ACCEPTED


def test_what_was_closed_long_ago_is_not_looked_for_for_ever(desk: Desk) -> None:
    fax_id = lost(desk)
    resolve(desk, fax_id, Resolution.DO_NOT_SEND)
    desk.run(31 * 86_400, 6 * 3600)
    looks = len(desk.telnyx.scans)
    assert looks > 40
    desk.run(31 * 86_400, 6 * 3600)
    assert len(desk.telnyx.scans) == looks
    desk.restart()
    assert len(desk.telnyx.scans) == looks


@pytest.mark.parametrize("resolution", list(Resolution))
def test_a_decision_about_a_fax_that_is_not_in_doubt_comes_too_late(desk: Desk, resolution: Resolution) -> None:
    fax_id = desk.submit()
    resolve(desk, fax_id, resolution)
    assert len(desk.told(OrderRefused)) == 1
    assert desk.fax(fax_id).state is FaxState.ACCEPTED
    assert len(desk.telnyx.posts) == 1


def test_an_order_about_a_fax_that_does_not_exist(desk: Desk) -> None:
    resolve(desk, 99, Resolution.SEND_AGAIN)
    assert len(desk.told(OrderRefused)) == 1
