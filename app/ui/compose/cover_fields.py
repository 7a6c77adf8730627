"""What is typed for a cover page, and its logo."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from app.core.cover import FIELD_LABELS, LONGEST, PLACES, CoverHabits, CoverKind
from app.core.language import tr
from app.ui import theme
from app.ui.buttons import IconButton, secondary_button
from app.ui.widgets import ElidedLabel, column, label, row

_LINES = ("to", "sender", "organisation", "case_number", "parties", "subject")  # typed in one line
_TEXTS = {"own_text": 11, "message": 4}  # rows shown
_OF_ONE_FAX = ("to", "case_number", "parties", "subject", "message")  # the rest is kept for the next one
_ONLY_ON = {"case_number": CoverKind.COURT, "parties": CoverKind.COURT, "own_text": CoverKind.OWN}
_COURT_LABELS = {"to": tr("Court"), "subject": tr("Document")}
_PLACES = tr(
    "Filled in: {places}. A line that begins with # is large.", places=" ".join(f"{{{place}}}" for place in PLACES)
)
_PICTURES = tr("Pictures (*.png *.jpg *.jpeg *.tif *.tiff *.PNG *.JPG *.JPEG *.TIF *.TIFF)")


class CoverFields(QWidget):
    changed = Signal()

    def __init__(self, habits: CoverHabits, labels_width: int) -> None:
        super().__init__()
        self.logo = Path(habits.logo) if habits.logo else None
        self.edits = {name: _Line(name) for name in _LINES} | {name: _Text(name, rows) for name, rows in _TEXTS.items()}
        self._labels = {name: label(FIELD_LABELS[name], tone="secondary") for name in self.edits}
        self._places = label(_PLACES, kind="small", tone="secondary", wrap=True)
        self._logo_name = ElidedLabel(tone="secondary")
        self.choose_logo = secondary_button(tr("Logo…"), self._pick_logo, "plus")
        self.choose_logo.setToolTip(tr("A PNG, JPEG or TIFF picture. It is printed in black and white."))
        self.remove_logo = IconButton("x", tr("Remove the logo"), lambda: self.use_logo(None))
        self._lay_out(labels_width)
        for name in ("sender", "organisation", "own_text"):
            self.edits[name].write(getattr(habits, name))
        for edit in self.edits.values():
            edit.textChanged.connect(self._tell)
        self._show_logo()

    def _lay_out(self, labels_width: int) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.M)
        grid.setVerticalSpacing(theme.S)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, labels_width)
        for number, (name, edit) in enumerate(self.edits.items()):
            self._labels[name].setBuddy(edit)
            if isinstance(edit, _Line):
                grid.addWidget(self._labels[name], number, 0)
                grid.addWidget(edit, number, 1)
            else:
                below = [self._places] if name == "own_text" else []
                grid.addLayout(column(self._labels[name], edit, *below, spacing=theme.XS), number, 0, 1, 2)
        logo = row(self.choose_logo, self._logo_name, self.remove_logo)
        logo.setStretch(1, 1)
        grid.addLayout(logo, len(self.edits), 0, 1, 2)

    @property
    def written(self) -> dict[str, str]:
        """By field of Cover."""
        return {name: edit.read() for name, edit in self.edits.items()}

    def write(self, name: str, text: str) -> None:
        self.edits[name].write(text)

    def clear(self) -> None:
        """For another fax."""
        for name in _OF_ONE_FAX:
            self.edits[name].write("")

    def show_template(self, kind: CoverKind) -> None:
        for name, edit in self.edits.items():
            shown = _ONLY_ON.get(name, kind) is kind
            edit.setVisible(shown)
            self._labels[name].setVisible(shown)
        court = kind is CoverKind.COURT
        for name, words in _COURT_LABELS.items():
            self._labels[name].setText(words if court else FIELD_LABELS[name])
            self.edits[name].setAccessibleName(
                tr("{field}, on the cover page", field=words if court else FIELD_LABELS[name])
            )
        self._places.setVisible(kind is CoverKind.OWN)

    def use_logo(self, path: Path | None) -> None:
        if path != self.logo:
            self.logo = path
            self._show_logo()
            self._tell()

    def _show_logo(self) -> None:
        self._logo_name.set_full_text(self.logo.name if self.logo else "")
        self.choose_logo.setText(tr("Another logo…") if self.logo else tr("Logo…"))
        self.remove_logo.setVisible(self.logo is not None)

    def _pick_logo(self) -> None:
        dialog = QFileDialog(self, tr("Choose a logo"), str(self.logo.parent) if self.logo else "")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_PICTURES, tr("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.use_logo(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _tell(self) -> None:
        self.changed.emit()


class _Line(QLineEdit):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(tr("{field}, on the cover page", field=FIELD_LABELS[name]))
        self.setMaxLength(LONGEST[name])

    def read(self) -> str:
        return self.text()

    def write(self, text: str) -> None:
        self.setText(text)


class _Text(QPlainTextEdit):
    """A few lines that grow no further than a cover page can take. Tab leads on, for there is nothing to indent."""

    def __init__(self, name: str, rows: int) -> None:
        super().__init__()
        self._longest = LONGEST[name]
        self.setAccessibleName(tr("{field}, on the cover page", field=FIELD_LABELS[name]))
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme.current().size(rows * 17 + 16))

    def read(self) -> str:
        return self.toPlainText()

    def write(self, text: str) -> None:
        self.setPlainText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Of a whole book that is pasted, one character more than fits: enough to be told that it is too long."""
        self.insertPlainText(source.text()[: self._longest + 1])
