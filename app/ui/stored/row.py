"""One file that is stored at Telnyx."""

from datetime import datetime

from PySide6.QtCore import Signal

from app.core.language import tr
from app.core.stored_file import StoredFile
from app.core.wording import short_time
from app.ui import theme
from app.ui.buttons import link_button, secondary_button
from app.ui.second_click import SecondClick, not_by_enter
from app.ui.widgets import Card, ElidedLabel, StateIcon, column, row, visible

_TYPES = {
    "application/pdf": "PDF",
    "image/tiff": "TIFF",
    "application/tiff": "TIFF",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "application/msword": tr("Word"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": tr("Word"),
    "application/rtf": "RTF",
    "text/plain": tr("Text"),
}


class StoredRow(Card):
    delete_wanted = Signal()  # after the second click

    def __init__(self, file: StoredFile, now: datetime) -> None:
        super().__init__(margin=theme.M)
        shown = visible(file.name)
        self.name = ElidedLabel(file.name, kind="strong")
        self.facts = ElidedLabel(_facts(file, now), kind="small", tone="secondary")
        self.pick = secondary_button(tr("Send this one"))
        self.pick.setAccessibleName(tr("Send {shown}", shown=shown))
        self.pick.setVisible(not file.content_type or file.content_type in _TYPES)
        self.delete = link_button(tr("Delete…"), self._ask)
        self.delete.setAccessibleName(tr("Delete {shown} at Telnyx…", shown=shown))
        words = column(self.name, self.facts, spacing=theme.XS)
        line = row(StateIcon("file-text", "secondary"), words, not_by_enter(self.pick), self.delete, spacing=theme.M)
        line.setStretch(1, 1)
        self.column.addLayout(line)
        question = tr(
            "Delete {shown} at Telnyx? A fax that still needs it fails, and nothing brings it back.", shown=shown
        )
        self.question = SecondClick(question, tr("Delete it at Telnyx"), tr("Keep it"))
        self.question.confirmed.connect(self.delete_wanted)
        self.column.addWidget(self.question)

    def _ask(self) -> None:
        self.question.ask(self.delete)


def _facts(file: StoredFile, now: datetime) -> str:
    kind, foreign = _TYPES.get(file.content_type, ""), visible(file.content_type)
    facts = [kind or (foreign and tr("{foreign}, which cannot be faxed", foreign=foreign))]
    if file.created_at:
        facts.append(tr("stored {time}", time=short_time(file.created_at, now)))
    if file.expires_at:
        facts.append(tr("kept until {time}", time=short_time(file.expires_at, now)))
    return " · ".join(each for each in facts if each)
