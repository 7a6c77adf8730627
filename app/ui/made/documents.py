"""Documents and cover pages that are in no file."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.core.cover import Cover, KeptCover
from app.core.document import Content, DocumentClass, DocumentFacts, DocumentVerdict, Opening, PageSize, Picture
from app.core.errors import FaxError, Gone, WrongPassword
from app.core.packet import Packet, PageLook, Paper, PreparedDocument, Raster, Tone
from app.ui.made.page import draw_letter, turned

LETTER = PageSize(612, 792)
LETTER_PATH = Path("/home/clinic/referral-letter.pdf")


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A file that does not exist. `gone`: it cannot be read at all. A locked one opens with `password`. `looks` by
    page; those that are not there are plain."""

    pages: tuple[PageSize, ...] = (LETTER,) * 3
    size: int = 184_320
    content: Content = Content.PDF
    opening: Opening = Opening.OPENED
    encrypted: bool = False
    verdict: DocumentVerdict = field(default_factory=lambda: DocumentVerdict(DocumentClass.A))
    gone: bool = False
    password: str = ""
    looks: Mapping[int, PageLook] = field(default_factory=dict)
    sha256: str = ""


class MadeDocuments:
    """`shelf` by file name; a name that is not on it is a plain letter. With `hold_at`, the examination stops after
    so many pages until `go_on` is set; with `hold_making_at` the making of the file that is sent, until `make` is;
    the look number `hold_look_at` waits for `see`."""

    def __init__(self) -> None:
        self.shelf: dict[str, MadeDocument] = {}
        self.opened: list[Path] = []
        self.closed: list[int] = []
        self.hold_at: int | None = None
        self.go_on = threading.Event()
        self.assembled: list[Packet] = []
        self.forgotten: list[Path] = []
        self.hold_making_at: int | None = None
        self.make = threading.Event()
        self.not_made: FaxError | None = None
        self.joins = True  # pages can be joined as they are
        self.hold_look_at: int | None = None  # how many looks are answered before `see` is set
        self.see = threading.Event()
        self._looked = 0
        self._documents: dict[int, MadeDocument] = {}
        self.pasted: list[bytes] = []
        self.notes: list[bytes] = []

    def open(self, path: Path) -> DocumentFacts:
        made = self.shelf.get(path.name, MadeDocument())
        if made.gone:
            raise Gone
        self.opened.append(path)
        number = len(self.opened)
        self._documents[number] = made
        return self._facts(number, path, made.opening)

    def unlock(self, document: int, password: str) -> DocumentFacts:
        if password != self._documents[document].password:
            raise WrongPassword
        return self._facts(document, self.opened[document - 1], Opening.OPENED)

    def examine(self, document: int, progress: Callable[[int, int], None]) -> DocumentVerdict:
        made = self._documents[document]
        for page in range(1, len(made.pages) + 1):
            progress(page, len(made.pages))
            if page == self.hold_at:
                self.go_on.wait()
        return made.verdict

    def picture(self, document: int, page: int, width: int, height: int, turn: int = 0) -> Picture:
        paper = self._documents[document].pages[page - 1]
        across, down = (height, width) if turn % 180 else (width, height)
        scale = min(across / paper.width_pt, down / paper.height_pt)
        drawn = draw_letter(page, max(1, round(paper.width_pt * scale)), max(1, round(paper.height_pt * scale)))
        return turned(drawn, turn)

    def received(
        self, document: int, page: int, turn: int, tone: Tone, raster: Raster, width: int, height: int
    ) -> Picture:
        return self.picture(document, page, width, height, turn)

    def look(self, document: int, page: int, turn: int, raster: Raster) -> PageLook:
        self._looked += 1
        if self._looked == self.hold_look_at:
            self.see.wait()
        plain = PageLook(0.05, 0.0, 1.0, 11.0, f"{document}-{page}", 21_000, 64_000, Tone.TEXT)
        return self._documents[document].looks.get(page, plain)

    def assemble(self, packet: Packet, progress: Callable[[int, int], None]) -> PreparedDocument:
        if self.not_made:
            raise self.not_made
        for page in range(1, len(packet.pages) + 1):
            progress(page, len(packet.pages))
            if page == self.hold_making_at:
                self.make.wait()
        self.assembled.append(packet)
        path, sha256 = Path(f"/prepared/fax-{len(self.assembled)}.pdf"), f"{len(self.assembled):064x}"
        pages, size = (LETTER,) * len(packet.pages), 24_000 * len(packet.pages)
        self.shelf[path.name] = MadeDocument(pages=pages, size=size, sha256=sha256)
        return PreparedDocument(path, sha256, size, len(pages), packet.as_pictures or not self.joins)

    def forget(self, prepared: PreparedDocument) -> None:
        self.forgotten.append(prepared.path)

    def keep_note(self, note: bytes) -> PreparedDocument:
        self.notes.append(note)
        return PreparedDocument(Path(f"/prepared/note-{len(self.notes)}.txt"), "ef" * 32, len(note), 0)

    def keep_picture(self, png: bytes) -> Path:
        self.pasted.append(png)
        path = Path(f"/prepared/pasted-{len(self.pasted)}.png")
        self.shelf[path.name] = MadeDocument(pages=(LETTER,), size=len(png), content=Content.PICTURE)
        return path

    def close(self, document: int) -> None:
        self.closed.append(document)

    def _facts(self, document: int, path: Path, opening: Opening) -> DocumentFacts:
        made = self._documents[document]
        pages = made.pages if opening is Opening.OPENED else ()
        sha256 = made.sha256 or f"{document:064x}"
        return DocumentFacts(document, path, made.size, sha256, made.content, opening, pages, (), made.encrypted)


class MadeCovers:
    """Cover pages that are never drawn: each is a letter of one page on the documents' shelf. `error`: why it is
    not."""

    def __init__(self, documents: MadeDocuments) -> None:
        self.drawn: list[Cover] = []
        self.logos: list[Path | None] = []
        self.forgotten: list[Path] = []
        self.error: FaxError | None = None
        self.lines_left, self.not_printed = 12, ""
        self._documents = documents

    def draw(self, cover: Cover, paper: Paper, logo: Path | None) -> KeptCover:
        if self.error:
            raise self.error
        self.drawn.append(cover)
        self.logos.append(logo)
        path = Path(f"/home/clinic/.local/share/faxwell/prepared/cover-{len(self.drawn)}.pdf")
        self._documents.shelf[path.name] = MadeDocument(pages=(LETTER,), size=21_000)
        return KeptCover(path, self.lines_left, self.not_printed)

    def forget(self, kept: KeptCover) -> None:
        self.forgotten.append(kept.path)
