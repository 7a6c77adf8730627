"""Every check of a fax, by a made document that triggers it and one near it that does not, drawn by the real child."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.checks import CheckedDocument, goes_as_pictures, review_packet
from app.core.document import Finding
from app.core.packet import PageChoice, Raster
from app.documents.reader import DocumentReader
from tests.documents.made_pages import PAIRS, Pair

Save = Callable[..., Path]
_MOST_LOOKS = 5


def findings(reader: DocumentReader, path: Path) -> dict[str, Finding]:
    """By code, as the window has them in the end."""
    facts = reader.open(path)
    document = CheckedDocument(facts, reader.examine(facts.id), path.name)
    pages = [PageChoice(facts.id, number) for number in range(1, len(facts.pages) + 1)]
    readable = [page for page in pages if page.page not in facts.unreadable]
    raster = Raster()
    looks = {
        page: reader.look(facts.id, page.page, page.turn, raster)
        for page in (readable if len(readable) <= _MOST_LOOKS else [])
    }
    as_pictures = goes_as_pictures([document], pages, chosen=False)
    found = review_packet([document], pages, [looks.get(page) for page in pages], raster, as_pictures=as_pictures)
    reader.close(facts.id)
    return {finding.code: finding for finding in found}


@pytest.mark.parametrize("name", PAIRS)
def test_what_is_wrong_is_found_and_what_is_near_is_not(reader: DocumentReader, save: Save, name: str) -> None:
    pair: Pair = PAIRS[name]
    assert pair.code in findings(reader, save(pair.wrong()))
    assert pair.code not in findings(reader, save(pair.near()))
