"""How dark a dot must be to become black: a slider, and the number beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSlider, QSpinBox, QWidget

from app.core.language import tr
from app.core.options import USUAL_BLACK_THRESHOLD
from app.ui import theme
from app.ui.widgets import column, label, row


class ThresholdField(QWidget):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.slider = _Slider()
        self.slider.setRange(1, 100)
        self.slider.setPageStep(5)
        self.slider.setAccessibleName(tr("Black threshold in percent"))
        self.number = _Number()
        self.number.setRange(1, 100)
        self.number.setSuffix(" %")
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.number.setKeyboardTracking(False)
        self.number.setAccessibleName(tr("Black threshold in percent"))
        self.number.setFixedWidth(theme.current().size(68))
        self._says = label(kind="small", tone="secondary", wrap=True)
        title = label(tr("Black thresho&ld"))
        title.setBuddy(self.slider)
        self.setLayout(column(row(title, self.slider, self.number, spacing=theme.M), self._says, spacing=theme.XS))
        self.slider.valueChanged.connect(self.number.setValue)
        self.number.valueChanged.connect(self.slider.setValue)
        self.slider.valueChanged.connect(self._follow)
        self.choose(None)

    @property
    def threshold(self) -> int | None:
        """None: Telnyx's own."""
        value = self.slider.value()
        return None if value == USUAL_BLACK_THRESHOLD else value

    def choose(self, threshold: int | None) -> None:
        before = self.blockSignals(True)
        self.slider.setValue(threshold or USUAL_BLACK_THRESHOLD)
        self.blockSignals(before)
        self._say()

    def _follow(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        value = self.slider.value()
        usual = tr("Telnyx's usual. Lower it where grey areas turn black.")
        words = (
            usual if value == USUAL_BLACK_THRESHOLD else tr("Higher: pale print stays. Lower: grey areas turn white.")
        )
        self._says.setText(tr("Less bright than {threshold} % becomes black. {words}", threshold=value, words=words))


class _Slider(QSlider):
    """The wheel scrolls the page, not the choice."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Number(QSpinBox):
    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
