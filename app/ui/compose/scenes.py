"""*New fax* in its states, for the pictures."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.core.attempt import AttemptState
from app.core.document import Content, DocumentClass, DocumentVerdict, Opening
from app.core.errors import DiskFull, KeyRefused, NewerVersion, Offline
from app.core.orders import FaxChanged, QueuePaused, SubmitRefused, UploadProgress
from app.core.settings import AccountKind
from app.ui.compose.last_sheet import LastSheet
from app.ui.compose.packet_scenes import open_sheet
from app.ui.made.documents import LETTER, LETTER_PATH, MadeDocument
from app.ui.made.faxes import MadeReader, made_fax
from app.ui.made.services import Made, made
from app.ui.main_window import MainWindow
from app.ui.pictures import Scene, Stage
from app.ui.practice_numbers import PracticeNumbers


def _empty(stage: Stage) -> QWidget:
    return stage.window(made(AccountKind.PRACTICE))


def _no_account(stage: Stage) -> QWidget:
    world = made()
    world.locked_out = NewerVersion()
    return stage.window(world)


def _filled(stage: Stage, world: Made | None = None, pages: int = 6, number: str = "312 555 0101") -> MainWindow:
    world = world or made()
    world.documents.shelf.setdefault(LETTER_PATH.name, MadeDocument(pages=(LETTER,) * pages, size=2_100_000))
    window = stage.window(world)
    window.compose.open_files([LETTER_PATH])
    window.compose.set_recipient(number)
    stage.settle()
    return window


def _odd(stage: Stage, document: MadeDocument) -> QWidget:
    world = made()
    world.documents.shelf[LETTER_PATH.name] = document
    return _filled(stage, world)


def _ready(stage: Stage) -> QWidget:
    window = _filled(stage)
    window.compose.desk.preview.show_page(1)
    window.compose.send_button.setFocus()
    return window


def _ready_practice(stage: Stage) -> QWidget:
    return _filled(stage, made(AccountKind.PRACTICE))


def _zoomed(stage: Stage) -> QWidget:
    window = _filled(stage)
    for _ in range(3):
        window.compose.desk.preview.page_view.zoom_in()
    window.compose.desk.preview.page_view.setFocus()
    return window


def _checking(stage: Stage) -> QWidget:
    world = made()
    world.documents.hold_at = 40
    world.documents.shelf[LETTER_PATH.name] = MadeDocument(pages=(LETTER,) * 350, size=14_800_000)
    window = stage.window(world)
    window.compose.set_recipient("+13125550101")
    window.compose.open_files([LETTER_PATH])
    stage.endless.add("document-examining")
    stage.settle(lambda: window.compose.checks.pages_done == 40)
    return window


def _refused_number(stage: Stage) -> QWidget:
    return _filled(stage, number="1-800-FLOWERS")


def _hidden_characters(stage: Stage) -> QWidget:
    return _filled(stage, number="\u202e6727637213")


def _abroad(stage: Stage) -> QWidget:
    return _filled(stage, number="+1 242 327 1234")


def _damaged(stage: Stage) -> QWidget:
    world = made()
    world.documents.shelf[LETTER_PATH.name] = MadeDocument(
        verdict=DocumentVerdict(DocumentClass.C, (2, 3), scripts=True)
    )
    return _filled(stage, world)


def _not_a_pdf(stage: Stage) -> QWidget:
    world = made()
    world.documents.shelf[LETTER_PATH.name] = MadeDocument(
        content=Content.WEB_PAGE, opening=Opening.REFUSED, size=48_211
    )
    return _filled(stage, world)


def _long_name(stage: Stage) -> QWidget:
    world = made()
    name = "Scan of the complete record, second copy with every attachment \u202efdp.exe\nand more.pdf"
    world.documents.shelf[name] = MadeDocument(verdict=DocumentVerdict(DocumentClass.A, attachments=True))
    window = stage.window(world)
    window.compose.open_files([Path("/home/clinic", name)])
    stage.settle()
    return window


def _dragging(stage: Stage) -> QWidget:
    window = stage.window(made())
    window.drop_veil.lift(window.rect())
    return window


def _last_sheet(stage: Stage, kind: AccountKind = AccountKind.TELNYX, number: str = "+13125550101") -> LastSheet:
    return open_sheet(stage, _filled(stage, made(kind), number=number))


def _last_sheet_practice(stage: Stage) -> QWidget:
    return _last_sheet(stage, AccountKind.PRACTICE)


def _last_sheet_abroad(stage: Stage) -> QWidget:
    return _last_sheet(stage, AccountKind.OTHER_SERVER, "+1 242 327 1234")


def _last_sheet_new_number(stage: Stage) -> QWidget:
    """One that nothing was delivered to, and that is nearly another."""
    world = made()
    world.settings = replace(world.settings, asks_again=True)
    world.reader = MadeReader(
        [made_fax(each, AttemptState.DELIVERED, recipient="+13125550110") for each in range(1, 15)]
    )
    return open_sheet(stage, _filled(stage, world))


def _last_sheet_waiting(stage: Stage) -> QWidget:
    sheet = _last_sheet(stage)
    sheet.send.click()
    return sheet


def _last_sheet_refused(stage: Stage) -> QWidget:
    world = made()
    window = _filled(stage, world)
    window.compose.open_last_sheet()
    sheet: LastSheet = window.findChildren(LastSheet)[0]
    sheet.send.click()
    world.engine.tell(SubmitRefused(sheet.compose_id, DiskFull()))
    stage.settle()
    return sheet


def _sent(stage: Stage, state: AttemptState, uploaded: int | None = None, **attempt: object) -> MainWindow:
    """After Send: the page is free again, the strip follows the fax."""
    world = made()
    window = _filled(stage, world)
    window.compose.open_last_sheet()
    sheet: LastSheet = window.findChildren(LastSheet)[0]
    sheet.send.click()
    fax = made_fax(7, state, compose_id=sheet.compose_id, pages=6, attempt=attempt)
    world.engine.tell(FaxChanged(fax))
    if uploaded is not None:
        world.engine.tell(UploadProgress(7, uploaded, 100))
    stage.settle()
    window.compose.open_files([LETTER_PATH])
    stage.settle()
    return window


def _uploading(stage: Stage) -> QWidget:
    return _sent(stage, AttemptState.UPLOADING, 45)


def _sending(stage: Stage) -> QWidget:
    return _sent(stage, AttemptState.ACCEPTED, raw_status="sending")


def _delivered(stage: Stage) -> QWidget:
    return _sent(stage, AttemptState.DELIVERED, raw_status="delivered")


def _busy(stage: Stage) -> QWidget:
    return _sent(stage, AttemptState.FAILED, raw_status="failed", reason="user_busy")


def _needs_check(stage: Stage) -> QWidget:
    return _sent(stage, AttemptState.UNKNOWN)


def _offline(stage: Stage) -> QWidget:
    world = made()
    world.overview = Offline()
    world.chosen = type(world.chosen)()
    return stage.window(world)


def _paused(stage: Stage) -> QWidget:
    world = made()
    window = _filled(stage, world)
    world.engine.tell(QueuePaused(KeyRefused()))
    stage.settle()
    return window


def _other_server(stage: Stage) -> QWidget:
    return _filled(stage, made(AccountKind.OTHER_SERVER))


def _practice_numbers(stage: Stage) -> QWidget:
    window = stage.window(made(AccountKind.PRACTICE))
    window.bar.numbers.click()
    stage.settle()
    return window.findChildren(PracticeNumbers)[0]


SCENES = (
    Scene("compose-no-account", _no_account),
    Scene("compose-empty", _empty),
    Scene("compose-ready", _ready),
    Scene("compose-ready-practice", _ready_practice),
    Scene("compose-zoomed", _zoomed),
    Scene("compose-checking", _checking),
    Scene("compose-number-letters", _refused_number),
    Scene("compose-number-hidden", _hidden_characters),
    Scene("compose-number-abroad", _abroad),
    Scene("compose-page-unreadable", _damaged),
    Scene("compose-not-a-pdf", _not_a_pdf),
    Scene("compose-long-name", _long_name),
    Scene("compose-dragging", _dragging),
    Scene("compose-offline", _offline),
    Scene("compose-paused", _paused),
    Scene("compose-other-server", _other_server),
    Scene("compose-uploading", _uploading),
    Scene("compose-sending", _sending),
    Scene("compose-delivered", _delivered),
    Scene("compose-busy", _busy),
    Scene("compose-needs-check", _needs_check),
    Scene("last-sheet", _last_sheet),
    Scene("last-sheet-practice", _last_sheet_practice),
    Scene("last-sheet-abroad", _last_sheet_abroad),
    Scene("last-sheet-new-number", _last_sheet_new_number),
    Scene("last-sheet-waiting", _last_sheet_waiting),
    Scene("last-sheet-refused", _last_sheet_refused),
    Scene("practice-numbers", _practice_numbers),
)
