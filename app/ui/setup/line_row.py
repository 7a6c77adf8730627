"""One line of the doctor: what it is about, how it is, and the one thing that puts it right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.core.doctor import BUY_NUMBER, PAGES, POINT_LABELS, Health, Line, Point
from app.core.errors import FaxError
from app.core.language import tr
from app.core.repairs import AssignNumber, AttachProfile, Repair, repair_words
from app.ui import theme
from app.ui.buttons import link_button, secondary_button
from app.ui.phrases import grouped
from app.ui.second_click import SecondClick
from app.ui.settings.remark import Remark
from app.ui.setup.spoken import spoken
from app.ui.widgets import Combo, StateIcon, column, label, line, row, set_property, visible

_LOOKS = {
    Health.GOOD: ("circle-check", "ok", tr("in order")),
    Health.WRONG: ("triangle-alert", "attention", tr("to be put right")),
    Health.OPEN: ("clock", "secondary", tr("not known yet")),
}
_PAGE_BUTTONS = {
    PAGES[Point.KEY]: tr("Open API keys at Telnyx…"),
    PAGES[Point.CREDIT]: tr("Add credit at Telnyx…"),
    PAGES[Point.APPLICATION]: tr("Open applications at Telnyx…"),
    PAGES[Point.PROFILE]: tr("Open profiles at Telnyx…"),
    PAGES[Point.NUMBER]: tr("Open numbers at Telnyx…"),
    BUY_NUMBER: tr("Buy a number at Telnyx…"),
}
CHANGES = {False: tr("This changes your Telnyx account."), True: tr("This changes the practice account.")}


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person can choose at a line: words and values; `chosen` is "" while nothing is."""

    entries: Sequence[tuple[str, str]] = ()
    chosen: str = ""


class LineRow(QWidget):
    repair_wanted = Signal(object)  # Repair, agreed to
    page_wanted = Signal(str)
    chosen = Signal(str)

    def __init__(self, point: Point) -> None:
        super().__init__()
        self.point = point
        self.line: Line | None = None
        self._shown: tuple[Line, bool] | None = None
        self._picked: Repair | None = None
        self._icon = StateIcon("clock", "secondary", 18)
        self.words = label(tone="secondary", wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.put_right = secondary_button(tr("Put it right…"), lambda: self._ask(self._only_repair(), self.put_right))
        self.open_page = secondary_button("", self._open_page)
        self.pick = Combo()
        self.pick.setAccessibleName(tr("{line}: which one", line=POINT_LABELS[point]))
        self.pick.activated.connect(self._pick)
        self.choice = Combo()
        self.choice.setAccessibleName(POINT_LABELS[point])
        self.choice.activated.connect(lambda index: self.chosen.emit(self.choice.itemData(index)))
        for combo in (self.pick, self.choice):
            combo.setPlaceholderText(tr("Choose…"))
            combo.setMaximumWidth(theme.current().size(320))
        self.question = SecondClick("", tr("&Yes"), tr("&No"), loses=False)
        self.question.confirmed.connect(lambda: self.repair_wanted.emit(self._picked))
        self.note = Remark()
        self.see_page = link_button(tr("Look at it in Telnyx's portal"), lambda: self.page_wanted.emit(PAGES[point]))
        self._lay_out(POINT_LABELS[point])

    def _lay_out(self, name: str) -> None:
        text = column(label(name, kind="strong"), self.words, spacing=2)
        head = row(self._icon, text, self.put_right, self.open_page, spacing=theme.M)
        head.setStretch(1, 1)
        head.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        below = column(self.choice, self.pick, self.note, self.see_page, self.question)
        below.setContentsMargins(theme.current().size(18) + theme.M, 0, 0, 0)
        whole = column(head, below, spacing=theme.XS)
        self.setLayout(column(line(), whole, spacing=theme.M))
        self._actions: tuple[QWidget, ...] = (self.put_right, self.open_page, self.pick, self.choice)
        for part in (*self._actions, self.see_page):
            part.hide()

    # what is shown

    def show_line(self, line: Line, choices: Choices, *, practice: bool) -> None:
        """A question that is open stays while the line is as it was."""
        self._show_choices(choices)
        if self._shown == (line, practice):
            return
        self.line, self._shown, self._picked = line, (line, practice), None
        self._practice = practice
        self.question.hide()
        self.note.clear()
        self.see_page.hide()
        icon, tone, state = _LOOKS[line.health]
        self._icon.show_state(icon, tone)
        words = spoken(line.words)
        self.words.setText(words)
        set_property(self.words, "tone", "" if line.health is Health.WRONG else "secondary")
        self.setAccessibleName(f"{POINT_LABELS[line.point]}, {state}: {words}")
        self.put_right.setVisible(len(line.repairs) == 1)
        self.put_right.setAccessibleName(tr("Put it right: {line}", line=POINT_LABELS[line.point]))
        self.open_page.setText(_PAGE_BUTTONS.get(line.page, ""))
        self.open_page.setVisible(bool(line.page) and not line.repairs and not practice)
        self.pick.clear()
        for repair in line.repairs:
            self.pick.addItem(_name(repair), repair)
        self.pick.setCurrentIndex(-1)
        self.pick.setVisible(len(line.repairs) > 1)

    def show_concern(self, words: str) -> None:
        """This line is what a person was led to, by a fax that failed where there are words."""
        if words:
            wrong = self.line is not None and self.line.health is Health.WRONG
            self.note.say(tr("A fax failed because of this.") if wrong else words, "attention")
            self.see_page.setVisible(not wrong and not self._practice)
        self.take_focus()

    def take_focus(self) -> bool:
        """To what can be done here; whether there is anything."""
        action = next((each for each in self._actions if not each.isHidden()), None)
        if action:
            action.setFocus()
        return action is not None

    def show_busy(self) -> None:
        self.note.say(tr("Putting it right…"), "secondary")

    def show_failure(self, error: FaxError) -> None:
        self.note.say_error(error)

    def set_free(self, free: bool) -> None:
        """While something is put right nothing else can be begun."""
        for part in (self.put_right, self.pick, self.choice, self.question.yes):
            part.setEnabled(free)

    def _show_choices(self, choices: Choices) -> None:
        self.choice.clear()
        for words, value in choices.entries:
            self.choice.addItem(visible(words), value)
        self.choice.setCurrentIndex(self.choice.findData(choices.chosen) if choices.chosen else -1)
        self.choice.setVisible(bool(choices.entries))

    # what is asked

    def _only_repair(self) -> Repair:
        assert self.line is not None  # the button is there only with a line
        return self.line.repairs[0]

    def _open_page(self) -> None:
        assert self.line is not None
        self.page_wanted.emit(self.line.page)

    def _pick(self, index: int) -> None:
        self._ask(self.pick.itemData(index), self.pick)

    def _ask(self, repair: Repair, first: QWidget) -> None:
        self._picked = repair
        self.question.question.setText(f"{spoken(repair_words(repair))} {CHANGES[self._practice]}")
        self.question.ask(first)


def _name(repair: Repair) -> str:
    """What tells it from the others of its line."""
    match repair:
        case AttachProfile(profile=profile):
            return visible(profile.name)
        case AssignNumber(number=number):
            shown = grouped(number.e164)
            return tr("{number} · in use elsewhere", number=shown) if number.connection_id else shown
    return spoken(repair_words(repair))
