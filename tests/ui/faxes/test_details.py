from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.core.attempt import Alarm, AttemptState, Cause
from app.core.fax import Fax
from app.core.options import SendOptions
from app.core.orders import Cancel, CancelOther, CheckNow, FaxOrder, GoNow, Resolution, Resolve, StillSend
from app.core.timeline import What
from app.ui.browser import PORTAL
from app.ui.faxes.details import Details
from app.ui.faxes.report_card import ReportCard
from app.ui.faxes.timeline_card import Line, lines_of
from tests.ui.sample_faxes import NOW, SHA, ago, attempt, fax, timeline

S = AttemptState
DOUBTFUL = fax(
    1, S.UNKNOWN, lost_at=ago(hours=1), checks=4, last_clean_at=ago(minutes=9), last_checked_at=ago(minutes=9)
)


class Shown:
    def __init__(self, qtbot: QtBot, one: Fax) -> None:
        self.details = Details(lambda: NOW, "office", ReportCard(lambda: None, lambda address: True, lambda: NOW))
        self.orders: list[FaxOrder] = []
        self.addresses: list[str] = []
        self.details.ordered.connect(self.orders.append)
        self.details.page_wanted.connect(self.addresses.append)
        qtbot.addWidget(self.details)
        self.details.resize(560, 700)
        self.details.show_fax(one)
        self.details.show()


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[Fax], Shown]:
    return lambda one: Shown(qtbot, one)


Show = Callable[[Fax], Shown]


def test_needs_a_check_says_what_is_known_and_offers_the_four_ways(show: Show) -> None:
    doubt = show(DOUBTFUL).details.doubt
    assert doubt.title.text() == "We do not know whether this fax was sent."
    assert "Checked 4 times since 11:00, last 11:51: Telnyx lists no such fax." in doubt.words.text()
    buttons = [doubt.check_now, doubt.send_again, doubt.was_sent, doubt.do_not_send, doubt.portal]
    assert [button.text() for button in buttons] == [
        "Check now",
        "Send again (may arrive twice)…",
        "It was sent",
        "Do not send",
        "Open portal",
    ]
    assert all(button.isVisible() for button in buttons)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_never_decides(show: Show, key: Qt.Key) -> None:
    shown = show(DOUBTFUL)
    shown.details.doubt.send_again.click()
    buttons = shown.details.doubt.findChildren(QPushButton)
    assert len(buttons) == 7
    for button in buttons:
        assert not button.isDefault()
        assert not button.autoDefault()
        button.setAutoDefault(True)  # as on a desktop where Enter presses the focused button
        button.setFocus()
        QTest.keyClick(button, key)
    assert shown.orders == []
    assert shown.addresses == []


def test_send_again_takes_a_second_click_that_says_it(show: Show) -> None:
    shown = show(DOUBTFUL)
    doubt = shown.details.doubt
    doubt.send_again.click()
    assert shown.orders == []
    assert doubt.confirm.isVisible()
    assert "twice" in doubt.confirm.yes.text()
    assert doubt.confirm.no.hasFocus() or not doubt.confirm.yes.hasFocus()
    doubt.confirm.yes.click()
    (order,) = shown.orders
    assert isinstance(order, Resolve)
    assert (order.fax_id, order.resolution, order.who) == (1, Resolution.SEND_AGAIN, "office")
    assert "Telnyx lists no such fax" in order.words
    assert "the recipient gets this fax twice" in order.words
    assert not doubt.confirm.isVisible()


def test_the_second_click_can_be_left(show: Show) -> None:
    shown = show(DOUBTFUL)
    shown.details.doubt.send_again.click()
    shown.details.doubt.confirm.no.click()
    assert not shown.details.doubt.confirm.isVisible()
    assert shown.orders == []


def test_an_open_question_is_not_taken_over_to_another_fax(show: Show) -> None:
    shown = show(DOUBTFUL)
    shown.details.doubt.send_again.click()
    shown.details.show_fax(DOUBTFUL)  # the same one, checked once more
    assert shown.details.doubt.confirm.isVisible()
    shown.details.show_fax(fax(2, S.UNKNOWN))
    assert not shown.details.doubt.confirm.isVisible()


@pytest.mark.parametrize(
    ("button", "resolution"), [("was_sent", Resolution.WAS_SENT), ("do_not_send", Resolution.DO_NOT_SEND)]
)
def test_the_other_decisions(show: Show, button: str, resolution: Resolution) -> None:
    shown = show(DOUBTFUL)
    getattr(shown.details.doubt, button).click()
    (order,) = shown.orders
    assert isinstance(order, Resolve)
    assert order.resolution is resolution


def test_check_now_and_portal(show: Show) -> None:
    shown = show(fax(1, S.RESULT_UNKNOWN, raw_status="sending"))
    shown.details.doubt.check_now.click()
    assert shown.orders == [CheckNow(1)]
    assert shown.details.note.isVisible()
    shown.details.doubt.portal.click()
    assert shown.addresses == [PORTAL]


def test_a_damaged_record_is_never_acted_on(show: Show) -> None:
    from dataclasses import replace

    shown = show(replace(DOUBTFUL, damaged=True))
    assert not shown.details.doubt.isVisible()
    assert not shown.details.cancel.isVisible()
    assert "damaged" in shown.details.words.text()


def test_still_send_is_asked(show: Show) -> None:
    shown = show(fax(1, S.QUEUED, cause=Cause.STILL_SEND))
    assert shown.details.still.title.text() == "Not sent yet. Still send?"
    assert not shown.details.cancel.isVisible()
    shown.details.still_send.click()
    shown.details.take_back.click()
    assert shown.orders == [StillSend(1), Cancel(1)]


def test_what_waits_for_its_time_can_go_now_or_be_taken_back(show: Show) -> None:
    at = NOW + timedelta(seconds=8)
    shown = show(fax(1, S.QUEUED, cause=Cause.HOLD, not_before=at))
    details = shown.details
    assert (details.go_now.text(), details.cancel.text()) == ("Send now", "Take it back")
    assert "nothing was asked of Telnyx" in details.words.text()
    details.go_now.click()
    details.cancel.click()
    assert shown.orders == [GoNow(1), Cancel(1)]
    failed = attempt(S.FAILED, ago(minutes=1), reason="user_busy")
    details.show_fax(fax(1, S.QUEUED, others=[failed], cause=Cause.FAILED, not_before=at))
    assert (details.go_now.text(), details.cancel.text()) == ("Try now", "Stop trying")
    assert details.words.text().startswith("The line was busy.")
    details.show_fax(fax(1, S.UPLOADING))
    assert not details.go_now.isVisible()
    assert details.cancel.text() == "Cancel this fax"


def test_cancel_and_after_that_cancel_asked(show: Show) -> None:
    shown = show(fax(1, S.ACCEPTED, raw_status="sending"))
    assert not shown.details.cancel_asked.isVisible()
    shown.details.cancel.click()
    assert shown.orders == [Cancel(1)]
    shown.details.show_fax(fax(1, S.ACCEPTED, raw_status="sending", cancel_asked=True))
    assert not shown.details.cancel.isVisible()
    assert shown.details.cancel_asked.isVisible()
    assert not shown.details.note.isVisible()


def test_failure_says_what_happened_what_it_means_and_what_to_do(show: Show) -> None:
    details = show(fax(1, S.FAILED, reason="receiver_unallocated_number")).details
    assert details.state.text() == "This number is not in service"
    assert details.words.text() == "No line has it.\nCheck the number, then send to the right one."


def test_refusal_shows_telnyx_s_own_words_as_text(show: Show) -> None:
    details = show(fax(1, S.REJECTED, code="10016", detail="<b>no</b>\u202e")).details
    assert r"<b>no</b>\u202e" in details.words.text()
    assert details.words.textFormat() is Qt.TextFormat.PlainText


def test_an_alarm_is_red_and_offers_to_cancel_the_other(show: Show) -> None:
    shown = show(fax(1, S.ACCEPTED, alarm=Alarm.TWICE, other_id="other"))
    assert shown.details.alarm.title.text().startswith("Telnyx has this fax twice.")
    assert shown.details.alarm.property("tone") == "error"
    shown.details.cancel_other.click()
    assert shown.orders == [CancelOther(1)]


def test_delivered_twice_is_said_in_red(show: Show) -> None:
    details = show(fax(1, others=[attempt(S.DELIVERED, ago(hours=3))])).details
    assert details.alarm.isVisible()
    assert details.alarm.title.text() == "This fax was delivered twice."
    assert not details.cancel_other.isVisible()


def test_only_a_fax_that_has_ended_can_be_composed_again(show: Show, qtbot: QtBot) -> None:
    assert not show(fax(1, S.ACCEPTED)).details.again.isVisible()
    shown = show(fax(1, S.FAILED))
    with qtbot.waitSignal(shown.details.compose_again) as told:
        shown.details.again.click()
    assert told.args == [fax(1, S.FAILED)]


def test_ids_can_be_copied_whole(show: Show) -> None:
    shown = show(fax(1, telnyx_id="telnyx-id"))
    copies = {button.accessibleName(): button for button in shown.details.document.copies}
    copies["Copy SHA-256"].click()
    assert QGuiApplication.clipboard().text() == SHA
    copies["Copy Telnyx id"].click()
    assert QGuiApplication.clipboard().text() == "telnyx-id"


def test_the_timeline_names_other_days_and_counts_repeated_sentences() -> None:
    entries = timeline(
        (ago(days=1), What.QUEUED, {}),
        (ago(minutes=3), What.CHECKED_NOT_LISTED, {}),
        (ago(minutes=2), What.CHECKED_NOT_LISTED, {}),
    )
    assert lines_of(entries, NOW) == [
        Line("", "Yesterday"),
        Line("12:00:00", "Confirmed and kept safe on this computer."),
        Line("", "Today"),
        Line("11:57:00", "Checked: Telnyx lists no such fax. (2 times, last 11:58:00)"),
    ]


def test_the_timeline_keeps_the_rows_that_are_as_they_were(show: Show) -> None:
    card = show(DOUBTFUL).details.timeline
    card.show_lines([Line("1", "one"), Line("2", "two")])
    kept = card.labels[0]
    card.show_lines([Line("1", "one"), Line("2", "two, twice"), Line("3", "three")])
    assert card.labels[0] is kept
    assert [labels[-1].text() for labels in card.labels] == ["one", "two, twice", "three"]


def test_a_document_from_elsewhere_is_named_by_where_it_was(show: Show) -> None:
    urls = ("https://records.example.com/a.pdf?sig=1", "https://forms.example.com/b.pdf")
    one = replace(fax(1, S.DELIVERED), options=SendOptions(t38=False, media_urls=urls))
    card = show(one).details.document
    assert card.facts.text() == "From a web address, fetched by Telnyx · High"
    assert card.options.text() == "No T.38"
    names = [button.accessibleName() for button in card.copies]
    assert names.count("Copy Web address") == 2
    assert "Copy SHA-256" not in names  # it is of our note, not of what was sent
    card.copies[1].click()
    assert QGuiApplication.clipboard().text() == urls[0]


def test_an_account_that_takes_one_address_a_fax_is_told_apart(show: Show) -> None:
    refused = fax(1, S.REJECTED, code="10003", detail="'media_url' must be a string")
    urls = ("https://example.com/a.pdf", "https://example.com/b.pdf")
    assert "one web address a fax" not in show(refused).details.words.text()
    several = replace(refused, options=SendOptions(media_urls=urls))
    assert "takes one web address a fax" in show(several).details.words.text()
