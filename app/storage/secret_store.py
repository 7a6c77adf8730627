"""The API key in the system's keyring, and nowhere else on disk."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.core.errors import KeyringLocked, KeyringMissing, KeyringNotSetUp, KeyringRefused, StorageError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "Faxwell"
_T = TypeVar("_T")
_SECRET_SERVICES = ("keyring.backends.SecretService.Keyring", "keyring.backends.libsecret.Keyring")
# Backends that keep a secret encrypted and to its owner. Whatever else is installed or configured (a plain text file,
# the null keyring that takes everything and keeps nothing) is refused.
_PLACES = {
    **dict.fromkeys(_SECRET_SERVICES, ""),  # several programs offer this service: see _secret_service
    "keyring.backends.kwallet.DBusKeyring": "KDE Wallet",
    "keyring.backends.Windows.WinVaultKeyring": "Windows Credential Manager",
    "keyring.backends.macOS.Keyring": "macOS Keychain",
}


class SecretStore:
    """One key, under a name such as "api.telnyx.com".

    Every method blocks, for as long as the system's password prompt is open, so they are called from daemon threads
    only. They raise KeyringMissing, KeyringNotSetUp, KeyringLocked or KeyringRefused.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def place(self) -> str:
        """Where the key is kept, as people know it: "GNOME Keyring"."""
        return _ask(lambda backend: _place(backend) or _secret_service())

    def keep(self, key: str) -> None:
        def write_and_read_back(backend: "KeyringBackend") -> bool:
            backend.set_password(SERVICE, self._name, key)
            return backend.get_password(SERVICE, self._name) == key

        if not _ask(write_and_read_back):
            raise KeyringRefused(detail="It did not give back what it was given.")

    def read(self) -> str | None:
        return _ask(lambda backend: backend.get_password(SERVICE, self._name))

    def forget(self) -> None:
        """The key is gone afterwards, also when it was gone before."""

        def delete(backend: "KeyringBackend") -> bool:
            from keyring.errors import PasswordDeleteError

            if backend.get_password(SERVICE, self._name) is not None:
                with suppress(PasswordDeleteError):  # whether it is gone is seen by reading
                    backend.delete_password(SERVICE, self._name)
            return backend.get_password(SERVICE, self._name) is None

        if not _ask(delete):
            raise KeyringRefused(detail="It still has the key. Remove it with your system's own keyring program.")


def _ask(question: Callable[["KeyringBackend"], _T]) -> _T:
    try:
        return question(_backend())
    except StorageError:
        raise
    except Exception as error:  # a backend lets out whatever the libraries below it raise
        raise _translated(error) from error


def _backend() -> "KeyringBackend":
    import keyring  # with the choice of a backend it takes 0.3 s, so not before a key is asked for
    from keyring.backends.chainer import ChainerBackend
    from keyring.backends.fail import Keyring as NoKeyring

    chosen = keyring.get_keyring()
    for backend in chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]:
        if _place(backend) is not None:
            return backend
    if isinstance(chosen, NoKeyring | ChainerBackend):
        raise KeyringMissing
    name = type(chosen).__module__
    raise KeyringRefused(detail=f"The keyring that is set up for Python programs ({name}) is not a safe place.")


def _place(backend: "KeyringBackend") -> str | None:
    names = (f"{kind.__module__}.{kind.__qualname__}" for kind in type(backend).__mro__)
    return next((_PLACES[name] for name in names if name in _PLACES), None)


def _secret_service() -> str:
    """Which program answers on the session bus, as far as it can be told from outside."""
    if Path(os.environ.get("XDG_RUNTIME_DIR", "/nonexistent"), "keyring", "control").exists():
        return "GNOME Keyring"
    if "KDE" in os.environ.get("XDG_CURRENT_DESKTOP", "").split(":"):
        return "KDE Wallet"
    return "your desktop's keyring"


def _translated(error: Exception) -> StorageError:
    from keyring import errors

    if isinstance(error, errors.NoKeyringError):
        return KeyringMissing()
    if isinstance(error, errors.KeyringLocked):
        return KeyringLocked()
    if isinstance(error, errors.InitError):
        gone = type(error.__cause__).__name__ == "SecretServiceNotAvailableException"
        return KeyringMissing() if gone else KeyringNotSetUp()
    # Only keyring's own words: other messages can hold what was handed in.
    says = str(error) if isinstance(error, errors.KeyringError) else type(error).__name__
    return KeyringRefused(detail=f"The keyring says: {says}")
