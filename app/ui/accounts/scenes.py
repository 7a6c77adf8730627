"""Several accounts, and the settings of this computer, in their states, for the pictures."""

from PySide6.QtWidgets import QWidget

from app.core.errors import FaxesStillOpen, KeyRefused
from app.core.glance import Glance
from app.core.settings import AccountKind, Colour, Settings, TelnyxAccount
from app.ui.made.account import CLINIC, account_of
from app.ui.made.services import Made, made
from app.ui.main_window import MainWindow
from app.ui.pictures import Scene, Stage

SEVERAL = Settings(
    accounts=(
        TelnyxAccount("telnyx", "Riverside Clinic", Colour.TEAL, CLINIC),
        TelnyxAccount("telnyx-2", "Billing office", Colour.VIOLET),
        TelnyxAccount("telnyx-3", "Dr. & <b>the long name of a practice</b>", Colour.PINK),
    )
)


def _world(account_id: str = "telnyx") -> Made:
    return Made(account_of(account_id), settings=SEVERAL)


def _settings(stage: Stage, world: Made | None = None) -> MainWindow:
    window = stage.window(world or _world())
    window.show_settings()
    stage.settle()
    return window


def _list(stage: Stage) -> QWidget:
    return _settings(stage)


def _adding(stage: Stage) -> QWidget:
    window = _settings(stage)
    window.settings.accounts.add.click()
    window.settings.accounts.new.name.setText("billing OFFICE")
    window.settings.accounts.add_now.click()
    return window


def _changing(stage: Stage) -> QWidget:
    window = _settings(stage)
    window.settings.accounts.rows["telnyx"].edit.click()
    return window


def _removing(stage: Stage) -> QWidget:
    window = _settings(stage)
    row = window.settings.accounts.rows["telnyx-2"]
    row.edit.click()
    row.remove.click()
    stage.settle()
    return window


def _refused(stage: Stage) -> QWidget:
    world = _world()
    world.not_removed = FaxesStillOpen()
    window = _settings(stage, world)
    row = window.settings.accounts.rows["telnyx-2"]
    row.edit.click()
    row.remove.click()
    row.confirm.yes.click()
    stage.settle()
    return window


def _new_fax(stage: Stage) -> QWidget:
    return stage.window(_world("telnyx-3"))


def _practice(stage: Stage) -> QWidget:
    return stage.window(_world(AccountKind.PRACTICE))


def _others(stage: Stage) -> QWidget:
    world = _world("telnyx-3")
    world.glances = (Glance("telnyx", needs_person=2), Glance("telnyx-2", under_way=3))
    return stage.window(world)


def _others_while_practising(stage: Stage) -> QWidget:
    world = _world(AccountKind.PRACTICE)
    world.glances = (Glance("telnyx", needs_person=1), Glance("telnyx-2", trouble=KeyRefused()))
    return stage.window(world)


def _found(stage: Stage) -> QWidget:
    window = _settings(stage, made())
    window.settings.search.setText("proxy")
    window.settings.proxy.proxy.setText("http://proxy.example:3128")
    window.settings.proxy.proxy.editingFinished.emit()
    stage.settle()
    return window


def _folder(stage: Stage) -> QWidget:
    window = _settings(stage, made())
    window.settings.search.setText("folder days")
    return window


def _nothing_found(stage: Stage) -> QWidget:
    window = _settings(stage, made())
    window.settings.search.setText("printer")
    return window


SCENES = (
    Scene("accounts-list", _list),
    Scene("accounts-adding", _adding),
    Scene("accounts-changing", _changing),
    Scene("accounts-removing", _removing),
    Scene("accounts-not-removed", _refused),
    Scene("accounts-new-fax", _new_fax),
    Scene("accounts-practice", _practice),
    Scene("accounts-others", _others),
    Scene("accounts-others-practice", _others_while_practising),
    Scene("settings-proxy", _found),
    Scene("settings-folder", _folder),
    Scene("settings-nothing-found", _nothing_found),
)
