"""The checks of a whole fax: what is wrong with the documents and pages that go, and what the program can do about it.

Nothing here remembers what was repaired: a page that was turned, left out or given a tone is other input, and its
finding is gone. Positions of pages count within the fax, from 1. How a page looks is in page_checks.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.core.document import (
    ONLY_AS_PICTURES,
    Content,
    DocumentFacts,
    DocumentVerdict,
    Finding,
    Fix,
    Limits,
    PageSize,
    Severity,
    sendable,
)
from app.core.language import tr
from app.core.options import Quality
from app.core.packet import PageChoice, PageLook, Raster, Tone
from app.core.packet_size import pictures_size
from app.core.page_checks import ReadablePage, of_looks, of_shapes
from app.core.review import class_findings, file_size, page_count, refused
from app.core.sentence import plain

_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """`name` is for the eye; `verdict` is None while pages are still drawn."""

    facts: DocumentFacts
    verdict: DocumentVerdict | None
    name: str


def goes_as_pictures(documents: Sequence[CheckedDocument], pages: Sequence[PageChoice], chosen: bool) -> bool:
    """Whether these pages go as fax pictures: because a person chose it, or because of a document or a page's tone."""
    only = {each.facts.id for each in documents if each.verdict and each.verdict.document_class in ONLY_AS_PICTURES} | {
        each.facts.id for each in documents if each.facts.encrypted
    }
    return chosen or any(page.tone is not Tone.AUTO or page.document in only for page in pages)


def finer_quality(quality: Quality) -> Quality | None:
    return {Quality.NORMAL: Quality.HIGH, Quality.HIGH: Quality.VERY_HIGH}.get(quality)


def review_packet(
    documents: Sequence[CheckedDocument],
    pages: Sequence[PageChoice],
    looks: Sequence[PageLook | None],
    raster: Raster,
    *,
    as_pictures: bool,
    limits: Limits | None = None,
) -> tuple[Finding, ...]:
    """One finding a line. `documents`: all that were added, whether a page of them goes or not. `pages`: those that
    go, in order; `looks`: theirs, None where not known yet. `as_pictures`: as `goes_as_pictures` says."""
    limits = limits or Limits()
    findings = [_of_count(len(pages), limits)] if pages else []
    findings += pictures_size(pages, looks, raster, limits) if as_pictures else _files_size(documents, pages, limits)
    for document in documents:
        findings += _of_document(document, pages, several=len(documents) > 1)
    if not pages and sendable(tuple(findings)) and documents:
        findings.append(Finding("no_pages", Severity.ERROR, tr("No page is left to send.")))
    findings += review_pages(documents, pages, looks, raster, as_pictures=as_pictures)
    if pages and not as_pictures:
        findings.append(_ORIGINAL)
    return tuple(findings)


def review_pages(
    documents: Sequence[CheckedDocument],
    pages: Sequence[PageChoice],
    looks: Sequence[PageLook | None],
    raster: Raster,
    *,
    as_pictures: bool,
) -> list[Finding]:
    """Of `review_packet`, the lines about how pages look and what shape they have."""
    readable = _readable(documents, pages, looks)
    return [*of_looks(readable, raster, as_pictures), *of_shapes(readable, raster, as_pictures)]


_ORIGINAL = Finding(
    "original",
    Severity.OK,
    tr("The file itself goes to Telnyx, with what may be hidden in it. As fax pictures, only what you see goes."),
    fix=Fix.AS_PICTURES,
)


def _of_count(count: int, limits: Limits) -> Finding:
    finding = page_count(count, limits)
    if finding.severity is Severity.OK:
        return finding
    text = tr(
        "These are {count:,} pages; Telnyx takes {most:,} at most. Send the first {most:,} now.",
        count=count,
        most=limits.pages,
    )
    later = tuple(range(limits.pages + 1, count + 1))
    return replace(finding, text=text, page=later[0], pages=later, fix=Fix.FIRST_PART)


def _files_size(documents: Sequence[CheckedDocument], pages: Sequence[PageChoice], limits: Limits) -> list[Finding]:
    """The sum of the files, of which some pages may be left out."""
    going = {page.document for page in pages}
    size = sum(each.facts.size for each in documents if each.facts.id in going)
    if not size:
        return []
    finding = file_size(size, limits)
    if finding.severity is Severity.OK:
        return [finding]
    text = tr(
        "This fax has {size:,} bytes; Telnyx takes {most:,} at most. As fax pictures it is much smaller.",
        size=size,
        most=limits.bytes,
    )
    return [replace(finding, text=text, fix=Fix.AS_PICTURES)]


def _of_document(document: CheckedDocument, pages: Sequence[PageChoice], several: bool) -> list[Finding]:
    facts, verdict = document.facts, document.verdict
    at = {page.page: position for position, page in enumerate(pages, 1) if page.document == facts.id}
    if refusal := refused(facts):
        found = [refusal]
    elif verdict and (at or not facts.pages):
        found = class_findings(facts, verdict, len(at))
    else:
        return []
    name = plain(document.name)
    if len(name) > _LONGEST_NAME:
        name = f"{name[: _LONGEST_NAME - 1]}…"
    prefix = f"{name}: " if several else ""
    return [
        replace(
            finding,
            text=prefix + finding.text,
            document=facts.id,
            pages=(positions := tuple(at[page] for page in finding.pages if page in at)),
            page=positions[0] if positions else None,
        )
        for finding in found
    ]


def _readable(
    documents: Sequence[CheckedDocument], pages: Sequence[PageChoice], looks: Sequence[PageLook | None]
) -> list[ReadablePage]:
    known = {each.facts.id: each for each in documents}
    readable = []
    for position, (choice, look) in enumerate(zip(pages, looks, strict=True), 1):
        document = known[choice.document]
        unreadable = document.verdict.unreadable if document.verdict else document.facts.unreadable
        if choice.page in unreadable:
            continue
        size = document.facts.pages[choice.page - 1]
        if choice.turn % 180:
            size = PageSize(size.height_pt, size.width_pt)
        readable.append(ReadablePage(position, choice, look, size, document.facts.content is Content.PICTURE))
    return readable
