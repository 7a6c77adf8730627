"""One at a time, and whoever waits for a picture goes before whoever works through a whole document."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._taken = False
        self.urgent_waiting = 0

    @contextmanager
    def take(self, urgent: bool) -> Iterator[None]:
        with self._changed:
            self.urgent_waiting += urgent
            self._changed.wait_for(lambda: not self._taken and (urgent or not self.urgent_waiting))
            self.urgent_waiting -= urgent
            self._taken = True
        try:
            yield
        finally:
            with self._changed:
                self._taken = False
                self._changed.notify_all()
