"""Several files that are in no folder, one of them locked."""

from pytestqt.qtbot import QtBot

from app.core.document import DocumentClass, DocumentVerdict, Opening
from app.ui.made.documents import LETTER, LETTER_PATH, MadeDocument
from app.ui.made.services import Made, made
from app.ui.main_window import MainWindow
from tests.ui.made_window import at_rest

A, B, LOCKED = (LETTER_PATH.with_name(name) for name in ("a.pdf", "b.pdf", "locked.pdf"))


def several() -> Made:
    """A world with files of three pages, of two, and with a password."""
    world = made()
    world.documents.shelf |= {
        "b.pdf": MadeDocument(pages=(LETTER,) * 2),
        "locked.pdf": MadeDocument(
            pages=(LETTER,),
            opening=Opening.LOCKED,
            encrypted=True,
            password="x",
            verdict=DocumentVerdict(DocumentClass.D),
        ),
    }
    return world


def rest(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: at_rest(window))
