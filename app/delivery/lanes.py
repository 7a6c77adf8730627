"""The engine's inbox, and the threads that effects run on."""

import queue
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from app.delivery.messages import MarkWanted, Message, Tick


class Inbox:
    def __init__(self) -> None:
        self._messages: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._closed = False

    def put(self, message: Message) -> bool:
        """From any thread. False when nobody reads it any more."""
        with self._lock:
            if not self._closed:
                self._messages.put(message)
            return not self._closed

    def get(self, next_tick: float) -> Message | None:
        """The next message; a Tick when it is time for one (monotonic), however full the inbox is. None: closed."""
        wait = next_tick - time.monotonic()
        if wait <= 0:
            return Tick() if not self._closed else None
        try:
            return self._messages.get(timeout=wait)
        except queue.Empty:
            return Tick()

    def close(self) -> None:
        """Whoever still waits for a mark is refused."""
        with self._lock:
            self._closed = True
        with suppress(queue.Empty):
            while True:
                message = self._messages.get_nowait()
                if isinstance(message, MarkWanted):
                    message.reply.give(False)
        self._messages.put(None)


class Lane:
    """Daemon threads, begun when they are needed, that do one job after the other."""

    def __init__(self, name: str, threads: int) -> None:
        self._name = name
        self._most = threads
        self._threads: list[threading.Thread] = []
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._busy = 0
        self._lock = threading.Lock()
        self._closed = False

    def run(self, job: Callable[[], None]) -> None:
        """`job` must not raise."""
        with self._lock:
            self._busy += 1
            if self._busy > len(self._threads) < self._most:
                self._threads.append(threading.Thread(target=self._work, name=self._name, daemon=True))
                self._threads[-1].start()
        self._jobs.put(job)

    def close(self) -> None:
        """What has not begun is dropped; what runs goes on and finds its answer unread."""
        self._closed = True
        for _ in self._threads:
            self._jobs.put(None)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            if not self._closed:
                job()
            with self._lock:
                self._busy -= 1
