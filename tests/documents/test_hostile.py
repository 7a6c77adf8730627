"""Files made to hang, crash or fill whoever reads them: an answer within the limits, and life goes on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.documents.reader import DocumentReader
from tests import factories

EXPECTED = {
    "looped page tree": "C",
    "deep page tree": "C",
    "count lies down": "B",
    "count lies up": "F",
    "count absurd": "A",
    "decompression bomb": "F",
    "huge image": "AF",  # 900 MB unpacked: just inside or just outside the limit
    "many operators": "F",
    "nested forms": "F",
    "huge page": "A",
    "empty page": "A",
    "negative page": "A",
    "narrow page": "A",
    "truncated": "E",
    "header only": "E",
}

ENDLESS = {"many operators", "nested forms"}


@pytest.fixture(scope="module")
def hostile() -> dict[str, bytes]:
    return factories.hostile()


@pytest.mark.parametrize("name", EXPECTED)
def test_hostile(name: str, hostile: dict[str, bytes], save: Callable[..., Path]) -> None:
    # Where only the clock ends it, the clock is short; elsewhere it must not be what decides.
    reader = DocumentReader(seconds=1 if name in ENDLESS else 20)
    try:
        assert reader.check(save(hostile[name])).document_class.value in EXPECTED[name]
        assert reader.check(save(factories.pdf())).document_class.value in "AB"  # B: one second was too short
    finally:
        reader.shutdown()
