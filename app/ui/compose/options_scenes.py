"""Options, documents from elsewhere and files that are stored at Telnyx, in their states, for the pictures."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from app.core.attempt import AttemptState
from app.core.document import DocumentClass, DocumentVerdict
from app.core.errors import NoDocumentThere, Offline
from app.core.options import SendOptions
from app.core.stored_file import StoredFile, upload_name
from app.ui.compose.packet_scenes import open_sheet
from app.ui.compose.preview_tools import Form
from app.ui.compose.web_sheet import WebSheet
from app.ui.made.account import CLINIC
from app.ui.made.documents import LETTER, LETTER_PATH, MadeDocument
from app.ui.made.faxes import NOW, MadeReader, made_fax
from app.ui.made.services import Made, made
from app.ui.main_window import MainWindow
from app.ui.pictures import Scene, Stage
from app.ui.stored.dialog import StoredDialog

_URL = "https://records.example.com/shared/2026/discharge-summary.pdf?sig=4f0b1c"
_OTHER_URL = "https://forms.example.com/consent.pdf"
_ALL = SendOptions(
    monochrome=True,
    black_threshold=60,
    t38=False,
    store_preview=True,
    display_name="Riverside Clinic",
    webhook_url="https://hooks.example.com/fax",
)
_FILES = (
    StoredFile("price-list-2026", "application/pdf", NOW - timedelta(days=3), NOW + timedelta(days=362)),
    StoredFile("consent-form", "image/tiff", NOW - timedelta(days=40), NOW + timedelta(days=20)),
    StoredFile("f5586561-8ff0-4291-a0ac-84fe544797bd", "audio/mpeg", NOW - timedelta(days=90), None),
    StoredFile(upload_name("0" * 32), "application/pdf", NOW, NOW + timedelta(days=1)),
)


def _opened(stage: Stage, options: SendOptions, world: Made | None = None) -> MainWindow:
    window = stage.window(world or made())
    window.compose.set_recipient("312 555 0101")
    window.compose.open_files([LETTER_PATH])
    stage.settle()
    window.compose.choosing.choose(options)
    window.compose.form.options.fold.click()
    stage.settle()
    _show_end(window)
    return window


def _show_end(window: MainWindow) -> None:
    bar = window.compose.form.area.verticalScrollBar()
    bar.setValue(bar.maximum())


def _usual(stage: Stage) -> QWidget:
    return _opened(stage, SendOptions())


def _all(stage: Stage) -> QWidget:
    window = _opened(stage, _ALL)
    window.compose.desk.preview.view_tools.choose(Form.RECEIVED)
    stage.settle()
    return window


def _excluded(stage: Stage) -> QWidget:
    options = SendOptions(store_media=True, store_preview=True, display_name="Riverside Clinic")
    window = _opened(stage, options)
    window.compose.form.options.fields.webhook_url.setText("htp:/hooks")
    window.compose.form.options.fields.webhook_url.textEdited.emit("htp:/hooks")
    stage.settle()
    _show_end(window)
    return window


def _folded(stage: Stage) -> QWidget:
    window = _opened(stage, _ALL)
    window.compose.form.options.fold.click()
    stage.settle()
    _show_end(window)
    return window


def _defaults(stage: Stage) -> QWidget:
    world = made()
    world.chosen = replace(CLINIC, defaults=SendOptions(t38=False))
    return _opened(stage, SendOptions(t38=False), world)


def _web_sheet(stage: Stage, typed: str, world: Made | None = None, look: bool = False) -> WebSheet:
    window = stage.window(world or made())
    window.compose.elsewhere.open_web()
    sheet: WebSheet = window.findChildren(WebSheet)[0]
    sheet.edit.setPlainText(typed)
    if look:
        sheet.look.click()
    stage.settle()
    return sheet


def _web(typed: str) -> Callable[[Stage], QWidget]:
    return lambda stage: _web_sheet(stage, typed)


def _web_looked(stage: Stage) -> QWidget:
    world = made()
    world.documents.shelf["consent.pdf"] = MadeDocument(
        pages=(LETTER,) * 2, verdict=DocumentVerdict(DocumentClass.B, attachments=True)
    )
    world.fetched[_OTHER_URL] = "consent.pdf"
    return _web_sheet(stage, f"{_URL}\n{_OTHER_URL}", world, look=True)


def _web_not_there(stage: Stage) -> QWidget:
    world = made()
    world.fetched[_URL] = NoDocumentThere(status=302)
    return _web_sheet(stage, _URL, world, look=True)


def _elsewhere(stage: Stage, options: SendOptions) -> MainWindow:
    window = stage.window(made())
    window.compose.set_recipient("312 555 0101")
    window.compose.elsewhere.choose(options)
    stage.settle()
    return window


def _from_web(stage: Stage) -> QWidget:
    return _elsewhere(stage, SendOptions(media_urls=(_URL, _OTHER_URL)))


def _from_stored(stage: Stage) -> QWidget:
    window = _elsewhere(stage, SendOptions(stored_name="price-list-2026"))
    window.compose.open_files([LETTER_PATH])
    return window


def _last_sheet_options(stage: Stage) -> QWidget:
    return open_sheet(stage, _opened(stage, _ALL))


def _last_sheet_web(stage: Stage) -> QWidget:
    return open_sheet(stage, _elsewhere(stage, SendOptions(media_urls=(_URL,))))


def _stored(stage: Stage, world: Made) -> StoredDialog:
    window = stage.window(world)
    window.compose.elsewhere.open_stored()
    stage.settle()
    dialog: StoredDialog = window.findChildren(StoredDialog)[0]
    return dialog


def _stored_list(stage: Stage) -> QWidget:
    world = made()
    world.stored = list(_FILES)
    return _stored(stage, world)


def _stored_delete(stage: Stage) -> QWidget:
    world = made()
    world.stored = list(_FILES)
    dialog = _stored(stage, world)
    dialog.rows[1].delete.click()
    stage.settle()
    return dialog


def _stored_none(stage: Stage) -> QWidget:
    return _stored(stage, made())


def _stored_offline(stage: Stage) -> QWidget:
    world = made()
    world.stored = Offline()
    return _stored(stage, world)


def _details(stage: Stage) -> QWidget:
    world = made()
    world.reader = MadeReader(
        [replace(made_fax(3, AttemptState.DELIVERED, attempt={"raw_status": "delivered"}), options=_ALL)]
    )
    window = stage.window(world)
    window.show_fax(3)
    stage.settle()
    return window


SCENES = (
    Scene("options-usual", _usual),
    Scene("options-all", _all),
    Scene("options-excluded", _excluded),
    Scene("options-folded", _folded),
    Scene("options-defaults", _defaults),
    Scene("options-details", _details),
    Scene("web-empty", _web("")),
    Scene("web-wrong", _web(f"{_URL}\nhttp://192.168.1.20/scan.pdf")),
    Scene("web-looked", _web_looked),
    Scene("web-not-there", _web_not_there),
    Scene("elsewhere-web", _from_web),
    Scene("elsewhere-stored", _from_stored),
    Scene("last-sheet-options", _last_sheet_options),
    Scene("last-sheet-web", _last_sheet_web),
    Scene("stored-list", _stored_list),
    Scene("stored-delete", _stored_delete),
    Scene("stored-none", _stored_none),
    Scene("stored-offline", _stored_offline),
)
