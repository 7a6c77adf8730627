"""A window that takes PDF files and refuses everything else; it prints the files. The kit's own test drops on it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel


def is_pdf(data: QMimeData) -> bool:
    return data.hasUrls() and all(url.toLocalFile().endswith(".pdf") for url in data.urls())


class DropTarget(QLabel):
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_pdf(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        for url in event.mimeData().urls():
            sys.stdout.write(f"got {url.toLocalFile()}\n")
        sys.stdout.flush()


application = QApplication(sys.argv[:1])
target = DropTarget("Drop here")
target.setAcceptDrops(True)
target.setWindowTitle("Drop target")
target.resize(300, 300)
target.show()
sys.exit(application.exec())
