"""A window comes to where a person sees it."""

import os
import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def show_in_front(window: QWidget, token: str = "") -> None:
    """`token`: the desktop's leave to come to the front; where it gives none, the window asks for attention."""
    if token and sys.platform.startswith("linux"):
        os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt's Wayland platform takes it from here
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)
