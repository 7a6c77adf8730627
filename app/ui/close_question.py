"""Asked when the window is closed while faxes are under way, on a desktop without a tray."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.core.language import plural, tr
from app.ui import theme
from app.ui.buttons import primary_button, secondary_button
from app.ui.widgets import label, row


class CloseQuestion(QDialog):
    """Escape leaves everything as it is."""

    keep_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, shown: int, others: int, parent: QWidget) -> None:
        """Numbers of faxes under way, of the account that is shown and of the others."""
        super().__init__(parent)
        self.setWindowTitle(tr("Close Faxwell?"))
        self.setModal(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        layout.setSpacing(theme.L)
        words = plural("{count} faxes are under way.", "{count} fax is under way.", shown + others)
        if others:
            words += " " + plural(
                "{count} of them are from accounts that are not shown.",
                "{count} of them is from an account that is not shown.",
                others,
            )
        advice = tr(
            "If you quit, what waits is sent when Faxwell is started again; what Telnyx has goes on there. "
            "Nothing is lost or sent twice."
        )
        self.says = label(f"{words} {advice}", wrap=True)
        self.keep = primary_button(tr("&Keep sending, minimised"), self.keep_wanted.emit)
        self.quit = secondary_button(tr("&Quit"), self.quit_wanted.emit)
        self.keep.setDefault(True)
        for wanted in (self.keep_wanted, self.quit_wanted):
            wanted.connect(self.accept)
        buttons = row(self.quit, self.keep)
        buttons.insertStretch(0, 1)
        layout.addWidget(self.says)
        layout.addLayout(buttons)
        self.setMinimumWidth(theme.current().size(440))
