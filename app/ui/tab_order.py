"""Where the Tab key leads."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_after(above: QWidget, *parts: QWidget) -> None:
    """Tab goes on from `above`, which need not be a stop itself, through these parts and all that is in them: for what
    was made later than what stands below it."""
    stops = [
        each
        for part in parts
        for each in (part, *part.findChildren(QWidget))
        if _is_stop(each) and each.window() is part.window()
    ]
    last = above
    while not _is_stop(last) or last in stops:
        before = last.previousInFocusChain()
        if before is None or before is above:
            return  # there is nothing else yet
        last = before
    for each in stops:
        QWidget.setTabOrder(last, each)
        last = each


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
