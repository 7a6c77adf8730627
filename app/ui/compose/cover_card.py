"""The cover page's card: which template, what stands on it, and whether it fits. Without a cover page it is one row."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.cover import Cover, CoverHabits, CoverKind, KeptCover
from app.core.errors import FaxError
from app.core.language import plural, tr
from app.ui.announcing import announce
from app.ui.buttons import link_button
from app.ui.compose.named_field import COVER, named, names_width
from app.ui.tab_order import tab_after
from app.ui.widgets import Card, Combo, StateIcon, label, row, set_property, visible

if TYPE_CHECKING:
    from app.ui.compose.cover_fields import CoverFields

_TEMPLATES: dict[CoverKind | None, str] = {
    None: tr("None"),
    CoverKind.PLAIN: tr("Plain"),
    CoverKind.CONFIDENTIAL: tr("Confidential (health information)"),
    CoverKind.COURT: tr("Court filing"),
    CoverKind.OWN: tr("My own text"),
}


class CoverCard(Card):
    changed = Signal()  # what `cover` or `logo` says

    def __init__(self, habits: CoverHabits, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._habits, self._now = habits, now
        self._fields: CoverFields | None = None
        self._pages = 1
        self._number = self._sender_number = ""
        self.template = Combo()
        self.template.setAccessibleName(tr("Cover page"))
        for words in _TEMPLATES.values():
            self.template.addItem(words)
        self.column.addLayout(named(COVER, self.template, self.template))
        self._icon = StateIcon("loader", "secondary")
        self._says = label(wrap=True)
        self.fold = link_button(tr("Hide"), self._fold)
        state = row(self._icon, self._says, self.fold)
        state.setStretch(1, 1)
        state.setContentsMargins(0, 0, 0, 0)
        self._state = QWidget()
        self._state.setLayout(state)
        self._state.hide()
        self.column.addWidget(self._state)
        self.template.activated.connect(self._choose)

    # what it says

    @property
    def fields(self) -> "CoverFields":
        """Made when they are first needed: most faxes go without a cover page."""
        if self._fields is None:
            from app.ui.compose.cover_fields import CoverFields

            self._fields = CoverFields(self._habits, names_width())
            self._fields.changed.connect(self.changed)
            self.column.addWidget(self._fields)
            tab_after(self.fold, self._fields)
        return self._fields

    @property
    def kind(self) -> CoverKind | None:
        return list(_TEMPLATES)[self.template.currentIndex()]

    @property
    def cover(self) -> Cover | None:
        """Without its logo. None: there is to be none."""
        if self.kind is None:
            return None
        return Cover(
            self.kind,
            self._now().astimezone().date(),
            self._pages,
            number=self._number,
            sender_number=self._sender_number,
            **self.fields.written,
        )

    @property
    def logo(self) -> Path | None:
        return self.fields.logo if self.kind else None

    @property
    def habits(self) -> CoverHabits:
        """To be kept for the next start."""
        if self._fields is None:
            return self._habits
        written, logo = self._fields.written, self._fields.logo
        return CoverHabits(written["sender"], written["organisation"], written["own_text"], str(logo) if logo else "")

    @property
    def says(self) -> str:
        return self._says.text()

    # orders

    def choose(self, kind: CoverKind | None) -> None:
        self.template.setCurrentIndex(list(_TEMPLATES).index(kind))
        self._choose()

    def clear(self) -> None:
        """For another fax: no cover page until one is asked for."""
        if self._fields:
            self._fields.clear()
        self.choose(None)

    def show_fax(self, pages: int, number: str, sender_number: str) -> None:
        """What is known elsewhere: pages without the cover page, and the two numbers as they are to be printed."""
        known = (pages + 1, number, sender_number)
        if known != (self._pages, self._number, self._sender_number):
            self._pages, self._number, self._sender_number = known
            if self.kind:
                self.changed.emit()

    def show_drawing(self) -> None:
        self._say("loader", "secondary", tr("Drawing the cover page…"))

    def show_drawn(self, drawn: KeptCover) -> None:
        if drawn.not_printed:
            missing = " ".join(visible(each) for each in drawn.not_printed[:20])
            self._say(
                "triangle-alert",
                "attention",
                tr("Not printed, for no font on this computer has it: {missing}", missing=missing),
            )
            return
        room = (
            plural("Room for {count} more lines.", "Room for {count} more line.", drawn.lines_left)
            if drawn.lines_left
            else tr("Full.")
        )
        self._say("circle-check", "ok", tr("Page 1 of {pages:,}. {room}", pages=self._pages, room=room))

    def show_error(self, error: FaxError) -> None:
        self._say("circle-x", "error", str(error.sentence))

    # what follows

    def _choose(self) -> None:
        kind = self.kind
        self._state.setVisible(kind is not None)
        if kind is not None:
            self.fields.show_template(kind)
        self._set_folded(kind is None)
        self.changed.emit()

    def _fold(self) -> None:
        self._set_folded(not self.fields.isHidden())

    def _set_folded(self, folded: bool) -> None:
        if self._fields:
            self._fields.setHidden(folded)
        self.fold.setText(tr("Edit") if folded else tr("Hide"))
        self.fold.setAccessibleName(tr("{action} the cover page", action=self.fold.text()))

    def _say(self, icon: str, tone: str, words: str) -> None:
        self._icon.show_state(icon, tone)
        set_property(self._says, "tone", "secondary" if tone == "ok" else tone)
        self._says.setText(words)
        if tone in ("attention", "error"):
            announce(self._says, words)
