"""How every fax goes: as the documents are, or always as fax pictures; and the paper it is fitted to."""

from app.core.language import tr
from app.core.packet import Paper
from app.core.settings import paper_of
from app.core.wording import PAPER_NAMES
from app.ui import theme
from app.ui.account_in_use import AccountInUse
from app.ui.check_box import CheckBox
from app.ui.widgets import Card, Combo, label, section_title

_CHOICES: tuple[Paper | None, ...] = (None, *PAPER_NAMES)


class WayCard(Card):
    def __init__(self, account: AccountInUse) -> None:
        super().__init__()
        self._account = account
        self.pictures = CheckBox(tr("Send every fax as fax &pictures"))
        self.pictures.setChecked(account.settings.always_pictures)
        self.paper = Combo()
        self.paper.setAccessibleName(tr("Paper"))
        self.paper.addItems([""] * len(_CHOICES))
        self.paper.setMaximumWidth(theme.current().size(360))
        words = label(
            tr(
                "Only what you see goes then: no hidden text, no scripts, no attachments. Otherwise a "
                "single PDF is sent as it is, and this can be chosen for each fax."
            ),
            tone="secondary",
            wrap=True,
        )
        for part in (label(tr("How faxes go"), kind="title"), self.pictures, words):
            self.column.addWidget(part)
        self.column.addWidget(section_title(tr("P&aper"), self.paper))
        self.column.addWidget(self.paper)
        self.pictures.clicked.connect(self._choose)
        self.paper.activated.connect(self._choose)
        account.home_changed.connect(self._show_paper)
        account.way_changed.connect(self._show_way)
        self._show_paper()

    def _show_way(self) -> None:
        self.pictures.setChecked(self._account.settings.always_pictures)
        self._show_paper()

    def _show_paper(self) -> None:
        settings = self._account.settings
        usual = PAPER_NAMES[paper_of(settings.home_region)]
        for index, paper in enumerate(_CHOICES):
            self.paper.setItemText(
                index, PAPER_NAMES[paper] if paper else tr("As usual at home ({usual})", usual=usual)
            )
        self.paper.setCurrentIndex(_CHOICES.index(settings.paper))

    def _choose(self) -> None:
        paper = _CHOICES[self.paper.currentIndex()]
        self._account.choose_way(always_pictures=self.pictures.isChecked(), paper=paper)
