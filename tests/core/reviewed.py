"""Documents and pages with made looks, and what the checks find in them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.core.checks import CheckedDocument, goes_as_pictures, review_packet
from app.core.document import Content, DocumentClass, DocumentFacts, DocumentVerdict, Finding, Limits, Opening, PageSize
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
