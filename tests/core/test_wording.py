from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from enum import Enum

import pytest

from app.core import wording
from app.core.attempt import Alarm, Attempt, AttemptState, Cause, Route
from app.core.fax import Fax, FaxState, SpooledDocument
from app.core.options import Quality, SendOptions
from app.core.orders import Resolution
from app.core.timeline import What
from app.core.timeline_words import TIMELINE
from app.core.wording import byte_size, doubt_words, duration, short_time, state_meaning, status_words, waiting_words

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


def _fax(*attempts: Attempt, pages: int = 3) -> Fax:
    document = SpooledDocument("letter.pdf", "1.pdf", "ab", 10, pages)
    return Fax(1, "c", "+13125550123", "+13125550100", "7", SendOptions(), document, LOST, attempts)


@pytest.mark.parametrize("end", [AttemptState.REJECTED, AttemptState.CANCELED])
def test_nothing_was_sent_is_said_only_where_it_is_true_of_every_attempt(end: AttemptState) -> None:
    ended = replace(UNKNOWN, state=end, number=2)
    before = replace(UNKNOWN, state=AttemptState.NOT_HANDED_OVER)
    assert state_meaning(_fax(before, ended)).endswith("Nothing was sent.")
    assert "Nothing" not in state_meaning(_fax(replace(before, state=AttemptState.FAILED), ended))


@pytest.mark.parametrize(
    ("counted", "pages", "says_all"), [(3, 3, True), (None, 3, True), (2, 0, True), (2, 3, False), (0, 3, False)]
)
def test_all_pages_are_said_to_be_confirmed_only_where_telnyx_counts_no_others(
    counted: int | None, pages: int, says_all: bool
) -> None:
    delivered = replace(UNKNOWN, state=AttemptState.DELIVERED, page_count=counted)
    assert ("confirmed all pages" in state_meaning(_fax(delivered, pages=pages))) is says_all


def test_a_waiting_fax_says_why_and_until_when() -> None:
    attempt = replace(UNKNOWN, state=AttemptState.QUEUED, cause=Cause.NETWORK)
    assert str(waiting_words(attempt, clock)).startswith("Waiting for the network")
    assert str(waiting_words(replace(attempt, not_before=minutes(5)), clock)).endswith("Next try at 10:47.")


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


def test_status_words() -> None:
    known = ["queued", "media.processed", "originated", "sending", "delivered", "failed"]
    assert [status_words(raw) for raw in known] == [
        "Waiting at Telnyx",
        "Document prepared",
        "Calling",
        "Sending pages",
        "Delivered",
        "Failed",
    ]
    assert status_words("teleporting") == "teleporting"
    assert status_words("Delivered\u200b") == "Delivered\\u200b"
