"""How long the fax will be on the line and what it costs, as far as its pages were looked at."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from app.core.language import tr
from app.core.line_time import cost, cost_words, line_seconds, line_time_words, packet_bytes
from app.ui import theme
from app.ui.compose.packet import Contents, Way
from app.ui.widgets import column, label

_WHY = tr(
    "A fast machine at 33,600 bits a second and a slow one at 14,400. A poor line, a page repeated or a busy number "
    "takes longer."
)


class EstimateLine(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.words = label(tone="secondary", wrap=True)
        self.so_far = label(kind="small", tone="secondary")
        self.setLayout(column(self.words, self.so_far, spacing=theme.XS))
        self.hide()

    def show_contents(self, contents: Contents, price: Decimal | None = None, currency: str = "USD") -> None:
        """`price` of one page. Without one nothing is said about money."""
        sizes = packet_bytes(contents.included, contents.looks_in_order, contents.way is Way.PICTURES)
        self.setVisible(sizes is not None)
        if sizes is None:
            return
        said = [tr("{time} on the line", time=line_time_words(line_seconds(*sizes)))]
        if price is not None:
            said.append(cost_words(cost(price, contents.total), currency))
        words = " · ".join(said)
        self.words.setText(words[0].upper() + words[1:])
        size = _size_words(*sizes)
        self.words.setToolTip(tr("{size} as a fax. {why}", size=size[0].upper() + size[1:], why=_WHY))
        done, awaited = contents.looked_at, _awaited(contents)
        self.so_far.setText(tr("So far from {done:,} of {awaited:,} pages", done=done, awaited=awaited))
        self.so_far.setVisible(done < awaited)


def _awaited(contents: Contents) -> int:
    """Pages that are looked at sooner or later: those that can be read, as many as one fax can have."""
    pages = contents.included[: contents.limits.pages]
    return sum(choice.page not in contents.by_document[choice.document].unreadable for choice in pages)


def _size_words(least: Sequence[int], most: Sequence[int]) -> str:
    low, high = sum(least), sum(most)
    if high < low * 1.2:
        return tr("about {size}", size=_bytes_words(high))
    low_words, high_words = _bytes_words(low), _bytes_words(high)
    if low_words.split()[1] == high_words.split()[1]:
        low_words, _, _ = low_words.partition(" ")
    return tr("about {low} to {high}", low=low_words, high=high_words)


def _bytes_words(size: int) -> str:
    """To two places that mean something: "7 KB", "180 KB", "6.1 MB"."""
    if size >= 995_000:
        return tr("{size:.1f} MB", size=size / 1e6) if size < 9_950_000 else tr("{size:.0f} MB", size=size / 1e6)
    kilobytes = max(1, round(size / 1000))
    return tr("{size} KB", size=round(kilobytes, -1) if kilobytes >= 100 else kilobytes)
