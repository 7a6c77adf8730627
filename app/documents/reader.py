"""Documents as the rest of the program sees them: opened, looked at page by page, judged, made into a fax, closed.

A document is a PDF or a picture file (PNG, JPEG, TIFF). All methods but `close` and `shutdown` block and belong on
background threads, any number of them. One document child answers them one by one, what is for the screen first.
`close` and `shutdown` never wait. A document is named by its `DocumentFacts.id`, its pages are counted from 1, `turn`
is in degrees clockwise.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from app.core.document import (
    CheckResult,
    Content,
    DocumentClass,
    DocumentFacts,
    DocumentVerdict,
    Finding,
    Limits,
    Opening,
    PageSize,
    Picture,
    SecondReading,
    Severity,
    class_at_opening,
    judge,
)
from app.core.errors import ChangedSinceSeen, Damaged, Gone, TooComplex, WrongPassword
from app.core.packet import PAPER_SIZES, Assembled, Packet, PageLook, Raster, Tone
from app.core.review import review
from app.documents import answers
from app.documents.assembling import Assembling
from app.documents.frames import BYTES_PER_PIXEL, LONGEST_SIDE
from app.documents.messages import Message
from app.documents.placing import turned
from app.documents.process import ChildStopped, DocumentChild, default_command
from app.documents.shelf import Shelf

_SECONDS = 20.0


class DocumentReader:
    def __init__(self, command: Sequence[str] | None = None, seconds: float = _SECONDS) -> None:
        """`command` starts a document child when one more argument is put behind it; None: this program's own.

        `seconds` is what one request may take.
        """
        self._shelf = Shelf(command or default_command(), seconds)

    @property
    def child(self) -> DocumentChild | None:
        return self._shelf.child

    @property
    def working_on(self) -> int | None:
        """The document that the child is at."""
        return self._shelf.working_on

    def warm(self) -> None:
        """Starts the child, so that the first document does not wait for it."""
        self._shelf.warm()

    def open(self, path: Path) -> DocumentFacts:
        """Count and sizes of the pages, at once. `close` it in the end. Raises Gone when it cannot be read."""
        held, source, opened = self._shelf.admit(path)
        held.facts = DocumentFacts(
            held.id,
            path,
            source.size,
            source.sha256,
            source.content,
            opened.opening,
            opened.pages,
            opened.unreadable,
            opened.encrypted,
        )
        return held.facts

    def unlock(self, document: int, password: str) -> DocumentFacts:
        """The facts of a locked document, opened; of another one, as they are. The password is kept in memory until
        the document is closed.

        Raises WrongPassword, any number of times; Damaged when it would open but cannot be read, TooComplex,
        ChangedSinceSeen, Gone.
        """
        facts = self._facts(document)
        if facts.opening is not Opening.LOCKED:
            return facts
        with self._shelf.turn(document, urgent=True) as (held, child):
            opened = self._shelf.ask_to_open(held, child, password)
            if opened.opening is Opening.LOCKED:
                raise WrongPassword
            if opened.opening is Opening.STOPPED:
                raise TooComplex
            if opened.opening is not Opening.OPENED:
                raise Damaged
            held.password = password
            held.facts = replace(
                facts, opening=Opening.OPENED, pages=opened.pages, unreadable=opened.unreadable, encrypted=True
            )
            return held.facts

    def picture(self, document: int, page: int, width: int, height: int, turn: int = 0) -> Picture:
        """The page, as large as it fits into so many pixels and into 4000 x 4000.

        Raises Damaged when it cannot be drawn, TooComplex, ChangedSinceSeen, Gone, IndexError.
        """
        size = self._page_size(document, page)
        width, height = _fitted(turned((size.width_pt, size.height_pt), turn), width, height)
        return self._drawn(document, {"do": "draw", "page": page, "turn": turn, "width": width, "height": height})

    def received(
        self, document: int, page: int, turn: int, tone: Tone, raster: Raster, width: int, height: int
    ) -> Picture:
        """What a fax machine prints: the page's dots, black or white, on the paper, scaled to the paper's shape as
        large as it fits into so many pixels and into 4000 x 4000. Raises what `picture` raises."""
        self._page_size(document, page)
        paper = PAPER_SIZES[raster.paper]
        width, height = _fitted((paper.width_pt, paper.height_pt), width, height)
        order = {"do": "draw_received", "page": page, "turn": turn, "tone": tone, "raster": asdict(raster)}
        return self._drawn(document, {**order, "width": width, "height": height})

    def look(self, document: int, page: int, turn: int, raster: Raster) -> PageLook:
        """What the page is like as a fax. Raises what `picture` raises."""
        self._page_size(document, page)
        order = {"do": "look", "page": page, "turn": turn, "raster": asdict(raster)}
        with self._shelf.turn(document, urgent=False) as (held, child):
            try:
                look = self._shelf.ask(held, child, order, answers.look)
            except ChildStopped:
                raise TooComplex from None
        if look is None:
            raise Damaged
        return look

    def examine(
        self,
        document: int,
        progress: Callable[[int, int], None] = lambda done, total: None,
        limits: Limits | None = None,
    ) -> DocumentVerdict:
        """Draws every page, as far as one fax goes, and asks the second reader.

        `progress` is called on this thread with pages done and pages in all. Raises ChangedSinceSeen, and Gone,
        also when the document is closed meanwhile.
        """
        verdict = self._judged(self._facts(document), progress, limits or Limits())
        self._shelf.held(document).document_class = verdict.document_class
        return verdict

    def assemble(self, packet: Packet, progress: Callable[[int, int], None] = lambda done, total: None) -> Assembled:
        """One PDF of all pages that are not left out: joined as they are, where every document of it is of class A,
        else as fax pictures, of which each dot is one that `received` shows.

        `progress` as in `examine`. Raises TooLarge, Damaged when a page cannot be drawn, TooComplex, ChangedSinceSeen,
        Gone, also when one of its documents is closed meanwhile; IndexError.
        """
        pages = tuple(choice for choice in packet.pages if not choice.left_out)
        for choice in pages:
            self._page_size(choice.document, choice.page)
        documents = {choice.document for choice in pages}
        as_they_are = not packet.as_pictures and all(choice.tone is Tone.AUTO for choice in pages)
        assembling = Assembling(self._shelf, pages, packet.raster, progress)
        if as_they_are and all(self._class_of(document) is DocumentClass.A for document in documents):
            joined = assembling.joined()
            if joined is not None:
                return Assembled(joined, as_pictures=False)
        return Assembled(assembling.as_pictures(), as_pictures=True)

    def check(self, path: Path, limits: Limits | None = None) -> CheckResult:
        """Everything about one file, in one call. Raises nothing on account of the file."""
        try:
            facts = self.open(path)
            try:
                verdict = self.examine(facts.id, limits=limits)
            finally:
                self.close(facts.id)
        except (Gone, ChangedSinceSeen) as error:
            finding = Finding("gone", Severity.ERROR, error.sentence)
            return CheckResult(path, 0, "", 0, DocumentClass.E, (finding,))
        findings = review(facts, verdict, limits)
        pages = len(facts.pages) - len(verdict.unreadable)
        return CheckResult(path, facts.size, facts.sha256, pages, verdict.document_class, findings)

    def close(self, document: int) -> None:
        """Lets the document go; whoever still waits for an answer about it gets Gone."""
        self._shelf.close(document)

    def shutdown(self) -> None:
        """Kills the child. Every call under way or yet to come raises Gone."""
        self._shelf.shutdown()

    def _facts(self, document: int) -> DocumentFacts:
        facts = self._shelf.held(document).facts
        assert facts is not None  # nobody has the number before `open` gave it away with them
        return facts

    def _page_size(self, document: int, page: int) -> PageSize:
        """Raises IndexError."""
        pages = self._facts(document).pages
        if not 1 <= page <= len(pages):
            raise IndexError(page)
        return pages[page - 1]

    def _class_of(self, document: int) -> DocumentClass:
        """Examines it where nobody has yet, such as a cover page of our own."""
        known = self._shelf.held(document).document_class
        return known or self.examine(document).document_class

    def _drawn(self, document: int, order: Message) -> Picture:
        width, height = order["width"], order["height"]
        with self._shelf.turn(document, urgent=True) as (held, child):
            try:
                drawn = self._shelf.ask(held, child, order, answers.drawn)
            except ChildStopped:
                raise TooComplex from None
            if not drawn:
                raise Damaged
            pixels = child.frame.copy(width * height * BYTES_PER_PIXEL)
        return Picture(width, height, width * BYTES_PER_PIXEL, memoryview(pixels).toreadonly())

    def _judged(self, facts: DocumentFacts, progress: Callable[[int, int], None], limits: Limits) -> DocumentVerdict:
        if facts.opening is not Opening.OPENED:
            settled = class_at_opening(facts)
            assert settled is not None
            return DocumentVerdict(settled, facts.unreadable)
        total = min(len(facts.pages), limits.pages)
        not_drawn = []
        try:
            for page in range(1, total + 1):
                if page not in facts.unreadable and not self._try_page(facts.id, page):
                    not_drawn.append(page)
                progress(page, total)
            second = self._second_reading(facts)
        except (ChildStopped, TooComplex):
            return DocumentVerdict(DocumentClass.F, facts.unreadable)
        return judge(facts, tuple(not_drawn), second)

    def _try_page(self, document: int, page: int) -> bool:
        with self._shelf.turn(document, urgent=False) as (held, child):
            return self._shelf.ask(held, child, {"do": "try_page", "page": page}, answers.drawn)

    def _second_reading(self, facts: DocumentFacts) -> SecondReading:
        """A child that is late or dies over the second reading does not condemn the document."""
        if facts.content is Content.PICTURE:
            return SecondReading(len(facts.pages))  # what is sent is what we make of it: nobody else reads the file
        if facts.encrypted:
            return SecondReading(None)  # only its pictures are ever sent
        with self._shelf.turn(facts.id, urgent=False) as (held, child):
            try:
                return self._shelf.ask(held, child, {"do": "read_again"}, answers.second_reading, fatal=False)
            except ChildStopped:
                return SecondReading(None)


def _fitted(size: tuple[float, float], width: int, height: int) -> tuple[int, int]:
    """Whole pixels, at least 1, of this shape as nearly as that allows."""
    across, down = size
    scale = min(min(width, LONGEST_SIDE) / across, min(height, LONGEST_SIDE) / down)
    return max(1, round(across * scale)), max(1, round(down * scale))
