"""What becomes of a fax that Telnyx has."""

from dataclasses import replace

import pytest

from app.core.attempt import AttemptState
from app.core.errors import FaxError, KeyRefused, NotPermitted, Offline, Unreachable
from app.core.event import Counts
from app.core.fax import FaxState
from app.core.orders import Cancel, CheckNow, OrderRefused, QueuePaused
from app.core.timeline import What
from tests.fakes import Desk

S = AttemptState


def number(last: int) -> str:
    return f"+1312555{last:04}"


def test_every_word_on_the_way(desk: Desk) -> None:
    fax_id = desk.submit()
    for status in ("media.processed", "originated", "something new", "sending", "delivered"):
        desk.telnyx.say("fax-1", status)
        desk.run(5)
    assert desk.fax(fax_id).state is FaxState.DELIVERED
    told = [entry.data["status"] for entry in desk.reader.timeline(fax_id) if entry.what is What.STATUS]
    assert told == ["media.processed", "originated", "something new", "sending"]


def test_failed(desk: Desk) -> None:
    fax_id = desk.submit()
    desk.telnyx.say("fax-1", "failed", "user_busy")
    desk.run(5)
    fax = desk.fax(fax_id)
    assert (fax.state, fax.attempt.reason) == (FaxState.FAILED, "user_busy")
    desk.run(3600, 60)
    assert len(desk.telnyx.posts) == 1, "no further attempt by itself"


@pytest.mark.parametrize("wait", [119, 899])
def test_a_different_later_word_is_looked_for_and_told_and_the_first_stands(desk: Desk, wait: int) -> None:
    fax_id = desk.submit()
    desk.telnyx.say("fax-1", "failed", "user_busy")
    desk.run(5)
    desk.run(wait - 10, 5)
    assert What.LATER_WORD not in desk.timeline(fax_id)
    desk.telnyx.say("fax-1", "delivered")
    desk.run(60, 5)
    assert desk.fax(fax_id).state is FaxState.FAILED
    assert desk.entry(fax_id, What.LATER_WORD).data == {"status": "delivered", "reason": ""}
    assert len(desk.telnyx.posts) == 1


def test_nobody_asks_for_ever_about_a_fax_that_has_ended(desk: Desk) -> None:
    desk.submit()
    desk.telnyx.say("fax-1", "delivered")
    desk.run(5)
    assert calls_during(desk, 1200, 10) == {"get": 2, "counts": 4}
    assert calls_during(desk, 7200, 60) == {"counts": 1}
    assert calls_during(desk, 7200, 60) == {}


def test_pages_and_seconds_where_telnyx_tells(desk: Desk) -> None:
    fax_id = desk.submit()
    desk.telnyx.faxes["fax-1"] = replace(desk.telnyx.faxes["fax-1"], status="delivered", page_count=3, call_seconds=41)
    desk.run(5)
    assert (desk.attempt(fax_id).page_count, desk.attempt(fax_id).call_seconds) == (3, 41)
    assert desk.entry(fax_id, What.DELIVERED).data == {"pages": "3", "seconds": "41"}


def test_pages_and_seconds_from_the_event_where_only_that_tells(desk: Desk) -> None:
    fax_id = desk.submit()
    desk.telnyx.say("fax-1", "delivered")
    desk.run(20)
    assert desk.attempt(fax_id).page_count is None
    before = desk.attempt(fax_id)
    desk.telnyx.events["fax-1"] = Counts(3, 41)
    desk.run(60)
    assert desk.attempt(fax_id) == replace(before, page_count=3, call_seconds=41)
    assert desk.entry(fax_id, What.COUNTED).data == {"pages": "3", "seconds": "41"}
    assert "counts" not in calls_during(desk, 7200, 60), "it is known now"


def test_an_event_changes_nothing_that_is_known_and_no_state(desk: Desk) -> None:
    fax_id = desk.submit()
    desk.telnyx.faxes["fax-1"] = replace(desk.telnyx.faxes["fax-1"], status="delivered", page_count=3)
    desk.telnyx.events["fax-1"] = Counts(7, None)
    desk.run(60)
    assert desk.attempt(fax_id).page_count == 3
    assert What.COUNTED not in desk.timeline(fax_id)


@pytest.mark.parametrize("trouble", [NotPermitted(), Offline(), Unreachable(), KeyRefused()])
def test_events_that_cannot_be_had_are_no_trouble(desk: Desk, trouble: FaxError) -> None:
    fax_id = desk.submit()
    desk.telnyx.say("fax-1", "delivered")
    desk.telnyx.trouble_with["counts"] = trouble
    desk.run(700)
    assert desk.fax(fax_id).state is FaxState.DELIVERED
    assert not desk.told(QueuePaused)


@pytest.mark.parametrize("final", ["delivered", "failed"])
def test_the_upload_is_deleted_after_the_final_word_and_not_before(desk: Desk, final: str) -> None:
    fax_id = desk.submit()
    desk.telnyx.say("fax-1", "sending")
    desk.run(60)
    assert desk.telnyx.deleted == []
    desk.telnyx.say("fax-1", final)
    desk.run(20)
    assert desk.telnyx.deleted == [desk.attempt(fax_id).media_name]
    assert desk.timeline(fax_id)[-1] is What.MEDIA_DELETED
    desk.run(3600, 60)
    assert len(desk.telnyx.deleted) == 1


def test_the_deletion_is_tried_until_it_succeeds_over_restarts_too(desk: Desk) -> None:
    fax_id = desk.submit()
    desk.telnyx.say("fax-1", "delivered")
    name = desk.attempt(fax_id).media_name
    desk.telnyx.deletes = False
    desk.run(60)
    desk.restart()
    desk.run(60)
    assert What.MEDIA_DELETED not in desk.timeline(fax_id)
    desk.telnyx.deletes = True
    desk.restart()
    assert desk.telnyx.deleted == [name]
    assert What.MEDIA_DELETED in desk.timeline(fax_id)


def calls_during(desk: Desk, seconds: float, step: float = 1.0) -> dict[str, int]:
    before = len(desk.telnyx.calls)
    desk.run(seconds, step)
    calls = desk.telnyx.calls[before:]
    return {name: calls.count(name) for name in set(calls)}


def test_asked_often_at_first_and_then_less(desk: Desk) -> None:
    desk.submit()
    assert 15 <= calls_during(desk, 60)["get"] <= 22
    assert 40 <= calls_during(desk, 540)["get"] <= 56
    assert 45 <= calls_during(desk, 3600)["get"] <= 62


def test_one_list_call_for_all(desk: Desk) -> None:
    desk.telnyx.trouble = Offline()
    for last in range(10):
        desk.submit(number(last))
    desk.telnyx.trouble = None
    desk.run(400, 5)
    assert len(desk.telnyx.faxes) == 10
    calls = calls_during(desk, 100)
    assert calls["scan"] <= 20
    assert "get" not in calls
    desk.telnyx.say(desk.attempt(7).telnyx_id or "", "delivered")
    assert calls_during(desk, 15)["get"] == 1, "the final word is confirmed by one GET"
    assert desk.attempt(7).state is S.DELIVERED


def test_faxes_that_are_due_nearly_together_share_a_call(desk: Desk) -> None:
    desk.submit()
    desk.run(2)
    desk.submit(number(1))
    desk.run(70)
    calls = calls_during(desk, 300)
    assert "get" not in calls
    assert 25 <= calls["scan"] <= 35


def test_what_the_list_calls_delivered_and_the_get_does_not(desk: Desk) -> None:
    first, second = desk.submit(), desk.submit(number(1))
    desk.telnyx.get_says = "sending"
    desk.telnyx.say("fax-1", "delivered")
    desk.run(60)
    assert desk.fax(first).state is FaxState.ACCEPTED
    assert desk.fax(second).state is FaxState.ACCEPTED


def test_a_fax_that_is_not_found_is_not_lost(desk: Desk) -> None:
    fax_id = desk.submit()
    gone = desk.telnyx.faxes.pop("fax-1")
    desk.run(600, 5)
    assert desk.fax(fax_id).state is FaxState.ACCEPTED
    desk.telnyx.faxes["fax-1"] = replace(gone, status="delivered")
    desk.run(70, 5)
    assert desk.fax(fax_id).state is FaxState.DELIVERED


def test_no_final_word_for_a_day(desk: Desk) -> None:
    fax_id = desk.submit()
    desk.telnyx.say("fax-1", "sending")
    desk.run(86_300, 100)
    assert desk.fax(fax_id).state is FaxState.ACCEPTED
    desk.run(300, 50)
    assert desk.fax(fax_id).state is FaxState.RESULT_UNKNOWN
    calls = calls_during(desk, 5 * 86_400, 3600)
    assert 4 <= calls["get"] <= 6, "asked daily"
    desk.telnyx.say("fax-1", "delivered")
    desk.run(1.3 * 86_400, 3600)
    assert desk.fax(fax_id).state is FaxState.DELIVERED
    assert len(desk.telnyx.posts) == 1


def test_a_day_without_a_network_is_no_day_without_a_word(desk: Desk) -> None:
    fax_id = desk.submit()
    desk.telnyx.trouble = Offline()
    desk.run(2 * 86_400, 600)
    assert desk.fax(fax_id).state is FaxState.ACCEPTED
    desk.telnyx.trouble = None
    desk.telnyx.say("fax-1", "delivered")
    desk.run(600, 10)
    assert desk.fax(fax_id).state is FaxState.DELIVERED


def test_one_fax_that_cannot_be_asked_about_holds_no_other(desk: Desk) -> None:
    first, second = desk.submit(), desk.submit(number(1))
    desk.telnyx.trouble_with["fax-1"] = Unreachable()
    for telnyx_id in ("fax-1", "fax-2"):
        desk.telnyx.say(telnyx_id, "delivered")
    desk.run(130)
    assert desk.fax(second).state is FaxState.DELIVERED
    assert desk.fax(first).state is FaxState.ACCEPTED


def test_a_key_that_was_revoked_is_not_hammered(desk: Desk) -> None:
    desk.submit()
    desk.telnyx.trouble = KeyRefused()
    assert sum(calls_during(desk, 600).values()) <= 12


def test_cancel_after_the_mark_is_a_request(desk: Desk) -> None:
    fax_id = desk.submit()
    desk.order(Cancel(fax_id))
    desk.tick()
    assert desk.telnyx.cancels == ["fax-1"]
    assert desk.fax(fax_id).state is FaxState.ACCEPTED
    assert desk.attempt(fax_id).cancel_asked
    assert desk.entry(fax_id, What.CANCEL_ANSWER).data == {"answer": ""}
    desk.telnyx.say("fax-1", "delivered")
    desk.run(5)
    assert desk.fax(fax_id).state is FaxState.DELIVERED, "the final word is theirs"


def test_a_cancel_during_the_post_goes_out_when_the_id_is_known(desk: Desk) -> None:
    desk.telnyx.during_post = lambda: desk.order(Cancel(1))
    desk.submit()
    desk.tick()
    assert desk.telnyx.cancels == ["fax-1"]


def test_a_cancel_that_does_not_get_through_is_tried_again(desk: Desk) -> None:
    fax_id = desk.submit()
    desk.telnyx.trouble_with["fax-1"] = Offline()
    desk.order(Cancel(fax_id))
    assert desk.entry(fax_id, What.CANCEL_FAILED).data == {"error": "Offline"}
    desk.telnyx.trouble_with.clear()
    desk.restart()
    assert desk.telnyx.cancels == ["fax-1"]
    desk.run(300, 5)
    assert desk.telnyx.cancels == ["fax-1"]


def test_too_late_to_cancel_or_to_check(desk: Desk) -> None:
    fax_id = desk.submit()
    desk.telnyx.say("fax-1", "delivered")
    desk.run(5)
    desk.order(Cancel(fax_id))
    desk.order(CheckNow(fax_id))
    assert len(desk.told(OrderRefused)) == 2


def test_check_now(desk: Desk) -> None:
    fax_id = desk.submit()
    desk.run(3600, 60)
    desk.telnyx.say("fax-1", "delivered")
    desk.order(CheckNow(fax_id))
    assert desk.fax(fax_id).state is FaxState.DELIVERED
