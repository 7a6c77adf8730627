"""When a fax that failed goes again by itself (outbox section 7, telnyx-fax-api section 11). Only Telnyx's final word
may start that, and only where no other attempt of the fax may have arrived.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from app.core.attempt import GOES_BY_TIME, Alarm, Attempt, AttemptNames, AttemptState, Cause
from app.core.failure import Kind, failure_reason
from app.core.fax import Step, TimelineEntry
from app.core.schedule import FURTHER_ATTEMPTS, STALE_AFTER
from app.core.steps import further_attempt, step_to
from app.core.timeline import What

_MINUTES = {"user_busy": (3, 5, 10)}
_MINUTES_ELSE = (5, 15, 60)
# A person or a machine that refuses may be at the other end: it is not rung again and again.
_FEWER = {
    "fax_initial_communication_timeout": 1,
    "receiver_decline": 1,
    "rejected": 1,
    "media_processing_exception": 1,
    "destination_unreachable": 2,
}
_BROKE_OFF = ("receiver_call_dropped", "sender_call_dropped", "carrier_lost")  # some pages may have arrived
_DAILY_LIMIT = "outbound_profile_daily_spend_limit_exceeded"
_AFTER_MIDNIGHT = timedelta(minutes=5)  # the limit is reset at 00:00 UTC, by Telnyx's clock
_NOTHING_ARRIVED = (AttemptState.FAILED, AttemptState.NOT_HANDED_OVER)


def further_wait(attempts: Sequence[Attempt], failed: Attempt, most: int, now: datetime) -> timedelta | None:
    """How long to wait before the attempt that follows `failed` (as it has now ended); None: a person decides.
    `attempts`: all of the fax."""
    others = [attempt for attempt in attempts if attempt.id != failed.id]
    if any(other.number > failed.number or not _has_surely_failed(other) for other in others):
        return None
    if not _has_surely_failed(failed) or failed.cancel_asked:
        return None
    reason = failure_reason(failed.reason)
    if reason.kind is not Kind.LATER or (reason.code in _BROKE_OFF and failed.page_count != 0):
        return None
    failures = 1 + sum(other.state is AttemptState.FAILED for other in others)
    if failures > min(most, FURTHER_ATTEMPTS, _FEWER.get(reason.code, FURTHER_ATTEMPTS)):
        return None
    if reason.code == _DAILY_LIMIT:
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        return midnight + _AFTER_MIDNIGHT - now
    return timedelta(minutes=_MINUTES.get(reason.code, _MINUTES_ELSE)[failures - 1])


def tried_again(
    step: Step, attempts: Sequence[Attempt], names: AttemptNames, most: int, now: datetime, jitter: float = 1.0
) -> Step:
    """A step that a look has led to, with a further attempt where it is a failure that may pass. `attempts`: all of
    the fax; `most`: further attempts by itself."""
    if step.after.state is not AttemptState.FAILED or step.before.state is AttemptState.FAILED:
        return step
    wait = further_wait(attempts, step.after, most, now)
    if wait is None:
        return step
    at = now + wait * jitter
    fresh = further_attempt(step.after, names, now, cause=Cause.FAILED, not_before=at, wanted_at=at)
    wanted_at = step.before.wanted_at or step.before.created_at
    if now - wanted_at >= timedelta(seconds=STALE_AFTER):  # learnt late: a person is asked, as about all that waited
        return replace(step, fresh=replace(fresh, wanted_at=wanted_at))
    number = sum(attempt.state is AttemptState.FAILED for attempt in attempts) + 1
    said = {"at": at.isoformat(), "number": str(number), "most": str(min(most, FURTHER_ATTEMPTS))}
    return replace(step, fresh=fresh, entries=(*step.entries, TimelineEntry(now, What.TRIES_AGAIN, said)))


def go_now(attempt: Attempt, now: datetime) -> Step | None:
    """A person does not wait for its time."""
    if attempt.state is not AttemptState.QUEUED or attempt.cause not in GOES_BY_TIME:
        return None
    return step_to(attempt, now, What.GOES_NOW, cause=Cause.PERSON, not_before=None, wanted_at=now)


def _has_surely_failed(attempt: Attempt) -> bool:
    """Also by what Telnyx said later: it may contradict itself."""
    return attempt.state in _NOTHING_ARRIVED and attempt.alarm is Alarm.NONE and attempt.raw_status != "delivered"
