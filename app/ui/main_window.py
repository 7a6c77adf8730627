"""The window: the account's bar, the tabs, the pages behind them; drops anywhere; shortcuts; the way out."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.core.fax import Fax
from app.ui import icons, theme
from app.ui.account_bar import AccountBar
from app.ui.account_in_use import AccountInUse
from app.ui.account_shown import AccountShown
from app.ui.accounts.other_accounts import OtherAccounts
from app.ui.background import Background
from app.ui.closing import Closing
from app.ui.compose.kept_line import KeptLine
from app.ui.compose.page import ComposePage
from app.ui.drop import DropVeil, accept_copy, files_of
from app.ui.engine_link import EngineLink
from app.ui.front import show_in_front
from app.ui.leaving import Leaving
from app.ui.paused_banner import PausedBanner, PausedPlace
from app.ui.services import Services
from app.ui.shortcuts import Shortcuts
from app.ui.tab_row import TabRow
from app.ui.widgets import on_screen

if TYPE_CHECKING:
    from app.ui.faxes.page import FaxesPage
    from app.ui.settings.page import SettingsPage
    from app.ui.setup.concern import Concern
    from app.ui.setup.page import SetupPage

_Page = TypeVar("_Page", bound=QWidget)


def _utc_now() -> datetime:
    return datetime.now(UTC)


class MainWindow(QMainWindow):
    """Opens the account of the settings by itself, after the first paint."""

    def __init__(self, services: Services, now: Callable[[], datetime] = _utc_now) -> None:
        super().__init__()
        self.setWindowTitle("Faxwell")
        self.setWindowIcon(icons.app_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(on_screen(self, 780, 560))
        self._services = services
        self._background = Background("window", self)
        self._painted = False
        self.link = EngineLink(self)
        self.account = AccountInUse(services, self.link, self)
        self.others = OtherAccounts(services, self.account, self)
        self.bar = AccountBar(self.account, self.others)
        self.tabs = TabRow()
        self.paused = PausedBanner()
        self._paused_place = PausedPlace(self.paused, self.account, self.link)
        self.compose = ComposePage(services, self.account, self.link, now)
        self.kept = KeptLine(self.compose, services, self.account, self._background)
        self.leaving = Leaving(self, services, self.kept.keeping, self._background)
        self.closing = Closing(self, services, self.account, self.link, self.others)
        self._now = now
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        AccountShown(self, self.account, self.bar, self.compose.form.account_tag, self.tabs)
        Shortcuts(self)
        self.drop_veil = DropVeil(self)
        theme.current().dress()
        self.resize(on_screen(self, 1180, 800))
        if services.window:
            self.restoreGeometry(QByteArray(services.window))

    def _lay_out(self) -> None:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.tabs)
        layout.addWidget(self._paused_place)
        layout.addWidget(self.kept)
        layout.addWidget(self._pages, 1)
        self._pages.addWidget(self.compose)
        self.setCentralWidget(content)

    @cached_property
    def faxes(self) -> "FaxesPage":
        from app.ui.faxes.page import FaxesPage

        page = FaxesPage(self._services, self.account, self.link, self._now)
        page.count_changed.connect(partial(self.tabs.count, 1))
        page.new_fax_wanted.connect(self.begin_fax)
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
        self.closing.quit_wanted.connect(self.leaving.begin)
        self.tabs.picked.connect(self.show_page)
        self.bar.connect_wanted.connect(self._connect_account)
        self.bar.numbers_wanted.connect(self._show_practice_numbers)
        self.bar.faxes_wanted.connect(partial(self.show_page, 1))
        self.compose.settings_wanted.connect(self.show_setup)
        self.compose.setup_wanted.connect(self.show_setup)
        self.compose.fax_wanted.connect(self.show_fax)
        self.paused.setup_wanted.connect(self.show_setup)

    def begin_unseen(self) -> None:
        """Instead of being shown: complete, but in nobody's way."""
        self._painted = True
        self._complete()
        self.closing.begin_unseen()

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

    def begin_fax(self) -> None:
        self.show_page(0)
        self.compose.begin()

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
            self._paused_place.show_news(self._services.news)
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
        if not self.leaving.has_begun and not self.closing.holds_back():
            self.leaving.begin()


def _import_numbers() -> None:
    from app.core.number import parse_fax_number

    parse_fax_number("+13125550101")
