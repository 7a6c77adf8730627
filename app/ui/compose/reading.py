"""The document on the page: opened, examined page by page, closed. One at a time; answers about an earlier one are
dropped, and what was opened for nothing is closed."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.core.document import DocumentFacts, DocumentVerdict, class_at_opening
from app.core.errors import FaxError
from app.ui.background import Background
from app.ui.services import Documents


class Reading(QObject):
    """`path` is None when there is no document; `name` is for the eye. `facts` come first, `verdict` when every page
    was drawn."""

    changed = Signal()
    progress = Signal(int, int)  # pages checked, pages in all

    def __init__(self, documents: Documents, parent: QObject) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.name = ""
        self.facts: DocumentFacts | None = None
        self.verdict: DocumentVerdict | None = None
        self.error: FaxError | None = None
        self._documents = documents
        self._turn = 0  # counts documents: an answer of another turn is about another document
        self._opening = Background("document-opening", self)
        self._examining = Background("document-examining", self)

    @property
    def is_opening(self) -> bool:
        return self.path is not None and self.facts is None and self.error is None

    @property
    def is_examining(self) -> bool:
        if self.facts is None or self.verdict is not None or self.error is not None:
            return False
        return class_at_opening(self.facts) is None

    def open(self, path: Path, name: str = "") -> None:
        """Instead of the document before. `name` is what the person knows it by, where that is not the file's."""
        self._forget()
        self.path, self.name = path, name or path.name or str(path)
        turn = self._turn
        self._opening.ask(lambda: self._read(path, turn), partial(self._opened, turn), partial(self._failed, turn))
        self.changed.emit()

    def close(self) -> None:
        self._forget()
        self.changed.emit()

    def _forget(self) -> None:
        if self.facts:
            self._documents.close(self.facts.id)
        self._turn += 1
        self._examining.drop()  # its answer would be about the document before
        self.path = self.facts = self.verdict = self.error = None

    def _read(self, path: Path, turn: int) -> DocumentFacts | None:
        """On the background thread; None when it is not wanted any more."""
        return self._documents.open(path) if turn == self._turn else None

    def _opened(self, turn: int, facts: DocumentFacts | None) -> None:
        if facts is None:
            return
        if turn != self._turn:
            self._documents.close(facts.id)
            return
        self.facts = facts
        if class_at_opening(facts) is None:
            self._examining.ask(
                lambda report: self._documents.examine(facts.id, report),
                self._examined,
                partial(self._failed, turn),
                progress=self.progress.emit,
            )
        self.changed.emit()

    def _examined(self, verdict: DocumentVerdict) -> None:
        self.verdict = verdict
        self.changed.emit()

    def _failed(self, turn: int, error: FaxError) -> None:
        if turn == self._turn:
            self.error = error
            self.changed.emit()
