"""The cover page's card in its states, for the pictures."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.core.cover import CoverKind
from app.core.errors import CoverTooLong
from app.ui.made.documents import LETTER_PATH
from app.ui.made.services import Made, made
from app.ui.main_window import MainWindow
from app.ui.pictures import Scene, Stage


def _with_cover(stage: Stage, kind: CoverKind, world: Made | None = None, **written: str) -> MainWindow:
    window = stage.window(world or made())
    window.compose.open_files([LETTER_PATH])
    window.compose.set_recipient("312 555 0101")
    cover = window.compose.cover
    cover.choose(kind)
    for name, text in {"sender": "Front desk", "organisation": "Riverside Clinic", **written}.items():
        cover.fields.write(name, text)
    stage.settle()
    return window


def _plain(stage: Stage) -> QWidget:
    window = _with_cover(
        stage,
        CoverKind.PLAIN,
        to="Northside Cardiology, records office",
        subject="Referral letter and ECG",
        message="Dear colleagues,\n\nplease find both below.",
    )
    window.compose.cover.fields.use_logo(Path("/home/clinic/pictures/riverside-clinic.png"))
    stage.settle()
    return window


def _folded(stage: Stage) -> QWidget:
    window = _with_cover(stage, CoverKind.CONFIDENTIAL, to="Northside Cardiology")
    window.compose.cover.fold.click()
    return window


def _court(stage: Stage) -> QWidget:
    return _with_cover(
        stage,
        CoverKind.COURT,
        to="Superior Court, civil clerk",
        case_number="24-CV-001234",
        parties="Harborside Cooperative v. Lakeside Pharmacy",
        subject="Notice of motion",
    )


def _own(stage: Stage) -> QWidget:
    return _with_cover(stage, CoverKind.OWN, to="Northside Cardiology")


def _too_long(stage: Stage) -> QWidget:
    world = made()
    world.covers.error = CoverTooLong(lines="7 lines")
    return _with_cover(stage, CoverKind.PLAIN, world, to="Northside Cardiology", message="One line more\n" * 30)


def _no_font(stage: Stage) -> QWidget:
    world = made()
    world.covers.not_printed = "北方心"
    return _with_cover(stage, CoverKind.PLAIN, world, to="北方心 Cardiology")


SCENES = (
    Scene("cover-plain", _plain),
    Scene("cover-folded", _folded),
    Scene("cover-court", _court),
    Scene("cover-own", _own),
    Scene("cover-too-long", _too_long),
    Scene("cover-no-font", _no_font),
)
