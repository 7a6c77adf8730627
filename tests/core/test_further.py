"""When a fax that failed goes again by itself, and when not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.core.attempt import Alarm, Attempt, AttemptState, Cause
from app.core.failure import _REASONS, Kind, failure_reason
from app.core.further import further_wait, go_now, tried_again
from app.core.schedule import FURTHER_ATTEMPTS
from app.core.transitions import after_look
from tests.core.stepping import FRESH, LATER, NOW, TO, S, attempt, remote

BROKE_OFF = {"receiver_call_dropped", "sender_call_dropped", "carrier_lost"}


def _failed(number: int = 1, reason: str = "user_busy", **fields: object) -> Attempt:
    made = replace(attempt(S.FAILED, telnyx_id=f"fax-{number}"), id=number, number=number, raw_status="failed")
    return replace(made, reason=reason, **fields)  # type: ignore[arg-type]  # fields by name


def _minutes(reason: str, failures: int = 1, most: int = FURTHER_ATTEMPTS) -> float | None:
    attempts = [_failed(number, reason) for number in range(1, failures + 1)]
    wait = further_wait(attempts, attempts[-1], most, NOW)
    return None if wait is None else wait.total_seconds() / 60


def test_waits_grow_and_end() -> None:
    assert [_minutes("user_busy", failures) for failures in (1, 2, 3, 4)] == [3, 5, 10, None]
    assert [_minutes("receiver_no_answer", failures) for failures in (1, 2, 3, 4)] == [5, 15, 60, None]
    assert [_minutes("", failures) for failures in (1, 2, 3, 4)] == [5, 15, 60, None]
    assert [_minutes("a word that nobody knows", failures) for failures in (3, 4)] == [60, None]


@pytest.mark.parametrize("reason", ["fax_initial_communication_timeout", "receiver_decline", "rejected"])
def test_who_refuses_is_rung_once_more_and_no_more(reason: str) -> None:
    assert [_minutes(reason, failures) for failures in (1, 2)] == [5, None]


def test_a_person_may_want_fewer_and_cannot_have_more() -> None:
    assert [_minutes("user_busy", failures, most=1) for failures in (1, 2)] == [3, None]
    assert _minutes("user_busy", most=0) is None
    assert _minutes("user_busy", failures=4, most=100) is None


def test_only_what_passes_by_itself_is_tried_again() -> None:
    for reason in (each.code for each in _REASONS):
        again = _minutes(reason)
        if failure_reason(reason).kind is not Kind.LATER or reason in BROKE_OFF:
            assert again is None, reason
        else:
            assert again, reason


@pytest.mark.parametrize("reason", sorted(BROKE_OFF))
def test_never_after_pages_that_may_have_arrived(reason: str) -> None:
    assert "some pages may have arrived" in str(failure_reason(reason).means).lower()
    for pages, again in ((None, False), (2, False), (0, True)):
        dropped = _failed(reason=reason, page_count=pages)
        assert (further_wait([dropped], dropped, FURTHER_ATTEMPTS, NOW) is not None) is again


def test_the_daily_limit_is_waited_for() -> None:
    dropped = _failed(reason="outbound_profile_daily_spend_limit_exceeded")
    evening = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    assert further_wait([dropped], dropped, FURTHER_ATTEMPTS, evening) == timedelta(minutes=35)


@pytest.mark.parametrize("state", [each for each in AttemptState if each not in (S.FAILED, S.NOT_HANDED_OVER)])
def test_never_while_another_attempt_may_have_arrived_or_goes(state: AttemptState) -> None:
    for other in (replace(attempt(state), id=1, number=1), replace(attempt(state), id=3, number=3)):
        failed = _failed(2)
        assert further_wait([other, failed], failed, FURTHER_ATTEMPTS, NOW) is None
    proven = replace(attempt(S.NOT_HANDED_OVER), id=1, number=1)
    assert further_wait([proven, _failed(2)], _failed(2), FURTHER_ATTEMPTS, NOW) == timedelta(minutes=3)


@pytest.mark.parametrize("fields", [{"cancel_asked": True}, {"alarm": Alarm.TWICE}, {"raw_status": "delivered"}])
def test_never_against_a_word_of_a_persons_or_of_telnyx(fields: dict[str, object]) -> None:
    failed = _failed(**fields)  # type: ignore[arg-type]  # fields by name
    assert further_wait([failed], failed, FURTHER_ATTEMPTS, NOW) is None
    before = _failed(1, **{name: value for name, value in fields.items() if name != "cancel_asked"})  # type: ignore[arg-type]
    if "cancel_asked" not in fields:
        assert further_wait([before, _failed(2)], _failed(2), FURTHER_ATTEMPTS, NOW) is None


def test_the_further_attempt_is_written_with_the_failure() -> None:
    on_the_line = attempt(S.ACCEPTED, telnyx_id="fax-1")
    step = after_look(on_the_line, remote("failed", reason="user_busy"), True, TO, LATER)
    assert step is not None
    again = tried_again(step, [on_the_line], FRESH, FURTHER_ATTEMPTS, LATER, 1.2)
    at = LATER + timedelta(minutes=3) * 1.2
    assert again.after == step.after
    assert again.delete_media
    assert again.fresh is not None
    assert (again.fresh.state, again.fresh.cause, again.fresh.token) == (S.QUEUED, Cause.FAILED, FRESH.token)
    assert (again.fresh.not_before, again.fresh.wanted_at) == (at, at)
    assert again.entries[-1].data == {"at": at.isoformat(), "number": "1", "most": "3"}
    assert tried_again(step, [on_the_line], FRESH, 0, LATER) == step


def test_a_later_word_starts_nothing() -> None:
    failed = _failed()
    step = after_look(failed, remote("delivered"), True, TO, LATER)
    assert step is not None
    assert tried_again(step, [failed], FRESH, FURTHER_ATTEMPTS, LATER) == step
    back = replace(step, before=step.after, after=failed)  # and failed again, for Telnyx
    assert tried_again(back, [step.after], FRESH, FURTHER_ATTEMPTS, LATER) == back


def test_a_person_need_not_wait() -> None:
    for cause in Cause:
        waits = replace(attempt(S.QUEUED), cause=cause, not_before=LATER + timedelta(hours=1))
        step = go_now(waits, LATER)
        if cause not in (Cause.HOLD, Cause.FAILED):
            assert step is None
        else:
            assert step is not None
            assert (step.after.not_before, step.after.cause, step.after.wanted_at) == (None, Cause.PERSON, LATER)
    assert go_now(replace(attempt(S.UPLOADING), cause=Cause.HOLD), LATER) is None
