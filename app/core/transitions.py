"""The life of an attempt: which changes of state exist at all, and what follows from each thing that happens.

Pure: no clock and no chance in here. `now` is an argument, so are random names and the jitter of a wait. A function
returns the Step to write, or None where nothing follows. What is not in ALLOWED, the database refuses by a trigger.

Only proof or a person leads from an unclear answer to a further attempt: `fresh` is set after proof that nothing was
sent (`after_outcome`, `after_restart`), after Telnyx's final word that it failed (further.py) and after a person's word
(`after_decision`), nowhere else.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from app.core.attempt import Alarm, Attempt, AttemptNames, AttemptState, Cause, Route
from app.core.errors import ACCOUNT_TROUBLE, FaxError, NoMediaRoute
from app.core.event import Counts
from app.core.fax import Step, TimelineEntry
from app.core.match import calls_another
from app.core.options import SendOptions
from app.core.orders import Resolution
from app.core.ports import Accepted, AccountRefused, NotSent, PostOutcome, RefusedForNow, RemoteFax, RequestRefused
from app.core.schedule import LONGEST_SERVER_WAIT, RESULT_UNKNOWN_AFTER, network_backoff
from app.core.steps import ended, further_attempt, names_on, step_to
from app.core.timeline import What

_S = AttemptState
_NEXT: dict[AttemptState, tuple[AttemptState, ...]] = {
    _S.QUEUED: (_S.UPLOADING, _S.CANCELED),
    _S.UPLOADING: (_S.COMMITTING, _S.NOT_HANDED_OVER, _S.REJECTED, _S.CANCELED),
    _S.COMMITTING: (_S.UNKNOWN, _S.ACCEPTED, _S.REJECTED, _S.NOT_HANDED_OVER),
    _S.UNKNOWN: (_S.ACCEPTED, _S.CLOSED_BY_PERSON),
    _S.ACCEPTED: (_S.DELIVERED, _S.FAILED, _S.RESULT_UNKNOWN),
    _S.RESULT_UNKNOWN: (_S.ACCEPTED, _S.DELIVERED, _S.FAILED, _S.CLOSED_BY_PERSON),
    _S.CLOSED_BY_PERSON: (_S.ACCEPTED,),
    _S.DELIVERED: (),
    _S.FAILED: (),
    _S.REJECTED: (),
    _S.NOT_HANDED_OVER: (),
    _S.CANCELED: (),
}
# Every row may gain facts (an alarm, a later word, a cancel asked for) without changing its state.
ALLOWED = frozenset((old, new) for old, following in _NEXT.items() for new in (old, *following))
FINAL_WORDS = {"delivered": _S.DELIVERED, "failed": _S.FAILED}
_IN_HAND = {_S.UPLOADING, _S.COMMITTING}


@dataclass(frozen=True, slots=True)
class CopyDamaged:
    """Our own copy of the document is not what was confirmed any more; nothing was sent."""


def route_of(options: SendOptions) -> Route:
    """Telnyx keeps no document that it was told by its media_name (`store_media` excludes it)."""
    if options.is_remote:
        return Route.ADDRESS
    return Route.CONTENTS if options.store_media else Route.MEDIA


def first_attempt(names: AttemptNames, now: datetime, route: Route = Route.MEDIA, hold: int = 0) -> Attempt:
    """`hold`: seconds in which it can be taken back before anything is asked of Telnyx."""
    names = names_on(route, names)
    first = Attempt(0, 0, 1, _S.QUEUED, route, names.token, names.media_name, now, now, wanted_at=now)
    return replace(first, cause=Cause.HOLD, not_before=now + timedelta(seconds=hold)) if hold else first


def start(attempt: Attempt, now: datetime) -> Step:
    return step_to(attempt, now, What.UPLOAD_STARTED, {"attempt": str(attempt.number)}, state=_S.UPLOADING)


def mark(attempt: Attempt, server_time: datetime, now: datetime) -> Step | None:
    """The mark that allows a fax to exist; None when the attempt was taken back meanwhile."""
    if attempt.state is not _S.UPLOADING:
        return None
    return step_to(attempt, now, What.HANDING_OVER, state=_S.COMMITTING, server_time=server_time, committed_at=now)


def after_outcome(
    attempt: Attempt, outcome: PostOutcome | CopyDamaged, names: AttemptNames, now: datetime, jitter: float = 1.0
) -> Step | None:
    """What the hand-over came to; the table of outbox.md section 3. `names` are for a fresh attempt."""
    if isinstance(outcome, Accepted):
        return accepted(attempt, outcome.fax, now)
    if attempt.state not in _IN_HAND:
        return None  # taken back, or another process closed it: what is written stands
    match outcome:
        case AccountRefused(error=error) | NotSent(error=error) if isinstance(error, ACCOUNT_TROUBLE):
            return _again(attempt, names, now, _not_handed_over(now, error), cause=Cause.ACCOUNT)
        case AccountRefused(error=error) | NotSent(error=error):
            return _again_after(attempt, error, names, now, jitter)
        case RefusedForNow(wait=wait):
            wait = sane_wait(wait)
            entry = TimelineEntry(now, What.SLOWED_DOWN, {"seconds": str(round(wait))})
            not_before = now + timedelta(seconds=wait)
            return _again(attempt, names, now, entry, cause=Cause.TOO_MANY_REQUESTS, not_before=not_before)
        case RequestRefused(code=code, detail=detail):
            said = {"code": code, "detail": detail}
            return ended(attempt, now, What.REJECTED, said, state=_S.REJECTED, code=code, detail=detail)
        case CopyDamaged():
            return ended(attempt, now, What.DOCUMENT_DAMAGED, state=_S.REJECTED, code="document_damaged")
    if attempt.state is _S.UPLOADING:
        return _again_after(attempt, FaxError(), names, now, jitter)  # without the mark nothing can have left
    return _lost(attempt, outcome.why, outcome.detail, now, outcome.telnyx_id)


def after_restart(attempt: Attempt, names: AttemptNames, now: datetime) -> Step | None:
    """What a new owner makes of an attempt that the last one had in hand."""
    if attempt.state is _S.UPLOADING:
        return _again(attempt, names, now, _not_handed_over(now, None), cause=Cause.RESTART)
    if attempt.state is _S.COMMITTING:
        return _lost(attempt, "restart", "", now)
    return None


def accepted(attempt: Attempt, fax: RemoteFax, now: datetime) -> Step | None:
    """Telnyx has a fax of this attempt: by the answer to the POST, or found later by its token."""
    if attempt.state in (_S.QUEUED, _S.UPLOADING) or fax.id in (attempt.telnyx_id, attempt.other_id):
        return None
    if attempt.state not in (_S.COMMITTING, _S.UNKNOWN, _S.CLOSED_BY_PERSON) or attempt.telnyx_id:
        return twice(attempt, fax, now)
    what = What.ACCEPTED if attempt.state is _S.COMMITTING else What.FOUND
    return step_to(
        attempt,
        now,
        what,
        {"telnyx_id": fax.id, "status": fax.status},
        state=_S.ACCEPTED,
        telnyx_id=fax.id,
        raw_status=fax.status,
        accepted_at=now,
        probably_not_sent=False,
    )


def twice(attempt: Attempt, fax: RemoteFax, now: datetime) -> Step:
    """A second fax for one attempt, or one for an attempt that was held to be not sent: shown in red."""
    data = {"telnyx_id": attempt.telnyx_id or "", "other_id": fax.id}
    return step_to(attempt, now, What.TWICE, data, alarm=Alarm.TWICE, other_id=fax.id)


def other_recipient(attempt: Attempt, fax: RemoteFax, now: datetime) -> Step | None:
    """Telnyx has a fax of this attempt for another number: shown in red, and never taken for the fax."""
    if attempt.other_id == fax.id:
        return None
    data = {"telnyx_id": fax.id, "to": fax.to}
    return step_to(attempt, now, What.OTHER_RECIPIENT, data, alarm=Alarm.OTHER_RECIPIENT, other_id=fax.id)


def after_look(attempt: Attempt, fax: RemoteFax | None, confirmed: bool, recipient: str, now: datetime) -> Step | None:
    """Telnyx's word on a fax it has. `confirmed`: by GET of this one fax (R5), not from the list. None: a 404,
    which means nothing by itself, because a new fax may be listed late."""
    if fax is not None and (fax.id != attempt.telnyx_id or not attempt.telnyx_id):
        return None
    if fax is not None and calls_another(fax.to, recipient):
        if step := other_recipient(attempt, fax, now):
            return step
        fax = None  # what becomes of it says nothing of this one
    if attempt.state in (_S.DELIVERED, _S.FAILED):
        return _later_word(attempt, fax, now) if fax is not None else None
    if attempt.state is _S.CLOSED_BY_PERSON and fax is not None and fax.status != attempt.raw_status:
        data = {"telnyx_id": fax.id, "status": fax.status}
        return step_to(attempt, now, What.FOUND, data, state=_S.ACCEPTED, raw_status=fax.status, accepted_at=now)
    if attempt.state not in (_S.ACCEPTED, _S.RESULT_UNKNOWN):
        return None
    if fax is not None and confirmed and fax.status in FINAL_WORDS:
        return _final_word(attempt, fax, now)
    if fax is not None and fax.status != attempt.raw_status and fax.status not in FINAL_WORDS:
        # A fax that moves again is worth looking at often again.
        accepted_at = attempt.accepted_at if attempt.state is _S.ACCEPTED else now
        data = {"status": fax.status}
        return step_to(
            attempt, now, What.STATUS, data, state=_S.ACCEPTED, raw_status=fax.status, accepted_at=accepted_at
        )
    waited = now - (attempt.accepted_at or attempt.created_at)
    if attempt.state is _S.ACCEPTED and waited >= timedelta(seconds=RESULT_UNKNOWN_AFTER):
        return step_to(attempt, now, What.RESULT_UNKNOWN, {"status": attempt.raw_status}, state=_S.RESULT_UNKNOWN)
    return None


def counted(attempt: Attempt, counts: Counts, now: datetime) -> Step | None:
    """What Telnyx's event tells of a delivered fax, where its word did not. It never changes a state."""
    pages = counts.pages if attempt.page_count is None else None
    seconds = counts.seconds if attempt.call_seconds is None else None
    if attempt.state is not _S.DELIVERED or (pages is None and seconds is None):
        return None
    told = {"pages": _text(pages), "seconds": _text(seconds)}
    after = replace(
        attempt,
        page_count=attempt.page_count if pages is None else pages,
        call_seconds=attempt.call_seconds if seconds is None else seconds,
    )
    return Step(attempt, after, (TimelineEntry(now, What.COUNTED, told),))


def after_cancel(attempt: Attempt, now: datetime) -> Step | None:
    """A person takes a fax back: before the mark it is simply not sent, after it Telnyx is asked."""
    if attempt.state in (_S.QUEUED, _S.UPLOADING):
        return ended(attempt, now, What.CANCELED, state=_S.CANCELED)
    asked_for = (_S.COMMITTING, _S.UNKNOWN, _S.ACCEPTED, _S.RESULT_UNKNOWN)
    if attempt.state in asked_for and not attempt.cancel_asked:
        return step_to(attempt, now, What.CANCEL_ASKED, {"telnyx_id": attempt.telnyx_id or ""}, cancel_asked=True)
    return None


def after_decision(
    attempt: Attempt, resolution: Resolution, who: str, words: str, names: AttemptNames | None, now: datetime
) -> Step | None:
    """A person decides about an attempt in doubt. `names`: for the further attempt of SEND_AGAIN."""
    if attempt.state not in (_S.UNKNOWN, _S.RESULT_UNKNOWN, _S.CLOSED_BY_PERSON):
        return None
    data = {"resolution": resolution.value, "who": who, "words": words}
    step = step_to(attempt, now, What.DECISION, data, state=_S.CLOSED_BY_PERSON, resolution=resolution.value)
    if resolution is not Resolution.SEND_AGAIN or names is None:
        return step
    return replace(step, fresh=further_attempt(attempt, names, now, cause=Cause.PERSON, wanted_at=now))


def ask_still_send(attempt: Attempt, why: str, now: datetime) -> Step | None:
    """Before this attempt goes, a person is asked."""
    if attempt.state is not _S.QUEUED or attempt.cause is Cause.STILL_SEND:
        return None
    return step_to(attempt, now, What.STILL_SEND, {"why": why}, cause=Cause.STILL_SEND, not_before=None)


def still_send(attempt: Attempt, now: datetime) -> Step | None:
    if attempt.state is not _S.QUEUED or attempt.cause is not Cause.STILL_SEND:
        return None
    return step_to(attempt, now, What.STILL_SEND_YES, cause=Cause.PERSON, wanted_at=now)


def sane_wait(seconds: float) -> float:
    """A server's wish, bounded: "1e9", "-1" and "NaN" all occur."""
    return seconds if 0 <= seconds <= LONGEST_SERVER_WAIT else LONGEST_SERVER_WAIT


def _lost(attempt: Attempt, why: str, detail: str, now: datetime, other_id: str = "") -> Step:
    step = step_to(attempt, now, What.ANSWER_LOST, {"why": why, "detail": detail}, state=_S.UNKNOWN, lost_at=now)
    if why != "other_recipient":
        return step
    alarm = TimelineEntry(now, What.OTHER_RECIPIENT, {"telnyx_id": other_id, "to": ""})
    after = replace(step.after, alarm=Alarm.OTHER_RECIPIENT, other_id=other_id)
    return replace(step, after=after, entries=(*step.entries, alarm))


def _again_after(attempt: Attempt, error: FaxError, names: AttemptNames, now: datetime, jitter: float) -> Step:
    if isinstance(error, NoMediaRoute) and attempt.route is Route.MEDIA:
        entry = TimelineEntry(now, What.CONTENTS_ROUTE, {})
        return _again(attempt, names, now, entry, cause=Cause.NO_MEDIA_ROUTE, route=Route.CONTENTS)
    tries = attempt.tries + 1
    not_before = now + timedelta(seconds=network_backoff(tries) * jitter)
    entry = _not_handed_over(now, error)
    return _again(attempt, names, now, entry, cause=Cause.NETWORK, not_before=not_before, tries=tries)


def _again(attempt: Attempt, names: AttemptNames, now: datetime, entry: TimelineEntry, **fresh: Any) -> Step:
    step = ended(attempt, now, entry.what, entry.data, state=_S.NOT_HANDED_OVER)
    # A cancel that was asked for in the meantime goes with it.
    kept = {"wanted_at": attempt.wanted_at, "cancel_asked": attempt.cancel_asked}
    return replace(step, fresh=further_attempt(attempt, names, now, **kept | fresh))


def _not_handed_over(now: datetime, error: FaxError | None) -> TimelineEntry:
    name = "" if error is None or type(error) is FaxError else type(error).__name__
    detail = "" if error is None else str(error.data.get("detail", ""))
    return TimelineEntry(now, What.NOT_HANDED_OVER, {"error": name, "detail": detail})


def _final_word(attempt: Attempt, fax: RemoteFax, now: datetime) -> Step:
    facts = {
        "state": FINAL_WORDS[fax.status],
        "raw_status": fax.status,
        "page_count": fax.page_count,
        "call_seconds": fax.call_seconds,
    }
    if fax.status == "delivered":
        told = {"pages": _text(fax.page_count), "seconds": _text(fax.call_seconds)}
        return ended(attempt, now, What.DELIVERED, told, **facts)
    return ended(attempt, now, What.FAILED, {"reason": fax.failure_reason}, reason=fax.failure_reason, **facts)


def _later_word(attempt: Attempt, fax: RemoteFax, now: datetime) -> Step | None:
    if fax.status == attempt.raw_status or fax.status not in FINAL_WORDS:
        return None
    data = {"status": fax.status, "reason": fax.failure_reason}
    return step_to(attempt, now, What.LATER_WORD, data, raw_status=fax.status)


def _text(number: int | None) -> str:
    return "" if number is None else str(number)
