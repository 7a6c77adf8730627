"""Cover pages: the logo read by the document child, the page drawn by Qt, the file kept among our private ones."""

from pathlib import Path

from app.core.cover import Cover, KeptCover
from app.core.document import Opening, Picture
from app.core.errors import DocumentError, LogoNotRead
from app.core.packet import Paper
from app.documents.reader import DocumentReader
from app.wiring.preparing import Preparing

_LOGO_PIXELS = (1200, 600)  # more than the finest fax shows of it


class Covers:
    def __init__(self, reader: DocumentReader, preparing: Preparing) -> None:
        self._reader = reader
        self._preparing = preparing

    def draw(self, cover: Cover, paper: Paper, logo: Path | None) -> KeptCover:
        """Blocks. Raises CoverTooLong, CoverFieldTooLong, LogoNotRead, DiskFull, DiskTrouble."""
        from app.printed.cover import draw_cover  # Qt, which the command line otherwise goes without

        drawn = draw_cover(cover, paper, self._picture(logo) if logo else None)
        return KeptCover(self._preparing.cover_file(drawn.pdf), drawn.lines_left, drawn.not_printed)

    def forget(self, kept: KeptCover) -> None:
        self._preparing.forget(kept)

    def _picture(self, logo: Path) -> Picture:
        try:
            facts = self._reader.open(logo)
            try:
                if facts.opening is not Opening.OPENED or not facts.pages:
                    raise LogoNotRead
                return self._reader.picture(facts.id, 1, *_LOGO_PIXELS)
            finally:
                self._reader.close(facts.id)
        except DocumentError:
            raise LogoNotRead from None
