"""The options of the send call, folded to one line that says what is unlike the usual. It has no frame of its own: it
stands in the card of the quality, which is one of them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.core.language import tr
from app.core.option_words import option_words
from app.core.options import SendOptions, problems_at
from app.ui import theme
from app.ui.buttons import link_button, secondary_button
from app.ui.compose.named_field import LEAST_WIDTH
from app.ui.flow import Flow
from app.ui.tab_order import tab_after
from app.ui.widgets import Card, label, line, row, section_title, set_property, visible

if TYPE_CHECKING:
    from app.ui.compose.options_fields import OptionsFields


class OptionsCard(Card):
    changed = Signal()  # what `options` says, by the person
    keep_wanted = Signal()  # these for every fax from this account
    wanted = Signal(object)  # SendOptions: back to these, the quality among them

    def __init__(self) -> None:
        super().__init__(kind="", margin=0)
        self._options = self._all = self._defaults = SendOptions()
        self._fields: OptionsFields | None = None
        self.fold = link_button(tr("Edit"), self._fold)
        self.fold.setAccessibleName(tr("Edit the options"))
        self._says = label(tone="secondary", wrap=True)
        title = section_title(tr("&Options"), self.fold)
        title.setMinimumWidth(theme.current().size(LEAST_WIDTH))
        head = row(title, self._says, self.fold, spacing=theme.M)
        head.setStretch(1, 1)
        self.column.addLayout(head)
        self.keep = secondary_button(tr("&Use for every fax"), self.keep_wanted.emit)
        self.keep.setToolTip(tr("Every fax from this account; the quality above is one of these"))
        self.reset = link_button(tr("Reset"), self._reset)
        self._same = label(tr("Every fax from this account goes like this."), kind="small", tone="secondary", wrap=True)
        self._line = line()
        self.column.addWidget(self._line)
        self.column.addLayout(Flow(self.keep, self._same, self.reset, last_at_right=True))
        self._show_buttons()

    @property
    def options(self) -> SendOptions:
        """Without quality and document."""
        return self._options

    @property
    def fields(self) -> "OptionsFields":
        """Made when they are first needed: most faxes go as usual."""
        if self._fields is None:
            from app.ui.compose.options_fields import OptionsFields

            self._fields = OptionsFields()
            self._fields.choose(self._options)
            self._fields.hide()
            self._fields.changed.connect(self._follow)
            self.column.insertWidget(1, self._fields)
            tab_after(self.fold, self._fields)
            self._show_problems()
        return self._fields

    @property
    def says(self) -> str:
        return self._says.text()

    @property
    def is_folded(self) -> bool:
        return self._fields is None or self._fields.isHidden()

    def choose(self, options: SendOptions) -> None:
        """Of these all but quality and document."""
        self._options = options
        if self._fields:
            self._fields.choose(options)

    def show_fax(self, options: SendOptions, defaults: SendOptions) -> None:
        """All options of the fax, and those that every fax of the account has."""
        self._all, self._defaults = options, defaults
        usual = defaults != SendOptions() and options.without_document == defaults
        words = option_words(options) or tr("As usual")
        self._says.setText(
            visible(tr("{words} (usual for this account)", words=words) if usual and option_words(options) else words)
        )
        set_property(self._says, "tone", "error" if problems_at(options) else "secondary")
        self._show_problems()
        self._show_buttons()

    def _follow(self) -> None:
        self._options = self.fields.options
        self.changed.emit()

    def _fold(self) -> None:
        folded = not self.is_folded
        self.fields.setHidden(folded)
        self.fold.setText(tr("Edit") if folded else tr("Hide"))
        self.fold.setAccessibleName(tr("{action} the options", action=self.fold.text()))
        self._show_buttons()

    def _show_problems(self) -> None:
        if self._fields:
            self._fields.show_problems(dict(problems_at(self._all)), stored=bool(self._all.stored_name))

    def _show_buttons(self) -> None:
        """What can be kept, and where there is a way back."""
        unlike = self._all.without_document != self._defaults
        unusual = self._defaults != SendOptions()
        self.keep.setVisible(unlike and not self.is_folded)
        self.keep.setEnabled(not problems_at(self._all.without_document))
        self._same.setVisible(unusual and not unlike and not self.is_folded)
        self.reset.setText(tr("Reset") if unlike else tr("Back to Telnyx's own"))
        self.reset.setVisible((unlike or unusual) and not self.is_folded)
        self._line.setVisible(not self.reset.isHidden())

    def _reset(self) -> None:
        unlike = self._all.without_document != self._defaults
        self.wanted.emit(self._defaults if unlike else SendOptions())
