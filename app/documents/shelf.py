"""The open documents, on the program's side, and the one child that has them in memory.

It is asked one thing at a time, for whoever has the turn; a child that went over its limits is replaced, and reads
again what it is asked about.
"""

import itertools
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from app.core.document import DocumentClass, DocumentFacts, Opening
from app.core.errors import ChangedSinceSeen, Gone, TooComplex
from app.documents import answers
from app.documents.messages import Message
from app.documents.process import ChildStopped, DocumentChild
from app.documents.source import READ
from app.documents.turns import Turns

_Value = TypeVar("_Value")

# A network share that has gone away is given up sooner than a difficult page.
_READ_SECONDS = 10.0


@dataclass(slots=True)
class OpenDocument:
    """`child` is the one that has it in memory. `password` has opened it; it is kept for the next child."""

    id: int
    path: str
    sha256: str = ""
    child: DocumentChild | None = None
    stopped: bool = False
    password: str | None = field(default=None, repr=False)
    facts: DocumentFacts | None = None
    document_class: DocumentClass | None = None


class Shelf:
    def __init__(self, command: Sequence[str], seconds: float) -> None:
        self._command = tuple(command)
        self._seconds = seconds
        self._turns = Turns()
        self._ids = itertools.count(1)
        # Below: under this lock, which is only ever held for moments.
        self._state = threading.Lock()
        self._documents: dict[int, OpenDocument] = {}
        self._forgotten: list[int] = []
        self.child: DocumentChild | None = None
        self.working_on: int | None = None
        self._shut = False

    def new_number(self) -> int:
        """For a document or an assembly; `let_go` of it in the end."""
        return next(self._ids)

    def let_go(self, number: int) -> None:
        """The child is to forget it with its next order."""
        with self._state:
            self._forgotten.append(number)

    def warm(self) -> None:
        with self._turns.take(urgent=False):
            self._living_child()

    def admit(self, path: Path) -> tuple[OpenDocument, answers.Source, answers.Opened]:
        """Raises Gone when the file cannot be read."""
        document = OpenDocument(self.new_number(), os.fspath(path))
        with self._state:
            self._documents[document.id] = document
        try:
            with self._turns.take(urgent=True):
                return document, *self._load(document, self._living_child())
        except Gone:
            self.close(document.id)
            raise

    def held(self, document: int) -> OpenDocument:
        """Raises Gone when it was closed."""
        with self._state:
            if document not in self._documents:
                raise Gone
            return self._documents[document]

    def close(self, document: int) -> None:
        with self._state:
            if self._documents.pop(document, None) is None:
                return
            self._forgotten.append(document)
            if self.working_on == document and self.child:
                self.child.stop()  # it may be at it for another 20 seconds

    def shutdown(self) -> None:
        with self._state:
            self._shut = True
            child, self.child = self.child, None
            self._documents.clear()
        if child:
            child.kill()

    @contextmanager
    def turn(self, document: int, urgent: bool) -> Iterator[tuple[OpenDocument, DocumentChild]]:
        """An open document and the child that has it in memory, after reading it again where that is another one.

        Raises Gone, ChangedSinceSeen, and TooComplex when the document has stopped a child before.
        """
        with self._turns.take(urgent):
            held = self.held(document)
            child = self._living_child()
            if held.child is not child and not held.stopped:
                self._load(held, child)
            if held.stopped:
                raise TooComplex
            yield held, child

    def ask(
        self,
        document: OpenDocument,
        child: DocumentChild,
        order: Message,
        checked: Callable[[Message], _Value],
        seconds: float | None = None,
        *,
        fatal: bool = True,
    ) -> _Value:
        """Within a turn. Raises ChildStopped (a wrong answer counts as that), Gone when the document was closed
        meanwhile.

        `fatal`: stopping the child condemns the document.
        """
        with self._state:
            self.working_on = document.id
            forgotten, self._forgotten = self._forgotten, []
        request = {**order, "document": document.id, "forget": forgotten}
        try:
            return checked(child.ask(request, seconds or self._seconds))
        except (ChildStopped, KeyError, TypeError, ValueError) as error:
            document.stopped = fatal
            child.kill()
            self._living_child()  # so that the next order finds one ready
            self.held(document.id)
            raise ChildStopped from error
        finally:
            with self._state:
                self.working_on = None

    def ask_to_open(self, document: OpenDocument, child: DocumentChild, password: str | None) -> answers.Opened:
        """Within a turn."""
        try:
            return self.ask(document, child, {"do": "open", "password": password}, answers.opened)
        except ChildStopped:
            return answers.Opened(Opening.STOPPED)

    def _load(self, document: OpenDocument, child: DocumentChild) -> tuple[answers.Source, answers.Opened]:
        """Has the child take the file into memory and open it; the second time it must be the same file."""
        try:
            order = {"do": "read", "path": document.path}
            seconds = min(_READ_SECONDS, self._seconds)
            source = self.ask(document, child, order, answers.source, seconds, fatal=False)
        except ChildStopped:
            raise Gone from None
        if source is None:
            raise Gone
        if document.sha256 and source.sha256 != document.sha256:
            raise ChangedSinceSeen
        document.sha256 = source.sha256
        document.child = child
        if source.content not in READ:
            return source, answers.Opened(Opening.REFUSED)
        if not source.sha256:
            return source, answers.Opened(Opening.NOT_READ)
        return source, self.ask_to_open(document, child, document.password)

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
