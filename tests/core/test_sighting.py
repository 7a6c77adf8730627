"""What a look through the list proves, and what it does not (outbox.md sections 4 and 5)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.core.attempt import Alarm, Attempt, AttemptState, Route
from app.core.fax import Fax, SpooledDocument, Step
from app.core.options import SendOptions
from app.core.ports import RemoteFax, Scan
from app.core.sighting import after_scan, fenced
from app.core.timeline import What
from app.core.transitions import ALLOWED

S = AttemptState
LOST = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TO = "+13125550123"
UNKNOWN = Attempt(
    7, 3, 1, S.UNKNOWN, Route.MEDIA, "token-1", "fw-1", LOST, LOST, lost_at=LOST, committed_at=LOST, server_time=LOST
)
NOTHING = Scan((), clean=True)


def remote(
    telnyx_id: str = "fax-1",
    token: str = "token-1",
    media_name: str = "",
    to: str = TO,
    status: str = "queued",
    pages: int | None = None,
    age: float = 0,
) -> RemoteFax:
    return RemoteFax(telnyx_id, status, to, token, media_name, "", LOST + timedelta(seconds=age), pages, None)


def scan(*faxes: RemoteFax, clean: bool = True) -> Scan:
    return Scan(faxes, clean)


def look(attempt: Attempt, seen: Scan, known: tuple[str, ...] = (), after: float = 60) -> Step | None:
    fax = Fax(3, "c", TO, "+13125550100", "1", SendOptions(), SpooledDocument("a", "b", "", 1, 2), LOST, (attempt,))
    step = after_scan(attempt, fax, seen, known, LOST + timedelta(seconds=after))
    assert step is None or (step.before.state, step.after.state) in ALLOWED
    assert step is None or step.fresh is None, "a look never leads to another POST"
    return step


def what(step: Step | None) -> list[What]:
    return [entry.what for entry in step.entries] if step else []


@pytest.mark.parametrize("one", [remote(), remote(token="", media_name="fw-1"), remote(to="(312) 555-0123")])
def test_exactly_one_is_the_fax(one: RemoteFax) -> None:
    step = look(UNKNOWN, scan(remote("fax-0", "token-0", "fw-0"), one, clean=False))
    assert step is not None
    assert (step.after.state, step.after.telnyx_id) == (S.ACCEPTED, "fax-1")
    assert what(step) == [What.FOUND]


def test_a_fax_without_token_and_name_matches_nothing() -> None:
    bare = replace(UNKNOWN, token="", media_name="", route=Route.CONTENTS)
    step = look(bare, scan(remote(token="", media_name="", to="+13125550999")))
    assert step is not None
    assert step.after.state is S.UNKNOWN


def test_two_for_one_are_shown_and_the_older_is_the_fax() -> None:
    step = look(UNKNOWN, scan(remote("fax-2", age=9), remote("fax-1", age=1)))
    assert step is not None
    assert (step.after.state, step.after.telnyx_id) == (S.ACCEPTED, "fax-1")
    assert (step.after.alarm, step.after.other_id) == (Alarm.TWICE, "fax-2")
    assert what(step) == [What.FOUND, What.TWICE]
    assert look(step.after, scan(remote("fax-2", age=9), remote("fax-1", age=1))) is None, "told once"


def test_a_second_one_that_turns_up_later() -> None:
    sending = replace(UNKNOWN, state=S.ACCEPTED, telnyx_id="fax-1", raw_status="queued")
    step = look(sending, scan(remote("fax-0", age=-9), remote("fax-1")))
    assert step is not None
    assert (step.after.telnyx_id, step.after.other_id) == ("fax-1", "fax-0")


def test_a_fax_for_another_number_is_not_the_fax() -> None:
    step = look(UNKNOWN, scan(remote(to="+13125550124", status="delivered")))
    assert step is not None
    assert (step.after.state, step.after.telnyx_id) == (S.UNKNOWN, None)
    assert (step.after.alarm, step.after.other_id) == (Alarm.OTHER_RECIPIENT, "fax-1")
    assert look(step.after, scan(remote(to="+13125550124"))) is None, "told once"


def test_one_answered_as_another_numbers_and_listed_right_stays_in_doubt_and_that_is_written() -> None:
    misdialled = replace(UNKNOWN, alarm=Alarm.OTHER_RECIPIENT, other_id="fax-1")
    step = look(misdialled, scan(remote(status="sending")))
    assert step is not None
    assert (step.after.state, step.after.telnyx_id, step.delete_media) == (S.UNKNOWN, None, False)
    assert [(entry.what, entry.data["status"]) for entry in step.entries] == [(What.LISTED_AS_ASKED, "sending")]
    assert (step.after.checks, step.after.last_checked_at) == (misdialled.checks + 1, step.after.changed_at)
    assert look(step.after, scan(remote(status="sending"))) is None, "told once"
    later = look(step.after, scan(remote(status="delivered")))
    assert later is not None
    assert later.after.state is S.UNKNOWN


def test_the_id_of_another_attempts_fax_is_not_believed() -> None:
    step = look(UNKNOWN, scan(remote()), known=("fax-1",))
    assert step is not None
    assert step.after.state is S.UNKNOWN


@pytest.mark.parametrize("state", [S.NOT_HANDED_OVER, S.REJECTED, S.CANCELED])
def test_closed_attempts_are_matched_too(state: AttemptState) -> None:
    step = look(replace(UNKNOWN, state=state), scan(remote()))
    assert step is not None
    assert step.after.alarm is Alarm.TWICE
    assert look(replace(UNKNOWN, state=state), NOTHING) is None


def test_a_fax_closed_by_a_person_is_found() -> None:
    closed = replace(UNKNOWN, state=S.CLOSED_BY_PERSON, resolution="was_sent")
    step = look(closed, scan(remote()))
    assert step is not None
    assert step.after.state is S.ACCEPTED


def test_not_listed_is_counted() -> None:
    step = look(UNKNOWN, NOTHING)
    assert step is not None
    after = step.after
    assert (after.state, after.checks, after.clean_scans) == (S.UNKNOWN, 1, 1)
    assert after.last_checked_at == after.first_clean_at == LOST + timedelta(seconds=60)
    assert what(step) == [What.CHECKED_NOT_LISTED]


def test_an_unclean_look_proves_nothing() -> None:
    step = look(UNKNOWN, scan(clean=False))
    assert step is not None
    assert (step.after.checks, step.after.clean_scans, step.after.last_checked_at) == (0, 0, None)
    assert what(step) == [What.CHECKED_UNCLEAR]


def test_a_look_soon_after_a_clean_one_proves_nothing_new() -> None:
    attempt = UNKNOWN
    for after in (0, 5, 9.9, 10, 15):
        step = look(attempt, NOTHING, after=after)
        assert step is not None
        attempt = step.after
    assert (attempt.checks, attempt.clean_scans) == (5, 2)


def looked_through(attempt: Attempt, *times: float) -> tuple[Attempt, list[float]]:
    """The attempt after clean scans at these times, and when the fence was asked for."""
    asked = []
    for after in times:
        step = look(attempt, NOTHING, after=after)
        assert step is not None
        attempt = step.after
        if step.delete_media:
            asked.append(after)
    return attempt, asked


def test_the_fence_comes_after_three_clean_looks_over_two_minutes() -> None:
    assert looked_through(UNKNOWN, 0, 15, 30, 60)[1] == []
    assert looked_through(UNKNOWN, 0, 120)[1] == []
    assert looked_through(UNKNOWN, 0, 15, 30, 60, 120)[1] == [120]


def test_two_clean_looks_after_the_fence_change_the_sentence_and_no_state() -> None:
    attempt, _ = looked_through(UNKNOWN, 0, 15, 120)
    step = fenced(attempt, LOST + timedelta(seconds=130))
    assert step is not None
    attempt, asked = looked_through(step.after, 140, 185, 200)
    assert not attempt.probably_not_sent, "the look at 140 came too soon after the fence, the one at 200 is not"
    assert asked == []
    step = look(attempt, NOTHING, after=420)
    assert step is not None
    assert (step.after.state, step.after.probably_not_sent) == (S.UNKNOWN, True)
    assert what(step) == [What.CHECKED_NOT_LISTED, What.PROBABLY_NOT_SENT]
    again = look(step.after, NOTHING, after=1320)
    assert what(again) == [What.CHECKED_NOT_LISTED], "told once"


def test_probably_not_sent_and_found_all_the_same() -> None:
    step = look(replace(UNKNOWN, probably_not_sent=True), scan(remote()))
    assert step is not None
    assert (step.after.state, step.after.probably_not_sent) == (S.ACCEPTED, False)


def test_no_fence_without_an_upload_of_ours_and_for_what_a_person_closed() -> None:
    bare = replace(UNKNOWN, token="", media_name="", route=Route.CONTENTS)
    assert looked_through(bare, 0, 15, 30, 60, 120, 420)[1] == []
    closed = replace(UNKNOWN, state=S.CLOSED_BY_PERSON)
    assert looked_through(closed, 0, 15, 30, 60, 120, 420)[1] == []
    assert fenced(closed, LOST) is None


def test_without_a_token_what_could_be_it_is_shown_and_never_matched() -> None:
    bare = replace(UNKNOWN, token="", media_name="", route=Route.CONTENTS)
    could_be = remote("fax-5", token="", pages=2, status="delivered")
    others = (
        remote("fax-6", token="", to="+13125550999"),
        remote("fax-7", token="another's", pages=2),
        remote("fax-8", token="", pages=9),
        remote("fax-9", token="", pages=2),
    )
    step = look(bare, scan(could_be, *others), known=("fax-9",))
    assert step is not None
    assert (step.after.state, step.after.telnyx_id, step.after.candidates) == (S.UNKNOWN, None, ("fax-5",))
    assert what(step) == [What.CHECKED_BY_EYE, What.CANDIDATE]
    assert step.entries[1].data == {
        "telnyx_id": "fax-5",
        "to": TO,
        "created_at": LOST.isoformat(),
        "pages": "2",
        "status": "delivered",
    }
    again = look(step.after, scan(could_be, *others), known=("fax-9",), after=90)
    assert what(again) == [What.CHECKED_BY_EYE], "each is shown once, and never called not listed"
