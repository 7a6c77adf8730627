"""Every screen for somebody without a mouse, or without sight. All scenes: `python -m tests.ui.accessible`."""

import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui import theme
from app.ui.buttons import link_button
from app.ui.pictures import Stage, scenes
from app.ui.tab_order import tab_after
from app.ui.widgets import StateIcon, scrolled
from tests.conftest import ROOT
from tests.ui.accessible import complaints

SCENES = {scene.name: scene for scene in scenes()}
# One of each screen with the most on it.
WALKED = (
    "compose-empty",
    "compose-ready-practice",
    "compose-range-wrong",
    "compose-wrong-password",
    "compose-number-letters",
    "compose-busy",
    "options-all",
    "cover-plain",
    "last-sheet-practice",
    "last-sheet-refused",
    "practice-numbers",
    "faxes-needs-check",
    "faxes-delivered",
    "settings-practice",
    "settings-proxy",
    "accounts-changing",
    "stored-delete",
    "web-looked",
    "connect-malformed",
    "doctor-two-of-each",
)

ENLARGED = ("compose-ready-practice", "last-sheet-practice", "faxes-needs-check", "settings-practice")


@pytest.fixture
def stage() -> Iterator[Stage]:
    stage = Stage()
    yield stage
    stage.clear()


@pytest.mark.parametrize("name", WALKED)
def test_every_control_has_a_name_a_way_by_tab_and_a_visible_focus(stage: Stage, name: str) -> None:
    subject = SCENES[name].build(stage)
    stage.settle()
    assert complaints(subject) == []


def test_large_text_is_not_cut() -> None:
    """The system's text at 18 pixels instead of 13, in a window of 1024 by 640: a process of its own, for the
    theme takes its size up once."""
    command = [sys.executable, "-m", "tests.ui.accessible", "--text", "18", *ENLARGED]
    walk = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert walk.stdout == "0 complaints\n", walk.stderr


# That the walk would find each mistake.


def _shown(qtbot: QtBot, *parts: QWidget) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    for part in parts:
        column.addWidget(part)
    qtbot.addWidget(window)
    theme.current().dress()
    window.show()
    return window


def _quiet(control: QWidget) -> QWidget:
    control.setStyleSheet("QPushButton, QPushButton:focus { border: 1px solid grey; outline: none; }")
    return control


def _narrow(control: QWidget) -> QWidget:
    control.setFixedWidth(40)
    return control


def _mute(control: QWidget) -> QWidget:
    control.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return control


def _wrong() -> QWidget:
    edit = QLineEdit("12")
    edit.setAccessibleName("Number")
    edit.setProperty("tone", "error")
    return edit


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (lambda: [QLineEdit()], "no name"),
        (lambda: [QPushButton("&Add"), QPushButton("&Ask")], "two for one mnemonic"),
        (lambda: [QPushButton("Add"), _mute(QPushButton("Ask"))], "not reached by Tab"),
        (lambda: [StateIcon("check", "ok")], "a state without a word"),
        (lambda: [_wrong()], "a state without a word"),
        (lambda: [_narrow(QPushButton("Add a document"))], "cut"),
        (lambda: [_quiet(QPushButton("Add"))], "its focus is not seen"),
    ],
)
def test_a_mistake_is_found(qtbot: QtBot, make: Callable[[], list[QWidget]], complaint: str) -> None:
    window = _shown(qtbot, *make())
    assert [each.partition(":")[0] for each in complaints(window)] == [complaint]


def test_a_part_that_was_made_later_is_reached_where_it_stands(qtbot: QtBot) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    above, later, below = (link_button(name) for name in ("Above", "Later", "Below"))
    column.addWidget(above)
    column.addWidget(below)
    window = _shown(qtbot, scrolled(content))
    column.insertWidget(1, later)
    later.show()
    assert [each.partition(":")[0] for each in complaints(window)] == ["Tab leads back up"]
    tab_after(above, later)
    assert complaints(window) == []
