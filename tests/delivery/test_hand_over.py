"""From the queue to Telnyx's answer: outbox.md section 3, on real storage."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.core.attempt import AttemptState, Cause, Route
from app.core.errors import (
    FaxError,
    KeyRefused,
    KeyringLocked,
    KeyringMissing,
    KeyringRefused,
    NoCredit,
    NoKey,
    NoMediaRoute,
    NotPermitted,
    Offline,
    Refused,
    Unreachable,
)
from app.core.fax import FaxState
from app.core.orders import Cancel, QueuePaused, QueueResumed, ResumeQueue, UploadProgress
from app.core.ports import (
    Accepted,
    AccountRefused,
    Canceled,
    CancelSignal,
    NotSent,
    PostOutcome,
    RefusedForNow,
    RequestRefused,
    SendOrder,
    Unclear,
)
from app.core.timeline import What
from app.delivery import messages as m
from tests.fakes import DOCUMENT, RECIPIENT, SENDER, SERVER_AHEAD, Desk

S = AttemptState


def states(desk: Desk, fax_id: int) -> list[AttemptState]:
    return [attempt.state for attempt in desk.fax(fax_id).attempts]


def test_a_fax_is_queued_when_copy_and_rows_are_safe(desk: Desk) -> None:
    desk.held.add(m.Probe)
    fax = desk.fax(desk.submit())
    assert fax.state is FaxState.QUEUED
    assert desk.spool.path(fax.document.spool_name).read_bytes() == DOCUMENT
    assert fax.document.name == "confirmed.pdf"


def test_what_is_posted_is_what_was_confirmed(desk: Desk) -> None:
    fax_id = desk.submit()
    (order,) = desk.telnyx.posts
    attempt = desk.attempt(fax_id)
    assert (order.recipient, order.sender, order.connection_id) == (RECIPIENT, SENDER, "1234567890")
    assert (order.route, order.token, order.media_name) == (Route.MEDIA, attempt.token, attempt.media_name)
    assert desk.telnyx.uploads == [attempt.media_name]
    assert order.document.read_bytes() == DOCUMENT
    assert desk.fax(fax_id).state is FaxState.ACCEPTED
    assert attempt.server_time == desk.clock.wall + SERVER_AHEAD
    assert desk.told(UploadProgress)


def test_the_mark_is_on_the_disk_before_the_post(desk: Desk) -> None:
    seen: list[tuple[AttemptState, list[What]]] = []
    desk.telnyx.during_post = lambda: seen.append((desk.attempt(1).state, desk.timeline(1)))
    desk.submit()
    assert seen == [(S.COMMITTING, [What.QUEUED, What.UPLOAD_STARTED, What.HANDING_OVER])]


def test_the_upload_comes_before_the_mark_and_a_preflight_just_before_it(desk: Desk) -> None:
    seen: list[AttemptState] = []
    desk.telnyx.during_upload = lambda _: seen.append(desk.attempt(1).state)
    desk.submit()
    assert seen == [S.UPLOADING]
    assert desk.telnyx.calls[:3] == ["preflight", "upload", "preflight"]


@pytest.mark.parametrize("error", [Offline(), Unreachable(), FaxError()])
def test_an_upload_that_breaks_off_is_queued_again_with_another_name(desk: Desk, error: FaxError) -> None:
    desk.telnyx.upload_trouble = error
    fax_id = desk.submit()
    assert states(desk, fax_id) == [S.NOT_HANDED_OVER, S.QUEUED]
    assert desk.fax(fax_id).state is FaxState.QUEUED
    assert desk.telnyx.posts == []
    desk.telnyx.upload_trouble = None
    desk.run(4)
    assert desk.telnyx.posts == []
    desk.run(3)
    assert desk.fax(fax_id).state is FaxState.ACCEPTED
    assert len(set(desk.telnyx.uploads)) == 2
    assert desk.telnyx.deleted == desk.telnyx.uploads[:1]


@pytest.mark.parametrize("error", [Offline(), FaxError()])
def test_proven_not_sent_after_the_mark(desk: Desk, error: FaxError) -> None:
    desk.telnyx.answers = [lambda _: NotSent(error)]
    fax_id = desk.submit()
    assert states(desk, fax_id) == [S.NOT_HANDED_OVER, S.QUEUED]
    desk.run(7)
    assert desk.fax(fax_id).state is FaxState.ACCEPTED
    assert len({order.token for order in desk.telnyx.posts}) == 2


@pytest.mark.parametrize("error", [KeyRefused(), NoCredit(), NotPermitted(detail="no")])
def test_the_accounts_trouble_pauses_the_whole_queue(desk: Desk, error: FaxError) -> None:
    desk.telnyx.answers = [lambda _: AccountRefused(error)]
    first = desk.submit()
    second = desk.submit("+13125550124")
    desk.run(1000, 50)
    assert len(desk.telnyx.posts) == 1
    assert desk.attempt(first).cause is Cause.ACCOUNT
    assert desk.fax(second).state is FaxState.QUEUED
    assert [fact.error for fact in desk.told(QueuePaused) if isinstance(fact, QueuePaused)] == [error]
    desk.order(ResumeQueue())
    desk.tick()
    assert desk.fax(first).state is FaxState.ACCEPTED
    assert desk.fax(second).state is FaxState.ACCEPTED
    assert desk.told(QueueResumed)


@pytest.mark.parametrize("error", [NoKey(), KeyringLocked(), KeyringMissing(), KeyringRefused()])
@pytest.mark.parametrize("when", ["probe", "upload", "post"])
def test_a_key_that_cannot_be_had_stops_the_queue_until_a_person_mends_it(
    desk: Desk, when: str, error: FaxError
) -> None:
    if when == "probe":
        desk.telnyx.trouble = error
    elif when == "upload":
        desk.telnyx.upload_trouble = error
    else:
        desk.telnyx.answers = [lambda _: NotSent(error)]
    fax_id = desk.submit()
    desk.run(1000, 20)
    assert len(desk.fax(fax_id).attempts) == (1 if when == "probe" else 2)
    assert desk.told(QueuePaused) == [QueuePaused(error)]
    assert desk.telnyx.calls.count("preflight") <= 2, "a locked keyring would ask the person each time"
    desk.telnyx.trouble = desk.telnyx.upload_trouble = None
    desk.order(ResumeQueue())
    assert desk.fax(fax_id).state is FaxState.ACCEPTED


def test_a_person_who_resumes_too_early_is_told_again(desk: Desk) -> None:
    desk.telnyx.trouble = KeyRefused()
    desk.submit()
    assert len(desk.told(QueuePaused)) == 1
    desk.order(ResumeQueue())
    assert len(desk.told(QueuePaused)) == 2
    assert not desk.told(QueueResumed)


def test_refused_is_rejected_and_not_repeated(desk: Desk) -> None:
    desk.telnyx.answers = [lambda _: RequestRefused("10016", "to must be E.164")]
    fax_id = desk.submit()
    desk.run(600, 20)
    attempt = desk.attempt(fax_id)
    assert (attempt.state, attempt.code, attempt.detail) == (S.REJECTED, "10016", "to must be E.164")
    assert len(desk.telnyx.posts) == 1
    assert desk.telnyx.deleted == [attempt.media_name]


def test_an_upload_that_is_refused_is_rejected(desk: Desk) -> None:
    desk.telnyx.upload_trouble = Refused(code="413", detail="too large")
    fax_id = desk.submit()
    assert desk.attempt(fax_id).state is S.REJECTED
    assert desk.attempt(fax_id).detail == "too large"


def test_slow_down_holds_the_queue_and_counts_as_no_failure(desk: Desk) -> None:
    desk.telnyx.answers = [lambda _: RefusedForNow(120)]
    fax_id = desk.submit()
    other = desk.submit("+13125550124")
    desk.run(118)
    assert len(desk.telnyx.posts) == 1
    assert desk.attempt(fax_id).tries == 0
    desk.run(4)
    assert desk.fax(fax_id).state is FaxState.ACCEPTED
    assert desk.fax(other).state is FaxState.ACCEPTED


def explode(_: SendOrder) -> PostOutcome:
    raise RuntimeError("our own mistake")


def cancel_after_the_mark(_: SendOrder) -> PostOutcome:
    raise Canceled


def raise_offline(_: SendOrder) -> PostOutcome:
    raise Offline


@pytest.mark.parametrize(
    "answer",
    [
        lambda _: Unclear("no_answer"),
        lambda _: Unclear("server_error", "502"),
        lambda _: Unclear("bad_answer"),
        explode,
        cancel_after_the_mark,
        raise_offline,
    ],
)
def test_what_proves_nothing_is_never_posted_again(desk: Desk, answer: Callable[[SendOrder], PostOutcome]) -> None:
    desk.telnyx.answers = [answer]
    fax_id = desk.submit()
    assert desk.fax(fax_id).state is FaxState.NEEDS_CHECK
    desk.run(7200, 30)
    desk.restart()
    desk.run(600, 30)
    assert len(desk.telnyx.posts) == 1
    assert states(desk, fax_id) == [S.UNKNOWN]


def test_our_own_mistake_before_the_mark_sends_nothing(desk: Desk) -> None:
    def explode_in_upload(_: CancelSignal) -> None:
        desk.telnyx.during_upload = lambda _: None
        raise RuntimeError("our own mistake")

    desk.telnyx.during_upload = explode_in_upload
    fax_id = desk.submit()
    assert states(desk, fax_id) == [S.NOT_HANDED_OVER, S.QUEUED]
    desk.run(6)
    assert len(desk.telnyx.posts) == 1


def test_an_answer_with_the_id_of_another_fax_proves_nothing(desk: Desk) -> None:
    first = desk.submit()
    known = desk.telnyx.faxes["fax-1"]
    desk.telnyx.answers = [lambda order: Accepted(replace(known, to=order.recipient, client_state=order.token))]
    second = desk.submit("+13125550124")
    desk.telnyx.say("fax-1", "delivered")
    desk.run(30)
    assert desk.fax(first).state is FaxState.DELIVERED
    assert desk.fax(second).state is FaxState.NEEDS_CHECK


def test_an_account_without_media_gets_the_document_in_the_request(desk: Desk) -> None:
    desk.telnyx.upload_trouble = NoMediaRoute()
    seen: list[AttemptState] = []
    desk.telnyx.before_mark = lambda: seen.append(desk.attempt(1).state)
    desk.telnyx.during_post = lambda: seen.append(desk.attempt(1).state)
    fax_id = desk.submit()
    first, second = desk.fax(fax_id).attempts
    assert (first.state, first.route) == (S.NOT_HANDED_OVER, Route.MEDIA)
    assert (second.state, second.route, second.token, second.media_name) == (S.ACCEPTED, Route.CONTENTS, "", "")
    assert [order.route for order in desk.telnyx.posts] == [Route.CONTENTS]
    assert seen == [S.UPLOADING, S.COMMITTING]
    assert What.CONTENTS_ROUTE in desk.timeline(fax_id)


def test_on_the_contents_route_nothing_is_sent_without_the_mark(desk: Desk) -> None:
    desk.telnyx.upload_trouble = NoMediaRoute()
    desk.telnyx.before_mark = lambda: desk.order(Cancel(1))
    fax_id = desk.submit()
    assert desk.fax(fax_id).state is FaxState.CANCELED
    assert desk.telnyx.posts == []


def test_a_time_out_of_the_upload_is_no_reason_for_the_contents_route(desk: Desk) -> None:
    desk.telnyx.upload_trouble = Unreachable()
    desk.submit()
    assert desk.attempt(1).route is Route.MEDIA


def test_a_copy_that_was_damaged_is_never_sent(desk: Desk) -> None:
    desk.held.add(m.Probe)
    fax_id = desk.submit()
    desk.spool.path(desk.fax(fax_id).document.spool_name).write_bytes(b"%PDF-1.7\nanother\n")
    desk.release(m.Probe)
    assert desk.fax(fax_id).state is FaxState.REJECTED
    assert desk.attempt(fax_id).code == "document_damaged"
    assert (desk.telnyx.uploads, desk.telnyx.posts) == ([], [])
