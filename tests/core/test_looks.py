"""What a look at a fax of Telnyx's changes: final words, other words, none."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.core.attempt import Alarm, AttemptState
from app.core.timeline import What
from tests.core.stepping import NOW, S, attempt, look, remote


@pytest.mark.parametrize("state", [S.ACCEPTED, S.RESULT_UNKNOWN])
def test_final_words(state: AttemptState) -> None:
    delivered = look(attempt(state, telnyx_id="fax-1"), replace(remote("delivered"), page_count=2, call_seconds=30))
    assert delivered is not None
    assert (delivered.after.state, delivered.after.page_count, delivered.after.call_seconds) == (S.DELIVERED, 2, 30)
    assert delivered.delete_media
    failed = look(attempt(state, telnyx_id="fax-1"), remote("failed", reason="user_busy"))
    assert failed is not None
    assert (failed.after.state, failed.after.reason) == (S.FAILED, "user_busy")
    assert failed.delete_media


def test_a_final_word_counts_only_from_a_get_of_that_fax() -> None:
    assert look(attempt(S.ACCEPTED, telnyx_id="fax-1"), remote("delivered"), confirmed=False) is None
    assert look(attempt(S.ACCEPTED, telnyx_id="fax-1"), remote("delivered", telnyx_id="fax-2")) is None


@pytest.mark.parametrize("status", ["Delivered", "delivered ", "sent", "DELIVERED", "delivered\ufffd", "partially"])
def test_only_the_very_word_is_delivered(status: str) -> None:
    step = look(attempt(S.ACCEPTED, telnyx_id="fax-1"), remote(status))
    assert step is not None
    assert (step.after.state, step.after.raw_status) == (S.ACCEPTED, status)


def test_a_fax_that_goes_to_another_number_is_never_delivered() -> None:
    step = look(attempt(S.ACCEPTED, telnyx_id="fax-1"), remote("delivered", to="+13125550124"))
    assert step is not None
    assert (step.after.state, step.after.alarm) == (S.ACCEPTED, Alarm.OTHER_RECIPIENT)


@pytest.mark.parametrize("to", ["(312) 555-0123", "13125550123", "", "sip:clinic@example.test"])
def test_a_number_in_another_form_proves_nothing(to: str) -> None:
    step = look(attempt(S.ACCEPTED, telnyx_id="fax-1"), remote("delivered", to=to))
    assert step is not None
    assert step.after.state is S.DELIVERED


def test_the_first_final_word_stays_and_another_one_is_told() -> None:
    step = look(replace(attempt(S.DELIVERED, telnyx_id="fax-1"), raw_status="delivered"), remote("failed"))
    assert step is not None
    assert (step.after.state, step.entries[0].what) == (S.DELIVERED, What.LATER_WORD)
    assert look(step.after, remote("failed")) is None, "told once"
    assert look(replace(attempt(S.DELIVERED, telnyx_id="fax-1"), raw_status="delivered"), remote("sending")) is None


def test_no_final_word_after_a_day() -> None:
    waiting = replace(attempt(S.ACCEPTED, telnyx_id="fax-1"), raw_status="sending")
    assert look(waiting, remote("sending"), at=NOW + timedelta(hours=23)) is None
    assert look(waiting, None, at=NOW + timedelta(hours=23)) is None, "a 404 means nothing"
    for fax in (remote("sending"), None):
        step = look(waiting, fax, at=NOW + timedelta(hours=24))
        assert step is not None
        assert step.after.state is S.RESULT_UNKNOWN


def test_a_fax_that_moves_again_is_looked_at_often_again() -> None:
    stuck = replace(attempt(S.RESULT_UNKNOWN, telnyx_id="fax-1"), raw_status="queued")
    assert look(stuck, remote("queued")) is None
    step = look(stuck, remote("sending"), at=NOW + timedelta(days=2))
    assert step is not None
    assert (step.after.state, step.after.accepted_at) == (S.ACCEPTED, NOW + timedelta(days=2))
