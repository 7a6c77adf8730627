"""The checks of a whole fax: what is wrong with the documents and pages that go, and what the program can do about it.

Nothing here remembers what was repaired: a page that was turned, left out or given a tone is other input, and its
finding is gone. Positions of pages count within the fax, from 1. The limits below were set on made and real pages.
"""

from collections import Counter
from collections.abc import Callable, Sequence
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
from app.core.language import plural, tr
from app.core.options import Quality
from app.core.packet import PAPER_SIZES, Lines, PageChoice, PageLook, Raster, Tone
from app.core.packet_size import pictures_size
from app.core.review import class_findings, file_size, page_count, page_list, refused
from app.core.sentence import plain

_BLANK_INK = 3e-5
_BLANK_CONTRAST = 0.12
_FAINT = 0.0015
_DARK_INK = 0.35
_CAN_BE_LIGHTENED = 0.2  # grey; what is black already stays black
_MUDDY_GREY = 0.04
SMALLEST_READABLE_PT = {Lines.STANDARD: 10.0, Lines.FINE: 7.5, Lines.SUPERFINE: 5.5}
"""Eight points at fine, with some room for a page that is shrunk a little to fit the paper."""
_SAME_SIZE_PT = 6.0
_SIDEWAYS = 1.05
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """`name` is for the eye; `verdict` is None while pages are still drawn."""

    facts: DocumentFacts
    verdict: DocumentVerdict | None
    name: str


@dataclass(frozen=True, slots=True)
class _Page:
    """A page that can be read, at its position."""

    position: int
    choice: PageChoice
    look: PageLook | None
    size: PageSize
    is_picture: bool

    @property
    def is_blank(self) -> bool:
        look = self.look
        return look is not None and look.ink < _BLANK_INK and look.contrast < _BLANK_CONTRAST


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
    return [*_of_looks(readable, raster, as_pictures), *_of_shapes(readable, raster, as_pictures)]


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
) -> list[_Page]:
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
        readable.append(_Page(position, choice, look, size, document.facts.content is Content.PICTURE))
    return readable


def _of_looks(pages: list[_Page], raster: Raster, as_pictures: bool) -> list[Finding]:
    seen = [(page, page.look) for page in pages if page.look and not page.is_blank]

    def where(holds: Callable[[PageChoice, PageLook], bool]) -> list[int]:
        return [page.position for page, look in seen if holds(page.choice, look)]

    findings = _found(
        "{pages} look blank.",
        "{pages} looks blank.",
        [page.position for page in pages if page.is_blank],
        "blank",
        Fix.LEAVE_OUT,
    )
    if raster.black_threshold is None:
        faint = where(_is_faint)
        findings += _found(
            "{pages} have faint parts that will be missing.",
            "{pages} has faint parts that will be missing.",
            faint,
            "faint",
            Fix.CLEARER,
        )
        scans = where(lambda choice, look: _is_dark(choice, look) and look.grey >= _CAN_BE_LIGHTENED)
        findings += _found(
            "{pages} are too dark: details run together.",
            "{pages} is too dark: details run together.",
            scans,
            "dark",
            Fix.CLEARER,
        )
        black = where(lambda choice, look: _is_dark(choice, look) and look.grey < _CAN_BE_LIGHTENED)
        findings += _found(
            "{pages} are mostly black: fine light parts may close up.",
            "{pages} is mostly black: fine light parts may close up.",
            black,
            "dark",
        )
        form = where(_is_muddy_form)
        findings += _found(
            "{pages} have grey areas that may turn dark and hide text.",
            "{pages} has grey areas that may turn dark and hide text.",
            form,
            "grey",
            Fix.CLEARER,
        )
        photo = where(lambda choice, look: _is_muddy_photo(choice, look, as_pictures))
        findings += _found(
            "{pages} have pictures in grey that may turn into black blotches.",
            "{pages} has pictures in grey that may turn into black blotches.",
            photo,
            "grey",
            Fix.PHOTO,
        )
    else:
        grey = where(lambda _, look: look.grey >= _MUDDY_GREY)
        findings += _found(
            "{pages} have grey areas that your black threshold makes black or white.",
            "{pages} has grey areas that your black threshold makes black or white.",
            grey,
            "grey",
        )
    smallest = SMALLEST_READABLE_PT[raster.lines]
    small = where(lambda _, look: look.smallest_text_pt is not None and look.smallest_text_pt < smallest)
    finer = None if raster.lines is Lines.SUPERFINE else Fix.FINER
    findings += _found(
        "{pages} have text too small to be read at this quality.",
        "{pages} has text too small to be read at this quality.",
        small,
        "small_text",
        finer,
    )
    return findings + _twice(pages)


def _is_faint(choice: PageChoice, look: PageLook) -> bool:
    if choice.tone is Tone.CLEARER or _tone(choice, look) is Tone.PHOTO:
        return False
    return look.ink < _BLANK_INK or look.faint >= _FAINT


def _is_dark(choice: PageChoice, look: PageLook) -> bool:
    return look.ink >= _DARK_INK and _tone(choice, look) not in (Tone.CLEARER, Tone.PHOTO)


def _is_muddy_form(choice: PageChoice, look: PageLook) -> bool:
    """Areas of few greys: by threshold they become white, or black over what is written in them; by error diffusion,
    dots over it. As the file itself, nobody knows."""
    unsure = choice.tone in (Tone.AUTO, Tone.PHOTO)
    return unsure and look.tone is Tone.TEXT and look.grey >= _MUDDY_GREY and not _is_dark(choice, look)


def _is_muddy_photo(choice: PageChoice, look: PageLook, as_pictures: bool) -> bool:
    unsure = choice.tone is Tone.TEXT or (choice.tone is Tone.AUTO and not as_pictures)
    return unsure and look.tone is Tone.PHOTO and look.grey >= _MUDDY_GREY


def _tone(choice: PageChoice, look: PageLook) -> Tone:
    return look.tone if choice.tone is Tone.AUTO else choice.tone


def _twice(pages: list[_Page]) -> list[Finding]:
    first: dict[str, int] = {}
    again: dict[int, int] = {}
    for page in pages:
        if page.look and not page.is_blank:
            before = first.setdefault(page.look.digest, page.position)
            if before != page.position:
                again[page.position] = before
    return _found(
        "{pages} look the same as pages before them.",
        "{pages} looks the same as page {first}.",
        list(again),
        "twice",
        Fix.LEAVE_OUT,
        first=next(iter(again.values()), 0),
    )


def _of_shapes(pages: list[_Page], raster: Raster, as_pictures: bool) -> list[Finding]:
    sideways = [page.position for page in pages if page.size.width_pt > page.size.height_pt * _SIDEWAYS]
    findings = _found(
        "{pages} are wider than high and will be small on the paper.",
        "{pages} is wider than high and will be small on the paper.",
        sideways,
        "sideways",
        Fix.TURN,
    )
    if as_pictures:
        return findings
    papers = {page.position: _paper(page.size) for page in pages if not page.is_picture}
    odd = [position for position, paper in papers.items() if paper is None]
    findings += _found(
        "{pages} are of a size that fax machines do not print.",
        "{pages} is of a size that fax machines do not print.",
        odd,
        "odd_size",
        Fix.FIT,
    )
    kinds = Counter(paper for paper in papers.values() if paper)
    if len(kinds) > 1:
        others = [position for position, paper in papers.items() if paper not in (None, raster.paper)]
        findings += _found(
            "{pages} are of another paper size than the rest.",
            "{pages} is of another paper size than the rest.",
            others,
            "mixed_sizes",
            Fix.FIT,
        )
    return findings


def _paper(size: PageSize) -> object | None:
    """Letter or A4, upright or not."""
    short, long = sorted((size.width_pt, size.height_pt))
    for paper, its in PAPER_SIZES.items():
        if abs(short - its.width_pt) <= _SAME_SIZE_PT and abs(long - its.height_pt) <= _SAME_SIZE_PT:
            return paper
    return None


def _found(
    many: str, one: str, positions: list[int], code: str, fix: Fix | None = None, **data: object
) -> list[Finding]:
    """Nothing where there are no positions. `many` and `one` as in plural."""
    if not positions:
        return []
    text = plural(many, one, len(positions), pages=page_list(positions), **data)
    return [Finding(code, Severity.WARNING, text, positions[0], tuple(positions), fix)]
