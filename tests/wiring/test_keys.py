from __future__ import annotations

import threading

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
