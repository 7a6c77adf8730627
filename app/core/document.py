"""What is known about a document, and which class it falls in. What a person is told about it: review.py, checks.py."""

from dataclasses import dataclass, field
from enum import Enum, StrEnum
from pathlib import Path


class Severity(Enum):
    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


class DocumentClass(Enum):
    """What may be done with a document.

    A: every page is drawn and two readers agree: it can be sent as it is.
    B: it is drawn, but the second reader fails, is late or counts otherwise.
    C: some page cannot be read.
    D: it is encrypted, with or without a password to open it; some page may still not be readable.
    E: it cannot be opened at all.
    F: reading it had to be stopped (time, memory, a crash, or far too many bytes).
    """

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


ONLY_AS_PICTURES = (DocumentClass.B, DocumentClass.D)


class Content(Enum):
    """What the bytes of a file are, whatever its name says."""

    PDF = "pdf"
    EMPTY = "empty"
    WEB_PAGE = "web_page"
    PICTURE = "picture"
    ZIP = "zip"
    OFFICE = "office"
    PROGRAM = "program"
    TEXT = "text"
    FOLDER = "folder"
    SPECIAL = "special"
    UNKNOWN = "unknown"


class Opening(Enum):
    """How the first attempt to open a file ended."""

    OPENED = "opened"
    LOCKED = "locked"  # with a password
    SEALED = "sealed"  # encrypted in a way that no password opens, such as for certificates
    REFUSED = "refused"
    STOPPED = "stopped"
    NOT_READ = "not_read"  # too many bytes to take into memory


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height in points (1/72 inch) as the page is shown, its rotation applied."""

    width_pt: float
    height_pt: float


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """The first answer, within milliseconds: what the file is, how many pages, how large they are.

    `id` names the open document to the reader that gave this answer. `size` is in bytes. `sha256` (hex) is
    of the very bytes that are drawn, and empty when they were not read. `pages` has one entry for each page
    the file claims to have; those that cannot be loaded are in `unreadable`, counted from 1.
    """

    id: int
    path: Path
    size: int
    sha256: str
    content: Content
    opening: Opening
    pages: tuple[PageSize, ...] = ()
    unreadable: tuple[int, ...] = ()
    encrypted: bool = False

    @property
    def page_count(self) -> int:
        """Pages that load."""
        return len(self.pages) - len(self.unreadable)


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What the second reader found. `pages` is None when it failed or was late."""

    pages: int | None
    scripts: bool = False
    attachments: bool = False


@dataclass(frozen=True, slots=True)
class DocumentVerdict:
    """The second answer, after every page was drawn and the second reader has spoken.

    `unreadable` are the pages that do not load or cannot be drawn, counted from 1.
    """

    document_class: DocumentClass
    unreadable: tuple[int, ...] = ()
    scripts: bool = False
    attachments: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn page: 4 bytes a pixel (blue, green, red, 255), rows of `stride` bytes, top row first.

    `data` is memory shared with nobody else; it lives as long as this object or a view of it.
    """

    width: int
    height: int
    stride: int
    data: memoryview = field(repr=False)


@dataclass(frozen=True, slots=True)
class Limits:
    """What Telnyx takes in one fax: pages, and bytes of an uploaded file."""

    pages: int = 350
    bytes: int = 20_000_000


class Fix(StrEnum):
    """What the program can do about a finding, when a person says so."""

    LEAVE_OUT = "leave_out"  # its pages
    TURN = "turn"  # its pages, by 90 degrees
    CLEARER = "clearer"  # its pages get the tone CLEARER, and the fax goes as fax pictures
    PHOTO = "photo"  # its pages get the tone PHOTO, and the fax goes as fax pictures
    TEXT = "text"  # its pages get the tone TEXT, and the fax goes as fax pictures
    FIT = "fit"  # every page on the chosen paper: as fax pictures
    AS_PICTURES = "as_pictures"
    FIRST_PART = "first_part"  # as many pages as one fax can have; the others stay for the next one
    FINER = "finer"  # a higher quality
    PASSWORD = "password"  # asks for it


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the checks. `page` is the first page it is about, counted from 1; `pages` are all of them, and
    `fix` is offered beside it. `document`: the `DocumentFacts.id` of the one document it is about."""

    code: str
    severity: Severity
    text: str
    page: int | None = None
    pages: tuple[int, ...] = ()
    fix: Fix | None = None
    document: int | None = None


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Everything about one file, for who asks once and shows nothing meanwhile. `pages` are those that can be read."""

    path: Path
    size: int
    sha256: str
    pages: int
    document_class: DocumentClass
    findings: tuple[Finding, ...]

    @property
    def sendable(self) -> bool:
        return sendable(self.findings)

    @property
    def only_as_pictures(self) -> bool:
        """It is never sent as it is, because another reader sees something else in it, or because it is encrypted."""
        return self.document_class in ONLY_AS_PICTURES


def class_at_opening(facts: DocumentFacts) -> DocumentClass | None:
    """The class of a file that needs no further look, or None when its pages have to be drawn first."""
    if facts.opening is Opening.OPENED:
        return DocumentClass.D if facts.encrypted else None
    return {
        Opening.LOCKED: DocumentClass.D,
        Opening.SEALED: DocumentClass.E,
        Opening.REFUSED: DocumentClass.E,
        Opening.STOPPED: DocumentClass.F,
        Opening.NOT_READ: DocumentClass.F,
    }[facts.opening]


def judge(facts: DocumentFacts, not_drawn: tuple[int, ...], second: SecondReading) -> DocumentVerdict:
    """The class of an opened document from its pages that could not be drawn and the second reading."""
    unreadable = tuple(sorted({*facts.unreadable, *not_drawn}))
    if facts.encrypted:
        document_class = DocumentClass.D
    elif unreadable:
        document_class = DocumentClass.C
    elif second.pages == facts.page_count:
        document_class = DocumentClass.A
    else:
        document_class = DocumentClass.B
    return DocumentVerdict(document_class, unreadable, second.scripts, second.attachments)


def sendable(findings: tuple[Finding, ...]) -> bool:
    """Whether a document with these findings, taken after its verdict, may be sent."""
    return all(finding.severity is not Severity.ERROR for finding in findings)
