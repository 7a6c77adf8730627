"""The send call, once. Whether a fax may exist is told by what was handed over and what was answered; the class of
an exception is the same after the first block and after the last one, and so proves nothing."""

import threading
from collections.abc import Callable

from app.core.errors import FaxError, Offline
from app.core.ports import Canceled, CancelSignal, NotSent, PostOutcome, Progress, SendOrder, Unclear
from app.telnyx import errors, wire
from app.telnyx.connection import Connection, NoAnswer
from app.telnyx.outcome import outcome_of
from app.telnyx.upload import STALL_SECONDS, DocumentForm, opened, seconds_for

JSON_SECONDS = 60.0


def send_by_name(connection: Connection, order: SendOrder, events_to: str) -> PostOutcome:
    """`events_to`: see wire.order_json. The mark stands already, so everything after the first byte of the request is
    unclear until it is answered."""
    try:
        answer = connection.exchange(
            "POST",
            "/faxes",
            headers={"Content-Type": "application/json"},
            content=wire.order_json(order, events_to),
            seconds=JSON_SECONDS,
        )
    except Exception as error:  # no class of error is proof, not even one that would be our bug
        if connection.handed_over:
            return _lost(connection)
        if isinstance(error, NoAnswer):
            return NotSent(error.error)
        if isinstance(error, FaxError):
            return NotSent(error)
        raise
    return outcome_of(answer, order.recipient)


def send_with_contents(
    connection: Connection, order: SendOrder, mark: Callable[[], None], progress: Progress, cancel: CancelSignal
) -> PostOutcome:
    """Raises Canceled before the mark, and what `mark` raises, both with the request cut short for good."""
    commitment = _Commitment(connection, mark)
    cancel.on_cancel(commitment.cancel)
    try:
        with opened(order.document) as document:
            form = DocumentForm(wire.order_fields(order), "contents", document)
            answer = connection.exchange(
                "POST",
                "/faxes",
                headers=form.headers,
                content=form.blocks(progress, cancel, commitment.make),
                seconds=seconds_for(form.length),
                stall=STALL_SECONDS,
            )
    except Exception as error:  # as above
        if commitment.complete:
            return _lost(connection)
        if commitment.failure or isinstance(error, Canceled):
            raise
        if not commitment.begun and cancel.is_canceled():
            raise Canceled from error
        if isinstance(error, NoAnswer):
            return NotSent(error.error)
        if isinstance(error, FaxError):
            return NotSent(error)
        raise
    outcome = outcome_of(answer, order.recipient)
    if not commitment.complete:
        # Answered before the end of the request. Whatever this server decided, it decided: the mark comes first,
        # unless it only said that it is in trouble.
        if isinstance(outcome, Unclear) and answer.status >= 300:
            return NotSent(errors.from_answer(answer))
        mark()
    return outcome


class _Commitment:
    """The step from "nothing can exist" to "a fax may exist", on the contents route."""

    def __init__(self, connection: Connection, mark: Callable[[], None]) -> None:
        self._connection = connection
        self._mark = mark
        self._lock = threading.Lock()
        self.begun = False
        self.complete = False
        """Whether the last block may have been handed over."""
        self.failure: BaseException | None = None

    def cancel(self) -> None:
        """From another thread. Too late once the mark is being made."""
        with self._lock:
            if not self.begun:
                self._connection.break_off()

    def make(self) -> None:
        with self._lock:
            if self._connection.is_broken:
                raise NoAnswer(Offline())
            self.begun = True
        try:
            self._mark()
        except BaseException as error:  # raised again; whatever it is, the request ended incomplete
            self.failure = error
            raise
        if self._connection.is_broken:  # the deadline passed meanwhile
            raise NoAnswer(Offline())
        self.complete = True


def _lost(connection: Connection) -> Unclear:
    return Unclear("bad_answer" if connection.answer_begun else "no_answer")
