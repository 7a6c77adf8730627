from datetime import timedelta

import pytest

from app.core.attempt import Alarm, AttemptState, Cause
from app.core.fax import Fax, FaxState
from app.ui import icons
from app.ui.faxes.rows import looks, row_text
from tests.ui.sample_faxes import NOW, ago, attempt, fax, office_day

S = AttemptState
FAILED_ONCE = fax(
    1,
    S.QUEUED,
    others=[attempt(S.FAILED, ago(minutes=1), reason="user_busy")],
    cause=Cause.FAILED,
    not_before=NOW + timedelta(minutes=2, seconds=41),
)


@pytest.mark.parametrize("state", list(S))
def test_every_state_has_an_icon_and_green_is_for_delivered_alone(state: AttemptState) -> None:
    icon, tone = looks(fax(1, state))
    assert not icons.pixmap(icon, tone, 16, 1.0).isNull()
    assert (tone == "ok") == (state is S.DELIVERED)


def test_a_list_that_says_delivered_is_not_yet_delivered() -> None:
    text = row_text(fax(1, S.ACCEPTED, ago(seconds=5), raw_status="delivered"), NOW)
    assert "elivered" not in text.state
    assert text.tone == "accent"


@pytest.mark.parametrize(
    ("one", "state", "detail"),
    [
        (fax(1, S.QUEUED, ago(seconds=1)), "Waiting", "11:59"),
        (fax(1, S.QUEUED, cause=Cause.NETWORK), "Waiting for the network", "10:00"),
        (fax(1, S.QUEUED, not_before=NOW + timedelta(seconds=40)), "Waiting", "again in 0:40"),
        (
            fax(1, S.QUEUED, ago(seconds=2), cause=Cause.HOLD, not_before=NOW + timedelta(seconds=8)),
            "Goes in 0:08",
            "11:59",
        ),
        (FAILED_ONCE, "Tries again in 2:41", "The line was busy"),
        (fax(1, S.QUEUED, ago(hours=13), cause=Cause.STILL_SEND), "Still send?", "waiting since 22 Nov, 23:00"),
        (fax(1, S.ACCEPTED, ago(seconds=72), raw_status="sending"), "Sending pages · 1:12", "11:58"),
        (fax(1, S.ACCEPTED, raw_status="x", last_checked_at=ago(seconds=3)), "x · 2 h 00 min", "checked 3 s ago"),
        (fax(1, S.ACCEPTED, raw_status="sending", cancel_asked=True), "Cancel asked", "10:00"),
        (fax(1, S.UNKNOWN, lost_at=ago(hours=1), checks=4), "Needs a check", "11:00 · checked 4 times"),
        (fax(1, S.DELIVERED, call_seconds=64), "Delivered", "10:00 · 1 min 4 s"),
        (fax(1, S.DELIVERED, ago(days=1), changed_at=ago(hours=1)), "Delivered", "11:00"),
        (fax(1, S.FAILED, reason="user_busy"), "The line was busy", "10:00"),
        (fax(1, S.REJECTED), "Not accepted", "10:00"),
        (fax(1, S.CLOSED_BY_PERSON, resolution="was_sent"), "Closed by you", "10:00 · you said it was sent"),
    ],
)
def test_state_and_second_line(one: Fax, state: str, detail: str) -> None:
    text = row_text(one, NOW)
    assert (text.state, text.detail) == (state, detail)


def test_per_cent_while_it_uploads() -> None:
    assert row_text(fax(1, S.UPLOADING), NOW, 45).state == "Uploading · 45 %"


def test_delivered_twice_and_alarms_are_red() -> None:
    twice = fax(1, others=[attempt(S.DELIVERED, ago(hours=3))])
    assert row_text(twice, NOW).state == "Delivered twice"
    assert row_text(twice, NOW).tone == "error"
    assert row_text(fax(1, S.ACCEPTED, alarm=Alarm.OTHER_RECIPIENT), NOW).tone == "error"


def test_a_hidden_character_in_a_name_is_seen() -> None:
    assert row_text(fax(1, name="a\u202efdp.exe"), NOW).document == r"a\u202efdp.exe"


def test_spoken_row_says_state_number_and_document() -> None:
    spoken = row_text(next(each for each in office_day() if each.state is FaxState.NEEDS_CHECK), NOW).spoken
    for words in ("Needs a check", "+1 415-555-0100", "filing-2231.pdf", "12 pages", "checked 4 times"):
        assert words in spoken
