"""A field of the form with its name at the left. All names take the same room, so that the fields stand in one line."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from app.core.language import tr
from app.ui import theme
from app.ui.widgets import section_title

TO, FROM, COVER, QUALITY = _NAMES = tr("&To"), tr("&From"), tr("Co&ver page"), tr("&Quality")
LEAST_WIDTH = 84  # of a name


def names_width() -> int:
    bold = QFontMetrics(theme.current().font(strong=True))
    widest = max(bold.horizontalAdvance(name.replace("&", "")) for name in _NAMES)
    return max(theme.current().size(LEAST_WIDTH), widest + 2)


def named(name: str, buddy: QWidget, *parts: QWidget | QLayout) -> QGridLayout:
    """`buddy` gets the focus by the name's letter; `parts` are the field and what is said of it, from above."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.M)
    grid.setVerticalSpacing(theme.XS)
    grid.setColumnMinimumWidth(0, names_width())
    grid.setColumnStretch(1, 1)
    grid.addWidget(section_title(name, buddy), 0, 0)
    for at, part in enumerate(parts):
        if isinstance(part, QWidget):
            grid.addWidget(part, at, 1)
        else:
            grid.addLayout(part, at, 1)
    return grid
