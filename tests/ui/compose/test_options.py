"""The card of options: what it says, what it keeps from being sent, what every fax of the account has."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.core.attempt import AttemptState
from app.core.options import PreviewFormat, Quality, SendOptions
from app.core.orders import FaxChanged, Submit
from app.core.packet import Raster, Tone
from app.ui.compose.last_sheet import LastSheet
from app.ui.compose.options_card import OptionsCard
from app.ui.compose.options_fields import OptionsFields
from app.ui.compose.preview_tools import Form
from app.ui.made.account import CLINIC
from app.ui.made.faxes import made_fax
from app.ui.made.services import Made
from app.ui.main_window import MainWindow
from tests.ui.made_window import at_rest, fill, open_sheet, open_window

EVERY = SendOptions(
    Quality.VERY_HIGH,
    monochrome=True,
    black_threshold=60,
    t38=False,
    store_preview=True,
    preview_format=PreviewFormat.TIFF,
    display_name="Riverside Clinic",
    webhook_url="https://hooks.example.com/fax",
)


@pytest.fixture
def window(qtbot: QtBot, world: Made) -> MainWindow:
    window = open_window(qtbot, world)
    fill(qtbot, window)
    return window


@pytest.fixture
def card(window: MainWindow) -> OptionsCard:
    card = window.compose.form.options
    card.fold.click()
    return card


@pytest.fixture
def fields(card: OptionsCard) -> OptionsFields:
    return card.fields


def _options(window: MainWindow) -> SendOptions:
    return window.compose.draft.options


def test_it_is_folded_and_says_what_is_unlike_the_usual(window: MainWindow) -> None:
    card = window.compose.form.options
    assert (card.is_folded, card.says, card.fold.text()) == (True, "As usual", "Edit")
    window.compose.choosing.choose(SendOptions(monochrome=True, black_threshold=60, t38=False))
    assert card.says == "Black and white, 60 % · no T.38"
    card.fold.click()
    assert not card.is_folded
    assert (card.fields.monochrome.isChecked(), card.fields.threshold.slider.value()) == (True, 60)


def test_every_click_is_in_the_order(qtbot: QtBot, world: Made, window: MainWindow, fields: OptionsFields) -> None:
    for box in (fields.monochrome, fields.t38, fields.store_preview):
        box.click()
    fields.threshold.number.setValue(60)
    fields.preview_format.setCurrentIndex(1)
    fields.preview_format.activated.emit(1)
    QTest.keyClicks(fields.display_name, "Riverside Clinic")
    QTest.keyClicks(fields.webhook_url, "https://hooks.example.com/fax")
    window.compose.quality.changed.emit(Quality.VERY_HIGH)
    assert _options(window) == EVERY
    sheet = open_sheet(qtbot, window)
    qtbot.waitUntil(sheet.send.isEnabled)
    sheet.send.click()
    order = world.engine.orders[-1]
    assert isinstance(order, Submit)
    assert order.request.options == EVERY


def test_a_threshold_counts_only_in_black_and_white(window: MainWindow, fields: OptionsFields) -> None:
    assert fields.threshold.isHidden()
    fields.monochrome.click()
    assert not fields.threshold.isHidden()
    assert _options(window) == SendOptions(monochrome=True)  # Telnyx's own
    fields.threshold.slider.setValue(40)
    assert _options(window) == SendOptions(monochrome=True, black_threshold=40)
    assert fields.threshold.number.value() == 40
    fields.monochrome.click()
    assert _options(window) == SendOptions()


def test_the_threshold_is_seen_as_received_at_once(
    qtbot: QtBot, world: Made, window: MainWindow, fields: OptionsFields, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int | None] = []
    received = world.documents.received

    def noted(document: int, page: int, turn: int, tone: Tone, raster: Raster, width: int, height: int) -> object:
        drawn.append(raster.black_threshold)
        return received(document, page, turn, tone, raster, width, height)

    monkeypatch.setattr(world.documents, "received", noted)
    window.compose.desk.preview.view_tools.choose(Form.RECEIVED)
    qtbot.waitUntil(lambda: drawn[-1:] == [None])
    fields.monochrome.click()
    qtbot.waitUntil(lambda: drawn[-1:] == [95])
    fields.threshold.slider.setValue(70)
    qtbot.waitUntil(lambda: drawn[-1:] == [70])
    assert window.compose.packet.contents.raster.black_threshold == 70
    fields.monochrome.click()
    qtbot.waitUntil(lambda: drawn[-1:] == [None])


def test_what_excludes_each_other_is_said_in_place_and_not_sent(
    qtbot: QtBot, window: MainWindow, fields: OptionsFields
) -> None:
    page = window.compose
    assert page.send_button.isEnabled()
    fields.store_media.click()
    assert page.send_button.isEnabled()
    assert "only you can tell whether the fax was sent" in fields.says["store_media"]
    QTest.keyClicks(fields.display_name, "A")
    words = "When the document is kept at Telnyx, the display name cannot be sent with it. Choose one of them."
    assert (fields.says["store_media"], page.reason.text(), page.send_button.isEnabled()) == (words, words, False)
    page.open_last_sheet()
    assert not [sheet for sheet in window.findChildren(LastSheet) if sheet.isVisible()]
    QTest.keyClick(fields.display_name, Qt.Key.Key_Backspace)
    assert page.send_button.isEnabled()
    assert words not in fields.says.values()


def test_the_preview_of_a_kept_document_is_a_tiff(window: MainWindow, fields: OptionsFields) -> None:
    fields.store_preview.click()
    assert _options(window).preview_format is PreviewFormat.PDF
    fields.store_media.click()
    assert _options(window) == SendOptions(store_media=True, store_preview=True, preview_format=PreviewFormat.TIFF)
    assert "it is a TIFF" in fields.says["store_preview"]
    assert not fields.preview_format.isEnabled()


def test_the_name_is_filtered_and_counted_while_it_is_typed(fields: OptionsFields) -> None:
    name = fields.display_name
    assert fields.says["count"] == "0 of 128"
    name.insert("Praxis Süd, 1")
    assert (name.text(), fields.says["count"]) == ("Praxis Sd 1", "11 of 128")
    assert fields.says["display_name"] == "Only A to Z, digits, spaces and -_~!.+ can be in it."
    name.setCursorPosition(0)
    name.insert("ß#Z")
    assert (name.text(), name.cursorPosition()) == ("ZPraxis Sd 1", 1)
    name.insert("a")
    assert "caller's name" in fields.says["display_name"]
    name.insert("x" * 200)
    assert fields.says["count"] == "128 of 128"
    assert fields.options.display_name == name.text()


def test_the_webhook_address_is_checked_while_it_is_typed(
    qtbot: QtBot, window: MainWindow, fields: OptionsFields
) -> None:
    QTest.keyClicks(fields.webhook_url, "https:/")
    assert fields.webhook_url.property("tone") != "error"  # it is only begun
    assert not window.compose.send_button.isEnabled()
    QTest.keyClicks(fields.webhook_url, "x")
    assert fields.webhook_url.property("tone") == "error"
    assert fields.says["webhook_url"] == window.compose.reason.text() != ""
    fields.webhook_url.clear()
    QTest.keyClicks(fields.webhook_url, "https://x.example")
    assert fields.webhook_url.property("tone") != "error"
    assert window.compose.send_button.isEnabled()


def test_these_for_every_fax_from_this_account(
    qtbot: QtBot, world: Made, window: MainWindow, card: OptionsCard
) -> None:
    assert card.keep.isHidden()
    assert card.reset.isHidden()
    card.fields.t38.click()
    window.compose.quality.changed.emit(Quality.NORMAL)
    card.keep.click()
    kept = SendOptions(Quality.NORMAL, t38=False)
    assert window.account.chosen == replace(CLINIC, defaults=kept)
    qtbot.waitUntil(lambda: at_rest(window))
    assert world.saved[-1].chosen_for(world.account.id).defaults == kept
    assert card.says == "No T.38 (usual for this account)"
    assert card.keep.isHidden()
    card.fields.monochrome.click()
    card.reset.click()
    assert _options(window) == kept
    card.reset.click()  # further: as Telnyx does by itself
    assert _options(window) == SendOptions()
    assert window.account.chosen.defaults == kept
    card.keep.click()
    assert window.account.chosen.defaults == SendOptions()


def test_the_next_fax_begins_with_what_every_fax_has(qtbot: QtBot, world: Made) -> None:
    world.chosen = replace(CLINIC, defaults=SendOptions(Quality.VERY_HIGH, t38=False))
    window = open_window(qtbot, world)
    assert _options(window) == world.chosen.defaults
    assert not window.compose.packet.can_undo
    fill(qtbot, window)
    window.compose.choosing.choose(EVERY)
    sheet = open_sheet(qtbot, window)
    qtbot.waitUntil(sheet.send.isEnabled)
    sheet.send.click()
    world.engine.tell(FaxChanged(made_fax(7, AttemptState.QUEUED, compose_id=sheet.compose_id)))
    qtbot.waitUntil(lambda: _options(window) == world.chosen.defaults)


def test_what_was_chosen_before_the_account_was_open_stays(qtbot: QtBot, world: Made) -> None:
    world.chosen = replace(CLINIC, defaults=SendOptions(t38=False))
    window = open_window(qtbot, world)
    window.compose.choosing.choose(SendOptions(monochrome=True))
    window.account.open(world.account.id)
    qtbot.waitUntil(lambda: at_rest(window))
    assert _options(window) == SendOptions(monochrome=True)


def test_another_number_does_not_cost_the_defaults(qtbot: QtBot, world: Made) -> None:
    world.chosen = replace(CLINIC, defaults=SendOptions(t38=False))
    window = open_window(qtbot, world)
    field = window.compose.sender_field
    field.combo.setCurrentIndex(1)
    field.combo.activated.emit(1)
    assert window.account.chosen.sender == "+13125550150"
    assert window.account.chosen.defaults == SendOptions(t38=False)


def test_send_again_has_the_same_options(qtbot: QtBot, window: MainWindow) -> None:
    window.faxes.compose_again.emit(replace(made_fax(5, AttemptState.FAILED), options=EVERY))
    qtbot.waitUntil(lambda: at_rest(window))
    assert _options(window) == EVERY
    assert window.compose.form.options.says.startswith("Black and white, 60 %")


def test_the_last_sheet_and_the_list_say_them(qtbot: QtBot, window: MainWindow) -> None:
    window.compose.choosing.choose(SendOptions(t38=False))
    sheet = open_sheet(qtbot, window)
    assert "No T.38" in [each.text() for each in sheet.findChildren(QLabel)]
    document = window.faxes.details.document
    document.show_fax(replace(made_fax(5, AttemptState.DELIVERED), options=EVERY))
    assert "no T.38" in document.options.text()
    document.show_fax(made_fax(5, AttemptState.DELIVERED))
    assert document.options.isHidden()


def test_a_sheet_about_other_options_cannot_be_confirmed(
    qtbot: QtBot, window: MainWindow, fields: OptionsFields
) -> None:
    sheet = open_sheet(qtbot, window)
    qtbot.waitUntil(sheet.send.isEnabled)
    fields.t38.click()
    assert not sheet.send.isEnabled()
    assert "was changed" in sheet.refusal
