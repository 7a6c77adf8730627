"""Documents as they are read: answers about one that was let go are dropped, and nothing stays open."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.core.document import DocumentClass, DocumentFacts, DocumentVerdict, Opening
from app.core.errors import Gone
from app.ui.compose.packet import Part
from app.ui.compose.readings import Readings
from app.ui.made.documents import LETTER, MadeDocument, MadeDocuments


class SlowDocuments(MadeDocuments):
    """Opening "slow.pdf" takes until `open_now` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.open_now = threading.Event(), threading.Event()
        self.passwords: list[str] = []

    def open(self, path: Path) -> DocumentFacts:
        if path.name == "slow.pdf":
            self.begun.set()
            self.open_now.wait()
        return super().open(path)

    def unlock(self, document: int, password: str) -> DocumentFacts:
        self.passwords.append(password)
        return super().unlock(document, password)


@pytest.fixture
def documents() -> SlowDocuments:
    return SlowDocuments()


@pytest.fixture
def readings(qtbot: QtBot, documents: SlowDocuments) -> Iterator[Readings]:
    owner = QObject()
    yield Readings(documents, owner)
    documents.open_now.set()
    documents.go_on.set()
    owner.deleteLater()


def _known(part: Part) -> tuple[bool, bool]:
    return part.facts is not None, part.verdict is not None


def test_facts_then_progress_then_verdict(qtbot: QtBot, readings: Readings) -> None:
    steps: list[object] = []
    readings.progress.connect(lambda key: steps.append(readings.parts[key].checked))
    readings.changed.connect(lambda key: steps.append(_known(readings.parts[key])))
    key = readings.open(Path("letter.pdf"))
    assert readings.parts[key].is_opening
    qtbot.waitUntil(lambda: readings.parts[key].verdict is not None)
    assert steps == [(True, False), 1, 2, 3, (True, True)]
    assert not readings.parts[key].is_examining


def test_several_are_read_side_by_side(qtbot: QtBot, documents: SlowDocuments, readings: Readings) -> None:
    documents.shelf["bad.pdf"] = MadeDocument(verdict=DocumentVerdict(DocumentClass.C, (1,)))
    keys = [readings.open(Path(name)) for name in ("bad.pdf", "good.pdf")]
    qtbot.waitUntil(lambda: all(part.verdict for part in readings.parts.values()))
    verdicts = [readings.parts[key].verdict for key in keys]
    assert verdicts == [DocumentVerdict(DocumentClass.C, (1,)), DocumentVerdict(DocumentClass.A)]


def test_what_is_closed_while_it_opens_is_closed_when_it_is_open(
    qtbot: QtBot, documents: SlowDocuments, readings: Readings
) -> None:
    slow = readings.open(Path("slow.pdf"))
    documents.begun.wait()
    readings.close(slow)
    quick = readings.open(Path("quick.pdf"))
    documents.open_now.set()
    qtbot.waitUntil(lambda: readings.parts[quick].verdict is not None)
    assert list(readings.parts) == [quick]
    assert documents.closed == [1]


def test_what_was_never_begun_is_not_opened(qtbot: QtBot, documents: SlowDocuments, readings: Readings) -> None:
    readings.open(Path("slow.pdf"))
    documents.begun.wait()
    readings.close(readings.open(Path("unwanted.pdf")))
    last = readings.open(Path("last.pdf"))
    documents.open_now.set()
    qtbot.waitUntil(lambda: readings.parts[last].facts is not None)
    assert [path.name for path in documents.opened] == ["slow.pdf", "last.pdf"]


def test_one_that_rests_is_not_examined_on_and_one_that_wakes_is(
    qtbot: QtBot, documents: SlowDocuments, readings: Readings
) -> None:
    documents.hold_at = 2
    documents.shelf["long.pdf"] = MadeDocument(pages=(LETTER,) * 5)
    key = readings.open(Path("long.pdf"))
    qtbot.waitUntil(lambda: readings.parts[key].checked == 2)
    readings.rest(key)
    other = readings.open(Path("short.pdf"))
    documents.shelf["short.pdf"] = MadeDocument(pages=(LETTER,))
    documents.go_on.set()
    qtbot.waitUntil(lambda: readings.parts[other].verdict is not None)
    assert (readings.parts[key].verdict, readings.parts[key].error, readings.parts[key].checked) == (None, None, 2)
    readings.wake(key)
    qtbot.waitUntil(lambda: readings.parts[key].verdict is not None)
    assert readings.parts[key].error is None


@pytest.mark.parametrize("opening", [Opening.LOCKED, Opening.REFUSED, Opening.STOPPED])
def test_what_cannot_be_opened_is_not_examined(
    qtbot: QtBot, documents: SlowDocuments, readings: Readings, opening: Opening
) -> None:
    examined: list[int] = []
    documents.examine = lambda document, progress: examined.append(document)  # type: ignore[assignment,method-assign,return-value]  # must not be called
    documents.shelf["odd.pdf"] = MadeDocument(opening=opening)
    key = readings.open(Path("odd.pdf"))
    qtbot.waitUntil(lambda: readings.parts[key].facts is not None)
    assert not readings.parts[key].is_examining
    assert examined == []


def test_a_file_that_is_gone_is_an_error(qtbot: QtBot, documents: SlowDocuments, readings: Readings) -> None:
    documents.shelf["gone.pdf"] = MadeDocument(gone=True)
    key = readings.open(Path("gone.pdf"))
    qtbot.waitUntil(lambda: isinstance(readings.parts[key].error, Gone))
    assert not readings.parts[key].is_opening


def test_passwords_are_tried_until_one_fits(qtbot: QtBot, documents: SlowDocuments, readings: Readings) -> None:
    documents.shelf["locked.pdf"] = MadeDocument(
        opening=Opening.LOCKED, encrypted=True, password="right", verdict=DocumentVerdict(DocumentClass.D)
    )
    opened: list[int] = []
    readings.opened.connect(opened.append)
    key = readings.open(Path("locked.pdf"))
    qtbot.waitUntil(lambda: readings.parts[key].is_locked)
    readings.unlock(key, "wrong")
    assert readings.parts[key].unlocking
    readings.unlock(key, "clicked again meanwhile")
    qtbot.waitUntil(lambda: readings.parts[key].wrong_password)
    assert (readings.parts[key].is_locked, opened) == (True, [])
    readings.unlock(key, "right")
    qtbot.waitUntil(lambda: readings.parts[key].verdict is not None)
    assert (readings.parts[key].is_open, readings.parts[key].wrong_password, opened) == (True, False, [key])
    assert documents.passwords == ["wrong", "right"]


@pytest.mark.parametrize("when", ["opened", "examined"])
def test_a_document_that_is_left_is_closed(
    qtbot: QtBot, documents: SlowDocuments, readings: Readings, when: str
) -> None:
    there: dict[str, Callable[[], bool]] = {
        "opened": lambda: readings.parts[key].facts is not None,
        "examined": lambda: readings.parts[key].verdict is not None,
    }
    key = readings.open(Path("letter.pdf"))
    qtbot.waitUntil(there[when])
    readings.close(key)
    assert documents.closed == [1]
