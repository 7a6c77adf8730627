"""One window, whoever starts the program and however often; what a person was doing survives kill -9."""

from __future__ import annotations

import json
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from app import paths
from tests.desktop.desktop import Desktop, Program, wait_for
from tests.practice_account import ROOT

pytestmark = pytest.mark.desktop
LISTENER = Path(__file__).with_name("startup_listener.py")
OTHER_PROGRAM = Path(__file__).with_name("drop_target.py")
TITLE = "Faxwell$"  # the account stands before it


class Desk:
    """The program on the practice account, as often as it is started."""

    def __init__(self, desktop: Desktop, data: Path) -> None:
        self.desktop, self.data = desktop, data

    def start(self, *files: str, **env: str) -> Program:
        command = [sys.executable, "-m", "app", "--practice", "--data-dir", str(self.data), *files]
        return self.desktop.start(*command, PYTHONPATH=str(ROOT), **env)

    def windows(self) -> list[str]:
        return self.desktop.windows(TITLE)

    def kept(self) -> dict[str, Any]:
        """The fax that is being prepared, as the window keeps it."""
        file = paths.kept_fax_file(self.data, "")
        found = json.loads(file.read_text()) if file.exists() else {}
        assert isinstance(found, dict)
        return found

    def names(self) -> list[str]:
        return sorted(each["name"] for each in self.kept().get("documents", ()))


@pytest.fixture
def desk(desktop: Desktop, tmp_path: Path) -> Desk:
    return Desk(desktop, tmp_path / "data")


@pytest.fixture
def letters(tmp_path: Path) -> list[Path]:
    names = [f"letter {number}.pdf" for number in range(8)]
    return [Path(shutil.copy(paths.resource("samples/sample.pdf"), tmp_path / name)) for name in names]


def test_eight_starts_at_once_are_one_window_with_every_file(desk: Desk, letters: list[Path]) -> None:
    names = [letter.name for letter in letters]
    programs = [desk.start(str(letter)) for letter in letters]
    wait_for(lambda: desk.names() == names, "every file in one window", 60)
    ended = [program for program in programs if program.process.poll() is not None]
    assert [program.process.returncode for program in ended] == [0] * 7
    wait_for(lambda: len(desk.windows()) == 1, "one window")
    (first,) = (program for program in programs if program not in ended)
    first.kill()
    desk.start()
    desk.desktop.window(
        "^Practice account"
    )  # again, though the first has left its socket; what was kept is back by now
    last = desk.start(str(letters[0]))
    assert last.wait() == 0
    wait_for(lambda: desk.names() == sorted([*names, names[0]]), "the files that were back, and one more")


def test_a_window_that_hangs_swallows_nothing(desk: Desk, letters: list[Path]) -> None:
    first = desk.start()
    wait_for(lambda: len(desk.windows()) == 1, "the first window")
    first.process.send_signal(signal.SIGSTOP)
    second = desk.start(str(letters[0]))
    wait_for(lambda: len(desk.windows()) == 2, "a second window")
    first.process.send_signal(signal.SIGCONT)
    third = desk.start(str(letters[1]))
    assert third.wait() == 0
    wait_for(lambda: desk.names(), "the first window to take files again")
    assert desk.names() == [letters[1].name]
    assert second.process.poll() is None


def test_each_click_on_the_launcher_is_answered(desk: Desk) -> None:
    """The busy cursor ends with the first window, and with each later start, for which the window comes to the front
    even though the launcher or another program has it."""
    listener = desk.desktop.start(sys.executable, str(LISTENER))
    listener.wait_for_output("listening")
    desk.start(DESKTOP_STARTUP_ID="first_TIME1")
    listener.wait_for_output("remove: ID=first_TIME1")
    window = desk.desktop.window("^Practice account")
    desk.desktop.start(sys.executable, str(OTHER_PROGRAM))
    other = desk.desktop.window("^Drop target$")

    def active() -> str:
        return desk.desktop.run("xdotool", "getactivewindow", check=False).strip()

    for minimised in (False, True):
        if minimised:
            desk.desktop.xdotool("windowminimize", window.id)
        other.activate()
        clicked_at = int(time.monotonic() * 1000) % 2**32  # as the X server counts
        token = f"later-{minimised}_TIME{clicked_at}"
        assert desk.start(DESKTOP_STARTUP_ID=token).wait() == 0
        wait_for(lambda: active() == window.id, "the window in front")
        listener.wait_for_output(f'remove: ID="{token}"')


def test_a_quiet_start_leaves_a_window_alone_and_ends_without_one(desk: Desk) -> None:
    first = desk.start("--quietly")
    assert first.wait() == 0  # there was nothing to do
    assert first.output() == ""
    shown = desk.start()
    window = desk.desktop.window("^Practice account")
    desk.desktop.start(sys.executable, str(OTHER_PROGRAM))
    other = desk.desktop.window("^Drop target$").activate()
    assert desk.start("--quietly").wait() == 0
    assert desk.desktop.run("xdotool", "getactivewindow").strip() == other.id
    assert desk.windows() == [window.id]
    assert shown.process.poll() is None
