"""*Faxes*: the list at the left, one fax at the right."""

import getpass
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QStackedWidget, QWidget

from app.core.errors import FaxError
from app.core.fax import Fax
from app.core.language import tr
from app.core.orders import FaxOrder
from app.ui import theme
from app.ui.account_in_use import AccountInUse
from app.ui.background import Background
from app.ui.buttons import primary_button, secondary_button
from app.ui.engine_link import EngineLink
from app.ui.faxes.details import Details
from app.ui.faxes.finding import Finding
from app.ui.faxes.list_view import FaxListView
from app.ui.faxes.model import BLOCK, FaxList
from app.ui.faxes.news import FaxNews
from app.ui.faxes.report_card import ReportCard
from app.ui.services import Services
from app.ui.widgets import Banner, StateIcon, column, label, row


def _utc_now() -> datetime:
    return datetime.now(UTC)


class FaxesPage(QWidget):
    new_fax_wanted = Signal()
    compose_again = Signal(object)  # Fax
    setup_wanted = Signal(object)  # Concern
    count_changed = Signal(int)  # of those that need a person

    def __init__(
        self,
        services: Services,
        account: AccountInUse,
        link: EngineLink,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        super().__init__()
        self._account, self._now = account, now
        self._reader = Background("fax-reader", self)
        self.faxes = FaxList(now, self)
        self.list = FaxListView(self.faxes)
        self.finding = Finding(account, now)
        report = ReportCard(lambda: account.session.report if account.session else None, services.open_page, now)
        self.details = Details(now, _user_name(), report)
        self.second = QTimer(self)
        self.second.setInterval(1000)
        self.second.timeout.connect(self._tick)
        self._arrange()
        self.faxes.block_wanted.connect(self._load)
        self.faxes.needs_you_changed.connect(self.count_changed)
        self.finding.changed.connect(self._show_found)
        self.finding.list_wanted.connect(self.list.setFocus)
        self.finding.failed.connect(self._not_read)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.finding.start)
        self.list.fax_chosen.connect(self._show)
        self.details.ordered.connect(self._order)
        self.details.compose_again.connect(self.compose_again)
        self.details.setup_wanted.connect(self.setup_wanted)
        self.details.page_wanted.connect(services.open_page)
        account.opened.connect(self._begin)
        link.fax_changed.connect(self._told)
        link.order_refused.connect(self._refused)
        link.upload_progress.connect(self.faxes.tell_upload)
        link.upload_progress.connect(self.finding.found.tell_upload)
        self._begin()

    def show_fax(self, fax_id: int) -> None:
        """Chooses a fax, read first where it is not loaded yet."""
        session = self._account.session
        self.finding.clear()
        if not self.list.choose(fax_id) and session is not None:
            self._reader.ask(lambda: session.faxes.get(fax_id), self._add_and_choose, self._not_read)
        self.list.setFocus()

    def check_now(self) -> None:
        """Asks Telnyx about the fax that is shown."""
        self.details.check_now()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick()
        self._run_seconds()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._run_seconds()

    # looks

    def _arrange(self) -> None:
        self.trouble = Banner("error")
        self.try_again = secondary_button(tr("Try again"), self._begin)
        self.trouble.buttons.addWidget(self.try_again)
        self.trouble.buttons.addStretch(1)
        self.trouble.hide()
        self.reading = label(tr("Reading the list of faxes…"), tone="secondary")
        left = QWidget()
        left.setLayout(column(self.finding, self.trouble, self.reading, self.list))
        self._right = QStackedWidget()
        self._right.addWidget(QWidget())  # nothing is chosen while there is nothing to choose
        self._right.addWidget(self.details)
        both = QWidget()
        columns = QHBoxLayout(both)
        columns.setContentsMargins(theme.L, theme.S, theme.M, 0)
        columns.setSpacing(theme.L)
        columns.addWidget(left, 12)
        columns.addWidget(self._right, 13)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(both)
        self._stack.addWidget(self._make_empty())

    def _make_empty(self) -> QWidget:
        self.new_fax = primary_button(tr("New fax"), lambda: self.new_fax_wanted.emit())
        title = label(tr("No faxes yet"), kind="title")
        words = label(tr("Send your first fax: drop a PDF on this window, or start here."), tone="secondary")
        page = QWidget()
        page.setLayout(
            column(1, *_centred(StateIcon("inbox", "secondary", 48), title, words, self.new_fax), 2, spacing=theme.M)
        )
        return page

    def _show_what_there_is(self) -> None:
        self.reading.hide()
        self._stack.setCurrentIndex(1 if self.faxes.is_empty else 0)
        unseen = not (self.isVisible() or self.list.chosen_by_person)
        if not self.finding.is_on and (self.details.fax is None or unseen) and self.faxes.rowCount():
            self.list.choose_first()  # who comes to the page finds on top what is newest and what needs them
        self._run_seconds()

    def _show_found(self) -> None:
        """What fits what is typed, or all of it again, with what was looked at."""
        looked_at = self.details.fax
        shown = self.finding.found if self.finding.is_on else self.faxes
        self.list.show_faxes(shown)
        if looked_at is None or not self.list.choose(looked_at.id):
            self.list.choose_first()
        if not shown.rowCount():
            self._show(None)

    # reading

    def _begin(self) -> None:
        """An account is there, or another one than before."""
        self._reader.drop()
        self._news = FaxNews(self, self._now)
        self.finding.clear()
        self.trouble.hide()
        self.reading.show()
        self._stack.setCurrentIndex(0)
        self._show(None)
        account = self._account.account
        self.details.practice.setVisible(account is not None and account.is_practice)
        self.faxes.restart()
        if session := self._account.session:
            self._reader.ask(session.faxes.open_faxes, self._add_open, self._not_read)

    def _load(self, before_id: int | None) -> None:
        if session := self._account.session:
            self._reader.ask(lambda: session.faxes.page(BLOCK, before_id), self._add_block, self._not_read)

    def _add_block(self, faxes: Sequence[Fax]) -> None:
        self.faxes.add_block(faxes)
        self._show_what_there_is()

    def _add_open(self, faxes: Sequence[Fax]) -> None:
        self.faxes.add(faxes)
        self._show_what_there_is()

    def _add_and_choose(self, fax: Fax | None) -> None:
        if fax is not None:
            self.faxes.add([fax])
            self._show_what_there_is()
            self.list.choose(fax.id)

    def _not_read(self, error: FaxError) -> None:
        self.faxes.block_failed()
        self.reading.hide()
        self.trouble.say(tr("The list could not be read."), str(error.sentence))
        self.trouble.show()

    def _read_timeline(self, fax_id: int) -> None:
        if session := self._account.session:
            self._reader.ask(
                lambda: session.faxes.timeline(fax_id), self.details.show_timeline, self._not_read, key="timeline"
            )

    # one fax

    def _show(self, fax: Fax | None) -> None:
        if fax is None:
            self._right.setCurrentIndex(0)
            self.details.fax = None
            return
        self.details.show_fax(fax)
        self._right.setCurrentIndex(1)
        self._read_timeline(fax.id)

    def _told(self, fax: Fax) -> None:
        self.faxes.tell(fax)
        self.finding.tell(fax)
        self._news.tell(fax)
        self._show_what_there_is()
        if self.details.fax is not None and self.details.fax.id == fax.id:
            self._show(fax)

    def _refused(self, fax_id: int, error: FaxError) -> None:
        if self.details.fax is not None and self.details.fax.id == fax_id:
            self.details.show_refusal(error)

    def _order(self, order: FaxOrder) -> None:
        if session := self._account.session:
            session.give(order)

    # time

    def _tick(self) -> None:
        self.faxes.tick()
        self.finding.found.tick()
        self.details.tick()

    def _run_seconds(self) -> None:
        """Seconds are counted only where somebody sees them."""
        if not (self.isVisible() and self.faxes.has_in_progress):
            self.second.stop()
        elif not self.second.isActive():
            self.second.start()


def _centred(*widgets: QWidget) -> list[QHBoxLayout]:
    return [row(1, widget, 1) for widget in widgets]


def _user_name() -> str:
    """The user's name on this computer, which stands beside a decision; "" where the system does not tell."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # which one depends on Python's version and the system
        return ""
