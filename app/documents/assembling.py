"""One fax in the making, on the program's side: page by page through the child, then the whole PDF out of it."""

from collections.abc import Callable
from dataclasses import asdict
from typing import TypeVar

from app.core.document import Limits
from app.core.errors import Damaged, PicturesTooLarge, TooComplex, TooLarge
from app.core.packet import PageChoice, Raster
from app.documents import answers
from app.documents.messages import Message
from app.documents.process import ChildStopped
from app.documents.shelf import Shelf

_Value = TypeVar("_Value")

# How often it is begun again when something else has stopped the child.
_TRIES = 3

_LIMIT = Limits().bytes
_LIMIT_WORDS = f"{_LIMIT / 1e6:g}"


class Assembling:
    """`pages` are all that are in it; each of them exists."""

    def __init__(
        self, shelf: Shelf, pages: tuple[PageChoice, ...], raster: Raster, progress: Callable[[int, int], None]
    ) -> None:
        self._shelf = shelf
        self._pages = pages
        self._raster = raster
        self._progress = progress

    def as_pictures(self) -> bytes:
        return self._made(joined=False)

    def joined(self) -> bytes | None:
        """None: it cannot be done so that every page looks as it does in its own document."""
        try:
            return self._made(joined=True)
        except (Damaged, TooComplex):
            return None

    def _made(self, joined: bool) -> bytes:
        for _ in range(_TRIES):
            assembly = self._shelf.new_number()
            try:
                self._add_all(assembly, joined)
                return self._finished(assembly, joined)
            except answers.Lost:
                continue
            finally:
                self._shelf.let_go(assembly)
        raise TooComplex

    def _add_all(self, assembly: int, joined: bool) -> None:
        bytes_so_far = 0
        for position, choice in enumerate(self._pages):
            order = {"do": "add_page"} if joined else self._picture_order(choice)
            size = self._ask(assembly, choice, {**order, **_place(choice, position)}, answers.added, fatal=not joined)
            if size is None:
                raise Damaged
            bytes_so_far += size
            if bytes_so_far > _LIMIT:
                raise PicturesTooLarge(limit=_LIMIT_WORDS)
            self._tell(position, joined, second_half=False)

    def _finished(self, assembly: int, joined: bool) -> bytes:
        last = self._pages[-1]
        if self._ask(assembly, last, {"do": "finish"}, answers.finished) != len(self._pages):
            raise Damaged
        if joined:
            for position, choice in enumerate(self._pages):
                if not self._ask(assembly, choice, {"do": "compare", **_place(choice, position)}, answers.same):
                    raise Damaged
                self._tell(position, joined, second_half=True)
        return self._taken(assembly, last, joined)

    def _taken(self, assembly: int, last: PageChoice, joined: bool) -> bytes:
        with self._shelf.turn(last.document, urgent=False) as (held, child):
            try:
                order = {"do": "take", "assembly": assembly}
                size = self._shelf.ask(held, child, order, answers.taken, fatal=False)
            except ChildStopped:
                raise TooComplex from None
            if size > _LIMIT:
                too_large = TooLarge if joined else PicturesTooLarge
                raise too_large(size=f"{size / 1e6:.1f}", limit=_LIMIT_WORDS)
            return bytes(child.frame.copy(size))

    def _ask(
        self,
        assembly: int,
        choice: PageChoice,
        order: Message,
        checked: Callable[[Message], _Value],
        *,
        fatal: bool = False,
    ) -> _Value:
        """A turn of its own, so that the window's pictures get in between."""
        with self._shelf.turn(choice.document, urgent=False) as (held, child):
            try:
                return self._shelf.ask(held, child, {**order, "assembly": assembly}, checked, fatal=fatal)
            except ChildStopped:
                raise TooComplex from None

    def _picture_order(self, choice: PageChoice) -> Message:
        return {"do": "add_picture", "tone": choice.tone, "raster": asdict(self._raster)}

    def _tell(self, position: int, joined: bool, second_half: bool) -> None:
        """Joined, each page is gone through twice."""
        done = position + 1 + len(self._pages) * second_half
        self._progress(done // 2 if joined else done, len(self._pages))


def _place(choice: PageChoice, position: int) -> Message:
    return {"page": choice.page, "turn": choice.turn, "position": position}
