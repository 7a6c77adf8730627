from __future__ import annotations

import pytest

from app.core.failure import FailureReason, Kind, failure_reason

LATER, CHANGE, FIX, NEVER = Kind.LATER, Kind.CHANGE, Kind.FIX, Kind.NEVER

# Every value of the API reference, with what can help.
REASONS = {
    "user_busy": LATER,
    "receiver_no_answer": LATER,
    "receiver_no_response": LATER,
    "receiver_call_dropped": LATER,
    "receiver_communication_error": LATER,
    "receiver_decline": LATER,
    "receiver_recovery_on_timer_expire": LATER,
    "destination_unreachable": LATER,
    "fax_initial_communication_timeout": LATER,
    "fax_signaling_error": CHANGE,
    "invalid_ecm_response_from_receiver": CHANGE,
    "receiver_incompatible_destination": CHANGE,
    "receiver_unallocated_number": FIX,
    "receiver_invalid_number_format": FIX,
    "destination_invalid": FIX,
    "destination_not_in_countries_whitelist": FIX,
    "destination_not_in_service_plan": FIX,
    "no_outbound_profile": FIX,
    "unverified_origination_number": FIX,
    "unverified_destination_not_allowed": FIX,
    "account_disabled": FIX,
    "user_channel_limit_exceeded": LATER,
    "outbound_profile_channel_limit_exceeded": LATER,
    "connection_channel_limit_exceeded": LATER,
    "outbound_profile_daily_spend_limit_exceeded": LATER,
    "service_unavailable": LATER,
    "media_processing_exception": LATER,
    "file_download_failed": FIX,
    "file_format_invalid": FIX,
    "file_size_limit_exceeded": FIX,
    "page_count_limit_exceeded": FIX,
    "sender_canceled": NEVER,
    "sender_call_dropped": LATER,
    "sender_communication_error": LATER,
    "carrier_lost": LATER,
    "success": NEVER,
    "received": NEVER,
    "rejected": LATER,
}
PAGES_MAY_HAVE_ARRIVED = {
    "receiver_call_dropped",
    "sender_call_dropped",
    "carrier_lost",
    "fax_signaling_error",
    "invalid_ecm_response_from_receiver",
    "sender_canceled",
}


def is_plain(text: str) -> bool:
    """A whole sentence in a person's words: no code, nothing left to fill in."""
    return text[0].isupper() and text.endswith(".") and not set("_{}") & set(text)


@pytest.mark.parametrize("code", REASONS)
def test_each_reason_says_what_happened_what_it_means_and_what_to_do(code: str) -> None:
    reason = failure_reason(code)
    assert (reason.code, reason.kind) == (code, REASONS[code])
    parts = [str(reason.happened), str(reason.means), str(reason.advice)]
    assert all(map(is_plain, parts))
    assert all(len(part) <= 110 for part in parts)
    assert str(reason.sentence) == " ".join(parts)


def test_reasons_are_told_apart() -> None:
    assert len({str(failure_reason(code).sentence) for code in REASONS}) == len(REASONS)


@pytest.mark.parametrize("code", sorted(PAGES_MAY_HAVE_ARRIVED))
def test_where_pages_may_have_arrived_it_is_said(code: str) -> None:
    assert "some pages may have arrived" in str(failure_reason(code).means).lower()


@pytest.mark.parametrize("code", ["success", "received"])
def test_a_contradiction_is_not_an_invitation_to_send_again(code: str) -> None:
    assert "may have arrived" in str(failure_reason(code).means)
    assert "Ask the recipient" in str(failure_reason(code).advice)


@pytest.mark.parametrize("code", ["", "null", "  "])
def test_no_reason_is_said_to_be_none(code: str) -> None:
    reason = failure_reason(code)
    assert "no reason" in str(reason.means)
    assert reason.kind is LATER


@pytest.mark.parametrize("code", ["line_on_fire", "{code}", "{0.__class__}", "%s", "User_Busy"])
def test_an_unknown_reason_is_shown_as_it_is(code: str) -> None:
    reason = failure_reason(code)
    assert str(reason.happened) == f"Telnyx gave a reason we do not know: {code}."
    assert reason.kind is LATER
    assert isinstance(reason, FailureReason)


def test_hidden_characters_of_an_unknown_reason_are_made_visible() -> None:
    assert "\\u202ebusy\\u001b[31m" in str(failure_reason("\u202ebusy\x1b[31m").sentence)
