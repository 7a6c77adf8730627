"""Which queued attempts go next."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from app.core.attempt import Attempt, AttemptState, Cause
from app.core.fax import Fax
from app.core.options import lost_in_form
from app.core.schedule import STALE_AFTER
from app.delivery.messages import Moment

HAND_OVERS_AT_A_TIME = 4
_ON_THE_LINE = (AttemptState.UPLOADING, AttemptState.COMMITTING, AttemptState.ACCEPTED)


class Waiting:
    """Turns `not_before`, which is wall time, into steady time when it is first seen: a clock that is set back by a
    day must not hold a fax for a day."""

    def __init__(self) -> None:
        self._ready_at: dict[tuple[int, datetime | None], float] = {}

    def next(self, faxes: Iterable[Fax], in_hand: Collection[int], now: Moment) -> list[Attempt]:
        """Oldest first, four at a time, one open fax for each number. `in_hand`: attempts that a thread works on, which
        may be canceled ones that it has not noticed yet."""
        faxes = tuple(faxes)
        for fax in faxes:
            self._note(fax.attempts[-1], now)
        engaged = {fax.recipient for fax in faxes if _holds_the_line(fax)}
        chosen: list[Attempt] = []
        for fax in sorted(faxes, key=lambda fax: fax.id):
            if len(in_hand) + len(chosen) >= HAND_OVERS_AT_A_TIME:
                break
            attempt = fax.attempts[-1]
            if fax.recipient not in engaged and self._is_ready(attempt, now):
                engaged.add(fax.recipient)
                chosen.append(attempt)
        return chosen

    def forget(self) -> None:
        """The computer slept, or the clock was set on: look at the wall time again."""
        self._ready_at.clear()

    def _note(self, attempt: Attempt, now: Moment) -> None:
        if attempt.state is AttemptState.QUEUED and _key(attempt) not in self._ready_at:
            wait = longest = 0.0
            if attempt.not_before is not None:
                wait = (attempt.not_before - now.wall).total_seconds()
                longest = (attempt.not_before - attempt.created_at).total_seconds()
            self._ready_at[_key(attempt)] = now.steady + max(0.0, min(wait, longest))

    def _is_ready(self, attempt: Attempt, now: Moment) -> bool:
        if attempt.state is not AttemptState.QUEUED or attempt.cause is Cause.STILL_SEND:
            return False
        return now.steady >= self._ready_at[_key(attempt)]


def _key(attempt: Attempt) -> tuple[int, datetime | None]:
    """A person may change for when it waits."""
    return attempt.id, attempt.not_before


def why_ask(fax: Fax, now: Moment) -> str:
    """Why a person is asked before this fax goes: "waited" for too long in the queue, or "options_lost", because the
    only route that the account has cannot carry what was asked for. Empty: nothing is asked."""
    attempt = fax.attempts[-1]
    if attempt.state is not AttemptState.QUEUED or attempt.cause is Cause.STILL_SEND:
        return ""
    if attempt.cause is Cause.NO_MEDIA_ROUTE and lost_in_form(fax.options):
        return "options_lost"
    waited = now.wall - (attempt.wanted_at or attempt.created_at)
    return "waited" if waited >= timedelta(seconds=STALE_AFTER) else ""


def _holds_the_line(fax: Fax) -> bool:
    return any(attempt.state in _ON_THE_LINE for attempt in fax.attempts)
