"""The combo of Telnyx's qualities, each with what it is for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.language import tr
from app.core.options import Quality
from app.core.wording import QUALITY_COSTS, QUALITY_LABELS, QUALITY_PURPOSES
from app.ui.compose.named_field import QUALITY, named
from app.ui.widgets import Combo, label


class QualityField(QWidget):
    changed = Signal(object)  # Quality, by the person

    def __init__(self) -> None:
        super().__init__()
        self.combo = Combo()
        self.combo.setAccessibleName(tr("Quality"))
        for quality in Quality:
            self.combo.addItem(f"{QUALITY_LABELS[quality]} · {QUALITY_PURPOSES[quality]}")
        self._costs = label(tone="secondary", wrap=True)
        self.setLayout(named(QUALITY, self.combo, self.combo, self._costs))
        self.combo.currentIndexChanged.connect(self._say)
        self.combo.activated.connect(lambda _: self.changed.emit(self.quality))
        self.choose(Quality.HIGH)

    @property
    def quality(self) -> Quality:
        return list(Quality)[self.combo.currentIndex()]

    def choose(self, quality: Quality) -> None:
        self.combo.setCurrentIndex(list(Quality).index(quality))

    def _say(self, index: int) -> None:
        """What it costs in time, where it does."""
        self._costs.setText(QUALITY_COSTS[self.quality])
        self._costs.setVisible(bool(QUALITY_COSTS[self.quality]))
