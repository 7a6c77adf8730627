"""*Settings* in its states, for the pictures."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.core.errors import Offline
from app.core.settings import AccountKind
from app.ui.made.account import OVERVIEW
from app.ui.made.services import Made, made
from app.ui.pictures import Scene, Stage


def _window(stage: Stage, world: Made) -> QWidget:
    window = stage.window(world)
    window.show_settings()
    stage.settle()
    return window


def _practice(stage: Stage) -> QWidget:
    return _window(stage, made(AccountKind.PRACTICE))


def _connected(stage: Stage) -> QWidget:
    return _window(stage, made())


def _incomplete(stage: Stage) -> QWidget:
    world = made()
    world.overview = replace(OVERVIEW, numbers=(), balance=replace(OVERVIEW.balance, available="0.00"))
    return _window(stage, world)


def _offline(stage: Stage) -> QWidget:
    world = made()
    world.overview = Offline()
    return _window(stage, world)


def _other_server(stage: Stage) -> QWidget:
    return _window(stage, made(AccountKind.OTHER_SERVER))


SCENES = (
    Scene("settings-practice", _practice),
    Scene("settings-telnyx", _connected),
    Scene("settings-incomplete", _incomplete),
    Scene("settings-offline", _offline),
    Scene("settings-other-server", _other_server),
)
