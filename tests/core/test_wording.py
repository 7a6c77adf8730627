from __future__ import annotations

import ast
import inspect
import string
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from enum import Enum
from itertools import pairwise

import pytest

from app.core import errors, timeline, timeline_words, wording
from app.core.attempt import Alarm, Attempt, AttemptState, Cause, Route
from app.core.fax import FaxState, TimelineEntry
from app.core.options import Quality
from app.core.orders import Resolution
from app.core.timeline import What
from app.core.timeline_words import TIMELINE
from app.core.wording import byte_size, doubt_words, duration, short_time, waiting_words

LOST = datetime(2026, 11, 26, 10, 42, tzinfo=UTC)


def clock(at: datetime) -> str:
    return f"{at:%H:%M}"


def minutes(count: float) -> datetime:
    return LOST + timedelta(minutes=count)


UNKNOWN = Attempt(1, 1, 1, AttemptState.UNKNOWN, Route.MEDIA, "token", "media", LOST, LOST, lost_at=LOST)
CHECKED = replace(UNKNOWN, checks=4, last_checked_at=minutes(9))
BEGIN = "We do not know whether this fax was sent. The connection broke after Telnyx may have received it. "


@pytest.mark.parametrize(
    ("table", "members"),
    [
        (wording.STATE_LABELS, FaxState),
        (wording.STATE_MEANINGS, FaxState),
        (wording.CAUSES, Cause),
        (wording.QUALITY_LABELS, Quality),
        (wording.QUALITY_PURPOSES, Quality),
        (wording.RESOLUTIONS, Resolution),
        (TIMELINE, What),
    ],
)
def test_every_member_has_its_own_words(table: Mapping[Enum, object], members: type[Enum]) -> None:
    assert set(table) == set(members)
    assert len(set(table.values())) == len(table)


def test_every_alarm_has_its_words() -> None:
    assert set(wording.ALARMS) == set(Alarm) - {Alarm.NONE}


# needs a check


def test_an_answer_about_another_number_is_not_called_a_broken_connection() -> None:
    said = str(doubt_words(replace(UNKNOWN, alarm=Alarm.OTHER_RECIPIENT), clock))
    assert said.startswith(
        "We do not know whether this fax was sent. What Telnyx answered was about a fax to another number."
    )


def test_one_that_is_listed_right_all_the_same_is_not_called_unlisted() -> None:
    listed = replace(CHECKED, alarm=Alarm.OTHER_RECIPIENT, raw_status="delivered")
    said = str(doubt_words(listed, clock))
    assert said.endswith("names the right number for it. Look at it in the Telnyx portal before you decide.")
    assert "no such fax" not in said
    assert "eliver" not in said


def test_the_words_of_a_fax_that_needs_a_check() -> None:
    assert str(doubt_words(CHECKED, clock)) == (
        "We do not know whether this fax was sent. The connection broke after Telnyx may have received it. "
        "Checked 4 times since 10:42, last 10:51: Telnyx lists no such fax."
    )


@pytest.mark.parametrize(
    ("attempt", "end"),
    [
        (UNKNOWN, "No check of Telnyx's list has been complete yet."),
        (replace(CHECKED, checks=1), "Checked once, at 10:51: Telnyx lists no such fax."),
        (
            replace(CHECKED, probably_not_sent=True),
            "Telnyx lists no such fax. It was very probably not sent: its document is deleted at Telnyx, so a request "
            "that arrives late finds nothing.",
        ),
        (
            replace(CHECKED, state=AttemptState.CLOSED_BY_PERSON),
            "It was sent again on your word, and that did not arrive.",
        ),
    ],
)
def test_what_was_learnt_by_checking_is_said(attempt: Attempt, end: str) -> None:
    words = str(doubt_words(attempt, clock))
    assert words.startswith(BEGIN)
    assert words.endswith(end)


@pytest.mark.parametrize(
    ("checked", "candidates", "end"),
    [
        (None, (), "No check of Telnyx's list has been complete yet."),
        (minutes(9), (), "Checked last 10:51: Telnyx lists no fax like it."),
        (minutes(9), ("a",), "Checked last 10:51: Telnyx lists one fax that could be it."),
        (minutes(9), ("a", "b"), "Checked last 10:51: Telnyx lists 2 faxes that could be it."),
    ],
)
def test_on_the_contents_route_only_a_person_can_tell(
    checked: datetime | None, candidates: tuple[str, ...], end: str
) -> None:
    attempt = replace(UNKNOWN, route=Route.CONTENTS, last_checked_at=checked, checks=3, candidates=candidates)
    words = str(doubt_words(attempt, clock))
    assert words.startswith(BEGIN)
    assert "only you can tell whether it was sent" in words
    assert words.endswith(end)


def test_a_fax_without_a_final_word_is_not_said_to_be_unsent() -> None:
    attempt = replace(UNKNOWN, state=AttemptState.RESULT_UNKNOWN, raw_status="sending")
    assert str(doubt_words(attempt, clock)) == (
        "Telnyx took the fax, but has not said how it ended. Its last word: Sending pages. "
        "Faxwell asks once a day. The recipient can tell you whether it arrived."
    )


def test_sending_again_names_the_danger_and_asks_twice() -> None:
    choice = wording.RESOLUTIONS[Resolution.SEND_AGAIN]
    assert choice.button == "Send again (may arrive twice)…"
    assert "twice" in choice.follows
    assert "twice" in choice.confirm
    assert not wording.RESOLUTIONS[Resolution.WAS_SENT].confirm
    assert not wording.RESOLUTIONS[Resolution.DO_NOT_SEND].confirm


def test_a_waiting_fax_says_why_and_until_when() -> None:
    attempt = replace(UNKNOWN, state=AttemptState.QUEUED, cause=Cause.NETWORK)
    assert str(waiting_words(attempt, clock)).startswith("Waiting for the network")
    assert str(waiting_words(replace(attempt, not_before=minutes(5)), clock)).endswith("Next try at 10:47.")


# the timeline


def words(what: What, **data: str) -> str:
    return str(timeline_words.timeline_words(TimelineEntry(LOST, what, data), clock))


def documented_names() -> dict[What, set[str]]:
    """The names of the data, in brackets behind each member in timeline.py."""
    body = ast.parse(inspect.getsource(timeline.What)).body[0]
    assert isinstance(body, ast.ClassDef)
    found: dict[What, set[str]] = {}
    for assignment, comment in pairwise(body.body):
        if isinstance(assignment, ast.Assign) and isinstance(assignment.targets[0], ast.Name):
            assert isinstance(comment, ast.Expr)
            assert isinstance(comment.value, ast.Constant)
            names = str(comment.value.value).partition("[")[2].partition("]")[0]
            found[What[assignment.targets[0].id]] = {name.strip() for name in names.split(",") if name.strip()}
    return found


@pytest.mark.parametrize("what", What)
def test_a_sentence_names_only_what_the_engine_tells(what: What) -> None:
    named = {name for template in TIMELINE[what] for _, name, _, _ in string.Formatter().parse(template) if name}
    assert named <= documented_names()[what]


@pytest.mark.parametrize("what", What)
def test_an_entry_can_be_read_with_all_with_empty_and_without_data(what: What) -> None:
    names = documented_names()[what]
    full = words(what, **dict.fromkeys(names, "7"))
    assert "{" not in full
    assert full.endswith((".", "”"))
    empty = words(what, **dict.fromkeys(names, ""))
    assert empty == words(what)
    assert "{" not in empty


@pytest.mark.parametrize(
    ("what", "data", "said"),
    [
        (What.ACCEPTED, {"telnyx_id": "x", "status": "queued"}, "Telnyx accepted the fax: Waiting at Telnyx."),
        (What.STATUS, {"status": "teleporting"}, "teleporting."),
        (What.DELIVERED, {"pages": "3", "seconds": "64"}, "Delivered. 3 pages. 1 min 4 s on the line."),
        (What.DELIVERED, {"pages": "1", "seconds": ""}, "Delivered. 1 page."),
        (What.DELIVERED, {"pages": "", "seconds": ""}, "Delivered."),
        (What.FAILED, {"reason": "user_busy"}, "Failed. The line was busy."),
        (What.FAILED, {"reason": "{x}"}, "Failed. Telnyx gave a reason we do not know: {x}."),
        (
            What.NOT_HANDED_OVER,
            {"error": "Offline", "detail": ""},
            "Nothing was sent. Telnyx cannot be reached. A further attempt waits.",
        ),
        (What.NOT_HANDED_OVER, {"error": "", "detail": ""}, "Nothing was sent. A further attempt waits."),
        (
            What.ANSWER_LOST,
            {"why": "restart", "detail": ""},
            "Faxwell ended before Telnyx answered. Whether the fax was sent is not known.",
        ),
        (
            What.REJECTED,
            {"code": "10016", "detail": "no\nplus"},
            "Telnyx refused the fax. Nothing was sent. A number is not written as it must be. "
            "Write it with + and country code. Telnyx says: “no plus”",
        ),
        (What.REJECTED, {"code": "4242", "detail": ""}, "Telnyx refused the fax. Nothing was sent. Code 4242."),
        (
            What.DECISION,
            {"resolution": "was_sent", "who": "front desk", "words": "long"},
            "Decided: it was sent. By front desk.",
        ),
        (
            What.SLOWED_DOWN,
            {"seconds": "90"},
            "Telnyx asked us to slow down. Nothing was sent. Next try in 1 min 30 s.",
        ),
        (What.DOCUMENT_REMOVED, {"days": "1"}, "The copy of the document on this computer was removed after 1 day."),
        (
            What.CANDIDATE,
            {"telnyx_id": "x", "to": "+13125550100", "created_at": LOST.isoformat(), "pages": "2", "status": "sending"},
            "Telnyx lists a fax that could be this one. To +13125550100. Created 10:42. 2 pages. Sending pages. "
            "Telnyx id x.",
        ),
        (What.CANDIDATE, {"created_at": "soon"}, "Telnyx lists a fax that could be this one. Created soon."),
    ],
)
def test_timeline_sentences(what: What, data: dict[str, str], said: str) -> None:
    assert words(what, **data) == said


@pytest.mark.parametrize("error", [each.__name__ for each in errors.ServiceError.__subclasses__()])
def test_the_errors_of_the_line_have_a_title_of_their_own_in_the_timeline(error: str) -> None:
    assert getattr(errors, error).title in words(What.CHECK_FAILED, error=error)


@pytest.mark.parametrize("error", ["TooManyPages", "ClassVar", "no such", "__doc__"])
def test_other_names_are_something_that_went_wrong(error: str) -> None:
    assert words(What.CHECK_FAILED, error=error).endswith("Something went wrong.")


# counts, sizes, times


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (-1, "0 s"),
        (0, "0 s"),
        (59.4, "59 s"),
        (59.6, "1 min"),
        (64, "1 min 4 s"),
        (3600, "1 h"),
        (7500, "2 h 5 min"),
        (86_399, "23 h 59 min"),
        (86_400 * 3 + 4 * 3600, "3 d 4 h"),
    ],
)
def test_duration(seconds: float, said: str) -> None:
    assert duration(seconds) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1 KB"),
        (184_300, "184 KB"),
        (999_499, "999 KB"),
        (999_500, "1.0 MB"),
        (2_100_000, "2.1 MB"),
        (20_000_000, "20.0 MB"),
        (999_949_999, "999.9 MB"),
        (999_950_000, "1.0 GB"),
    ],
)
def test_byte_size(count: int, said: str) -> None:
    assert byte_size(count) == said


def test_short_time_says_no_more_than_is_needed() -> None:
    now = datetime(2026, 11, 26, 22, 0).astimezone()
    at = datetime(2026, 11, 26, 10, 42).astimezone()
    assert short_time(at.astimezone(UTC), now.astimezone(UTC)) == "10:42"
    assert short_time(at - timedelta(days=3), now) == "23 Nov, 10:42"
    assert short_time(datetime(2025, 11, 23, 10, 42).astimezone(), now) == "23 Nov 2025, 10:42"
