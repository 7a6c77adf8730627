"""The outbox decides: `handle(message, now) -> effects`. It alone writes the table; no clock, no sleep, no thread.

Every change is written before the effect that needs it is returned. What cannot be written stops everything: after a
failed fsync nobody knows what is on the disk, and the next start reads it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from app.core.attempt import AttemptNames, AttemptState
from app.core.errors import (
    DatabaseDamaged,
    DiskFull,
    DiskTrouble,
    FaxError,
    StorageError,
    TooLate,
)
from app.core.fax import Fax, Step, TimelineEntry
from app.core.further import tried_again
from app.core.orders import (
    BegunAnew,
    CancelOther,
    CheckNow,
    FaxChanged,
    FaxOrder,
    GoNow,
    OrderRefused,
    QueuePaused,
    Resolve,
    ResumeQueue,
    StillSend,
    Submit,
    SubmitRefused,
    UploadProgress,
)
from app.core.ports import FaxTable, OwnerLock, Spool
from app.core.schedule import STALE_AFTER
from app.core.timeline import What
from app.core.transitions import (
    after_cancel,
    after_restart,
    ask_still_send,
)
from app.delivery import messages as m
from app.delivery.decisions import steps_of
from app.delivery.gate import Gate
from app.delivery.ledger import Ledger
from app.delivery.left_orders import LeftOrders
from app.delivery.reconcile import Reconcile
from app.delivery.retention import tidy
from app.delivery.sending import Sending
from app.delivery.submitting import Submitting
from app.delivery.waiting import why_ask
from app.delivery.watch import Watch

_S = AttemptState
# Wall and steady clock apart by so many seconds more than before: the computer slept, or the clock was set.
_JUMP = 60
_TIDY_EVERY = 86_400


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an outbox works with. `jitter` gives factors from 1.0 to about 1.2; `keep_days` for how long the copies of
    documents are kept after the end of their faxes, or None for always; `further_attempts` how often a fax that failed
    may go again by itself."""

    table: FaxTable
    spool: Spool
    lock: OwnerLock
    new_names: Callable[[], AttemptNames]
    jitter: Callable[[], float]
    keep_days: Callable[[], int | None]
    further_attempts: Callable[[], int]


class Outbox:
    def __init__(self, surroundings: Surroundings) -> None:
        self._ledger = Ledger(surroundings.table)
        self._spool = surroundings.spool
        self._submitting = Submitting(self._ledger, self._spool, surroundings.new_names)
        self._left = LeftOrders(surroundings.table)
        self._lock = surroundings.lock
        self._keep_days = surroundings.keep_days
        self._new_names = surroundings.new_names
        self._gate = Gate(surroundings.jitter)
        self._watch = Watch(surroundings.jitter)
        self._further_attempts = surroundings.further_attempts
        self._jitter = surroundings.jitter
        self._reconcile = Reconcile(self._ledger, self._gate, self._watch, self._tried_again)
        self._sending = Sending(self._ledger, self._gate, surroundings.new_names, surroundings.jitter)
        self._is_owner = False
        self._stopping = False
        self._broken: FaxError | None = None
        self._seen_entry = 0
        self._drift: float | None = None
        self._tidied_at = 0.0

    @property
    def is_posting(self) -> bool:
        """Whether the answer of a request that can make a fax is still to come."""
        return bool(self._sending.posting)

    def handle(self, message: m.Message, now: m.Moment) -> list[m.Effect]:
        self._ledger.effects = []
        if self._broken is not None:
            self._refuse(message, self._broken)
            return self._ledger.effects
        try:
            self._take(message, now)
        except StorageError as error:
            return self.break_off(error, message)
        try:
            if self._is_owner and not isinstance(message, m.Progressed):
                self._go_on(now)
        except StorageError as error:
            return self.break_off(error, None)
        return self._ledger.effects

    def break_off(self, error: FaxError, message: m.Message | None) -> list[m.Effect]:
        """Nothing more is begun or written until the next start. `message`: the one that could not be dealt with."""
        # A full disk can be mended, but what was to be written was not: only a new start knows where things are.
        self._broken = DiskTrouble() if isinstance(error, DiskFull) else error
        self._ledger.effects = [effect for effect in self._ledger.effects if isinstance(effect, m.Tell | m.AnswerMark)]
        self._ledger.tell(QueuePaused(self._broken))
        if message is not None:
            self._refuse(message, self._broken)
        return self._ledger.effects

    def _refuse(self, message: m.Message, error: FaxError) -> None:
        match message:
            case m.MarkWanted(reply=reply):
                self._ledger.effects.append(m.AnswerMark(reply, False))
            case m.Ordered(order=Submit(request=request)) | m.Copied(request=request):
                self._ledger.tell(SubmitRefused(request.compose_id, error))
            case m.Ordered(order=ResumeQueue()):
                self._ledger.tell(QueuePaused(error))
            case m.Ordered(order=order) if not isinstance(order, Submit | ResumeQueue):
                self._ledger.tell(OrderRefused(order.fax_id, error))
            case m.HandedOver(attempt_id=attempt_id):
                self._sending.posting.discard(attempt_id)  # its answer is not written: the next start says UNKNOWN

    def _take(self, message: m.Message, now: m.Moment) -> None:
        match message:
            case m.Begin():
                self._begin(now)
            case m.Tick():
                self._tick(now)
            case m.Stop():
                self._stopping = True
                self._sending.stop()
            case m.Ordered(order=order):
                self._ordered(order, now)
            case m.Copied():
                self._submitting.copied(message, now.wall)
            case m.MarkWanted():
                self._sending.mark(message, now)
            case m.Progressed(fax_id=fax_id, sent=sent, total=total):
                self._ledger.tell(UploadProgress(fax_id, sent, total))
            case m.HandedOver():
                self._sending.ended(message, now)
            case m.Probed(error=error):
                self._ledger.tell(*self._gate.probed(error, now.steady))
            case m.Looked():
                self._reconcile.looked(message, now)
            case m.Rung(event=event):
                self._reconcile.rung(event, now)
            case m.Counted():
                self._reconcile.counted(message, now)
            case m.Scanned():
                self._reconcile.scanned(message, now)
            case m.CancelAnswered():
                self._reconcile.cancel_answered(message, now)
            case m.UploadGone():
                self._reconcile.upload_gone(message, now)

    # Beginning, and what other processes do

    def _begin(self, now: m.Moment) -> None:
        self._is_owner = self._lock.take()
        if self._ledger.table.open(self._is_owner):
            self._ledger.tell(BegunAnew(DatabaseDamaged()))
        self._ledger.table.foreign_change()  # from here on; asked before anything is read, so that nothing is missed
        self._seen_entry = self._ledger.table.newest_entry()
        self._ledger.open = {fax.id: fax for fax in self._ledger.table.open_faxes()}
        if not self._is_owner:
            return
        for fax in list(self._ledger.open.values()):
            for attempt in fax.attempts:
                self._ledger.apply(after_restart(attempt, self._new_names(), now.wall))
            self._ledger.ask_if_found(self._ledger.open.get(fax.id, fax), now.wall)
        self._take_orders(now)
        self._tidy(now)

    def _tick(self, now: m.Moment) -> None:
        if not self._is_owner and self._lock.take():
            seen = self._seen_entry
            self._begin(now)
            for fax_id in self._ledger.table.changed_since(seen)[0]:  # what the last owner did at its end
                self._ledger.reread(fax_id)
        drift = now.wall.timestamp() - now.steady
        if self._drift is not None and abs(drift - self._drift) > _JUMP:
            if drift > self._drift:
                self._sending.waiting.forget()
            self._watch.everything_due()
            self._gate.probe_soon(now.steady)
        self._drift = drift
        if self._ledger.table.foreign_change():
            taken = self._left.taken()
            fax_ids, self._seen_entry = self._ledger.table.changed_since(self._seen_entry)
            for fax_id in fax_ids:
                self._ledger.reread(fax_id)
            if self._is_owner:
                self._take_orders(now)
            else:
                self._ledger.tell(*self._left.refused(taken, fax_ids))
        if self._is_owner and now.steady - self._tidied_at > _TIDY_EVERY:
            self._tidy(now)

    def _take_orders(self, now: m.Moment) -> None:
        for waiting in self._ledger.table.waiting_orders():
            waited = now.wall - waiting.left_at
            # What a person said half a day ago, when the owner had stopped, makes nothing ring today.
            if waited < timedelta(seconds=STALE_AFTER) or not isinstance(waiting.order, GoNow | Resolve | StillSend):
                self._ordered(waiting.order, now)
            self._ledger.table.order_taken(waiting.id, now.wall)

    def _tidy(self, now: m.Moment) -> None:
        self._tidied_at = now.steady
        removed = tidy(self._ledger.table, self._spool, self._keep_days(), now.wall)
        self._ledger.tell(*map(FaxChanged, removed))

    def _tried_again(self, step: Step, fax: Fax, now: m.Moment) -> Step:
        return tried_again(step, fax.attempts, self._new_names(), self._further_attempts(), now.wall, self._jitter())

    # Orders

    def _ordered(self, order: Submit | FaxOrder | ResumeQueue, now: m.Moment) -> None:
        if isinstance(order, Submit):
            self._submitting.begin(order.request)
        elif not self._is_owner:
            self._left.leave(order, now.wall)
        elif isinstance(order, ResumeQueue):
            self._gate.resume(now.steady)
        else:
            self._fax_order(order, now)

    def _fax_order(self, order: FaxOrder, now: m.Moment) -> None:
        fax = self._ledger.table.get(order.fax_id)
        if fax is None or fax.damaged:
            self._ledger.tell(OrderRefused(order.fax_id, TooLate() if fax is None else DatabaseDamaged()))
            return
        if isinstance(order, CheckNow):
            self._gate.probe_soon(now.steady)
            done = self._watch.hurry(fax)
        elif isinstance(order, CancelOther):
            done = self._cancel_others(fax, now)
        else:
            steps = steps_of(order, fax, self._new_names, now.wall)
            written = [self._ledger.apply(step) is not None for step in steps]
            done = bool(written) and all(written)
            for step in steps:
                if step.after.state is _S.CANCELED:
                    self._sending.break_off(step.before.id)
        if not done:
            self._ledger.tell(OrderRefused(order.fax_id, TooLate()))

    def _cancel_others(self, fax: Fax, now: m.Moment) -> bool:
        others = [attempt.other_id for attempt in fax.attempts if attempt.other_id]
        for telnyx_id in others:
            self._watch.want_cancel(fax.id, telnyx_id)
            self._ledger.note(fax.id, TimelineEntry(now.wall, What.CANCEL_ASKED, {"telnyx_id": telnyx_id}))
        return bool(others)

    def _go_on(self, now: m.Moment) -> None:
        """What the rows now ask for."""
        for fax in list(self._ledger.open.values()):
            newest = fax.attempts[-1]
            if newest.state is _S.QUEUED and newest.cancel_asked:
                self._ledger.apply(after_cancel(newest, now.wall))
            elif why := why_ask(fax, now):
                self._ledger.apply(ask_still_send(newest, why, now.wall))
        if self._stopping:
            return
        uploads = self._ledger.table.uploads_to_delete()
        if (self._ledger.open or uploads) and self._gate.wants_probe(now.steady):
            self._ledger.effects.append(m.Probe())
        self._sending.begin(now)
        if self._gate.may_ask:
            self._ledger.effects += self._watch.plan(
                list(self._ledger.open.values()), uploads, self._sending.in_hand, now
            )
