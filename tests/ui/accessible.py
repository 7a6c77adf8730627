"""What a person who cannot see the screen, or has no mouse, would miss in a window. By hand, over every scene of the
pictures command: `python -m tests.ui.accessible [--text PX] [WORD...]`."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from operator import ne

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)

from app.ui import theme
from app.ui.widgets import ElidedLabel, StateIcon

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)
_MOST_TABS = 300


def complaints(subject: QWidget) -> list[str]:
    """`subject` is a shown window or dialog."""
    subject.activateWindow()
    assert QTest.qWaitForWindowActive(subject)
    if isinstance(subject, QMainWindow):
        normal = theme.current().size(13) == 13
        subject.resize(subject.minimumSize() if normal else QSize(1024, 640))
    QApplication.processEvents()
    reached = tab_order(subject)
    return [
        *(f"no name: {called(each)}" for each in controls(subject) if not name_of(each)),
        *(f"two for one mnemonic: {twice}" for twice in shared_mnemonics(subject)),
        *(f"not reached by Tab: {called(each)}" for each in unreached(subject, reached)),
        *(f"Tab leads back up: {called(a)} -> {called(b)}" for a, b in upward(reached)),
        *(f"only its choice is said: {called(each)}" for each in controls(subject) if not is_told_apart(each)),
        *(f"cut: {words}" for words in cut(subject)),
        *(f"a state without a word: {called(each)}" for each in wordless(subject)),
        *(f"its focus is not seen: {called(each)}" for each in one_of_each(subject) if not shows_focus(each)),
    ]


def called(widget: QWidget) -> str:
    return f"{type(widget).__name__} {name_of(widget)!r} in {type(widget.parentWidget()).__name__}"


def name_of(widget: QWidget) -> str:
    """As a screen reader says it."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def is_told_apart(widget: QWidget) -> bool:
    """On Linux Qt says the chosen entry for the name of a combo box; what it is for must be said otherwise."""
    if not isinstance(widget, QComboBox):
        return True
    spoken = QAccessible.queryAccessibleInterface(widget)
    labels = [what for _, what in spoken.relations() if what & QAccessible.RelationFlag.Label]
    return bool(labels or spoken.text(QAccessible.Text.Description))


def of(subject: QWidget) -> Iterator[QWidget]:
    """What is seen of the window itself."""
    return (each for each in subject.findChildren(QWidget) if each.isVisible() and each.window() is subject)


def controls(subject: QWidget) -> list[QWidget]:
    """All that can be worked, whatever it is made of."""

    def inner(widget: QWidget) -> bool:
        """A part of a control."""
        return isinstance(widget, QScrollBar) or isinstance(widget.parentWidget(), (QAbstractSpinBox, QComboBox))

    def works(widget: QWidget) -> bool:
        return isinstance(widget, CONTROLS) or bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)

    return [each for each in of(subject) if works(each) and not inner(each)]


def shared_mnemonics(subject: QWidget) -> list[str]:
    texts = [
        each.text()
        for each in of(subject)
        if isinstance(each, QAbstractButton) or (isinstance(each, QLabel) and each.buddy() is not None)
    ]
    keys = Counter(key for text in texts if (key := QKeySequence.mnemonic(text).toString()))
    return [key for key, times in keys.items() if times > 1]


def tab_order(subject: QWidget) -> list[QWidget]:
    """Where the Tab key leads, once around."""
    order: list[QWidget] = []
    for _ in range(_MOST_TABS):
        QTest.keyClick(subject.focusWidget() or subject, Qt.Key.Key_Tab)
        now = subject.focusWidget()
        if now is None or now in order:
            break
        order.append(now)
    return order


def unreached(subject: QWidget, reached: list[QWidget]) -> list[QWidget]:
    """Of buttons of which one is chosen Tab reaches that one, arrow keys the others. The button in
    a line of text only does what keys do there."""

    def by_arrow(widget: QWidget) -> bool:
        if not isinstance(widget, QAbstractButton):
            return False
        group = widget.group()
        around = widget.parentWidget() or widget
        alike = group.buttons() if group else around.findChildren(type(widget))
        exclusive = group.exclusive() if group else widget.autoExclusive()
        return exclusive and any(each in reached for each in alike)

    can = [each for each in controls(subject) if each.isEnabled() and not isinstance(each.parentWidget(), QLineEdit)]
    return [each for each in can if each not in reached and not by_arrow(each)]


def upward(reached: list[QWidget]) -> list[tuple[QWidget, QWidget]]:
    """Steps to something that stands wholly above, within one column that scrolls."""

    def column_of(widget: QWidget) -> QWidget | None:
        while (above := widget.parentWidget()) is not None:
            if above.objectName() == "scrolled":
                return above
            widget = above
        return None

    def top(widget: QWidget) -> int:
        return widget.mapToGlobal(QPoint(0, 0)).y()

    found: list[tuple[QWidget, QWidget]] = []
    for column in {column_of(each) for each in reached} - {None}:
        way = [each for each in reached if column_of(each) is column]
        begin = way.index(min(way, key=top))  # Tab goes round
        steps = pairwise(way[begin:] + way[:begin])
        found += [(one, other) for one, other in steps if top(other) + other.height() <= top(one)]
    return found


def cut(subject: QWidget) -> list[str]:
    """Words for which there is no room, and a window too small for what is in it."""

    def is_whole(widget: QWidget) -> bool:
        return isinstance(widget, ElidedLabel) or widget.width() >= widget.minimumSizeHint().width()

    wordy = [each for each in of(subject) if isinstance(each, (QLabel, QAbstractButton)) and each.text()]
    found = [called(each) for each in wordy if not is_whole(each)]
    return found + [called(subject)] * (subject.minimumSizeHint().width() > subject.width())


def wordless(subject: QWidget) -> list[QWidget]:
    """An icon or a colour that says a state, and no word beside it."""

    def has_word(widget: QWidget | None) -> bool:
        labels = widget.findChildren(QLabel) if widget else []
        return any(each.isVisible() and each.text() for each in labels)

    icons = [each for each in of(subject) if isinstance(each, StateIcon) and not has_word(each.parentWidget())]
    fields = [
        each
        for each in of(subject)
        if isinstance(each, QLineEdit) and each.property("tone") == "error" and not _complaint_near(each)
    ]
    return [*icons, *fields]


def _complaint_near(widget: QWidget) -> bool:
    labels = (widget.parentWidget() or widget).findChildren(QLabel)
    return any(each.isVisible() and each.text() and each.property("tone") == "error" for each in labels)


def shows_focus(widget: QWidget) -> bool:
    """Whether one sees it without a caret that blinks: in more places than a caret has."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert widget.hasFocus()
    with_focus = _pixels(widget)
    widget.clearFocus()
    differing: int = sum(map(ne, with_focus, _pixels(widget)))
    return differing > 2 * widget.fontMetrics().height()


def _pixels(widget: QWidget) -> memoryview:
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_ARGB32)
    return memoryview(bytes(picture.constBits())).cast("I")


def one_of_each(subject: QWidget) -> Iterator[QWidget]:
    """Of each kind of control that the style sheet tells apart."""
    seen: set[tuple[type, object]] = set()
    for each in controls(subject):
        kind = (type(each), each.property("kind"))
        empty = isinstance(each, QAbstractItemView) and not each.model().rowCount()
        if each.isEnabled() and kind not in seen and not empty and not isinstance(each.parentWidget(), QLineEdit):
            seen.add(kind)
            yield each


def main(arguments: list[str]) -> int:
    from app.ui import pictures

    parser = argparse.ArgumentParser()
    parser.add_argument("words", nargs="*", default=[""])
    parser.add_argument("--text", type=int, default=13, metavar="PX", help="the system's text size")
    options = parser.parse_args(arguments)
    application = QApplication([])
    font = application.font()
    font.setPixelSize(options.text)
    application.setFont(font)
    theme.install(application)
    found = 0
    for scene in pictures.scenes(options.words):
        stage = pictures.Stage()
        subject = scene.build(stage)
        stage.settle()
        for complaint in complaints(subject):
            found += 1
            sys.stdout.write(f"{scene.name}: {complaint}\n")
            sys.stdout.flush()
        stage.clear()
    sys.stdout.write(f"{found} complaints\n")
    return found > 0


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_LOGGING_RULES"] = "default.warning=false"
    sys.exit(main(sys.argv[1:]))
