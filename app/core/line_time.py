"""How long a fax is on the line, and what it costs, before it is sent: ranges, because nobody knows the other machine.

Quick: V.34 at 33.6 kbit/s; slow: V.17 at 14.4 kbit/s, both with error correction and T.6 (G4) coding. The seconds of
ITU-T T.30 (10/2005) around the pages: called tone, identification, command, training and confirmation take some 7 s
with V.34 (annex F) and 20 s with V.17 (phases A and B, the first training check); between pages, some 1 s and 5 s.
Error correction sends frames of 256 bytes, whose ends and checks are some 5 percent. A line that cannot hold these
speeds, a page repeated and a machine without error correction take longer.
"""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from app.core.language import plural, tr
from app.core.packet import PageChoice, PageLook, Tone

_FRAMING = 1.05
_QUICK_BITS, _QUICK_START, _QUICK_PAGE = 33_600, 7.0, 1.0
_SLOW_BITS, _SLOW_START, _SLOW_PAGE = 14_400, 20.0, 5.0

_PRICE = re.compile(r"[0-9]{1,4}(\.[0-9]{1,6})?")


def line_seconds(least: Sequence[int], most: Sequence[int] | None = None) -> tuple[float, float]:
    """From the G4 size of each page in bytes. `most`: the sizes they may have as well, where it is not known how grey
    becomes black and white; `least` where left out."""
    most = least if most is None else most
    quick = _QUICK_START + sum(size * 8 * _FRAMING / _QUICK_BITS + _QUICK_PAGE for size in least)
    slow = _SLOW_START + sum(size * 8 * _FRAMING / _SLOW_BITS + _SLOW_PAGE for size in most)
    return quick, slow


def packet_bytes(
    pages: Sequence[PageChoice], looks: Sequence[PageLook | None], as_pictures: bool
) -> tuple[list[int], list[int]] | None:
    """Least and most G4 bytes of each page; they differ where the file itself goes, because how greys are then made
    black and white is not published. A page not looked at yet counts as the mean of the others; None: all are such."""
    sizes = [_page_bytes(choice, look, as_pictures) for choice, look in zip(pages, looks, strict=True) if look]
    if not sizes:
        return None
    least, most = (sum(column) // len(sizes) for column in zip(*sizes, strict=True))
    unknown = len(pages) - len(sizes)
    return [size for size, _ in sizes] + [least] * unknown, [size for _, size in sizes] + [most] * unknown


def _page_bytes(choice: PageChoice, look: PageLook, as_pictures: bool) -> tuple[int, int]:
    if not as_pictures:
        return min(look.text_bytes, look.photo_bytes), max(look.text_bytes, look.photo_bytes)
    tone = look.tone if choice.tone is Tone.AUTO else choice.tone
    size = look.photo_bytes if tone is Tone.PHOTO else look.text_bytes
    return size, size


def line_time_words(seconds: tuple[float, float]) -> str:
    """ "about 20 to 50 seconds", "about 1 to 3 minutes", "about 2 minutes"."""
    quick, slow = seconds
    if slow < 90:
        low, high = max(1, round(quick / 10)) * 10, max(1, round(slow / 10)) * 10
        if low == high:
            return plural("about {count} seconds", "about {count} second", high)
        return plural("about {low} to {count} seconds", "about {low} to {count} second", high, low=low)
    low, high = _minutes(quick), _minutes(slow)
    if low == high:
        return plural("about {count} minutes", "about {count} minute", high)
    return plural("about {low:,} to {count} minutes", "about {low:,} to {count} minute", high, low=low)


def _minutes(seconds: float) -> int:
    """Above half an hour in tens."""
    minutes = max(1, round(seconds / 60))
    return minutes if minutes < 30 else round(minutes, -1)


def price_of(typed: str) -> Decimal | None:
    """What a page costs, as people write it: "0.07", "0,07". None: that is no price."""
    text = typed.strip().replace(",", ".")
    return Decimal(text) if _PRICE.fullmatch(text) else None


def cost(price_a_page: Decimal, pages: int) -> Decimal:
    """In the currency of the price; the minutes of the call are not in it."""
    return price_a_page * pages


def cost_words(amount: Decimal, currency: str) -> str:
    """ "about 0.35 USD"; below ten cents with one place more."""
    places = Decimal("0.001") if amount < Decimal("0.1") else Decimal("0.01")
    return tr("about {amount:,} {currency}", amount=amount.quantize(places, ROUND_HALF_UP), currency=currency)
