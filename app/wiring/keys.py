"""The Telnyx key of this session: from the environment, from the keyring, or typed for this session only."""

import threading
from dataclasses import dataclass

from app.core.errors import NoKey
from app.core.key import KeySource, KeyStatus
from app.core.settings import TELNYX_URL, AccountOverview
from app.storage.secret_store import SecretStore
from app.telnyx.access import normalised_key

_HOST = "api.telnyx.com"


@dataclass(frozen=True, slots=True)
class _Held:
    key: str
    source: KeySource
    place: str = ""


class TelnyxKeys:
    """Every method but `clean` and `use_for_session` may block on the keyring; what they raise is what SecretStore and
    TelnyxClient raise.

    A key given in the environment is used instead of the keyring's, and the keyring is then not asked at all.
    """

    def __init__(self, given: str | None) -> None:
        self._store = SecretStore(_HOST)
        self._asking = threading.Lock()  # the keyring: one prompt at a time
        self._held = _Held(given, KeySource.ENVIRONMENT) if given else None

    def clean(self, text: str) -> str:
        return normalised_key(text)

    def key(self) -> str:
        """Raises NoKey, KeyMalformed, KeyringLocked and its like."""
        held = self._find()
        if held is None:
            raise NoKey
        return normalised_key(held.key)

    def status(self) -> KeyStatus:
        return _status(self._find())

    def try_key(self, key: str) -> AccountOverview:
        from app.telnyx.client import TelnyxClient  # brings httpx along, which the first paint need not wait for

        client = TelnyxClient(TELNYX_URL, lambda: key)
        try:
            return client.overview()
        finally:
            client.close()

    def keep(self, key: str) -> KeyStatus:
        with self._asking:
            self._store.keep(key)
            self._held = held = _Held(key, KeySource.KEYRING, self._store.place())
            return _status(held)

    def use_for_session(self, key: str) -> KeyStatus:
        self._held = held = _Held(key, KeySource.SESSION)
        return _status(held)

    def forget(self) -> KeyStatus:
        with self._asking:
            if self._held is None or self._held.source is KeySource.KEYRING:
                self._store.forget()
            self._held = None
            return KeyStatus()

    def _find(self) -> _Held | None:
        if self._held is None:
            with self._asking:
                key = self._store.read() if self._held is None else None
                place = self._store.place() if key else ""
                if key and self._held is None:  # another may have been given while the keyring asked
                    self._held = _Held(key, KeySource.KEYRING, place)
        return self._held


def _status(held: _Held | None) -> KeyStatus:
    return KeyStatus() if held is None else KeyStatus(held.source, held.key[-4:], held.place)
