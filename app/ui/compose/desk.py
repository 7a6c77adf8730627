"""The place at the right of the form: the pages of the fax; without any, an invitation, or why there are none."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from app.core.document import Severity
from app.core.language import tr
from app.ui.compose.empty_desk import EmptyDesk
from app.ui.compose.packet import Contents
from app.ui.compose.packet_model import PacketModel
from app.ui.services import Documents

if TYPE_CHECKING:
    from app.ui.compose.preview import Preview


class Desk(QStackedWidget):
    def __init__(self, documents: Documents, packet: PacketModel, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._documents, self._packet, self._now = documents, packet, now
        self.empty = EmptyDesk()
        self.addWidget(self.empty)

    @cached_property
    def preview(self) -> "Preview":
        """Comes after the first paint (MainWindow), or with the first page."""
        from app.ui.compose.preview import Preview

        packet, preview = self._packet, Preview(self._documents, self._now)
        preview.tone_chosen.connect(lambda row, tone: packet.set_tone(packet.places(row), tone))
        pages = preview.thumbnails
        for wants in (preview, pages):
            wants.turn_wanted.connect(lambda row: packet.turn(packet.places(row)))
            wants.left_out_wanted.connect(lambda row, out: packet.leave_out(packet.places(row), out))
        pages.move_wanted.connect(packet.move_page)
        pages.page_chosen.connect(packet.look_first_at)
        self.addWidget(preview)
        return preview

    def show_contents(self, contents: Contents, *, sender: str, elsewhere: str) -> None:
        """`sender` in E.164; `elsewhere`: where the document is that is not here, in words, or empty."""
        if contents.pages or "preview" in self.__dict__:
            self.preview.show_contents(contents, sender)
        if contents.pages:
            self.setCurrentWidget(self.preview)
            return
        self.setCurrentWidget(self.empty)
        if elsewhere:
            self.empty.tell_elsewhere(elsewhere)
            return
        opening = any(part.is_opening for part in contents.files)
        locked = any(part.is_locked for part in contents.files)
        errors = [finding.text for finding in contents.findings if finding.severity is Severity.ERROR]
        self.empty.tell(tr("Opening…") if opening else "", errors[0] if errors else "", locked=locked)
