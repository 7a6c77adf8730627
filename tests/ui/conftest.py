"""Every window test wears the theme."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from app.ui import theme

HERE = Path(__file__).parent
# Said by the offscreen platform for each window that is shown, comes to the front, or is a menu.
OFFSCREEN = pytest.mark.qt_log_ignore(
    r"does not support (propagateSizeHints\(|raise\(|grabbing the keyboard)", extend=True
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(OFFSCREEN)


class WindowsShown(QObject):
    """Notes every widget that appears as a window of its own: one that shows itself before it has its place flashes."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(type(watched).__name__)
        return False


@pytest.fixture
def windows_shown(qapp: QApplication) -> Iterator[list[str]]:
    watch = WindowsShown()
    qapp.installEventFilter(watch)
    yield watch.names
    qapp.removeEventFilter(watch)


@pytest.fixture(autouse=True)
def _themed(qapp: QApplication) -> None:
    theme.install(qapp)
