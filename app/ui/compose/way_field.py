"""How the pages go: as they are or as fax pictures, and on which paper."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.core.packet import Paper
from app.core.wording import PAPER_NAMES
from app.ui import theme
from app.ui.compose.packet import Contents
from app.ui.widgets import Combo, column, label, row

_PLAIN = "Only what you see goes: no hidden text, scripts or attachments. Often smaller."


class WayField(QWidget):
    pictures_chosen = Signal(bool)
    paper_chosen = Signal(object)  # Paper

    def __init__(self) -> None:
        super().__init__()
        self.pictures = QCheckBox("Send as fax &pictures")
        self.reason = label(kind="small", tone="secondary", wrap=True)
        self.pictures.clicked.connect(self.pictures_chosen)
        self.paper = Combo()
        self.paper.setAccessibleName("Paper of the fax pictures")
        self.paper.setMinimumContentsLength(6)
        for paper, name in PAPER_NAMES.items():
            self.paper.addItem(name, paper)
        self.paper.activated.connect(lambda index: self.paper_chosen.emit(Paper(self.paper.itemData(index))))
        head = row(self.pictures, 1, label("on", tone="secondary"), self.paper)
        lines = column(head, self.reason, spacing=theme.XS)
        self.setLayout(lines)
        self.setTabOrder(self.pictures, self.paper)
        self.reason.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.show_contents(Contents())

    def show_contents(self, contents: Contents) -> None:
        self.pictures.setChecked(bool(contents.forced) or contents.wants_pictures)
        self.pictures.setEnabled(not contents.forced)
        self.reason.setText(contents.forced or _PLAIN)
        self.pictures.setAccessibleDescription(self.reason.text())
        self.paper.setCurrentIndex(list(PAPER_NAMES).index(contents.raster.paper))
