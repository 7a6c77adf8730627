"""A window from which the files named on the command line can be dragged, like a file manager's. It prints
`action NAME` when the place below the pointer says what it would do, and `dropped NAME` at the end."""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


def report(word: str, action: Qt.DropAction) -> None:
    sys.stdout.write(f"{word} {action.name}\n")
    sys.stdout.flush()


class DragSource(QLabel):
    pressed_at = QPointF()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed_at = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if (event.position() - self.pressed_at).manhattanLength() < QApplication.startDragDistance():
            return
        files = QMimeData()
        files.setUrls([QUrl.fromLocalFile(path) for path in sys.argv[1:]])
        drag = QDrag(self)
        drag.setMimeData(files)
        drag.actionChanged.connect(lambda action: report("action", action))
        # A file manager offers both; a target that answers Move would make it delete the person's file.
        report("dropped", drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction))


application = QApplication(sys.argv[:1])
source = DragSource("Drag me")
source.setWindowTitle("Drag source")
source.resize(200, 120)
source.show()
sys.exit(application.exec())
