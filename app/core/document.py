"""What is known about a PDF, which class it falls in, and what a person is told about it."""

from dataclasses import dataclass, field
from enum import Enum, StrEnum
from pathlib import Path

from app.core.errors import PasswordNeeded, TooComplex, TooManyPages


class Severity(Enum):
    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


class DocumentClass(Enum):
    """What may be done with a document.

    A: every page is drawn and two readers agree: it can be sent as it is.
    B: it is drawn, but the second reader fails, is late or counts otherwise.
    C: some page cannot be read.
    D: it is encrypted, with or without a password to open it.
    E: it cannot be opened at all.
    F: reading it had to be stopped (time, memory, a crash, or far too many bytes).
    """

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


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
    FIT = "fit"  # every page on the chosen paper: as fax pictures
    AS_PICTURES = "as_pictures"
    FIRST_PART = "first_part"  # as many pages as one fax can have; the others stay for the next one
    FINER = "finer"  # a higher quality
    PASSWORD = "password"  # asks for it


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the checks. `page` is the first page it is about, counted from 1; `pages` are all of them, and
    `fix` is offered beside it."""

    code: str
    severity: Severity
    text: str
    page: int | None = None
    pages: tuple[int, ...] = ()
    fix: Fix | None = None


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
    if unreadable:
        document_class = DocumentClass.C
    elif second.pages == facts.page_count:
        document_class = DocumentClass.A
    else:
        document_class = DocumentClass.B
    return DocumentVerdict(document_class, unreadable, second.scripts, second.attachments)


def review(
    facts: DocumentFacts, verdict: DocumentVerdict | None = None, limits: Limits | None = None
) -> tuple[Finding, ...]:
    """One finding a line. Without a verdict: what is known so far, which is never enough to send."""
    limits = limits or Limits()
    if facts.opening is Opening.REFUSED:
        return (_not_a_pdf(facts),)
    if facts.opening is Opening.SEALED:
        return (_SEALED,)
    findings = [_size(facts, limits)]
    if facts.opening is Opening.OPENED:
        unreadable = verdict.unreadable if verdict else facts.unreadable
        findings.insert(0, _pages(len(facts.pages), len(unreadable), limits))
    document_class = verdict.document_class if verdict else class_at_opening(facts)
    if document_class is DocumentClass.B:
        findings.append(_DAMAGED)
    elif document_class is DocumentClass.C and verdict:
        findings.append(_unreadable(verdict.unreadable))
    elif document_class is DocumentClass.D:
        findings.append(_LOCKED if facts.opening is Opening.LOCKED else _ENCRYPTED)
    elif document_class is DocumentClass.F and facts.opening is not Opening.NOT_READ:
        findings.append(_TOO_COMPLEX)
    if verdict and (verdict.scripts or verdict.attachments):
        findings.append(_extras(verdict))
    return tuple(findings)


def sendable(findings: tuple[Finding, ...]) -> bool:
    """Whether a document with these findings, taken after its verdict, may be sent."""
    return all(finding.severity is not Severity.ERROR for finding in findings)


_NEW_PDF = "Open the file in your PDF program and save or print it as a new PDF."

_DAMAGED = Finding(
    "damaged",
    Severity.ERROR,
    f"This file is damaged: another program may see other pages than you see here. {_NEW_PDF}",
)
_ENCRYPTED = Finding(
    "encrypted",
    Severity.ERROR,
    "This file is encrypted, and an encrypted file is never uploaded. Print it to a new PDF and send that one.",
)
_SEALED = Finding(
    "encrypted",
    Severity.ERROR,
    "This file is encrypted for certain people only. Open it in your PDF program and print it to a new PDF.",
)
_LOCKED = Finding("password", Severity.ERROR, PasswordNeeded().sentence)
_TOO_COMPLEX = Finding("too_complex", Severity.ERROR, TooComplex().sentence)

_NOT_A_PDF = {
    Content.PDF: "This is not a PDF that can be read. It may be damaged or cut off; get it again from its source.",
    Content.EMPTY: "This file is empty.",
    Content.WEB_PAGE: "This is a web page named .pdf. Open it in a browser and print it to a PDF.",
    Content.PICTURE: "This is a picture, not a PDF. Open it and print it to a PDF.",
    Content.ZIP: "This is a ZIP file, not a PDF. Unpack it first.",
    Content.OFFICE: "This is an office document, not a PDF. Open it and export it as a PDF.",
    Content.PROGRAM: "This is a program, not a PDF.",
    Content.TEXT: "This is a text file, not a PDF. Open it and print it to a PDF.",
    Content.FOLDER: "This is a folder, not a PDF.",
    Content.SPECIAL: "This is a device or a pipe, not a file.",
    Content.UNKNOWN: "This is not a PDF that can be read.",
}


def _not_a_pdf(facts: DocumentFacts) -> Finding:
    code = "empty" if facts.content is Content.EMPTY else "not_a_pdf"
    text = _NOT_A_PDF[facts.content]
    if facts.path.suffix.lower() != ".pdf":
        text = text.replace(" named .pdf", ", not a PDF")
    return Finding(code, Severity.ERROR, text)


def _pages(claimed: int, unreadable: int, limits: Limits) -> Finding:
    count = claimed - unreadable
    if count > limits.pages:
        sentence = TooManyPages(pages=f"{count:,}", limit=f"{limits.pages:,}").sentence
        return Finding("too_many_pages", Severity.ERROR, sentence)
    if not claimed:
        return Finding("no_pages", Severity.ERROR, f"This document has no pages. {_NEW_PDF}")
    return Finding("pages", Severity.OK, f"{count:,} of {limits.pages:,} pages")


def _size(facts: DocumentFacts, limits: Limits) -> Finding:
    if facts.size > limits.bytes:
        return Finding(
            "too_large",
            Severity.ERROR,
            f"This file has {facts.size:,} bytes; Telnyx takes {limits.bytes:,} at most. "
            "Make it smaller in your PDF program, or send it in parts.",
        )
    size = f"{facts.size / 1e6:.1f}" if facts.size >= 50_000 else f"{max(1.0, facts.size / 1e3):.0f} KB"
    return Finding("size", Severity.OK, f"{size} of {limits.bytes / 1e6:g} MB")


def _unreadable(pages: tuple[int, ...]) -> Finding:
    named = [str(page) for page in pages[:10]]
    if len(pages) > 10:
        named.append(f"{len(pages) - 10} more")
    who = f"Page {named[0]}" if len(named) == 1 else f"Pages {', '.join(named[:-1])} and {named[-1]}"
    return Finding("page_unreadable", Severity.ERROR, f"{who} cannot be read. {_NEW_PDF}", pages[0])


def _extras(verdict: DocumentVerdict) -> Finding:
    if verdict.scripts and verdict.attachments:
        what = "Scripts and attached files inside are"
    elif verdict.scripts:
        what = "Scripts inside are"
    else:
        what = "Attached files inside are"
    return Finding("extras", Severity.WARNING, f"{what} not sent: a fax is the pages only.")
