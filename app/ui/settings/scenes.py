"""*Settings* in its states, for the pictures."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.core.errors import KeyRefused, KeyringMissing, Offline
from app.core.key import KeySource, KeyStatus
from app.core.settings import AccountKind, AccountSettings
from app.ui.made_services import OVERVIEW, Made, MadeKeys, made
from app.ui.main_window import MainWindow
from app.ui.pictures import Scene, Stage

_HELD = KeyStatus(KeySource.KEYRING, "a1b2", "GNOME Keyring")
_KEY = "KEY0123456789ABCDEF0123456789ABCDEF_abcdefghij"


class _NoKeyring(MadeKeys):
    def keep(self, key: str) -> KeyStatus:
        raise KeyringMissing


def _window(stage: Stage, world: Made) -> MainWindow:
    window = stage.window(world)
    window.show_settings()
    stage.settle()
    return window


def _practice(stage: Stage) -> QWidget:
    return _window(stage, made(AccountKind.PRACTICE))


def _after_pasting(keys: MadeKeys) -> Callable[[Stage], QWidget]:
    def build(stage: Stage) -> QWidget:
        world = made(AccountKind.PRACTICE)
        world.keys = keys
        window = _window(stage, world)
        window.settings.key.field.setText(_KEY)
        window.settings.key.connect_button.click()
        stage.settle()
        return window

    return build


def _refusing() -> MadeKeys:
    keys = MadeKeys()
    keys.error = KeyRefused()
    return keys


def _telnyx(status: KeyStatus = _HELD) -> Made:
    world = made()
    world.keys = MadeKeys(status)
    return world


def _connected(stage: Stage) -> QWidget:
    return _window(stage, _telnyx())


def _environment(stage: Stage) -> QWidget:
    return _window(stage, _telnyx(KeyStatus(KeySource.ENVIRONMENT, "a1b2")))


def _forgetting(stage: Stage) -> QWidget:
    window = _window(stage, _telnyx())
    window.settings.key.forget.click()
    stage.settle()
    return window


def _incomplete(stage: Stage) -> QWidget:
    """Nothing is chosen, and something is missing at each place."""
    world = _telnyx()
    off = tuple(replace(application, active=False) for application in OVERVIEW.applications)
    broke = replace(OVERVIEW.balance, available="0.00")
    world.chosen = AccountSettings()
    world.overview = replace(OVERVIEW, applications=off, numbers=(), balance=broke)
    return _window(stage, world)


def _offline(stage: Stage) -> QWidget:
    world = _telnyx()
    world.overview = Offline()
    return _window(stage, world)


def _other_server(stage: Stage) -> QWidget:
    return _window(stage, made(AccountKind.OTHER_SERVER))


SCENES = (
    Scene("settings-practice", _practice),
    Scene("settings-key-refused", _after_pasting(_refusing())),
    Scene("settings-no-keyring", _after_pasting(_NoKeyring())),
    Scene("settings-telnyx", _connected),
    Scene("settings-key-of-environment", _environment),
    Scene("settings-forgetting", _forgetting),
    Scene("settings-incomplete", _incomplete),
    Scene("settings-offline", _offline),
    Scene("settings-other-server", _other_server),
)
