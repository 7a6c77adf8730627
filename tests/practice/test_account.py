from __future__ import annotations

import pytest

from app.practice.set_ups import APPLICATION_ID, SENDER_NUMBER, UNUSED_APPLICATION_ID, UNUSED_NUMBER
from tests.practice_account import PracticeAccount


def found(account: PracticeAccount, path: str) -> list[str]:
    reply = account.call("GET", path)
    assert reply.status == 200, reply.content
    assert reply.json["meta"]["total_results"] >= len(reply.data)
    return [item.get("phone_number") or item["id"] for item in reply.data]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/fax_applications", [APPLICATION_ID, UNUSED_APPLICATION_ID]),
        ("/fax_applications?page[size]=1", [APPLICATION_ID]),
        ("/fax_applications?page[size]=1&page[number]=2", [UNUSED_APPLICATION_ID]),
        ("/fax_applications?filter[application_name][contains]=PRACT", [APPLICATION_ID]),
        ("/fax_applications?filter[outbound_voice_profile_id]=1", []),
        ("/phone_numbers", [SENDER_NUMBER, UNUSED_NUMBER]),
        (f"/phone_numbers?filter[connection_id]={APPLICATION_ID}", [SENDER_NUMBER]),
        ("/phone_numbers?filter[connection_id]=1", []),
        ("/phone_numbers?filter[status]=active", [SENDER_NUMBER, UNUSED_NUMBER]),
        ("/phone_numbers?filter[status]=deleted", []),
    ],
)
def test_lists(practice_account: PracticeAccount, path: str, expected: list[str]) -> None:
    assert found(practice_account, path) == expected


def test_a_misspelt_filter_does_not_pass_for_one_that_matched_all(practice_account: PracticeAccount) -> None:
    reply = practice_account.call("GET", "/phone_numbers?filter[connection]=1")
    assert (reply.status, reply.error["source"]) == (400, {"parameter": "filter[connection]"})
    assert practice_account.call("GET", "/fax_applications?filter[application_name][contains]=ab").status == 400


def test_the_chain_that_a_fax_needs(practice_account: PracticeAccount) -> None:
    application = practice_account.call("GET", f"/fax_applications/{APPLICATION_ID}").data
    assert application["active"] is True
    profile_id = application["outbound"]["outbound_voice_profile_id"]
    profile = practice_account.call("GET", f"/outbound_voice_profiles/{profile_id}").data
    assert profile["enabled"] is True
    assert {"US", "CA", "DE", "XK"} <= set(profile["whitelisted_destinations"])
    assert found(practice_account, "/outbound_voice_profiles") == [profile_id]
    balance = practice_account.call("GET", "/balance").data
    assert float(balance["available_credit"]) > 0


def test_unknown_ids(practice_account: PracticeAccount) -> None:
    assert practice_account.call("GET", "/fax_applications/1").status == 404
    assert practice_account.call("GET", "/outbound_voice_profiles/1").status == 404
