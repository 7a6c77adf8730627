"""The fax that was sent last from this window, until its end, at the bottom of the page."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar

from app.core.attempt import Cause
from app.core.errors import FaxError
from app.core.fax import IN_PROGRESS, Fax, FaxState
from app.core.language import tr
from app.ui import theme
from app.ui.announcing import announce
from app.ui.buttons import IconButton, link_button, secondary_button
from app.ui.engine_link import EngineLink
from app.ui.faxes.rows import row_text
from app.ui.widgets import Card, ElidedLabel, StateIcon, column, label, row, set_property

_MAY_BE_CANCELED = frozenset({FaxState.QUEUED, FaxState.UPLOADING, FaxState.ACCEPTED})


class ProgressStrip(Card):
    show_wanted = Signal(int)  # a fax id, in the list

    def __init__(self, link: EngineLink, now: Callable[[], datetime]) -> None:
        super().__init__(margin=theme.M, spacing=theme.XS)
        self._link, self._now = link, now
        self._fax: Fax | None = None
        self._uploaded: int | None = None
        self._icon = StateIcon("clock", "accent", 18)
        self.recipient = label(kind="strong")
        self.document = ElidedLabel(tone="secondary")
        self.state = label(wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Uploaded"))
        self.cancel = secondary_button(tr("Cancel"), self._cancel)
        self._show = link_button(tr("Details"), self._show_in_list)
        self._show.setToolTip(tr("Show in Faxes"))
        self._away = IconButton("x", tr("Put this line away"), self._put_away)
        self._trouble = label(tone="error", wrap=True)
        self.document.setMinimumWidth(1)  # in the smallest window the rest needs the room
        whom = row(self.recipient, self.document)
        whom.setStretch(1, 1)
        line = row(
            self._icon, column(whom, self.state, spacing=2), self._show, self._away, self.cancel, spacing=theme.M
        )
        line.setStretch(1, 1)
        line.addStrut(self.cancel.sizeHint().height())  # the pages do not jump at its end
        self.column.addLayout(line)
        self.column.addWidget(self.bar)
        self.column.addWidget(self._trouble)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._tell)
        link.fax_changed.connect(self._changed)
        link.upload_progress.connect(self._progressed)
        link.order_refused.connect(self._refused)
        self.hide()

    @property
    def fax_id(self) -> int | None:
        return self._fax.id if self._fax else None

    def watch(self, fax: Fax) -> None:
        """Follows this fax from now on."""
        self._fax, self._uploaded = fax, None
        self._trouble.hide()
        self._second.start()
        self._tell()
        self.show()

    def forget(self) -> None:
        """Another account was opened."""
        self._put_away()

    def _changed(self, fax: Fax) -> None:
        if fax.id == self.fax_id:
            self._fax = fax
            if fax.state is not FaxState.UPLOADING:
                self._uploaded = None
            self._tell()

    def _progressed(self, fax_id: int, sent: int, total: int) -> None:
        if fax_id == self.fax_id and total > 0:
            self._uploaded = min(100, sent * 100 // total)
            self._tell()

    def _refused(self, fax_id: int, error: FaxError) -> None:
        if fax_id == self.fax_id:
            self._trouble.setText(str(error.sentence))
            self._trouble.show()
            announce(self._trouble, str(error.sentence), at_once=True)
            self._tell()

    def _tell(self) -> None:
        fax = self._fax
        if fax is None:
            return
        text = row_text(fax, self._now(), self._uploaded)
        self._icon.show_state(text.icon, text.tone)
        self.recipient.setText(text.recipient)
        self.document.set_full_text(text.document)
        set_property(self.state, "tone", text.tone)
        self.state.setText(text.state)
        uploading = fax.state is FaxState.UPLOADING and self._uploaded is not None
        self.bar.setVisible(uploading)
        self.bar.setValue(self._uploaded or 0)
        going = fax.state in IN_PROGRESS
        self.cancel.setVisible(going)
        held = fax.state is FaxState.QUEUED and fax.attempt.cause is Cause.HOLD
        self.cancel.setText(tr("Take back") if held else tr("Cancel"))
        self.cancel.setEnabled(fax.state in _MAY_BE_CANCELED and not fax.attempt.cancel_asked)
        self._show.setVisible(not going)
        self._away.setVisible(not going)
        if not going:
            self._second.stop()

    def _cancel(self) -> None:
        if self._fax:
            self._trouble.hide()
            self.cancel.setEnabled(False)
            self._link.cancel(self._fax.id)

    def _show_in_list(self) -> None:
        if self._fax:
            self.show_wanted.emit(self._fax.id)

    def _put_away(self) -> None:
        self._fax = None
        self._second.stop()
        self.hide()
