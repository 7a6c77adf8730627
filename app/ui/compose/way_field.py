"""How the pages go: as they are or as fax pictures, and on which paper."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.core.language import tr
from app.core.packet import Paper
from app.core.wording import PAPER_NAMES
from app.ui import theme
from app.ui.check_box import CheckBox
from app.ui.compose.packet import Contents
from app.ui.flow import Flow
from app.ui.widgets import Combo, column, label, row

_PLAIN = tr("Only what you see goes: no hidden text, scripts or attachments. Often smaller.")


class WayField(QWidget):
    pictures_chosen = Signal(bool)
    paper_chosen = Signal(object)  # Paper

    def __init__(self) -> None:
        super().__init__()
        self.pictures = CheckBox(tr("Send as fax &pictures"))
        self.reason = label(kind="small", tone="secondary", wrap=True)
        self.pictures.clicked.connect(self.pictures_chosen)
        self.paper = Combo()
        self.paper.setAccessibleName(tr("Paper of the fax pictures"))
        self.paper.setMinimumContentsLength(6)
        for paper, name in PAPER_NAMES.items():
            self.paper.addItem(name, paper)
        self.paper.activated.connect(lambda index: self.paper_chosen.emit(Paper(self.paper.itemData(index))))
        on_paper = row(label(tr("on"), tone="secondary"), self.paper)
        on_paper.setContentsMargins(0, 0, 0, 0)
        together = QWidget()
        together.setLayout(on_paper)
        head = Flow(self.pictures, together, last_at_right=True)
        lines = column(head, self.reason, spacing=theme.XS)
        self.setLayout(lines)
        self.setTabOrder(self.pictures, self.paper)
        self.reason.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.show_contents(Contents())

    def show_contents(self, contents: Contents) -> None:
        self.pictures.setChecked(bool(contents.forced) or contents.wants_pictures)
        self.pictures.setEnabled(not contents.forced)
        self.reason.setText(contents.forced)
        self.reason.setVisible(bool(contents.forced))
        self.pictures.setToolTip(_PLAIN)
        self.pictures.setAccessibleDescription(contents.forced or _PLAIN)
        self.paper.setCurrentIndex(list(PAPER_NAMES).index(contents.raster.paper))
