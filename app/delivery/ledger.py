"""The rows as the engine knows them, and what it tells of them: every write goes through here."""

from datetime import datetime

from app.core.attempt import Attempt, AttemptState
from app.core.fax import Fax, Step, TimelineEntry
from app.core.orders import Fact, FaxChanged
from app.core.ports import FaxTable
from app.core.transitions import ask_still_send
from app.delivery.messages import Effect, Tell

_S = AttemptState
_AT_TELNYX = (_S.ACCEPTED, _S.DELIVERED, _S.RESULT_UNKNOWN)
_ENDED = (_S.DELIVERED, _S.FAILED, _S.REJECTED, _S.NOT_HANDED_OVER, _S.CANCELED)


class Ledger:
    """`open`: undamaged faxes with an attempt that may still change. `effects`: of the message that is dealt with."""

    def __init__(self, table: FaxTable) -> None:
        self.table = table
        self.open: dict[int, Fax] = {}
        self.effects: list[Effect] = []

    def attempt(self, fax_id: int, attempt_id: int) -> Attempt | None:
        """As it now is in the table; None when it is damaged."""
        fax = self.table.get(fax_id)
        if fax is None or fax.damaged:
            return None
        return next((attempt for attempt in fax.attempts if attempt.id == attempt_id), None)

    def apply(self, step: Step | None) -> Fax | None:
        """The fax after the step; None when there was none, or somebody was faster."""
        if step is None:
            return None
        fax = self.table.advance(step)
        if fax is None:
            self.reread(step.before.fax_id)
            return None
        self.changed(fax)
        if step.fresh is not None or (_was_sent(step.after) and not _was_sent(step.before)):
            return self.ask_if_found(fax, step.after.changed_at)
        return fax

    def ask_if_found(self, fax: Fax, now: datetime) -> Fax:
        """It was sent after all: a further attempt that has not gone yet would be a second fax."""
        if not any(map(_was_sent, fax.attempts)):
            return fax
        return self.apply(ask_still_send(fax.attempts[-1], "found", now)) or fax

    def note(self, fax_id: int, entry: TimelineEntry) -> None:
        self.table.note(fax_id, entry)
        self.reread(fax_id)

    def reread(self, fax_id: int) -> None:
        fax = self.table.get(fax_id)
        if fax is not None:
            self.changed(fax)

    def changed(self, fax: Fax) -> None:
        if fax.damaged or all(attempt.state in _ENDED for attempt in fax.attempts):
            self.open.pop(fax.id, None)
        else:
            self.open[fax.id] = fax
        self.tell(FaxChanged(fax))

    def tell(self, *facts: Fact) -> None:
        self.effects += [Tell(fact) for fact in facts]


def _was_sent(attempt: Attempt) -> bool:
    """Also where Telnyx has contradicted its own final word."""
    return attempt.state in _AT_TELNYX or (attempt.state is _S.FAILED and attempt.raw_status == "delivered")
