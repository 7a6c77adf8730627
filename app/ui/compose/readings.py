"""The documents on the page as they are read: opened, unlocked, examined page by page, closed. Answers about one that
was let go are dropped, and what was opened for nothing is closed."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.core.document import DocumentFacts, DocumentVerdict
from app.core.errors import FaxError, Gone, WrongPassword
from app.ui.background import Background
from app.ui.compose.packet import Part
from app.ui.services import Documents


class Readings(QObject):
    """`parts` by key. One that rests (taken off the page, and perhaps brought back) is not examined."""

    changed = Signal(int)  # a key: something more is known of it
    opened = Signal(int)  # it has pages now
    progress = Signal(int)

    def __init__(self, documents: Documents, parent: QObject) -> None:
        super().__init__(parent)
        self.parts: dict[int, Part] = {}
        self._documents = documents
        self._keys = 0
        self._runs: dict[int, int] = {}  # counts examinations: one that is not the newest of its document ends
        self._opening = Background("document-opening", self)
        self._unlocking = Background("document-unlocking", self)
        self._examining = Background("document-examining", self)

    def open(self, path: Path, name: str = "", *, cover: bool = False) -> int:
        """Its key. `name` is what the person knows it by, where that is not the file's."""
        self._keys += 1
        key = self._keys
        self.parts[key] = Part(key, path, name or path.name or str(path), cover)
        self._opening.ask(lambda: self._read(key, path), partial(self._opened, key), partial(self._failed, key))
        return key

    def unlock(self, key: int, password: str) -> None:
        part = self.parts[key]
        if not part.is_locked or part.unlocking or part.facts is None:
            return
        document = part.facts.id
        self._set(key, unlocking=True, wrong_password=False)
        self._unlocking.ask(
            lambda: self._documents.unlock(document, password),
            partial(self._unlocked, key),
            partial(self._not_unlocked, key),
        )

    def rest(self, key: int) -> None:
        """It is not on the page just now: nothing more is done with it."""
        self._runs[key] = self._runs.get(key, 0) + 1

    def wake(self, key: int) -> None:
        self._examine(key)

    def close(self, key: int) -> None:
        part = self.parts.pop(key, None)
        self._runs.pop(key, None)
        if part and part.facts:
            self._documents.close(part.facts.id)

    def _read(self, key: int, path: Path) -> DocumentFacts | None:
        """On the background thread; None when it is not wanted any more."""
        return self._documents.open(path) if key in self.parts else None

    def _opened(self, key: int, facts: DocumentFacts | None) -> None:
        if facts is None:
            return
        if key not in self.parts:
            self._documents.close(facts.id)
            return
        self._take(key, facts)

    def _unlocked(self, key: int, facts: DocumentFacts) -> None:
        if key in self.parts:
            self._take(key, facts)

    def _take(self, key: int, facts: DocumentFacts) -> None:
        self.parts[key] = replace(self.parts[key], facts=facts, unlocking=False, wrong_password=False)
        if self.parts[key].is_open:
            self.opened.emit(key)
            self._examine(key)
        self.changed.emit(key)

    def _not_unlocked(self, key: int, error: FaxError) -> None:
        if key in self.parts:
            wrong = isinstance(error, WrongPassword)
            self._set(key, unlocking=False, wrong_password=wrong, error=None if wrong else error)

    def _examine(self, key: int) -> None:
        part = self.parts[key]
        if not part.is_examining or part.facts is None:
            return
        document = part.facts.id
        run = self._runs[key] = self._runs.get(key, 0) + 1

        def step(report: Callable[[int, int], None], done: int, total: int) -> None:
            if self._runs.get(key) != run:
                raise Gone  # ends the examination
            report(done, total)

        def examine(report: Callable[[int, int], None]) -> DocumentVerdict:
            if self._runs.get(key) != run:
                raise Gone
            return self._documents.examine(document, partial(step, report))

        self._examining.ask(
            examine,
            lambda verdict: self._examined(key, run, verdict),
            lambda error: self._not_examined(key, run, error),
            progress=partial(self._progressed, key),
        )

    def _progressed(self, key: int, done: int, total: int) -> None:
        if key in self.parts:
            self.parts[key] = replace(self.parts[key], checked=done)
            self.progress.emit(key)

    def _examined(self, key: int, run: int, verdict: DocumentVerdict) -> None:
        if self._runs.get(key) == run:
            self._set(key, verdict=verdict)

    def _not_examined(self, key: int, run: int, error: FaxError) -> None:
        if self._runs.get(key) == run:
            self._set(key, error=error)

    def _failed(self, key: int, error: FaxError) -> None:
        if key in self.parts:
            self._set(key, error=error)

    def _set(self, key: int, **known: object) -> None:
        self.parts[key] = replace(self.parts[key], **known)  # type: ignore[arg-type]  # fields by name
        self.changed.emit(key)
