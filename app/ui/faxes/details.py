"""The pane at the right: one fax, its state in words, what can be done, what happened, what was sent."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.attempt import Cause
from app.core.errors import FaxError
from app.core.fax import ENDED, Fax, TimelineEntry
from app.core.language import tr
from app.core.orders import Cancel, CancelOther, CheckNow, FaxOrder, GoNow, Resolution, Resolve, StillSend
from app.core.wording import CANCEL_OTHER, CAUSES, OPEN_PORTAL, STILL_SEND
from app.ui import theme
from app.ui.announcing import announce
from app.ui.browser import PORTAL
from app.ui.buttons import secondary_button
from app.ui.faxes.document_card import DocumentCard
from app.ui.faxes.doubt_box import DoubtBox
from app.ui.faxes.report_card import ReportCard
from app.ui.faxes.rows import RowText, row_text
from app.ui.faxes.story import Story, story_of
from app.ui.faxes.timeline_card import TimelineCard, lines_of
from app.ui.flow import Flow
from app.ui.second_click import not_by_enter
from app.ui.setup.concern import Concern, concern_of_fax
from app.ui.widgets import Banner, Card, StateIcon, label, row, scrolled, set_property

_CANCEL: dict[Cause | None, str] = {Cause.HOLD: tr("Take it back"), Cause.FAILED: tr("Stop trying")}


class Details(QWidget):
    ordered = Signal(object)  # FaxOrder
    compose_again = Signal(object)  # Fax
    setup_wanted = Signal(object)  # Concern
    page_wanted = Signal(str)  # an address for the browser

    def __init__(self, now: Callable[[], datetime], who: str, report: ReportCard) -> None:
        """`who` is the user name that stands beside a decision in the timeline."""
        super().__init__()
        self._now, self._who = now, who
        self.fax: Fax | None = None
        self._concern: Concern | None = None  # what of the account's made it fail
        self.head = self._make_head()
        self.report = report
        self.timeline = TimelineCard()
        self.document = DocumentCard()
        content = QWidget()
        cards = QVBoxLayout(content)
        cards.setContentsMargins(0, 0, theme.XS, theme.L)
        cards.setSpacing(theme.M)
        for card in (self.head, self.report, self.timeline, self.document):
            cards.addWidget(card)
        cards.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.area = scrolled(content)
        self.area.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a long story is read on with the arrow keys
        self.area.setAccessibleName(tr("The chosen fax"))
        self.area.setProperty("kind", "read")
        outer.addWidget(self.area)

    def show_fax(self, fax: Fax) -> None:
        """Shows a fax, or that the one that is shown has changed; its timeline comes with `show_timeline`."""
        if self.fax is None or self.fax.id != fax.id:
            self.doubt.start_anew()
            self.timeline.show_lines([])
            self.area.verticalScrollBar().setValue(0)
        self.fax = fax
        self.note.hide()
        story = story_of(fax, self._now())
        self._show_state()
        self.words.setText("\n".join(story.words))
        self.words.setVisible(bool(story.words))
        self._show_boxes(story)
        self._show_buttons(fax, story)
        self.document.show_fax(fax)
        self.report.show_fax(fax)

    def show_timeline(self, entries: Sequence[TimelineEntry]) -> None:
        self.timeline.show_lines(lines_of(entries, self._now()))

    def check_now(self) -> None:
        """Where there is something to be found out."""
        if self.fax is not None and any(attempt.may_exist and attempt.is_open for attempt in self.fax.attempts):
            self._order(lambda fax: CheckNow(fax.id), tr("Checking at Telnyx…"))

    def show_refusal(self, error: FaxError) -> None:
        """An order was not possible."""
        self._say(str(error.sentence), "error")

    def tick(self) -> None:
        """Time went on."""
        if self.fax is not None:
            self._show_state()

    # parts

    def _make_head(self) -> Card:
        card = Card()
        self.recipient = label(kind="title")
        self.recipient.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._icon = StateIcon("clock", "secondary", 18)
        self.state = label(kind="strong", wrap=True)
        self.detail = label(tone="secondary")
        state = row(self._icon, self.state, self.detail)
        state.setStretch(1, 1)
        self.words = label(wrap=True)
        self.practice = label(
            tr("A practice fax: it did not leave this computer, and no real machine got it."),
            tone="attention",
            wrap=True,
        )
        self.practice.hide()
        self.note = label(wrap=True)
        self.note.hide()
        card.column.addWidget(self.recipient)
        card.column.addLayout(state)
        for part in (self.words, self.practice, self._make_alarm(), self._make_doubt(), self._make_still_send()):
            card.column.addWidget(part)
        self.cancel = secondary_button(
            tr("Cancel this fax"), lambda: self._order(lambda fax: Cancel(fax.id), tr("Canceling…"))
        )
        self.go_now = secondary_button(tr("Send now"), lambda: self._order(lambda fax: GoNow(fax.id), tr("Sending…")))
        self.cancel_asked = label(
            tr("Cancel asked. Telnyx has the last word: it may still arrive."), tone="secondary", wrap=True
        )
        self.again = secondary_button(tr("Send again…"), lambda: self.compose_again.emit(self.fax))
        self.mend = secondary_button(tr("Show what is wrong…"), lambda: self.setup_wanted.emit(self._concern))
        card.column.addWidget(self.cancel_asked)
        card.column.addLayout(Flow(not_by_enter(self.go_now), not_by_enter(self.cancel), self.mend, self.again))
        card.column.addWidget(self.note)
        return card

    def _make_alarm(self) -> Banner:
        self.alarm = Banner("error")
        self.cancel_other = secondary_button(
            CANCEL_OTHER, lambda: self._order(lambda fax: CancelOther(fax.id), tr("Asking Telnyx to cancel it…"))
        )
        portal = secondary_button(OPEN_PORTAL, lambda: self.page_wanted.emit(PORTAL))
        self.alarm.buttons.addLayout(Flow(not_by_enter(self.cancel_other), not_by_enter(portal)), 1)
        return self.alarm

    def _make_doubt(self) -> DoubtBox:
        self.doubt = DoubtBox()
        self.doubt.check_wanted.connect(self.check_now)
        self.doubt.portal_wanted.connect(lambda: self.page_wanted.emit(PORTAL))
        self.doubt.resolved.connect(self._resolve)
        return self.doubt

    def _make_still_send(self) -> Banner:
        self.still = Banner("attention", "hourglass")
        self.still_send = secondary_button(
            STILL_SEND, lambda: self._order(lambda fax: StillSend(fax.id), tr("Sending…"))
        )
        self.take_back = secondary_button(
            tr("Do not send"), lambda: self._order(lambda fax: Cancel(fax.id), tr("Canceling…"))
        )
        self.still.buttons.addLayout(Flow(not_by_enter(self.still_send), not_by_enter(self.take_back)), 1)
        return self.still

    # what is shown

    def _show_state(self) -> None:
        if self.fax is None:
            return
        text: RowText = row_text(self.fax, self._now())
        self.recipient.setText(text.recipient)
        self._icon.show_state(text.icon, text.tone)
        self.state.setText(text.state)
        set_property(self.state, "tone", text.tone)
        self.detail.setText(text.detail)

    def _show_boxes(self, story: Story) -> None:
        self.alarm.say(story.alarm)
        self.alarm.setVisible(bool(story.alarm))
        self.cancel_other.setVisible(story.can_cancel_other)
        self.doubt.show_doubt(story.doubt)
        self.doubt.setVisible(story.can_resolve)
        self.still.say(CAUSES[Cause.STILL_SEND], story.still_send)
        self.still.setVisible(bool(story.still_send))

    def _show_buttons(self, fax: Fax, story: Story) -> None:
        self.cancel.setVisible(story.can_cancel and not story.still_send)
        self.cancel.setText(_CANCEL.get(story.waits_for, tr("Cancel this fax")))
        self.go_now.setVisible(story.waits_for is not None)
        self.go_now.setText(tr("Try now") if story.waits_for is Cause.FAILED else tr("Send now"))
        self.cancel_asked.setVisible(story.cancel_asked)
        self.again.setVisible(fax.state in ENDED)
        self._concern = concern_of_fax(fax)
        self.mend.setVisible(self._concern is not None)

    def _say(self, words: str, tone: str) -> None:
        set_property(self.note, "tone", tone)
        self.note.setText(words)
        self.note.show()
        announce(self.note, words, at_once=tone == "error")

    # what is ordered

    def _resolve(self, resolution: Resolution, words: str) -> None:
        self._order(lambda fax: Resolve(fax.id, resolution, self._who, words), tr("Noting your decision…"))

    def _order(self, order: Callable[[Fax], FaxOrder], words: str) -> None:
        if self.fax is not None:
            self._say(words, "secondary")
            self.ordered.emit(order(self.fax))
