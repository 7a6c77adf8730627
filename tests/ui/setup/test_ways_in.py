"""What leads to the doctor: a fax that failed, a queue that stands still, the last sheet; and what leads on from it."""

from dataclasses import replace
from time import monotonic

import pytest
from pytestqt.qtbot import QtBot

from app.core.attempt import AttemptState
from app.core.doctor import FAILURES, Point
from app.core.errors import (
    DatabaseDamaged,
    FaxError,
    KeyRefused,
    KeyringLocked,
    NoApplication,
    NoCredit,
    NoKey,
    Offline,
    SenderNotOurs,
)
from app.core.orders import FaxChanged, QueuePaused, ResumeQueue, Submit
from app.core.settings import AccountOverview, VoiceProfile
from app.ui.compose.last_sheet import LastSheet
from app.ui.made.account import OVERVIEW
from app.ui.made.faxes import made_fax
from app.ui.made.services import Made, made
from app.ui.main_window import MainWindow
from app.ui.setup.before_sending import AccountWarning
from app.ui.setup.concern import Concern, concern_of_error, concern_of_fax
from tests.ui.made_window import fill, open_sheet, open_window

PROFILE = VoiceProfile(OVERVIEW.applications[0].voice_profile_id, "Clinic calls", True, ("US", "CA"))
HEALTHY = replace(OVERVIEW, profiles=(PROFILE,))
CANADA_ONLY = replace(OVERVIEW, profiles=(replace(PROFILE, countries=("CA",)),))


@pytest.mark.parametrize("reason", FAILURES)
def test_a_fax_that_failed_by_the_account_knows_its_line_and_country(reason: str) -> None:
    fax = made_fax(state=AttemptState.FAILED, recipient="+493012345678", attempt={"reason": reason})
    concern = concern_of_fax(fax)
    assert concern is not None
    assert (concern.point, concern.country) == (FAILURES[reason], "DE")
    assert len(concern.words) > 20


def test_any_other_fax_leads_nowhere() -> None:
    assert concern_of_fax(made_fax(state=AttemptState.FAILED, attempt={"reason": "user_busy"})) is None
    assert concern_of_fax(made_fax(state=AttemptState.DELIVERED)) is None


@pytest.mark.parametrize(
    ("error", "concern"),
    [
        (KeyRefused(), Concern(Point.KEY)),
        (NoCredit(), Concern(Point.CREDIT)),
        (NoApplication(), Concern(Point.APPLICATION)),
        (SenderNotOurs(), Concern(Point.NUMBER)),
        (KeyringLocked(), Concern(Point.KEY)),
        (Offline(), None),
        (DatabaseDamaged(), None),
    ],
    ids=repr,
)
def test_why_the_queue_stands_still(error: FaxError, concern: Concern | None) -> None:
    assert concern_of_error(error) == concern


def test_from_a_failed_fax(qtbot: QtBot) -> None:
    world = made()
    world.overview = CANADA_ONLY
    reason: dict[str, object] = {"reason": "destination_not_in_countries_whitelist"}
    world.reader.faxes = [made_fax(state=AttemptState.FAILED, attempt=reason)]
    window = open_window(qtbot, world)
    window.show_page(1)
    qtbot.waitUntil(window.faxes.details.mend.isVisible)
    with qtbot.waitSignal(window.account.looked):
        window.faxes.details.mend.click()
    assert window.setup.doctor.isVisible()
    assert window.setup.doctor.rows[Point.COUNTRY].note.words.text() == "A fax failed because of this."
    window.faxes.details.show_fax(made_fax(2, AttemptState.DELIVERED))
    assert window.faxes.details.mend.isHidden()


def test_from_a_queue_that_stands_still(qtbot: QtBot) -> None:
    world = made()
    window = open_window(qtbot, world)
    world.overview = replace(OVERVIEW, balance=replace(OVERVIEW.balance, available="0.00"))
    world.engine.tell(QueuePaused(NoCredit()))
    qtbot.waitUntil(window.paused.mend.isVisible)
    window.paused.mend.click()
    qtbot.waitUntil(window.setup.doctor.rows[Point.CREDIT].open_page.hasFocus)
    world.engine.tell(QueuePaused(Offline()))
    qtbot.waitUntil(window.paused.mend.isHidden)
    assert window.paused.resume.isVisible()


class Sheet:
    def __init__(self, qtbot: QtBot, overview: AccountOverview, age: float = 0.0) -> None:
        """`overview` is what the account holds when the sheet opens, `age` how old is what is known of it."""
        self.world: Made = made()
        self.world.overview = HEALTHY
        self.window: MainWindow = open_window(qtbot, self.world)
        self.world.overview = overview
        self.window.account.seen_at -= age
        fill(qtbot, self.window)
        self.sheet: LastSheet = open_sheet(qtbot, self.window)
        (self.warning,) = self.sheet.findChildren(AccountWarning)


def test_a_healthy_account_says_nothing_in_the_last_sheet(qtbot: QtBot) -> None:
    opened = Sheet(qtbot, HEALTHY, age=120)
    qtbot.waitUntil(lambda: opened.window.account.seen_at > monotonic() - 60)
    assert not opened.warning.isVisible()


def test_what_was_seen_a_moment_ago_is_not_asked_again(qtbot: QtBot) -> None:
    opened = Sheet(qtbot, CANADA_ONLY, age=30)
    assert not opened.window.account._looking.is_busy
    assert not opened.warning.isVisible()


def test_what_has_changed_is_said_in_the_last_sheet_and_leads_to_the_doctor(qtbot: QtBot) -> None:
    opened = Sheet(qtbot, CANADA_ONLY, age=120)
    qtbot.waitUntil(opened.warning.isVisible)
    assert opened.warning.words.text() == "Country: “Clinic calls” may not call this country yet: United States."
    assert opened.sheet.send.isEnabled()
    opened.warning.mend.click()
    qtbot.waitUntil(lambda: opened.window.focusWidget() is opened.window.setup.doctor.rows[Point.COUNTRY].put_right)
    assert not opened.window.findChildren(LastSheet)
    assert opened.world.engine.orders == []


def test_a_look_that_fails_holds_nobody_up(qtbot: QtBot) -> None:
    world = made()
    window = open_window(qtbot, world)
    world.overview = Offline()
    window.account.seen_at -= 120
    fill(qtbot, window)
    sheet = open_sheet(qtbot, window)
    qtbot.waitUntil(lambda: window.account.trouble is not None)
    (warning,) = sheet.findChildren(AccountWarning)
    assert not warning.isVisible()
    qtbot.waitUntil(sheet.send.isEnabled)
    sheet.send.click()
    assert [type(order) for order in world.engine.orders] == [Submit]
    world.engine.tell(FaxChanged(made_fax(compose_id=sheet.compose_id)))
    qtbot.waitUntil(lambda: not window.compose.packet.contents.parts)


def test_a_key_that_is_refused_is_said_in_the_last_sheet(qtbot: QtBot) -> None:
    world = made()
    window = open_window(qtbot, world)
    world.overview = KeyRefused()
    window.account.seen_at -= 120
    fill(qtbot, window)
    sheet = open_sheet(qtbot, window)
    (warning,) = sheet.findChildren(AccountWarning)
    qtbot.waitUntil(warning.isVisible)
    assert warning.title.text() == "This fax will wait until this is put right."
    assert warning.words.text() == str(KeyRefused().sentence)
    warning.mend.click()
    qtbot.waitUntil(window.setup.isVisible)


@pytest.mark.parametrize("why", [KeyRefused(), NoKey(), KeyringLocked()], ids=repr)
def test_what_waits_goes_on_when_the_account_is_seen_to_be_mended(qtbot: QtBot, why: FaxError) -> None:
    world = made()
    window = open_window(qtbot, world)
    world.engine.tell(QueuePaused(why))
    qtbot.waitUntil(window.paused.isVisible)
    for _ in range(2):
        with qtbot.waitSignal(window.account.looked):
            window.account.look()
    assert world.engine.orders == [ResumeQueue()]


@pytest.mark.parametrize("why", [NoCredit(), SenderNotOurs(), Offline()], ids=repr)
def test_what_a_look_does_not_prove_is_left_to_a_person(qtbot: QtBot, why: FaxError) -> None:
    world = made()
    window = open_window(qtbot, world)
    world.engine.tell(QueuePaused(why))
    qtbot.waitUntil(window.paused.isVisible)
    world.overview = replace(OVERVIEW, balance=replace(OVERVIEW.balance, available="0.00"))
    with qtbot.waitSignal(window.account.looked):
        window.account.look()
    assert world.engine.orders == []


def test_a_test_fax_begins_with_the_sample_and_is_not_sent(qtbot: QtBot) -> None:
    world = made()
    world.overview = replace(HEALTHY, numbers=OVERVIEW.numbers[:1])
    window = open_window(qtbot, world)
    window.show_setup()
    qtbot.waitUntil(window.setup.doctor.test.isVisible)
    window.setup.doctor.test.click()
    qtbot.waitUntil(window.compose.number.edit.hasFocus)
    assert [part.name for part in window.compose.packet.contents.parts] == ["sample.pdf"]
    window.show_setup()
    window.setup.doctor.test.click()
    assert len(window.compose.packet.contents.parts) == 1  # what is on the page stays
    assert world.engine.orders == []


def test_the_sender_field_leads_to_the_doctor(qtbot: QtBot) -> None:
    world = made()
    world.chosen = type(world.chosen)()
    world.overview = replace(OVERVIEW, numbers=())
    window = open_window(qtbot, world)
    window.compose.sender_field.settings_wanted.emit()
    assert window.setup.doctor.isVisible()
