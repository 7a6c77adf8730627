"""Several documents on *New fax* in their states, for the pictures."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.core.attempt import AttemptState
from app.core.document import Content, DocumentClass, DocumentVerdict, Opening, PageSize
from app.core.errors import DiskFull
from app.core.orders import FaxChanged
from app.core.packet import PageLook, Tone
from app.ui.compose.last_sheet import LastSheet
from app.ui.made.documents import LETTER, MadeDocument
from app.ui.made.faxes import made_fax
from app.ui.made.services import Made, made
from app.ui.main_window import MainWindow
from app.ui.pictures import Scene, Stage

FOLDER = Path("/home/clinic")
_WIDE, _A4 = PageSize(792, 612), PageSize(595.276, 841.89)


def look(name: str, **given: object) -> PageLook:
    """A plain page, but for what is given."""
    fields: dict[str, object] = {
        "ink": 0.05,
        "grey": 0.0,
        "contrast": 1.0,
        "smallest_text_pt": 11.0,
        "text_bytes": 21_000,
    }
    fields |= {"digest": name, "photo_bytes": 64_000, "tone": Tone.TEXT, **given}
    return PageLook(**fields)  # type: ignore[arg-type]  # fields by name, of their own types


def _world() -> Made:
    world = made()
    world.documents.shelf |= {
        "referral-letter.pdf": MadeDocument(pages=(LETTER,) * 3, size=184_320),
        "ecg-scan.png": MadeDocument(
            pages=(_WIDE,),
            size=1_900_000,
            content=Content.PICTURE,
            looks={1: look("ecg", grey=0.3, ink=0.2, tone=Tone.PHOTO)},
        ),
        "lab-results.tiff": MadeDocument(
            pages=(_A4,) * 4,
            size=640_000,
            content=Content.PICTURE,
            looks={2: look("lab", faint=0.02, ink=0.01), 4: look("blank", ink=0.0, contrast=0.01)},
        ),
        "insurance.pdf": MadeDocument(
            pages=(LETTER, LETTER),
            size=88_000,
            opening=Opening.LOCKED,
            encrypted=True,
            password="secret",
            verdict=DocumentVerdict(DocumentClass.D),
        ),
    }
    return world


def _packet(stage: Stage, *names: str, world: Made | None = None) -> MainWindow:
    window = stage.window(world or _world())
    window.compose.open_files([FOLDER / name for name in names])
    window.compose.set_recipient("312 555 0101")
    stage.settle()
    return window


def _three(stage: Stage) -> MainWindow:
    return _packet(stage, "referral-letter.pdf", "ecg-scan.png", "lab-results.tiff")


def _several(stage: Stage) -> QWidget:
    return _three(stage)


def _changed(stage: Stage) -> QWidget:
    """A page turned, one left out, and the pointer on a small page."""
    window = _three(stage)
    thumbnails = window.compose.desk.preview.thumbnails
    thumbnails.turn(3)
    thumbnails.leave_out(1)
    stage.settle()
    thumbnails.show_page(1)
    thumbnails.setFocus()
    stage.settle()
    return window


def _locked(stage: Stage) -> QWidget:
    return _packet(stage, "insurance.pdf")


def _locked_among(stage: Stage) -> QWidget:
    window = _packet(stage, "referral-letter.pdf", "insurance.pdf")
    window.compose.documents.ask_password(None)
    return window


def _unlock(stage: Stage, window: MainWindow, password: str) -> None:
    (row,) = [row for row in window.compose.documents.rows.values() if row.is_locked]
    row.lock.edit.setText(password)
    row.lock.button.click()
    stage.settle()


def _wrong_password(stage: Stage) -> QWidget:
    window = _packet(stage, "referral-letter.pdf", "insurance.pdf")
    _unlock(stage, window, "wrong")
    return window


def _unlocked(stage: Stage) -> QWidget:
    window = _packet(stage, "referral-letter.pdf", "insurance.pdf")
    _unlock(stage, window, "secret")
    return window


def _range(stage: Stage, text: str) -> MainWindow:
    window = _packet(stage, "referral-letter.pdf", "lab-results.tiff")
    row = list(window.compose.documents.rows.values())[1]
    row.choose_pages()
    row.range.edit.setText(text)
    if text:
        row.range.button.click()
    stage.settle()
    return window


def _looking(stage: Stage) -> QWidget:
    world = _world()
    world.documents.hold_look_at = 4
    stage.endless.add("page-looks")
    window = stage.window(world)
    window.compose.open_files([FOLDER / "referral-letter.pdf", FOLDER / "lab-results.tiff"])
    window.compose.set_recipient("312 555 0101")
    stage.settle(lambda: window.compose.packet.contents.looked_at == 3)
    stage.settle()
    return window


def _damaged(stage: Stage) -> QWidget:
    world = _world()
    world.documents.shelf["referral-letter.pdf"] = MadeDocument(verdict=DocumentVerdict(DocumentClass.B, scripts=True))
    return _packet(stage, "referral-letter.pdf", "nothing.pdf", world=world)


def _refused_among(stage: Stage) -> QWidget:
    world = _world()
    world.documents.shelf["results.pdf"] = MadeDocument(content=Content.WEB_PAGE, opening=Opening.REFUSED, size=48_211)
    world.documents.shelf["gone.pdf"] = MadeDocument(gone=True)
    return _packet(stage, "referral-letter.pdf", "results.pdf", "gone.pdf", world=world)


def _too_large(stage: Stage) -> QWidget:
    world = _world()
    world.documents.shelf["scan.pdf"] = MadeDocument(pages=(LETTER,) * 60, size=48_200_000)
    return _packet(stage, "scan.pdf", world=world)


def _long(stage: Stage, world: Made | None = None) -> MainWindow:
    world = world or _world()
    world.documents.shelf["record.pdf"] = MadeDocument(pages=(LETTER,) * 420, size=9_400_000)
    return _packet(stage, "record.pdf", world=world)


def _first_part(stage: Stage, world: Made | None = None) -> MainWindow:
    window = _long(stage, world)
    window.compose.packet.send_first_part()
    stage.settle()
    return window


def _rest(stage: Stage) -> QWidget:
    world = _world()
    window = _first_part(stage, world)
    sheet = open_sheet(stage, window)
    sheet.send.click()
    world.engine.tell(FaxChanged(made_fax(7, AttemptState.UPLOADING, compose_id=sheet.compose_id)))
    stage.settle()
    return window


def open_sheet(stage: Stage, window: MainWindow) -> LastSheet:
    window.compose.open_last_sheet()
    stage.settle()
    sheet: LastSheet = window.findChildren(LastSheet)[0]
    return sheet


def _sheet_prepared(stage: Stage) -> QWidget:
    return open_sheet(stage, _three(stage))


def _sheet_preparing(stage: Stage) -> QWidget:
    world = _world()
    world.documents.hold_making_at = 4
    window = _packet(stage, "referral-letter.pdf", "ecg-scan.png", "lab-results.tiff", world=world)
    stage.endless.add("preparing")
    window.compose.open_last_sheet()
    sheet: LastSheet = window.findChildren(LastSheet)[0]
    stage.settle(lambda: "4" in sheet.first_page.preparing)
    return sheet


def _sheet_not_made(stage: Stage) -> QWidget:
    world = _world()
    world.documents.not_made = DiskFull()
    window = _packet(stage, "referral-letter.pdf", "lab-results.tiff", world=world)
    return open_sheet(stage, window)


def _sheet_outdated(stage: Stage) -> QWidget:
    window = _three(stage)
    sheet = open_sheet(stage, window)
    window.compose.open_files([FOLDER / "another.pdf"])
    stage.settle()
    return sheet


SCENES = (
    Scene("compose-several", _several),
    Scene("compose-several-changed", _changed),
    Scene("compose-locked", _locked),
    Scene("compose-locked-among-several", _locked_among),
    Scene("compose-wrong-password", _wrong_password),
    Scene("compose-unlocked", _unlocked),
    Scene("compose-range", lambda stage: _range(stage, "")),
    Scene("compose-range-wrong", lambda stage: _range(stage, "2-9")),
    Scene("compose-range-set", lambda stage: _range(stage, "1, 3-4")),
    Scene("compose-looking", _looking),
    Scene("compose-damaged", _damaged),
    Scene("compose-refused-among-several", _refused_among),
    Scene("compose-too-large", _too_large),
    Scene("compose-420-pages", _long),
    Scene("compose-first-part", _first_part),
    Scene("compose-rest", _rest),
    Scene("last-sheet-prepared", _sheet_prepared),
    Scene("last-sheet-preparing", _sheet_preparing),
    Scene("last-sheet-not-made", _sheet_not_made),
    Scene("last-sheet-outdated", _sheet_outdated),
)
