"""*Transmission report* beside a fax: saved where the person says, opened on wish."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.core.attempt import AttemptState
from app.core.errors import DiskFull
from tests.ui.faxes.conftest import Opened
from tests.ui.sample_faxes import fax

Open = Callable[..., Opened]


@pytest.fixture
def opened(open_page: Open, qtbot: QtBot) -> Opened:
    opened = open_page([fax(2, AttemptState.DELIVERED), fax(1, AttemptState.FAILED)])
    opened.page.show()
    qtbot.waitExposed(opened.page)
    return opened


def test_it_is_saved_where_the_person_says(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    card = opened.page.details.report
    card.save.click()
    (dialog,) = opened.page.findChildren(QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name.startswith("Transmission report")
    dialog.fileSelected.emit(str(tmp_path / "a <b>.pdf"))
    dialog.close()
    qtbot.waitUntil(lambda: card.state.words.text() == "Saved as a <b>.pdf")
    assert opened.memory.reports == [(2, tmp_path / "a <b>.pdf")]
    assert card.open.isVisible()
    opened.page.list.choose(1)
    assert not card.state.isVisible()
    assert not card.open.isVisible()


def test_what_no_font_has_is_said(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    card = opened.page.details.report
    opened.memory.not_printed = "\U00012000"
    card.write_to(tmp_path / "report.pdf")
    qtbot.waitUntil(lambda: "\U00012000" in card.state.words.text())
    assert card.open.isVisible()


def test_why_it_was_not_saved_is_said(
    opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = opened.page.details.report

    def refuse(fax_id: int, place: Path) -> None:
        raise DiskFull

    monkeypatch.setattr(card, "_write", lambda: refuse)
    card.write_to(tmp_path / "report.pdf")
    qtbot.waitUntil(lambda: card.state.words.text() == str(DiskFull().sentence))
    assert card.save.isEnabled()
