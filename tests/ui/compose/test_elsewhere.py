"""A document that Telnyx fetches from the web or has stored: instead of files, never with them."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.attempt import AttemptState
from app.core.cover import CoverKind
from app.core.document import Content, DocumentClass, DocumentVerdict, Opening
from app.core.errors import NoDocumentThere
from app.core.options import SendOptions
from app.core.orders import FaxChanged, Submit
from app.ui.compose.web_addresses import addresses_of, findings_of, name_of, problem_of
from app.ui.compose.web_sheet import WebSheet
from app.ui.made.documents import LETTER, LETTER_PATH, MadeDocument
from app.ui.made.faxes import made_fax
from app.ui.made.services import Made
from app.ui.main_window import MainWindow
from tests.ui.made_window import at_rest, fill, open_sheet, open_window

URL = "https://records.example.com/shared/discharge%20summary.pdf?sig=1"
OTHER = "https://forms.example.com/consent.pdf"


@pytest.fixture
def window(qtbot: QtBot, world: Made) -> MainWindow:
    window = open_window(qtbot, world)
    window.compose.set_recipient("312 555 0101")
    return window


def _sheet(window: MainWindow, typed: str) -> WebSheet:
    window.compose.documents.web_wanted.emit()
    (sheet,) = (each for each in window.findChildren(WebSheet) if each.isVisible())
    assert isinstance(sheet, WebSheet)
    sheet.edit.setPlainText(typed)
    return sheet


# addresses


def test_addresses_are_one_a_line() -> None:
    assert addresses_of(f"  {URL}\n\n{OTHER}\t\n") == (URL, OTHER)
    assert problem_of((URL, OTHER)) == ""
    assert problem_of((URL, "http://x")) == "Line 2: The address must begin with https://."
    assert "twice" in problem_of((URL, URL))
    assert "20" in problem_of(tuple(f"{URL}&{number}" for number in range(21)))
    assert (name_of(OTHER), name_of("https://example.com/"), name_of(f"{OTHER}/?a/b#c/d")) == (
        "consent.pdf",
        "example.com",
        "consent.pdf",
    )


def test_what_telnyx_would_get_is_judged_as_telnyx_gets_it(world: Made) -> None:
    facts = world.documents.open(LETTER_PATH)
    verdict = DocumentVerdict(DocumentClass.A)
    assert [finding.code for finding in findings_of(facts, verdict)] == ["pages", "size"]
    assert "50 MB" in findings_of(facts, verdict)[1].text
    assert "too_large" in [finding.code for finding in findings_of(replace(facts, size=50_000_001), verdict)]
    damaged = findings_of(facts, DocumentVerdict(DocumentClass.B))[-1].text
    assert "may be others than you see" in damaged
    assert "We send exactly" not in damaged
    encrypted = findings_of(replace(facts, encrypted=True), DocumentVerdict(DocumentClass.D))
    assert "may not be able to open it" in encrypted[-1].text
    office = replace(facts, content=Content.OFFICE, opening=Opening.REFUSED, pages=())
    assert "in its own way" in findings_of(office, DocumentVerdict(DocumentClass.E))[0].text


def test_an_address_is_checked_while_it_is_typed(window: MainWindow) -> None:
    sheet = _sheet(window, "https")
    assert "One address a line" in sheet.says  # it is only begun
    assert not sheet.use.isEnabled()
    sheet.edit.setPlainText("https://localhost/a.pdf")
    assert "own network" in sheet.says
    assert not sheet.look.isEnabled()
    sheet.edit.setPlainText(f"{URL}\n{OTHER}")
    assert (sheet.use.text(), sheet.use.isEnabled()) == ("Use these 2 addresses", True)


# the fax


def test_a_fax_goes_by_address(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    page = window.compose
    sheet = _sheet(window, f"{URL}\n{OTHER}")
    sheet.use.click()
    assert page.draft.options == SendOptions(media_urls=(URL, OTHER))
    assert world.documents.opened == []  # nothing was fetched: nobody asked
    assert "not checked or counted" in page.elsewhere.words
    assert page.send_button.isEnabled()
    last = open_sheet(qtbot, window)
    qtbot.waitUntil(last.send.isEnabled)
    assert last.send.text() == "Send the document to +1 312-555-0101"
    last.send.click()
    order = world.engine.orders[-1]
    assert isinstance(order, Submit)
    request = order.request
    assert (request.options.media_urls, request.pages, request.name) == ((URL, OTHER), 0, f"{URL} and 1 more")
    assert world.documents.notes == [f"{URL}\n{OTHER}\n".encode()]
    assert (request.document, request.size) == (Path("/prepared/note-1.txt"), len(world.documents.notes[0]))
    world.engine.tell(FaxChanged(made_fax(7, AttemptState.QUEUED, compose_id=last.compose_id)))
    qtbot.waitUntil(lambda: page.draft.options == SendOptions())
    qtbot.waitUntil(lambda: world.documents.forgotten == [request.document])
    assert page.documents.elsewhere.isHidden()
    assert page.draft.missing == "Add a document to send."


def test_an_address_is_removed_one_by_one(window: MainWindow) -> None:
    page = window.compose
    _sheet(window, f"{URL}\n{OTHER}").use.click()
    page.documents.elsewhere.remove[0].click()
    assert page.draft.options.media_urls == (OTHER,)
    page.documents.elsewhere.remove[0].click()
    assert page.draft.options == SendOptions()
    assert page.documents.elsewhere.isHidden()


def test_addresses_are_edited_in_the_sheet_again(window: MainWindow) -> None:
    _sheet(window, URL).use.click()
    window.compose.documents.web_wanted.emit()
    (again,) = (each for each in window.findChildren(WebSheet) if each.isVisible())
    assert again.addresses == (URL,)


def test_files_and_addresses_do_not_mix(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    page = window.compose
    _sheet(window, URL).use.click()
    page.open_files([LETTER_PATH])
    page.add()
    assert "takes its document from elsewhere" in page.documents.notice
    assert world.documents.opened == []
    page.documents.elsewhere.remove[0].click()
    assert page.documents.notice == ""
    fill(qtbot, window)
    page.documents.web_wanted.emit()
    page.documents.stored_wanted.emit()
    assert "There are files on this page" in page.documents.notice
    assert not [each for each in window.findChildren(WebSheet) if each.isVisible()]
    page.elsewhere.choose(SendOptions(media_urls=(URL,)))  # however that might come about
    assert page.draft.missing == "A fax is either files or a document from elsewhere. Remove one of them."


def test_a_cover_page_goes_before_files_only(qtbot: QtBot, window: MainWindow) -> None:
    page = window.compose
    page.cover.choose(CoverKind.PLAIN)
    page.elsewhere.choose(SendOptions(stored_name="consent-form"))
    assert "cover page goes before files only" in page.draft.missing
    qtbot.waitUntil(lambda: at_rest(window))
    assert "cover page goes before files only" in page.draft.missing
    assert not page.cover.isHidden()
    page.cover.choose(None)
    qtbot.waitUntil(lambda: page.draft.missing == "")


def test_a_stored_document_cannot_be_kept_once_more(window: MainWindow) -> None:
    page = window.compose
    page.form.options.fold.click()
    page.elsewhere.choose(SendOptions(stored_name="consent-form"))
    fields = page.form.options.fields
    assert not fields.store_media.isEnabled()
    assert fields.says["store_media"] == "The document is stored there already."
    page.choosing.choose(SendOptions(store_media=True))  # as every fax of the account has it
    assert "stored at Telnyx already" in page.reason.text()
    assert fields.store_media.isEnabled()


def test_a_stored_file_stays_with_its_account(qtbot: QtBot, window: MainWindow) -> None:
    window.compose.elsewhere.choose(SendOptions(stored_name="consent-form"))
    window.account.open("practice")
    qtbot.waitUntil(lambda: at_rest(window))
    assert window.compose.draft.options.stored_name == ""


@pytest.mark.parametrize("where", [SendOptions(media_urls=(URL,)), SendOptions(stored_name="form")])
def test_send_again_takes_the_document_from_where_it_was(
    qtbot: QtBot, world: Made, window: MainWindow, where: SendOptions
) -> None:
    fill(qtbot, window)
    opened = len(world.documents.opened)
    window.faxes.compose_again.emit(replace(made_fax(5, AttemptState.FAILED), options=where))
    qtbot.waitUntil(lambda: at_rest(window))
    assert window.compose.draft.options == where
    assert window.compose.draft.missing == ""
    assert len(world.documents.opened) == opened  # the note is no document


# a look before


def test_a_look_shows_pages_and_findings_and_sends_nothing(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    world.documents.shelf["consent.pdf"] = MadeDocument((LETTER,) * 2, verdict=DocumentVerdict(DocumentClass.B))
    world.fetched[OTHER] = "consent.pdf"
    sheet = _sheet(window, f"{URL}\n{OTHER}")
    assert sheet.copy.isHidden()
    sheet.look.click()
    assert sheet.web_look.said == ("Fetching and checking…",) * 2
    qtbot.waitUntil(lambda: at_rest(window))
    assert sheet.web_look.said[:2] == ("3 of 350 pages", "0.2 of 50 MB")
    assert "damaged" in sheet.web_look.said[-1]
    assert sheet.web_look.is_whole
    assert window.compose.packet.contents.parts == ()
    sheet.reject()
    qtbot.waitUntil(lambda: len(world.documents.forgotten) == 2)
    assert sorted(world.documents.closed) == [1, 2]
    assert window.compose.draft.options == SendOptions()


def test_the_copy_is_sent_instead(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    sheet = _sheet(window, URL)
    sheet.look.click()
    qtbot.waitUntil(lambda: at_rest(window))
    sheet.copy.click()
    qtbot.waitUntil(lambda: at_rest(window))
    (part,) = window.compose.packet.contents.parts
    assert part.name == "discharge%20summary.pdf"
    assert part.path == Path("/prepared", LETTER_PATH.name)
    assert world.documents.forgotten == []  # it is the fax's now
    assert window.compose.draft.options == SendOptions()
    assert window.compose.draft.missing == ""


def test_an_address_that_gives_nothing_says_why_and_has_no_copy(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    world.fetched[URL] = NoDocumentThere(status=302)
    sheet = _sheet(window, f"{URL}\n{OTHER}")
    sheet.look.click()
    qtbot.waitUntil(lambda: at_rest(window))
    assert "answers 302 instead of a document" in sheet.web_look.said[0]
    assert not sheet.web_look.is_whole
    assert sheet.copy.isHidden()
    assert sheet.use.isEnabled()


def test_what_was_looked_at_is_forgotten_when_another_address_is_typed(
    qtbot: QtBot, world: Made, window: MainWindow
) -> None:
    sheet = _sheet(window, URL)
    sheet.look.click()
    sheet.edit.setPlainText(OTHER)  # before the copy is there
    qtbot.waitUntil(lambda: at_rest(window))
    assert sheet.web_look.said == ()
    assert sheet.copy.isHidden()
    assert len(world.documents.closed) == len(world.documents.opened) == len(world.documents.forgotten)
