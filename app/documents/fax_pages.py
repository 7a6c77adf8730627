"""Pages as a fax machine prints them, in the child. What was worked out for one picture or check is kept for the next,
and what was packed for a check is kept for the fax itself.
"""

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from PIL import Image

from app.core.document import Limits
from app.core.packet import Lines, Paper, Raster, Tone
from app.documents.fax_raster import black_and_white, g4, grey_areas, grey_page, tone_of

if TYPE_CHECKING:
    from app.documents.desk import Document

_How: TypeAlias = "tuple[Tone, int | None]"  # tone, black threshold
_Place: TypeAlias = "tuple[int, int, int, Lines, Paper]"  # document, page, turn

_AUTO: _How = (Tone.AUTO, None)
# What one fax can have at most: more would not be sent.
_MOST_BYTES = Limits().bytes


class FaxPage:
    """`grey` (mode L) is the page on its paper, a byte a dot. `packed`: where its dots are kept, packed."""

    def __init__(self, grey: Image.Image, packed: "dict[_How, bytes] | None" = None) -> None:
        self.grey = grey
        self._packed = {} if packed is None else packed
        self._dots: tuple[_How, Image.Image] | None = None

    @cached_property
    def areas(self) -> Image.Image:
        return grey_areas(self.grey)

    @cached_property
    def tone(self) -> Tone:
        """What AUTO means for it: TEXT or PHOTO."""
        return tone_of(self.grey, self.areas)

    def dots(self, tone: Tone, black_threshold: int | None = None) -> Image.Image:
        """See fax_raster.black_and_white."""
        how = _how(tone, black_threshold)
        if how == _AUTO:
            how = self.tone, None
        if self._dots is None or self._dots[0] != how:
            self._dots = how, black_and_white(self.grey, *how)
        return self._dots[1]

    def packed(self, tone: Tone, black_threshold: int | None = None) -> bytes:
        """The dots as fax_raster.g4 packs them."""
        how = _how(tone, black_threshold)
        if how not in self._packed:
            self._packed[how] = self.packed(self.tone) if how == _AUTO else g4(self.dots(*how))
        return self._packed[how]


class FaxPages:
    """Of all open documents. The last page is kept as it is, those before it only packed."""

    def __init__(self, documents: "dict[int, Document]") -> None:
        self._documents = documents
        self._last: tuple[_Place, FaxPage] | None = None
        self._packed: dict[_Place, dict[_How, bytes]] = {}

    def page(self, document: int, page: int, turn: int, raster: Raster) -> FaxPage | None:
        """`page` counts from 1. None: it cannot be drawn."""
        place = document, page, turn, raster.lines, raster.paper
        if self._last is None or self._last[0] != place:
            grey = grey_page(self._documents[document], page - 1, turn, raster)
            if grey is None:
                return None
            self._make_room()
            self._last = place, FaxPage(grey, self._packed.setdefault(place, {}))
        return self._last[1]

    def packed(self, document: int, page: int, turn: int, tone: Tone, raster: Raster) -> bytes | None:
        """As `page`."""
        known = self._packed.get((document, page, turn, raster.lines, raster.paper), {})
        if data := known.get(_how(tone, raster.black_threshold)):
            return data
        made = self.page(document, page, turn, raster)
        return made.packed(tone, raster.black_threshold) if made else None

    def forget(self, documents: list[int]) -> None:
        if self._last and self._last[0][0] in documents:
            self._last = None
        self._packed = {place: packed for place, packed in self._packed.items() if place[0] not in documents}

    def _make_room(self) -> None:
        """The oldest go."""
        while sum(len(data) for packed in self._packed.values() for data in set(packed.values())) > _MOST_BYTES:
            del self._packed[next(iter(self._packed))]


def _how(tone: Tone, black_threshold: int | None) -> _How:
    """With a black threshold no tone counts."""
    return (tone, None) if black_threshold is None else (Tone.AUTO, black_threshold)
