"""What Telnyx says of faxes that it has or may have: status, lost answers, cancels, our uploads."""

from collections.abc import Callable

from app.core.attempt import AttemptState
from app.core.errors import FaxError, Unreachable
from app.core.event import Counts, FaxEvent
from app.core.fax import Fax, FaxState, Step, TimelineEntry
from app.core.ports import Scan
from app.core.schedule import RESULT_UNKNOWN_AFTER
from app.core.sighting import after_scan, fenced
from app.core.timeline import What
from app.core.transitions import FINAL_WORDS, after_look, counted
from app.delivery.gate import Gate
from app.delivery.ledger import Ledger
from app.delivery.messages import AskCounts, CancelAnswered, Counted, Looked, Moment, Scanned, UploadGone
from app.delivery.watch import Watch

# After trouble with a question, seconds until it is asked again, at least.
_POLITE = 60


class Reconcile:
    def __init__(
        self, ledger: Ledger, gate: Gate, watch: Watch, tried_again: Callable[[Step, Fax, Moment], Step]
    ) -> None:
        self._tried_again = tried_again
        self._ledger = ledger
        self._gate = gate
        self._watch = watch
        self._told: dict[str, Counts] = {}  # by events of faxes whose final word is not confirmed yet

    def looked(self, message: Looked, now: Moment) -> None:
        for sight in message.sights:
            attempt = self._ledger.attempt(sight.fax_id, sight.attempt_id)
            fax = self._ledger.open.get(sight.fax_id) or self._ledger.table.get(sight.fax_id)
            if attempt is None or fax is None:
                continue
            step = after_look(attempt, sight.remote, sight.confirmed, fax.recipient, now.wall)
            if step is None or self._is_too_soon(step, now):
                continue
            if not self._ledger.apply(self._tried_again(step, fax, now)):
                continue
            if step.after.state in FINAL_WORDS.values() and step.before.state is not step.after.state:
                self._watch.ended(step.after, now)
                if counts := self._told.pop(attempt.telnyx_id or "", None):
                    self.counted(Counted(AskCounts(fax.id, attempt.id, attempt.telnyx_id or ""), counts), now)
        self._watch.looked(self._ledger.open.values(), now, _POLITE if message.error else 0)
        if message.error is not None:
            self._trouble(message.error, now)

    def _is_too_soon(self, step: Step, now: Moment) -> bool:
        """A day may have passed on the wall clock only."""
        gives_up = step.after.state is AttemptState.RESULT_UNKNOWN
        return gives_up and self._watch.age(step.before, now) < RESULT_UNKNOWN_AFTER

    def rung(self, event: FaxEvent, now: Moment) -> None:
        """Somebody rang the bell for a fax: it is looked at soon. What the event says of its state is not believed."""
        ours = [
            fax for fax in self._ledger.open.values() if any(each.telnyx_id == event.fax_id for each in fax.attempts)
        ]
        in_doubt = [fax for fax in self._ledger.open.values() if fax.state is FaxState.NEEDS_CHECK]
        for fax in ours or in_doubt:  # one that we do not know may be the one whose answer was lost
            self._watch.hurry(fax)
        if event.counts is None:
            return
        if asked := self._watch.is_to_be_counted(event.fax_id):
            self.counted(Counted(asked, event.counts), now)
        elif ours:
            self._told[event.fax_id] = event.counts

    def counted(self, message: Counted, now: Moment) -> None:
        """That it cannot be had is no trouble: nothing but these two numbers hangs on it."""
        asked, counts = message.asked, message.result
        attempt = self._ledger.attempt(asked.fax_id, asked.attempt_id)
        if isinstance(counts, Counts) and attempt is not None:
            self._ledger.apply(counted(attempt, counts, now.wall))
            self._watch.counted(asked)

    def scanned(self, message: Scanned, now: Moment) -> None:
        fax, result = self._ledger.table.get(message.fax_id), message.result
        if fax is None or fax.damaged:
            return
        if isinstance(result, FaxError):
            self._ledger.note(fax.id, TimelineEntry(now.wall, What.CHECK_FAILED, {"error": type(result).__name__}))
            self._trouble(result, now)
        else:
            self._match(fax, result, now)
        self._watch.scanned(self._ledger.table.get(fax.id) or fax, now)

    def _match(self, fax: Fax, scan: Scan, now: Moment) -> None:
        holders = self._ledger.table.holders(remote.id for remote in scan.faxes)
        for attempt in fax.attempts:
            others = {telnyx_id for telnyx_id, holder in holders.items() if holder != attempt.id}
            self._ledger.apply(after_scan(attempt, fax, scan, others, now.wall))

    def cancel_answered(self, message: CancelAnswered, now: Moment) -> None:
        result = message.result
        if isinstance(result, str):
            entry = TimelineEntry(now.wall, What.CANCEL_ANSWER, {"answer": result})
        else:
            entry = TimelineEntry(now.wall, What.CANCEL_FAILED, {"error": type(result).__name__})
            self._trouble(result, now)
        self._ledger.note(message.fax_id, entry)
        self._watch.cancel_answered(message.telnyx_id, isinstance(result, str), now)

    def upload_gone(self, message: UploadGone, now: Moment) -> None:
        upload = message.upload
        self._watch.upload_asked(upload, now)
        if isinstance(message.result, FaxError):
            self._trouble(message.result, now)
        elif message.result:
            attempt = self._ledger.attempt(upload.fax_id, upload.attempt_id)
            if attempt is None or not self._ledger.apply(fenced(attempt, now.wall)):
                self._ledger.note(upload.fax_id, TimelineEntry(now.wall, What.MEDIA_DELETED, {}))
            self._ledger.table.upload_deleted(upload.attempt_id, now.wall)

    def _trouble(self, error: FaxError, now: Moment) -> None:
        """An answer that makes no sense may be about one fax only; it stops nothing."""
        if not isinstance(error, Unreachable):
            self._ledger.tell(*self._gate.trouble(error, now.steady))
