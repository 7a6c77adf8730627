"""A whole fax: its documents, its pages together, what is left."""

from dataclasses import replace

import pytest

from app.core.checks import CheckedDocument, finer_quality, goes_as_pictures
from app.core.document import Content, DocumentClass, DocumentVerdict, Fix, Limits, Opening, Severity
from app.core.options import Quality
from app.core.packet import PageChoice, Tone
from tests.core.reviewed import LETTER, all_of, document, look, pages_look, review


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


def test_finer_qualities() -> None:
    assert finer_quality(Quality.NORMAL) is Quality.HIGH
    assert finer_quality(Quality.HIGH) is Quality.VERY_HIGH
    assert [finer_quality(quality) for quality in list(Quality)[2:]] == [None, None, None]
