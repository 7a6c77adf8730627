"""The row of tabs, with the balance at its end."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from app.core.language import tr
from app.ui import theme
from app.ui.buttons import Button
from app.ui.widgets import label, row

NAMES = (tr("New fax"), tr("Faxes"), tr("Settings"))


class TabRow(QWidget):
    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        tabs = row(spacing=theme.XS)
        for number, name in enumerate(NAMES):
            tab = Button(name, "tab", "", None)
            tab.setCheckable(True)
            tab.setToolTip(tr("Ctrl+{key}", key=number + 1))
            self._group.addButton(tab, number)
            tabs.addWidget(tab)
        self.balance = label(tone="secondary")
        tabs.addStretch(1)
        tabs.addWidget(self.balance)
        tabs.setContentsMargins(theme.L, theme.S, theme.L, theme.S)
        self.setLayout(tabs)
        self.choose(0)
        self._group.idClicked.connect(self.picked)

    def tab(self, number: int) -> QAbstractButton:
        return self._group.button(number)

    @property
    def chosen(self) -> int:
        return self._group.checkedId()

    def choose(self, number: int) -> None:
        self.tab(number).setChecked(True)

    def count(self, number: int, things: int) -> None:
        """Writes how many things wait behind a tab."""
        self.tab(number).setText(f"{NAMES[number]}  {things:,}" if things else NAMES[number])
