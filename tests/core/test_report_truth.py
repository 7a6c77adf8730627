"""A transmission report is read by a court: what is not true of a fax in its state must not stand on it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.core.attempt import Alarm, Attempt
from app.core.fax import Fax, SpooledDocument, TimelineEntry
from app.core.options import SendOptions
from app.core.report import Report, report_of
from app.core.timeline import What
from tests.core.stepping import NOW, TO, S, attempt

LATER = NOW + timedelta(hours=60)
DELIVERED = replace(attempt(S.DELIVERED, telnyx_id="fax-1"), raw_status="delivered", committed_at=NOW, changed_at=LATER)


def _report(only: Attempt, *timeline: TimelineEntry) -> Report:
    document = SpooledDocument("letter.pdf", "1.pdf", "ab" * 32, 10, 3)
    fax = Fax(1, "c", TO, "+13125550100", "7", SendOptions(), document, NOW, (only,))
    return report_of(fax, timeline, grouped=str, practice=False, now=LATER, program="Faxwell")


def _words(report: Report) -> str:
    facts = [*report.first, *report.more]
    return " ".join([report.result, report.means, *report.shows, *(f"{each.value} {each.note}" for each in facts)])


def test_delivered_and_nothing_against_it() -> None:
    report = _report(DELIVERED)
    assert (report.result, report.tone) == ("Delivered", "ok")
    assert report.first[-1].value == "None"


def test_a_word_of_telnyx_against_the_first_one_stands_on_top() -> None:
    report = _report(replace(DELIVERED, raw_status="failed"))
    assert report.tone == "attention"
    assert "Telnyx later said something else: Failed." in _words(report)
    assert report.first[-1].value != "None"


@pytest.mark.parametrize("alarm", [Alarm.TWICE, Alarm.OTHER_RECIPIENT])
def test_an_alarm_is_not_left_out(alarm: Alarm) -> None:
    report = _report(replace(DELIVERED, alarm=alarm, other_id="fax-2"))
    assert report.tone == "error"
    assert "fax-2" in _words(report)


def test_when_it_was_heard_is_not_taken_for_when_it_arrived() -> None:
    """The computer may have slept for a weekend in between; and a later remark moves no date."""
    heard = NOW + timedelta(hours=50)
    report = _report(DELIVERED, TimelineEntry(heard, What.DELIVERED, {"pages": "", "seconds": ""}))
    when = next(fact for fact in report.first if fact.label == "Date and time")
    assert when.value.startswith(f"{heard.astimezone():%Y-%m-%d %H:%M:%S}")
    assert "heard" in when.note
    assert f"{NOW:%Y-%m-%d %H:%M:%S} UTC" in when.note, "and since when Telnyx had it"


@pytest.mark.parametrize("state", [S.QUEUED, S.REJECTED, S.CANCELED])
def test_no_file_is_called_sent_that_was_not(state: S) -> None:
    assert "was sent" not in " ".join(_report(attempt(state)).shows)


@pytest.mark.parametrize("state", [S.COMMITTING, S.UNKNOWN, S.CLOSED_BY_PERSON])
def test_no_file_is_called_handed_over_where_nobody_knows(state: S) -> None:
    assert "handed over" not in " ".join(_report(attempt(state, telnyx_id=None)).shows)
