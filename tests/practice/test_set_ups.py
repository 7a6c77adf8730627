"""Accounts that cannot send yet, and the calls that repair them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.practice.set_ups import APPLICATION_ID, PROFILE_ID, SENDER_NUMBER, SET_UPS
from tests.practice_account import PracticeAccount, Reply

TO = "+13125550101"
NewAccount = Callable[..., PracticeAccount]
REFUSED = {
    "fresh": "10006",
    "no-number": "10002",
    "number-unassigned": "10002",
    "application-off": "10006",
}
FAILED = {
    "no-profile": "no_outbound_profile",
    "profile-off": "no_outbound_profile",
    "country-missing": "destination_not_in_countries_whitelist",
    "spending-limit": "outbound_profile_daily_spend_limit_exceeded",
}


@pytest.mark.parametrize(("set_up", "code"), REFUSED.items())
def test_refused_at_once(new_account: NewAccount, set_up: str, code: str) -> None:
    reply = new_account(set_up=set_up).send(TO)
    assert (reply.status, reply.error["code"]) == (422, code)


@pytest.mark.parametrize(("set_up", "reason"), FAILED.items())
def test_accepted_and_failed(new_account: NewAccount, set_up: str, reason: str) -> None:
    account = new_account(set_up=set_up)
    fax = account.final(account.send(TO).data["id"])
    assert (fax["status"], fax["failure_reason"]) == ("failed", reason)


def test_every_set_up_is_tried_here() -> None:
    assert set(SET_UPS) == {"healthy", "number-pending", "no-credit", "two-of-each", *REFUSED, *FAILED}


def test_what_others_hold(new_account: NewAccount) -> None:
    account = new_account(set_up="no-credit")
    assert account.call("GET", "/balance").data["available_credit"] == "0.00"


def test_from_fresh_to_delivered(new_account: NewAccount) -> None:
    account = new_account(set_up="fresh")
    profile = account.call("POST", "/outbound_voice_profiles", {"name": "Faxes"})
    assert profile.status == 200
    named = {"application_name": "Faxes", "webhook_event_url": "https://example.com/"}
    made = account.call("POST", "/fax_applications", named)
    assert made.status == 201
    application_id = made.data["id"]
    outbound = {"outbound": {"outbound_voice_profile_id": profile.data["id"]}}
    assert account.call("PATCH", f"/fax_applications/{application_id}", named | outbound).status == 200
    (number,) = account.call("GET", "/phone_numbers").data
    assigned = account.call("PATCH", f"/phone_numbers/{number['id']}", {"connection_id": application_id})
    assert assigned.data["connection_name"] == "Faxes"
    fax = account.send(TO, connection_id=application_id)
    assert account.final(fax.data["id"])["status"] == "delivered"


def test_repairs_are_kept_until_the_account_is_begun_anew(new_account: NewAccount) -> None:
    account = new_account(set_up="profile-off")
    body = {"name": "Practice calls", "enabled": True}
    assert account.call("PATCH", f"/outbound_voice_profiles/{PROFILE_ID}", body).data["enabled"] is True
    account.stop()
    again = new_account(account.state_dir)
    assert again.call("GET", f"/outbound_voice_profiles/{PROFILE_ID}").data["enabled"] is True
    again.stop()
    anew = new_account(account.state_dir, set_up="profile-off")
    assert anew.call("GET", f"/outbound_voice_profiles/{PROFILE_ID}").data["enabled"] is False


def asked(account: PracticeAccount) -> list[tuple[Reply, str]]:
    application = {"application_name": "Practice fax", "webhook_event_url": "https://example.com/"}
    unknown = {"outbound": {"outbound_voice_profile_id": "7"}}
    return [
        (account.call("POST", "/fax_applications", {"application_name": "Faxes"}), "/webhook_event_url"),
        (account.call("PATCH", f"/fax_applications/{APPLICATION_ID}", {"active": True}), "/application_name"),
        (account.call("PATCH", f"/fax_applications/{APPLICATION_ID}", application | {"active": "yes"}), "/active"),
        (
            account.call("PATCH", f"/fax_applications/{APPLICATION_ID}", application | unknown),
            "/outbound/outbound_voice_profile_id",
        ),
        (account.call("POST", "/outbound_voice_profiles", {"name": "ab"}), "/name"),
        (account.call("PATCH", "/phone_numbers/1000000000000000004", {"connection_id": "7"}), "/connection_id"),
        (account.call("PATCH", "/phone_numbers/1000000000000000004", {"status": "active"}), "/status"),
    ]


def test_what_is_refused(practice_account: PracticeAccount) -> None:
    for reply, pointer in asked(practice_account):
        assert (reply.status, reply.error["source"]["pointer"]) == (422, pointer)
    assert practice_account.call("PATCH", "/phone_numbers/7", {}).status == 404
    assert practice_account.call("GET", "/phone_numbers").data[0]["phone_number"] == SENDER_NUMBER
