"""What a fax lacks is said in one sentence, in the order in which it is mended; only a whole one becomes a request."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.core.document import Content, DocumentClass, DocumentFacts, DocumentVerdict, Opening, PageSize
from app.core.errors import Gone
from app.core.number import parse_fax_number
from app.core.options import Quality, SendOptions
from app.core.packet import PageChoice, Paper, Raster, Tone
from app.ui.compose.draft import Draft, Sender, SendFile
from app.ui.compose.packet import Contents, Part

FACTS = DocumentFacts(
    4, Path("/home/clinic/letter.pdf"), 1000, "ab" * 32, Content.PDF, Opening.OPENED, (PageSize(612, 792),) * 3
)
LETTER = Part(1, FACTS.path, "letter.pdf", facts=FACTS, verdict=DocumentVerdict(DocumentClass.A))
LOCKED = Part(2, Path("x.pdf"), "x.pdf", facts=replace(FACTS, id=5, opening=Opening.LOCKED, pages=()))
PAGES = tuple(PageChoice(4, page) for page in (1, 2, 3))
ONE = Contents((LETTER,), PAGES)
WHOLE = Draft(
    typed=True,
    recipient=parse_fax_number("+13125550101"),
    sender=Sender("+13125550100", "17", "Riverside Clinic"),
    contents=ONE,
    options=SendOptions(Quality.VERY_HIGH),
)
FILE = SendFile(Path("/prepared/fax.pdf"), "cd" * 32, 2000, 3, 9)


def _with(part: Part, pages: tuple[PageChoice, ...] = PAGES) -> Draft:
    return replace(WHOLE, contents=Contents((part,), pages))


def _and(part: Part) -> Draft:
    return replace(WHOLE, contents=Contents((LETTER, part), PAGES))


SEE_CHECKS = "This document cannot be sent. See Checks."
SEVERAL_SEE_CHECKS = "This fax cannot be sent yet. See Checks."


@pytest.mark.parametrize(
    ("draft", "missing"),
    [
        (Draft(), "Add a document to send."),
        (_with(Part(1, FACTS.path, "letter.pdf"), ()), "The document is being opened."),
        (_and(Part(2, FACTS.path, "x.pdf")), "The document is being opened."),
        (_with(Part(1, FACTS.path, "letter.pdf", error=Gone()), ()), SEE_CHECKS),
        (_and(Part(2, FACTS.path, "x.pdf", error=Gone())), SEVERAL_SEE_CHECKS),
        (_with(replace(LETTER, error=Gone())), SEE_CHECKS),
        (_with(LOCKED, ()), "Type the password of the document."),
        (_and(LOCKED), "A document is locked. Type its password."),
        (_with(LETTER, tuple(replace(choice, left_out=True) for choice in PAGES)), "Every page is left out."),
        (_with(replace(LETTER, verdict=DocumentVerdict(DocumentClass.C, (2,)))), SEE_CHECKS),
        (_with(replace(LETTER, facts=replace(FACTS, size=20_000_001))), SEE_CHECKS),
        (replace(WHOLE, typed=False, recipient=None), "Type the fax number to send to."),
        (replace(WHOLE, recipient=None), "The fax number is not right yet."),
        (replace(WHOLE, sender=None), "Choose the number it comes from."),
        (replace(WHOLE, cover_missing="The cover page is being drawn."), "The cover page is being drawn."),
        (_with(replace(LETTER, verdict=None)), "Every page is being checked first."),
        (_and(replace(LETTER, facts=replace(FACTS, id=6), verdict=None)), "Every page is being checked first."),
    ],
)
def test_what_is_missing(draft: Draft, missing: str) -> None:
    assert draft.missing == missing
    with pytest.raises(ValueError, match=missing):
        draft.request("sheet", FILE)


def test_a_cover_page_alone_is_no_fax() -> None:
    cover = replace(LETTER, key=9, cover=True, facts=replace(FACTS, id=8, pages=FACTS.pages[:1]))
    left_out = tuple(replace(choice, left_out=True) for choice in PAGES)
    draft = replace(WHOLE, contents=Contents((cover, LETTER), (PageChoice(8, 1), *left_out)))
    assert draft.missing == "Every page is left out."


def test_a_whole_draft_of_one_pdf_is_a_request_for_the_file_itself() -> None:
    assert WHOLE.missing == ""
    original = WHOLE.original
    assert original is not None
    request = WHOLE.request("sheet", original)
    assert (request.compose_id, request.recipient, request.sender) == ("sheet", "+13125550101", "+13125550100")
    assert (request.connection_id, request.options) == ("17", SendOptions(Quality.VERY_HIGH))
    assert (request.document, request.sha256, request.size, request.pages) == (FACTS.path, FACTS.sha256, 1000, 3)
    assert request.name == "letter.pdf"


@pytest.mark.parametrize(
    "contents",
    [
        replace(ONE, wants_pictures=True),
        replace(ONE, always_pictures=True),
        replace(ONE, pages=PAGES[1:]),
        replace(ONE, pages=(replace(PAGES[0], turn=90), *PAGES[1:])),
        replace(ONE, parts=(replace(LETTER, verdict=DocumentVerdict(DocumentClass.B)),)),
        replace(ONE, parts=(replace(LETTER, facts=replace(FACTS, encrypted=True)),)),
        replace(ONE, parts=(replace(LETTER, facts=replace(FACTS, content=Content.PICTURE)),)),
    ],
)
def test_what_was_changed_never_goes_as_the_file_itself(contents: Contents) -> None:
    draft = replace(WHOLE, contents=contents)
    assert draft.missing == ""
    assert draft.original is None


def test_a_file_with_other_pages_is_no_request() -> None:
    with pytest.raises(ValueError, match="pages"):
        WHOLE.request("sheet", replace(FILE, pages=2))


def test_the_name_is_the_first_documents() -> None:
    other = replace(LETTER, key=2, name="scan.png", facts=replace(FACTS, id=5))
    both = Contents((LETTER, other), (PageChoice(5, 1), *PAGES))
    assert replace(WHOLE, contents=both).name == "scan.png and 1 more"
    assert WHOLE.name == "letter.pdf"


@pytest.mark.parametrize(
    "other",
    [
        replace(WHOLE, recipient=parse_fax_number("+13125550102")),
        replace(WHOLE, sender=Sender("+13125550150", "17", "Riverside Clinic")),
        replace(WHOLE, options=SendOptions(Quality.HIGH)),
        replace(WHOLE, contents=replace(ONE, pages=PAGES[::-1])),
        replace(WHOLE, contents=replace(ONE, pages=(replace(PAGES[0], tone=Tone.PHOTO), *PAGES[1:]))),
        replace(WHOLE, contents=replace(ONE, raster=Raster(paper=Paper.A4))),
        replace(WHOLE, contents=replace(ONE, wants_pictures=True)),
    ],
)
def test_another_fax_is_told_from_the_same_one(other: Draft) -> None:
    assert not WHOLE.same_fax(other)


def test_more_that_is_known_of_the_same_fax_does_not_make_it_another() -> None:
    left_out = (*PAGES, PageChoice(5, 1, left_out=True))
    other = replace(LETTER, key=2, facts=replace(FACTS, id=5))
    assert WHOLE.same_fax(replace(WHOLE, contents=replace(ONE, looks={(4, 1, 0, Raster()): None})))
    assert not WHOLE.same_fax(replace(WHOLE, contents=replace(ONE, pages=PAGES[:2])))
    assert WHOLE.same_fax(replace(WHOLE, contents=Contents((LETTER, other), left_out)))
