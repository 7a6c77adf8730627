"""Following one fax on the command line, whichever process delivers it."""

import queue
import time

from app.core.fax import ENDED, Fax, FaxState
from app.core.orders import Fact, Order
from app.wiring.desk import Desk

_LONGEST_WAIT = 3600.0


class Watch:
    """The facts of one account's engine, one after the other."""

    def __init__(self, desk: Desk) -> None:
        self._facts: queue.SimpleQueue[Fact] = queue.SimpleQueue()
        self._engine = desk.engine
        desk.follow(self._facts.put)

    def give(self, order: Order) -> None:
        self._engine.give(order)

    def next(self, until: float) -> Fact | None:
        """The next fact, or None after a while, at the latest when `time.monotonic()` reaches `until`."""
        seconds = min(max(0.0, until - time.monotonic()), _LONGEST_WAIT)
        try:
            return self._facts.get(timeout=seconds)
        except queue.Empty:
            return None


_QUEUED_SECONDS = 120.0
# A lost answer is looked for at once and after 5 and 15 s, then after 30, 60 and 120.
DOUBT_SECONDS = 20.0
_DOUBT_SECONDS_WAITING = 150.0


class Patience:
    """How long a command follows its fax. `waits`: until the final word."""

    def __init__(self, waits: bool) -> None:
        self._waits = waits
        self._in_doubt = False
        self.until = time.monotonic() + _QUEUED_SECONDS

    def saw(self, state: FaxState) -> None:
        in_doubt = state is FaxState.NEEDS_CHECK
        if in_doubt and not self._in_doubt:
            self.until = time.monotonic() + (_DOUBT_SECONDS_WAITING if self._waits else DOUBT_SECONDS)
        elif self._waits and not in_doubt:
            self.until = float("inf")
        self._in_doubt = in_doubt

    def is_over(self, fax: Fax | None) -> bool:
        if fax is not None:
            if fax.state in ENDED or fax.state is FaxState.RESULT_UNKNOWN or fax.asks_still_send:
                return True
            if not self._waits and fax.state is FaxState.ACCEPTED:
                return True
        return time.monotonic() >= self.until
