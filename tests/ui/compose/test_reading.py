"""One document at a time: answers about another one are dropped, and nothing stays open."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.core.document import DocumentClass, DocumentFacts, DocumentVerdict, Opening
from app.core.errors import Gone
from app.ui.compose.reading import Reading
from app.ui.made_services import LETTER, MadeDocument, MadeDocuments


class SlowDocuments(MadeDocuments):
    """Opening "slow.pdf" takes until `open_now` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.open_now = threading.Event(), threading.Event()

    def open(self, path: Path) -> DocumentFacts:
        if path.name == "slow.pdf":
            self.begun.set()
            self.open_now.wait()
        return super().open(path)


@pytest.fixture
def documents() -> SlowDocuments:
    return SlowDocuments()


@pytest.fixture
def reading(qtbot: QtBot, documents: SlowDocuments) -> Iterator[Reading]:
    owner = QObject()
    yield Reading(documents, owner)
    documents.open_now.set()
    documents.go_on.set()
    owner.deleteLater()


def test_facts_then_progress_then_verdict(qtbot: QtBot, documents: SlowDocuments, reading: Reading) -> None:
    documents.shelf["letter.pdf"] = MadeDocument(pages=(LETTER,) * 3)
    steps: list[object] = []
    reading.progress.connect(lambda done, total: steps.append((done, total)))
    reading.changed.connect(lambda: steps.append((reading.facts is not None, reading.verdict is not None)))
    reading.open(Path("letter.pdf"))
    assert reading.is_opening
    qtbot.waitUntil(lambda: reading.verdict is not None)
    assert steps == [(False, False), (True, False), (1, 3), (2, 3), (3, 3), (True, True)]
    assert not reading.is_examining


def test_a_late_document_does_not_take_the_place_of_the_next(
    qtbot: QtBot, documents: SlowDocuments, reading: Reading
) -> None:
    reading.open(Path("slow.pdf"))
    documents.begun.wait()
    reading.open(Path("quick.pdf"))
    documents.open_now.set()
    qtbot.waitUntil(lambda: reading.verdict is not None)
    assert reading.facts is not None
    assert reading.facts.path == Path("quick.pdf")
    assert documents.closed == [1]  # the slow one, opened for nothing


def test_a_verdict_about_another_document_is_dropped(qtbot: QtBot, documents: SlowDocuments, reading: Reading) -> None:
    documents.hold_at = 2
    documents.shelf["bad.pdf"] = MadeDocument(pages=(LETTER,) * 2, verdict=DocumentVerdict(DocumentClass.C, (1,)))
    documents.shelf["good.pdf"] = MadeDocument(pages=(LETTER,))
    reading.open(Path("bad.pdf"))
    with qtbot.waitSignal(reading.progress, check_params_cb=lambda done, total: done == 2):
        pass
    verdicts: list[DocumentVerdict | None] = []
    reading.changed.connect(lambda: verdicts.append(reading.verdict))
    reading.open(Path("good.pdf"))
    documents.go_on.set()
    qtbot.waitUntil(lambda: reading.verdict is not None)
    assert verdicts == [None, None, DocumentVerdict(DocumentClass.A)]
    assert documents.closed == [1]


def test_what_cannot_be_opened_is_not_examined(qtbot: QtBot, documents: SlowDocuments, reading: Reading) -> None:
    examined: list[int] = []
    documents.examine = lambda document, progress: examined.append(document)  # type: ignore[assignment,method-assign,return-value]  # must not be called
    documents.shelf["locked.pdf"] = MadeDocument(opening=Opening.LOCKED)
    reading.open(Path("locked.pdf"))
    qtbot.waitUntil(lambda: reading.facts is not None)
    assert not reading.is_examining
    assert examined == []


def test_a_file_that_is_gone_is_an_error(qtbot: QtBot, documents: SlowDocuments, reading: Reading) -> None:
    documents.shelf["gone.pdf"] = MadeDocument(gone=True)
    reading.open(Path("gone.pdf"))
    qtbot.waitUntil(lambda: reading.error is not None)
    assert isinstance(reading.error, Gone)
    reading.close()
    assert not reading.is_opening
    assert reading.path is None


@pytest.mark.parametrize("close", [Reading.close, lambda reading: reading.open(Path("next.pdf"))])
def test_a_document_that_is_left_is_closed(
    qtbot: QtBot, documents: SlowDocuments, reading: Reading, close: Callable[[Reading], None]
) -> None:
    reading.open(Path("letter.pdf"))
    qtbot.waitUntil(lambda: reading.verdict is not None)
    close(reading)
    assert documents.closed == [1]
