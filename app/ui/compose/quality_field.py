"""The combo of Telnyx's qualities, each with what it is for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.options import Quality
from app.core.packet import LINES_OF_QUALITY
from app.core.wording import QUALITY_LABELS, QUALITY_PURPOSES
from app.ui import theme
from app.ui.widgets import Combo, label, section_title


class QualityField(QWidget):
    changed = Signal(object)  # Quality, by the person

    def __init__(self) -> None:
        super().__init__()
        self.combo = Combo()
        self.combo.setAccessibleName("Quality")
        for quality in Quality:
            purpose, _, _ = QUALITY_PURPOSES[quality].partition(". ")
            self.combo.addItem(f"{QUALITY_LABELS[quality]} · {purpose.rstrip('.')}")
        self._price = label(tone="secondary", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addWidget(section_title("&Quality", self.combo))
        layout.addWidget(self.combo)
        layout.addWidget(self._price)
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
        _, _, price = QUALITY_PURPOSES[self.quality].partition(". ")
        shown = f"Shown here with {LINES_OF_QUALITY[self.quality].value} lines an inch."
        self._price.setText(f"{price} {shown}".strip())
