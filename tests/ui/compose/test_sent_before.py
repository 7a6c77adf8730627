"""The last sheet tells when this document went to this number already."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from app.core.attempt import AttemptState
from app.core.errors import DiskTrouble
from app.ui.compose.sent_before import SentBefore
from app.ui.made.faxes import made_fax
from app.ui.made.services import Made
from app.ui.main_window import MainWindow
from tests.ui.made_window import at_rest, fill, open_sheet


@pytest.mark.parametrize(
    ("state", "says"),
    [
        (AttemptState.UNKNOWN, "stands as: Needs a check."),
        (AttemptState.DELIVERED, "Delivered"),
        (AttemptState.FAILED, ""),
    ],
)
def test_a_second_fax_is_told_of_and_can_be_sent(
    qtbot: QtBot, world: Made, window: MainWindow, state: AttemptState, says: str
) -> None:
    fill(qtbot, window)
    sheet = open_sheet(qtbot, window)
    original, recipient = sheet.draft.original, sheet.draft.recipient
    assert original is not None
    assert recipient is not None
    sheet.reject()
    before = made_fax(9, state, recipient=recipient.e164)
    document = replace(before.document, sha256=original.sha256)
    world.reader.faxes.append(replace(before, document=document, created_at=datetime.now(UTC)))
    sheet = open_sheet(qtbot, window)
    (told,) = sheet.findChildren(SentBefore)
    qtbot.waitUntil(lambda: at_rest(window))
    assert told.isVisible() is bool(says)
    assert says in told.words.text()
    assert sheet.send.isEnabled()


def test_a_list_that_cannot_be_read_holds_nobody_up(
    qtbot: QtBot, world: Made, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise DiskTrouble

    fill(qtbot, window)
    monkeypatch.setattr(world.reader, "page", refuse)
    sheet = open_sheet(qtbot, window)
    qtbot.waitUntil(lambda: at_rest(window))
    assert not sheet.findChildren(SentBefore)[0].isVisible()
    assert sheet.send.isEnabled()
