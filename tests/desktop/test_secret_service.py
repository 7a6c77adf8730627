"""The key in a real Secret Service: gnome-keyring on a session bus of its own. It needs no display."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.desktop.desktop import PATIENCE, daemon, home_of, secret_service, session_bus

pytestmark = pytest.mark.desktop
ROOT = Path(__file__).resolve().parents[2]
KEY = "KEY0123456789ABCDEF_canary"

# One process a question: what is answered later was on disk, and not in the memory of the one that asked.
PROGRAM = """
import sys
from app.core.errors import StorageError
from app.storage.secret_store import SecretStore
store, (act, *arguments) = SecretStore("api.telnyx.com"), sys.argv[1:]
try:
    print(getattr(store, act)(*arguments))
except StorageError as error:
    print(type(error).__name__)
"""
LOCK = "import secretstorage as s; s.get_default_collection(s.dbus_init()).lock()"
DELETE_ALL = """
import secretstorage as s
for item in s.search_items(s.dbus_init(), {"service": "Faxwell"}):
    item.delete()
"""


def run(env: Mapping[str, str], program: str, *arguments: str) -> str:
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def ask(env: Mapping[str, str], act: str, *arguments: str) -> str:
    return run(env, PROGRAM, act, *arguments)


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a session with a bus and no keyring."""
    missing = [tool for tool in ("dbus-daemon", "dbus-send", "gnome-keyring-daemon") if not shutil.which(tool)]
    if sys.platform != "linux" or missing:
        pytest.skip(f"needs Linux with {', '.join(missing) or 'D-Bus'}")
    env = home_of(tmp_path)
    with session_bus(env) as address:
        yield {**env, "DBUS_SESSION_BUS_ADDRESS": address}


@pytest.fixture
def session(bus: dict[str, str]) -> Iterator[dict[str, str]]:
    """The environment of a session with an unlocked keyring."""
    with secret_service(bus):
        yield bus


def test_a_key_outlives_the_program_and_is_not_readable_on_disk(session: dict[str, str]) -> None:
    assert ask(session, "place") == "GNOME Keyring"
    assert ask(session, "read") == "None"
    assert ask(session, "keep", KEY) == "None"
    assert ask(session, "read") == KEY
    written = [file for file in Path(session["HOME"]).rglob("*") if file.is_file()]
    assert written
    assert not any(KEY.encode() in file.read_bytes() for file in written)
    assert ask(session, "keep", KEY + "2") == "None"
    assert ask(session, "read") == KEY + "2"
    assert ask(session, "forget") == "None"
    assert ask(session, "read") == "None"


def test_a_key_deleted_behind_our_back_is_just_not_there(session: dict[str, str]) -> None:
    ask(session, "keep", KEY)
    run(session, DELETE_ALL)
    assert ask(session, "read") == "None"
    assert ask(session, "forget") == "None"


def test_a_locked_keyring_whose_prompt_nobody_can_see(session: dict[str, str]) -> None:
    ask(session, "keep", KEY)
    run(session, LOCK)
    assert [ask(session, act) for act in ("read", "forget")] == ["KeyringLocked", "KeyringLocked"]
    assert ask(session, "keep", KEY) == "KeyringLocked"


def test_a_keyring_that_was_never_made_and_whose_prompt_nobody_can_see(bus: dict[str, str]) -> None:
    with daemon(bus, "gnome-keyring-daemon", "--foreground", "--components=secrets"):
        assert [ask(bus, act) for act in ("read", "forget")] == ["KeyringNotSetUp", "KeyringNotSetUp"]
        assert ask(bus, "keep", KEY) == "KeyringNotSetUp"


def test_without_a_bus_the_keyring_is_missing(bus: dict[str, str]) -> None:
    env = {name: value for name, value in bus.items() if name != "DBUS_SESSION_BUS_ADDRESS"}
    assert [ask(env, act) for act in ("place", "read", "forget")] == ["KeyringMissing"] * 3
    assert ask(env, "keep", KEY) == "KeyringMissing"
