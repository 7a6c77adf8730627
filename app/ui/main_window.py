"""The window: the account's bar, the tabs, the pages behind them; drops anywhere; shortcuts; the way out."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.core.choices import amount
from app.core.errors import FaxError
from app.core.fax import Fax
from app.core.language import tr
from app.core.settings import AccountKind
from app.ui import icons, theme
from app.ui.account_bar import AccountBar
from app.ui.account_in_use import AccountInUse
from app.ui.accounts.other_accounts import OtherAccounts
from app.ui.background import Background
from app.ui.closing import Closing
from app.ui.compose.kept_line import KeptLine
from app.ui.compose.page import ComposePage
from app.ui.drop import DropVeil, accept_copy, files_of
from app.ui.engine_link import EngineLink
from app.ui.front import show_in_front
from app.ui.paused_banner import PausedBanner
from app.ui.services import Services
from app.ui.tab_row import TabRow
from app.ui.widgets import on_screen

if TYPE_CHECKING:
    from app.ui.faxes.page import FaxesPage
    from app.ui.settings.page import SettingsPage
    from app.ui.setup.concern import Concern
    from app.ui.setup.page import SetupPage

_Page = TypeVar("_Page", bound=QWidget)
_TITLES = {
    AccountKind.PRACTICE: tr("Practice account"),
    AccountKind.TELNYX: "",
    AccountKind.OTHER_SERVER: tr("Another server"),
}
_LONGEST_LEAVE_MS = 6000  # a little more than Services.leave may take


def _utc_now() -> datetime:
    return datetime.now(UTC)


class MainWindow(QMainWindow):
    """Opens the account of the settings by itself, after the first paint. `left` is the end: nothing is under way
    any more."""

    left = Signal()

    def __init__(self, services: Services, now: Callable[[], datetime] = _utc_now) -> None:
        super().__init__()
        self.setWindowTitle("Faxwell")
        self.setWindowIcon(icons.app_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(on_screen(self, 780, 560))
        self._services = services
        self._background = Background("window", self)
        self._leaving = False
        self._ended = False
        self._painted = False
        self._opened = False
        self.link = EngineLink(self)
        self.account = AccountInUse(services, self.link, self)
        self.others = OtherAccounts(services, self.account, self)
        self.bar = AccountBar(self.account, self.others)
        self.tabs = TabRow()
        self.paused = PausedBanner()
        self.compose = ComposePage(services, self.account, self.link, now)
        self.kept = KeptLine(self.compose, services, self.account, self._background)
        self.closing = Closing(self, services, self.account, self.link, self.others)
        self._now = now
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self.drop_veil = DropVeil(self)
        theme.current().dress()
        self.resize(on_screen(self, 1180, 800))
        if services.window:
            self.restoreGeometry(QByteArray(services.window))

    def _lay_out(self) -> None:
        self._paused_place = QWidget()
        paused = QVBoxLayout(self._paused_place)
        paused.setContentsMargins(theme.L, 0, theme.L, theme.M)
        paused.addWidget(self.paused)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.tabs)
        layout.addWidget(self._paused_place)
        self._paused_place.hide()
        layout.addWidget(self.kept)
        layout.addWidget(self._pages, 1)
        self._pages.addWidget(self.compose)
        self.setCentralWidget(content)

    @cached_property
    def faxes(self) -> "FaxesPage":
        from app.ui.faxes.page import FaxesPage

        page = FaxesPage(self._services, self.account, self.link, self._now)
        page.count_changed.connect(partial(self.tabs.count, 1))
        page.new_fax_wanted.connect(self._new_fax)
        page.compose_again.connect(self._compose_again)
        page.setup_wanted.connect(self.show_setup)
        return self._added(page)

    @cached_property
    def settings(self) -> "SettingsPage":
        from app.ui.settings.page import SettingsPage

        page = SettingsPage(self._services, self.account)
        page.account.connect_wanted.connect(self._connect_account)
        page.setup.setup_wanted.connect(self.show_setup)
        page.accounts.connect_wanted.connect(self._connect_account)
        return self._added(page)

    @cached_property
    def setup(self) -> "SetupPage":
        from app.ui.setup.page import SetupPage

        page = SetupPage(self._services, self.account)
        page.settings_wanted.connect(self.show_settings)
        page.test_wanted.connect(self._begin_test)
        return self._added(page)

    def _added(self, page: _Page) -> _Page:
        self._pages.addWidget(page)
        for widget in page.findChildren(QWidget):
            widget.setAcceptDrops(False)  # a field would take a dropped file as text; the window takes it all
        return page

    def _connect(self) -> None:
        self.closing.open_wanted.connect(partial(show_in_front, self))
        self.closing.quit_wanted.connect(self.leave)
        self.tabs.picked.connect(self.show_page)
        self.bar.connect_wanted.connect(self._connect_account)
        self.bar.numbers_wanted.connect(self._show_practice_numbers)
        self.bar.faxes_wanted.connect(partial(self.show_page, 1))
        self.compose.settings_wanted.connect(self.show_setup)
        self.compose.setup_wanted.connect(self.show_setup)
        self.compose.fax_wanted.connect(self.show_fax)
        self.account.opened.connect(self._enter)
        self.account.accounts_changed.connect(self._show_account)
        self.account.looked.connect(self._show_balance)
        self.paused.resume_wanted.connect(self.link.resume_queue)
        self.paused.setup_wanted.connect(self.show_setup)
        self.link.queue_paused.connect(self._show_paused)
        self.link.queue_resumed.connect(self._paused_place.hide)
        self.link.begun_anew.connect(self._show_news)

    def _add_shortcuts(self) -> None:
        for keys, name, act in (
            (QKeySequence.StandardKey.Open, tr("Add a document"), self._add),
            (QKeySequence.StandardKey.Paste, tr("Paste files or a picture"), self._paste),
            (QKeySequence.StandardKey.Undo, tr("Take the last change back"), self._undo),
            (QKeySequence.StandardKey.New, tr("New fax"), self._new_fax),
            ("Ctrl+1", tr("New fax"), lambda: self.show_page(0)),
            ("Ctrl+2", tr("Faxes"), lambda: self.show_page(1)),
            ("Ctrl+3", tr("Settings"), self.show_settings),
            ("Ctrl+,", tr("Settings"), self.show_settings),
            ("Ctrl+Return", tr("Send fax"), self._send),
            ("Ctrl+Enter", tr("Send fax"), self._send),
            ("F5", tr("Check now"), self._check_now),
            (QKeySequence.StandardKey.Quit, tr("Quit"), self.close),
        ):
            action = QAction(name, self)
            action.setShortcut(QKeySequence(keys))
            action.setAutoRepeat(False)
            action.triggered.connect(act)
            self.addAction(action)

    def begin_unseen(self) -> None:
        """Instead of being shown: complete, but in nobody's way."""
        self._painted = True
        self._complete()
        self.closing.begin_unseen()

    @property
    def is_leaving(self) -> bool:
        return self._leaving

    # orders

    def show_page(self, number: int) -> None:
        self.tabs.choose(number)
        self._pages.setCurrentWidget((self.compose, self.faxes, self.settings)[number])

    def show_settings(self) -> None:
        self.show_page(2)

    def show_setup(self, concern: "Concern | None" = None) -> None:
        """The doctor; with a concern, at its line."""
        self._show_setup_page()
        self.setup.show_doctor(concern)

    def _show_setup_page(self) -> None:
        self.tabs.choose(2)
        self._pages.setCurrentWidget(self.setup)

    def show_fax(self, fax_id: int) -> None:
        self.show_page(1)
        self.faxes.show_fax(fax_id)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Files from a drop, the command line or another start."""
        if paths:
            self.show_page(0)
            self.compose.open_files(paths)

    def _add(self) -> None:
        self.show_page(0)
        self.compose.add()

    def _paste(self) -> None:
        if self.compose.paste():
            self.show_page(0)

    def _undo(self) -> None:
        if self.tabs.chosen == 0:
            self.compose.packet.undo()
        elif self._pages.currentWidget() is self.settings:
            self.settings.undoing.undo()

    def _new_fax(self) -> None:
        self.show_page(0)
        self.compose.begin()

    def _send(self) -> None:
        if self.tabs.chosen == 0:
            self.compose.open_last_sheet()

    def _check_now(self) -> None:
        self.account.look()
        self.faxes.check_now()

    def _connect_account(self) -> None:
        self._show_setup_page()
        self.setup.begin_connecting()

    def _begin_test(self) -> None:
        """A fax with the sample, or with what is on the page already; the person says to whom."""
        self.show_page(0)
        if not self.compose.packet.contents.parts:
            self.compose.try_sample()
        self.compose.begin()

    def _compose_again(self, fax: Fax) -> None:
        self.show_page(0)
        self.compose.begin_again(fax)

    def _show_practice_numbers(self) -> None:
        from app.ui.practice_numbers import PracticeNumbers

        table = PracticeNumbers(self._services.practice_numbers, self)
        table.picked.connect(self._use_number)
        table.open()

    def _use_number(self, e164: str) -> None:
        self.show_page(0)
        self.compose.set_recipient(e164)

    # what is told

    def _enter(self) -> None:
        self._show_account()
        self.tabs.balance.setText("")
        if self._opened:
            self._paused_place.hide()  # what is said there is about the account before
        self._opened = True

    def _show_account(self) -> None:
        """Everywhere it is said from which account faxes go."""
        account = self.account.account
        if account:
            self.bar.show_account(account)
            self.compose.form.account_tag.show_account(account)
            self.setWindowTitle(" – ".join(filter(None, (_TITLES[account.kind] or account.name, "Faxwell"))))

    def _show_balance(self) -> None:
        overview, account = self.account.overview, self.account.account
        known = overview is not None and account is not None and account.kind is not AccountKind.PRACTICE
        self.tabs.balance.setText(tr("Balance {amount}", amount=amount(overview.balance)) if known and overview else "")

    def _show_news(self, error: FaxError) -> None:
        """It stays until another account is opened, or other news takes its place."""
        self.paused.say_news(error)
        self._paused_place.show()

    def _show_paused(self, error: FaxError) -> None:
        self.paused.say_paused(error)
        self._paused_place.show()

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._complete)

    def _complete(self) -> None:
        """After the first paint: the rest of the window piece by piece, then the account."""
        self.compose.begin()
        if self._services.news:
            self._show_news(self._services.news)
        self._background.ask(_import_numbers, lambda _: None)
        pieces: list[Callable[[], object]] = [
            lambda: self.compose.desk.preview,
            lambda: self.compose.strip,
            lambda: self.faxes,
            lambda: self.settings,
            lambda: self.setup,
            lambda: self.account.open(self._services.settings.account),
        ]
        for piece in pieces:
            QTimer.singleShot(0, self, piece)  # one a turn, so that a key pressed meanwhile is not kept waiting

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_of(event.mimeData()):
            self.drop_veil.lift(self.rect())
            accept_copy(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop_veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_veil.hide()
        accept_copy(event)
        self.open_files(files_of(event.mimeData()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.drop_veil.setGeometry(self.rect())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.isMinimized():
            self.closing.come_back()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        if not self._leaving and not self.closing.holds_back():
            self.leave()

    def leave(self) -> None:
        """Hidden at once; the end comes when no request is in flight any more, or has taken too long."""
        if self._leaving:
            return
        self._leaving = True
        geometry = bytes(self.saveGeometry().data())
        self.hide()
        self.kept.keeping.keep_now()
        QTimer.singleShot(_LONGEST_LEAVE_MS, self, self._end)
        self._background.ask(partial(self._leave, geometry), self._end, self._end)

    def _end(self, _: object = None) -> None:
        if not self._ended:
            self._ended = True
            self.left.emit()

    def _leave(self, geometry: bytes) -> None:
        self._services.save_window(geometry)
        self._services.leave()


def _import_numbers() -> None:
    from app.core.number import parse_fax_number

    parse_fax_number("+13125550101")
