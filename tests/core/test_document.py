from pathlib import Path

import pytest

from app.core.document import (
    CheckResult,
    DocumentClass,
    DocumentFacts,
    Finding,
    Opening,
    SecondReading,
    Severity,
    class_at_opening,
    judge,
)
from tests.core.made_facts import facts


@pytest.mark.parametrize(
    ("opening", "encrypted", "expected"),
    [
        (Opening.OPENED, False, None),
        (Opening.OPENED, True, DocumentClass.D),
        (Opening.LOCKED, False, DocumentClass.D),
        (Opening.SEALED, False, DocumentClass.E),
        (Opening.REFUSED, False, DocumentClass.E),
        (Opening.STOPPED, False, DocumentClass.F),
        (Opening.NOT_READ, False, DocumentClass.F),
    ],
)
def test_class_at_opening(opening: Opening, encrypted: bool, expected: DocumentClass | None) -> None:
    assert class_at_opening(facts(opening=opening, encrypted=encrypted)) is expected


@pytest.mark.parametrize(
    ("given", "not_drawn", "second", "expected"),
    [
        (facts(3), (), SecondReading(3), DocumentClass.A),
        (facts(3), (), SecondReading(4), DocumentClass.B),
        (facts(3), (), SecondReading(None), DocumentClass.B),
        (facts(3), (2,), SecondReading(3), DocumentClass.C),
        (facts(3, unreadable=(1,)), (), SecondReading(2), DocumentClass.C),
    ],
)
def test_judging(
    given: DocumentFacts, not_drawn: tuple[int, ...], second: SecondReading, expected: DocumentClass
) -> None:
    assert judge(given, not_drawn, second).document_class is expected


def test_unreadable_pages_come_in_order_and_once() -> None:
    assert judge(facts(9, unreadable=(3, 7)), (1, 7), SecondReading(9)).unreadable == (1, 3, 7)


def test_a_result_is_sendable_as_its_findings_are() -> None:
    good = (Finding("pages", Severity.OK, "3 of 350 pages"), Finding("extras", Severity.WARNING, "Not sent."))
    bad = (*good, Finding("page_unreadable", Severity.ERROR, "Page 2 cannot be read."))
    assert CheckResult(Path("a.pdf"), 1, "", 1, DocumentClass.A, good).sendable
    assert not CheckResult(Path("a.pdf"), 1, "", 1, DocumentClass.C, bad).sendable


@pytest.mark.parametrize("document_class", list(DocumentClass))
def test_what_goes_as_pictures_only(document_class: DocumentClass) -> None:
    result = CheckResult(Path("a.pdf"), 1, "", 1, document_class, ())
    assert result.only_as_pictures is (document_class.value in "BD")
