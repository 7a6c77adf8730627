"""Whole faxes, as a person sends them: the real window on a real display, mouse and keyboard, a server in its own
process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from app import paths
from tests.desktop.desktop import Desktop, Program, wait_for
from tests.desktop.drag import DragSource
from tests.practice_account import ROOT, PracticeAccount

pytestmark = pytest.mark.desktop
DELIVERED = "+13125550101"
BUSY = "+13125550102"
DROPPED = "+13125550106"
SHEET = r"^Send this fax\?$"


class Office:
    """A desktop, an account, a data folder, and the window on them."""

    def __init__(self, desktop: Desktop, account: PracticeAccount, data: Path) -> None:
        self.desktop = desktop
        self.account = account
        self.data = data
        self.data.mkdir(mode=0o700)
        paths.settings_file(data).write_text('{"hold": 0, "further_attempts": 0}')  # each story is short
        self.program = self.start()

    def start(self, *files: Path) -> Program:
        common = ["-m", "app", "--data-dir", str(self.data), "--api-url", self.account.url]
        self.program = self.desktop.start(
            sys.executable, *common, *map(str, files), FAXWELL_API_KEY=self.account.key, PYTHONPATH=str(ROOT)
        )
        self.window = self.desktop.window("^Faxwell$").place(260, 30, 1000, 700)
        return self.program

    def drop(self, *documents: Path) -> None:
        assert DragSource(self.desktop, *documents).drag_to(self.window.middle()) == "CopyAction"
        self.window.activate()

    def send(self, number: str) -> None:
        """Types the number and confirms the last sheet."""
        self.open_last_sheet(number)
        self.desktop.key("Return")

    def open_last_sheet(self, number: str) -> None:
        self.window.activate()

        def opened() -> list[str]:
            """A slow machine may have lost a key, or be at the checks still: typed again, the number is the same."""
            if not self.desktop.windows(SHEET):
                self.desktop.key("alt+t", "ctrl+a")
                self.desktop.type(number)
                self.desktop.key("ctrl+Return")
            return self.desktop.windows(SHEET)

        wait_for(opened, "the last sheet")
        self.desktop.window(SHEET).activate()

    def faxes(self) -> list[dict[str, Any]]:
        """What `faxwell list` says beside the running window."""
        common = ["--data-dir", str(self.data), "--api-url", self.account.url]
        listed = subprocess.run(
            [sys.executable, "-m", "app", "list", "--json", *common], cwd=ROOT, capture_output=True, check=True
        )
        found = json.loads(listed.stdout)
        assert isinstance(found, list)
        return found

    def wait_for_state(self, *states: str) -> dict[str, Any]:
        return wait_for(
            lambda: next((fax for fax in self.faxes() if fax["state"] in states), {}), f"a fax {' or '.join(states)}"
        )


@pytest.fixture
def account(tmp_path: Path) -> Iterator[PracticeAccount]:
    account = PracticeAccount(tmp_path / "server", speed=20).start()
    yield account
    account.stop()


@pytest.fixture
def office(desktop: Desktop, account: PracticeAccount, tmp_path: Path) -> Office:
    return Office(desktop, account, tmp_path / "data")


@pytest.fixture
def letter(corpus: Path) -> Path:
    return corpus / "PdfPig__Single_Page_Simple_-_from_inkscape.pdf"


def test_dropped_typed_sent_delivered(office: Office, letter: Path, tmp_path: Path) -> None:
    office.drop(letter)
    office.send("312 555 0101")
    fax = office.wait_for_state("delivered")
    assert fax["to"] == DELIVERED
    (accepted,) = office.account.accepted()
    assert accepted["id"] == fax["telnyx_id"]
    assert letter.exists()
    office.desktop.key("ctrl+2")
    keep_picture(office.desktop, "delivered")


def test_by_keyboard_alone(office: Office, letter: Path) -> None:
    """The file dialog, the number, the button's mnemonic, the last sheet, and the list."""
    desktop = office.desktop
    office.window.activate()
    desktop.key("ctrl+o")
    desktop.window("^Choose documents$").activate()
    desktop.type(str(letter))
    desktop.key("Return")

    def opened() -> list[str]:
        """Typed again on a slow machine; Send does nothing before the checks are through."""
        if not desktop.windows(SHEET):
            desktop.key("alt+t", "ctrl+a")
            desktop.type(BUSY)
            desktop.key("alt+s")
        return desktop.windows(SHEET)

    wait_for(opened, "the last sheet")
    desktop.window(SHEET).activate()
    desktop.key("Return")
    assert office.wait_for_state("failed")["to"] == BUSY
    desktop.key("ctrl+2")
    keep_picture(desktop, "keyboard")


def test_a_pdf_and_a_picture_are_one_fax_without_the_page_left_out(
    office: Office, letter: Path, tmp_path: Path
) -> None:
    frames = [Image.new("L", (600, 800), shade) for shade in (255, 230, 200)]
    for frame in frames:
        frame.paste(0, (100, 100, 500, 140))
    frames[0].save(tmp_path / "scan.tiff", save_all=True, append_images=frames[1:])
    office.drop(letter, tmp_path / "scan.tiff")
    office.open_last_sheet(DELIVERED)  # so that every page is there
    office.desktop.key("Escape")
    wait_for(lambda: not office.desktop.windows(SHEET), "the sheet to close")
    office.window.activate()
    office.window.click(520, 240)  # the first small page, which takes the keys from here on
    office.desktop.key("End", "Delete")
    office.desktop.key("ctrl+Return")
    office.desktop.window(SHEET).activate()
    keep_picture(office.desktop, "several")

    def confirmed() -> list[dict[str, Any]]:
        """Before the file is made the key does nothing."""
        office.desktop.key("Return")
        return office.faxes()

    wait_for(confirmed, "the fax to be made and confirmed")
    fax = office.wait_for_state("delivered")
    assert fax["pages"] == 3
    assert list((office.data / "prepared").iterdir()) == []


def test_a_busy_line_is_said(office: Office, letter: Path) -> None:
    office.drop(letter)
    office.send(BUSY)
    assert office.wait_for_state("failed")["reason"] == "user_busy"
    office.desktop.key("ctrl+2")
    keep_picture(office.desktop, "busy")


def test_killed_while_sending_it_ends_right_and_once(office: Office, letter: Path) -> None:
    office.drop(letter)
    office.send(DELIVERED)
    wait_for(office.account.accepted, "the server to accept")
    office.program.kill()
    office.start()
    office.wait_for_state("delivered")
    assert len(office.account.accepted()) == 1
    assert len(office.faxes()) == 1


def test_after_a_login_it_goes_on_unseen_and_ends(office: Office, letter: Path) -> None:
    office.drop(letter)
    office.send(DELIVERED)
    wait_for(office.faxes, "the fax in the list")
    office.program.kill()
    common = ["-m", "app", "--quietly", "--data-dir", str(office.data), "--api-url", office.account.url]
    unseen = office.desktop.start(sys.executable, *common, FAXWELL_API_KEY=office.account.key, PYTHONPATH=str(ROOT))
    assert unseen.wait() == 0
    assert office.desktop.windows("Faxwell$") == []
    assert office.wait_for_state("delivered")["to"] == DELIVERED
    assert len(office.account.accepted()) == 1


def test_a_dropped_line_is_found_again(office: Office, letter: Path) -> None:
    office.drop(letter)
    office.send(DROPPED)
    fax = office.wait_for_state("delivered")
    shown = json.loads(
        subprocess.run(
            [sys.executable, "-m", "app", "show", str(fax["id"]), "--json", "--data-dir", str(office.data),
             "--api-url", office.account.url],
            cwd=ROOT, capture_output=True, check=True,
        ).stdout
    )  # fmt: skip
    happened = [entry["what"] for entry in shown["timeline"]]
    assert happened.index("answer_lost") < happened.index("found") < happened.index("delivered")
    assert len(office.account.accepted()) == 1


def test_enter_held_down_is_one_fax(office: Office, letter: Path) -> None:
    office.drop(letter)
    office.open_last_sheet(DELIVERED)
    office.desktop.key(*["Return"] * 50)
    office.wait_for_state("delivered")
    assert len(office.account.accepted()) == 1


def test_a_web_page_named_pdf_is_refused_and_nothing_is_sent(office: Office, tmp_path: Path) -> None:
    page = tmp_path / "results.pdf"
    page.write_text("<!DOCTYPE html><html><body>Results</body></html>")
    office.drop(page)
    office.desktop.key("alt+t")
    office.desktop.type(DELIVERED)
    office.desktop.key(*["ctrl+Return"] * 10)
    keep_picture(office.desktop, "web-page")
    assert office.desktop.windows(SHEET) == []
    assert "This is a web page named .pdf." in faxwell("check", str(page))
    assert office.faxes() == []
    assert office.account.accepted() == []


def test_it_leaves_on_a_signal(office: Office) -> None:
    office.program.process.terminate()
    assert office.program.wait() == 0, office.program.output()


def faxwell(*arguments: str) -> str:
    """What a command says that needs no account."""
    command = [sys.executable, "-m", "app", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout


def keep_picture(desktop: Desktop, name: str) -> None:
    """For people to look at, where FAXWELL_PICTURES names a folder."""
    if folder := os.environ.get("FAXWELL_PICTURES"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        desktop.screenshot(Path(folder, f"story-{name}.png"))
