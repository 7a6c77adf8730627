"""A fax that failed goes again by itself; one that was just confirmed can be taken back."""

from datetime import timedelta
from itertools import pairwise

import pytest

from app.core.attempt import AttemptState, Cause
from app.core.fax import FaxState
from app.core.orders import Cancel, GoNow, OrderRefused
from app.core.timeline import What
from tests.fakes import Desk

S = AttemptState
DAY = 86_400


@pytest.fixture
def busy(desk: Desk) -> int:
    """A fax that has failed once and waits for its next attempt, three minutes from now."""
    desk.further_attempts = 3
    fax_id = desk.submit()
    desk.telnyx.say("fax-1", "failed", "user_busy")
    desk.run(5)
    return fax_id


def test_three_times_with_growing_waits_and_names_of_their_own(desk: Desk, busy: int) -> None:
    assert desk.fax(busy).state is FaxState.QUEUED
    posted = [desk.clock.steady]
    for number in (2, 3, 4):
        while len(desk.telnyx.posts) < number:
            desk.tick()
        posted.append(desk.clock.steady)
        desk.telnyx.say(f"fax-{number}", "failed", "user_busy")
        desk.run(5)
    assert [round((after - before) / 60) for before, after in pairwise(posted)] == [3, 5, 10]
    assert desk.fax(busy).state is FaxState.FAILED
    desk.run(DAY, 600)
    assert len(desk.telnyx.posts) == 4
    assert len({post.token for post in desk.telnyx.posts}) == len({post.media_name for post in desk.telnyx.posts}) == 4
    assert desk.timeline(busy).count(What.TRIES_AGAIN) == 3
    assert set(desk.telnyx.deleted) == set(desk.telnyx.uploads)


def test_delivered_the_second_time(desk: Desk, busy: int) -> None:
    desk.run(200)
    desk.telnyx.say("fax-2", "delivered")
    desk.run(5)
    assert desk.fax(busy).state is FaxState.DELIVERED
    desk.run(DAY, 600)
    assert len(desk.telnyx.posts) == 2


def test_now_or_not_at_all(desk: Desk, busy: int) -> None:
    desk.order(GoNow(busy))
    assert len(desk.telnyx.posts) == 2
    assert desk.timeline(busy).count(What.GOES_NOW) == 1
    desk.telnyx.say("fax-2", "failed", "user_busy")
    desk.run(5)
    desk.order(Cancel(busy))
    desk.run(DAY, 600)
    assert desk.fax(busy).state is FaxState.CANCELED
    assert len(desk.telnyx.posts) == 2
    desk.order(GoNow(busy))
    assert desk.told(OrderRefused)


def test_a_restart_keeps_the_time(desk: Desk, busy: int) -> None:
    desk.run(60)
    desk.restart()
    desk.run(100)
    assert len(desk.telnyx.posts) == 1
    desk.run(30)
    assert len(desk.telnyx.posts) == 2


def test_a_clock_that_is_set_back_holds_nothing_for_a_day(desk: Desk, busy: int) -> None:
    desk.clock.wall -= timedelta(days=1)
    desk.restart()
    desk.run(200)
    assert len(desk.telnyx.posts) == 2


def test_after_a_night_without_the_program_a_person_is_asked(desk: Desk, busy: int) -> None:
    desk.clock.advance(DAY)
    desk.restart()
    assert desk.fax(busy).asks_still_send
    assert len(desk.telnyx.posts) == 1


def test_after_a_weekend_without_the_program_nobody_is_rung_unasked(desk: Desk) -> None:
    """What failed on Friday is learnt on Monday."""
    desk.further_attempts = 3
    fax_id = desk.submit()
    desk.leave()
    desk.telnyx.say("fax-1", "failed", "user_busy")
    desk.clock.advance(2 * DAY)
    desk.restart()
    desk.run(600)
    assert desk.fax(fax_id).asks_still_send
    assert len(desk.telnyx.posts) == 1


def test_telnyx_takes_its_word_back_before_the_next_attempt(desk: Desk, busy: int) -> None:
    desk.telnyx.say("fax-1", "delivered")
    desk.run(DAY, 60)
    assert desk.fax(busy).asks_still_send
    assert desk.entry(busy, What.STILL_SEND).data == {"why": "found"}
    assert len(desk.telnyx.posts) == 1


def test_a_second_attempt_in_doubt_is_a_persons_matter(desk: Desk, busy: int) -> None:
    desk.telnyx.answers = [desk.telnyx.lose_unlisted]
    desk.run(DAY, 600)
    assert desk.fax(busy).state is FaxState.NEEDS_CHECK
    assert len(desk.telnyx.posts) == 2


def test_held_and_then_sent(desk: Desk) -> None:
    fax_id = desk.submit(hold=10)
    desk.run(9)
    assert (desk.telnyx.calls, desk.attempt(fax_id).cause) == (
        ["preflight"] * desk.telnyx.calls.count("preflight"),
        Cause.HOLD,
    )
    assert desk.telnyx.uploads == []
    desk.run(2)
    assert len(desk.telnyx.posts) == 1


def test_held_and_taken_back(desk: Desk) -> None:
    fax_id = desk.submit(hold=10)
    desk.run(5)
    desk.order(Cancel(fax_id))
    desk.run(60)
    assert desk.fax(fax_id).state is FaxState.CANCELED
    assert desk.telnyx.uploads == []


def test_held_and_sent_at_once(desk: Desk) -> None:
    fax_id = desk.submit(hold=10)
    desk.order(GoNow(fax_id))
    assert len(desk.telnyx.posts) == 1
