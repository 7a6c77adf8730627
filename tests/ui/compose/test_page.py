"""*New fax* from the drop to the strip: what is missing, the last sheet, and one fax however often it is clicked."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.core.attempt import AttemptState, Cause
from app.core.document import Content, DocumentClass, DocumentVerdict, Opening
from app.core.errors import ChangedSinceSeen, DiskFull, Offline, TooLate
from app.core.options import Quality
from app.core.orders import Cancel, FaxChanged, OrderRefused, Submit, SubmitRefused, UploadProgress
from app.core.settings import AccountKind, AccountSettings
from app.ui.compose.last_sheet import LastSheet
from app.ui.made.documents import LETTER, LETTER_PATH, MadeDocument
from app.ui.made.faxes import NOW, made_fax
from app.ui.made.services import Made, made
from app.ui.main_window import MainWindow
from tests.ui.made_window import fill, open_sheet, open_window, wait_for_verdict

SEE_CHECKS = "This document cannot be sent. See Checks."


def _submitted(world: Made) -> list[Submit]:
    return [order for order in world.engine.orders if isinstance(order, Submit)]


def test_a_new_window_says_what_to_do(window: MainWindow) -> None:
    page = window.compose
    assert page.reason.text() == "Add a document to send."
    assert not page.send_button.isEnabled()
    assert page.desk.empty.isVisible()
    assert not page.checks.isVisible()


def test_from_the_drop_to_the_sheet(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    fill(qtbot, window)
    page = window.compose
    assert page.desk.preview.isVisible()
    assert page.send_button.text() == "&Send fax · 3 pages"
    assert page.send_button.isEnabled()
    assert not page.reason.isVisible()
    sheet = open_sheet(qtbot, window)
    assert sheet.send.text() == "Send 3 pages to +1 312-555-0101"
    assert world.engine.orders == []


def test_send_waits_for_the_second_step(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    world.documents.hold_at = 2
    window.compose.set_recipient("+13125550101")
    window.compose.open_files([LETTER_PATH])
    qtbot.waitUntil(lambda: window.compose.checks.pages_done == 2)
    assert window.compose.reason.text() == "Every page is being checked first."
    window.compose.open_last_sheet()
    assert window.findChildren(LastSheet) == []
    world.documents.go_on.set()
    qtbot.waitUntil(window.compose.send_button.isEnabled)


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (MadeDocument(verdict=DocumentVerdict(DocumentClass.C, (2,))), SEE_CHECKS),
        (MadeDocument(opening=Opening.LOCKED), "Type the password of the document."),
        (MadeDocument(content=Content.WEB_PAGE, opening=Opening.REFUSED), SEE_CHECKS),
        (MadeDocument(size=20_000_001), SEE_CHECKS),
        (MadeDocument(gone=True), SEE_CHECKS),
        (MadeDocument(pages=(LETTER,) * 351), SEE_CHECKS),
    ],
)
def test_what_may_not_be_sent_cannot_be(
    qtbot: QtBot, world: Made, window: MainWindow, document: MadeDocument, reason: str
) -> None:
    world.documents.shelf[LETTER_PATH.name] = document
    window.compose.open_files([LETTER_PATH])
    window.compose.set_recipient("+13125550101")
    qtbot.waitUntil(lambda: window.compose.reason.text() == reason)
    qtbot.waitUntil(lambda: not any(part.is_examining for part in window.compose.packet.contents.parts))
    assert not window.compose.send_button.isEnabled()
    window.compose.open_last_sheet()
    assert window.findChildren(LastSheet) == []


def test_fifty_clicks_are_one_fax(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    fill(qtbot, window)
    window.compose.packet.choose_quality(Quality.VERY_HIGH)
    sheet = open_sheet(qtbot, window)
    for _ in range(50):
        QTest.mouseClick(sheet.send, Qt.MouseButton.LeftButton)
        sheet.send.click()
        window.compose.open_last_sheet()
        window.compose.send_button.click()
    (order,) = _submitted(world)
    assert order.request.compose_id == sheet.compose_id
    assert (order.request.recipient, order.request.pages) == ("+13125550101", 3)
    assert order.request.options.quality is Quality.VERY_HIGH
    sheet.reject()
    assert sheet.isVisible()  # the answer is still out


def _press_return(sheet: LastSheet, *, repeated: bool) -> None:
    for target in (sheet.send, sheet):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", repeated, 1)
        QApplication.sendEvent(target, event)


def test_enter_held_down_since_before_the_sheet_sends_nothing(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    fill(qtbot, window)
    sheet = open_sheet(qtbot, window)
    for _ in range(20):
        _press_return(sheet, repeated=True)
    assert _submitted(world) == []
    _press_return(sheet, repeated=False)
    for _ in range(20):
        _press_return(sheet, repeated=True)
    assert len(_submitted(world)) == 1


def test_each_sheet_is_a_fax_of_its_own(qtbot: QtBot, window: MainWindow) -> None:
    fill(qtbot, window)
    first = open_sheet(qtbot, window)
    first_id = first.compose_id
    first.back.click()
    assert open_sheet(qtbot, window).compose_id != first_id


def test_a_fax_that_is_safe_frees_the_page_and_is_followed(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    fill(qtbot, window)
    sheet = open_sheet(qtbot, window)
    sheet.send.click()
    world.engine.tell(FaxChanged(made_fax(8, AttemptState.QUEUED)))  # another one: not ours
    fax = made_fax(9, AttemptState.UPLOADING, compose_id=sheet.compose_id)
    world.engine.tell(FaxChanged(fax))
    qtbot.waitUntil(lambda: window.compose.strip.fax_id == 9)
    page = window.compose
    assert (page.number.edit.text(), page.packet.contents.parts) == ("", ())
    assert world.documents.closed == [1]
    world.engine.tell(UploadProgress(9, 450, 1000))
    qtbot.waitUntil(lambda: page.strip.state.text() == "Uploading · 45 %")
    assert page.strip.bar.value() == 45
    page.strip.cancel.click()
    page.strip.cancel.click()
    assert world.engine.orders[-1] == Cancel(9)
    assert world.engine.orders.count(Cancel(9)) == 1
    world.engine.tell(OrderRefused(9, TooLate()))
    delivered = made_fax(9, AttemptState.DELIVERED, compose_id=sheet.compose_id)
    world.engine.tell(FaxChanged(delivered))
    qtbot.waitUntil(lambda: page.strip.state.text() == "Delivered")
    assert not page.strip.cancel.isVisible()


def test_what_was_just_sent_can_be_taken_back(world: Made, window: MainWindow) -> None:
    strip = window.compose.strip
    held: dict[str, object] = {"cause": Cause.HOLD, "not_before": NOW + timedelta(seconds=8)}
    strip.watch(made_fax(3, AttemptState.QUEUED, attempt=held))
    assert (strip.state.text(), strip.cancel.text()) == ("Goes in 0:08", "Take back")
    strip.cancel.click()
    assert world.engine.orders[-1] == Cancel(3)
    strip.watch(made_fax(3, AttemptState.UPLOADING))
    assert strip.cancel.text() == "Cancel"


def test_an_accepted_fax_is_not_green(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    window.compose.strip.watch(made_fax(3, AttemptState.ACCEPTED, attempt={"raw_status": "sending"}))
    assert window.compose.strip.state.text() == "Sending pages · 1:12"
    assert window.compose.strip.state.property("tone") == "accent"


def test_a_refused_fax_keeps_the_page_and_may_be_tried_again(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    fill(qtbot, window)
    sheet = open_sheet(qtbot, window)
    sheet.send.click()
    world.engine.tell(SubmitRefused("another sheet", DiskFull()))
    world.engine.tell(SubmitRefused(sheet.compose_id, DiskFull()))
    qtbot.waitUntil(sheet.send.isEnabled)
    assert sheet.refusal == "This fax was not sent. " + str(DiskFull().sentence)
    sheet.send.click()
    ids = {order.request.compose_id for order in _submitted(world)}
    assert ids == {sheet.compose_id}
    world.engine.tell(SubmitRefused(sheet.compose_id, ChangedSinceSeen()))
    qtbot.waitUntil(sheet.back.isEnabled)
    assert not sheet.send.isEnabled()  # what was seen is not what would go
    sheet.back.click()
    assert not sheet.isVisible()
    assert window.compose.number.typed
    assert window.compose.packet.contents.parts


def test_the_sheet_says_which_account(qtbot: QtBot) -> None:
    for kind, words, tone in (
        (AccountKind.PRACTICE, "Practice: nothing leaves this computer", "attention"),
        (AccountKind.OTHER_SERVER, "Another server: https://fax.example.com/v2", "error"),
        (AccountKind.TELNYX, "Telnyx", ""),
    ):
        window = open_window(qtbot, made(kind))
        fill(qtbot, window)
        sheet = open_sheet(qtbot, window)
        assert (sheet.account_words.full_text, sheet.account_words.property("tone")) == (words, tone)
        said = [each.text() for each in sheet.findChildren(QLabel)]
        assert ("Really sent, and charged" in said) is (kind is AccountKind.TELNYX)
        sheet.reject()


def test_the_sheet_says_what_is_charged(qtbot: QtBot) -> None:
    window = open_window(qtbot, made(AccountKind.TELNYX))
    window.account.choose_price("0.07")
    fill(qtbot, window)
    said = [each.text() for each in open_sheet(qtbot, window).findChildren(QLabel)]
    assert [words for words in said if "charged" in words] == ["Really sent, and charged: about 0.21 USD"]


def test_sending_to_the_own_number_is_said(qtbot: QtBot, window: MainWindow) -> None:
    fill(qtbot, window, number="+13125550100")
    assert open_sheet(qtbot, window).remarks == ["This is the number it comes from: you are sending to yourself."]


def test_the_choice_of_sender_is_kept(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    combo = window.compose.sender_field.combo
    assert [combo.itemText(index) for index in range(combo.count())] == [
        "+1 312-555-0100 · Riverside Clinic",
        "+1 312-555-0150 · Riverside Clinic",
    ]
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    qtbot.waitUntil(lambda: world.saved[-1].accounts[0].chosen.sender == "+13125550150")
    fill(qtbot, window)
    sender = window.compose.draft.sender
    assert sender is not None
    assert sender.e164 == "+13125550150"


def test_a_sender_chosen_earlier_serves_offline_and_without_one_it_is_said(qtbot: QtBot) -> None:
    world = made()
    world.overview = Offline()
    window = open_window(qtbot, world)
    fill(qtbot, window)
    assert window.compose.send_button.isEnabled()
    world.chosen = AccountSettings()
    window = open_window(qtbot, world)
    fill(qtbot, window)
    assert window.compose.reason.text() == "Choose the number it comes from."
    assert window.compose.sender_field.says == str(Offline().sentence)


def test_a_hostile_file_name_is_escaped(qtbot: QtBot, window: MainWindow) -> None:
    fill(qtbot, window, path=LETTER_PATH.with_name("exe.\u202efdp\n<b>.pdf"))
    (row,) = window.compose.documents.rows.values()
    assert row.name.full_text == r"exe.\u202efdp\n<b>.pdf"


def test_the_sample_is_opened(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    window.compose.desk.empty.sample_wanted.emit()
    wait_for_verdict(qtbot, window)
    assert world.documents.opened == [world.services().sample]


def test_send_again_takes_recipient_quality_and_document_but_sends_nothing(
    qtbot: QtBot, world: Made, window: MainWindow
) -> None:
    window.faxes.compose_again.emit(made_fax(5, AttemptState.FAILED, recipient="+13125550102", name="order.pdf"))
    wait_for_verdict(qtbot, window)
    page = window.compose
    assert page.number.number is not None
    assert page.number.number.e164 == "+13125550102"
    assert [row.name.full_text for row in page.documents.rows.values()] == ["order.pdf"]
    assert [path.name for path in world.documents.opened] == ["5.pdf"]
    assert world.engine.orders == []
