"""*Connect* and the doctor in their states, for the pictures."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.core.doctor import Point
from app.core.errors import (
    CertificateNotTrusted,
    FaxError,
    KeyMalformed,
    KeyRefused,
    KeyringLocked,
    KeyringMissing,
    KeyringNotSetUp,
    KeyringRefused,
    NetworkPage,
    NotPermitted,
    Offline,
    ProxyAsksPassword,
)
from app.core.failure import failure_reason
from app.core.key import KeySource, KeyStatus
from app.core.settings import AccountKind, AccountOverview, AccountSettings, SenderNumber, VoiceProfile
from app.ui.compose.last_sheet import LastSheet
from app.ui.made.account import OVERVIEW, MadeKeys
from app.ui.made.documents import LETTER_PATH
from app.ui.made.services import Made, made
from app.ui.main_window import MainWindow
from app.ui.pictures import Scene, Stage
from app.ui.setup.concern import Concern

Build = Callable[[Stage], QWidget]
_HELD = KeyStatus(KeySource.KEYRING, "a1b2", "GNOME Keyring")
_KEY = "KEY0123456789ABCDEF0123456789ABCDEF_abcdefghij"
_APPLICATION = OVERVIEW.applications[0]
_NUMBER = OVERVIEW.numbers[0]
_PROFILE = VoiceProfile(_APPLICATION.voice_profile_id, "Clinic calls", True, ("US", "CA"))
_HEALTHY = replace(OVERVIEW, numbers=(_NUMBER,), profiles=(_PROFILE,))
_FRESH = replace(_HEALTHY, applications=(), numbers=(replace(_NUMBER, connection_id=""),), profiles=())


# the key


def _connecting(stage: Stage, keys: MadeKeys | None = None) -> MainWindow:
    world = made(AccountKind.PRACTICE)
    world.keys = keys or MadeKeys()
    QGuiApplication.clipboard().clear()
    window = stage.window(world)
    window.bar.connect_account.click()
    stage.settle()
    return window


def _offered(stage: Stage) -> QWidget:
    window = _connecting(stage)
    QGuiApplication.clipboard().setText(_KEY)
    window.setup.key.begin()
    return window


def _after_pasting(error: FaxError | None = None, trouble: FaxError | None = None) -> Build:
    def build(stage: Stage) -> QWidget:
        keys = MadeKeys()
        keys.error, keys.trouble = error, trouble
        window = _connecting(stage, keys)
        window.setup.key.field.setText("hunter2" if isinstance(error, KeyMalformed) else _KEY)
        window.setup.key.entry.connect_button.click()
        stage.settle()
        return window

    return build


def _unanswered(stage: Stage) -> QWidget:
    window = _after_pasting(trouble=KeyringLocked())(stage)
    assert isinstance(window, MainWindow)
    window.setup.key.patience.timeout.emit()
    return window


def _held_in_practice(stage: Stage) -> QWidget:
    return _connecting(stage, MadeKeys(_HELD))


def _forgetting(stage: Stage) -> QWidget:
    window = _doctor(stage, _telnyx(_HEALTHY))
    window.setup.key.forget.click()
    stage.settle()
    return window


# the doctor


def _telnyx(overview: AccountOverview | FaxError, status: KeyStatus = _HELD) -> Made:
    world = made()
    world.keys = MadeKeys(status)
    world.chosen = AccountSettings()
    world.overview = overview
    return world


def _doctor(stage: Stage, world: Made, concern: Concern | None = None) -> MainWindow:
    window = stage.window(world)
    window.show_setup(concern)
    stage.settle()
    return window


def _seen(overview: AccountOverview | FaxError, status: KeyStatus = _HELD) -> Build:
    return lambda stage: _doctor(stage, _telnyx(overview, status))


def _asked_for_all(stage: Stage) -> QWidget:
    window = _doctor(stage, _telnyx(_FRESH))
    window.setup.doctor.set_up.click()
    stage.settle()
    return window


def _repairing(stage: Stage) -> QWidget:
    """Two steps of the plan are done."""
    window = _doctor(stage, _telnyx(_FRESH))
    window.setup.doctor.set_up.click()
    window.setup.doctor.plan.show_running(2)
    stage.settle()
    return window


def _failed(stage: Stage) -> QWidget:
    world = _telnyx(_FRESH)
    world.not_repaired = NotPermitted(detail="This key may not change fax applications.")
    window = _doctor(stage, world)
    window.setup.doctor.set_up.click()
    window.setup.doctor.plan.yes.click()
    stage.settle()
    return window


def _asked_for_one(stage: Stage) -> QWidget:
    taken = replace(_NUMBER, connection_id="1400000000000000009")
    window = _doctor(stage, _telnyx(replace(_HEALTHY, numbers=(taken,))))
    window.setup.doctor.rows[Point.NUMBER].put_right.click()
    stage.settle()
    return window


def _led_here(stage: Stage) -> QWidget:
    """From a fax that failed for its country."""
    words = str(failure_reason("destination_not_in_countries_whitelist").sentence)
    return _doctor(stage, _telnyx(_HEALTHY), Concern(Point.COUNTRY, "DE", words))


def _warned(stage: Stage) -> QWidget:
    """The last sheet of a fax to a country that is not allowed."""
    window = stage.window(_telnyx(_HEALTHY))
    window.compose.open_files([LETTER_PATH])
    window.compose.set_recipient("+49 30 123456")
    stage.settle()
    window.compose.open_last_sheet()
    stage.settle()
    return window.findChildren(LastSheet)[0]


def _practice(stage: Stage) -> QWidget:
    world = made(AccountKind.PRACTICE)
    world.overview = replace(_HEALTHY, applications=(replace(_APPLICATION, active=False),))
    return _doctor(stage, world)


_OFF = replace(_HEALTHY, applications=(replace(_APPLICATION, active=False),))
_NO_PROFILE = replace(
    _HEALTHY,
    applications=(replace(_APPLICATION, voice_profile_id=""),),
    profiles=(_PROFILE, replace(_PROFILE, id="9", name="Switchboard")),
)
_BROKE = replace(_HEALTHY, balance=replace(OVERVIEW.balance, available="0.00"), numbers=())
_TWO = replace(
    _HEALTHY,
    applications=(_APPLICATION, replace(_APPLICATION, id="2", name="Billing office")),
    numbers=(_NUMBER, SenderNumber("+13125550150", "active", _APPLICATION.id)),
)
_PENDING = replace(_HEALTHY, numbers=(replace(_NUMBER, status="port-pending"),))
_LIMITED = replace(_HEALTHY, profiles=(replace(_PROFILE, daily_limit="5.00"),))

SCENES = (
    Scene("connect", _connecting),
    Scene("connect-offered", _offered),
    Scene("connect-malformed", _after_pasting(KeyMalformed())),
    Scene("connect-refused", _after_pasting(KeyRefused())),
    Scene("connect-offline", _after_pasting(Offline())),
    Scene("connect-office-proxy", _after_pasting(CertificateNotTrusted())),
    Scene("connect-log-in-page", _after_pasting(NetworkPage())),
    Scene("connect-no-keyring", _after_pasting(trouble=KeyringMissing())),
    Scene("connect-keyring-not-set-up", _after_pasting(trouble=KeyringNotSetUp())),
    Scene("connect-keyring-locked", _after_pasting(trouble=KeyringLocked())),
    Scene("connect-keyring-refused", _after_pasting(trouble=KeyringRefused(detail="The keyring says: denied"))),
    Scene("connect-keyring-silent", _unanswered),
    Scene("connect-held-in-practice", _held_in_practice),
    Scene("connect-forgetting", _forgetting),
    Scene("connect-key-of-environment", _seen(_HEALTHY, KeyStatus(KeySource.ENVIRONMENT, "a1b2"))),
    Scene("doctor-healthy", _seen(_HEALTHY)),
    Scene("doctor-fresh", _seen(_FRESH)),
    Scene("doctor-asked-for-all", _asked_for_all),
    Scene("doctor-repairing", _repairing),
    Scene("doctor-failed", _failed),
    Scene("doctor-asked-for-one", _asked_for_one),
    Scene("doctor-led-here", _led_here),
    Scene("doctor-application-off", _seen(_OFF)),
    Scene("doctor-no-profile", _seen(_NO_PROFILE)),
    Scene("doctor-no-credit-no-number", _seen(_BROKE)),
    Scene("doctor-two-of-each", _seen(_TWO)),
    Scene("doctor-number-pending", _seen(_PENDING)),
    Scene("doctor-daily-limit", _seen(_LIMITED)),
    Scene("doctor-offline", _seen(Offline())),
    Scene("doctor-proxy-password", _seen(ProxyAsksPassword())),
    Scene("doctor-key-refused", _seen(KeyRefused())),
    Scene("doctor-practice", _practice),
    Scene("last-sheet-account-lacks", _warned),
)
