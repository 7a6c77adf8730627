"""Qt without a window."""

import threading

from PySide6.QtGui import QGuiApplication

_application: QGuiApplication | None = None  # must not be collected while Qt is used


def need_application() -> None:
    """Qt has no fonts without one. The command line has no screen to show anything on, and needs none."""
    global _application
    if QGuiApplication.instance() is None:
        if threading.current_thread() is not threading.main_thread():
            raise RuntimeError("without a window, pages are drawn on the main thread")
        _application = QGuiApplication(["faxwell", "-platform", "offscreen"])
