"""What screens of *New fax* are shown with."""

import pytest
from pytestqt.qtbot import QtBot

from app.ui.made.services import Made, made
from app.ui.main_window import MainWindow
from tests.ui.compose.previewing import Drawn
from tests.ui.made_window import open_window


@pytest.fixture
def world() -> Made:
    return made()


@pytest.fixture
def window(qtbot: QtBot, world: Made) -> MainWindow:
    return open_window(qtbot, world)


@pytest.fixture
def documents() -> Drawn:
    return Drawn()
