"""What goes on in accounts that are not shown: marked in words, one click away, and counted when the window closes."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.core.attempt import AttemptState
from app.core.errors import KeyRefused
from app.core.glance import Glance
from app.core.settings import AccountKind, Settings
from app.ui.accounts.scenes import SEVERAL
from app.ui.close_question import CloseQuestion
from app.ui.made.account import account_of
from app.ui.made.faxes import MadeReader, made_fax
from app.ui.made.services import Made
from tests.ui.made_window import at_rest, open_window


@pytest.fixture
def several() -> Made:
    world = Made(account_of("telnyx"), settings=SEVERAL)
    world.glances = (Glance("telnyx", needs_person=3, under_way=5), Glance("telnyx-2"), Glance("telnyx-3"))
    return world


def test_nothing_is_marked_where_nobody_is_needed(qtbot: QtBot, several: Made) -> None:
    """The account that is shown says by itself what it needs."""
    window = open_window(qtbot, several)
    assert not window.bar.wanting.isVisible()


def test_one_that_needs_a_person_is_told_at_once_and_led_to(qtbot: QtBot, several: Made) -> None:
    window = open_window(qtbot, several)
    several.glances = (Glance("telnyx-2", needs_person=2), Glance("telnyx-3", under_way=1))
    several.ring()
    qtbot.waitUntil(window.bar.wanting.isVisible)
    assert window.bar.wanting.text() == "Billing office: 2 faxes need you"
    window.bar.switcher.aboutToShow.emit()
    names = [each.text() for each in window.bar.switcher.actions()]
    assert names[1] == "Billing office · 2 faxes need you"
    assert names[2].endswith(" · 1 fax under way")
    with qtbot.waitSignal(window.account.opened):
        window.bar.wanting.click()
    qtbot.waitUntil(lambda: at_rest(window))
    assert window.account.settings.account == "telnyx-2"
    assert window.faxes.isVisible()
    assert not window.bar.wanting.isVisible()


def test_a_pause_is_told_with_its_reason(qtbot: QtBot, several: Made) -> None:
    several.glances = (Glance("telnyx-3", trouble=KeyRefused()),)
    bar = open_window(qtbot, several).bar
    assert bar.wanting.text().startswith("Dr. && <b>")
    assert bar.wanting.text().endswith(": sending is paused")
    assert bar.wanting.toolTip() == str(KeyRefused().sentence)


def test_several_are_counted(qtbot: QtBot, several: Made) -> None:
    several.glances = (Glance("telnyx-2", needs_person=1), Glance("telnyx-3", trouble=KeyRefused()))
    assert open_window(qtbot, several).bar.wanting.text() == "2 accounts need you"


def test_the_one_telnyx_account_is_marked_while_practising(qtbot: QtBot) -> None:
    world = Made(account_of(AccountKind.PRACTICE), settings=Settings())
    world.glances = (Glance("telnyx", needs_person=1),)
    assert open_window(qtbot, world).bar.wanting.text() == "Telnyx account: 1 fax needs you"


def test_faxes_of_other_accounts_hold_the_window_back(qtbot: QtBot, several: Made) -> None:
    several.glances = (Glance("telnyx-2", under_way=2),)
    several.reader = MadeReader([made_fax(1, AttemptState.QUEUED)])
    window = open_window(qtbot, several)
    window.close()
    (question,) = window.findChildren(CloseQuestion)
    assert "3 faxes are under way. 2 of them are from accounts that are not shown." in question.says.text()
