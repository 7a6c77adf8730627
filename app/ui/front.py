"""A window comes to where a person sees it."""

import os

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.startup_notice import answer_click


def show_in_front(window: QWidget, token: str = "") -> None:
    """`token`: the desktop's leave to come to the front; where it gives none, the window asks for attention."""
    platform = QGuiApplication.platformName()
    if token and platform.startswith("wayland"):
        os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt takes it from here
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    if token and platform == "xcb":
        QGuiApplication.sync()  # what was asked for until here goes first
        answer_click(int(window.winId()), token)
    QApplication.alert(window)
