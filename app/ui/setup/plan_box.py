"""*Set it up for me*: all that can be put right, read and agreed to once, then done step by step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.errors import FaxError
from app.core.language import tr
from app.core.repairs import Repair, repair_words
from app.ui import theme
from app.ui.buttons import primary_button, secondary_button
from app.ui.flow import Flow
from app.ui.second_click import not_by_enter
from app.ui.settings.remark import Remark
from app.ui.setup.line_row import CHANGES
from app.ui.setup.spoken import spoken
from app.ui.widgets import Card, StateIcon, label, row


class PlanBox(Card):
    agreed = Signal()
    left = Signal()  # it is closed without anything done, or after a failure

    def __init__(self) -> None:
        super().__init__(margin=theme.M)
        self.steps: tuple[Repair, ...] = ()
        self.title = label(kind="strong")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.S)
        self._icons: list[StateIcon] = []
        self.changes = label(tone="secondary", wrap=True)
        self.state = Remark()
        self.yes = not_by_enter(primary_button(tr("&Yes"), self.agreed.emit))
        self.no = not_by_enter(secondary_button(tr("&No"), self._leave))
        self.column.addWidget(self.title)
        self.column.addLayout(self._rows)
        self.column.addWidget(self.changes)
        self.column.addWidget(self.state)
        self.column.addLayout(Flow(self.no, self.yes))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.hide()

    def ask(self, steps: tuple[Repair, ...], *, practice: bool) -> None:
        self.steps = steps
        self.title.setText(tr("Faxwell will do this, in {count} steps:", count=len(steps)))
        self._show_steps([spoken(repair_words(step)) for step in steps])
        self.changes.setText(tr("{changes} Nothing is bought, and no fax is sent.", changes=CHANGES[practice]))
        self.changes.show()
        self.state.clear()
        self.yes.show()
        self.no.setText(tr("&No"))
        self.no.show()
        self.show()
        self.no.setFocus()

    def show_running(self, done: int) -> None:
        """So many steps are done, and the next one is under way."""
        self.setFocus()  # or it would go to whatever comes after the buttons
        for number, icon in enumerate(self._icons):
            state = ("circle-check", "ok") if number < done else ("loader", "accent")
            icon.show_state(*(state if number <= done else ("clock", "secondary")))
        for part in (self.changes, self.yes, self.no):
            part.hide()
        now = min(done + 1, len(self.steps))
        self.state.say(tr("Step {now} of {count}…", now=now, count=len(self.steps)), "secondary")

    def show_failure(self, done: int, error: FaxError) -> None:
        """Nothing after it is done."""
        if done < len(self._icons):
            self._icons[done].show_state("circle-x", "error")
        self.state.say_error(error)
        self.no.setText(tr("Close"))
        self.no.show()
        self.no.setFocus()

    def _show_steps(self, words: list[str]) -> None:
        while item := self._rows.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self._icons = []
        for said in words:
            icon = StateIcon("clock", "secondary")
            step = QWidget()
            line = row(icon, label(said, wrap=True))
            line.setStretch(1, 1)
            step.setLayout(line)
            self._icons.append(icon)
            self._rows.addWidget(step)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
