"""How pages look on paper, and what shape they have."""

from dataclasses import replace

import pytest

from app.core.document import Content, DocumentClass, DocumentVerdict, Fix, PageSize, Severity
from app.core.packet import Lines, PageChoice, PageLook, Paper, Tone
from tests.core.reviewed import A4, LETTER, document, look, pages_look, review

BLANK = look("blank", ink=0.0, contrast=0.05, smallest_text_pt=None)
FAINT = look("a", ink=0.0, contrast=0.2)
PALE_PARTS = look("a", faint=0.01)
DARK_SCAN = look("a", ink=0.8, grey=0.7)
BLACK = look("a", ink=0.8, grey=0.01)
GREY_FORM = look("a", grey=0.2)
PHOTOGRAPH = look("a", grey=0.5, tone=Tone.PHOTO, ink=0.5)
SMALL = look("a", smallest_text_pt=6.0)


@pytest.mark.parametrize(
    ("page", "code", "text", "fix"),
    [
        (BLANK, "blank", "Page 2 looks blank.", Fix.LEAVE_OUT),
        (FAINT, "faint", "Page 2 has faint parts that will be missing.", Fix.CLEARER),
        (PALE_PARTS, "faint", "Page 2 has faint parts that will be missing.", Fix.CLEARER),
        (DARK_SCAN, "dark", "Page 2 is too dark: details run together.", Fix.CLEARER),
        (BLACK, "dark", "Page 2 is mostly black: fine light parts may close up.", None),
        (GREY_FORM, "grey", "Page 2 has grey areas that may turn dark and hide text.", Fix.CLEARER),
        (PHOTOGRAPH, "grey", "Page 2 has pictures in grey that may turn into black blotches.", Fix.PHOTO),
        (SMALL, "small_text", "Page 2 has text too small to be read at this quality.", Fix.FINER),
        (look("first"), "twice", "Page 2 looks the same as page 1.", Fix.LEAVE_OUT),
    ],
)
def test_how_a_page_looks(page: PageLook, code: str, text: str, fix: Fix | None) -> None:
    found = pages_look(look("first"), page)
    assert found.keys() - {"pages", "size", "original"} == {code}
    finding = found[code]
    assert (finding.severity, finding.text, finding.fix) == (Severity.WARNING, text, fix)
    assert (finding.page, finding.pages) == (2, (2,))
    mended = {Fix.CLEARER: Tone.CLEARER, Fix.PHOTO: Tone.PHOTO}.get(fix) if fix else None
    if mended:
        assert code not in pages_look(look("first"), page, tones=[Tone.AUTO, mended])


def test_a_page_all_black_is_not_blank() -> None:
    assert pages_look(look("a", ink=1.0, contrast=0.0)).keys() - {"pages", "size", "original"} == {"dark"}


def test_several_pages_in_one_line() -> None:
    found = pages_look(BLANK, look("a"), BLANK, BLANK, BLANK)
    assert found["blank"].text == "Pages 1 and 3-5 look blank."
    assert found["blank"].pages == (1, 3, 4, 5)
    assert "twice" not in found
    assert pages_look(*[look("same")] * 3)["twice"].text == "Pages 2 and 3 look the same as pages before them."


def test_a_page_twice_across_documents() -> None:
    two = [document(LETTER), document(LETTER, number=2)]
    assert review(two, looks=[look("same"), look("same")])["twice"].pages == (2,)


def test_a_photograph_as_fax_pictures_is_done_right_unless_told_otherwise() -> None:
    assert "grey" not in pages_look(PHOTOGRAPH, chosen=True)
    assert pages_look(PHOTOGRAPH, tones=[Tone.TEXT])["grey"].fix is Fix.PHOTO
    assert pages_look(GREY_FORM, tones=[Tone.PHOTO])["grey"].fix is Fix.CLEARER
    assert "grey" not in pages_look(GREY_FORM, tones=[Tone.TEXT])


def test_a_black_threshold_of_ones_own_overrules_tones() -> None:
    found = pages_look(GREY_FORM, replace(PALE_PARTS, digest="b"), black_threshold=60)
    assert "faint" not in found
    assert (found["grey"].fix, found["grey"].pages) == (None, (1,))
    assert "your black threshold" in found["grey"].text


@pytest.mark.parametrize(
    ("lines", "size", "small"),
    [
        (Lines.STANDARD, 9.0, True),
        (Lines.STANDARD, 10.0, False),
        (Lines.FINE, 7.0, True),
        (Lines.FINE, 8.0, False),
        (Lines.SUPERFINE, 5.0, True),
        (Lines.SUPERFINE, 6.0, False),
    ],
)
def test_small_text_depends_on_the_lines(lines: Lines, size: float, small: bool) -> None:
    found = pages_look(look("a", smallest_text_pt=size), lines=lines)
    assert ("small_text" in found) is small
    if small:
        assert found["small_text"].fix is (None if lines is Lines.SUPERFINE else Fix.FINER)


def test_sideways_pages_until_they_are_turned() -> None:
    wide = [document(LETTER, PageSize(792, 612))]
    found = review(wide)["sideways"]
    assert (found.text, found.fix) == ("Page 2 is wider than high and will be small on the paper.", Fix.TURN)
    assert "sideways" not in review(wide, [PageChoice(1, 1), PageChoice(1, 2, turn=90)])
    assert "sideways" in review(wide, [PageChoice(1, 1, turn=90), PageChoice(1, 2, turn=270)])
    assert "sideways" in review(wide, [PageChoice(1, 2, turn=180)], chosen=True)


@pytest.mark.parametrize(
    ("sizes", "code", "pages"),
    [
        ((LETTER, LETTER), None, ()),
        ((A4, A4), None, ()),
        ((LETTER, A4, LETTER), "mixed_sizes", (2,)),
        ((LETTER, PageSize(612, 1008)), "odd_size", (2,)),
        ((PageSize(842, 1191), PageSize(300, 300)), "odd_size", (1, 2)),
        ((PageSize(614, 795), PageSize(592, 840)), "mixed_sizes", (2,)),
    ],
)
def test_paper_sizes(sizes: tuple[PageSize, ...], code: str | None, pages: tuple[int, ...]) -> None:
    found = review([document(*sizes)])
    assert found.keys() & {"mixed_sizes", "odd_size"} == ({code} if code else set())
    if code:
        assert (found[code].fix, found[code].pages) == (Fix.FIT, pages)
    assert not review([document(*sizes)], chosen=True).keys() & {"mixed_sizes", "odd_size"}


def test_mixed_papers_are_measured_against_the_chosen_one() -> None:
    assert review([document(LETTER, A4)], paper=Paper.A4)["mixed_sizes"].pages == (1,)


def test_pictures_have_no_paper_size() -> None:
    assert "odd_size" not in review([document(PageSize(612, 459), content=Content.PICTURE)])


def test_pages_that_cannot_be_read_are_not_looked_at() -> None:
    bad = document(LETTER, PageSize(30, 20), verdict=DocumentVerdict(DocumentClass.C, (2,)))
    assert not review([bad]).keys() & {"sideways", "odd_size"}
