from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.checks import CheckedDocument, finer_quality, goes_as_pictures, review_packet
from app.core.document import (
    Content,
    DocumentClass,
    DocumentFacts,
    DocumentVerdict,
    Finding,
    Fix,
    Limits,
    Opening,
    PageSize,
    Severity,
)
from app.core.options import Quality
from app.core.packet import Lines, PageChoice, PageLook, Paper, Raster, Tone

LETTER, A4 = PageSize(612, 792), PageSize(595.276, 841.89)
A = DocumentVerdict(DocumentClass.A)


def document(
    *sizes: PageSize,
    verdict: DocumentVerdict | None = A,
    number: int = 1,
    name: str = "form.pdf",
    size: int = 2_100_000,
    content: Content = Content.PDF,
    opening: Opening = Opening.OPENED,
    encrypted: bool = False,
) -> CheckedDocument:
    facts = DocumentFacts(number, Path(name), size, "0" * 64, content, opening, sizes, (), encrypted)
    return CheckedDocument(facts, verdict, name)


def all_of(*documents: CheckedDocument) -> list[PageChoice]:
    return [PageChoice(each.facts.id, page) for each in documents for page in range(1, len(each.facts.pages) + 1)]


def look(digest: str, **different: object) -> PageLook:
    plain = PageLook(0.05, 0.001, 1.0, 12.0, digest, 30_000, 60_000, Tone.TEXT)
    return replace(plain, **different)  # type: ignore[arg-type]  # the fields' own types, by name


def review(
    documents: Sequence[CheckedDocument],
    pages: Sequence[PageChoice] | None = None,
    looks: Sequence[PageLook | None] | None = None,
    *,
    lines: Lines = Lines.FINE,
    paper: Paper = Paper.LETTER,
    black_threshold: int | None = None,
    chosen: bool = False,
    limits: Limits | None = None,
) -> dict[str, Finding]:
    """By code."""
    pages = all_of(*documents) if pages is None else pages
    looks = [None] * len(pages) if looks is None else looks
    as_pictures = goes_as_pictures(documents, pages, chosen)
    raster = Raster(lines, paper, black_threshold)
    found = review_packet(documents, pages, looks, raster, as_pictures=as_pictures, limits=limits)
    assert len({finding.code for finding in found}) == len(found)
    return {finding.code: finding for finding in found}


def pages_look(*looks: PageLook, tones: Sequence[Tone] = (), **more: object) -> dict[str, Finding]:
    """The findings of a document whose pages look so."""
    pages = [PageChoice(1, number, tone=tone) for number, tone in enumerate(tones or [Tone.AUTO] * len(looks), 1)]
    return review([document(*[LETTER] * len(looks))], pages, looks, **more)  # type: ignore[arg-type]  # by name


def test_a_good_fax_has_green_lines_only() -> None:
    found = pages_look(look("a"), look("b"))
    assert {code: (finding.severity, finding.text) for code, finding in found.items()} == {
        "pages": (Severity.OK, "2 of 350 pages"),
        "size": (Severity.OK, "2.1 of 20 MB"),
        "original": (
            Severity.OK,
            "The file itself goes to Telnyx, with what may be hidden in it. As fax pictures, only what you see goes.",
        ),
    }
    assert found["original"].fix is Fix.AS_PICTURES
    assert "original" not in pages_look(look("a"), chosen=True)


def test_pages_above_the_limit_stay_for_later() -> None:
    big = document(*[LETTER] * 352)
    found = review([big])["too_many_pages"]
    assert (found.severity, found.fix, found.pages) == (Severity.ERROR, Fix.FIRST_PART, (351, 352))
    assert found.text == "These are 352 pages; Telnyx takes 350 at most. Send the first 350 now."
    assert "too_many_pages" not in review([big], all_of(big)[:350])


def test_pages_of_several_documents_count_together() -> None:
    two = [document(*[LETTER] * 200, number=number) for number in (1, 2)]
    assert review(two)["too_many_pages"].pages == tuple(range(351, 401))


@pytest.mark.parametrize(("size", "allowed"), [(20_000_000, True), (20_000_001, False)])
def test_bytes_above_the_limit_go_as_pictures(size: int, allowed: bool) -> None:
    big = document(LETTER, size=size)
    found = review([big])
    assert ("size" in found, "too_large" in found) == (allowed, not allowed)
    if not allowed:
        assert found["too_large"].fix is Fix.AS_PICTURES
        assert "20,000,001 bytes; Telnyx takes 20,000,000 at most. As fax pictures" in found["too_large"].text
    as_pictures = review([big], looks=[look("a")], chosen=True)
    assert as_pictures["size"].text == "31 KB of 20 MB as fax pictures"
    two = document(LETTER, LETTER, size=size)
    assert "size" not in review([two], looks=[look("a"), None], chosen=True)  # not known yet
    assert review([big], limits=Limits(bytes=50_000_000))["size"].text == "20.0 of 50 MB"


def test_files_count_together_and_once() -> None:
    two = [document(LETTER, LETTER, number=number, size=15_000_000) for number in (1, 2)]
    assert "30,000,000 bytes" in review(two)["too_large"].text
    assert "size" in review(two, [PageChoice(1, 1), PageChoice(1, 2)])


def test_pictures_above_the_limit_have_no_fix() -> None:
    found = pages_look(*[look(str(number), text_bytes=7_000_000) for number in range(3)], chosen=True)["too_large"]
    assert (found.severity, found.fix) == (Severity.ERROR, None)


@pytest.mark.parametrize("document_class", [DocumentClass.B, DocumentClass.D])
def test_b_and_opened_d_go_as_pictures(document_class: DocumentClass) -> None:
    odd = document(LETTER, verdict=DocumentVerdict(document_class), encrypted=document_class is DocumentClass.D)
    assert goes_as_pictures([odd], all_of(odd), chosen=False)
    found = review([odd])
    code = "damaged" if document_class is DocumentClass.B else "encrypted"
    assert found[code].severity is not Severity.ERROR
    assert found[code].document == 1
    assert "We send exactly what you see here: 1 page." in found[code].text
    assert "original" not in found
    # With no page of it in the fax it does not matter.
    good = document(LETTER, number=2)
    assert not goes_as_pictures([odd, good], all_of(good), chosen=False)
    assert code not in review([odd, good], all_of(good))


def test_an_encrypted_file_goes_as_pictures_before_its_verdict() -> None:
    waiting = document(LETTER, verdict=None, encrypted=True)
    assert goes_as_pictures([waiting], all_of(waiting), chosen=False)


def test_a_tone_goes_as_pictures() -> None:
    assert goes_as_pictures([document(LETTER)], [PageChoice(1, 1, tone=Tone.PHOTO)], chosen=False)


def test_c_names_its_own_pages_and_points_at_those_of_the_fax() -> None:
    good = document(LETTER, number=1, name="a.pdf")
    bad = document(*[LETTER] * 3, number=2, name="b.pdf", verdict=DocumentVerdict(DocumentClass.C, (2,)))
    found = review([good, bad])["page_unreadable"]
    assert found.text.startswith("b.pdf: Page 2 cannot be read. Open the file in your PDF program")
    assert (found.severity, found.page, found.pages, found.document) == (Severity.ERROR, 3, (3,), 2)
    assert review([bad])["page_unreadable"].text.startswith("Page 2 cannot be read.")


@pytest.mark.parametrize(
    ("bad", "code", "words", "fix"),
    [
        (document(opening=Opening.LOCKED), "password", "This file is locked with a password.", Fix.PASSWORD),
        (document(opening=Opening.SEALED), "encrypted", "This file is encrypted for certain people only.", None),
        (document(opening=Opening.REFUSED, content=Content.WEB_PAGE), "not_a_pdf", "This is a web page named", None),
        (document(opening=Opening.REFUSED, content=Content.EMPTY), "empty", "This file is empty.", None),
        (document(opening=Opening.REFUSED), "not_a_pdf", "This is not a PDF that can be read.", None),
        (document(opening=Opening.REFUSED, content=Content.PICTURE), "not_a_pdf", "This picture cannot be read.", None),
        (document(opening=Opening.STOPPED), "too_complex", "This document is too complex to check safely.", None),
        (document(opening=Opening.NOT_READ, size=200_000_000), "too_large", "This file has 200,000,000 bytes", None),
        (
            document(LETTER, verdict=DocumentVerdict(DocumentClass.F)),
            "too_complex",
            "This document is too complex to check safely. Print it to a new PDF and try again.",
            None,
        ),
    ],
)
def test_one_bad_file_stops_the_fax(bad: CheckedDocument, code: str, words: str, fix: Fix | None) -> None:
    bad = replace(bad, facts=replace(bad.facts, id=7))
    found = review([document(LETTER), bad])[code]
    assert found.text.startswith(f"form.pdf: {words}")
    assert (found.severity, found.fix, found.document) == (Severity.ERROR, fix, 7)


def test_names_of_files_are_shown_plain_and_short() -> None:
    odd = document(opening=Opening.REFUSED, number=2, name="\u202efdp" + "x" * 100)
    text = review([document(LETTER), odd])["not_a_pdf"].text
    assert text.startswith("\\u202efdpxxx")
    assert text.index("…") < 45


def test_scripts_and_attachments_are_told() -> None:
    found = review([document(LETTER, verdict=DocumentVerdict(DocumentClass.A, (), True, True))])["extras"]
    assert found.severity is Severity.WARNING
    assert found.text.startswith("Scripts and attached files inside are not sent")


def test_nothing_left_to_send() -> None:
    assert review([document(LETTER)], [])["no_pages"].severity is Severity.ERROR
    assert review([], []) == {}


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


def test_finer_qualities() -> None:
    assert finer_quality(Quality.NORMAL) is Quality.HIGH
    assert finer_quality(Quality.HIGH) is Quality.VERY_HIGH
    assert [finer_quality(quality) for quality in list(Quality)[2:]] == [None, None, None]


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
