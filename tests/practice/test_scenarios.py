from __future__ import annotations

import http.client
import re
from collections.abc import Callable

import phonenumbers
import pytest

from app.practice.scenarios import OTHER_NUMBER, SCENARIOS
from app.practice.set_ups import SENDER_NUMBER, UNUSED_NUMBER
from tests.practice_account import PracticeAccount, Reply, until

NUMBERS = {scenario.title: scenario.number for scenario in SCENARIOS}


def test_numbers_are_fictitious_valid_and_different() -> None:
    numbers = [*NUMBERS.values(), SENDER_NUMBER, UNUSED_NUMBER, OTHER_NUMBER]
    assert len(set(numbers)) == len(numbers) == len(SCENARIOS) + 3
    for number in numbers:
        assert re.fullmatch(r"\+1312555 ?01\d\d", number)
        assert phonenumbers.is_valid_number(phonenumbers.parse(number))


def test_each_says_in_one_sentence_what_happens() -> None:
    for scenario in SCENARIOS:
        assert scenario.title
        assert scenario.happens.endswith(".")
        assert scenario.happens.count(".") == 1


@pytest.mark.parametrize(
    ("title", "status", "reason"),
    [
        ("Delivered", "delivered", None),
        ("Busy", "failed", "user_busy"),
        ("No answer", "failed", "receiver_no_answer"),
        ("Not in service", "failed", "receiver_unallocated_number"),
        ("No fax machine", "failed", "fax_initial_communication_timeout"),
        ("Slow pages", "delivered", None),
        ("Call dropped", "failed", "receiver_call_dropped"),
        ("Unknown status", "delivered", None),
        ("Unknown reason", "failed", "receiver_paper_jam"),
    ],
)
def test_accepted_and_then(practice_account: PracticeAccount, title: str, status: str, reason: str | None) -> None:
    reply = practice_account.send(NUMBERS[title])
    assert (reply.status, reply.data["status"]) == (202, "queued")
    fax = practice_account.final(reply.data["id"])
    assert (fax["status"], fax["failure_reason"]) == (status, reason)
    delivered = status == "delivered"
    assert fax.get("page_count") == (1 if delivered else None)
    assert ("call_duration_secs" in fax) == delivered
    assert fax["updated_at"] > fax["created_at"]


def test_busy_the_first_time(practice_account: PracticeAccount) -> None:
    number = NUMBERS["Busy, then delivered"]
    ends = [practice_account.final(practice_account.send(number).data["id"])["status"] for _ in range(2)]
    assert ends == ["failed", "delivered"]


def test_never_ends(practice_account: PracticeAccount) -> None:
    fax_id = practice_account.send(NUMBERS["Never ends"]).data["id"]
    assert until(lambda: practice_account.get(fax_id)["status"] == "sending")


@pytest.mark.parametrize(
    ("title", "status", "code"),
    [("Refused", 422, "10002"), ("No credit", 402, "20100"), ("Not permitted", 403, "10010")],
)
def test_refused(practice_account: PracticeAccount, title: str, status: int, code: str) -> None:
    reply = practice_account.send(NUMBERS[title])
    assert (reply.status, reply.error["code"]) == (status, code)
    assert not practice_account.accepted_for(NUMBERS[title])


def test_too_many_requests_twice_before_each_fax(practice_account: PracticeAccount) -> None:
    replies = [practice_account.send(NUMBERS["Too many requests"]) for _ in range(6)]
    assert [reply.status for reply in replies] == [429, 429, 202, 429, 429, 202]
    assert replies[0].headers["retry-after"] == "0"
    assert replies[0].error["code"] == "10011"
    assert len(practice_account.accepted_for(NUMBERS["Too many requests"])) == 2


def test_time_to_wait_at_the_speed_of_the_world(new_account: Callable[..., PracticeAccount]) -> None:
    assert new_account(speed=1).send(NUMBERS["Too many requests"]).headers["retry-after"] == "5"


def listed(account: PracticeAccount, number: str) -> list[str]:
    """The ids that the list shows for a number."""
    reply = account.call("GET", f"/faxes?filter[to][eq]=%2B{number[1:]}")
    return [fax["id"] for fax in reply.data]


def test_line_dropped_but_accepted_and_listed_at_once(practice_account: PracticeAccount) -> None:
    number = NUMBERS["Line dropped"]
    with pytest.raises(http.client.RemoteDisconnected):
        practice_account.send(number, client_state="dG9rZW4=")
    (entry,) = practice_account.accepted_for(number)
    assert entry["client_state"] == "dG9rZW4="
    assert listed(practice_account, number) == [entry["id"]]
    assert practice_account.final(entry["id"])["client_state"] == "dG9rZW4="


def test_fault_after_accepting(practice_account: PracticeAccount) -> None:
    number = NUMBERS["Fault after accepting"]
    assert practice_account.send(number).status == 500
    (entry,) = practice_account.accepted_for(number)
    assert listed(practice_account, number) == [entry["id"]]


def dropped(account: PracticeAccount, number: str) -> None:
    with pytest.raises(http.client.RemoteDisconnected):
        account.send(number)


def test_accepted_but_not_listed_yet(new_account: Callable[..., PracticeAccount]) -> None:
    account, number = new_account(speed=0.001), NUMBERS["Line dropped, listed late"]
    dropped(account, number)
    (entry,) = account.accepted_for(number)
    assert listed(account, number) == []
    hidden = [
        account.call("GET", f"/faxes/{entry['id']}"),
        account.call("POST", f"/faxes/{entry['id']}/actions/cancel"),
        account.call("DELETE", f"/faxes/{entry['id']}"),
    ]
    assert [reply.status for reply in hidden] == [404, 404, 404]


def test_listed_late(practice_account: PracticeAccount) -> None:
    number = NUMBERS["Line dropped, listed late"]
    dropped(practice_account, number)
    (entry,) = practice_account.accepted_for(number)
    assert until(lambda: listed(practice_account, number)) == [entry["id"]]


def test_accepted_late(practice_account: PracticeAccount) -> None:
    number = NUMBERS["Accepted late"]
    dropped(practice_account, number)
    (entry,) = until(lambda: practice_account.accepted_for(number))
    assert practice_account.final(entry["id"])["status"] == "delivered"


def test_accepted_late_not_before_its_time(new_account: Callable[..., PracticeAccount]) -> None:
    account, number = new_account(speed=0.001), NUMBERS["Accepted late"]
    dropped(account, number)
    assert not listed(account, number)
    assert not account.accepted()


def test_answer_for_another_number(practice_account: PracticeAccount) -> None:
    number = NUMBERS["Another number"]
    reply: Reply = practice_account.send(number)
    assert reply.data["to"] == OTHER_NUMBER
    assert practice_account.get(reply.data["id"])["to"] == OTHER_NUMBER
    assert reply.data["id"] in listed(practice_account, OTHER_NUMBER)
    assert [entry["id"] for entry in practice_account.accepted_for(number)] == [reply.data["id"]]
