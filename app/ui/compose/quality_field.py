"""The combo of Telnyx's qualities, each with what it is for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.language import tr
from app.core.options import Quality
from app.core.packet import LINES_OF_QUALITY
from app.core.wording import QUALITY_COSTS, QUALITY_LABELS, QUALITY_PURPOSES
from app.ui import theme
from app.ui.widgets import Combo, label, section_title


class QualityField(QWidget):
    changed = Signal(object)  # Quality, by the person

    def __init__(self) -> None:
        super().__init__()
        self.combo = Combo()
        self.combo.setAccessibleName(tr("Quality"))
        for quality in Quality:
            self.combo.addItem(f"{QUALITY_LABELS[quality]} · {QUALITY_PURPOSES[quality]}")
        self._costs = label(tone="secondary", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addWidget(section_title(tr("&Quality"), self.combo))
        layout.addWidget(self.combo)
        layout.addWidget(self._costs)
        self.combo.currentIndexChanged.connect(self._say)
        self.combo.activated.connect(lambda _: self.changed.emit(self.quality))
        self.choose(Quality.HIGH)

    @property
    def quality(self) -> Quality:
        return list(Quality)[self.combo.currentIndex()]

    def choose(self, quality: Quality) -> None:
        self.combo.setCurrentIndex(list(Quality).index(quality))

    def _say(self, index: int) -> None:
        """What it costs in time, where it does, and how fine it is shown here."""
        shown = tr("Shown here with {lines} lines an inch.", lines=LINES_OF_QUALITY[self.quality].value)
        self._costs.setText(f"{QUALITY_COSTS[self.quality]} {shown}".strip())
