from __future__ import annotations

import threading
from contextlib import suppress

from app.core.errors import KeyringLocked
from app.core.key import KeySource
from app.wiring.keys import TelnyxKeys

KEY = "KEY0123456789ABCDEF_session"


class SilentKeyring:
    """A SecretStore whose password prompt is where nobody sees it."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self.answered = threading.Event()

    def read(self) -> str:
        self.asked.set()
        self.answered.wait(30)
        return "KEY0123456789ABCDEF_stored"

    def place(self) -> str:
        return "GNOME Keyring"


def test_a_key_for_the_session_waits_for_no_keyring() -> None:
    keys = TelnyxKeys(None)
    silent = SilentKeyring()
    keys._store = silent  # type: ignore[assignment]  # a keyring in this state cannot be had at will
    looking = threading.Thread(target=keys.status, daemon=True)
    looking.start()
    assert silent.asked.wait(30)
    assert keys.use_for_session(KEY).source is KeySource.SESSION
    assert keys.key() == KEY
    silent.answered.set()
    looking.join(30)
    assert keys.key() == KEY
    assert keys.status().source is KeySource.SESSION


class Dismissed(SilentKeyring):
    """A prompt that is dismissed when `answered` is set."""

    times = 0

    def read(self) -> str:
        self.times += 1
        super().read()
        raise KeyringLocked


class Door:
    """A lock that counts who has come to it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.come = threading.Semaphore(0)

    def __enter__(self) -> None:
        self.come.release()
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()


def test_a_dialog_that_was_dismissed_does_not_come_again_for_those_who_waited_meanwhile() -> None:
    keys, keyring, door = TelnyxKeys(None), Dismissed(), Door()
    keys._store = keyring  # type: ignore[assignment]  # as above
    keys._asking = door  # type: ignore[assignment]
    refused = []

    def look() -> None:
        try:
            keys.status()
        except KeyringLocked as error:
            refused.append(error)

    askers = [threading.Thread(target=look, daemon=True) for _ in range(3)]
    for asker in askers:
        asker.start()
    assert all(door.come.acquire(timeout=30) for _ in askers)
    keyring.answered.set()
    for asker in askers:
        asker.join(30)
    assert (keyring.times, len(refused)) == (1, 3)
    with suppress(KeyringLocked):
        keys.status()  # whoever asks later is heard
    assert keyring.times == 2
