"""One Telnyx account in the list: its mark, name and number; to use it, to change it, to remove it."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.errors import FaxError
from app.core.language import tr
from app.core.settings import TelnyxAccount
from app.ui.account_in_use import AccountInUse
from app.ui.accounts.marks import Mark
from app.ui.accounts.name_and_colour import NameAndColour
from app.ui.buttons import secondary_button
from app.ui.phrases import grouped
from app.ui.second_click import SecondClick
from app.ui.settings.remark import Remark
from app.ui.widgets import ElidedLabel, column, label, row

_QUESTION = tr(
    "Faxwell forgets this account's key and settings; that cannot be undone. Its faxes and their documents stay on "
    "this computer, in “{folder}” inside Faxwell's folder. Nothing changes at Telnyx."
)


class AccountRow(QWidget):
    remove_wanted = Signal(str)

    def __init__(self, account: AccountInUse, shown: TelnyxAccount) -> None:
        super().__init__()
        self._account = account
        self._shown = shown
        self._mark = Mark(24)
        self.title = ElidedLabel(kind="strong")
        self.words = label(tone="secondary")
        self.use = secondary_button(tr("Use"), lambda: account.open(shown.id))
        self.edit = secondary_button(tr("Change…"), self._begin)
        self.fields = NameAndColour(account)
        self.done = secondary_button(tr("Done"), self._end)
        self.remove = secondary_button(tr("Remove this account…"), lambda: self.confirm.ask(self.remove))
        self.kept = label(tr("To remove this account, use another one first."), tone="secondary", wrap=True)
        self.confirm = SecondClick(
            _QUESTION.format(folder=shown.id), tr("Remove the account now"), tr("Keep the account")
        )
        self.state = Remark()
        self._editor = QWidget()
        self._editor.setLayout(column(self.fields, row(self.done, self.remove, 1), self.kept, self.confirm))
        self._editor.hide()
        line = row(self._mark, column(self.title, self.words, spacing=2), self.use, self.edit, spacing=12)
        line.setStretch(1, 1)
        self.setLayout(column(line, self._editor, self.state))
        self.fields.changed.connect(self._change)
        self.confirm.confirmed.connect(lambda: self.remove_wanted.emit(shown.id))
        self.show_account(shown)

    def show_account(self, shown: TelnyxAccount) -> None:
        self._shown = shown
        now = self._account.account
        in_use = now is not None and now.id == shown.id
        several = self._account.settings.has_several
        self._mark.show_mark(shown.colour, shown.title)
        self.title.set_full_text(shown.title)
        number = grouped(shown.chosen.sender) if shown.chosen.sender else tr("No number yet")
        self.words.setText(tr("{number} · in use", number=number) if in_use else number)
        self.use.setVisible(not in_use)
        self.use.setAccessibleName(tr("Use {title}", title=shown.title))
        self.edit.setAccessibleName(tr("Change {title}", title=shown.title))
        self.fields.show_account(shown)
        self.remove.setVisible(several and not in_use)
        self.kept.setVisible(several and in_use)

    def say_refused(self, error: FaxError) -> None:
        self.state.say_error(error)

    def _begin(self) -> None:
        self.state.clear()
        self._editor.show()
        self.edit.hide()
        self.fields.name.setFocus()
        self.fields.name.selectAll()

    def _end(self) -> None:
        if self.fields.check():
            self._editor.hide()
            self.confirm.hide()
            self.edit.show()
            self.edit.setFocus()

    def _change(self) -> None:
        """A plain title is not kept as a name, so that it goes on following the account's number."""
        typed = self.fields.typed
        name = self._shown.name if typed == self._shown.title else typed
        changed = replace(self._shown, name=name, colour=self.fields.picked)
        self._account.change(self._account.settings.with_telnyx(changed), tr("name and colour of an account"))
