"""Widgets in as many rows as it takes, from the side at which the language begins."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.flow import Flow


@pytest.fixture
def right_to_left(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _shown(qtbot: QtBot, width: int) -> tuple[QPushButton, QPushButton, QWidget]:
    first, last, box = QPushButton("First"), QPushButton("Last"), QWidget()
    for button in (first, last):
        button.setFixedSize(100, 30)
    box.setLayout(Flow(first, last, last_at_right=True))
    qtbot.addWidget(box)
    box.setFixedSize(width, 100)
    box.show()
    return first, last, box


def test_the_last_stands_at_the_end_or_in_a_row_of_its_own(qtbot: QtBot) -> None:
    first, last, _ = _shown(qtbot, 300)
    assert (first.x(), last.x(), first.y() == last.y()) == (0, 200, True)
    first, last, _ = _shown(qtbot, 150)
    assert (first.x(), last.x(), first.y() < last.y()) == (0, 0, True)


@pytest.mark.usefixtures("right_to_left")
def test_it_begins_at_the_right_where_the_language_does(qtbot: QtBot) -> None:
    first, last, _ = _shown(qtbot, 300)
    assert (first.x(), last.x()) == (200, 0)
