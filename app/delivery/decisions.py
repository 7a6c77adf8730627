"""A person's orders about one fax, as the steps that follow from them."""

from collections.abc import Callable
from datetime import datetime

from app.core.attempt import AttemptNames
from app.core.fax import Fax, Step, in_doubt, may_send_again
from app.core.further import go_now
from app.core.orders import Cancel, FaxOrder, GoNow, Resolution, Resolve, StillSend
from app.core.transitions import after_cancel, after_decision, still_send


def steps_of(order: FaxOrder, fax: Fax, new_names: Callable[[], AttemptNames], now: datetime) -> list[Step]:
    """None where the order comes too late. For CheckNow and CancelOther, which change no row, always none."""
    match order:
        case Cancel():
            newest_first = (after_cancel(attempt, now) for attempt in reversed(fax.attempts))
            return [step for step in newest_first if step][:1]
        case GoNow():
            step = go_now(fax.attempts[-1], now)
            return [step] if step else []
        case StillSend():
            step = still_send(fax.attempts[-1], now)
            return [step] if step else []
        case Resolve():
            return _resolution(order, fax, new_names, now)
    return []


def _resolution(order: Resolve, fax: Fax, new_names: Callable[[], AttemptNames], now: datetime) -> list[Step]:
    """All attempts in doubt are closed; one further attempt follows the last of them."""
    doubtful = in_doubt(fax.attempts)
    again = order.resolution is Resolution.SEND_AGAIN
    if again and not may_send_again(fax.attempts):
        return []
    steps = [
        after_decision(
            attempt,
            order.resolution,
            order.who,
            order.words,
            new_names() if again and attempt is doubtful[-1] else None,
            now,
        )
        for attempt in doubtful
    ]
    return [step for step in steps if step]
