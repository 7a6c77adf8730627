"""When faxes go: how long one can be taken back after *Send*, and how often one that failed goes again."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.core.language import plural, tr
from app.core.schedule import FURTHER_ATTEMPTS
from app.ui import theme
from app.ui.account_in_use import AccountInUse
from app.ui.widgets import Card, Combo, label, section_title

_HOLDS = (0, 5, 10, 30, 60)
_AGAIN_WORDS = tr(
    "After a busy line in 3, 5 and 10 minutes; after other failures that may pass in 5, 15 and 60. Never where pages "
    "may have arrived, or where nobody knows."
)


class TimesCard(Card):
    def __init__(self, account: AccountInUse) -> None:
        super().__init__()
        self._account = account
        self.hold, self.again = _combo(tr("Take back")), _combo(tr("Try again by itself"))
        self.column.addWidget(label(tr("When faxes go"), kind="title"))
        self._add(
            tr("After Send, a fax can be taken &back for"), self.hold, tr("Until then nothing is asked of Telnyx.")
        )
        self._add(tr("When a fax fails, tr&y again by itself"), self.again, _AGAIN_WORDS)
        self.hold.activated.connect(self._choose)
        self.again.activated.connect(self._choose)
        account.changed.connect(self._show)
        self._show()

    def _add(self, title: str, combo: Combo, words: str) -> None:
        self.column.addWidget(section_title(title, combo))
        self.column.addWidget(combo)
        self.column.addWidget(label(words, tone="secondary", wrap=True))

    def _show(self) -> None:
        settings = self._account.settings
        _fill(self.hold, _HOLDS, settings.hold, _hold_words)
        _fill(self.again, range(FURTHER_ATTEMPTS + 1), settings.further_attempts, _again_words)

    def _choose(self) -> None:
        settings = replace(
            self._account.settings, hold=self.hold.currentData(), further_attempts=self.again.currentData()
        )
        self._account.change(settings, tr("when faxes go"))


def _combo(name: str) -> Combo:
    combo = Combo()
    combo.setAccessibleName(name)
    combo.setMaximumWidth(theme.current().size(360))
    return combo


def _fill(combo: Combo, usual: Sequence[int], chosen: int, words: Callable[[int], str]) -> None:
    """What stands in the settings, but not here, is one more choice."""
    combo.clear()
    for number in sorted({*usual, chosen}):
        combo.addItem(words(number), number)
    combo.setCurrentIndex(combo.findData(chosen))


def _hold_words(seconds: int) -> str:
    return plural("{count} seconds", "{count} second", seconds) if seconds else tr("No time: it goes at once")


def _again_words(times: int) -> str:
    if not times:
        return tr("Never")
    return plural("Up to {count} times", "Once", times)
