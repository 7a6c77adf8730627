"""Documents come and go, pages are left out, turned, moved; each change can be taken back, and nothing stays open."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.core.document import DocumentClass, DocumentVerdict, Fix, Opening
from app.core.errors import DiskFull
from app.core.options import Quality
from app.core.packet import Lines, PageLook, Paper, Raster, Tone
from app.ui.compose.documents_card import DocumentsCard
from app.ui.compose.fixing import carry_out
from app.ui.compose.packet import Way
from app.ui.compose.packet_model import PacketModel
from app.ui.made.documents import LETTER, MadeDocument, MadeDocuments

A, B, C = Path("a.pdf"), Path("b.pdf"), Path("c.pdf")


class Seen(MadeDocuments):
    """Notes which pages were looked at. `odd`: what page 1 of every document is like."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[int, int, int, Lines]] = []
        self.odd: dict[str, object] = {}

    def look(self, document: int, page: int, turn: int, raster: Raster) -> PageLook:
        self.seen.append((document, page, turn, raster.lines))
        return super().look(document, page, turn, raster)


@pytest.fixture
def documents() -> Seen:
    documents = Seen()
    documents.shelf["b.pdf"] = MadeDocument(pages=(LETTER,) * 2)
    return documents


@pytest.fixture
def model(qtbot: QtBot, documents: Seen) -> Iterator[PacketModel]:
    owner = QObject()
    yield PacketModel(documents, documents, owner, Paper.LETTER)
    documents.go_on.set()
    owner.deleteLater()


def fill(qtbot: QtBot, model: PacketModel, *paths: Path) -> tuple[int, ...]:
    for path in paths:
        model.add(path)
    rest(qtbot, model)
    return tuple(part.key for part in model.contents.files)


def rest(qtbot: QtBot, model: PacketModel) -> None:
    """Every page was looked at."""
    qtbot.waitUntil(lambda: all(part.verdict or part.error or part.is_locked for part in model.contents.parts))
    qtbot.waitUntil(lambda: model.contents.looked_at == len(model.contents.can_be_looked_at))


def pages(model: PacketModel) -> list[tuple[int, int]]:
    """Those that go."""
    return [(choice.document, choice.page) for choice in model.contents.included]


def test_documents_come_in_the_order_they_were_added_in(qtbot: QtBot, model: PacketModel) -> None:
    fill(qtbot, model, A, B)
    assert pages(model) == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]
    assert [part.name for part in model.contents.parts] == ["a.pdf", "b.pdf"]


def test_pages_of_one_that_is_late_stand_where_it_stands(qtbot: QtBot, model: PacketModel, documents: Seen) -> None:
    documents.shelf["a.pdf"] = MadeDocument(opening=Opening.LOCKED, encrypted=True, password="x")
    locked, _ = fill(qtbot, model, A, B)
    assert pages(model) == [(2, 1), (2, 2)]
    model.unlock(locked, "x")
    qtbot.waitUntil(lambda: not any(part.is_locked for part in model.contents.parts))
    rest(qtbot, model)
    assert pages(model)[:3] == [(1, 1), (1, 2), (1, 3)]


def test_every_page_is_looked_at_after_the_verdict_the_seen_one_first(
    qtbot: QtBot, model: PacketModel, documents: Seen
) -> None:
    documents.hold_at = 2
    model.add(A)
    qtbot.waitUntil(lambda: len(model.contents.pages) == 3)
    model.look_first_at(1)
    assert documents.seen == []
    documents.go_on.set()
    rest(qtbot, model)
    assert [page for _, page, _, _ in documents.seen] == [2, 3, 1]


def test_only_what_has_changed_is_looked_at_again(qtbot: QtBot, model: PacketModel, documents: Seen) -> None:
    fill(qtbot, model, A)
    documents.seen.clear()
    model.turn([(1, 2)])
    model.leave_out([(1, 1)])
    model.leave_out([(1, 1)], False)
    model.set_tone([(1, 3)], Tone.PHOTO)
    rest(qtbot, model)
    assert documents.seen == [(1, 2, 90, Lines.FINE)]
    documents.seen.clear()
    model.choose_quality(Quality.NORMAL)
    rest(qtbot, model)
    assert {lines for *_, lines in documents.seen} == {Lines.STANDARD}
    assert len(documents.seen) == 3


def test_each_change_can_be_taken_back(qtbot: QtBot, model: PacketModel) -> None:
    first, second = fill(qtbot, model, A, B)
    model.choose_pictures(False)  # changes nothing, so that there is nothing to take back
    before = [model.contents.pages]
    changes: tuple[Callable[[], None], ...] = (
        lambda: model.leave_out([(1, 1)]),
        lambda: model.turn([(1, 2)]),
        lambda: model.turn_document(second),
        lambda: model.set_tone([(1, 3)], Tone.CLEARER),
        lambda: model.choose_pages(first, frozenset({2})),
        lambda: model.move_page(0, 5),
        lambda: model.move_document(second, 0),
        lambda: model.remove(first),
    )
    for change in changes:
        change()
        assert model.contents.pages != before[-1]
        before.append(model.contents.pages)
    while len(before) > 1:
        before.pop()
        model.undo()
        assert model.contents.pages == before[-1]
    rest(qtbot, model)


def test_quality_paper_and_way_can_be_taken_back(qtbot: QtBot, model: PacketModel) -> None:
    fill(qtbot, model, A)
    model.choose_quality(Quality.VERY_HIGH)
    model.choose_paper(Paper.A4)
    model.choose_pictures(True)
    assert model.contents.raster == Raster(Lines.SUPERFINE, Paper.A4)
    assert model.contents.way is Way.PICTURES
    for _ in range(3):
        model.undo()
    assert (model.quality, model.contents.raster, model.contents.way) == (Quality.HIGH, Raster(), Way.ORIGINAL)


def test_what_was_removed_comes_back_whole(qtbot: QtBot, model: PacketModel, documents: Seen) -> None:
    first, _ = fill(qtbot, model, A, B)
    model.turn([(1, 1)])
    model.remove(first)
    assert pages(model) == [(2, 1), (2, 2)]
    assert documents.closed == []
    model.undo()
    rest(qtbot, model)
    assert pages(model) == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]
    assert model.contents.pages[0].turn == 90


def test_what_was_removed_while_it_was_examined_is_examined_when_it_comes_back(
    qtbot: QtBot, model: PacketModel, documents: Seen
) -> None:
    documents.hold_at = 2
    model.add(A)
    qtbot.waitUntil(lambda: bool(model.contents.parts) and model.contents.parts[0].checked == 2)
    model.remove(model.contents.parts[0].key)
    documents.go_on.set()
    model.undo()
    rest(qtbot, model)
    assert model.contents.parts[0].verdict == DocumentVerdict(DocumentClass.A)


def test_taking_back_an_added_document_closes_it(qtbot: QtBot, model: PacketModel, documents: Seen) -> None:
    fill(qtbot, model, A, B)
    model.undo()
    assert [part.name for part in model.contents.parts] == ["a.pdf"]
    assert documents.closed == [2]


def test_taking_back_keeps_a_document_that_was_opened_meanwhile(qtbot: QtBot, model: PacketModel) -> None:
    fill(qtbot, model, A)
    model.add(B)
    model.leave_out([(1, 1)])  # before the second one is open
    rest(qtbot, model)
    model.undo()
    assert pages(model) == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]


def test_what_nothing_can_bring_back_is_closed(qtbot: QtBot, model: PacketModel, documents: Seen) -> None:
    first, _ = fill(qtbot, model, A, B)
    model.remove(first)
    for _ in range(40):
        model.turn([(2, 1)])
    assert documents.closed == [1]
    model.clear()
    assert sorted(documents.closed) == [1, 2]
    assert (model.contents.parts, model.can_undo) == ((), False)


@pytest.mark.parametrize(
    ("key", "before", "order"),
    [(0, 3, "bca"), (0, 2, "bac"), (2, 0, "cab"), (1, 1, "abc"), (1, 2, "abc"), (0, -1, "abc"), (2, 4, "abc")],
)
def test_documents_move_with_their_pages(qtbot: QtBot, model: PacketModel, key: int, before: int, order: str) -> None:
    keys = fill(qtbot, model, A, B, C)
    model.move_document(keys[key], before)
    assert "".join(part.name[0] for part in model.contents.parts) == order
    documents = list(dict.fromkeys(document for document, _ in pages(model)))
    assert documents == ["abc".index(letter) + 1 for letter in order]


def test_a_picture_is_pasted(qtbot: QtBot, model: PacketModel) -> None:
    model.paste(b"png")
    model.paste(b"png")
    qtbot.waitUntil(lambda: len(model.contents.pages) == 2)
    assert [part.name for part in model.contents.parts] == ["Pasted picture", "Pasted picture 2"]


def test_a_picture_that_cannot_be_kept_is_said(qtbot: QtBot, model: PacketModel, documents: Seen) -> None:
    def keep_picture(png: bytes) -> Path:
        raise DiskFull

    documents.keep_picture = keep_picture  # type: ignore[method-assign]  # as a full disk would
    with qtbot.waitSignal(model.not_pasted, check_params_cb=lambda error: isinstance(error, DiskFull)):
        model.paste(b"png")


def test_the_cover_page_is_first_and_no_step_back_removes_it(qtbot: QtBot, model: PacketModel, documents: Seen) -> None:
    fill(qtbot, model, B)
    documents.shelf["cover.pdf"] = documents.shelf["cover-2.pdf"] = MadeDocument(pages=(LETTER,))
    for name in ("cover.pdf", "cover-2.pdf"):
        model.show_cover(Path(name))
        qtbot.waitUntil(lambda: not model.has_old_cover)
        rest(qtbot, model)
    assert documents.closed == [2]
    assert pages(model) == [(3, 1), (1, 1), (1, 2)]
    assert model.contents.way is Way.JOINED
    model.move_page(2, 0)
    assert pages(model) == [(3, 1), (1, 2), (1, 1)]
    model.leave_out([(3, 1)])
    assert model.contents.total == 3
    model.undo()
    model.undo()
    assert model.contents.parts[0].cover
    model.show_cover(None)
    assert all(not part.cover for part in model.contents.parts)


ODD: dict[str, dict[str, object]] = {
    "blank": {"ink": 0.0, "contrast": 0.0},
    "faint": {"faint": 0.02, "ink": 0.01},
    "small_text": {"smallest_text_pt": 6.0},
    "grey": {"grey": 0.3, "ink": 0.2, "tone": Tone.PHOTO},
}


@pytest.mark.parametrize("code", [*ODD, "sideways", "odd_size", "original"])
def test_a_fix_mends_what_it_is_offered_for(qtbot: QtBot, model: PacketModel, documents: Seen, code: str) -> None:
    plain = {"ink": 0.05, "grey": 0.0, "contrast": 1.0, "smallest_text_pt": 11.0, "digest": "x", "text_bytes": 1}
    look = PageLook(**{**plain, "photo_bytes": 2, "tone": Tone.TEXT, **ODD.get(code, {})})  # type: ignore[arg-type]
    size = {"sideways": type(LETTER)(792, 612), "odd_size": type(LETTER)(900, 2000)}.get(code, LETTER)
    documents.shelf["a.pdf"] = MadeDocument(pages=(LETTER, size), looks={2: look})
    fill(qtbot, model, A)
    (finding,) = [finding for finding in model.contents.findings if finding.code == code]
    assert code == "original" or finding.pages == (2,)
    carry_out(finding, model, DocumentsCard())
    rest(qtbot, model)
    assert code not in [finding.code for finding in model.contents.findings]
    model.undo()
    assert code in [finding.code for finding in model.contents.findings]


def test_photos_too_large_as_pictures_are_shown_as_text(qtbot: QtBot, model: PacketModel, documents: Seen) -> None:
    photo = PageLook(0.2, 0.3, 1.0, None, "photo", 30_000, 25_000_000, Tone.PHOTO)
    documents.shelf["a.pdf"] = MadeDocument(pages=(LETTER, LETTER), looks={2: photo})
    fill(qtbot, model, A)
    model.choose_pictures(True)
    rest(qtbot, model)
    (finding,) = [finding for finding in model.contents.findings if finding.code == "too_large"]
    assert (finding.pages, finding.fix) == ((2,), Fix.TEXT)
    carry_out(finding, model, DocumentsCard())
    assert model.contents.included[1].tone is Tone.TEXT
    assert "too_large" not in [finding.code for finding in model.contents.findings]


def test_more_pages_than_one_fax_has_go_in_parts(qtbot: QtBot, model: PacketModel, documents: Seen) -> None:
    documents.shelf["a.pdf"] = MadeDocument(pages=(LETTER,) * 349)
    documents.shelf["c.pdf"] = MadeDocument(pages=(LETTER,) * 400)
    for path in (A, B, C):
        model.add(path)
    qtbot.waitUntil(lambda: all(part.verdict for part in model.contents.parts))
    sent = []
    while finding := next((each for each in model.contents.findings if each.fix is Fix.FIRST_PART), None):
        carry_out(finding, model, DocumentsCard())
        assert model.contents.total == 350
        sent += pages(model)
        assert model.later == 751 - len(sent)
        model.keep_rest()
    sent += pages(model)
    expected = [(1, page) for page in range(1, 350)] + [(2, 1), (2, 2)] + [(3, page) for page in range(1, 401)]
    assert sent == expected
    assert documents.closed == [1, 2]  # the third one still has pages to go
    assert model.later == 0
