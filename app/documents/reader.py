"""Documents as the rest of the program sees them: opened, looked at page by page, judged, closed.

`open`, `picture`, `examine`, `check` and `warm` block and belong on background threads, any number of them. One
document child answers them one by one, pictures for the screen first. `close` and `shutdown` never wait.
A document is named by its `DocumentFacts.id`, its pages are counted from 1.
"""

import itertools
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

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
    review,
)
from app.core.errors import ChangedSinceSeen, Damaged, Gone, TooComplex
from app.documents import answers
from app.documents.frames import BYTES_PER_PIXEL, LONGEST_SIDE
from app.documents.messages import Message
from app.documents.process import ChildStopped, DocumentChild, default_command
from app.documents.turns import Turns

_Value = TypeVar("_Value")

# A network share that has gone away is given up sooner than a difficult page.
_READ_SECONDS = 10.0
_SECONDS = 20.0


@dataclass(slots=True)
class _Document:
    """What the reader remembers of an open document. `child` is the one that has it in memory."""

    id: int
    path: str
    sha256: str = ""
    child: DocumentChild | None = None
    stopped: bool = False
    facts: DocumentFacts | None = None


class DocumentReader:
    def __init__(self, command: Sequence[str] | None = None, seconds: float = _SECONDS) -> None:
        """`command` starts a document child when one more argument is put behind it; None: this program's own.

        `seconds` is what one request may take.
        """
        self._command = tuple(command or default_command())
        self._seconds = seconds
        self._turns = Turns()
        self._ids = itertools.count(1)
        # Below: under this lock, which is only ever held for moments.
        self._state = threading.Lock()
        self._documents: dict[int, _Document] = {}
        self._forgotten: list[int] = []
        self.child: DocumentChild | None = None
        self.working_on: int | None = None
        self._shut = False

    def warm(self) -> None:
        """Starts the child, so that the first document does not wait for it."""
        with self._turns.take(urgent=False):
            self._living_child()

    def open(self, path: Path) -> DocumentFacts:
        """Count and sizes of the pages, at once. `close` it in the end. Raises Gone when it cannot be read."""
        with self._state:
            document = _Document(next(self._ids), os.fspath(path))
            self._documents[document.id] = document
        try:
            with self._turns.take(urgent=True):
                source, opened = self._load(document, self._living_child())
        except Gone:
            self.close(document.id)
            raise
        document.facts = DocumentFacts(
            document.id,
            path,
            source.size,
            source.sha256,
            source.content,
            opened.opening,
            opened.pages,
            opened.unreadable,
            opened.encrypted,
        )
        return document.facts

    def picture(self, document: int, page: int, width: int, height: int) -> Picture:
        """The page, as large as it fits into so many pixels and into 4000 x 4000.

        Raises Damaged when it cannot be drawn, TooComplex, ChangedSinceSeen, Gone, IndexError.
        """
        facts = self._facts(document)
        if not 1 <= page <= len(facts.pages):
            raise IndexError(page)
        width, height = _fitted(facts.pages[page - 1], width, height)
        order = {"do": "draw", "page": page, "width": width, "height": height}
        with self._turn(document, urgent=True) as (held, child):
            try:
                drawn = self._ask(held, child, order, answers.drawn)
            except ChildStopped:
                raise TooComplex from None
            if not drawn:
                raise Damaged
            pixels = child.frame.copy(width * height * BYTES_PER_PIXEL)
        return Picture(width, height, width * BYTES_PER_PIXEL, memoryview(pixels).toreadonly())

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
        facts = self._facts(document)
        settled = class_at_opening(facts)
        if settled is not None:
            return DocumentVerdict(settled, facts.unreadable)
        total = min(len(facts.pages), (limits or Limits()).pages)
        not_drawn = []
        try:
            for page in range(1, total + 1):
                if page not in facts.unreadable and not self._try_page(document, page):
                    not_drawn.append(page)
                progress(page, total)
            second = self._read_again(document)
        except (ChildStopped, TooComplex):
            return DocumentVerdict(DocumentClass.F, facts.unreadable)
        return judge(facts, tuple(not_drawn), second)

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
        with self._state:
            if self._documents.pop(document, None) is None:
                return
            self._forgotten.append(document)
            if self.working_on == document and self.child:
                self.child.stop()  # it may be at it for another 20 seconds

    def shutdown(self) -> None:
        """Kills the child. Every call under way or yet to come raises Gone."""
        with self._state:
            self._shut = True
            child, self.child = self.child, None
            self._documents.clear()
        if child:
            child.kill()

    def _facts(self, document: int) -> DocumentFacts:
        facts = self._held(document).facts
        assert facts is not None  # nobody has the number before `open` gave it away with them
        return facts

    def _try_page(self, document: int, page: int) -> bool:
        with self._turn(document, urgent=False) as (held, child):
            return self._ask(held, child, {"do": "try_page", "page": page}, answers.drawn)

    def _read_again(self, document: int) -> SecondReading:
        """A child that is late or dies over the second reading does not condemn the document."""
        with self._turn(document, urgent=False) as (held, child):
            try:
                return self._ask(held, child, {"do": "read_again"}, answers.second_reading, fatal=False)
            except ChildStopped:
                return SecondReading(None)

    @contextmanager
    def _turn(self, document: int, urgent: bool) -> Iterator[tuple[_Document, DocumentChild]]:
        """An open document and the child that has it in memory, after reading it again where that is another one.

        Raises TooComplex when the document has stopped a child before.
        """
        with self._turns.take(urgent):
            held = self._held(document)
            child = self._living_child()
            if held.child is not child and not held.stopped:
                self._load(held, child)
            if held.stopped:
                raise TooComplex
            yield held, child

    def _load(self, document: _Document, child: DocumentChild) -> tuple[answers.Source, answers.Opened]:
        """Has the child take the file into memory and open it; the second time it must be the same file."""
        try:
            order = {"do": "read", "path": document.path}
            seconds = min(_READ_SECONDS, self._seconds)
            source = self._ask(document, child, order, answers.source, seconds, fatal=False)
        except ChildStopped:
            raise Gone from None
        if source is None:
            raise Gone
        if document.sha256 and source.sha256 != document.sha256:
            raise ChangedSinceSeen
        document.sha256 = source.sha256
        document.child = child
        if source.content is not Content.PDF:
            return source, answers.Opened(Opening.REFUSED)
        if not source.sha256:
            return source, answers.Opened(Opening.NOT_READ)
        try:
            return source, self._ask(document, child, {"do": "open"}, answers.opened)
        except ChildStopped:
            return source, answers.Opened(Opening.STOPPED)

    def _ask(
        self,
        document: _Document,
        child: DocumentChild,
        order: Message,
        checked: Callable[[Message], _Value],
        seconds: float | None = None,
        *,
        fatal: bool = True,
    ) -> _Value:
        """Raises ChildStopped (a wrong answer counts as that), Gone when the document was closed meanwhile.

        `fatal`: stopping the child condemns the document.
        """
        with self._state:
            self.working_on = document.id
            forgotten, self._forgotten = self._forgotten, []
        request = {**order, "document": document.id, "forget": forgotten}
        try:
            return checked(child.ask(request, seconds or self._seconds))
        except ChildStopped:
            self._held(document.id)
            document.stopped = fatal
            raise
        except (KeyError, TypeError, ValueError) as error:
            child.kill()
            document.stopped = fatal
            raise ChildStopped("wrong answer") from error
        finally:
            with self._state:
                self.working_on = None

    def _held(self, document: int) -> _Document:
        with self._state:
            if document not in self._documents:
                raise Gone
            return self._documents[document]

    def _living_child(self) -> DocumentChild:
        """The child, started anew when there is none (any more). Raises Gone after the shutdown."""
        with self._state:
            if self._shut:
                raise Gone
            if self.child is None or not self.child.alive:
                if self.child:
                    self.child.kill()
                self.child = DocumentChild(self._command)
            return self.child


def _fitted(page: PageSize, width: int, height: int) -> tuple[int, int]:
    """Whole pixels, at least 1, of the page's shape as nearly as that allows."""
    scale = min(min(width, LONGEST_SIDE) / page.width_pt, min(height, LONGEST_SIDE) / page.height_pt)
    return max(1, round(page.width_pt * scale)), max(1, round(page.height_pt * scale))
