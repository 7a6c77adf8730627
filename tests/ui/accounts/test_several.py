from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import FaxError, FaxesStillOpen
from app.core.settings import AccountKind, Colour, Settings, TelnyxAccount
from app.ui.accounts.scenes import SEVERAL
from app.ui.made.account import account_of
from app.ui.made.services import Made, made
from app.ui.main_window import MainWindow
from tests.ui.made_window import at_rest, fill, open_sheet, open_window

Open = Callable[..., MainWindow]


@pytest.fixture
def several() -> Made:
    return Made(account_of("telnyx"), settings=SEVERAL)


def switch(qtbot: QtBot, window: MainWindow, name: str) -> None:
    window.bar.switcher.aboutToShow.emit()
    action = next(each for each in window.bar.switcher.actions() if each.text().startswith(name))
    with qtbot.waitSignal(window.account.opened):
        action.trigger()
    qtbot.waitUntil(lambda: at_rest(window))


def test_every_place_says_which_account_it_is(qtbot: QtBot, several: Made) -> None:
    window = open_window(qtbot, several)
    for name in ("Billing office", "Riverside Clinic"):
        switch(qtbot, window, name)
        assert window.bar.isVisible()
        assert window.bar.words.full_text == name
        assert window.windowTitle() == f"{name} – Faxwell"
        assert window.compose.form.account_tag.words.full_text == f"From {name}"
        assert window.settings.account.title.text() == name
    fill(qtbot, window)
    assert open_sheet(qtbot, window).account_words.full_text == "Riverside Clinic · Telnyx"


def test_the_practice_account_is_told_apart_from_all_of_them(qtbot: QtBot, several: Made) -> None:
    window = open_window(qtbot, several)
    switch(qtbot, window, "Practice")
    assert window.bar.property("tone") == "practice"
    assert window.bar.words.full_text == "Practice account: nothing leaves this computer"
    assert window.windowTitle() == "Practice account – Faxwell"
    tag = window.compose.form.account_tag
    assert tag.words.full_text == "Practice account: nothing leaves this computer"
    assert tag.words.property("tone") == "attention"
    assert window.bar.switch.isVisible()


def test_one_account_alone_needs_no_mark(qtbot: QtBot) -> None:
    window = open_window(qtbot, made())
    assert not window.bar.isVisible()
    assert not window.compose.form.account_tag.isVisible()
    assert window.windowTitle() == "Faxwell"


def test_a_new_account_is_opened_and_asks_for_its_own_key(qtbot: QtBot) -> None:
    world = made()
    window = open_window(qtbot, world)
    window.show_settings()
    card = window.settings.accounts
    card.add.click()
    card.new.name.setText(" Billing   office ")
    with qtbot.waitSignal(window.account.opened):
        card.add_now.click()
    qtbot.waitUntil(lambda: at_rest(window))
    assert window.account.settings.accounts == (
        TelnyxAccount("telnyx", chosen=world.chosen),
        TelnyxAccount("telnyx-2", "Billing office", Colour.TEAL, world.chosen),
    )
    assert window.account.settings.account == "telnyx-2"
    assert window.setup.isVisible()
    assert window.setup.key.title.text() == "Connect your Telnyx account · Billing office"
    window.setup.key.field.setText("KEY0123456789ABCDEF0123456789_billing")
    window.setup.key.entry.connect_button.click()
    qtbot.waitUntil(lambda: world.keys_of_others["telnyx-2"].now.ending == "ling")
    assert world.keys.now.ending == ""


def test_a_name_that_is_taken_adds_nothing(qtbot: QtBot, several: Made) -> None:
    window = open_window(qtbot, several)
    card = window.settings.accounts
    card.add.click()
    card.new.name.setText("billing OFFICE")
    card.add_now.click()
    assert card.new.problem.words.text() == "Another account has this name."
    assert len(window.account.settings.accounts) == 3


def test_an_account_is_renamed_and_that_is_taken_back(qtbot: QtBot, several: Made) -> None:
    window = open_window(qtbot, several)
    window.show_settings()
    row = window.settings.accounts.rows["telnyx"]
    row.edit.click()
    row.fields.name.setText("Front desk")
    row.fields.name.editingFinished.emit()
    assert window.bar.words.full_text == "Front desk"
    assert row.title.full_text == "Front desk"
    assert window.settings.undo.text() == "Undo: name and colour of an account"
    window.settings.undo.click()
    assert window.bar.words.full_text == "Riverside Clinic"
    assert not window.settings.undo.isVisible()


def test_an_account_is_removed_after_a_second_click(qtbot: QtBot, several: Made) -> None:
    window = open_window(qtbot, several)
    window.show_settings()
    row = window.settings.accounts.rows["telnyx-2"]
    row.edit.click()
    row.remove.click()
    assert several.removed == []
    assert "“telnyx-2”" in row.confirm.question.text()
    row.confirm.yes.click()
    qtbot.waitUntil(lambda: at_rest(window))
    assert several.removed == ["telnyx-2"]
    assert [each.id for each in window.account.settings.accounts] == ["telnyx", "telnyx-3"]
    assert several.saved[-1].removed == ("telnyx-2",)
    assert "telnyx-2" not in window.settings.accounts.rows


@pytest.mark.parametrize("error", [FaxesStillOpen()])
def test_an_account_with_open_faxes_stays(qtbot: QtBot, several: Made, error: FaxError) -> None:
    several.not_removed = error
    window = open_window(qtbot, several)
    window.show_settings()
    row = window.settings.accounts.rows["telnyx-2"]
    row.edit.click()
    row.remove.click()
    row.confirm.yes.click()
    qtbot.waitUntil(lambda: at_rest(window))
    assert row.state.words.text() == error.sentence
    assert window.account.settings.telnyx("telnyx-2")
    switch(qtbot, window, "Billing office")  # it can still be used


def test_the_account_in_use_is_not_removed(qtbot: QtBot, several: Made) -> None:
    window = open_window(qtbot, several)
    window.show_settings()
    row = window.settings.accounts.rows["telnyx"]
    row.edit.click()
    assert not row.remove.isVisible()
    window.account.remove("telnyx", lambda error: None)
    qtbot.waitUntil(lambda: at_rest(window))
    assert several.removed == []


def test_what_is_being_removed_is_not_opened(qtbot: QtBot, several: Made) -> None:
    window = open_window(qtbot, several)
    window.account.remove("telnyx-2", lambda error: None)
    window.account.open("telnyx-2")
    qtbot.waitUntil(lambda: at_rest(window))
    assert window.account.account
    assert window.account.account.id == "telnyx"


def test_choices_go_to_the_account_they_were_made_for(qtbot: QtBot, several: Made) -> None:
    several.chosen = Settings().practice
    window = open_window(qtbot, several)
    switch(qtbot, window, "Billing office")
    window.account.choose(replace(window.account.chosen, sender="+13125550150"))
    settings = window.account.settings
    assert settings.chosen_for("telnyx-2").sender == "+13125550150"
    assert settings.chosen_for("telnyx-3").sender == ""
    assert settings.chosen_for(AccountKind.PRACTICE).sender == ""
