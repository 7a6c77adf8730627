"""What the checks find in several documents, and the fixes they offer."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.document import Severity
from app.core.options import Quality
from app.core.packet import PageLook, Tone
from app.ui.compose.checks_card import FindingLine
from app.ui.made.documents import LETTER, MadeDocument
from app.ui.made.services import Made
from app.ui.main_window import MainWindow
from tests.ui.compose.several import LOCKED, A, B, rest, several
from tests.ui.made_window import open_sheet, open_window, wait_for_verdict

BLANK = PageLook(0.0, 0.0, 0.0, None, "blank", 900, 900, Tone.TEXT)
FAINT = PageLook(0.01, 0.0, 1.0, 11.0, "faint", 900, 900, Tone.TEXT, faint=0.02)
SMALL = PageLook(0.05, 0.0, 1.0, 6.0, "small", 900, 900, Tone.TEXT)


def _line(window: MainWindow, code: str) -> FindingLine:
    (line,) = [line for line in window.compose.checks.lines if line.finding.code == code]
    return line


def _codes(window: MainWindow) -> list[str]:
    return [line.finding.code for line in window.compose.checks.lines]


@pytest.fixture
def world() -> Made:
    return several()


@pytest.fixture
def odd(qtbot: QtBot, world: Made) -> MainWindow:
    world.documents.shelf["a.pdf"] = MadeDocument(pages=(LETTER,) * 4, looks={2: BLANK, 3: FAINT, 4: SMALL})
    window = open_window(qtbot, world)
    window.compose.open_files([B, A])
    window.compose.set_recipient("312 555 0101")
    wait_for_verdict(qtbot, window)
    rest(qtbot, window)
    return window


def test_a_line_leads_to_its_page(qtbot: QtBot, odd: MainWindow) -> None:
    line = _line(odd, "blank")
    assert line.words.text() == "Page 4 looks blank."
    assert line.words.accessibleName() == "Attention: Page 4 looks blank."
    QTest.mouseClick(line.words, Qt.MouseButton.LeftButton)
    assert odd.compose.desk.preview.row == 3
    QTest.keyClick(_line(odd, "faint").words, Qt.Key.Key_Return)
    assert odd.compose.desk.preview.row == 4


def test_fixes_say_what_they_do_and_can_be_taken_back(qtbot: QtBot, odd: MainWindow) -> None:
    page = odd.compose
    assert page.reason.text() == "3 things to look at in Checks."
    for code, words in (("blank", "Leave out"), ("faint", "Make it clearer"), ("small_text", "Use a higher quality")):
        line = _line(odd, code)
        assert line.fix.text() == words
        line.fix.click()
        rest(qtbot, odd)
        assert code not in _codes(odd)
    qualities = [page.quality.quality]
    assert page.reason.text() == ""
    assert page.way.pictures.isChecked()
    for _ in range(3):
        page.documents.undo.click()
    rest(qtbot, odd)
    assert {"blank", "faint", "small_text"} <= set(_codes(odd))
    qualities.append(page.quality.quality)
    assert qualities == [Quality.VERY_HIGH, Quality.HIGH]


def test_the_words_above_send_lead_to_the_checks(qtbot: QtBot, odd: MainWindow) -> None:
    form = odd.compose.form
    odd.resize(1024, 640)
    rest(qtbot, odd)
    before = form.checks.visibleRegion().boundingRect().height()
    QTest.mouseClick(form.look, Qt.MouseButton.LeftButton)
    assert form.checks.visibleRegion().boundingRect().height() > 2 * before


def test_the_sheet_repeats_that_there_is_something_to_look_at(qtbot: QtBot, odd: MainWindow) -> None:
    assert open_sheet(qtbot, odd).remarks == ["3 things to look at in Checks."]


def test_what_needs_a_person_stands_first(qtbot: QtBot, odd: MainWindow) -> None:
    odd.compose.open_files([LOCKED])
    rest(qtbot, odd)
    severities = [line.finding.severity for line in odd.compose.checks.lines]
    assert severities == sorted(severities, key=[Severity.ERROR, Severity.WARNING, Severity.OK].index)
    assert severities[0] is Severity.ERROR


def test_looking_at_pages_is_counted_and_nothing_waits_for_it(qtbot: QtBot, world: Made) -> None:
    world.documents.hold_look_at = 3
    window = open_window(qtbot, world)
    window.compose.open_files([Path("/home/clinic/a.pdf"), B])
    window.compose.set_recipient("312 555 0101")
    checks = window.compose.checks
    qtbot.waitUntil(lambda: checks.progress_words == "Looked at 2 of 5 pages as a fax")
    assert window.compose.send_button.isEnabled()
    world.documents.see.set()
    qtbot.waitUntil(lambda: checks.progress_words == "")
