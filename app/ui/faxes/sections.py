"""Where a fax stands in the list: *Needs you*, *In progress*, then its day. Without Qt."""

from datetime import date, timedelta
from enum import IntEnum
from typing import NamedTuple

from app.core.fax import IN_PROGRESS, Fax
from app.core.language import tr
from app.core.search import IN_PROGRESS_WORDS, NEEDS_YOU_WORDS


class Group(IntEnum):
    NEEDS_YOU = 0
    IN_PROGRESS = 1
    DAY = 2


class Section(NamedTuple):
    """Sorts as the list shows it: the groups in their order, the latest day first."""

    group: Group
    days_back: int = 0  # the negated ordinal of the day

    def title(self, today: date) -> str:
        if self.group is Group.NEEDS_YOU:
            return NEEDS_YOU_WORDS
        if self.group is Group.IN_PROGRESS:
            return IN_PROGRESS_WORDS
        return day_title(date.fromordinal(-self.days_back), today)


class Place(NamedTuple):
    """The sort key of a row: within a section the heading first, then the newest fax (the largest id)."""

    section: Section
    newest_first: float

    @property
    def heading(self) -> "Place":
        return Place(self.section, float("-inf"))

    @property
    def is_heading(self) -> bool:
        return self.newest_first == float("-inf")

    @property
    def fax_id(self) -> int:
        return int(-self.newest_first)


def place_of(fax: Fax) -> Place:
    return Place(section_of(fax), -fax.id)


def section_of(fax: Fax) -> Section:
    """Days are those of the local time zone."""
    if fax.needs_person:
        return Section(Group.NEEDS_YOU)
    if fax.state in IN_PROGRESS:
        return Section(Group.IN_PROGRESS)
    return Section(Group.DAY, -fax.created_at.astimezone().date().toordinal())


def day_title(day: date, today: date) -> str:
    if day == today:
        return tr("Today")
    if day == today - timedelta(days=1):
        return tr("Yesterday")
    return f"{day:%A}, {day.day} {day:%B}" if day.year == today.year else f"{day.day} {day:%B %Y}"
