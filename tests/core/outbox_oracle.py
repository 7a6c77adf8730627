"""A fax, what Telnyx has of it and who works on it, as one world; and what must hold in every one that can be reached.

It is written down without a look at the transition table: it is about what Telnyx has, and what a person is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from app.core.attempt import Attempt, AttemptState, Cause, Route
from app.core.errors import NoCredit, NoMediaRoute, Offline
from app.core.fax import ENDED, NEEDS_A_PERSON, FaxState, Step
from app.core.orders import Resolution, Resolve
from app.core.ports import Accepted, AccountRefused, NotSent, PostOutcome, RefusedForNow, RequestRefused, Unclear
from app.core.transitions import CopyDamaged

S = AttemptState
NOW = datetime(2026, 3, 2, tzinfo=UTC)
NEXT_DAY = NOW + timedelta(hours=25)
TO, ANOTHER = "+13125550123", "+13125550124"
Edge = tuple[AttemptState, AttemptState]

_NOTHING_EXISTS = {S.QUEUED, S.UPLOADING, S.NOT_HANDED_OVER, S.REJECTED, S.CANCELED}
_ENDS = {S.DELIVERED, S.FAILED, S.REJECTED, S.NOT_HANDED_OVER, S.CANCELED}
AT_TELNYX = {S.ACCEPTED, S.DELIVERED, S.RESULT_UNKNOWN}
BUSY = {S.QUEUED, S.UPLOADING, S.COMMITTING, S.ACCEPTED, S.DELIVERED}
IN_HAND = {S.UPLOADING, S.COMMITTING}
ON_THE_LINE = {S.UPLOADING, S.COMMITTING, S.ACCEPTED}
_SHOWS = {
    FaxState.QUEUED: {S.QUEUED},
    FaxState.UPLOADING: {S.UPLOADING},
    FaxState.COMMITTING: {S.COMMITTING},
    FaxState.NEEDS_CHECK: {S.UNKNOWN, S.CLOSED_BY_PERSON},
    FaxState.ACCEPTED: {S.ACCEPTED},
    FaxState.DELIVERED: {S.DELIVERED},
    FaxState.FAILED: {S.FAILED},
    FaxState.REJECTED: {S.REJECTED},
    FaxState.RESULT_UNKNOWN: {S.RESULT_UNKNOWN},
    FaxState.CANCELED: {S.CANCELED},
    FaxState.CLOSED: {S.CLOSED_BY_PERSON},
}


BEFORE_THE_MARK: tuple[PostOutcome | CopyDamaged, ...] = (
    NotSent(Offline()),
    AccountRefused(NoCredit()),
    RequestRefused("1", ""),
    CopyDamaged(),
    Unclear("own_failure"),
)
"""What a hand-over can come to before it is marked."""
REFUSALS: tuple[PostOutcome, ...] = (RequestRefused("1", ""), AccountRefused(NoCredit()), RefusedForNow(1))


class AtTelnyx(NamedTuple):
    """`of`: the attempt whose request made it. `word`: its status; of two final words the second contradicts. Whether
    it is listed already is not kept: each look at the list may see it or not."""

    of: int
    word: str = "queued"
    to: str = TO


class Thread(NamedTuple):
    """A hand-over. `phase`: uploading, marked, left (the request has), then as Telnyx answers: refused, accepted."""

    of: int
    phase: str = "uploading"
    fax: int = -1


class World(NamedTuple):
    """Attempts by their numbers in the search, oldest first; everything else tells them by their place in it.
    `under_way`: requests that have left and may still be taken. `again`: how many attempts came by themselves.
    `agreed`: attempts that a person let go after being asked. `facts`: what Telnyx has refused and whether a person has
    canceled. `lie`: something that has happened and must not."""

    attempts: tuple[int, ...]
    faxes: tuple[AtTelnyx, ...] = ()
    threads: tuple[Thread, ...] = ()
    under_way: tuple[int, ...] = ()
    decisions: int = 0
    again: int = 0
    agreed: tuple[int, ...] = ()
    facts: frozenset[str] = frozenset()
    lie: str = ""


def wrong(world: World, attempts: Sequence[Attempt], shown: FaxState, can_send_again: bool) -> str:
    """What is wrong in a world, or ""."""
    if len(world.faxes) + len(world.under_way) > 1 + world.decisions + world.again:
        return "doubled without a decision"
    for place, attempt in enumerate(attempts):
        found = _wrong_attempt(world, place, attempt)
        if found:
            return found
    states = {attempt.state for attempt in attempts}
    if not states & _SHOWS[shown]:
        return f"shown as {shown}, and no attempt is"
    if S.DELIVERED in states and shown is not FaxState.DELIVERED:
        return f"delivered, and shown as {shown}"
    going = attempts[-1].state in (S.QUEUED, *IN_HAND)
    doubt = states & {S.UNKNOWN, S.RESULT_UNKNOWN}
    if going and not doubt and S.DELIVERED not in states and attempts[-1].state not in _SHOWS[shown]:
        return f"shown as {shown}, and it is about to go"
    if doubt and shown not in (FaxState.DELIVERED, FaxState.NEEDS_CHECK, FaxState.RESULT_UNKNOWN):
        return f"in doubt, and shown as {shown}"
    if shown in NEEDS_A_PERSON and can_send_again is (states & BUSY != set()):
        return "needs a person, and it is not right what can be decided"
    told = any(attempt.alarm for attempt in attempts)
    alive = [fax for fax in world.faxes if "failed" not in fax.word]
    if shown in (FaxState.REJECTED, FaxState.CANCELED, FaxState.FAILED) and not told and (alive or world.under_way):
        return f"shown as {shown}, and it was or may be sent"
    if shown in ENDED and shown is not FaxState.DELIVERED and states & {S.QUEUED, S.ACCEPTED, *IN_HAND}:
        return f"shown as {shown}, and it is under way"
    return ""


def _wrong_attempt(world: World, place: int, attempt: Attempt) -> str:
    state = attempt.state
    exists = place in world.under_way or any(fax.of == place and "failed" not in fax.word for fax in world.faxes)
    if state in _NOTHING_EXISTS and exists and not attempt.alarm:
        return f"{state}, and a fax of it exists or may exist"
    if state in IN_HAND and not any(thread.of == place for thread in world.threads):
        return "lost: in hand, and nobody works on it"
    if state is S.QUEUED and place != len(world.attempts) - 1:
        return "lost: it waits, and never goes"
    if state is S.UNKNOWN and (not attempt.committed_at or attempt.telnyx_id or attempt.resolution):
        return "a check is asked for, and it was never handed over, or is accepted or decided"
    if state is S.REJECTED and f"refused {place}" not in world.facts:
        return "rejected, and nobody refused it"
    if state is S.CANCELED and "canceled" not in world.facts:
        return "canceled, and nobody did it"
    if state is S.CLOSED_BY_PERSON and not attempt.resolution:
        return "closed, and no person did it"
    if state in (S.ACCEPTED, S.RESULT_UNKNOWN, S.DELIVERED, S.FAILED):
        number = int(attempt.telnyx_id[4:]) if attempt.telnyx_id else len(world.faxes)
        fax = world.faxes[number] if number < len(world.faxes) else None
        if fax is None or fax.of != place or fax.to != TO:
            return f"falsely {state}: Telnyx has no such fax"
        if state in (S.DELIVERED, S.FAILED) and state not in fax.word:
            return f"falsely {state}"
    return ""


def is_told(outcome: PostOutcome | CopyDamaged, step: Step | None) -> bool:
    """What outbox.md's table of outcomes asks for, of an attempt in hand."""
    if step is None:
        return False
    state, fresh = step.after.state, step.fresh
    match outcome:
        case Accepted(fax=fax):
            return (state, step.after.telnyx_id) == (S.ACCEPTED, fax.id)
        case Unclear():
            return state is S.UNKNOWN
        case RequestRefused(code=code):
            return (state, step.after.code) == (S.REJECTED, code)
        case CopyDamaged():
            return (state, step.after.code) == (S.REJECTED, "document_damaged")
    causes = {AccountRefused: Cause.ACCOUNT, RefusedForNow: Cause.TOO_MANY_REQUESTS}
    cause = causes.get(type(outcome), Cause.NETWORK)
    on_media = step.before.route is Route.MEDIA
    if on_media and isinstance(outcome, NotSent) and isinstance(outcome.error, NoMediaRoute):
        cause = Cause.NO_MEDIA_ROUTE
    return state is S.NOT_HANDED_OVER and fresh is not None and (fresh.state, fresh.cause) == (S.QUEUED, cause)


def state_by_look(attempt: Attempt, word: str, confirmed: bool, at: datetime) -> tuple[AttemptState, str]:
    """And the status kept of an attempt that waits for its final word. `word`: "" for a 404."""
    if word in ("delivered", "failed") and confirmed:
        return AttemptState(word), word
    if word not in ("", "delivered", "failed", attempt.raw_status):
        return S.ACCEPTED, word
    given_up = attempt.state is S.RESULT_UNKNOWN or at == NEXT_DAY
    return S.RESULT_UNKNOWN if given_up else S.ACCEPTED, attempt.raw_status


def badly_tried_again(attempt: Attempt, others: Sequence[Attempt], step: Step | None) -> str:
    if step is None or step.fresh is None:
        return ""
    if step.after.state is not S.FAILED or step.before.state is S.FAILED or attempt.cancel_asked or attempt.alarm:
        return "goes again by itself without a failure, or against a person's word"
    sure = all(other.state in (S.FAILED, S.NOT_HANDED_OVER) and not other.alarm for other in others)
    contradicted = any(other.raw_status == "delivered" for other in others)
    return "" if sure and not contradicted else "goes again by itself, though another attempt may have arrived"


def was_sent(attempt: Attempt) -> bool:
    return attempt.state in AT_TELNYX or (attempt.state is S.FAILED and attempt.raw_status == "delivered")


def waits_on(attempt: Attempt, step: Step | None) -> str:
    return "what waits is not left as it is" if attempt.state is S.QUEUED and step else ""


def taken_back(edge: Edge) -> str:
    before, after = edge
    return f"{before} was its end, and becomes {after}" if before in _ENDS and before is not after else ""


def badly_decided(order: Resolve, steps: Sequence[Step], after: Sequence[Attempt]) -> str:
    again = order.resolution is Resolution.SEND_AGAIN
    if any(step.after.resolution != order.resolution for step in steps):
        return "another decision than the person's"
    if sum(step.fresh is not None for step in steps) != again:
        return "sent again without a decision, or not with one"
    left = {attempt.state for attempt in after} & {S.UNKNOWN, S.RESULT_UNKNOWN}
    return "decided, and still in doubt" if left else ""
