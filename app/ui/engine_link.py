"""The one door between the engine and the window: orders go out, facts come back in the GUI thread."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from app.core.fax import FaxRequest
from app.core.orders import (
    BegunAnew,
    Cancel,
    Fact,
    FaxChanged,
    Order,
    OrderRefused,
    QueuePaused,
    QueueResumed,
    ResumeQueue,
    Submit,
    SubmitRefused,
    UploadProgress,
)

Give = Callable[[Order], None]
Subscribe = Callable[[Callable[[Fact], None]], None]


class EngineLink(QObject):
    """Lives as long as the window; `connect_to` follows the account. Facts of an account that was left are dropped."""

    fax_changed = Signal(object)  # Fax
    submit_refused = Signal(str, object)  # compose_id, FaxError
    order_refused = Signal(int, object)  # fax id, FaxError
    upload_progress = Signal(int, object, object)  # fax id, bytes sent, bytes in all
    queue_paused = Signal(object)  # FaxError
    queue_resumed = Signal()
    begun_anew = Signal(object)  # FaxError

    _heard = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._give: Give | None = None
        self._connection = 0
        self._heard.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def connect_to(self, give: Give, subscribe: Subscribe) -> None:
        """`give` must not block; `subscribe` is handed a function that any thread may call."""
        self._connection += 1
        self._give = give
        subscribe(partial(self._hear, self._connection))

    def submit(self, request: FaxRequest) -> None:
        self._order(Submit(request))

    def cancel(self, fax_id: int) -> None:
        self._order(Cancel(fax_id))

    def resume_queue(self) -> None:
        self._order(ResumeQueue())

    def _order(self, order: Order) -> None:
        if self._give is None:
            raise RuntimeError("an order before the account was opened")
        self._give(order)

    def _hear(self, connection: int, fact: Fact) -> None:
        """Called by the engine's thread."""
        with suppress(RuntimeError):  # the window has gone; the engine goes on
            self._heard.emit(connection, fact)

    def _tell(self, connection: int, fact: Fact) -> None:
        if connection != self._connection:
            return
        match fact:
            case FaxChanged(fax):
                self.fax_changed.emit(fax)
            case SubmitRefused(compose_id, error):
                self.submit_refused.emit(compose_id, error)
            case OrderRefused(fax_id, error):
                self.order_refused.emit(fax_id, error)
            case UploadProgress(fax_id, sent, total):
                self.upload_progress.emit(fax_id, sent, total)
            case QueuePaused(error):
                self.queue_paused.emit(error)
            case QueueResumed():
                self.queue_resumed.emit()
            case BegunAnew(error):
                self.begun_anew.emit(error)
