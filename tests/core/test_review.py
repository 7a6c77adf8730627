import pytest

from app.core.document import (
    Content,
    DocumentClass,
    DocumentFacts,
    DocumentVerdict,
    Finding,
    Fix,
    Limits,
    Opening,
    SecondReading,
    Severity,
    class_at_opening,
    judge,
    sendable,
)
from app.core.review import page_list, review
from tests.core.made_facts import facts

A_GOOD_ONE = DocumentVerdict(DocumentClass.A)


def only_error(findings: tuple[Finding, ...]) -> Finding:
    (error,) = [finding for finding in findings if finding.severity is Severity.ERROR]
    return error


def test_a_good_document_has_two_green_lines() -> None:
    findings = review(facts(), A_GOOD_ONE)
    assert [(finding.code, finding.severity, finding.text) for finding in findings] == [
        ("pages", Severity.OK, "3 of 350 pages"),
        ("size", Severity.OK, "2.1 of 20 MB"),
    ]
    assert sendable(findings)


def test_a_tiny_document_is_not_said_to_have_no_size() -> None:
    assert review(facts(size=900), A_GOOD_ONE)[1].text == "1 KB of 20 MB"
    assert review(facts(size=4_400), A_GOOD_ONE)[1].text == "4 KB of 20 MB"


@pytest.mark.parametrize(("pages", "allowed"), [(1, True), (350, True), (351, False), (20_000, False)])
def test_pages_up_to_the_limit(pages: int, allowed: bool) -> None:
    findings = review(facts(pages), A_GOOD_ONE)
    assert sendable(findings) is allowed
    if not allowed:
        error = only_error(findings)
        assert error.code == "too_many_pages"
        assert error.text.startswith(f"This document has {pages:,} pages; Telnyx takes 350 at most.")
        assert "plit" in error.text


@pytest.mark.parametrize(("size", "allowed"), [(19_999_999, True), (20_000_000, True), (20_000_001, False)])
def test_bytes_up_to_the_limit(size: int, allowed: bool) -> None:
    findings = review(facts(size=size), A_GOOD_ONE)
    assert sendable(findings) is allowed
    if not allowed:
        assert only_error(findings).code == "too_large"
        assert "20,000,001 bytes; Telnyx takes 20,000,000 at most" in only_error(findings).text


def test_other_limits() -> None:
    assert [finding.text for finding in review(facts(), A_GOOD_ONE, Limits(pages=2, bytes=50_000_000))] == [
        "This document has 3 pages; Telnyx takes 2 at most. Split it and send the parts as separate faxes.",
        "2.1 of 50 MB",
    ]


def test_no_pages_at_all() -> None:
    assert only_error(review(facts(0), A_GOOD_ONE)).code == "no_pages"


@pytest.mark.parametrize(("pages", "words"), [(1, "1 page"), (3, "3 pages")])
def test_b_goes_as_what_is_seen(pages: int, words: str) -> None:
    findings = review(facts(pages), DocumentVerdict(DocumentClass.B))
    assert (findings[-1].code, findings[-1].severity) == ("damaged", Severity.WARNING)
    assert findings[-1].text == f"This file is damaged. We send exactly what you see here: {words}."
    assert sendable(findings)


def test_opened_d_goes_as_what_is_seen() -> None:
    findings = review(facts(encrypted=True), DocumentVerdict(DocumentClass.D))
    assert findings[-1].text == (
        "This file is encrypted and is not uploaded. We send exactly what you see here: 3 pages."
    )
    assert sendable(findings)
    assert only_error(review(facts(encrypted=True), DocumentVerdict(DocumentClass.D, (2,)))).pages == (2,)


def test_locked_offers_the_password() -> None:
    error = only_error(review(facts(0, opening=Opening.LOCKED)))
    assert (error.fix, error.text.partition(". ")[0]) == (Fix.PASSWORD, "This file is locked with a password")


@pytest.mark.parametrize(
    ("pages", "words"),
    [
        ((2,), "Page 2"),
        ((1, 2), "Pages 1 and 2"),
        ((1, 2, 3), "Pages 1-3"),
        ((2, 5, 7, 8, 9), "Pages 2, 5 and 7-9"),
        (tuple(range(1, 50, 2)), "Pages 1, 3, 5, 7, 9, 11, 13, 15, 17, 19 and 15 more"),
        (tuple(range(1, 1201)), "Pages 1-1200"),
    ],
)
def test_lists_of_pages(pages: tuple[int, ...], words: str) -> None:
    assert page_list(pages) == words


@pytest.mark.parametrize(
    ("pages", "words"),
    [
        ((2,), "Page 2 cannot be read. Open the file in your PDF program and save or print it as a new PDF."),
        ((2, 5), "Pages 2 and 5 cannot be read."),
        ((2, 5, 7), "Pages 2, 5 and 7 cannot be read."),
        (tuple(range(1, 15)), "Pages 1-14 cannot be read."),
    ],
)
def test_c_names_the_pages(pages: tuple[int, ...], words: str) -> None:
    error = only_error(review(facts(20), DocumentVerdict(DocumentClass.C, pages)))
    assert error.text.startswith(words)
    assert (error.code, error.page) == ("page_unreadable", pages[0])


def test_pages_that_do_not_load_are_not_counted() -> None:
    assert review(facts(3, unreadable=(2,)), DocumentVerdict(DocumentClass.C, (2,)))[0].text == "2 of 350 pages"


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        (facts(0, opening=Opening.LOCKED), "password", "locked with a password"),
        (facts(0, opening=Opening.SEALED), "encrypted", "encrypted for certain people"),
        (facts(0, opening=Opening.REFUSED), "not_a_pdf", "This is not a PDF that can be read."),
        (facts(0, 0, Content.EMPTY, Opening.REFUSED), "empty", "This file is empty."),
        (facts(0, 9, Content.WEB_PAGE, Opening.REFUSED), "not_a_pdf", "This is a web page named .pdf."),
        (facts(0, 9, Content.WEB_PAGE, Opening.REFUSED, name="a.html"), "not_a_pdf", "a web page, not a PDF."),
        (facts(0, opening=Opening.STOPPED), "too_complex", "too complex to check safely"),
        (facts(0, 200_000_000, opening=Opening.NOT_READ), "too_large", "200,000,000 bytes"),
    ],
)
def test_what_is_refused_at_once(given: DocumentFacts, code: str, words: str) -> None:
    document_class = class_at_opening(given)
    assert document_class is not None
    for verdict in (None, DocumentVerdict(document_class)):
        error = only_error(review(given, verdict))
        assert error.code == code
        assert words in error.text


@pytest.mark.parametrize("content", list(Content))
def test_every_kind_of_file_has_its_sentence(content: Content) -> None:
    error = only_error(review(facts(0, 9, content, Opening.REFUSED)))
    assert error.text.startswith("This ")
    assert error.text.endswith(".")


@pytest.mark.parametrize(
    ("scripts", "attachments", "words"),
    [
        (True, True, "Scripts and attached files inside are not sent"),
        (True, False, "Scripts inside are not sent"),
        (False, True, "Attached files inside are not sent"),
    ],
)
def test_extras_are_told_and_do_not_stop_a_fax(scripts: bool, attachments: bool, words: str) -> None:
    findings = review(facts(), judge(facts(), (), SecondReading(3, scripts, attachments)))
    assert sendable(findings)
    assert findings[-1].severity is Severity.WARNING
    assert findings[-1].text.startswith(words)
