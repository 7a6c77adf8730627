"""One line for each thing that was checked: icon, words, colour."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QProgressBar, QWidget

from app.core.document import DocumentFacts, Finding, Severity
from app.core.sentence import plain
from app.ui import theme
from app.ui.compose.reading import Reading
from app.ui.widgets import Card, StateIcon, label, section_title

_LOOKS = {
    Severity.OK: ("circle-check", "ok", "ok"),
    Severity.WARNING: ("triangle-alert", "attention", "attention"),
    Severity.ERROR: ("circle-x", "error", "error"),
}


class ChecksCard(Card):
    def __init__(self) -> None:
        super().__init__()
        self.column.addWidget(section_title("Checks"))
        self._lines = QGridLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(theme.S)
        self._lines.setVerticalSpacing(theme.XS + 2)
        self._lines.setColumnStretch(1, 1)
        self.column.addLayout(self._lines)
        self._counter = label(tone="secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Pages checked")
        self.column.addWidget(self._counter)
        self.column.addWidget(self._bar)
        self._shown: list[tuple[Severity, str]] = []
        self._counted: DocumentFacts | None = None  # the document whose pages the counter counts

    def show_reading(self, reading: Reading, findings: tuple[Finding, ...]) -> None:
        lines = [(finding.severity, finding.text) for finding in findings]
        if reading.error:
            lines = [(Severity.ERROR, str(reading.error.sentence))]
        elif reading.verdict and not any(severity is Severity.ERROR for severity, _ in lines):
            lines.append((Severity.OK, "Every page can be read"))
        self.setVisible(bool(lines) or reading.is_opening)
        self._show_lines(lines)
        busy = reading.is_opening or reading.is_examining
        self._counter.setVisible(busy)
        self._bar.setVisible(busy and reading.is_examining)
        if reading.is_opening:
            self._counter.setText("Opening the document…")
        elif reading.is_examining and reading.facts and reading.facts is not self._counted:
            self._counted = reading.facts
            self.show_progress(0, reading.facts.page_count)

    @property
    def pages_done(self) -> int:
        return self._bar.value()

    def show_progress(self, done: int, total: int) -> None:
        self._counter.setText(f"Checked {done:,} of {total:,}")
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)

    def _show_lines(self, lines: list[tuple[Severity, str]]) -> None:
        if lines == self._shown:
            return
        self._shown = list(lines)
        while (item := self._lines.takeAt(0)) is not None:
            if isinstance(old := item.widget(), QWidget):
                old.hide()
                old.deleteLater()
        for number, (severity, text) in enumerate(lines):
            icon, role, tone = _LOOKS[severity]
            self._lines.addWidget(StateIcon(icon, role), number, 0, Qt.AlignmentFlag.AlignTop)
            self._lines.addWidget(label(plain(text), tone=tone, wrap=True), number, 1)
