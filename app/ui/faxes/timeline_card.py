"""*What happened*: the timeline of one fax, in local time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from app.core.fax import TimelineEntry
from app.core.language import tr
from app.core.timeline_words import timeline_words
from app.core.wording import short_time
from app.ui import theme
from app.ui.faxes.sections import day_title
from app.ui.widgets import Card, label, section_title


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the timeline; `time` is "" for the heading of a day."""

    time: str
    words: str


def lines_of(entries: Iterable[TimelineEntry], now: datetime) -> list[Line]:
    """Days other than today get a heading. The same sentence again and again is one line that counts."""
    clock = partial(short_time, now=now)
    today = now.astimezone().date()
    lines: list[Line] = []
    day = today
    told = ((entry.at.astimezone(), str(timeline_words(entry, clock))) for entry in entries)
    for (on, words), same in groupby(told, key=lambda one: (one[0].date(), one[1])):
        times = [at for at, _ in same]
        if on != day:
            day = on
            lines.append(Line("", day_title(day, today)))
        more = tr(" ({count} times, last {last:%H:%M:%S})", count=len(times), last=times[-1]) if len(times) > 1 else ""
        lines.append(Line(f"{times[0]:%H:%M:%S}", words + more))
    return lines


class TimelineCard(Card):
    def __init__(self) -> None:
        super().__init__(spacing=theme.M)
        self.column.addWidget(section_title(tr("What happened")))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.XL)
        self._grid.setVerticalSpacing(theme.S)
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)
        self._lines: list[Line] = []
        self.labels: list[list[QLabel]] = []

    def show_lines(self, lines: list[Line]) -> None:
        """Leaves the rows that are as they were: a fax in progress gains one now and then."""
        same = 0
        while same < min(len(lines), len(self._lines)) and lines[same] == self._lines[same]:
            same += 1
        for labels in self.labels[same:]:
            for old in labels:
                self._grid.removeWidget(old)
                old.hide()
                old.deleteLater()
        del self.labels[same:]
        for row, line in enumerate(lines[same:], same):
            self.labels.append(self._add(row, line))
        self._lines = lines
        self.setVisible(bool(lines))

    def _add(self, row: int, line: Line) -> list[QLabel]:
        if not line.time:
            day = label(line.words, kind="small", tone="secondary")
            self._grid.addWidget(day, row, 0, 1, 2)
            return [day]
        time = label(line.time, tone="secondary")
        time.setAlignment(Qt.AlignmentFlag.AlignTop)
        words = label(line.words, wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(time, row, 0)
        self._grid.addWidget(words, row, 1)
        return [time, words]
