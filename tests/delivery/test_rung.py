"""Telnyx's events are a bell: they bring a look forward, and change no state by themselves."""

import pytest

from app.core.attempt import AttemptState
from app.core.event import Counts, FaxEvent
from app.core.fax import FaxState
from app.core.timeline import What
from app.delivery import messages as m
from tests.fakes import Desk

S = AttemptState


def _ring(desk: Desk, fax_id: str = "fax-1", counts: Counts | None = None) -> None:
    desk.take(m.Rung(FaxEvent("event-1", fax_id, counts)))


def test_a_bell_brings_the_look_forward(desk: Desk) -> None:
    fax_id = desk.submit()
    desk.run(3600, 10)  # by now it is asked once a minute
    desk.telnyx.say("fax-1", "delivered")
    _ring(desk)
    assert desk.fax(fax_id).state is FaxState.DELIVERED


def test_what_an_event_says_is_not_believed(desk: Desk) -> None:
    fax_id = desk.submit()
    desk.run(10)
    before = desk.fax(fax_id)
    _ring(desk, counts=Counts(3, 41))  # it is delivered, says the event; Telnyx's own word is another
    assert desk.attempt(fax_id) == before.attempt
    assert desk.attempt(fax_id).state is S.ACCEPTED


@pytest.mark.parametrize("first", ["event", "word"])
def test_its_counts_are_taken_once_the_word_is_confirmed(desk: Desk, first: str) -> None:
    fax_id = desk.submit()
    desk.run(10)
    desk.telnyx.say("fax-1", "delivered")
    if first == "word":
        desk.run(20)
    _ring(desk, counts=Counts(3, 41))
    assert (desk.attempt(fax_id).page_count, desk.attempt(fax_id).call_seconds) == (3, 41)
    assert desk.attempt(fax_id).state is S.DELIVERED
    assert desk.timeline(fax_id).count(What.COUNTED) == 1


def test_nobody_elses_fax_is_touched(desk: Desk) -> None:
    fax_id = desk.submit()
    desk.run(10)
    before, calls = desk.fax(fax_id), len(desk.telnyx.calls)
    _ring(desk, "another", Counts(3, 41))
    assert desk.fax(fax_id) == before
    assert len(desk.telnyx.calls) == calls


def test_an_unknown_fax_may_be_the_one_whose_answer_was_lost(desk: Desk) -> None:
    desk.telnyx.answers = [desk.telnyx.lose_unlisted]
    fax_id = desk.submit()
    desk.run(3600, 10)
    assert desk.fax(fax_id).state is FaxState.NEEDS_CHECK
    desk.telnyx.unlisted.clear()
    _ring(desk)
    assert desk.fax(fax_id).state is FaxState.ACCEPTED


def test_states_are_the_same_with_and_without_a_bell(desk: Desk) -> None:
    """Whatever rings, and however often: what is kept is what asking alone would have found."""
    fax_id = desk.submit()
    for status in ("media.processed", "sending", "delivered", "failed"):
        desk.telnyx.say("fax-1", status)
        for _ in range(3):
            _ring(desk)
        desk.run(5)
    assert desk.attempt(fax_id).state is S.DELIVERED
    kept = [entry.data.get("status") for entry in desk.reader.timeline(fax_id) if entry.what is What.STATUS]
    assert kept == ["media.processed", "sending"]
