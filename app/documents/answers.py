"""What the document child answered, checked and made into values.

The child may have been taken over by a file: every number has its bounds, and what is out of bounds raises
ValueError, KeyError or TypeError, which the reader treats like a crash.
"""

import re
from dataclasses import dataclass

from app.core.document import Content, Opening, PageSize, SecondReading
from app.core.packet import PageLook, Tone
from app.documents.messages import Message

_MOST_BYTES = 1 << 62
_LONGEST_SIDE_PT = 1e12


class Lost(Exception):
    """The child was started after what it is asked about had begun."""


@dataclass(frozen=True, slots=True)
class Source:
    """`sha256` is empty when the bytes were not taken into memory."""

    size: int
    content: Content
    sha256: str


@dataclass(frozen=True, slots=True)
class Opened:
    opening: Opening
    pages: tuple[PageSize, ...] = ()
    unreadable: tuple[int, ...] = ()
    encrypted: bool = False


def source(answer: Message) -> Source | None:
    """None: the file cannot be opened or read."""
    if "gone" in answer:
        return None
    sha256 = answer["sha256"]
    if not re.fullmatch(r"([0-9a-f]{64})?", sha256):
        raise ValueError("sha256")
    return Source(_whole(answer["size"], 0, _MOST_BYTES), Content(answer["content"]), sha256)


def opened(answer: Message) -> Opened:
    opening = Opening(answer["opening"])
    if opening is not Opening.OPENED:
        return Opened(opening)
    sizes = [_length(value) for value in answer["sizes"]]
    pages = tuple(PageSize(width, height) for width, height in zip(sizes[::2], sizes[1::2], strict=True))
    unreadable = tuple(_whole(number, 1, len(pages)) for number in answer["unreadable"])
    if len(set(unreadable)) != len(unreadable):
        raise ValueError("a page twice")
    return Opened(opening, pages, unreadable, _truth(answer["encrypted"]))


def drawn(answer: Message) -> bool:
    return _truth(answer["drawn"])


def look(answer: Message) -> PageLook | None:
    """None: the page cannot be drawn."""
    if not _truth(answer["drawn"]):
        return None
    smallest, digest, tone = answer["smallest_text_pt"], answer["digest"], Tone(answer["tone"])
    if not re.fullmatch(r"[0-9a-f]{1,64}", digest):
        raise ValueError("digest")
    if tone not in (Tone.TEXT, Tone.PHOTO):
        raise ValueError("tone")
    return PageLook(
        ink=_share(answer["ink"]),
        grey=_share(answer["grey"]),
        contrast=_share(answer["contrast"]),
        smallest_text_pt=None if smallest is None else _length(smallest),
        digest=digest,
        text_bytes=_whole(answer["text_bytes"], 1, _MOST_BYTES),
        photo_bytes=_whole(answer["photo_bytes"], 1, _MOST_BYTES),
        tone=tone,
        faint=_share(answer["faint"]),
    )


def added(answer: Message) -> int | None:
    """Bytes of a page that was added to an assembly; None: it cannot be. Raises Lost."""
    _unless_lost(answer)
    size = answer["size"]
    return None if size is None else _whole(size, 0, _MOST_BYTES)


def finished(answer: Message) -> int | None:
    """Pages of a finished assembly; None: it cannot be made. Raises Lost."""
    _unless_lost(answer)
    pages = answer["pages"]
    return None if pages is None else _whole(pages, 0, _MOST_BYTES)


def same(answer: Message) -> bool:
    """Raises Lost."""
    _unless_lost(answer)
    return _truth(answer["same"])


def taken(answer: Message) -> int:
    """Bytes of a finished assembly. They are in the frame where it has room for so many. Raises Lost."""
    _unless_lost(answer)
    return _whole(answer["size"], 1, _MOST_BYTES)


def second_reading(answer: Message) -> SecondReading:
    pages = answer["pages"]
    return SecondReading(
        None if pages is None else _whole(pages, 0, _MOST_BYTES),
        _truth(answer["scripts"]),
        _truth(answer["attachments"]),
    )


def _unless_lost(answer: Message) -> None:
    if "lost" in answer:
        raise Lost


def _share(value: object) -> float:
    if not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise ValueError("share")
    return float(value)


def _whole(value: object, low: int, high: int) -> int:
    if type(value) is not int or not low <= value <= high:
        raise ValueError("number")
    return value


def _length(value: object) -> float:
    if not isinstance(value, (int, float)) or not 0 < value <= _LONGEST_SIDE_PT:
        raise ValueError("length")
    return float(value)


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("truth value")
    return value
