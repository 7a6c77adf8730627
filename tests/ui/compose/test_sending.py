"""What was made of several documents: counted again, never sent after a change, and kept until the engine has it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.attempt import AttemptState
from app.core.document import DocumentFacts
from app.core.errors import Damaged, DiskFull, FaxError
from app.core.orders import FaxChanged, Submit, SubmitRefused
from app.core.packet import PreparedDocument
from app.core.settings import AccountKind
from app.ui.compose.last_sheet import LastSheet
from app.ui.made.documents import LETTER, LETTER_PATH, MadeDocument
from app.ui.made.faxes import made_fax
from app.ui.made.services import Made, made
from app.ui.main_window import MainWindow
from app.ui.widgets import Banner
from tests.ui.made_window import at_rest, fill, open_sheet, open_window, wait_for_verdict

SCAN = LETTER_PATH.with_name("scan.pdf")
MADE = Path("/prepared/fax-1.pdf")


@pytest.fixture
def world() -> Made:
    world = made()
    world.documents.shelf[SCAN.name] = MadeDocument(pages=(LETTER,) * 2)
    return world


@pytest.fixture
def window(qtbot: QtBot, world: Made) -> MainWindow:
    window = open_window(qtbot, world)
    window.compose.open_files([SCAN])
    fill(qtbot, window)
    return window


def _submitted(world: Made) -> list[Submit]:
    return [order for order in world.engine.orders if isinstance(order, Submit)]


def _prepared_sheet(qtbot: QtBot, window: MainWindow) -> LastSheet:
    sheet = open_sheet(qtbot, window)
    qtbot.waitUntil(sheet.send.isEnabled)
    return sheet


def _rest(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: at_rest(window))


def test_several_documents_are_made_into_one_file_and_that_is_sent(
    qtbot: QtBot, world: Made, window: MainWindow
) -> None:
    sheet = _prepared_sheet(qtbot, window)
    assert sheet.send.text() == "Send 5 pages to +1 312-555-0101"
    assert world.documents.opened[-1] == MADE  # what is shown is drawn from the file itself
    (packet,) = world.documents.assembled
    assert [(choice.document, choice.page) for choice in packet.pages] == [(1, 1), (1, 2), (2, 1), (2, 2), (2, 3)]
    assert not packet.as_pictures
    sheet.send.click()
    (order,) = _submitted(world)
    assert (order.request.document, order.request.sha256, order.request.pages) == (MADE, f"{1:064x}", 5)
    assert order.request.name == "scan.pdf and 1 more"


@pytest.mark.parametrize("as_pictures", [False, True])
def test_the_sheet_says_what_was_made(qtbot: QtBot, world: Made, window: MainWindow, as_pictures: bool) -> None:
    """Pages that cannot be joined so that each looks as it did become fax pictures."""
    qtbot.waitUntil(lambda: at_rest(window))  # every page was looked at
    world.documents.hold_making_at, world.documents.joins = 2, not as_pictures
    sheet = open_sheet(qtbot, window)
    assert sheet.way.text() == "not known yet"
    world.documents.make.set()
    qtbot.waitUntil(sheet.send.isEnabled)
    pictures = "Fax pictures on Letter, because the pages cannot be joined as they are"
    assert sheet.way.text() == (pictures if as_pictures else "One PDF of these pages")
    assert sheet.time.text() == ("about 1 to 2 minutes" if as_pictures else "about 1 to 4 minutes")


def test_the_file_is_kept_until_the_engine_has_its_own(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    sheet = _prepared_sheet(qtbot, window)
    sheet.send.click()
    sheet.reject()
    _rest(qtbot, window)
    assert world.documents.forgotten == []
    world.engine.tell(SubmitRefused(sheet.compose_id, DiskFull()))
    qtbot.waitUntil(sheet.send.isEnabled)
    assert world.documents.forgotten == []  # it may be tried again
    sheet.send.click()
    world.engine.tell(FaxChanged(made_fax(9, AttemptState.UPLOADING, compose_id=sheet.compose_id)))
    qtbot.waitUntil(lambda: world.documents.forgotten == [MADE])
    assert 3 in world.documents.closed  # and it is not read any more
    assert len({order.request.compose_id for order in _submitted(world)}) == 1


def test_going_back_forgets_the_file(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    _prepared_sheet(qtbot, window).back.click()
    qtbot.waitUntil(lambda: world.documents.forgotten == [MADE])
    _rest(qtbot, window)
    assert _submitted(world) == []


def test_nothing_is_sent_before_it_is_made_and_escape_stops_the_making(
    qtbot: QtBot, world: Made, window: MainWindow
) -> None:
    world.documents.hold_making_at = 2
    sheet = open_sheet(qtbot, window)
    qtbot.waitUntil(lambda: sheet.first_page.preparing == "Preparing page 2 of 5")
    sheet.send.click()
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert _submitted(world) == []
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    world.documents.make.set()
    _rest(qtbot, window)
    assert world.documents.assembled == []  # given up on the way
    assert _submitted(world) == []


def test_what_is_made_although_nobody_waits_any_more_is_forgotten(
    qtbot: QtBot, world: Made, window: MainWindow
) -> None:
    world.documents.hold_making_at = 5  # the last one
    sheet = open_sheet(qtbot, window)
    qtbot.waitUntil(lambda: sheet.first_page.preparing == "Counting the pages again…")
    sheet.reject()
    world.documents.make.set()
    qtbot.waitUntil(lambda: world.documents.forgotten == [MADE])
    assert _submitted(world) == []


def test_a_sheet_that_was_left_does_not_get_the_next_ones_file(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    world.documents.hold_making_at = 2
    first = open_sheet(qtbot, window)
    qtbot.waitUntil(lambda: first.first_page.preparing == "Preparing page 2 of 5")
    first.reject()
    window.compose.packet.leave_out([(1, 1)])
    world.documents.make.set()
    sheet = _prepared_sheet(qtbot, window)
    sheet.send.click()
    (order,) = _submitted(world)
    assert order.request.pages == 4
    assert [len(packet.pages) for packet in world.documents.assembled] == [4]


@pytest.mark.parametrize("made_first", [True, False])
def test_a_change_on_the_page_ends_the_sheet(qtbot: QtBot, world: Made, window: MainWindow, made_first: bool) -> None:
    """Such as files that another start of the program hands over."""
    world.documents.hold_making_at = None if made_first else 2
    sheet = open_sheet(qtbot, window)
    qtbot.waitUntil(
        lambda: sheet.send.isEnabled() if made_first else sheet.first_page.preparing == "Preparing page 2 of 5"
    )
    window.compose.open_files([LETTER_PATH])
    wait_for_verdict(qtbot, window)
    world.documents.make.set()
    _rest(qtbot, window)
    assert not sheet.send.isEnabled()
    assert sheet.refusal.startswith("The fax was changed.")
    sheet.send.click()
    assert _submitted(world) == []
    assert made_first == (world.documents.forgotten == [MADE])


def test_another_account_ends_the_sheet(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    sheet = _prepared_sheet(qtbot, window)
    window.account.open(AccountKind.TELNYX)
    qtbot.waitUntil(lambda: not sheet.send.isEnabled())


def test_what_becomes_known_of_the_pages_does_not_end_the_sheet(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    sheet = _prepared_sheet(qtbot, window)
    window.compose.packet.looked.emit()
    assert sheet.send.isEnabled()


def _lies(prepared: PreparedDocument, facts: DocumentFacts, what: str) -> tuple[PreparedDocument, DocumentFacts]:
    return {
        "counted": (prepared, replace(facts, pages=facts.pages[1:])),
        "said": (replace(prepared, pages=4), facts),
        "unreadable": (prepared, replace(facts, unreadable=(2,))),
        "hash": (prepared, replace(facts, sha256="0" * 64)),
    }[what]


@pytest.mark.parametrize("what", ["counted", "said", "unreadable", "hash"])
def test_a_file_that_is_not_what_was_asked_for_is_never_sent(
    qtbot: QtBot, world: Made, window: MainWindow, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = world.documents
    whole_open, whole_assemble = documents.open, documents.assemble
    prepared: list[PreparedDocument] = []

    def assemble(*order: object) -> PreparedDocument:
        prepared.append(whole_assemble(*order))  # type: ignore[arg-type]  # as it was called
        return _lies(prepared[0], whole_open(LETTER_PATH), what)[0]

    def open(path: Path) -> DocumentFacts:
        facts = whole_open(path)
        return _lies(prepared[0], facts, what)[1] if path == MADE else facts

    monkeypatch.setattr(documents, "assemble", assemble)
    monkeypatch.setattr(documents, "open", open)
    sheet = open_sheet(qtbot, window)
    qtbot.waitUntil(lambda: bool(sheet.refusal))
    assert str(Damaged().sentence) in sheet.refusal
    assert not sheet.send.isEnabled()
    qtbot.waitUntil(lambda: documents.forgotten == [MADE])


@pytest.mark.parametrize("error", [DiskFull(), Damaged()])
def test_what_cannot_be_made_is_said(qtbot: QtBot, world: Made, window: MainWindow, error: FaxError) -> None:
    world.documents.not_made = error
    sheet = open_sheet(qtbot, window)
    qtbot.waitUntil(lambda: bool(sheet.refusal))
    assert str(error.sentence) in sheet.refusal
    sheet.back.click()
    world.documents.not_made = None
    assert _prepared_sheet(qtbot, window).isVisible()


def test_a_single_pdf_goes_as_it_is(qtbot: QtBot, world: Made) -> None:
    window = open_window(qtbot, world)
    fill(qtbot, window)
    sheet = open_sheet(qtbot, window)
    assert sheet.send.isEnabled()
    sheet.send.click()
    (order,) = _submitted(world)
    assert (order.request.document, order.request.sha256) == (LETTER_PATH, f"{1:064x}")
    assert world.documents.assembled == []


def test_after_the_first_part_the_rest_is_the_next_fax(qtbot: QtBot, world: Made) -> None:
    world.documents.shelf[LETTER_PATH.name] = MadeDocument(pages=(LETTER,) * 360)
    window = open_window(qtbot, world)
    fill(qtbot, window)
    page = window.compose
    page.packet.send_first_part()
    assert page.send_button.text() == "&Send fax · 350 pages"
    sheet = _prepared_sheet(qtbot, window)
    sheet.send.click()
    world.engine.tell(FaxChanged(made_fax(9, AttemptState.UPLOADING, compose_id=sheet.compose_id)))
    qtbot.waitUntil(lambda: page.send_button.text() == "&Send fax · 10 pages")
    assert page.documents.notice == "The first part is on its way. The other 10 pages are here: they are the next fax."
    assert page.number.number is not None
    assert [choice.page for choice in page.packet.contents.included] == list(range(351, 361))
    assert page.packet.later == 0


def test_the_sheet_grows_for_words_of_several_lines(qtbot: QtBot, window: MainWindow) -> None:
    sheet = _prepared_sheet(qtbot, window)
    banner = Banner("attention")
    sheet.warnings.addWidget(banner)
    banner.say("This fax will wait until this is put right.", "The keyring is locked. " * 12)
    page = sheet.first_page
    qtbot.waitUntil(lambda: banner.isVisible() and page.height() >= page.minimumSizeHint().height())
    assert sheet.rect().contains(sheet.send.geometry())
