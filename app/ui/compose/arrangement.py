"""What a person arranged: documents, pages, how they go. Without Qt."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace

from app.core.options import Quality
from app.core.packet import PageChoice, Paper, Tone
from app.ui.compose.packet import Place, place_of


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What a person arranged, and what *Undo* brings back. `parts` are keys in their order, `pages` all pages of the
    opened ones, left out or not, `later` those that wait for the next fax."""

    parts: tuple[int, ...] = ()
    pages: tuple[PageChoice, ...] = ()
    later: frozenset[Place] = frozenset()
    as_pictures: bool = False
    paper: Paper = Paper.LETTER
    quality: Quality = Quality.HIGH

    def left_out(self, places: Iterable[Place], left_out: bool = True) -> "Arrangement":
        return self._changed(places, lambda choice: replace(choice, left_out=left_out))

    def turned(self, places: Iterable[Place]) -> "Arrangement":
        return self._changed(places, lambda choice: replace(choice, turn=(choice.turn + 90) % 360))

    def toned(self, places: Iterable[Place], tone: Tone) -> "Arrangement":
        return self._changed(places, lambda choice: replace(choice, tone=tone))

    def with_range(self, document: int, pages: Container[int]) -> "Arrangement":
        """Of this document these pages go, and no others."""
        places = [place_of(choice) for choice in self.pages if choice.document == document]
        return self._changed(places, lambda choice: replace(choice, left_out=choice.page not in pages))

    def with_page_before(self, place: Place, row: int) -> "Arrangement":
        """The page stands before the one that is at `row` now, at the end where there is none."""
        at = next((number for number, choice in enumerate(self.pages) if place_of(choice) == place), None)
        if at is None:
            return self
        rest = self.pages[:at] + self.pages[at + 1 :]
        row -= row > at
        return replace(self, pages=(*rest[:row], self.pages[at], *rest[row:]))

    def with_pages(self, pages: tuple[PageChoice, ...], following: Container[int]) -> "Arrangement":
        """These pages are put in before the first one of the documents that follow theirs."""
        at = next((number for number, choice in enumerate(self.pages) if choice.document in following), len(self.pages))
        return replace(self, pages=self.pages[:at] + pages + self.pages[at:])

    def without_document(self, document: int | None) -> "Arrangement":
        return replace(self, pages=tuple(choice for choice in self.pages if choice.document != document))

    def first_part(self, places: Iterable[Place]) -> "Arrangement":
        """These pages wait for the next fax."""
        later = frozenset(places)
        return replace(self.left_out(later), later=self.later | later)

    def rest(self) -> "Arrangement":
        """What is left when the rest has been sent: the pages that were to wait."""
        waiting = [choice for choice in self.pages if place_of(choice) in self.later and choice.left_out]
        return replace(self, pages=tuple(replace(choice, left_out=False) for choice in waiting), later=frozenset())

    def _changed(self, places: Iterable[Place], change: Callable[[PageChoice], PageChoice]) -> "Arrangement":
        wanted = set(places)
        return replace(
            self, pages=tuple(change(choice) if place_of(choice) in wanted else choice for choice in self.pages)
        )
