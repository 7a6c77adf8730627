"""What follows from what; the table of outbox.md section 3 row by row."""

from dataclasses import replace
from datetime import timedelta
from math import inf, nan

import pytest

from app.core.attempt import Alarm, AttemptNames, AttemptState, Cause, Route
from app.core.errors import FaxError, KeyRefused, NoCredit, NoMediaRoute, Offline, Unreachable
from app.core.orders import Resolution
from app.core.ports import Accepted, AccountRefused, NotSent, PostOutcome, RefusedForNow, RequestRefused, Unclear
from app.core.timeline import What
from app.core.transitions import (
    ALLOWED,
    CopyDamaged,
    accepted,
    after_cancel,
    after_decision,
    after_outcome,
    after_restart,
    ask_still_send,
    first_attempt,
    mark,
    sane_wait,
    start,
    still_send,
)
from tests.core.stepping import FRESH, IN_HAND, LATER, NOW, SERVER, S, after, attempt, remote


def test_nothing_leads_back_to_a_state_from_which_it_would_be_sent() -> None:
    assert {old for old, new in ALLOWED if new is S.QUEUED} == {S.QUEUED}
    assert {old for old, new in ALLOWED if new is S.UPLOADING} == {S.QUEUED, S.UPLOADING}
    assert {old for old, new in ALLOWED if new is S.COMMITTING} == {S.UPLOADING, S.COMMITTING}


def test_only_a_fax_that_telnyx_has_can_be_delivered() -> None:
    assert {old for old, new in ALLOWED if new is S.DELIVERED} == {S.ACCEPTED, S.RESULT_UNKNOWN, S.DELIVERED}


def test_final_states_stay() -> None:
    for state in (S.DELIVERED, S.FAILED, S.REJECTED, S.NOT_HANDED_OVER, S.CANCELED):
        assert {new for old, new in ALLOWED if old is state} == {state}


def test_out_of_unknown_leads_only_a_find_or_a_person() -> None:
    assert {new for old, new in ALLOWED if old is S.UNKNOWN} == {S.UNKNOWN, S.ACCEPTED, S.CLOSED_BY_PERSON}


def test_the_way_to_the_mark() -> None:
    queued = first_attempt(AttemptNames("token-1", "fw-1"), NOW)
    uploading = start(queued, LATER).after
    assert uploading.state is S.UPLOADING
    step = mark(uploading, SERVER, LATER)
    assert step is not None
    assert (step.after.state, step.after.server_time, step.after.committed_at) == (S.COMMITTING, SERVER, LATER)


@pytest.mark.parametrize("state", set(S) - {S.UPLOADING})
def test_no_mark_for_what_is_not_on_its_way(state: AttemptState) -> None:
    assert mark(attempt(state), SERVER, LATER) is None


@IN_HAND
def test_not_sent_is_queued_again_under_new_names(state: AttemptState) -> None:
    step = after(NotSent(Offline()), attempt(state))
    assert step.after.state is S.NOT_HANDED_OVER
    fresh = step.fresh
    assert fresh is not None
    assert (fresh.state, fresh.cause, fresh.tries) == (S.QUEUED, Cause.NETWORK, 1)
    assert (fresh.token, fresh.media_name) == ("token-2", "fw-2")
    assert fresh.not_before == LATER + timedelta(seconds=5)
    assert fresh.wanted_at == NOW
    assert step.delete_media


def test_the_waits_grow() -> None:
    tired = replace(attempt(S.UPLOADING), tries=3)
    step = after_outcome(tired, NotSent(Unreachable()), FRESH, LATER, 1.1)
    assert step is not None
    assert step.fresh is not None
    assert step.fresh.not_before == LATER + timedelta(seconds=44)


@IN_HAND
def test_the_accounts_trouble_does_not_lose_the_fax(state: AttemptState) -> None:
    step = after(AccountRefused(NoCredit()), attempt(state))
    assert step.after.state is S.NOT_HANDED_OVER
    assert step.fresh is not None
    assert (step.fresh.cause, step.fresh.not_before) == (Cause.ACCOUNT, None)
    assert step.entries[0].data["error"] == "NoCredit"


@IN_HAND
def test_refused_is_the_end(state: AttemptState) -> None:
    step = after(RequestRefused("10016", "to must be E.164"), attempt(state))
    assert (step.after.state, step.after.code, step.after.detail) == (S.REJECTED, "10016", "to must be E.164")
    assert step.fresh is None
    assert step.delete_media


def test_a_damaged_copy_is_never_sent() -> None:
    step = after(CopyDamaged(), attempt(S.UPLOADING))
    assert step.after.state is S.REJECTED
    assert step.fresh is None
    assert step.entries[0].what is What.DOCUMENT_DAMAGED


def test_slow_down() -> None:
    step = after(RefusedForNow(30), attempt(S.COMMITTING))
    assert step.after.state is S.NOT_HANDED_OVER
    assert step.fresh is not None
    assert (step.fresh.cause, step.fresh.tries) == (Cause.TOO_MANY_REQUESTS, 0)
    assert step.fresh.not_before == LATER + timedelta(seconds=30)


@pytest.mark.parametrize(("asked", "waited"), [(30, 30), (0, 0), (1e9, 900), (-1, 900), (nan, 900), (inf, 900)])
def test_a_servers_wish_is_bounded(asked: float, waited: float) -> None:
    assert sane_wait(asked) == waited


@pytest.mark.parametrize("why", ["no_answer", "bad_answer", "server_error", "own_failure"])
def test_what_proves_nothing_needs_a_check(why: str) -> None:
    step = after(Unclear(why, "words"), attempt(S.COMMITTING))
    assert (step.after.state, step.after.lost_at) == (S.UNKNOWN, LATER)
    assert step.fresh is None
    assert not step.delete_media
    assert step.entries[0].data == {"why": why, "detail": "words"}


def test_a_fax_for_another_number_is_an_alarm_and_not_ours() -> None:
    step = after(Unclear("other_recipient", "", "fax-9"), attempt(S.COMMITTING))
    assert (step.after.state, step.after.telnyx_id) == (S.UNKNOWN, None)
    assert (step.after.alarm, step.after.other_id) == (Alarm.OTHER_RECIPIENT, "fax-9")
    assert [entry.what for entry in step.entries] == [What.ANSWER_LOST, What.OTHER_RECIPIENT]


def test_without_the_mark_nothing_can_have_left() -> None:
    step = after(Unclear("no_answer"), attempt(S.UPLOADING))
    assert step.after.state is S.NOT_HANDED_OVER
    assert step.fresh is not None


def test_accepted() -> None:
    step = after(Accepted(remote()), attempt(S.COMMITTING))
    assert (step.after.state, step.after.telnyx_id, step.after.raw_status) == (S.ACCEPTED, "fax-1", "queued")


def test_accepted_as_delivered_is_not_delivered() -> None:
    assert after(Accepted(remote("delivered")), attempt(S.COMMITTING)).after.state is S.ACCEPTED


def test_an_account_without_media_takes_the_document_inside() -> None:
    step = after(NotSent(NoMediaRoute()), attempt(S.UPLOADING))
    fresh = step.fresh
    assert fresh is not None
    assert (fresh.route, fresh.token, fresh.media_name, fresh.not_before) == (Route.CONTENTS, "", "", None)


def test_the_contents_route_stays_without_names() -> None:
    step = after(NotSent(Offline()), attempt(S.COMMITTING, Route.CONTENTS))
    assert step.fresh is not None
    assert (step.fresh.route, step.fresh.token, step.fresh.media_name) == (Route.CONTENTS, "", "")
    assert not step.delete_media


@pytest.mark.parametrize("state", set(S) - {S.UPLOADING, S.COMMITTING})
@pytest.mark.parametrize(
    "outcome",
    [NotSent(Offline()), AccountRefused(KeyRefused()), RequestRefused("1", ""), RefusedForNow(1), Unclear("no_answer")],
)
def test_an_outcome_that_comes_after_something_else_was_written_changes_nothing(
    state: AttemptState, outcome: PostOutcome
) -> None:
    assert after_outcome(attempt(state), outcome, FRESH, LATER) is None


def test_a_cancel_that_was_asked_for_goes_with_the_fresh_attempt() -> None:
    step = after(NotSent(Offline()), replace(attempt(S.COMMITTING), cancel_asked=True))
    assert step.fresh is not None
    assert step.fresh.cancel_asked


@pytest.mark.parametrize("state", [S.UNKNOWN, S.CLOSED_BY_PERSON])
def test_a_late_acceptance_is_found(state: AttemptState) -> None:
    step = accepted(replace(attempt(state), probably_not_sent=True), remote(), LATER)
    assert step is not None
    assert (step.after.state, step.after.probably_not_sent) == (S.ACCEPTED, False)
    assert step.entries[0].what is What.FOUND


@pytest.mark.parametrize("state", [S.ACCEPTED, S.DELIVERED, S.FAILED, S.RESULT_UNKNOWN])
def test_two_for_one_is_an_alarm(state: AttemptState) -> None:
    step = accepted(attempt(state, telnyx_id="fax-1"), remote(telnyx_id="fax-2"), LATER)
    assert step is not None
    assert (step.after.state, step.after.telnyx_id) == (state, "fax-1")
    assert (step.after.alarm, step.after.other_id) == (Alarm.TWICE, "fax-2")
    assert accepted(step.after, remote(telnyx_id="fax-2"), LATER) is None, "told once"


@pytest.mark.parametrize("state", [S.NOT_HANDED_OVER, S.REJECTED, S.CANCELED])
def test_a_fax_of_an_attempt_that_was_held_to_be_not_sent_is_an_alarm(state: AttemptState) -> None:
    step = accepted(attempt(state), remote(), LATER)
    assert step is not None
    assert (step.after.state, step.after.alarm) == (state, Alarm.TWICE)


@pytest.mark.parametrize("state", list(S))
def test_after_a_restart(state: AttemptState) -> None:
    step = after_restart(attempt(state), FRESH, LATER)
    if state is S.UPLOADING:
        assert step is not None
        assert step.after.state is S.NOT_HANDED_OVER
        assert step.fresh is not None
        assert (step.fresh.state, step.fresh.cause) == (S.QUEUED, Cause.RESTART)
    elif state is S.COMMITTING:
        assert step is not None
        assert (step.after.state, step.fresh) == (S.UNKNOWN, None)
    else:
        assert step is None


def test_cancel_before_and_after_the_mark() -> None:
    for state in (S.QUEUED, S.UPLOADING):
        step = after_cancel(attempt(state), LATER)
        assert step is not None
        assert step.after.state is S.CANCELED
        assert step.delete_media is (state is S.UPLOADING)
    for state in (S.COMMITTING, S.ACCEPTED, S.UNKNOWN, S.RESULT_UNKNOWN):
        step = after_cancel(attempt(state), LATER)
        assert step is not None
        assert (step.after.state, step.after.cancel_asked) == (state, True)
        assert after_cancel(step.after, LATER) is None
    for state in (S.DELIVERED, S.FAILED, S.REJECTED, S.NOT_HANDED_OVER, S.CANCELED, S.CLOSED_BY_PERSON):
        assert after_cancel(attempt(state), LATER) is None


@pytest.mark.parametrize("resolution", list(Resolution))
@pytest.mark.parametrize("state", list(S))
def test_a_decision(state: AttemptState, resolution: Resolution) -> None:
    step = after_decision(attempt(state), resolution, "ann", "We do not know", FRESH, LATER)
    if state not in (S.UNKNOWN, S.RESULT_UNKNOWN, S.CLOSED_BY_PERSON):
        assert step is None
        return
    assert step is not None
    assert (step.after.state, step.after.resolution) == (S.CLOSED_BY_PERSON, resolution.value)
    assert step.entries[0].data == {"resolution": resolution.value, "who": "ann", "words": "We do not know"}
    assert (step.fresh is not None) is (resolution is Resolution.SEND_AGAIN)
    if step.fresh is not None:
        assert (step.fresh.token, step.fresh.cause, step.fresh.wanted_at) == ("token-2", Cause.PERSON, LATER)


def test_still_send() -> None:
    asking = ask_still_send(attempt(S.QUEUED), "waited", LATER)
    assert asking is not None
    assert asking.after.cause is Cause.STILL_SEND
    assert ask_still_send(asking.after, "waited", LATER) is None
    yes = still_send(asking.after, LATER)
    assert yes is not None
    assert (yes.after.cause, yes.after.wanted_at) == (Cause.PERSON, LATER)
    assert still_send(attempt(S.QUEUED), LATER) is None
    assert ask_still_send(attempt(S.UPLOADING), "waited", LATER) is None


def test_an_error_without_a_name_is_not_quoted() -> None:
    assert after(NotSent(FaxError()), attempt(S.UPLOADING)).entries[0].data == {"error": "", "detail": ""}
