"""The table of the practice account's numbers: like test cards, the number chooses what happens."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from app.core.language import tr
from app.ui import theme
from app.ui.buttons import link_button, secondary_button
from app.ui.phrases import grouped
from app.ui.services import PracticeNumber
from app.ui.widgets import Card, column, label, on_screen, row, scrolled


class PracticeNumbers(QDialog):
    picked = Signal(str)  # E.164

    def __init__(self, numbers: tuple[PracticeNumber, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Practice numbers"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        words = tr("The number decides what happens. Any other number is delivered. Click one to fax to it.")
        table = Card(margin=theme.M)
        table.column.addLayout(self._rows(numbers))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.L, theme.L, theme.L, theme.L)
        layout.setSpacing(theme.M)
        layout.addWidget(label(tr("Practice numbers"), kind="title"))
        layout.addWidget(label(words, tone="secondary", wrap=True))
        content = QWidget()
        content.setLayout(column(table, 1))
        layout.addWidget(scrolled(content), 1)
        layout.addLayout(row(1, secondary_button(tr("Close"), self.reject)))
        self.resize(on_screen(self, 720, 540))

    def _rows(self, numbers: tuple[PracticeNumber, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.L)
        grid.setVerticalSpacing(theme.XS)
        grid.setColumnStretch(2, 1)
        for place, number in enumerate(numbers):
            use = link_button(grouped(number.e164), partial(self._pick, number.e164))
            use.setAutoDefault(True)  # pressed by Enter as well
            use.setAccessibleDescription(f"{tr(number.title)}. {tr(number.happens)}")
            grid.addWidget(use, place, 0)
            grid.addWidget(label(tr(number.title)), place, 1)
            grid.addWidget(label(tr(number.happens), tone="secondary", wrap=True), place, 2)
        return grid

    def _pick(self, e164: str) -> None:
        self.picked.emit(e164)
        self.accept()
