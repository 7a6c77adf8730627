"""What a fax shows follows from its attempts by one function."""

from datetime import UTC, datetime

import pytest

from app.core.attempt import Attempt, AttemptState, Cause, Route
from app.core.fax import ENDED, Fax, FaxState, SpooledDocument, derive_state, in_doubt
from app.core.options import SendOptions

NOW = datetime(2026, 3, 2, tzinfo=UTC)
S = AttemptState


def attempts(*states: AttemptState, resolution: str = "", cause: Cause = Cause.NEW) -> tuple[Attempt, ...]:
    """Attempts in these states; `resolution` is of those closed by a person."""
    return tuple(
        Attempt(
            number,
            1,
            number,
            state,
            Route.MEDIA,
            f"t{number}",
            f"m{number}",
            NOW,
            NOW,
            cause,
            resolution=resolution if state is S.CLOSED_BY_PERSON else "",
        )
        for number, state in enumerate(states, 1)
    )


def fax(*states: AttemptState, damaged: bool = False, cause: Cause = Cause.NEW) -> Fax:
    document = SpooledDocument("a.pdf", "b.pdf", "", 1, 1)
    return Fax(1, "c", "+1", "+1", "1", SendOptions(), document, NOW, attempts(*states, cause=cause), damaged)


@pytest.mark.parametrize("state", list(AttemptState))
def test_every_state_of_a_single_attempt_has_one_of_its_fax(state: AttemptState) -> None:
    assert derive_state(attempts(state)) in FaxState


@pytest.mark.parametrize(
    ("states", "resolution", "expected"),
    [
        ((S.UNKNOWN,), "", FaxState.NEEDS_CHECK),
        ((S.NOT_HANDED_OVER, S.QUEUED), "", FaxState.QUEUED),
        ((S.NOT_HANDED_OVER, S.CANCELED), "", FaxState.CANCELED),
        # Delivered is delivered, whatever else was tried.
        ((S.DELIVERED, S.FAILED), "", FaxState.DELIVERED),
        ((S.DELIVERED, S.UNKNOWN), "", FaxState.DELIVERED),
        # R8: a refused, failed or canceled second attempt does not clear the doubt about the first.
        ((S.UNKNOWN, S.REJECTED), "", FaxState.NEEDS_CHECK),
        ((S.UNKNOWN, S.FAILED), "", FaxState.NEEDS_CHECK),
        ((S.RESULT_UNKNOWN, S.FAILED), "", FaxState.RESULT_UNKNOWN),
        ((S.CLOSED_BY_PERSON, S.QUEUED), "send_again", FaxState.QUEUED),
        ((S.CLOSED_BY_PERSON, S.ACCEPTED), "send_again", FaxState.ACCEPTED),
        ((S.CLOSED_BY_PERSON, S.REJECTED), "send_again", FaxState.NEEDS_CHECK),
        ((S.CLOSED_BY_PERSON, S.FAILED), "send_again", FaxState.NEEDS_CHECK),
        ((S.CLOSED_BY_PERSON, S.CANCELED), "send_again", FaxState.NEEDS_CHECK),
        ((S.CLOSED_BY_PERSON, S.REJECTED), "was_sent", FaxState.CLOSED),
        ((S.CLOSED_BY_PERSON, S.REJECTED), "do_not_send", FaxState.CLOSED),
        ((S.CLOSED_BY_PERSON,), "do_not_send", FaxState.CLOSED),
        ((S.ACCEPTED, S.REJECTED), "", FaxState.ACCEPTED),
        ((S.FAILED, S.REJECTED), "", FaxState.REJECTED),
    ],
)
def test_what_several_attempts_come_to(states: tuple[AttemptState, ...], resolution: str, expected: FaxState) -> None:
    assert derive_state(attempts(*states, resolution=resolution)) is expected


@pytest.mark.parametrize("state", [S.UNKNOWN, S.ACCEPTED, S.RESULT_UNKNOWN])
@pytest.mark.parametrize("newest", set(S) - {S.DELIVERED})
def test_a_fax_that_may_still_come_out_never_counts_as_ended(state: AttemptState, newest: AttemptState) -> None:
    assert derive_state(attempts(state, newest)) not in ENDED


def test_a_decision_is_about_what_is_unclear() -> None:
    assert [one.number for one in in_doubt(attempts(S.UNKNOWN, S.REJECTED))] == [1]
    sent_again = attempts(S.CLOSED_BY_PERSON, S.REJECTED, resolution="send_again")
    assert [one.number for one in in_doubt(sent_again)] == [1]
    assert in_doubt(attempts(S.CLOSED_BY_PERSON, S.QUEUED, resolution="send_again")) == ()
    assert in_doubt(attempts(S.ACCEPTED)) == ()


def test_two_deliveries_are_seen() -> None:
    assert fax(S.DELIVERED, S.DELIVERED).arrived_twice
    assert not fax(S.DELIVERED, S.FAILED).arrived_twice


def test_a_damaged_fax_is_a_matter_for_a_person() -> None:
    assert fax(S.DELIVERED, damaged=True).state is FaxState.NEEDS_CHECK
    assert fax(S.QUEUED, damaged=True).needs_person


def test_a_fax_that_waited_too_long_asks() -> None:
    asking = fax(S.QUEUED, cause=Cause.STILL_SEND)
    assert asking.asks_still_send
    assert asking.needs_person
    assert asking.state is FaxState.QUEUED
    assert not fax(S.QUEUED).needs_person
