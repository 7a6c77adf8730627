"""Facts of a document that does not exist."""

from pathlib import Path

from app.core.document import Content, DocumentFacts, Opening, PageSize


def facts(
    pages: int = 3,
    size: int = 2_100_000,
    content: Content = Content.PDF,
    opening: Opening = Opening.OPENED,
    unreadable: tuple[int, ...] = (),
    encrypted: bool = False,
    name: str = "form.pdf",
) -> DocumentFacts:
    sizes = (PageSize(612, 792),) * pages
    return DocumentFacts(1, Path(name), size, "0" * 64, content, opening, sizes, unreadable, encrypted)
