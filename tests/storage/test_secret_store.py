"""The keyring's answers, played by backends of our own; the real Secret Service is in tests/desktop."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import keyring.core
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import SecretService, chainer, fail, kwallet, libsecret, macOS, null
from keyring.backends.Windows import WinVaultKeyring
from keyring.errors import InitError, NoKeyringError, PasswordDeleteError, PasswordSetError
from keyring.errors import KeyringLocked as BackendLocked

from app.core.errors import (
    FaxError,
    KeyringLocked,
    KeyringMissing,
    KeyringNotSetUp,
    KeyringRefused,
    StorageError,
)
from app.storage.secret_store import SecretStore

HOST = "api.telnyx.com"
KEY = "KEY0123456789ABCDEF_canary"


class Memory(SecretService.Keyring):
    """A Secret Service that works."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError("No such password!")
        del self.kept[service, username]


class Failing(Memory):
    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def get_password(self, service: str, username: str) -> str | None:
        raise self.error

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self.error


class PlainText(KeyringBackend):
    """As keyrings.alt has one: it works, and everybody can read it."""

    priority = 0.5

    def get_password(self, service: str, username: str) -> str | None:
        raise AssertionError("asked a backend that is not allowed")

    set_password = get_password  # type: ignore[assignment]  # the same refusal
    delete_password = get_password  # type: ignore[assignment]  # the same refusal


def made(kind: Callable[[], KeyringBackend]) -> KeyringBackend:
    return kind()


class SecretServiceNotAvailableException(Exception):
    """Named as SecretStorage names it, which is there on Linux only."""


@pytest.fixture(autouse=True)
def _own_backend() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


@pytest.fixture
def memory() -> Memory:
    backend = Memory()
    keyring.set_keyring(backend)
    return backend


def caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


def test_a_key_is_kept_read_and_forgotten(memory: Memory) -> None:
    store = SecretStore(HOST)
    assert store.read() is None
    store.keep(KEY)
    assert store.read() == KEY
    assert memory.kept == {("Faxwell", HOST): KEY}
    store.keep(KEY + "2")
    assert SecretStore(HOST).read() == KEY + "2"
    store.forget()
    assert store.read() is None
    store.forget()


def test_the_key_of_one_host_is_not_given_for_another(memory: Memory) -> None:
    SecretStore(HOST).keep(KEY)
    assert SecretStore("fax.invalid").read() is None


def test_the_key_is_in_no_text_about_the_store(memory: Memory) -> None:
    store = SecretStore(HOST)
    store.keep(KEY)
    assert KEY not in repr(store) + str(vars(store))


@pytest.mark.parametrize(
    ("error", "translated"),
    [
        (NoKeyringError("No recommended backend"), KeyringMissing),
        (
            caused(InitError("Failed to create the collection."), SecretServiceNotAvailableException()),
            KeyringMissing,
        ),
        (InitError("Failed to create the collection: Prompt dismissed.."), KeyringNotSetUp),
        (BackendLocked("Failed to unlock the collection!"), KeyringLocked),
        (PasswordSetError("Can't store password on keychain"), KeyringRefused),
        (ConnectionResetError("the bus is gone"), KeyringRefused),
        (KeyError("DBUS_SESSION_BUS_ADDRESS"), KeyringRefused),
        (ValueError(f"cannot encode {KEY}"), KeyringRefused),
    ],
)
def test_each_trouble_has_its_own_error(error: Exception, translated: type[StorageError]) -> None:
    keyring.set_keyring(Failing(error))
    for act in (lambda: SecretStore(HOST).keep(KEY), SecretStore(HOST).read, SecretStore(HOST).forget):
        with pytest.raises(StorageError) as raised:
            act()
        assert type(raised.value) is translated
        assert KEY not in raised.value.sentence


def test_the_four_troubles_are_told_in_four_texts() -> None:
    errors: list[type[FaxError]] = [KeyringMissing, KeyringNotSetUp, KeyringLocked, KeyringRefused]
    assert len({error().sentence for error in errors}) == 4
    assert all("this session only" in error().sentence for error in errors)


def test_what_the_keyring_says_is_passed_on() -> None:
    keyring.set_keyring(Failing(PasswordSetError("Access denied by policy")))
    with pytest.raises(KeyringRefused) as raised:
        SecretStore(HOST).keep(KEY)
    assert "Access denied by policy" in raised.value.sentence


@pytest.mark.parametrize("returned", [None, "KEYother", KEY + "\n"])
def test_a_keyring_that_does_not_give_back_the_key_is_refused(
    memory: Memory, monkeypatch: pytest.MonkeyPatch, returned: str | None
) -> None:
    monkeypatch.setattr(memory, "get_password", lambda *_: returned)
    with pytest.raises(KeyringRefused):
        SecretStore(HOST).keep(KEY)


def test_a_key_that_stays_is_not_said_to_be_forgotten(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    SecretStore(HOST).keep(KEY)

    def refuse(*_: str) -> None:
        raise PasswordDeleteError("Cancelled by user")

    monkeypatch.setattr(memory, "delete_password", refuse)
    with pytest.raises(KeyringRefused):
        SecretStore(HOST).forget()


@pytest.mark.parametrize("backend", [null.Keyring, PlainText])
def test_a_backend_that_is_not_a_safe_place_is_never_asked(backend: type[KeyringBackend]) -> None:
    keyring.set_keyring(backend())
    store = SecretStore(HOST)
    for act in (lambda: store.keep(KEY), store.read, store.forget, store.place):
        with pytest.raises(KeyringRefused, match="KeyringRefused") as raised:
            act()
        assert backend.__module__ in raised.value.sentence


def test_without_any_backend_the_keyring_is_missing() -> None:
    keyring.set_keyring(made(fail.Keyring))
    with pytest.raises(KeyringMissing):
        SecretStore(HOST).read()
    with pytest.raises(KeyringMissing):
        SecretStore(HOST).place()


class Chain(chainer.ChainerBackend):
    backends: list[KeyringBackend] = []  # noqa: RUF012  # the library's own shape


def test_of_several_backends_the_first_safe_one_is_asked(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Chain, "backends", [made(PlainText), memory, made(null.Keyring)])
    keyring.set_keyring(made(Chain))
    SecretStore(HOST).keep(KEY)
    assert memory.kept == {("Faxwell", HOST): KEY}
    monkeypatch.setattr(Chain, "backends", [made(PlainText), made(null.Keyring)])
    with pytest.raises(KeyringMissing):
        SecretStore(HOST).read()


@pytest.mark.parametrize(
    ("configured", "error"),
    [
        ("keyring.backends.null.Keyring", KeyringRefused),
        ("keyring.backends.fail.Keyring", KeyringMissing),
        ("no.such.module.Keyring", KeyringRefused),
        ("keyring.backends.null.NoSuchClass", KeyringRefused),
        ("nonsense", KeyringRefused),
    ],
)
@pytest.mark.parametrize("place", ["environment", "file"])
def test_a_configured_backend_is_held_to_the_same_rule(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, configured: str, error: type[StorageError], place: str
) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    monkeypatch.setattr(keyring.core, "_config_path", lambda: tmp_path / "keyringrc.cfg")
    if place == "environment":
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", configured)
    else:
        monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
        (tmp_path / "keyringrc.cfg").write_text(f"[backend]\ndefault-keyring={configured}\n")
    with pytest.raises(error):
        SecretStore(HOST).keep(KEY)


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        (kwallet.DBusKeyring, "KDE Wallet"),
        (WinVaultKeyring, "Windows Credential Manager"),
        (macOS.Keyring, "macOS Keychain"),
    ],
)
def test_the_place_is_named_as_people_know_it(kind: type[KeyringBackend], place: str) -> None:
    keyring.set_keyring(kind())
    assert SecretStore(HOST).place() == place


@pytest.mark.parametrize("kind", [SecretService.Keyring, libsecret.Keyring])
def test_the_program_behind_the_secret_service_is_named(
    kind: type[KeyringBackend], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    keyring.set_keyring(kind())
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "sway")
    assert SecretStore(HOST).place() == "your desktop's keyring"
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "KDE")
    assert SecretStore(HOST).place() == "KDE Wallet"
    (tmp_path / "keyring").mkdir()
    (tmp_path / "keyring" / "control").touch()
    assert SecretStore(HOST).place() == "GNOME Keyring"


def test_the_library_is_not_imported_before_a_key_is_asked_for() -> None:
    program = "import sys, app.storage.secret_store as s; s.SecretStore('x'); sys.exit('keyring' in sys.modules)"
    root = Path(__file__).resolve().parents[2]
    assert subprocess.run([sys.executable, "-c", program], cwd=root, check=False).returncode == 0
