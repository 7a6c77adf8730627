"""A lost answer: looked for on its schedule, found, doubled, closed by a person (outbox.md sections 4 to 6)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.core.attempt import Alarm
from app.core.errors import KeyRefused, NoMediaRoute, Offline, Unreachable
from app.core.fax import FaxState
from app.core.orders import CancelOther, CheckNow, OrderRefused, QueuePaused
from app.core.ports import SendOrder, Unclear
from app.core.timeline import What
from tests.delivery.losing import S, lost, never_sent
from tests.fakes import RECIPIENT, SERVER_AHEAD, START, Desk


def test_found_at_once(desk: Desk) -> None:
    desk.telnyx.answers = [desk.telnyx.lose]
    fax_id = desk.submit()
    assert desk.fax(fax_id).state is FaxState.ACCEPTED
    assert What.FOUND in desk.timeline(fax_id)
    assert len(desk.telnyx.posts) == 1


def test_found_when_it_is_listed_late(desk: Desk) -> None:
    fax_id = lost(desk)
    desk.run(90)
    assert desk.fax(fax_id).state is FaxState.NEEDS_CHECK
    desk.telnyx.unlisted.clear()
    desk.run(35)
    assert desk.fax(fax_id).state is FaxState.ACCEPTED
    desk.telnyx.say("fax-1", "delivered")
    desk.run(5)
    assert desk.fax(fax_id).state is FaxState.DELIVERED
    assert len(desk.telnyx.posts) == 1


def test_the_schedule(desk: Desk) -> None:
    fax_id = never_sent(desk)
    desk.run(450)
    desk.run(5000, 2)
    begun = desk.entry(fax_id, What.ANSWER_LOST).at
    entries = [entry for entry in desk.reader.timeline(fax_id) if entry.what is What.CHECKED_NOT_LISTED]
    looked = [(entry.at - begun).total_seconds() for entry in entries]
    wanted = [0, 5, 15, 30, 60, 120, 420, 1320, 4920]
    assert len(looked) == len(wanted)
    assert all(0 <= at - due <= 4 for at, due in zip(looked, wanted, strict=True)), looked
    desk.run(3 * 86_400, 3600)
    assert desk.attempt(fax_id).checks == len(wanted) + 3, "then daily"


def test_a_clock_that_is_set_back_does_not_make_it_look_all_the_time(desk: Desk) -> None:
    never_sent(desk)
    desk.run(200)
    before = len(desk.telnyx.scans)
    desk.clock.wall -= timedelta(days=1)
    desk.run(3600)
    assert len(desk.telnyx.scans) - before == 6, "at once, at 420 and at 1320 s; with the number and without"


def test_all_pages_by_the_servers_clock_with_the_number_and_without(desk: Desk) -> None:
    never_sent(desk)
    since = START + SERVER_AHEAD - timedelta(minutes=15)
    assert desk.telnyx.scans == [(since, RECIPIENT), (since, None)]


def test_a_number_that_the_server_writes_differently(desk: Desk) -> None:
    desk.telnyx.answers = [lambda order: (desk.telnyx.accept(order, to="(312) 555-0123"), Unclear("no_answer"))[1]]
    assert desk.fax(desk.submit()).state is FaxState.ACCEPTED


def test_an_unclean_look_and_one_that_fails_prove_nothing_and_say_so(desk: Desk) -> None:
    desk.telnyx.unclean = True
    fax_id = never_sent(desk)
    assert desk.timeline(fax_id)[-1] is What.CHECKED_UNCLEAR
    desk.telnyx.trouble = Unreachable()
    desk.run(20)
    assert desk.entry(fax_id, What.CHECK_FAILED).data == {"error": "Unreachable"}
    attempt = desk.attempt(fax_id)
    assert (attempt.state, attempt.checks, attempt.clean_scans) == (S.UNKNOWN, 0, 0)
    assert desk.told(QueuePaused) == [], "an odd answer stops nothing"


def test_a_look_is_clean_only_with_the_number_and_without(desk: Desk) -> None:
    desk.telnyx.unclean_without_number = True
    assert desk.timeline(never_sent(desk))[-1] is What.CHECKED_UNCLEAR


@pytest.mark.parametrize("error", [Offline(), KeyRefused()])
def test_no_network_and_no_key_stop_the_looking_only_for_a_while(desk: Desk, error: Offline | KeyRefused) -> None:
    fax_id = lost(desk)
    desk.telnyx.trouble = error
    desk.run(600, 5)
    assert desk.timeline(fax_id).count(What.CHECK_FAILED) < 12
    desk.telnyx.trouble = None
    desk.telnyx.unlisted.clear()
    desk.order(CheckNow(fax_id))
    desk.tick()
    assert desk.fax(fax_id).state is FaxState.ACCEPTED


def test_two_for_one(desk: Desk) -> None:
    desk.telnyx.answers = [lambda order: (desk.telnyx.accept(order), desk.telnyx.lose(order))[1]]
    fax_id = desk.submit()
    attempt = desk.attempt(fax_id)
    assert (attempt.state, attempt.telnyx_id, attempt.alarm, attempt.other_id) == (
        S.ACCEPTED,
        "fax-1",
        Alarm.TWICE,
        "fax-2",
    )
    assert desk.entry(fax_id, What.TWICE).data == {"telnyx_id": "fax-1", "other_id": "fax-2"}
    desk.order(CancelOther(fax_id))
    desk.tick()
    assert desk.telnyx.cancels == ["fax-2"]
    assert What.CANCEL_ANSWER in desk.timeline(fax_id)


def test_a_fax_for_another_number_can_be_canceled(desk: Desk) -> None:
    def misdial(order: SendOrder) -> Unclear:
        return Unclear("other_recipient", "", desk.telnyx.accept(order, to="+13125550999").id)

    desk.telnyx.answers = [misdial]
    fax_id = desk.submit()
    assert desk.attempt(fax_id).alarm is Alarm.OTHER_RECIPIENT
    desk.telnyx.say("fax-1", "delivered")
    desk.run(600, 5)
    assert desk.fax(fax_id).state is FaxState.NEEDS_CHECK
    desk.order(CancelOther(fax_id))
    desk.tick()
    assert desk.telnyx.cancels == ["fax-1"]


def test_an_accepted_one_that_telnyx_then_names_another_number_for_comes_to_a_person(desk: Desk) -> None:
    fax_id = desk.submit()
    desk.telnyx.faxes["fax-1"] = replace(desk.telnyx.faxes["fax-1"], to="+13125550199", status="delivered")
    desk.run(90_000, 60)
    assert desk.attempt(fax_id).alarm is Alarm.OTHER_RECIPIENT
    assert desk.timeline(fax_id).count(What.OTHER_RECIPIENT) == 1
    assert desk.fax(fax_id).state is FaxState.RESULT_UNKNOWN


def test_no_other_to_cancel(desk: Desk) -> None:
    desk.order(CancelOther(never_sent(desk)))
    assert len(desk.told(OrderRefused)) == 1


def test_the_fence(desk: Desk) -> None:
    fax_id = never_sent(desk)
    desk.run(119)
    assert desk.telnyx.deleted == []
    desk.run(4)
    assert desk.telnyx.deleted == [desk.attempt(fax_id).media_name]
    assert What.FENCED in desk.timeline(fax_id)
    desk.run(1400, 5)
    attempt = desk.attempt(fax_id)
    assert (attempt.state, attempt.probably_not_sent) == (S.UNKNOWN, True)
    assert desk.fax(fax_id).state is FaxState.NEEDS_CHECK, "only the sentence changes"
    assert len(desk.telnyx.posts) == 1
    desk.run(86_400, 600)
    assert desk.telnyx.deleted == [attempt.media_name]


@pytest.mark.parametrize("at_a_start", [False, True])
def test_the_fence_does_not_fall_on_a_fax_that_was_found_meanwhile(desk: Desk, at_a_start: bool) -> None:
    """Telnyx may not have fetched its document yet."""
    fax_id = lost(desk)
    desk.telnyx.deletes = False
    desk.run(125)
    desk.telnyx.unlisted.clear()
    if at_a_start:
        desk.telnyx.deletes = True
        desk.restart()
    else:
        desk.order(CheckNow(fax_id))
    assert desk.fax(fax_id).state is FaxState.ACCEPTED
    desk.telnyx.deletes = True
    desk.run(600, 5)
    assert desk.telnyx.deleted == []
    desk.telnyx.say("fax-1", "delivered")
    desk.run(600, 5)
    assert desk.telnyx.deleted == [desk.attempt(fax_id).media_name]


def test_without_a_token_a_person_is_shown_what_could_be_it(desk: Desk) -> None:
    desk.telnyx.upload_trouble = NoMediaRoute()
    desk.telnyx.answers = [desk.telnyx.lose]
    fax_id = desk.submit()
    desk.telnyx.say("fax-1", "delivered")
    desk.run(600, 5)
    attempt = desk.attempt(fax_id)
    assert (attempt.state, attempt.candidates) == (S.UNKNOWN, ("fax-1",))
    assert desk.timeline(fax_id).count(What.CANDIDATE) == 1
    assert desk.telnyx.deleted == [desk.attempt(fax_id, 1).media_name], "of the first attempt only; this one has none"
