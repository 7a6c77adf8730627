"""The cover page between its card, the drawing of it, and the fax that it goes before."""

from PySide6.QtCore import QObject, Signal

from app.core.cover import KeptCover
from app.ui.account_in_use import AccountInUse
from app.ui.compose.cover_card import CoverCard
from app.ui.compose.cover_drawing import BEING_DRAWN, CoverDrawing
from app.ui.compose.packet import Contents
from app.ui.compose.packet_model import PacketModel
from app.ui.phrases import grouped
from app.ui.services import Covers


class Covering(QObject):
    changed = Signal()  # what the card says, or whether the cover page is there

    def __init__(
        self, covers: Covers, card: CoverCard, packet: PacketModel, account: AccountInUse, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._card, self._packet, self._account = card, packet, account
        self._drawing = CoverDrawing(covers, self)
        self._drawing.drawn.connect(self._show)
        self._drawing.failed.connect(card.show_error)
        self._drawing.missing_changed.connect(self.changed)
        card.changed.connect(self.changed)

    @property
    def missing(self) -> str:
        """Why the fax cannot go with its cover page yet, as a sentence."""
        return self._drawing.missing or (BEING_DRAWN if self._packet.has_old_cover else "")

    def follow(self, contents: Contents, recipient: str, sender: str) -> None:
        """What the cover page says of the fax: it is drawn anew when that changes. The numbers in E.164, empty where
        there is none yet."""
        self._card.show_fax(
            contents.total_without_cover,
            grouped(recipient) if recipient else "",
            grouped(sender) if sender else "",
        )
        cover = self._card.cover
        if self._drawing.want(cover, contents.raster.paper, self._card.logo) and cover:
            self._card.show_drawing()

    def _show(self, kept: KeptCover | None) -> None:
        self._packet.show_cover(kept.path if kept else None)
        if kept:
            self._card.show_drawn(kept)
            self._account.keep_cover(self._card.habits)
