"""What stands on the page, and every change of it: documents come and go, pages are left out, turned, moved. Each
change can be taken back."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.core.language import tr
from app.core.options import Quality, SendOptions
from app.core.packet import PageChoice, Paper, Tone, raster_of
from app.ui.background import Background
from app.ui.compose.arrangement import Arrangement
from app.ui.compose.looking import Looking
from app.ui.compose.packet import Contents, Part, Place, place_of
from app.ui.compose.readings import Readings
from app.ui.compose.steps import Steps
from app.ui.services import Documents, Prepared


class PacketModel(QObject):
    """`contents` is all of it, made anew after each change and each look."""

    changed = Signal()
    looked = Signal()  # one more page was looked at
    progress = Signal(int)  # a document's key: one more page was checked
    not_pasted = Signal(object)  # FaxError

    def __init__(
        self, documents: Documents, prepared: Prepared, parent: QObject, paper: Paper, *, always_pictures: bool = False
    ) -> None:
        super().__init__(parent)
        self._prepared = prepared
        self._readings = Readings(documents, self)
        self._looking = Looking(documents, self)
        self._pasting = Background("pasted-picture", self)
        self._pasted = 0
        self._steps = Steps(Arrangement(paper=paper))
        self._options = SendOptions()
        self._cover: int | None = None
        self._next_cover: int | None = None  # drawn anew, and still being opened
        self._always_pictures = always_pictures
        self._contents: Contents | None = None
        self._readings.opened.connect(self._take_pages)
        self._readings.changed.connect(self._hear)
        self._readings.progress.connect(self._tell_progress)
        self._looking.looked.connect(self._tell_look)

    # what there is

    @property
    def contents(self) -> Contents:
        if self._contents is None:
            self._contents = self._made()
        return self._contents

    @property
    def quality(self) -> Quality:
        return self._steps.now.quality

    @property
    def arrangement(self) -> Arrangement:
        return self._steps.now

    @property
    def later(self) -> int:
        """Pages that wait for the next fax."""
        return sum(place_of(choice) in self._steps.now.later and choice.left_out for choice in self._steps.now.pages)

    def places(self, row: int) -> tuple[Place, ...]:
        """Of the page at this row of `contents.pages`."""
        return tuple(place_of(choice) for choice in self.contents.pages[row : row + 1])

    @property
    def can_undo(self) -> bool:
        return self._steps.can_go_back

    def _made(self) -> Contents:
        now, parts = self._steps.now, self._readings.parts
        cover = parts.get(self._cover) if self._cover is not None else None
        covers = () if cover is None or not cover.is_open or cover.facts is None else _all_pages(cover)
        return Contents(
            parts=(*((cover,) if cover else ()), *(parts[key] for key in now.parts)),
            pages=(*covers, *now.pages),
            looks=self._looking.looks,
            raster=raster_of(replace(self._options, quality=now.quality), now.paper),
            wants_pictures=now.as_pictures,
            always_pictures=self._always_pictures,
        )

    # documents

    def add(self, path: Path, name: str = "") -> None:
        key = self._readings.open(path, name)
        self._change(replace(self._steps.now, parts=(*self._steps.now.parts, key)))

    def paste(self, png: bytes) -> None:
        """A picture from the clipboard becomes a document."""
        self._pasted += 1
        name = tr("Pasted picture {pasted}", pasted=self._pasted) if self._pasted > 1 else tr("Pasted picture")
        self._pasting.ask(
            lambda: self._prepared.keep_picture(png), lambda path: self.add(path, name), self.not_pasted.emit
        )

    def show_cover(self, path: Path | None) -> None:
        """Drawn anew, or none any more. The one before stays in sight until it can be replaced, but `has_old_cover`
        says so. The cover page is no step of *Undo*: it has its own switch."""
        if self._next_cover is not None:
            self._readings.close(self._next_cover)
        self._next_cover = None if path is None else self._readings.open(path, tr("Cover page"), cover=True)
        if path is None or self._cover is None:
            self._replace_cover()
        self._tell()

    @property
    def has_old_cover(self) -> bool:
        """What is seen of the cover page is not what was drawn last."""
        return self._next_cover is not None

    def _replace_cover(self) -> None:
        if self._cover is not None:
            self._readings.close(self._cover)
        self._cover, self._next_cover = self._next_cover, None

    def unlock(self, key: int, password: str) -> None:
        self._readings.unlock(key, password)

    def remove(self, key: int) -> None:
        self._readings.rest(key)
        without = self._steps.now.without_document(self._readings.parts[key].document)
        self._change(replace(without, parts=tuple(each for each in without.parts if each != key)))

    def move_document(self, key: int, before: int) -> None:
        """It stands before the one that is at this place of the list now; its pages go along."""
        at = self._steps.now.parts.index(key)
        if before in (at, at + 1) or not 0 <= before <= len(self._steps.now.parts):
            return
        order = [each for each in self._steps.now.parts if each != key]
        order.insert(before - (before > at), key)
        document = self._readings.parts[key].document
        pages = tuple(choice for choice in self._steps.now.pages if choice.document == document)
        moved = replace(self._steps.now.without_document(document), parts=tuple(order))
        self._change(moved.with_pages(pages, self._documents_behind(moved, key)))

    def clear(self) -> None:
        """An empty page; nothing brings it back."""
        for key in list(self._readings.parts):
            if not self._readings.parts[key].cover:
                self._readings.close(key)
        self._begin(Arrangement(paper=self._steps.now.paper, quality=self._steps.now.quality))
        self._looking.forget()

    def keep_rest(self) -> None:
        """The first part has been sent: what is on the page now is the rest."""
        rest = self._steps.now.rest()
        needed = {choice.document for choice in rest.pages}
        kept = [key for key in rest.parts if self._readings.parts[key].document in needed]
        for key in list(self._readings.parts):
            if key not in kept and not self._readings.parts[key].cover:
                self._readings.close(key)
        self._begin(replace(rest, parts=tuple(kept)))

    # pages

    def leave_out(self, places: Iterable[Place], left_out: bool = True) -> None:
        self._change(self._steps.now.left_out(places, left_out))

    def turn_document(self, key: int) -> None:
        document = self._readings.parts[key].document
        self.turn(place_of(choice) for choice in self._steps.now.pages if choice.document == document)

    def turn(self, places: Iterable[Place]) -> None:
        self._change(self._steps.now.turned(places))

    def set_tone(self, places: Iterable[Place], tone: Tone) -> None:
        self._change(self._steps.now.toned(places, tone))

    def choose_pages(self, key: int, pages: frozenset[int]) -> None:
        """Of this document only these."""
        document = self._readings.parts[key].document
        if document is not None:
            self._change(self._steps.now.with_range(document, pages))

    def move_page(self, row: int, before: int) -> None:
        """It stands before the one that is at `before` now. Rows are those of `contents.pages`."""
        covers = len(self.contents.pages) - len(self._steps.now.pages)
        for place in self.places(row):
            self._change(self._steps.now.with_page_before(place, max(0, before - covers)))

    def send_first_part(self) -> None:
        """As many pages as one fax can have; the others wait."""
        contents = self.contents
        too_many = contents.included[contents.limits.pages :]
        self._change(self._steps.now.first_part(place_of(choice) for choice in too_many))

    def arrange(self, pages: tuple[PageChoice, ...], later: frozenset[Place]) -> None:
        """The same pages in this order and as they say here; these wait for the next fax."""
        self._change(replace(self._steps.now, pages=pages, later=later))

    def look_first_at(self, row: int) -> None:
        """The page that is seen."""
        pages = self.contents.pages
        self._looking.begin_at(pages[row] if 0 <= row < len(pages) else None)

    # how it goes

    def choose_pictures(self, as_pictures: bool) -> None:
        self._change(replace(self._steps.now, as_pictures=as_pictures))

    def choose_paper(self, paper: Paper) -> None:
        self._change(replace(self._steps.now, paper=paper))

    def choose_quality(self, quality: Quality) -> None:
        self._change(replace(self._steps.now, quality=quality))

    def follow_options(self, options: SendOptions) -> None:
        """How Telnyx is asked to make dots. No step of *Undo*."""
        raster, quality = self.contents.raster, self.quality
        self._options = options
        self._steps.now = replace(self._steps.now, quality=options.quality)
        if quality is not options.quality or raster != raster_of(options, self._steps.now.paper):
            self._tell()

    def follow_settings(self, paper: Paper, *, always_pictures: bool) -> None:
        self._always_pictures = always_pictures
        self._steps.now = replace(self._steps.now, paper=paper)
        self._tell()

    def undo(self) -> None:
        if not self.can_undo:
            return
        left = set(self._steps.now.parts)
        for key in self._steps.go_back():
            self._readings.close(key)
        for key in set(self._steps.now.parts) - left:
            self._readings.wake(key)
        for key in self._steps.now.parts:
            self._take_pages(key)  # opened since
        self._tell()

    # what follows

    def _change(self, changed: Arrangement) -> None:
        if changed == self._steps.now:
            return
        for key in self._steps.go(changed):
            self._readings.close(key)
        self._tell()

    def _begin(self, anew: Arrangement) -> None:
        self._steps.begin(anew)
        self._tell()

    def _take_pages(self, key: int) -> None:
        self._steps.now = self._with_pages_of(self._steps.now, key)

    def _with_pages_of(self, arrangement: Arrangement, key: int) -> Arrangement:
        part = self._readings.parts[key]
        if key not in arrangement.parts or not part.is_open:
            return arrangement
        if any(choice.document == part.document for choice in arrangement.pages):
            return arrangement
        return arrangement.with_pages(_all_pages(part), self._documents_behind(arrangement, key))

    def _documents_behind(self, arrangement: Arrangement, key: int) -> set[int]:
        behind = arrangement.parts[arrangement.parts.index(key) + 1 :]
        found = (self._readings.parts[each].document for each in behind)
        return {document for document in found if document is not None}

    def _hear(self, key: int) -> None:
        if key == self._next_cover and not self._readings.parts[key].is_opening:
            self._replace_cover()
        self._tell()

    def _tell(self) -> None:
        self._contents = None
        self._looking.look_at(self.contents)
        self.changed.emit()

    def _tell_progress(self, key: int) -> None:
        self._contents = None
        self.progress.emit(key)

    def _tell_look(self) -> None:
        self._contents = self.contents.seen_further()
        self.looked.emit()


def _all_pages(part: Part) -> tuple[PageChoice, ...]:
    assert part.facts is not None  # it is open
    return tuple(PageChoice(part.facts.id, page) for page in range(1, len(part.facts.pages) + 1))
