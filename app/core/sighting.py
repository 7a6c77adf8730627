"""What a look through Telnyx's list says about one attempt (pure, as transitions.py; outbox.md sections 4 and 5)."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from app.core.attempt import Attempt, AttemptState, Route
from app.core.fax import Fax, Step, TimelineEntry
from app.core.match import calls_another, is_of, may_be
from app.core.ports import RemoteFax, Scan
from app.core.schedule import (
    FENCE_CLEAN_SCANS,
    FENCE_SPAN,
    SCANS_AFTER_FENCE,
    SECONDS_AFTER_FENCE,
    SECONDS_BETWEEN_CLEAN_SCANS,
)
from app.core.timeline import What
from app.core.transitions import accepted, after_look, other_recipient

_LOOKED_FOR = (AttemptState.UNKNOWN, AttemptState.CLOSED_BY_PERSON)
_ALWAYS = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Clean:
    """How the count of clean scans goes on."""

    scans: int
    first_at: datetime | None
    last_at: datetime | None


def after_scan(attempt: Attempt, fax: Fax, scan: Scan, known: Collection[str], now: datetime) -> Step | None:
    """`known`: ids of faxes at Telnyx that are those of other attempts, whatever the list says."""
    ours = [remote for remote in scan.faxes if is_of(remote, attempt) and remote.id not in known]
    if ours:
        return _found(attempt, fax.recipient, ours, now)
    if attempt.state not in _LOOKED_FOR or attempt.telnyx_id:
        return None
    if not scan.clean:
        return _noted(attempt, now, What.CHECKED_UNCLEAR)
    return _not_listed(attempt, fax, scan, known, now)


def fenced(attempt: Attempt, now: datetime) -> Step | None:
    """Our upload is gone, so that a request that arrives late finds no document. It changes a sentence, no state."""
    if attempt.state is not AttemptState.UNKNOWN or attempt.fenced_at:
        return None
    return _noted(attempt, now, What.FENCED, fenced_at=now, clean_scans=0, first_clean_at=None, last_clean_at=None)


def _found(attempt: Attempt, recipient: str, ours: list[RemoteFax], now: datetime) -> Step | None:
    """One, or two for one attempt: then the older is the fax and the other is shown in red."""
    strangers = [remote for remote in ours if calls_another(remote.to, recipient)]
    right = [remote for remote in ours if remote not in strangers]
    if not right:
        return other_recipient(attempt, strangers[0], now)
    right.sort(key=lambda remote: (remote.id != attempt.telnyx_id, remote.created_at or _ALWAYS, remote.id))
    step = accepted(attempt, right[0], now) or after_look(attempt, right[0], False, recipient, now)
    so_far = step.after if step else attempt
    second = next((accepted(so_far, remote, now) for remote in right[1:] if remote.id != right[0].id), None)
    if second is None:
        second = other_recipient(so_far, strangers[0], now) if strangers else None
    if step is None and second is None:
        return _listed_as_asked(attempt, right[0], now)
    if step is None or second is None:
        return step or second
    return replace(step, after=second.after, entries=step.entries + second.entries)


def _listed_as_asked(attempt: Attempt, remote: RemoteFax, now: datetime) -> Step | None:
    """The answer to the POST named another number for this fax, and the list names the right one. Which of them is
    true nobody knows here: it stays in doubt, and each new word of the list is written."""
    if attempt.state not in _LOOKED_FOR or remote.id != attempt.other_id or remote.status == attempt.raw_status:
        return None
    entry = TimelineEntry(now, What.LISTED_AS_ASKED, {"telnyx_id": remote.id, "status": remote.status})
    after = replace(attempt, changed_at=now, raw_status=remote.status, last_checked_at=now, checks=attempt.checks + 1)
    return Step(attempt, after, (entry,))


def _not_listed(attempt: Attempt, fax: Fax, scan: Scan, known: Collection[str], now: datetime) -> Step:
    clean = _counted(attempt, now)
    after = replace(
        attempt,
        changed_at=now,
        checks=attempt.checks + 1,
        last_checked_at=now,
        clean_scans=clean.scans,
        first_clean_at=clean.first_at,
        last_clean_at=clean.last_at,
    )
    entries = [TimelineEntry(now, What.CHECKED_NOT_LISTED, {})]
    if attempt.route is Route.CONTENTS:
        return _with_candidates(Step(attempt, after, tuple(entries)), fax, scan, known, now)
    if attempt.state is AttemptState.UNKNOWN and _proves_fence(after):
        if not after.probably_not_sent:
            entries.append(TimelineEntry(now, What.PROBABLY_NOT_SENT, {}))
        after = replace(after, probably_not_sent=True)
    return Step(attempt, after, tuple(entries), delete_media=_wants_fence(after))


def _counted(attempt: Attempt, now: datetime) -> _Clean:
    """A scan soon after a clean one proves nothing new; nor does one soon after the fence."""
    last, fence = attempt.last_clean_at, attempt.fenced_at
    too_soon = last is not None and now - last < timedelta(seconds=SECONDS_BETWEEN_CLEAN_SCANS)
    if too_soon or (fence is not None and now - fence < timedelta(seconds=SECONDS_AFTER_FENCE)):
        return _Clean(attempt.clean_scans, attempt.first_clean_at, attempt.last_clean_at)
    return _Clean(attempt.clean_scans + 1, attempt.first_clean_at or now, now)


def _wants_fence(attempt: Attempt) -> bool:
    first, last = attempt.first_clean_at, attempt.last_clean_at
    if attempt.state is not AttemptState.UNKNOWN or attempt.fenced_at or first is None or last is None:
        return False
    if attempt.route is not Route.MEDIA:
        return False  # there is nothing of ours to take away
    return attempt.clean_scans >= FENCE_CLEAN_SCANS and last - first >= timedelta(seconds=FENCE_SPAN)


def _proves_fence(attempt: Attempt) -> bool:
    return attempt.fenced_at is not None and attempt.clean_scans >= SCANS_AFTER_FENCE


def _with_candidates(step: Step, fax: Fax, scan: Scan, known: Collection[str], now: datetime) -> Step:
    """Without a token no machine may say which fax it is: what could be it is shown to the person, each once."""
    seen = (*known, *step.before.candidates)
    new = [
        remote for remote in scan.faxes if remote.id not in seen and may_be(remote, fax.recipient, fax.document.pages)
    ]
    entries = tuple(
        TimelineEntry(
            now,
            What.CANDIDATE,
            {
                "telnyx_id": remote.id,
                "to": remote.to,
                "created_at": remote.created_at.isoformat() if remote.created_at else "",
                "pages": "" if remote.page_count is None else str(remote.page_count),
                "status": remote.status,
            },
        )
        for remote in new
    )
    candidates = (*step.before.candidates, *(remote.id for remote in new))
    looked = (TimelineEntry(now, What.CHECKED_BY_EYE, {}),) if candidates else step.entries
    return replace(step, after=replace(step.after, candidates=candidates), entries=looked + entries)


def _noted(attempt: Attempt, now: datetime, what: What, **changes: Any) -> Step:
    return Step(attempt, replace(attempt, changed_at=now, **changes), (TimelineEntry(now, what, {}),))
