"""Pages as people name them: "1-3, 5". Without Qt."""

import re
from collections.abc import Iterable

from app.core.language import plural, tr

_DASHES = re.compile(r"\s*(?:[-\u2010-\u2015\u2212]|\.\.+|\bto\b)\s*")
_PIECES = re.compile(r"[,;\s]+")
_PIECE = re.compile(r"([0-9]{0,6})(-?)([0-9]{0,6})")


class NotARange(ValueError):
    """Its text is a sentence for a person."""


def pages_of(text: str, count: int) -> frozenset[int]:
    """The pages that are named, of a document that has so many; all of them when nothing is.

    "-3" is up to the third, "5-" from the fifth on. Raises NotARange.
    """
    pieces = [piece for piece in _PIECES.split(_DASHES.sub("-", text.strip().lower())) if piece]
    if not pieces or pieces == ["all"]:
        return frozenset(range(1, count + 1))
    pages: set[int] = set()
    for piece in pieces:
        match = _PIECE.fullmatch(piece)
        if match is None or not (match[1] or match[3]):
            raise NotARange(tr("Write pages like 1-3, 5."))
        first = int(match[1] or 1)
        last = int(match[3] or count) if match[2] else first
        if max(first, last) > count:
            raise NotARange(plural("This document has {count} pages.", "This document has {count} page.", count))
        if not 1 <= first <= last:
            raise NotARange(tr("Write pages like 1-3, 5, the smaller number first."))
        pages.update(range(first, last + 1))
    return frozenset(pages)


def range_words(pages: Iterable[int]) -> str:
    """ "1-3, 5"."""
    runs: list[list[int]] = []
    for page in sorted(pages):
        if runs and runs[-1][-1] == page - 1:
            runs[-1][1:] = [page]
        else:
            runs.append([page])
    return ", ".join("-".join(map(str, run)) for run in runs)
