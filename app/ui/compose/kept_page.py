"""*New fax* as a value that can be kept, and back again."""

from dataclasses import asdict, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.core.kept_fax import KeptCoverPage, KeptDocument, KeptFax
from app.core.packet import PageChoice
from app.ui.compose.packet import Part, Place, place_of
from app.ui.compose.page import ComposePage


def kept_fax(
    page: ComposePage, account_id: str, compose_ids: tuple[str, ...], returning: "Returning"
) -> KeptFax | None:
    """What is on the page; None: nothing that would be missed. What is still `returning` is as it was."""
    files, options = page.packet.contents.files, page.choosing.options
    if not (page.number.typed or files or options.is_remote or page.cover.kind):
        return None
    now = page.packet.arrangement
    documents = [returning.document(part) or _document(part) for part in files]
    place = {part.document: number for number, part in enumerate(files) if part.facts}
    pages = [replace(choice, document=place[choice.document]) for choice in now.pages]
    later = [(place[document], number) for document, number in sorted(now.later) if document in place]
    for number, part in enumerate(files):
        pages += [replace(choice, document=number) for choice in returning.pages(part)]
        later += [(number, choice.page) for choice in returning.pages(part) if returning.is_later(choice)]
    return KeptFax(
        account=account_id,
        recipient=page.number.edit.text(),
        documents=tuple(documents),
        pages=tuple(pages),
        later=tuple(dict.fromkeys(later)),
        as_pictures=now.as_pictures,
        paper=now.paper,
        options=options,
        cover=_cover_of(page),
        compose_ids=compose_ids,
    )


def _document(part: Part) -> KeptDocument:
    return KeptDocument(str(part.path), part.name, part.facts.sha256 if part.facts else "")


def _cover_of(page: ComposePage) -> KeptCoverPage | None:
    card = page.cover
    if card.kind is None:
        return None
    return KeptCoverPage(card.kind, logo=str(card.logo) if card.logo else "", **card.fields.written)


class Returning(QObject):
    """Puts a kept fax on the page. What was done with a document's pages is done again once it is open, a locked one
    after its password; not with a document that is another file by now."""

    other_files = Signal(object)  # tuple of names: documents that changed since

    def __init__(self, page: ComposePage, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._kept = KeptFax("")
        self._keys: tuple[int, ...] = ()  # of the parts, in the order of `_kept.documents`
        self._waiting: set[int] = set()  # places in `_kept.documents`
        self._in_order = False
        page.packet.changed.connect(self._follow)

    def bring_back(self, kept: KeptFax) -> None:
        """Onto an empty page."""
        page, packet = self._page, self._page.packet
        self._kept, self._waiting, self._in_order = kept, set(), False
        page.number.set_number(kept.recipient)
        page.elsewhere.choose(kept.options)
        page.choosing.choose(kept.options)
        for document in kept.documents:
            packet.add(Path(document.path), document.name)
        packet.choose_pictures(kept.as_pictures)
        packet.choose_paper(kept.paper)
        if kept.cover:
            self._bring_cover_back(kept.cover)
        self._keys = tuple(part.key for part in packet.contents.files)
        self._waiting = set(range(len(kept.documents)))
        self._follow()

    # what waits for its document

    def document(self, part: Part) -> KeptDocument | None:
        number = self._number(part)
        return None if number is None else self._kept.documents[number]

    def pages(self, part: Part) -> tuple[PageChoice, ...]:
        """In the order they were in, as `KeptFax.pages`."""
        number = self._number(part)
        return tuple(choice for choice in self._kept.pages if choice.document == number)

    def is_later(self, choice: PageChoice) -> bool:
        return place_of(choice) in self._kept.later

    def _number(self, part: Part) -> int | None:
        return next((number for number in self._waiting if self._keys[number] == part.key), None)

    def _bring_cover_back(self, cover: KeptCoverPage) -> None:
        card = self._page.cover
        written = asdict(cover)
        del written["kind"], written["logo"]
        for name, text in written.items():
            card.fields.write(name, text)
        card.fields.use_logo(Path(cover.logo) if cover.logo else None)
        card.choose(cover.kind)

    def _follow(self) -> None:
        parts = {part.key: part for part in self._page.packet.contents.files}
        waiting = {number: parts[self._keys[number]] for number in self._waiting if self._keys[number] in parts}
        if any(part.is_opening for part in waiting.values()):
            return
        opened = {number: part for number, part in waiting.items() if part.is_open}
        self._waiting = {number for number, part in waiting.items() if part.is_locked}
        same = {number: part for number, part in opened.items() if self._is_same(number, part)}
        if other := tuple(part.name for number, part in opened.items() if number not in same):
            self.other_files.emit(other)
        if same:
            self._arrange(same)

    def _is_same(self, number: int, part: Part) -> bool:
        before = self._kept.documents[number].sha256
        return not before or (part.facts is not None and part.facts.sha256 == before)

    def _arrange(self, parts: dict[int, Part]) -> None:
        """The pages of these as they were; in the order they were in, the first time."""
        packet = self._page.packet
        now = packet.arrangement
        known: dict[Place, PageChoice] = {}
        for choice in self._kept.pages:
            document = parts[choice.document].document if choice.document in parts else None
            if document is not None:
                known[document, choice.page] = replace(choice, document=document)
        there = {place_of(choice) for choice in now.pages}
        if self._in_order:
            pages = [known.get(place_of(choice), choice) for choice in now.pages]
        else:
            pages = [choice for place, choice in known.items() if place in there]
            pages += [choice for choice in now.pages if place_of(choice) not in known]
        self._in_order = True
        documents = {number: part.document for number, part in parts.items()}
        later = {(documents[number], page) for number, page in self._kept.later if number in documents}
        packet.arrange(tuple(pages), now.later | {place for place in known if place in later})
