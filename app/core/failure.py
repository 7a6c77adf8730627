"""Telnyx's reasons why a fax failed, in words for a person.

Sources: the values of the official SDK and Telnyx's article "Fax API - Error List" (2026-01-07); where Telnyx gives no
meaning, it is read from the name. Each reason has three short sentences: what happened, what it means, what to do. One
that is not known is shown as it is.
"""

from dataclasses import dataclass
from enum import Enum

from app.core.language import tr
from app.core.sentence import Sentence, joined


class Kind(Enum):
    """What can help."""

    LATER = "later"  # the same fax again after a wait
    CHANGE = "change"  # again with other settings
    FIX = "fix"  # again once something is put right
    NEVER = "never"  # nothing by itself: it may have arrived, or a person stopped it


@dataclass(frozen=True, slots=True)
class FailureReason:
    """`code` as received; three plain sentences."""

    code: str
    happened: Sentence
    means: Sentence
    advice: Sentence
    kind: Kind

    @property
    def sentence(self) -> Sentence:
        """All three."""
        return joined(self.happened, self.means, self.advice)


def failure_reason(code: str) -> FailureReason:
    """The reason for a code of Telnyx's; "" and "null" are none given."""
    code = code.strip()
    if code in ("", "null"):
        return _NO_REASON
    return _BY_CODE.get(code) or FailureReason(
        code,
        Sentence(tr("Telnyx gave a reason we do not know: {code}."), {"code": code}),
        Sentence(tr("For Telnyx the fax has failed.")),
        _NO_REASON.advice,
        Kind.LATER,
    )


def _reason(code: str, happened: str, means: str, advice: str, kind: Kind) -> FailureReason:
    return FailureReason(code, Sentence(happened), Sentence(means), Sentence(advice), kind)


_NO_REASON = _reason(
    "",
    tr("The fax failed."),
    tr("Telnyx gave no reason."),
    tr("Send it again in 15 minutes. If it fails again, look it up in the Telnyx portal."),
    Kind.LATER,
)

_REASONS = (
    # the line
    _reason(
        "user_busy",
        tr("The line was busy."),
        tr("Another call or fax was using it."),
        tr("Send it again in 3 to 5 minutes."),
        Kind.LATER,
    ),
    _reason(
        "receiver_no_answer",
        tr("Nobody answered."),
        tr("It rang, but no person and no machine took the call."),
        tr("Send it again in 10 to 15 minutes, or ask the recipient whether the fax machine is on."),
        Kind.LATER,
    ),
    _reason(
        "receiver_no_response",
        tr("The other side did not react."),
        tr("The call got no response in the time allowed."),
        tr("Send it again in 15 minutes."),
        Kind.LATER,
    ),
    _reason(
        "receiver_call_dropped",
        tr("The connection broke before the end."),
        tr("Some pages may have arrived."),
        tr("Ask the recipient, or send it again in 5 minutes; pages may then arrive twice."),
        Kind.LATER,
    ),
    _reason(
        "receiver_communication_error",
        tr("The call did not get through properly."),
        tr("There was a fault in the call or on its way."),
        tr("Send it again in 5 to 15 minutes."),
        Kind.LATER,
    ),
    _reason(
        "receiver_decline",
        tr("The other side refused the call."),
        tr("It may block your number, or not take calls just now."),
        tr("Send it again once in 15 minutes. If it is refused again, ask the recipient."),
        Kind.LATER,
    ),
    _reason(
        "rejected",
        tr("The fax was refused."),
        tr("The other side, or a carrier on the way, did not take the call."),
        tr("Send it again once in 15 minutes. If it is refused again, ask the recipient."),
        Kind.LATER,
    ),
    _reason(
        "receiver_recovery_on_timer_expire",
        tr("The call timed out."),
        tr("The other side or a carrier on the way did not answer in time."),
        tr("Send it again in 15 minutes."),
        Kind.LATER,
    ),
    _reason(
        "destination_unreachable",
        tr("The number could not be reached."),
        tr("There is no way to it at the moment."),
        tr("Send it again in 15 minutes. If it fails twice, check the number."),
        Kind.LATER,
    ),
    _reason(
        "sender_call_dropped",
        tr("The connection broke on the sending side."),
        tr("Some pages may have arrived."),
        tr("Ask the recipient, or send it again in 5 minutes; pages may then arrive twice."),
        Kind.LATER,
    ),
    _reason(
        "sender_communication_error",
        tr("The call failed on the sending side."),
        tr("There was a fault between Telnyx and the telephone network."),
        tr("Send it again in 5 to 15 minutes."),
        Kind.LATER,
    ),
    _reason(
        "carrier_lost",
        tr("The fax signal was lost."),
        tr("The connection broke during the fax; some pages may have arrived."),
        tr("Ask the recipient, or send it again in 5 minutes; pages may then arrive twice."),
        Kind.LATER,
    ),
    # the machines
    _reason(
        "fax_initial_communication_timeout",
        tr("The call was answered, but not by a fax machine."),
        tr("A person or a voicemail may have picked up: no fax tones were heard."),
        tr("Check the number before you send it again; somebody may be rung by it."),
        Kind.LATER,
    ),
    _reason(
        "fax_signaling_error",
        tr("The two fax machines could not agree."),
        tr("They lost contact at the start or between pages; some pages may have arrived."),
        tr("Send it again with quality Normal."),
        Kind.CHANGE,
    ),
    _reason(
        "invalid_ecm_response_from_receiver",
        tr("The other fax machine answered wrongly."),
        tr("Its error correction did not work with this call; some pages may have arrived."),
        tr("Send it again with quality Normal."),
        Kind.CHANGE,
    ),
    _reason(
        "receiver_incompatible_destination",
        tr("This number cannot take this kind of call."),
        tr("It may not be a fax line."),
        tr("Send it again once with quality Normal. If it fails again, check the number."),
        Kind.CHANGE,
    ),
    # the number
    _reason(
        "receiver_unallocated_number",
        tr("This number is not in service."),
        tr("No line has it."),
        tr("Check the number, then send to the right one."),
        Kind.FIX,
    ),
    _reason(
        "receiver_invalid_number_format",
        tr("The number is not written as it must be."),
        tr("The telephone network does not know a number like this."),
        tr("Check the number, with + and country code, then send to the right one."),
        Kind.FIX,
    ),
    _reason(
        "destination_invalid",
        tr("The number is not valid."),
        tr("Telnyx cannot call it."),
        tr("Check the number, then send to the right one."),
        Kind.FIX,
    ),
    # the account
    _reason(
        "destination_not_in_countries_whitelist",
        tr("Your account may not call this country."),
        tr("The country is not allowed in your outbound voice profile."),
        tr("Allow it in the Telnyx portal under Outbound Voice Profiles, then send again."),
        Kind.FIX,
    ),
    _reason(
        "destination_not_in_service_plan",
        tr("Your account may not call this number."),
        tr("Your Telnyx plan does not cover it."),
        tr("Change the plan in the Telnyx portal or ask Telnyx, then send again."),
        Kind.FIX,
    ),
    _reason(
        "no_outbound_profile",
        tr("Telnyx could not call out."),
        tr("Your fax application has no outbound voice profile."),
        tr("Attach one to the application in the Telnyx portal, then send again."),
        Kind.FIX,
    ),
    _reason(
        "unverified_origination_number",
        tr("Telnyx did not accept the sender number."),
        tr("It is not a number of your account, or not verified."),
        tr("Choose another sender number in Settings or verify it in the Telnyx portal, then send again."),
        Kind.FIX,
    ),
    _reason(
        "unverified_destination_not_allowed",
        tr("Your account may not call this number yet."),
        tr("At its level it reaches verified numbers only."),
        tr("Verify your account or the number in the Telnyx portal, then send again."),
        Kind.FIX,
    ),
    _reason(
        "account_disabled",
        tr("Your Telnyx account is switched off."),
        tr("It is blocked, or its credit has run out."),
        tr("Look at the account and its balance in the Telnyx portal, then send again."),
        Kind.FIX,
    ),
    _reason(
        "user_channel_limit_exceeded",
        tr("Too many calls at once."),
        tr("Your account is at its limit of calls at the same time."),
        tr("Send it again when other faxes have ended."),
        Kind.LATER,
    ),
    _reason(
        "outbound_profile_channel_limit_exceeded",
        tr("Too many calls at once."),
        tr("Your outbound voice profile is at its limit of calls at the same time."),
        tr("Send it again when other faxes have ended."),
        Kind.LATER,
    ),
    _reason(
        "connection_channel_limit_exceeded",
        tr("Too many calls at once."),
        tr("Your fax application is at its limit of calls at the same time."),
        tr("Send it again when other faxes have ended."),
        Kind.LATER,
    ),
    _reason(
        "outbound_profile_daily_spend_limit_exceeded",
        tr("Today's spending limit is reached."),
        tr("Your outbound voice profile allows no more today; the count begins anew at 00:00 UTC."),
        tr("Send it again tomorrow, or raise the limit in the Telnyx portal."),
        Kind.LATER,
    ),
    # the document, and Telnyx
    _reason(
        "service_unavailable",
        tr("Telnyx had a problem."),
        tr("It is theirs most of the time, now and then a document that they cannot convert."),
        tr("Send it again in 5 minutes. If it fails again, print the document to a new PDF first."),
        Kind.LATER,
    ),
    _reason(
        "media_processing_exception",
        tr("Telnyx could not convert the document."),
        tr("Something in it does not fit their converter."),
        tr("Send it again once. If it fails again, print the document to a new PDF and send that one."),
        Kind.LATER,
    ),
    _reason(
        "file_download_failed",
        tr("Telnyx could not fetch the document."),
        tr("It was not there any more when they wanted it."),
        tr("Send the fax again; the document is then uploaded anew."),
        Kind.FIX,
    ),
    _reason(
        "file_format_invalid",
        tr("Telnyx could not read the document."),
        tr("For them it is not a valid PDF."),
        tr("Print it to a new PDF and send that one."),
        Kind.FIX,
    ),
    _reason(
        "file_size_limit_exceeded",
        tr("The document is too large for Telnyx."),
        tr("It has more bytes than they take in one fax."),
        tr("Save it with a smaller file size, or send it in parts."),
        Kind.FIX,
    ),
    _reason(
        "page_count_limit_exceeded",
        tr("The document has too many pages."),
        tr("Telnyx takes 350 in one fax."),
        tr("Send it in parts."),
        Kind.FIX,
    ),
    # neither failed nor delivered
    _reason(
        "sender_canceled",
        tr("The fax was canceled."),
        tr("Most likely because it was asked for; some pages may have arrived."),
        tr("Nothing more is done. Send it again if it is still needed."),
        Kind.NEVER,
    ),
    _reason(
        "success",
        tr("Telnyx says failed, but gives success as the reason."),
        tr("It contradicts itself: the fax may have arrived."),
        tr("Ask the recipient before you send it again."),
        Kind.NEVER,
    ),
    _reason(
        "received",
        tr("Telnyx says failed, but gives received as the reason."),
        tr("It contradicts itself: the fax may have arrived."),
        tr("Ask the recipient before you send it again."),
        Kind.NEVER,
    ),
)
_BY_CODE = {reason.code: reason for reason in _REASONS}
