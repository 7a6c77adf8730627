"""One account's ear: it listens for Telnyx's events where the settings of that moment say so."""

import secrets
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.core.errors import FaxError, ListeningError, NotHeard
from app.core.event import FaxEvent
from app.core.listening import Hearing, Listening

if TYPE_CHECKING:
    from app.telnyx.listener import Listener

_SECONDS_FOR_A_TEST = 10.0


class Ear:
    """Any thread may call it. Nothing it does can keep a fax from going: it has no other way than to be deaf."""

    def __init__(self, ring: Callable[[FaxEvent], None], send_test: Callable[[str, str], None]) -> None:
        """`send_test` sends a word to an address, from outside."""
        self._ring, self._send_test = ring, send_test
        self._lock = threading.Lock()
        self._place = Listening()
        self._listener: Listener | None = None
        self._trouble: ListeningError | None = None
        self._heard_at: datetime | None = None
        self._word, self._word_came = "", threading.Event()

    @property
    def hearing(self) -> Hearing:
        return Hearing(self.url, self._heard_at, self._trouble)

    @property
    def url(self) -> str:
        """Where Telnyx is to ring for a fax that is sent now; "" while nobody listens."""
        return self._place.url if self._listener is not None else ""

    def listen(self, place: Listening) -> Hearing:
        """From now on there, or not at all."""
        with self._lock:
            if place != self._place or self._trouble is not None:
                self._end()
                self._place, self._trouble = place, None
                if place.is_wanted:
                    self._begin(place)
            return self.hearing

    def test(self) -> None:
        """Raises NotHeard where what is sent to the address does not arrive here."""
        if self._listener is None:
            raise self._trouble or NotHeard(port=self._place.port)
        self._word, self._word_came = secrets.token_urlsafe(18), threading.Event()
        self._send_test(self._place.url, self._word)
        if not self._word_came.wait(_SECONDS_FOR_A_TEST):
            raise NotHeard(port=self._place.port)

    def close(self) -> None:
        with self._lock:
            self._end()

    def _begin(self, place: Listening) -> None:
        from app.telnyx.listener import Listener

        try:
            self._listener = Listener(place, self._hear, self._hear_test)
        except FaxError as error:
            self._trouble = error if isinstance(error, ListeningError) else ListeningError()

    def _end(self) -> None:
        if self._listener is not None:
            self._listener.close()
            self._listener = None

    def _hear(self, event: FaxEvent) -> None:
        self._heard_at = datetime.now(UTC)
        self._ring(event)

    def _hear_test(self, word: str) -> None:
        if secrets.compare_digest(word.encode(), self._word.encode()) and self._word:
            self._word_came.set()
