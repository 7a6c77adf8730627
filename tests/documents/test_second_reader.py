import pytest

from app.core.document import SecondReading
from app.documents import second_reader
from tests import factories


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (factories.pdf(3), SecondReading(3)),
        (factories.pdf(351, count=1), SecondReading(351)),
        (factories.with_link(), SecondReading(1)),
        (factories.with_script(), SecondReading(1, scripts=True)),
        (factories.with_page_script(), SecondReading(1, scripts=True)),
        (factories.with_attachment(), SecondReading(1, attachments=True)),
        (factories.encrypted(), SecondReading(None)),
        (b"%PDF-1.7\n", SecondReading(None)),
    ],
    ids=["good", "count lies", "link", "script", "page script", "attachment", "locked", "nothing"],
)
def test_second_reading(document: bytes, expected: SecondReading) -> None:
    assert second_reader.read(document) == expected


@pytest.mark.parametrize("odd", [b"/Annots 7", b"/Annots[7 null 99 0 R]", b"/AA[1]", b"/AA<</O 99 0 R>>"])
def test_odd_entries_are_passed_over(odd: bytes) -> None:
    assert second_reader.read(factories.pdf(page_entries=odd)) == SecondReading(1)
