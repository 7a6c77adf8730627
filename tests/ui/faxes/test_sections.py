from datetime import date, timedelta

import pytest

from app.core.attempt import AttemptState, Cause
from app.ui.faxes.sections import Group, Section, day_title, place_of, section_of
from tests.ui.sample_faxes import ago, fax

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("state", "group"),
    [
        (AttemptState.UNKNOWN, Group.NEEDS_YOU),
        (AttemptState.RESULT_UNKNOWN, Group.NEEDS_YOU),
        (AttemptState.QUEUED, Group.IN_PROGRESS),
        (AttemptState.UPLOADING, Group.IN_PROGRESS),
        (AttemptState.COMMITTING, Group.IN_PROGRESS),
        (AttemptState.ACCEPTED, Group.IN_PROGRESS),
        (AttemptState.DELIVERED, Group.DAY),
        (AttemptState.FAILED, Group.DAY),
        (AttemptState.REJECTED, Group.DAY),
        (AttemptState.CANCELED, Group.DAY),
        (AttemptState.CLOSED_BY_PERSON, Group.DAY),
    ],
)
def test_each_state_has_its_group(state: AttemptState, group: Group) -> None:
    assert section_of(fax(1, state)).group is group


def test_a_fax_that_asks_still_send_needs_you() -> None:
    assert section_of(fax(1, AttemptState.QUEUED, cause=Cause.STILL_SEND)).group is Group.NEEDS_YOU


def test_order_is_group_then_latest_day_then_newest() -> None:
    doubtful, sending = fax(1, AttemptState.UNKNOWN), fax(2, AttemptState.ACCEPTED)
    today, older_today, last_week = fax(5), fax(4), fax(3, at=ago(days=7))
    in_order = [doubtful, sending, today, older_today, last_week]
    assert sorted([sending, last_week, today, doubtful, older_today], key=place_of) == in_order


def test_a_heading_stands_before_its_faxes_and_after_the_section_before() -> None:
    before, first = place_of(fax(9, AttemptState.ACCEPTED)), place_of(fax(5))
    assert before < first.heading < first


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (TODAY, "Today"),
        (TODAY - timedelta(days=1), "Yesterday"),
        (date(2026, 11, 14), "Saturday, 14 November"),
        (date(2025, 11, 14), "14 November 2025"),
    ],
)
def test_days_are_named_as_people_name_them(day: date, title: str) -> None:
    assert day_title(day, TODAY) == title
    assert Section(Group.DAY, -day.toordinal()).title(TODAY) == title
