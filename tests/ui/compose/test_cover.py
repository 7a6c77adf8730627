"""The cover page on *New fax*: its card, the drawing that follows it, and that no other one is ever sent."""

import datetime
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.core.cover import LONGEST, OWN_TEXT, Cover, CoverHabits, CoverKind, KeptCover
from app.core.errors import CoverTooLong, LogoNotRead
from app.core.packet import Paper
from app.ui.compose.cover_card import CoverCard
from app.ui.compose.cover_drawing import CoverDrawing
from app.ui.made.faxes import NOW
from app.ui.made.services import Made
from app.ui.main_window import MainWindow
from tests.ui.made_window import fill, open_sheet

DAY = datetime.date(2026, 3, 2)
DRAWN = "The cover page is being drawn."


@pytest.fixture
def card(qtbot: QtBot) -> CoverCard:
    card = CoverCard(CoverHabits("Front desk", "Riverside Clinic"), lambda: NOW)
    qtbot.addWidget(card)
    return card


def with_cover(qtbot: QtBot, window: MainWindow, kind: CoverKind = CoverKind.PLAIN) -> CoverCard:
    fill(qtbot, window)
    window.compose.cover.choose(kind)
    qtbot.waitUntil(window.compose.send_button.isEnabled)
    return window.compose.cover


# the card


def test_there_is_none_until_one_is_asked_for(card: CoverCard) -> None:
    assert (card.kind, card.cover, card.logo) == (None, None, None)
    assert card.template.currentText() == "None"
    assert card.habits == CoverHabits("Front desk", "Riverside Clinic", OWN_TEXT)


def test_a_cover_says_what_the_card_says(card: CoverCard) -> None:
    card.choose(CoverKind.COURT)
    card.show_fax(5, "+1 312-555-0101", "+1 312-555-0100")
    for name, text in {"to": "Superior Court", "case_number": "24-CV", "parties": "A v. B", "message": "a\nb"}.items():
        card.fields.write(name, text)
    assert card.cover == Cover(
        CoverKind.COURT,
        NOW.astimezone().date(),
        6,
        to="Superior Court",
        number="+1 312-555-0101",
        sender="Front desk",
        sender_number="+1 312-555-0100",
        organisation="Riverside Clinic",
        case_number="24-CV",
        parties="A v. B",
        message="a\nb",
        own_text=OWN_TEXT,
    )


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        (CoverKind.PLAIN, set()),
        (CoverKind.CONFIDENTIAL, set()),
        (CoverKind.COURT, {"case_number", "parties"}),
        (CoverKind.OWN, {"own_text"}),
    ],
)
def test_a_template_shows_its_fields(card: CoverCard, kind: CoverKind, shown: set[str]) -> None:
    card.choose(kind)
    visible = {name for name, edit in card.fields.edits.items() if not edit.isHidden()}
    assert visible == {"to", "sender", "organisation", "subject", "message"} | shown


def test_every_field_has_a_name_and_a_limit(card: CoverCard) -> None:
    card.choose(CoverKind.OWN)
    for name, edit in card.fields.edits.items():
        assert edit.accessibleName().endswith(", on the cover page")
        if name not in ("message", "own_text"):
            edit.write("x" * 10_000)
            assert len(edit.read()) == LONGEST[name]


def test_of_a_book_that_is_pasted_only_the_beginning_is_taken(card: CoverCard) -> None:
    card.choose(CoverKind.PLAIN)
    book = QMimeData()
    book.setText("<b>x" * 100_000)
    book.setHtml("<b>bold</b>")
    message = card.fields.edits["message"]
    assert isinstance(message, QPlainTextEdit)
    message.insertFromMimeData(book)
    assert card.cover is not None
    assert card.cover.message == ("<b>x" * 100_000)[: LONGEST["message"] + 1]


def test_the_card_tells_of_each_change_once(qtbot: QtBot, card: CoverCard) -> None:
    card.choose(CoverKind.PLAIN)
    told: list[None] = []
    card.changed.connect(lambda: told.append(None))
    card.fields.write("to", "Northside")
    card.fields.use_logo(Path("/home/clinic/logo.png"))
    card.fields.use_logo(Path("/home/clinic/logo.png"))
    card.show_fax(3, "", "")
    card.show_fax(3, "", "")
    assert len(told) == 3
    assert card.logo == Path("/home/clinic/logo.png")


def test_it_folds(card: CoverCard) -> None:
    card.choose(CoverKind.PLAIN)
    assert not card.fields.isHidden()
    card.fold.click()
    assert card.fields.isHidden()
    assert card.fold.text() == "Edit"
    card.fold.click()
    assert not card.fields.isHidden()
    card.choose(None)
    assert card.fields.isHidden()


def test_another_fax_begins_without_a_cover_and_keeps_what_is_the_persons(card: CoverCard) -> None:
    card.choose(CoverKind.COURT)
    for name in card.fields.edits:
        card.fields.write(name, f"my {name}")
    card.fields.use_logo(Path("/logo.png"))
    card.clear()
    assert card.cover is None
    assert card.habits == CoverHabits("my sender", "my organisation", "my own_text", "/logo.png")
    card.choose(CoverKind.COURT)
    written = card.fields.written
    assert {name for name, text in written.items() if text} == {"sender", "organisation", "own_text"}


def test_it_says_how_much_room_there_is(card: CoverCard) -> None:
    card.choose(CoverKind.PLAIN)
    card.show_fax(1_233, "", "")
    card.show_drawn(KeptCover(Path("c.pdf"), 1))
    assert card.says == "Page 1 of 1,234. Room for 1 more line."
    card.show_drawn(KeptCover(Path("c.pdf"), 0))
    assert card.says == "Page 1 of 1,234. Full."
    card.show_drawn(KeptCover(Path("c.pdf"), 5, "北\u202e"))
    assert card.says == r"Not printed, for no font on this computer has it: 北 \u202e"
    card.show_error(CoverTooLong(lines="7 lines"))
    assert card.says.startswith("The text is 7 lines too long for one cover page.")


# the drawing


class SlowCovers:
    """Draws when it is let."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.forgotten: list[str] = []
        self.go_on = threading.Semaphore(0)

    def draw(self, cover: Cover, paper: Paper, logo: Path | None) -> KeptCover:
        self.begun.append(cover.to)
        self.go_on.acquire()
        return KeptCover(Path(cover.to), 1)

    def forget(self, kept: KeptCover) -> None:
        self.forgotten.append(str(kept.path))


def test_only_what_is_wanted_last_is_shown_and_the_rest_is_removed(qtbot: QtBot) -> None:
    covers, parent = SlowCovers(), QObject()
    drawing = CoverDrawing(covers, parent)
    shown: list[str | None] = []
    missing: list[str] = []
    drawing.drawn.connect(lambda kept: shown.append(str(kept.path) if kept else None))
    drawing.missing_changed.connect(lambda: missing.append(drawing.missing))

    def want(to: str) -> None:
        assert drawing.want(Cover(CoverKind.PLAIN, DAY, 2, to=to), Paper.LETTER, None)
        assert not drawing.want(Cover(CoverKind.PLAIN, DAY, 2, to=to), Paper.LETTER, None)

    want("typed")
    want("first")
    qtbot.waitUntil(lambda: covers.begun == ["first"])  # what was typed over is never begun
    want("second")
    covers.go_on.release()
    qtbot.waitUntil(lambda: covers.begun == ["first", "second"])
    assert (shown, drawing.missing) == ([], DRAWN)
    covers.go_on.release()
    qtbot.waitUntil(lambda: drawing.missing == "")
    assert shown == ["second"]
    qtbot.waitUntil(lambda: covers.forgotten == ["first"])
    drawing.want(None, Paper.LETTER, None)
    assert shown == ["second", None]
    assert drawing.missing == ""
    qtbot.waitUntil(lambda: covers.forgotten == ["first", "second"])
    assert set(missing) == {DRAWN, ""}


# on the page


def test_the_cover_is_the_first_page_and_counts_itself(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    card = with_cover(qtbot, window)
    page = window.compose
    assert page.send_button.text() == "&Send fax · 4 pages"
    assert page.packet.contents.shown[0].cover
    drawn = world.covers.drawn[-1]
    assert (drawn.pages, drawn.number, drawn.sender_number) == (4, "+1 312-555-0101", "+1 312-555-0100")
    assert card.says == "Page 1 of 4. Room for 12 more lines."
    assert page.desk.preview.row == 0


def test_a_page_left_out_is_not_counted_on_the_cover(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    with_cover(qtbot, window)
    page = window.compose
    page.packet.leave_out(page.packet.places(2))
    assert not page.send_button.isEnabled()  # at once, before anything was drawn
    qtbot.waitUntil(page.send_button.isEnabled)
    assert world.covers.drawn[-1].pages == 3
    assert page.send_button.text() == "&Send fax · 3 pages"


def test_nothing_is_sent_with_the_cover_before(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    """From the first key on, until the new cover is open and its pages were checked."""
    card = with_cover(qtbot, window)
    page = window.compose
    before = page.packet.contents.included[0].document
    paths_before = [part.path for part in page.packet.contents.parts if part.cover]
    offers: list[list[Path]] = []

    def note() -> None:
        if not page.draft.missing:
            offers.append([part.path for part in page.packet.contents.parts if part.cover])

    for changed in (page.packet.changed, page.packet.progress, page._covering.changed):
        changed.connect(note)
    QTest.keyClicks(card.fields.edits["to"], "Northside")
    assert page.reason.text() == DRAWN
    page.open_last_sheet()
    assert "sending" not in page.__dict__ or page.sending._sheet is None
    assert page.packet.contents.included[0].document == before  # still to be seen
    qtbot.waitUntil(page.send_button.isEnabled)
    assert world.covers.drawn[-1].to == "Northside"
    assert page.packet.contents.included[0].document != before
    assert paths_before not in offers
    qtbot.waitUntil(lambda: paths_before[0] in world.covers.forgotten)


def test_a_sheet_is_about_the_cover_that_was_seen(qtbot: QtBot, window: MainWindow) -> None:
    """The window may be changed from elsewhere while the sheet is open."""
    card = with_cover(qtbot, window)
    sheet = open_sheet(qtbot, window)
    qtbot.waitUntil(sheet.send.isEnabled)
    card.fields.write("to", "Somebody else")
    assert not sheet.send.isEnabled()
    qtbot.waitUntil(window.compose.send_button.isEnabled)
    assert not sheet.send.isEnabled()


def test_a_cover_that_cannot_be_drawn_keeps_the_fax_back(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    card = with_cover(qtbot, window)
    world.covers.error = LogoNotRead()
    card.fields.use_logo(Path("/home/clinic/logo.png"))
    page = window.compose
    qtbot.waitUntil(lambda: page.reason.text() == "The cover page cannot be drawn. See Cover page.")
    assert card.says == LogoNotRead().sentence
    assert not any(part.cover for part in page.packet.contents.parts)
    page.open_last_sheet()
    assert "sending" not in page.__dict__ or page.sending._sheet is None
    world.covers.error = None
    card.fields.use_logo(None)
    qtbot.waitUntil(page.send_button.isEnabled)
    assert page.packet.contents.shown[0].cover


def test_without_a_cover_it_is_gone(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    card = with_cover(qtbot, window)
    card.choose(None)
    page = window.compose
    qtbot.waitUntil(lambda: page.send_button.text() == "&Send fax · 3 pages")
    assert page.send_button.isEnabled()
    qtbot.waitUntil(lambda: len(world.covers.forgotten) == len(world.covers.drawn))


def test_what_is_on_every_cover_is_kept(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    card = with_cover(qtbot, window, CoverKind.OWN)
    card.fields.write("organisation", "Riverside Clinic")
    card.fields.write("to", "Northside")
    qtbot.waitUntil(lambda: bool(world.saved) and world.saved[-1].cover.organisation == "Riverside Clinic")
    assert world.saved[-1].cover == CoverHabits("", "Riverside Clinic", OWN_TEXT)
