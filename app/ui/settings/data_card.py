"""What is kept on this computer, where, and for how long."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication

from app.delivery.retention import KEEP_DAYS
from app.ui.browser import OpenPage
from app.ui.widgets import Card, ElidedLabel, IconButton, label, row, secondary_button


class DataCard(Card):
    def __init__(self, folder: Path, open_page: OpenPage) -> None:
        super().__init__()
        self.path = ElidedLabel(str(folder))
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = IconButton("copy", "Copy the path", lambda: QGuiApplication.clipboard().setText(str(folder)))
        self.open = secondary_button("Open folder", lambda: open_page(QUrl.fromLocalFile(str(folder)).toString()))
        line = row(self.path, copy, self.open)
        line.setStretch(0, 1)
        self.column.addWidget(label("On this computer", kind="title"))
        words = (
            "The list of faxes, the documents and the settings are kept in this folder, for you alone. Keys are not.",
            f"Our copy of a document is removed {KEEP_DAYS} days after its fax has ended. The list of faxes stays.",
        )
        for sentence in words:
            self.column.addWidget(label(sentence, tone="secondary", wrap=True))
        self.column.addLayout(line)
