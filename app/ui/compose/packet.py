"""What stands on the page to become one fax: documents, their pages in an order, and how they go. Without Qt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from pathlib import Path

from app.core.checks import CheckedDocument, goes_as_pictures, review_packet
from app.core.document import (
    ONLY_AS_PICTURES,
    Content,
    DocumentFacts,
    DocumentVerdict,
    Finding,
    Fix,
    Limits,
    Opening,
    PageSize,
    Severity,
)
from app.core.errors import FaxError, PasswordNeeded
from app.core.language import tr
from app.core.packet import Packet, PageChoice, PageLook, Raster, Tone
from app.core.sentence import plain

Place = tuple[int, int]
"""A page, whatever is done with it: `DocumentFacts.id` and its number in that document, from 1."""
LookKey = tuple[int, int, int, Raster]
"""What a look depends on: document, page, turn, raster."""


def place_of(choice: PageChoice) -> Place:
    return choice.document, choice.page


def look_key(choice: PageChoice, raster: Raster) -> LookKey:
    return choice.document, choice.page, choice.turn, raster


class Way(Enum):
    """What is sent."""

    ORIGINAL = "original"  # the one file itself
    JOINED = "joined"  # a PDF of the documents' own pages
    PICTURES = "pictures"  # a PDF of fax pictures


@dataclass(frozen=True, slots=True)
class Part:
    """One document. `key` is the page's own number for it, `name` is for the eye. `facts` come first, `verdict` when
    every page was drawn. `cover`: the cover page, which always is first and nobody's file."""

    key: int
    path: Path
    name: str
    cover: bool = False
    facts: DocumentFacts | None = None
    verdict: DocumentVerdict | None = None
    error: FaxError | None = None
    checked: int = 0  # pages drawn so far
    wrong_password: bool = False
    unlocking: bool = False

    @property
    def is_opening(self) -> bool:
        return self.facts is None and self.error is None

    @property
    def is_open(self) -> bool:
        """It has pages to show."""
        return self.facts is not None and self.facts.opening is Opening.OPENED and bool(self.facts.pages)

    @property
    def is_locked(self) -> bool:
        return self.facts is not None and self.facts.opening is Opening.LOCKED and self.error is None

    @property
    def is_examining(self) -> bool:
        return self.is_open and self.verdict is None and self.error is None

    @property
    def unreadable(self) -> tuple[int, ...]:
        if self.verdict:
            return self.verdict.unreadable
        return self.facts.unreadable if self.facts else ()

    @property
    def document(self) -> int | None:
        return self.facts.id if self.facts else None


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page of the fax in its place. `size` is as turned; `position` counts those that go, from 1, and is 0 for one
    that is left out. `name` is its document's, where there are several."""

    choice: PageChoice
    size: PageSize
    position: int
    name: str = ""
    cover: bool = False

    @property
    def words(self) -> str:
        """For a screen reader."""
        said = (
            tr("Page {position}", position=self.position)
            if self.position
            else tr("Page {page}, left out", page=self.choice.page)
        )
        turned = tr(", turned by {turn} degrees", turn=self.choice.turn) if self.choice.turn else ""
        return f"{said}{turned}, {self.name}" if self.name else f"{said}{turned}"


@dataclass(frozen=True)
class Contents:
    """All of it at one moment, and everything that follows from it. `pages` are in their order, the cover page first;
    `looks` those pages that were looked at so far (None: it could not be). `always_pictures` is the setting."""

    parts: tuple[Part, ...] = ()
    pages: tuple[PageChoice, ...] = ()
    looks: Mapping[LookKey, PageLook | None] = field(default_factory=dict, repr=False)
    raster: Raster = field(default_factory=Raster)
    wants_pictures: bool = False
    always_pictures: bool = False
    limits: Limits = field(default_factory=Limits)

    def seen_further(self) -> "Contents":
        """The same with what was looked at since; the rest is not worked out again."""
        later = replace(self)
        later.__dict__.update({name: known for name, known in self.__dict__.items() if name in _WHATEVER_IS_SEEN})
        return later

    @cached_property
    def included(self) -> tuple[PageChoice, ...]:
        """The pages that go, in their order."""
        return tuple(choice for choice in self.pages if not choice.left_out)

    @property
    def total(self) -> int:
        return len(self.included)

    @property
    def total_without_cover(self) -> int:
        covers = {part.document for part in self.parts if part.cover}
        return sum(choice.document not in covers for choice in self.included)

    @cached_property
    def by_document(self) -> Mapping[int, Part]:
        return {part.facts.id: part for part in self.parts if part.facts}

    @property
    def files(self) -> tuple[Part, ...]:
        """The documents without the cover page."""
        return tuple(part for part in self.parts if not part.cover)

    @cached_property
    def shown(self) -> tuple[ShownPage, ...]:
        position, shown = 0, []
        several = len(self.files) > 1
        for choice in self.pages:
            part = self.by_document[choice.document]
            position += not choice.left_out
            name = part.name if several and not part.cover else ""
            size = _turned_size(part, choice)
            shown.append(ShownPage(choice, size, 0 if choice.left_out else position, name, part.cover))
        return tuple(shown)

    @cached_property
    def looks_in_order(self) -> tuple[PageLook | None, ...]:
        """Of the pages that go; None: not looked at yet."""
        return tuple(self.looks.get(look_key(choice, self.raster)) for choice in self.included)

    @cached_property
    def can_be_looked_at(self) -> tuple[PageChoice, ...]:
        """Of the pages that go those that one fax can have, that can be read, and whose document has its verdict."""
        wanted = []
        for choice in self.included[: self.limits.pages]:
            part = self.by_document[choice.document]
            if part.verdict and choice.page not in part.unreadable:
                wanted.append(choice)
        return tuple(wanted)

    @cached_property
    def looked_at(self) -> int:
        """How many of these were looked at, or cannot be."""
        return sum(look_key(choice, self.raster) in self.looks for choice in self.can_be_looked_at)

    @cached_property
    def forced(self) -> str:
        """Why it goes as fax pictures whatever a person chooses, as a sentence; empty when it need not."""
        if self.always_pictures:
            return tr("Settings say that every fax goes as fax pictures.")
        for document in {choice.document for choice in self.included}:
            part = self.by_document[document]
            if part.facts and part.facts.encrypted:
                return tr("An encrypted file is never uploaded: its pages go as fax pictures.")
            if part.verdict and part.verdict.document_class in ONLY_AS_PICTURES:
                return tr("A file is damaged: what you see here is sent, as fax pictures.")
        if any(choice.tone is not Tone.AUTO for choice in self.included):
            return tr("A page was made clearer or shown as a photo: that goes as fax pictures.")
        return ""

    @cached_property
    def way(self) -> Way:
        documents = [CheckedDocument(part.facts, part.verdict, part.name) for part in self.parts if part.facts]
        if goes_as_pictures(documents, self.included, self.wants_pictures or self.always_pictures):
            return Way.PICTURES
        return Way.ORIGINAL if self.original else Way.JOINED

    @cached_property
    def original(self) -> Part | None:
        """The one PDF of which every page goes as it is."""
        first = self.included[0] if self.included else None
        part = self.by_document[first.document] if first else None
        if part is None or part.facts is None or part.facts.content is not Content.PDF or part.cover:
            return None
        pages = [PageChoice(part.facts.id, page) for page in range(1, len(part.facts.pages) + 1)]
        return part if list(self.included) == pages else None

    @property
    def packet(self) -> Packet:
        return Packet(self.included, self.raster, as_pictures=self.way is Way.PICTURES)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        return _find(self)

    @property
    def names(self) -> tuple[str, ...]:
        """Of the documents that pages come from, in the order of their first pages."""
        documents = dict.fromkeys(choice.document for choice in self.included)
        parts = [self.by_document[document] for document in documents]
        return tuple(part.name for part in parts if not part.cover)

    def places_at(self, positions: Iterable[int]) -> tuple[Place, ...]:
        """The pages at these places of the fax, as findings name them."""
        return tuple(place_of(self.included[number - 1]) for number in positions if 1 <= number <= self.total)

    def row_of(self, position: int) -> int | None:
        """Where among all pages the one is that has this place in the fax."""
        return next((row for row, page in enumerate(self.shown) if page.position == position), None)


_WHATEVER_IS_SEEN = {"included", "by_document", "shown", "can_be_looked_at", "forced", "way", "original"}
"""Names of what does not follow from looks."""


def _find(contents: Contents) -> tuple[Finding, ...]:
    several = len(contents.files) > 1
    broken = []
    for part in contents.parts:
        if part.error is not None:
            prefix = f"{plain(part.name)}: " if several else ""
            broken.append(Finding("not_read", Severity.ERROR, prefix + part.error.sentence, document=part.document))
    opened = [part for part in contents.parts if part.error is None]
    documents = [CheckedDocument(part.facts, part.verdict, part.name) for part in opened if part.facts]
    ids = {each.facts.id for each in documents}
    pages = zip(contents.included, contents.looks_in_order, strict=True)
    included = [(page, look) for page, look in pages if page.document in ids]
    found = review_packet(
        documents,
        [page for page, _ in included],
        [look for _, look in included],
        contents.raster,
        as_pictures=contents.way is Way.PICTURES,
        limits=contents.limits,
    )
    return (*broken, *map(_with_our_words, found))


def _with_our_words(finding: Finding) -> Finding:
    """A password is asked for here, so that nobody needs another program for it."""
    if finding.fix is not Fix.PASSWORD:
        return finding
    return replace(finding, text=finding.text.replace(PasswordNeeded.advice, "").strip())


def _turned_size(part: Part, choice: PageChoice) -> PageSize:
    assert part.facts is not None  # it has pages
    size = part.facts.pages[choice.page - 1]
    return PageSize(size.height_pt, size.width_pt) if choice.turn % 180 else size
