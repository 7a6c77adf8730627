"""Connecting an account as a person does: the real window, mouse and keyboard, a Telnyx with TLS, and the real dialogs
of the keyring."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import pytest

from app import paths
from app.practice.set_ups import SENDER_NUMBER
from tests.desktop.desktop import Desktop, Program, Window, open_desktop, secret_service, wait_for
from tests.desktop.telnyx_front import telnyx_front
from tests.desktop.test_secret_service import LOCK
from tests.desktop.test_stories import keep_picture
from tests.practice_account import ROOT, PracticeAccount

pytestmark = [pytest.mark.desktop, pytest.mark.timeout(150)]  # several waits, each of them long on a busy machine
DELIVERED = "+13125550101"
CONNECT = (900, 18)  # "Connect my Telnyx account…" in a window 1000 wide
KEEP = "from app.storage.secret_store import SecretStore; SecretStore('api.telnyx.com').keep('KEY-of-before')"
KEPT = "from app.storage.secret_store import SecretStore; print(SecretStore('api.telnyx.com').read())"


class Newcomer:
    """Somebody with a key in hand, before a program that has never been started."""

    def __init__(self, desktop: Desktop, account: PracticeAccount, data: Path, telnyx: Mapping[str, str]) -> None:
        self.desktop, self.account, self._data, self._telnyx = desktop, account, data, telnyx
        self.program: Program | None = None

    def start(self, **env: str) -> Window:
        data = ("--data-dir", str(self._data))
        self.program = self.desktop.start(sys.executable, "-m", "app", *data, **self._telnyx, **env)
        window = self.desktop.window("Faxwell$").place(260, 30, 1000, 700).activate()
        wait_for(paths.settings_file(self._data).exists, "the practice account")  # and with it the bar
        return window

    def run(self, *command: str) -> str:
        env = {**self.desktop.env, **self._telnyx}
        return subprocess.run(
            [sys.executable, *command], env=env, capture_output=True, text=True, check=False, timeout=60
        ).stdout.strip()

    def send(self, letter: Path) -> str:
        return self.run("-m", "app", "send", "--data-dir", str(self._data), "--to", DELIVERED, str(letter), "--wait")

    @property
    def kept(self) -> bool:
        return self.run("-c", KEPT) == self.account.key

    @property
    def chosen_sender(self) -> bool:
        """Whether the window has chosen the number of the account by itself."""
        settings = json.loads(paths.settings_file(self._data).read_text())
        return settings["account"] == "telnyx" and SENDER_NUMBER in json.dumps(settings["accounts"])

    @property
    def holdings(self) -> dict[str, Any]:
        held = json.loads((self.account.state_dir / "account.json").read_text())
        assert isinstance(held, dict)
        return held

    def begin_connecting(self, window: Window) -> None:
        window.click(*CONNECT)

    def paste(self) -> None:
        self.desktop.key("ctrl+a")
        self.desktop.type(self.account.key)
        self.desktop.key("Return")

    def use_for_session(self) -> bool:
        """*Use for this session only*, where it is offered; and the time that it takes."""
        self.desktop.key("alt+u")
        with suppress(AssertionError):
            wait_for(lambda: self.chosen_sender, "the account connected", 3)
        return self.chosen_sender

    def connect_for_session(self) -> bool:
        """Again until it is there where the key goes."""
        if self.use_for_session():
            return True
        self.paste()
        return False


def opened(folder: Path, set_up: str, *, keyring: bool, stack: ExitStack) -> Newcomer:
    desktop = stack.enter_context(open_desktop(folder, keyring=keyring))
    account = PracticeAccount(folder / "server", speed=20, set_up=set_up).start()
    stack.callback(account.stop)
    telnyx = stack.enter_context(telnyx_front(folder, account.url, ROOT))
    return Newcomer(desktop, account, folder / "data", telnyx)


@pytest.fixture
def stack(desktop: Desktop) -> Iterator[ExitStack]:
    """`desktop` only says whether there are the tools for one."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def letter(corpus: Path) -> Path:
    return corpus / "PdfPig__Single_Page_Simple_-_from_inkscape.pdf"


def test_from_a_fresh_account_to_a_delivered_fax(stack: ExitStack, letter: Path, tmp_path: Path) -> None:
    """One click, one paste, and three keys: Return for *Connect*, then *Set it up for me* and *Yes*."""
    someone = opened(tmp_path / "fresh", "fresh", keyring=True, stack=stack)
    window = someone.start()

    def connected() -> bool:
        """Again on a slow machine: the bar comes when the practice account is open."""
        someone.begin_connecting(window)
        someone.paste()
        return someone.kept

    wait_for(connected, "the key in the keyring", 60)

    def set_up() -> bool:
        someone.desktop.key("alt+s")
        someone.desktop.key("alt+y")
        return any(number["connection_id"] for number in someone.holdings["numbers"])

    wait_for(set_up, "the account to be set up", 40)
    wait_for(lambda: someone.chosen_sender, "the number picked by itself")
    keep_picture(someone.desktop, "set-up")
    names = [each["application_name"] for each in someone.holdings["applications"]]
    assert names == ["Faxwell"]
    assert [each["name"] for each in someone.holdings["profiles"]] == ["Faxwell"]
    assert someone.program
    someone.program.process.terminate()
    assert someone.program.wait() == 0
    someone.send(letter)  # another process, with the key from the keyring
    (accepted,) = someone.account.accepted()
    assert accepted["to"] == DELIVERED


def test_a_locked_keyring_is_asked_about_and_gone_round(stack: ExitStack, tmp_path: Path) -> None:
    someone = opened(tmp_path / "locked", "healthy", keyring=True, stack=stack)
    desktop = someone.desktop
    someone.run("-c", KEEP)
    someone.run("-c", LOCK)
    window = someone.start()

    def asked() -> list[str]:
        someone.begin_connecting(window)
        return prompts(desktop)

    wait_for(asked, "the keyring's own dialog")
    keep_picture(desktop, "keyring-locked-dialog")

    def gone_round() -> bool:
        """The dialog comes for each question, and is dismissed each time."""
        dismiss(desktop)
        window.activate()
        keep_picture(desktop, "keyring-locked")
        return someone.connect_for_session()

    wait_for(gone_round, "the account connected with the key of this session", 50)
    keep_picture(desktop, "keyring-session-only")


def test_a_keyring_is_made_on_the_way(stack: ExitStack, tmp_path: Path) -> None:
    """There is none yet: the system asks for the password of a new one."""
    someone = opened(tmp_path / "none", "healthy", keyring=False, stack=stack)
    desktop = someone.desktop
    stack.enter_context(secret_service(desktop.env, made=False))
    window = someone.start()

    def asked() -> list[str]:
        someone.begin_connecting(window)
        return prompts(desktop)

    wait_for(asked, "the dialog for a new keyring")
    keep_picture(desktop, "keyring-new-dialog")
    dismiss(desktop)
    window.activate()
    keep_picture(desktop, "keyring-not-set-up")

    def asked_again() -> list[str]:
        someone.paste()
        with suppress(AssertionError):
            wait_for(lambda: prompts(desktop), "the dialog", 5)
        return prompts(desktop)

    wait_for(asked_again, "the dialog, to keep the key", 30)
    Window(desktop, prompts(desktop)[-1]).activate()
    for key in ("Tab", "Return"):
        desktop.type("a new password")
        desktop.key(key)
    wait_for(lambda: not prompts(desktop), "the dialog to go")
    wait_for(lambda: someone.kept, "the key in the new keyring")
    keep_picture(desktop, "keyring-new")


def test_without_any_keyring_the_key_serves_this_session(stack: ExitStack, tmp_path: Path) -> None:
    """Nor a bus to ask on, which would start one."""
    someone = opened(tmp_path / "missing", "healthy", keyring=False, stack=stack)
    window = someone.start(DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent")
    someone.begin_connecting(window)
    wait_for(someone.connect_for_session, "the account connected with the key of this session", 40)
    keep_picture(someone.desktop, "keyring-missing")


def test_it_leaves_at_once_while_the_keyring_asks(stack: ExitStack, tmp_path: Path) -> None:
    someone = opened(tmp_path / "asking", "healthy", keyring=True, stack=stack)
    someone.run("-c", KEEP)
    someone.run("-c", LOCK)
    window = someone.start()

    def asked() -> list[str]:
        someone.begin_connecting(window)
        return prompts(someone.desktop)

    wait_for(asked, "the keyring's own dialog")
    assert someone.program
    someone.program.process.terminate()
    assert someone.program.wait() == 0


def prompts(desktop: Desktop) -> list[str]:
    """The keyring's own dialogs; not all have a title."""
    return desktop.run("xdotool", "search", "--onlyvisible", "--class", "gcr-prompter", check=False).split()


def dismiss(desktop: Desktop) -> None:
    """As by Escape, until it has gone."""

    def gone() -> bool:
        for window in prompts(desktop):
            Window(desktop, window).activate()
            desktop.key("Escape")
        return not prompts(desktop)

    wait_for(gone, "the dialog to go")
