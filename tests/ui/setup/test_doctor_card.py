"""The doctor in the window: what it shows for each account, what it asks before it changes one, and what it does."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.core.doctor import BUY_NUMBER, Health, Point
from app.core.errors import FaxError, KeyRefused, KeyringLocked, NotPermitted, Offline
from app.core.repairs import AllowCountry, AssignNumber, AttachProfile, CreateApplication, CreateProfile, Repair
from app.core.settings import AccountKind, AccountOverview, AccountSettings, SenderNumber, VoiceProfile
from app.ui.account_in_use import AccountInUse
from app.ui.engine_link import EngineLink
from app.ui.made.account import CLINIC, OVERVIEW
from app.ui.made.services import Made, made
from app.ui.setup.concern import Concern
from app.ui.setup.doctor_card import DoctorCard

APPLICATION = OVERVIEW.applications[0]
NUMBER = OVERVIEW.numbers[0]
PROFILE = VoiceProfile(APPLICATION.voice_profile_id, "Clinic calls", True, ("US", "CA"))
HEALTHY = replace(OVERVIEW, numbers=(NUMBER,), profiles=(PROFILE,))
FRESH = replace(HEALTHY, applications=(), numbers=(replace(NUMBER, connection_id=""),), profiles=())
NO_PROFILE = replace(
    HEALTHY,
    applications=(replace(APPLICATION, voice_profile_id=""),),
    profiles=(PROFILE, replace(PROFILE, id="9", name="Switchboard")),
)


class Doctor:
    def __init__(
        self, qtbot: QtBot, overview: AccountOverview | FaxError, kind: AccountKind = AccountKind.TELNYX
    ) -> None:
        self.qtbot = qtbot
        self.world: Made = made(kind)
        self.world.chosen = AccountSettings()
        self.world.overview = overview
        self.account = AccountInUse(self.world.services(), EngineLink())
        self.card = DoctorCard(self.account)
        qtbot.addWidget(self.card)
        self.card.show()
        with qtbot.waitSignal(self.account.failed if isinstance(overview, FaxError) else self.account.looked):
            self.account.open(kind)

    def health(self) -> dict[Point, Health]:
        return {line.point: line.health for line in self.card.lines}

    def buttons(self) -> list[str]:
        """That can be pressed now."""
        return [each.text() for each in self.card.findChildren(QPushButton) if each.isVisible() and each.isEnabled()]

    def click(self, button: QPushButton) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def rest(self) -> None:
        self.qtbot.waitUntil(lambda: not self.card.repairing.is_running)


Open = Callable[..., Doctor]


def press_enter(button: QPushButton) -> None:
    button.setAutoDefault(True)  # as on a desktop where Enter presses the focused button
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)


@pytest.fixture
def open_doctor(qtbot: QtBot) -> Open:
    return lambda overview, kind=AccountKind.TELNYX: Doctor(qtbot, overview, kind)


def test_a_healthy_account_is_green_and_a_test_fax_is_offered_but_not_sent(open_doctor: Open, qtbot: QtBot) -> None:
    doctor = open_doctor(HEALTHY)
    assert set(doctor.health().values()) == {Health.GOOD}
    assert doctor.buttons() == ["Look again", "Send a &test fax to…"]
    assert doctor.account.chosen == replace(CLINIC, defaults=doctor.account.chosen.defaults)  # without being asked
    assert "+1 312-555-0100" in doctor.card.state.words.text()
    with qtbot.waitSignal(doctor.card.test_wanted):
        doctor.click(doctor.card.test)
    assert doctor.world.engine.orders == []
    assert doctor.world.repairs == []


def test_countries_and_numbers_are_written_for_people(open_doctor: Open) -> None:
    rows = open_doctor(HEALTHY).card.rows
    assert rows[Point.COUNTRY].words.text() == "“Clinic calls” may call this country: United States."
    assert rows[Point.NUMBER].words.text() == "+1 312-555-0100 is active."


def test_nothing_is_changed_before_the_second_click(open_doctor: Open) -> None:
    doctor = open_doctor(replace(HEALTHY, profiles=(replace(PROFILE, countries=("CA",)),)))
    row = doctor.card.rows[Point.COUNTRY]
    doctor.click(row.put_right)
    assert row.question.question.text() == (
        "Let “Clinic calls” also call this country: United States. This changes your Telnyx account."
    )
    press_enter(row.question.yes)
    assert not doctor.card.repairing.is_running
    doctor.click(row.question.no)
    assert not row.question.isVisible()
    assert doctor.world.repairs == []
    doctor.click(row.put_right)
    doctor.click(row.question.yes)
    doctor.qtbot.waitUntil(lambda: Health.WRONG not in doctor.health().values())
    assert [type(repair) for repair in doctor.world.repairs] == [AllowCountry]


def test_the_whole_plan_is_read_agreed_to_once_and_done(open_doctor: Open) -> None:
    doctor = open_doctor(FRESH)
    plan = doctor.card.plan
    assert doctor.card.set_up.text() == "&Set it up for me (4 steps)…"
    doctor.click(doctor.card.set_up)
    assert doctor.world.repairs == []
    assert len(plan.steps) == 4
    press_enter(plan.yes)
    assert not doctor.card.repairing.is_running
    doctor.click(plan.yes)
    doctor.qtbot.waitUntil(doctor.card.test.isVisible)
    kinds = [type(repair) for repair in doctor.world.repairs]
    assert kinds == [CreateApplication, CreateProfile, AttachProfile, AssignNumber]
    assert set(doctor.health().values()) == {Health.GOOD}
    assert not plan.isVisible()
    assert doctor.account.chosen.sender == NUMBER.e164
    assert doctor.card.focusWidget() is doctor.card.test


def test_a_plan_that_is_declined_changes_nothing(open_doctor: Open) -> None:
    doctor = open_doctor(FRESH)
    doctor.click(doctor.card.set_up)
    doctor.click(doctor.card.plan.no)
    assert doctor.card.set_up.isVisible()
    assert doctor.world.repairs == []


def test_a_plan_stops_at_the_step_that_fails_and_says_why(open_doctor: Open) -> None:
    doctor = open_doctor(FRESH)
    refusal = NotPermitted(detail="Not with this key.")

    def refuse_the_second(_: Repair) -> None:
        doctor.world.not_repaired = refusal if doctor.world.repairs else None

    doctor.world.before_repair = refuse_the_second
    doctor.click(doctor.card.set_up)
    doctor.click(doctor.card.plan.yes)
    doctor.qtbot.waitUntil(doctor.card.plan.no.isVisible)
    doctor.rest()
    assert doctor.world.repairs == [CreateApplication()]
    assert "Not with this key." in doctor.card.plan.state.words.text()
    doctor.qtbot.waitUntil(lambda: doctor.health()[Point.APPLICATION] is Health.GOOD)
    doctor.click(doctor.card.plan.no)
    assert doctor.card.set_up.text() == "&Set it up for me (3 steps)…"


def test_only_what_was_agreed_to_is_done(open_doctor: Open) -> None:
    """Meanwhile somebody deleted the profile: to make another one was not asked."""
    doctor = open_doctor(replace(NO_PROFILE, profiles=(PROFILE,), numbers=(replace(NUMBER, connection_id=""),)))
    doctor.click(doctor.card.set_up)
    assert [type(step) for step in doctor.card.plan.steps] == [AttachProfile, AssignNumber]
    doctor.world.after_repair = lambda overview: replace(overview, profiles=())
    doctor.click(doctor.card.plan.yes)
    doctor.qtbot.waitUntil(lambda: doctor.health()[Point.PROFILE] is Health.WRONG and not doctor.card.plan.isVisible())
    assert [type(repair) for repair in doctor.world.repairs] == [AttachProfile]


def test_an_account_that_does_not_change_is_not_changed_again_and_again(open_doctor: Open) -> None:
    doctor = open_doctor(replace(HEALTHY, profiles=(replace(PROFILE, enabled=False),)))
    doctor.world.after_repair = lambda _: replace(HEALTHY, profiles=(replace(PROFILE, enabled=False),))
    row = doctor.card.rows[Point.PROFILE]
    doctor.click(row.put_right)
    doctor.click(row.question.yes)
    doctor.qtbot.waitUntil(lambda: "does not show it yet" in row.note.words.text())
    assert len(doctor.world.repairs) == 1


def test_of_several_repairs_a_person_picks_one(open_doctor: Open) -> None:
    doctor = open_doctor(NO_PROFILE)
    row = doctor.card.rows[Point.PROFILE]
    assert not row.put_right.isVisible()
    assert [row.pick.itemText(index) for index in range(row.pick.count())] == ["Clinic calls", "Switchboard"]
    assert row.pick.currentIndex() == -1
    row.pick.activated.emit(1)
    assert "“Switchboard”" in row.question.question.text()
    doctor.click(row.question.yes)
    doctor.qtbot.waitUntil(lambda: doctor.health()[Point.PROFILE] is Health.GOOD)
    (repair,) = doctor.world.repairs
    assert isinstance(repair, AttachProfile)
    assert repair.profile.name == "Switchboard"


def test_application_and_number_are_chosen_at_their_lines(open_doctor: Open) -> None:
    other = replace(APPLICATION, id="2", name="Billing office")
    numbers = (NUMBER, SenderNumber("+13125550188", "active", "2"), SenderNumber("+13125550187", "pending", "2"))
    doctor = open_doctor(replace(HEALTHY, applications=(APPLICATION, other), numbers=numbers))
    rows = doctor.card.rows
    assert rows[Point.APPLICATION].choice.currentIndex() == -1
    rows[Point.APPLICATION].choice.activated.emit(1)
    assert doctor.account.chosen.application_name == "Billing office"
    assert doctor.account.chosen.sender == "+13125550188"  # the only active one
    number = rows[Point.NUMBER].choice
    assert [number.itemText(index) for index in range(number.count())] == [
        "+1 312-555-0188",
        "+1 312-555-0187 · pending",
    ]
    number.activated.emit(1)
    assert doctor.account.chosen.sender == "+13125550187"
    assert doctor.health()[Point.NUMBER] is Health.WRONG
    assert doctor.world.repairs == []


def test_what_only_telnyxs_pages_can_put_right_opens_the_page_and_is_looked_at_again(
    open_doctor: Open, qtbot: QtBot, qapp: QApplication
) -> None:
    doctor = open_doctor(replace(HEALTHY, numbers=()))
    row = doctor.card.rows[Point.NUMBER]
    assert not row.put_right.isVisible()
    with qtbot.waitSignal(doctor.card.page_wanted) as wanted:
        doctor.click(row.open_page)
    assert wanted.args == [BUY_NUMBER]
    doctor.world.overview = HEALTHY
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)  # back from the browser
    qtbot.waitUntil(lambda: doctor.health()[Point.NUMBER] is Health.GOOD)


def test_coming_back_to_a_healthy_account_asks_nothing(open_doctor: Open, qapp: QApplication) -> None:
    doctor = open_doctor(HEALTHY)
    doctor.world.overview = FRESH
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert doctor.card.again.isVisible()  # it hides while it looks


def test_a_keyring_dialog_that_was_dismissed_does_not_come_again_by_itself(
    open_doctor: Open, qapp: QApplication
) -> None:
    doctor = open_doctor(KeyringLocked())
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert doctor.card.again.isVisible()  # it hides while it looks


@pytest.mark.parametrize(
    ("error", "health"), [(KeyRefused(), Health.WRONG), (Offline(), Health.OPEN)], ids=["key", "offline"]
)
def test_an_account_that_cannot_be_looked_at_says_so_and_can_be_asked_again(
    open_doctor: Open, error: FaxError, health: Health
) -> None:
    doctor = open_doctor(error)
    assert doctor.health()[Point.KEY] is health
    where = doctor.card.rows[Point.KEY] if health is Health.WRONG else doctor.card.state
    assert where.words.text() == str(error.sentence)
    assert not doctor.card.set_up.isVisible()
    doctor.world.overview = HEALTHY
    doctor.click(doctor.card.again)
    doctor.qtbot.waitUntil(lambda: set(doctor.health().values()) == {Health.GOOD})


def test_while_one_thing_is_put_right_nothing_else_can_be_begun(open_doctor: Open) -> None:
    go_on = threading.Event()
    doctor = open_doctor(replace(HEALTHY, applications=(replace(APPLICATION, active=False),), numbers=()))
    doctor.world.before_repair = lambda _: go_on.wait(30)
    row = doctor.card.rows[Point.APPLICATION]
    doctor.click(row.put_right)
    doctor.click(row.question.yes)
    assert not row.put_right.isEnabled()
    assert not doctor.card.again.isVisible()
    go_on.set()
    doctor.qtbot.waitUntil(lambda: doctor.health()[Point.APPLICATION] is Health.GOOD)
    assert row.put_right.isEnabled()


def test_what_is_put_right_in_an_account_that_was_left_says_nothing_of_the_new_one(open_doctor: Open) -> None:
    go_on, begun = threading.Event(), threading.Event()

    def hold(_: Repair) -> None:
        begun.set()
        go_on.wait(30)

    doctor = open_doctor(FRESH)
    doctor.world.before_repair = hold
    doctor.click(doctor.card.set_up)
    doctor.click(doctor.card.plan.yes)
    doctor.qtbot.waitUntil(begun.is_set)
    with doctor.qtbot.waitSignal(doctor.account.looked):
        doctor.account.open(AccountKind.PRACTICE)
    seen = doctor.account.overview
    go_on.set()
    doctor.rest()
    assert doctor.account.overview is seen
    assert not doctor.card.plan.isVisible()


def test_who_is_led_here_by_a_fax_finds_its_line_and_country(open_doctor: Open, qtbot: QtBot) -> None:
    doctor = open_doctor(HEALTHY)
    with qtbot.waitSignal(doctor.account.looked):
        doctor.card.look_at(Concern(Point.COUNTRY, "DE", "The country is not allowed."))
    row = doctor.card.rows[Point.COUNTRY]
    assert row.words.text() == "“Clinic calls” may not call this country yet: Germany."
    assert row.note.words.text() == "A fax failed because of this."
    qtbot.waitUntil(row.put_right.hasFocus)
    with qtbot.waitSignal(doctor.account.looked):
        doctor.card.look_at(None)
    assert row.words.text() == "“Clinic calls” may call this country: United States."


def test_a_line_that_is_green_repeats_why_the_fax_failed(open_doctor: Open, qtbot: QtBot) -> None:
    doctor = open_doctor(HEALTHY)
    with qtbot.waitSignal(doctor.account.looked):
        doctor.card.look_at(Concern(Point.PROFILE, "US", "The daily limit is reached."))
    row = doctor.card.rows[Point.PROFILE]
    assert row.note.words.text() == "The daily limit is reached."
    with qtbot.waitSignal(doctor.card.page_wanted):
        doctor.click(row.see_page)


def test_the_practice_account_is_never_taken_for_telnyx(open_doctor: Open) -> None:
    doctor = open_doctor(replace(HEALTHY, applications=(replace(APPLICATION, active=False),)), AccountKind.PRACTICE)
    assert doctor.card.title.text() == "The practice account"
    assert not doctor.card.rows[Point.KEY].isVisible()
    row = doctor.card.rows[Point.APPLICATION]
    doctor.click(row.put_right)
    assert row.question.question.text().endswith("This changes the practice account.")
    assert doctor.card.way.isHidden()


def test_names_of_others_are_plain(open_doctor: Open) -> None:
    odd = replace(HEALTHY, applications=(replace(APPLICATION, name="<b>x</b>\u202e", active=False),))
    row = open_doctor(odd).card.rows[Point.APPLICATION]
    assert row.words.text() == r"“<b>x</b>\u202e” is switched off."


def test_nothing_flashes_as_a_window_of_its_own(open_doctor: Open, windows_shown: list[str]) -> None:
    doctor = open_doctor(FRESH)
    doctor.click(doctor.card.set_up)
    doctor.click(doctor.card.plan.no)
    doctor.click(doctor.card.rows[Point.APPLICATION].put_right)
    assert windows_shown == ["DoctorCard"]
