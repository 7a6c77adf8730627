"""Hand-overs: which begin, their marks, and what they came to."""

from collections.abc import Callable

from app.core.attempt import AttemptNames
from app.core.errors import TooManyRequests
from app.core.ports import Accepted, AccountRefused, NotSent, RefusedForNow, Unclear
from app.core.transitions import after_outcome, mark, sane_wait, start
from app.delivery.gate import Gate
from app.delivery.ledger import Ledger
from app.delivery.messages import AnswerMark, CancelSwitch, HandedOver, HandOver, MarkWanted, Moment, TurnSwitch
from app.delivery.waiting import Waiting


class Sending:
    """`in_hand`: attempts that a thread works on. `posting`: those of them whose mark is written, and whose answer is
    still to come."""

    def __init__(
        self, ledger: Ledger, gate: Gate, new_names: Callable[[], AttemptNames], jitter: Callable[[], float]
    ) -> None:
        self.waiting = Waiting()
        self.in_hand: dict[int, CancelSwitch] = {}
        self.posting: set[int] = set()
        self._ledger = ledger
        self._gate = gate
        self._new_names = new_names
        self._jitter = jitter
        self._stopping = False

    def begin(self, now: Moment) -> None:
        """What is ready and may go."""
        ready = self.waiting.next(self._ledger.open.values(), self.in_hand, now)
        for attempt in ready if self._gate.may_hand_over and not self._stopping else ():
            fax = self._ledger.apply(start(attempt, now.wall))
            if fax is not None:
                switch = self.in_hand[attempt.id] = CancelSwitch()
                self._ledger.effects.append(HandOver(fax, fax.attempts[-1], switch))

    def mark(self, message: MarkWanted, now: Moment) -> None:
        attempt = self._ledger.attempt(message.fax_id, message.attempt_id)
        step = None if attempt is None or self._stopping else mark(attempt, message.server_time, now.wall)
        granted = self._ledger.apply(step) is not None
        if granted:
            self.posting.add(message.attempt_id)
        self._ledger.effects.append(AnswerMark(message.reply, granted))

    def ended(self, message: HandedOver, now: Moment) -> None:
        self.in_hand.pop(message.attempt_id, None)
        outcome = message.outcome
        if isinstance(outcome, Accepted):
            known = self._ledger.table.holders([outcome.fax.id])
            if known.get(outcome.fax.id, message.attempt_id) != message.attempt_id:
                outcome = Unclear("bad_answer", outcome.fax.id)  # the id of another fax proves nothing about this one
        attempt = self._ledger.attempt(message.fax_id, message.attempt_id)
        if attempt is not None:
            self._ledger.apply(after_outcome(attempt, outcome, self._new_names(), now.wall, self._jitter()))
        self.posting.discard(message.attempt_id)
        match outcome:
            case NotSent(error=error) | AccountRefused(error=error):
                self._ledger.tell(*self._gate.trouble(error, now.steady))
            case RefusedForNow(wait=wait):
                self._ledger.tell(*self._gate.trouble(TooManyRequests(wait=round(sane_wait(wait))), now.steady))

    def break_off(self, attempt_id: int) -> None:
        """Its thread need not go on: it would not get its mark."""
        if attempt_id in self.in_hand:
            self._ledger.effects.append(TurnSwitch(self.in_hand[attempt_id]))

    def stop(self) -> None:
        """Uploads are broken off; the next start sends them again. A request that can make a fax is not."""
        self._stopping = True
        for attempt_id in self.in_hand.keys() - self.posting:
            self.break_off(attempt_id)
