"""How large pages are seen: as large as fits, at a zoom, or one dot of the fax as one pixel of the screen."""

from PySide6.QtCore import QObject, Signal

ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


class Scale(QObject):
    """Of all pages on the desk. `zoom`: 1.0 is as large as on paper; None with `fits` and with `dots`."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.zoom: float | None = None
        self.dots = False

    @property
    def fits(self) -> bool:
        return self.zoom is None and not self.dots

    def fit(self) -> None:
        self._show(None, False)

    def show_dots(self) -> None:
        self._show(None, True)

    def show_zoom(self, zoom: float) -> None:
        self._show(zoom, False)

    def _show(self, zoom: float | None, dots: bool) -> None:
        self.zoom, self.dots = zoom, dots
        self.changed.emit()
