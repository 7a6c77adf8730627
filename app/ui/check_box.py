"""A check box whose box is the style sheet's, checked or not, with the tick of our icons in it."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from app.ui import icons, theme


class CheckBox(QCheckBox):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        side = theme.current().size(14)
        role = "on_accent" if self.isEnabled() else "secondary"
        painter = QPainter(self)
        tick = icons.pixmap("check", role, side, self.devicePixelRatioF())
        painter.drawPixmap(box.center().x() - (side - 1) // 2, box.center().y() - (side - 1) // 2, tick)
        painter.end()
