"""What the details say about a fax, and what a person can do about it. Without Qt."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from app.core.attempt import GOES_BY_TIME, Alarm, AttemptState, Cause
from app.core.error_codes import code_sentence
from app.core.failure import failure_reason
from app.core.fax import IN_PROGRESS, Fax, FaxState, in_doubt
from app.core.language import tr
from app.core.sentence import joined, plain
from app.core.wording import (
    ALARMS,
    ARRIVED_TWICE,
    DAMAGED,
    ONE_ADDRESS,
    Clock,
    doubt_words,
    short_time,
    state_meaning,
    still_send_words,
    waiting_words,
)
from app.ui.faxes.rows import alarm_of, last_failure


@dataclass(frozen=True, slots=True)
class Story:
    """`words` are paragraphs about the state; `doubt`, `alarm` and `still_send` stand in boxes of their own, "" for
    none.

    `waits_for`: HOLD or FAILED where it goes at a time that a person need not wait for. `can_cancel` before Telnyx was
    asked, `cancel_asked` after; `can_cancel_other`: the fax an alarm is about.
    """

    words: tuple[str, ...]
    doubt: str = ""
    alarm: str = ""
    can_resolve: bool = False
    still_send: str = ""
    can_cancel: bool = False
    waits_for: Cause | None = None
    cancel_asked: bool = False
    can_cancel_other: bool = False


def story_of(fax: Fax, now: datetime) -> Story:
    clock: Clock = partial(short_time, now=now)
    if fax.damaged:
        return Story((DAMAGED,))
    doubtful = in_doubt(fax.attempts)
    in_progress = fax.state in IN_PROGRESS
    asked = fax.attempt.cancel_asked
    return Story(
        words=() if doubtful or fax.asks_still_send else _words(fax, clock),
        doubt=" ".join(dict.fromkeys(str(doubt_words(attempt, clock)) for attempt in doubtful)),
        alarm=_alarm(fax),
        can_resolve=bool(doubtful),
        still_send=str(still_send_words(fax)) if fax.asks_still_send else "",
        can_cancel=in_progress and not asked,
        waits_for=fax.attempt.cause if fax.state is FaxState.QUEUED and fax.attempt.cause in GOES_BY_TIME else None,
        cancel_asked=(in_progress or bool(doubtful)) and asked,
        can_cancel_other=any(attempt.alarm and attempt.other_id for attempt in fax.attempts),
    )


def _words(fax: Fax, clock: Clock) -> tuple[str, ...]:
    attempt = fax.attempt
    if fax.state is FaxState.QUEUED and attempt.cause is Cause.FAILED:
        reason = last_failure(fax)
        return str(joined(reason.happened, reason.means)), str(waiting_words(attempt, clock))
    if fax.state is FaxState.QUEUED and attempt.state is AttemptState.QUEUED:
        return (str(waiting_words(attempt, clock)),)
    if fax.state is FaxState.FAILED:
        reason = failure_reason(attempt.reason)
        return str(reason.means), str(reason.advice)
    if fax.state is FaxState.REJECTED:
        theirs = tr("Telnyx says: “{detail}”", detail=plain(attempt.detail)) if attempt.detail else ""
        several = len(fax.options.media_urls) > 1 and "media_url" in attempt.detail
        said = (state_meaning(fax), ONE_ADDRESS if several else code_sentence(attempt.code) or "", theirs)
        return tuple(filter(None, said))
    return (state_meaning(fax),)


def _alarm(fax: Fax) -> str:
    alarm = alarm_of(fax)
    words = [ARRIVED_TWICE] if fax.arrived_twice else []
    if alarm is not Alarm.NONE:
        words.append(ALARMS[alarm])
    return " ".join(words)
