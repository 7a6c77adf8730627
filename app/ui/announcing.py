"""What changes by itself, said to a screen reader; whoever sees the window sees it there."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str, *, at_once: bool = False) -> None:
    """`widget` is where the words stand; nothing is said where it is not seen. `at_once` does not wait until the reader
    has finished its sentence: for what keeps a person from going on."""
    if words:
        QTimer.singleShot(0, widget, partial(_say, widget, words, at_once))  # by then it is shown


def _say(widget: QWidget, words: str, at_once: bool) -> None:
    if widget.isVisible():
        event = QAccessibleAnnouncementEvent(widget, words)
        manner = QAccessible.AnnouncementPoliteness
        event.setPoliteness(manner.Assertive if at_once else manner.Polite)
        QAccessible.updateAccessibility(event)
