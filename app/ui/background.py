"""Work that may block, off the GUI thread: one daemon thread for each purpose, answers in the GUI thread.

Daemon threads, because a pool's threads are joined at exit and a keyring prompt nobody answers would hang it.
"""

import sys
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from app.core.errors import FaxError

T = TypeVar("T")


@dataclass(eq=False, slots=True)
class _Task:
    work: Callable[..., Any]
    done: Callable[[Any], None]
    failed: Callable[[FaxError], None] | None
    progress: Callable[..., None] | None
    key: object
    must: bool = False
    stale: bool = False


class Background(QObject):
    """Runs one piece of work after the other on a thread of its own; the thread begins with the first one.

    Give it a parent that lives in the GUI thread: with that it goes, and its thread; what is answered later is dropped.
    `newest_first` is for pictures: what was scrolled to last is what is being looked at.
    """

    _reported = Signal(object, object)
    _answered = Signal(object, object, object)

    def __init__(self, name: str, parent: QObject, *, newest_first: bool = False) -> None:
        super().__init__(parent)
        self.name = name
        self._newest_first = newest_first
        self._waiting: deque[_Task | None] = deque()  # None: the end
        self._open: set[_Task] = set()  # asked for, wanted, and not answered yet; the GUI thread's own
        self._more = threading.Condition()
        self._thread: threading.Thread | None = None
        self.destroyed.connect(partial(_end, self._more, self._waiting, newest_first))
        self._reported.connect(self._tell_progress, Qt.ConnectionType.QueuedConnection)
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        work: Callable[..., T],
        done: Callable[[T], None],
        failed: Callable[[FaxError], None] | None = None,
        *,
        progress: Callable[..., None] | None = None,
        key: object = None,
    ) -> None:
        """Runs `work()` and calls `done(answer)` or `failed(error)` in the GUI thread. No Qt in `work`.

        With `progress`, work is called with one argument, a function whose calls reach `progress`.
        A `key` makes earlier requests with the same key stale: they are not begun, and not answered.
        An error that is no FaxError is our bug: it goes to sys.excepthook and `failed` gets a plain FaxError.
        """
        if key is not None:
            self.drop(key)
        self._begin(_Task(work, done, failed, progress, key))

    def leave(self, work: Callable[[], object]) -> None:
        """Runs it though nobody waits for an answer, and though this object goes before its turn: tidying up."""
        self._begin(_Task(work, lambda _: None, None, None, None, must=True))

    def _begin(self, task: _Task) -> None:
        self._open.add(task)
        with self._more:
            self._waiting.append(task)
            self._more.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self.name, daemon=True)
            self._thread.start()

    def drop(self, key: object = None) -> None:
        """Makes requests stale: those with this key, or all."""
        for task in list(self._open):
            if not task.must and (key is None or task.key == key):
                task.stale = True
                self._open.discard(task)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._open)

    def _run(self) -> None:
        while True:
            with self._more:
                self._more.wait_for(lambda: self._waiting)
                task = self._waiting.pop() if self._newest_first else self._waiting.popleft()
            if task is None:
                return
            if task.stale:
                continue
            with suppress(RuntimeError):  # the window has gone, and this object's signals with it
                self._do(task)

    def _do(self, task: _Task) -> None:
        answer: Any = None
        error: Exception | None = None
        try:
            answer = task.work(lambda *values: self._report(task, values)) if task.progress else task.work()
        except Exception as raised:  # noqa: BLE001 - delivered to the GUI thread, where it is told apart
            error = raised
        self._answered.emit(task, answer, error)

    def _report(self, task: _Task, values: tuple[Any, ...]) -> None:
        if not task.stale:
            self._reported.emit(task, values)

    def _tell_progress(self, task: _Task, values: tuple[Any, ...]) -> None:
        if task.progress and not task.stale:
            task.progress(*values)

    def _deliver(self, task: _Task, answer: Any, error: Exception | None) -> None:
        self._open.discard(task)
        if error is not None and not isinstance(error, FaxError):
            sys.excepthook(type(error), error, error.__traceback__)
            error = FaxError()
        if task.stale:
            return
        if error is None:
            task.done(answer)
        elif task.failed:
            task.failed(error)


def _end(
    more: threading.Condition, waiting: deque[_Task | None], newest_first: bool, _gone: QObject | None = None
) -> None:
    with more:
        left = [task for task in waiting if task is not None and task.must]
        waiting.clear()
        waiting.extend((None, *left) if newest_first else (*left, None))
        more.notify()
