"""*Stored at Telnyx*: what is listed, what can be sent, what is deleted only by a second click."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import Offline
from app.core.options import SendOptions
from app.core.stored_file import StoredFile, upload_name
from app.ui.made.faxes import NOW
from app.ui.made.services import Made, made
from app.ui.main_window import MainWindow
from app.ui.stored.dialog import StoredDialog
from tests.ui.made_window import at_rest, open_window

FORM = StoredFile("consent-form", "application/pdf", NOW - timedelta(days=2), NOW + timedelta(days=2))
OLDER = StoredFile("price\u202elist", "", NOW - timedelta(days=9), None)
SOUND = StoredFile("greeting", "audio/mpeg", NOW - timedelta(days=30), None)
OURS = StoredFile(upload_name("0" * 32), "application/pdf", NOW, NOW + timedelta(days=1))


@pytest.fixture
def world() -> Made:
    world = made()
    world.stored = [SOUND, OURS, OLDER, FORM]
    return world


@pytest.fixture
def window(qtbot: QtBot, world: Made) -> MainWindow:
    return open_window(qtbot, world)


def _open(qtbot: QtBot, window: MainWindow) -> StoredDialog:
    window.compose.documents.stored_wanted.emit()
    (dialog,) = window.findChildren(StoredDialog)
    assert isinstance(dialog, StoredDialog)
    assert dialog.says == "Asking Telnyx…"
    qtbot.waitUntil(lambda: at_rest(window))
    return dialog


def test_files_are_listed_newest_first_and_our_own_uploads_are_not(qtbot: QtBot, window: MainWindow) -> None:
    dialog = _open(qtbot, window)
    assert [row.name.full_text for row in dialog.rows] == ["consent-form", r"price\u202elist", "greeting"]
    assert dialog.rows[0].facts.full_text.startswith("PDF · stored 28 Feb")
    assert "kept until 4 Mar" in dialog.rows[0].facts.full_text
    assert "1 upload of Faxwell's own is not listed" in dialog.says
    assert [row.pick.isHidden() for row in dialog.rows] == [False, False, True]
    assert "audio/mpeg, which cannot be faxed" in dialog.rows[2].facts.full_text


def test_one_is_picked_to_be_sent(qtbot: QtBot, window: MainWindow) -> None:
    _open(qtbot, window).rows[1].pick.click()
    assert window.compose.draft.options == SendOptions(stored_name=OLDER.name)
    assert not [dialog for dialog in window.findChildren(StoredDialog) if dialog.isVisible()]


def test_one_is_deleted_by_the_second_click_only(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    dialog = _open(qtbot, window)
    row = dialog.rows[0]
    row.delete.click()
    assert not row.question.isHidden()
    row.question.no.click()
    qtbot.waitUntil(lambda: at_rest(window))
    assert world.stored == [SOUND, OURS, OLDER, FORM]
    row.delete.click()
    row.question.yes.click()
    qtbot.waitUntil(lambda: at_rest(window) and len(dialog.rows) == 2)
    assert world.stored == [SOUND, OURS, OLDER]


def test_one_that_stays_is_not_said_to_be_gone(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    world.not_deleted.add(FORM.name)
    dialog = _open(qtbot, window)
    dialog.rows[0].question.confirmed.emit()
    qtbot.waitUntil(lambda: at_rest(window))
    assert dialog.trouble.isVisible()
    assert "still there" in dialog.trouble.words.text()
    assert len(dialog.rows) == 3


def test_trouble_is_said_and_can_be_tried_again(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    world.stored = Offline()
    dialog = _open(qtbot, window)
    assert dialog.trouble.isVisible()
    assert "cannot be reached" in dialog.trouble.title.text()
    world.stored = []
    dialog.again.click()
    qtbot.waitUntil(lambda: at_rest(window))
    assert not dialog.trouble.isVisible()
    assert dialog.says == "Nothing of yours is stored at Telnyx."


def test_two_hundred_are_enough(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    world.stored = [StoredFile(f"form-{number}", "application/pdf", NOW, None) for number in range(201)]
    dialog = _open(qtbot, window)
    assert len(dialog.rows) == 200
    assert "The newest 200 of 201" in dialog.says
