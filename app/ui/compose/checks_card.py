"""One line for each thing that was checked: icon, words, colour, and what the program can do about it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from app.core.document import Finding, Fix, Severity
from app.core.language import plural, tr
from app.core.sentence import plain
from app.core.wording import PAPER_NAMES
from app.ui import theme
from app.ui.announcing import announce
from app.ui.buttons import Button, link_button
from app.ui.compose.packet import Contents
from app.ui.flow import Flow
from app.ui.tab_order import tab_after
from app.ui.widgets import Card, StateIcon, column, label, row, section_title, set_property

_LOOKS = {
    Severity.OK: ("circle-check", "ok", "OK"),
    Severity.WARNING: ("triangle-alert", "attention", tr("Attention")),
    Severity.ERROR: ("circle-x", "error", tr("Error")),
}
_FIXES = {
    Fix.LEAVE_OUT: tr("Leave out"),
    Fix.TURN: tr("Turn"),
    Fix.CLEARER: tr("Make it clearer"),
    Fix.PHOTO: tr("Show as photo"),
    Fix.TEXT: tr("Show as text"),
    Fix.FIT: tr("Fit to {paper}"),
    Fix.AS_PICTURES: tr("Send as fax pictures"),
    Fix.FIRST_PART: tr("Send the first {limit} pages"),
    Fix.FINER: tr("Use a higher quality"),
    Fix.PASSWORD: tr("Enter password"),
}
_EVERY_PAGE = Finding("readable", Severity.OK, tr("Every page can be read"))


class ChecksCard(Card):
    page_wanted = Signal(int)  # its position in the fax
    fix_wanted = Signal(object)  # Finding

    def __init__(self) -> None:
        super().__init__()
        self._counter = label(tone="secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Pages checked"))
        self.column.addLayout(Flow(section_title(tr("Checks")), self._counter, last_at_right=True))
        self.column.addWidget(self._bar)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.XS)
        self.column.addLayout(self._lines)
        self._shown: list[tuple[Finding, str]] = []
        self._under_way = False
        self.lines: list[FindingLine] = []

    def show_contents(self, contents: Contents) -> None:
        findings = [finding for finding in contents.findings if finding.code != "original"]  # WayField says it
        whole = contents.files and all(part.verdict for part in contents.parts)
        if whole and not any(finding.severity is Severity.ERROR for finding in findings):
            findings.append(_EVERY_PAGE)
        findings.sort(key=lambda finding: list(Severity)[::-1].index(finding.severity))
        self._show_lines([(finding, _fix_words(finding.fix, contents)) for finding in findings])
        self.show_progress(contents)
        self.setVisible(bool(contents.parts))

    def show_progress(self, contents: Contents) -> None:
        words, done, total = _progress(contents)
        if self._under_way and not words:
            announce(self, self._outcome())
        self._under_way = bool(words)
        self._counter.setText(words)
        self._counter.setVisible(bool(words))
        self._bar.setVisible(bool(words) and total > 0)
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)

    def _outcome(self) -> str:
        """The whole in one sentence, and what weighs most."""
        to_look_at = [finding for finding, _ in self._shown if finding.severity is not Severity.OK]
        if not to_look_at:
            return tr("Checks finished. {found}.", found=plain(_EVERY_PAGE.text))
        return plural(
            "Checks finished, {count} things to look at. {first}",
            "Checks finished, {count} thing to look at. {first}",
            len(to_look_at),
            first=plain(to_look_at[0].text),
        )

    @property
    def pages_done(self) -> int:
        return self._bar.value()

    @property
    def progress_words(self) -> str:
        return self._counter.text()

    def _show_lines(self, lines: list[tuple[Finding, str]]) -> None:
        if lines == self._shown:
            return
        self._shown = lines
        focused = next((number for number, line in enumerate(self.lines) if line.holds_focus), None)
        while len(self.lines) > len(lines):
            old = self.lines.pop()
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        while len(self.lines) < len(lines):
            line = FindingLine()
            line.page_wanted.connect(self.page_wanted)
            line.fix_wanted.connect(self.fix_wanted)
            self._lines.addWidget(line)
            self.lines.append(line)
        for line, (finding, words) in zip(self.lines, lines, strict=True):
            line.show_finding(finding, words)
        tab_after(self, *self.lines)
        if focused is not None and self.lines:
            self.lines[min(focused, len(self.lines) - 1)].take_focus()


class FindingLine(QWidget):
    page_wanted = Signal(int)
    fix_wanted = Signal(object)  # Finding

    def __init__(self) -> None:
        super().__init__()
        self.finding = _EVERY_PAGE
        self._icon = StateIcon("circle-check", "ok")
        self.words = _Words(self._go)
        self.fix: Button = link_button("", lambda: self.fix_wanted.emit(self.finding))
        self._text = row()
        self._text.addWidget(self.words, 1)
        self._text.addWidget(self.fix, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        icon = column(self._icon, 1)
        icon.setContentsMargins(0, 2, 0, 0)  # the words have room for their focus
        line = row(icon, self._text)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_finding(self, finding: Finding, fix: str) -> None:
        self.finding = finding
        icon, role, word = _LOOKS[finding.severity]
        self._icon.show_state(icon, role)
        self.words.show_words(plain(finding.text), role, word, leads=finding.page is not None)
        self.fix.setText(fix)
        self.fix.setVisible(bool(fix))
        self.fix.setAccessibleDescription(plain(finding.text))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The button stands beside words of one line, below longer ones, always at the end."""
        words = self.words.fontMetrics().horizontalAdvance(self.words.text()) + theme.S
        room = self.width() - self._icon.width() - self.fix.sizeHint().width() - 3 * theme.S
        beside = QBoxLayout.Direction.LeftToRight if words <= room else QBoxLayout.Direction.TopToBottom
        if beside is not self._text.direction():
            self._text.setDirection(beside)
            self._text.setSpacing(theme.S if words <= room else 0)

    @property
    def holds_focus(self) -> bool:
        return self.words.hasFocus() or self.fix.hasFocus()

    def take_focus(self) -> None:
        (self.fix if self.fix.isVisibleTo(self) else self.words).setFocus()

    def _go(self) -> None:
        if self.finding.page is not None:
            self.page_wanted.emit(self.finding.page)


class _Words(QLabel):
    """A sentence that leads to its page where it has one: by a click, or with Tab and Enter."""

    def __init__(self, go: Callable[[], None]) -> None:
        super().__init__()
        self._go = go
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setIndent(0)  # else a letter's half, because of the border
        self.setProperty("kind", "finding")

    def show_words(self, text: str, tone: str, state: str, *, leads: bool) -> None:
        self.setText(text)
        set_property(self, "tone", tone)
        self.setAccessibleName(f"{state}: {text}")
        self.setToolTip(tr("Show this page") if leads else "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if leads else Qt.FocusPolicy.NoFocus)
        if leads:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._go()
        else:
            super().keyPressEvent(event)


def _fix_words(fix: Fix | None, contents: Contents) -> str:
    if fix is None:
        return ""
    return _FIXES[fix].format(paper=PAPER_NAMES[contents.raster.paper], limit=f"{contents.limits.pages:,}")


def _progress(contents: Contents) -> tuple[str, int, int]:
    """What is still under way, in words and as a share; nothing when all is known."""
    if any(part.is_opening for part in contents.parts):
        return tr("Opening the document…"), 0, 0
    if any(part.is_examining for part in contents.parts):
        opened = [
            (part, min(len(part.facts.pages), contents.limits.pages))
            for part in contents.parts
            if part.is_open and part.facts
        ]
        total = sum(pages for _, pages in opened)
        done = sum(pages if part.verdict else part.checked for part, pages in opened)
        return tr("Checked {done:,} of {total:,}", done=done, total=total), done, total
    wanted = len(contents.can_be_looked_at)
    if contents.looked_at < wanted:
        return (
            tr("Looked at {looked_at:,} of {wanted:,} pages as a fax", looked_at=contents.looked_at, wanted=wanted),
            contents.looked_at,
            wanted,
        )
    return "", 0, 0
