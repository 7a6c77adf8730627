"""Whether Telnyx can be asked, and whether faxes may be handed over: the trouble that is nobody's fax alone."""

from collections.abc import Callable

from app.core.errors import ACCOUNT_TROUBLE, FaxError, ServiceError, TooManyRequests
from app.core.orders import Fact, QueuePaused, QueueResumed
from app.core.schedule import network_backoff
from app.core.transitions import sane_wait


class Gate:
    """Two locks. The network's opens by itself when a probe gets through; the account's only when a person says so
    and a probe then gets through.

    At first the network's is locked: a probe comes before the first upload, so that an offline start leaves every
    fax untouched in the queue. Times are steady seconds.
    """

    def __init__(self, jitter: Callable[[], float]) -> None:
        self._jitter = jitter
        self._probe_at: float | None = 0.0
        self._probing = False
        self._tries = 0
        self._network: FaxError | None = None
        self._account: FaxError | None = None
        self._mended = False

    @property
    def may_ask(self) -> bool:
        return self._probe_at is None

    @property
    def may_hand_over(self) -> bool:
        return self.may_ask and self._account is None

    def wants_probe(self, now: float) -> bool:
        """Asked when there is something to do; a True is to be followed by a probe."""
        if self._probing or self._probe_at is None or now < self._probe_at:
            return False
        self._probing = True
        return True

    def probe_soon(self, now: float) -> None:
        """The computer slept, or a person wants to know now."""
        if self._probe_at is not None:
            self._probe_at = now

    def probed(self, error: FaxError | None, now: float) -> list[Fact]:
        self._probing = False
        if error is not None and not isinstance(error, ACCOUNT_TROUBLE):
            return self._lock_network(error, now)
        paused = self._network is not None or self._account is not None
        self._network, self._probe_at, self._tries = None, None, 0
        if self._mended:
            self._account, self._mended = None, False
        if error is not None:
            return self.trouble(error, now)
        return [QueueResumed()] if paused and self._account is None else []

    def trouble(self, error: FaxError, now: float) -> list[Fact]:
        """What stopped a request: the account's trouble, the network's, or this fax's own (then nothing)."""
        if isinstance(error, ACCOUNT_TROUBLE):
            known, self._account = self._account, error
            return [] if type(known) is type(error) else [QueuePaused(error)]
        if not isinstance(error, ServiceError) or not error.retry or self._probe_at is not None:
            return []
        return self._lock_network(error, now)

    def resume(self, now: float) -> None:
        """A person says that the account's trouble is mended."""
        self._mended = True
        self._probe_at = now

    def _lock_network(self, error: FaxError, now: float) -> list[Fact]:
        known, self._network = self._network, error
        self._tries += 1
        wait = error.data.get("wait") if isinstance(error, TooManyRequests) else None
        seconds = network_backoff(self._tries) * self._jitter() if wait is None else sane_wait(float(wait))
        self._probe_at = now + seconds
        return [] if type(known) is type(error) or self._account else [QueuePaused(error)]
