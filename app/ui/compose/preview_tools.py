"""The two lines of tools above the desk: what is seen and how large; which page, and what is done with it."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from app.core.language import tr
from app.core.packet import PageLook, Tone
from app.ui import theme
from app.ui.buttons import Button, IconButton
from app.ui.compose.packet import ShownPage
from app.ui.compose.preview_scale import Scale
from app.ui.flow import Flow
from app.ui.widgets import Combo, label, row


class Form(IntEnum):
    """In which the page is seen."""

    ORIGINAL = 0
    RECEIVED = 1
    BOTH = 2


_FORMS = {
    Form.ORIGINAL: (tr("Original"), tr("The page as it is in the document")),
    Form.RECEIVED: (tr("As received"), tr("The black dots that a fax machine is likely to print")),
    Form.BOTH: (tr("Side by side"), tr("The original at the left, as received at the right")),
}
_TONES = {
    Tone.AUTO: (tr("Automatic"), tr("Text or Photo, by what is on the page.")),
    Tone.TEXT: (tr("Text"), tr("Sharp letters; grey becomes black or white.")),
    Tone.PHOTO: (tr("Photo"), tr("Greys as fine dots. Takes longer on the line.")),
    Tone.CLEARER: (tr("Clearer"), tr("For faint or grey pages: more contrast, then black and white.")),
}


class ViewTools(QWidget):
    """Which form, and how large."""

    form_chosen = Signal(object)  # Form
    smaller_wanted = Signal()
    larger_wanted = Signal()

    def __init__(self, scale: Scale) -> None:
        super().__init__()
        self._scale = scale
        self._forms = QButtonGroup(self)
        tabs: list[QWidget] = []
        for form, (name, what) in _FORMS.items():
            tab = _tab(name, what)
            self._forms.addButton(tab, form)
            tabs.append(tab)
        self._forms.idToggled.connect(self._chosen)
        self._zoom = label(tone="secondary")
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._zoom.setMinimumWidth(theme.current().size(44))
        self.fit = _scale_button(tr("Fit"), tr("The whole page"), scale.fit)
        self.dots = _scale_button("1:1", tr("One dot = one pixel"), scale.show_dots)
        smaller = IconButton("minus", tr("Smaller"), self.smaller_wanted.emit)
        larger = IconButton("plus", tr("Larger"), self.larger_wanted.emit)
        scale_tools = _together(smaller, self._zoom, larger, self.fit, self.dots)
        self.setLayout(Flow(*tabs, scale_tools, spacing=theme.XS, last_at_right=True))
        self.choose(Form.ORIGINAL)

    @property
    def form(self) -> Form:
        return Form(self._forms.checkedId())

    def choose(self, form: Form) -> None:
        self._forms.button(form).setChecked(True)

    def tab(self, form: Form) -> Button:
        button = self._forms.button(form)
        assert isinstance(button, Button)
        return button

    def show_zoom(self, zoom: float) -> None:
        self._zoom.setText(f"{zoom:.0%}")
        self.fit.setChecked(self._scale.fits)
        self.dots.setChecked(self._scale.dots)

    def _chosen(self, form: int, checked: bool) -> None:
        if checked:
            self.dots.setVisible(form != Form.ORIGINAL)
            self.form_chosen.emit(Form(form))


class PageTools(QWidget):
    """Which page of the fax, and what is done with it."""

    paged = Signal(int)  # how many pages on (-1: back)
    turn_wanted = Signal()
    left_out_wanted = Signal(bool)
    tone_chosen = Signal(object)  # Tone

    def __init__(self) -> None:
        super().__init__()
        self.where = label(tone="secondary")
        self.where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._previous = IconButton("chevron-left", tr("Previous page"), lambda: self.paged.emit(-1))
        self._next = IconButton("chevron-right", tr("Next page"), lambda: self.paged.emit(1))
        self.turn = IconButton("rotate-cw", tr("Turn this page"), self.turn_wanted.emit)
        self.leave_out = IconButton("x", tr("Leave this page out"), lambda: self.left_out_wanted.emit(True))
        self.put_back = IconButton("undo-2", tr("Put this page back"), lambda: self.left_out_wanted.emit(False))
        for button, word in ((self.leave_out, tr("Leave out")), (self.put_back, tr("Put back"))):
            button.setText(word)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.tone = Combo()
        self.tone.setAccessibleName(tr("How grey becomes black or white"))
        self.tone.setMinimumContentsLength(12)
        kept = self.tone.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # the pages do not jump when it comes
        self.tone.setSizePolicy(kept)
        for tone, (name, what) in _TONES.items():
            self.tone.addItem(name, tone)
            self.tone.setItemData(self.tone.count() - 1, what, Qt.ItemDataRole.ToolTipRole)
        self.tone.activated.connect(self._choose_tone)
        self.grey = label(tr("Grey as"), tone="secondary")
        page = _together(self._previous, self.where, self._next, self.turn)
        tones = _together(self.grey, self.tone)
        self.setLayout(Flow(page, self.leave_out, self.put_back, tones, spacing=theme.XS, last_at_right=True))

    def show_way(self, row: int, rows: int) -> None:
        """Where there is a page before and after, with the same room whatever page it is."""
        self._previous.setEnabled(row > 0)
        self._next.setEnabled(row < rows - 1)
        self.where.setMinimumWidth(
            self.where.fontMetrics().horizontalAdvance(tr("Page {position:,} of {total:,}", position=rows, total=rows))
        )

    def show_page(self, where: str, shown: ShownPage, look: PageLook | None) -> None:
        self.where.setText(where)
        left_out = shown.choice.left_out
        own = not shown.cover  # that is switched off where it is made
        self.turn.setVisible(own)
        self.leave_out.setVisible(own and not left_out)
        self.put_back.setVisible(own and left_out)
        automatic, _ = _TONES[Tone.AUTO]
        self.tone.setItemText(0, f"{automatic} · {_TONES[look.tone][0].lower()}" if look else automatic)
        self.tone.setCurrentIndex(list(_TONES).index(shown.choice.tone))

    def show_tones(self, seen: bool, threshold: int | None) -> None:
        """`seen`: what they do is on the desk. `threshold`: the black threshold, which comes before any tone."""
        self.tone.setVisible(seen)
        self.grey.setVisible(seen)
        self.tone.setEnabled(threshold is None)
        words = (
            tr("The black threshold decides: below {threshold} % is black.", threshold=threshold)
            if threshold
            else _TONES[self._tone][1]
        )
        self.tone.setToolTip(words)

    @property
    def _tone(self) -> Tone:
        return list(_TONES)[self.tone.currentIndex()]

    def _choose_tone(self, index: int) -> None:
        self.tone_chosen.emit(list(_TONES)[index])


def _together(*parts: QWidget) -> QWidget:
    answer = QWidget()
    answer.setLayout(row(*parts, spacing=theme.XS))
    return answer


def _tab(name: str, what: str) -> Button:
    button = Button(name, "tab", "", None)
    button.setCheckable(True)
    button.setToolTip(what)
    return button


def _scale_button(text: str, name: str, on_click: Callable[[], object]) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setCheckable(True)
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.clicked.connect(lambda: on_click())  # without the signal's bool
    return button
