"""The column at the left of *New fax*: its cards one under the other, and below them the button that sends."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.language import plural, tr
from app.core.settings import Settings
from app.ui import theme
from app.ui.accounts.tag import AccountTag
from app.ui.buttons import link_button, primary_button
from app.ui.compose.checks_card import ChecksCard
from app.ui.compose.cover_card import CoverCard
from app.ui.compose.documents_card import DocumentsCard
from app.ui.compose.draft import Draft
from app.ui.compose.estimate_line import EstimateLine
from app.ui.compose.number_field import NumberField
from app.ui.compose.options_card import OptionsCard
from app.ui.compose.quality_field import QualityField
from app.ui.compose.sender_field import SenderField
from app.ui.compose.way_field import WayField
from app.ui.widgets import Card, column, label, line, row, scrolled, set_property


class Form(QWidget):
    send_wanted = Signal()

    def __init__(self, settings: Settings, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.number = NumberField(settings.home_region)
        self.sender_field = SenderField()
        self.documents = DocumentsCard()
        self.cover = CoverCard(settings.cover, now)
        self.checks = ChecksCard()
        self.quality = QualityField()
        self.options = OptionsCard()
        self.estimate = EstimateLine()
        self.way = WayField()
        self.account_tag = AccountTag()
        self.reason = label(tone="secondary", wrap=True)
        self.look = link_button(tr("Show"), self._show_checks)
        self.look.setAccessibleName(tr("Show the checks"))
        self.send = primary_button(tr("Send fax"), self.send_wanted.emit, "send")
        self.send.setToolTip("Ctrl+Enter")
        numbers, quality = Card(), Card()
        for card, parts in (
            (numbers, (self.number, self.sender_field)),
            (quality, (self.quality, self.estimate, self.way, self.options)),
        ):
            for part in parts:
                card.column.addWidget(part)
        content = QWidget()
        cards = QVBoxLayout(content)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(theme.M)
        for each in (numbers, self.documents, self.cover, self.checks, quality):
            each.column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
            cards.addWidget(each)
        cards.addStretch(1)
        width = theme.current().form_width
        content.setFixedWidth(width)
        area = self.area = scrolled(content)
        area.setFixedWidth(width + theme.L)  # the scroll bar stands between form and pages and moves nothing
        self._why = QWidget()
        self._why.setFixedWidth(width)
        why = row(self.reason, self.look)
        why.setStretch(0, 1)
        self._why.setLayout(why)
        self.send.setFixedWidth(width)
        self._more = line()  # where the cards go on below
        self._more.setFixedWidth(width)
        area.verticalScrollBar().rangeChanged.connect(self._show_more)
        area.verticalScrollBar().valueChanged.connect(self._show_more)
        lines = column(column(area, self._more, spacing=0), self._why, self.account_tag, self.send)
        lines.setStretch(0, 1)
        self.setLayout(lines)
        self._show_more()

    def _show_more(self) -> None:
        bar = self.area.verticalScrollBar()
        set_property(self._more, "kind", "line" if bar.value() < bar.maximum() else "")

    def show_draft(self, draft: Draft) -> None:
        """Whether it can be sent, why not, and what had better be looked at before."""
        total = draft.contents.total
        pages = plural("&Send fax · {count} pages", "&Send fax · {count} page", total)
        self.send.setText(pages if total else tr("&Send fax"))
        self.send.setEnabled(not draft.missing)
        words = draft.missing or draft.warning
        set_property(self.reason, "tone", "secondary" if draft.missing else "attention")
        self.reason.setText(words)
        self.look.setVisible(words in (draft.refusal, draft.warning))
        self._why.setVisible(bool(words))

    def _show_checks(self) -> None:
        self.area.verticalScrollBar().setValue(self.checks.y())
