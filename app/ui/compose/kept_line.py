"""One quiet line: the fax that was being prepared is back."""

from PySide6.QtWidgets import QWidget

from app.core.language import tr
from app.ui import theme
from app.ui.account_in_use import AccountInUse
from app.ui.background import Background
from app.ui.buttons import IconButton, link_button
from app.ui.compose.keeping import Keeping
from app.ui.compose.page import ComposePage
from app.ui.services import Services
from app.ui.widgets import StateIcon, label, row, visible

_BACK = tr("The fax you were preparing is back.")
_FOUND = tr("You were preparing another fax when Faxwell ended.")
_NAMES = 3


class KeptLine(QWidget):
    def __init__(self, page: ComposePage, services: Services, account: AccountInUse, background: Background) -> None:
        super().__init__()
        self.keeping = Keeping(page, services, account, background, self)
        self._says = label(tone="secondary", wrap=True)
        self.restore = link_button(tr("Show that one instead"), self.keeping.restore)
        self.discard = link_button(tr("Discard"), self._discard)
        self.close_line = IconButton("x", tr("Close this line"), self.hide)
        line = row(StateIcon("undo-2", "secondary"), self._says, self.restore, self.discard, self.close_line)
        line.setContentsMargins(theme.L, 0, theme.L, theme.M)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.hide()
        self.keeping.came_back.connect(lambda: self._show(_BACK, found=False))
        self.keeping.found.connect(lambda: self._show(_FOUND, found=True))
        self.keeping.other_files.connect(self._name_other_files)
        self.keeping.emptied.connect(self.hide)

    @property
    def says(self) -> str:
        return self._says.text() if self.isVisible() else ""

    def _show(self, words: str, *, found: bool) -> None:
        self._says.setText(words)
        self.restore.setVisible(found)
        self.close_line.setVisible(not found)
        self.show()

    def _name_other_files(self, names: tuple[str, ...]) -> None:
        more = tr(" and {others:,} more", others=len(names) - _NAMES) if len(names) > _NAMES else ""
        named = ", ".join(map(visible, names[:_NAMES])) + more
        self._says.setText(
            tr("{back} Changed since then, look at all its pages again: {named}.", back=_BACK, named=named)
        )
        self.show()

    def _discard(self) -> None:
        self.hide()
        self.keeping.discard()
