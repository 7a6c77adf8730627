"""The column at the left of *New fax*: its cards one under the other, and below them the button that sends."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.language import plural, tr
from app.core.settings import Settings
from app.ui import theme
from app.ui.accounts.tag import AccountTag
from app.ui.buttons import primary_button
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
from app.ui.widgets import Card, column, label, scrolled, set_property


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
        self.send = primary_button(tr("Send fax"), self.send_wanted.emit, "send")
        self.send.setToolTip("Ctrl+Enter")
        numbers, quality = Card(spacing=theme.M), Card()
        for card, parts in (
            (numbers, (self.number, self.sender_field)),
            (quality, (self.quality, self.estimate, self.way)),
        ):
            for part in parts:
                card.column.addWidget(part)
        content = QWidget()
        cards = QVBoxLayout(content)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(theme.M)
        for each in (numbers, self.documents, self.cover, self.checks, quality, self.options):
            cards.addWidget(each)
        cards.addStretch(1)
        width = theme.current().form_width
        content.setFixedWidth(width)
        area = self.area = scrolled(content)
        area.setFixedWidth(width + theme.L)  # the scroll bar stands between form and pages and moves nothing
        self.reason.setFixedWidth(width)
        self.send.setFixedWidth(width)
        lines = column(area, self.reason, self.account_tag, self.send)
        lines.setStretch(0, 1)
        self.setLayout(lines)

    def show_draft(self, draft: Draft) -> None:
        """Whether it can be sent, why not, and what had better be looked at before."""
        total = draft.contents.total
        pages = plural("&Send fax · {count} pages", "&Send fax · {count} page", total)
        self.send.setText(pages if total else tr("&Send fax"))
        self.send.setEnabled(not draft.missing)
        warnings = plural("{count} things to look at in Checks.", "{count} thing to look at in Checks.", draft.warnings)
        words = draft.missing or (warnings if draft.warnings else "")
        set_property(self.reason, "tone", "secondary" if draft.missing else "attention")
        self.reason.setText(words)
        self.reason.setVisible(bool(words))
