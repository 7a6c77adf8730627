"""The doctor: all that an account needs to send, line by line, true at any moment, and what puts it right."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.choices import can_send as usable
from app.core.choices import is_active, numbers_of
from app.core.doctor import Health, Line, Point, can_send, examine, examine_failure, plan
from app.core.errors import FaxError, KeyringLocked, KeyringNotSetUp, ServiceError
from app.core.language import tr
from app.core.repairs import Repair
from app.core.settings import AccountKind, FaxApplication, SenderNumber
from app.ui import theme
from app.ui.account_in_use import AccountInUse
from app.ui.buttons import link_button, primary_button
from app.ui.coming_back import ComingBack
from app.ui.flow import Flow
from app.ui.phrases import grouped
from app.ui.reveal import reveal
from app.ui.settings.remark import Remark
from app.ui.setup.concern import Concern
from app.ui.setup.headline import headline
from app.ui.setup.line_row import Choices, LineRow
from app.ui.setup.plan_box import PlanBox
from app.ui.setup.repairing import Repairing
from app.ui.widgets import Card, column, label, row, visible

_ACCOUNTS = {
    AccountKind.TELNYX: tr("Your Telnyx account"),
    AccountKind.PRACTICE: tr("The practice account"),
    AccountKind.OTHER_SERVER: tr("The account on the other server"),
}

_ASKS_AGAIN = (KeyringLocked, KeyringNotSetUp)
"""A keyring whose dialog was dismissed, which is a coming back too: it would come again and again."""


class DoctorCard(Card):
    page_wanted = Signal(str)
    test_wanted = Signal()

    def __init__(self, account: AccountInUse) -> None:
        super().__init__(spacing=theme.M)
        self._account = account
        self._concern: Concern | None = None
        self._error: FaxError | None = None
        self._waits_for_look = False
        self.repairing = Repairing(account, self)
        self._one: LineRow | None = None  # whose repair is under way; None: the whole plan's
        self._done = 0
        self.lines: tuple[Line, ...] = ()
        self.title = label(kind="title")
        self.state = Remark()
        self.rows = {point: LineRow(point) for point in Point}
        self.body = QWidget()
        self.plan = PlanBox()
        self.set_up = primary_button("", self._ask_for_all)
        self.test = primary_button(tr("Send a &test fax to…"), self.test_wanted.emit, "send")
        self.again = link_button(tr("Look again"), self.look)
        self.way = label(kind="small", tone="secondary", wrap=True)
        self._lay_out()
        self._connect()
        self._show_opened()

    def _lay_out(self) -> None:
        self.column.addLayout(row(self.title, 1, self.again))
        self.column.addWidget(self.state)
        self.body.setLayout(column(*self.rows.values(), spacing=theme.M))
        self.column.addWidget(self.body)
        self.column.addWidget(self.plan)
        self.column.addLayout(Flow(self.set_up, self.test))
        self.column.addWidget(self.way)

    def _connect(self) -> None:
        for point, each in self.rows.items():
            each.repair_wanted.connect(partial(self._repair, each))
            each.page_wanted.connect(self.page_wanted)
            each.chosen.connect(partial(self._choose, point))
        self.plan.agreed.connect(self._do_all)
        self.plan.left.connect(self._show)
        self.repairing.stepped.connect(self._show_step)
        self.repairing.ended.connect(self._show_ended)
        self.repairing.failed.connect(self._show_failed)
        self._account.opened.connect(self._show_opened)
        self._account.proxy_changed.connect(self._show_way)
        self._account.looked.connect(self._show_seen)
        self._account.chosen_changed.connect(self._show)
        self._account.home_changed.connect(self._show)
        self._account.failed.connect(self._show_trouble)
        ComingBack(self).happened.connect(self._look_after_absence)

    # looking

    def look(self) -> None:
        self._say_looking()
        self._account.look()

    def look_at(self, concern: Concern | None) -> None:
        """Somebody is led here; None: to all of it."""
        self._concern, self._waits_for_look = concern, True
        if self._account.session and not self.repairing.is_running:
            self.look()

    def expect_account(self) -> None:
        """Another account is being opened by somebody who will go on here."""
        self._concern, self._waits_for_look = None, True

    def _look_after_absence(self) -> None:
        """Who comes back has perhaps put something right in the portal."""
        done = can_send(self.lines) or self.repairing.is_running or isinstance(self._error, _ASKS_AGAIN)
        if self.isVisible() and self.lines and not done:
            self.look()

    @property
    def country(self) -> str:
        """Where faxes are to go."""
        return (self._concern.country if self._concern else "") or self._account.settings.home_region

    # what is shown

    def _show_opened(self) -> None:
        """An account is there, or another one than before."""
        self._error = None
        self.lines = ()
        self.plan.hide()
        session = self._account.session
        title = _ACCOUNTS[session.account.kind] if session else _ACCOUNTS[AccountKind.TELNYX]
        name = self._account.account.name if self._account.account else ""
        self.title.setText(f"{title} · {visible(name)}" if name else title)
        self._show_way()
        self._show()
        self._say_looking()

    def _show_way(self) -> None:
        session = self._account.session
        self.way.setText(str(session.way) if session else "")
        self.way.setVisible(session is not None and not session.account.is_practice)

    def _say_looking(self) -> None:
        self.state.say(tr("Asking what the account holds…"), "secondary")
        self.again.hide()

    def _show_seen(self) -> None:
        self._error = None
        self._show()
        if self._waits_for_look:
            self._waits_for_look = False
            self._show_concern()

    def _show_trouble(self, error: FaxError) -> None:
        self._error = error
        self._show()
        if self._waits_for_look and not isinstance(error, ServiceError):
            self._waits_for_look = False
            self._show_concern()

    def _show(self, _: object = None) -> None:
        self.lines = self._examined()
        for each in self.lines:
            self.rows[each.point].show_line(each, self._choices(each.point), practice=self._is_practice)
        for point, each_row in self.rows.items():
            each_row.set_free(not self.repairing.is_running)
            each_row.setVisible(point is not Point.KEY or not self._is_practice)  # its key is nobody's business
        self.body.setVisible(bool(self.lines))
        if self.lines:
            self._show_state()
        steps = self._plan()
        busy = self.repairing.is_running or self.plan.isVisibleTo(self)
        self.set_up.setText(tr("&Set it up for me ({count} steps)…", count=len(steps)))
        self.set_up.setVisible(len(steps) > 1 and not busy)
        self.test.setVisible(bool(self.lines) and can_send(self.lines) and not busy)

    def _examined(self) -> tuple[Line, ...]:
        if self._error:
            return examine_failure(self._error)
        overview = self._account.overview
        return examine(overview, self._account.chosen, self.country) if overview else ()

    def _show_state(self) -> None:
        self.again.setVisible(not self.repairing.is_running)
        if isinstance(self._error, ServiceError):
            self.state.say(str(self._error.sentence), "attention")
            return
        self.state.say(*headline(self.lines, len(self._plan()), self._account.chosen.sender))

    def _show_concern(self) -> None:
        if self._concern is None:
            self._go_on()
            return
        target = self.rows[self._concern.point]
        target.show_concern(self._concern.words)
        reveal(target)

    @property
    def _is_practice(self) -> bool:
        account = self._account.account
        return account is not None and account.is_practice

    # what can be chosen

    def _choices(self, point: Point) -> Choices:
        overview, chosen = self._account.overview, self._account.chosen
        if overview is None or self._error:
            return Choices()
        if point is Point.APPLICATION and len(overview.applications) > 1:
            return Choices([(_application(each), each.id) for each in overview.applications], chosen.connection_id)
        numbers = numbers_of(overview, chosen.connection_id) if chosen.connection_id else ()
        if point is Point.NUMBER and len(numbers) > 1:
            return Choices([(_number(each), each.e164) for each in numbers], chosen.sender)
        return Choices()

    def _choose(self, point: Point, value: str) -> None:
        overview, chosen = self._account.overview, self._account.chosen
        if overview is None:
            return
        if point is Point.NUMBER:
            self._account.choose(replace(chosen, sender=value))
            return
        name = next(each.name for each in overview.applications if each.id == value)
        active = [number.e164 for number in numbers_of(overview, value) if is_active(number)]
        sender = active[0] if len(active) == 1 else ""
        self._account.choose(replace(chosen, connection_id=value, application_name=name, sender=sender))

    # putting right

    def _plan(self) -> tuple[Repair, ...]:
        overview = self._account.overview
        if overview is None or self._error:
            return ()
        return plan(overview, self._account.chosen, self.country)

    def _ask_for_all(self) -> None:
        self.plan.ask(self._plan(), practice=self._is_practice)
        self._show()
        reveal(self.plan)

    def _do_all(self) -> None:
        self._begin(None, self.plan.steps)
        self.plan.show_running(0)

    def _repair(self, of: LineRow, repair: Repair) -> None:
        self._begin(of, (repair,))
        of.show_busy()

    def _begin(self, of: LineRow | None, steps: tuple[Repair, ...]) -> None:
        self._one, self._done = of, 0
        self.repairing.run(steps, self.country)
        self._show()

    def _show_step(self, done: int) -> None:
        self._done = done
        if self._one is None:
            self.plan.show_running(done)

    def _show_ended(self) -> None:
        if self._one is None:
            self.plan.hide()
        self._show()
        self._go_on()
        if self._one is not None and self._one.line and self._one.line.health is Health.WRONG:
            self._one.note.say(
                tr("Telnyx took the change, but does not show it yet. Look again in a moment."), "attention"
            )

    def _go_on(self) -> None:
        """The focus goes to what is next."""
        wrong = (self.rows[each.point] for each in self.lines if each.health is Health.WRONG)
        main = next((each for each in (self.test, self.set_up) if each.isVisible()), None)
        if main:
            main.setFocus()
        elif not any(each.take_focus() for each in wrong):
            self.again.setFocus()

    def _show_failed(self, error: FaxError) -> None:
        if self._one is None:
            self.plan.show_failure(self._done, error)
        self._show()
        if self._one is not None:
            self._one.show_failure(error)


def _application(application: FaxApplication) -> str:
    if usable(application):
        return application.name
    return f"{application.name} · {tr('no voice profile') if application.active else tr('switched off')}"


def _number(number: SenderNumber) -> str:
    return grouped(number.e164) if is_active(number) else f"{grouped(number.e164)} · {number.status}"
