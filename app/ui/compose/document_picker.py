"""The system's dialog for choosing documents."""

from pathlib import Path

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.core.language import tr

_ENDINGS = ("pdf", "png", "jpg", "jpeg", "tif", "tiff")
_FILTERS = [
    tr("PDF and pictures ({endings})", endings=" ".join(f"*.{end} *.{end.upper()}" for end in _ENDINGS)),
    tr("All files (*)"),
]


class DocumentPicker(QObject):
    """Opens again in the folder that was used last."""

    picked = Signal(object)  # list of paths

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._folder = QDir.homePath()

    def open(self) -> None:
        dialog = QFileDialog(self._parent, tr("Choose documents"), self._folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(_FILTERS)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._pick)
        dialog.open()

    def _pick(self, names: list[str]) -> None:
        if names:
            self._folder = str(Path(names[0]).parent)
            self.picked.emit([Path(name) for name in names])
