"""The Telnyx keys of this session: from the environment, from the keyring, or typed for this session only."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from app.core.errors import KeyringMissing, KeyringRefused, NoKey, StorageError
from app.core.key import KeySource, KeyStatus
from app.core.settings import FIRST_ID, TELNYX_URL, AccountOverview
from app.storage.secret_store import SecretStore
from app.telnyx.access import normalised_key

_HOST = "api.telnyx.com"


@dataclass(frozen=True, slots=True)
class _Held:
    key: str
    source: KeySource
    place: str = ""


class AccountKeys:
    """Each Telnyx account has a key of its own. The one of the environment is that of the account `given_to`, and of
    no other, so that no fax goes out on the bill of an account that nobody named."""

    def __init__(self, given: str | None, own_proxy: Callable[[], str] = lambda: "", given_to: str = FIRST_ID) -> None:
        self._given, self._given_to = given, given_to
        self._own_proxy = own_proxy
        self._keys: dict[str, TelnyxKeys] = {}

    def of(self, account_id: str) -> "TelnyxKeys":
        given = self._given if account_id == self._given_to else None
        return self._keys.setdefault(account_id, TelnyxKeys(given, self._own_proxy, account_id))

    def key(self, account_id: str) -> str:
        """Raises what TelnyxKeys.key raises."""
        return self.of(account_id).key()

    def remove(self, account_id: str) -> None:
        """Out of the keyring, if there is one that takes keys. Blocks; raises KeyringLocked and its like."""
        store = SecretStore(_entry(account_id))
        if _is_there(store):
            store.forget()
        self._keys.pop(account_id, None)


def _is_there(store: SecretStore) -> bool:
    try:
        store.place()
    except (KeyringMissing, KeyringRefused):
        return False
    return True


def _entry(account_id: str) -> str:
    """The first account's is what it was when there was only one."""
    return _HOST if account_id == FIRST_ID else f"{_HOST} {account_id}"


class TelnyxKeys:
    """The key of one account.

    Every method but `clean` and `use_for_session` may block on the keyring; what they raise is what SecretStore and
    TelnyxClient raise.

    A key given in the environment is used instead of the keyring's, and the keyring is then not asked at all.
    `own_proxy` is the proxy of our settings at that moment, or "".
    """

    def __init__(
        self, given: str | None, own_proxy: Callable[[], str] = lambda: "", account_id: str = FIRST_ID
    ) -> None:
        self._own_proxy = own_proxy
        self._store = SecretStore(_entry(account_id))
        self._asking = threading.Lock()  # the keyring: one prompt at a time
        self._refusal: StorageError | None = None
        self._refusals = 0
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
        from app.wiring.proxy import way_to

        client = TelnyxClient(TELNYX_URL, lambda: key, lambda: way_to(TELNYX_URL, self._own_proxy()).proxy)
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
            heard = self._refusals
            with self._asking:
                if self._held is None and self._refusal is not None and self._refusals != heard:
                    raise self._refusal  # whoever has just dismissed the keyring's dialog is not asked once more
                key, place = self._read() if self._held is None else (None, "")
                if key and self._held is None:  # another may have been given while the keyring asked
                    self._held = _Held(key, KeySource.KEYRING, place)
        return self._held

    def _read(self) -> tuple[str | None, str]:
        """The key, and the keyring's name."""
        try:
            key = self._store.read()
            return key, self._store.place() if key else ""
        except StorageError as error:
            self._refusal = error
            self._refusals += 1
            raise


def _status(held: _Held | None) -> KeyStatus:
    return KeyStatus() if held is None else KeyStatus(held.source, held.key[-4:], held.place)
