"""The error codes of Telnyx's API reference, in words for a person."""

from app.core.language import tr


def code_sentence(code: str) -> str | None:
    """What an error code of Telnyx's means for a person, or None where the code says nothing of its own."""
    return _CODE_SENTENCES.get(code.strip())


_BAD_REQUEST = tr("Telnyx did not understand our request. This is a fault of Faxwell, not of yours.")
_CHECK_APPLICATION = tr("Telnyx does not know the fax application. Choose it again in Settings.")
_TELNYX_PROBLEM = tr("Telnyx has a problem. Try again later.")
_KEY_INVALID = tr("Telnyx did not accept the API key. Paste a valid key in Settings.")
_VERIFY_ACCOUNT = tr(
    "Your Telnyx account is not fully verified or is blocked. Finish the verification in the Telnyx portal."
)
_NUMBER_FORM = tr("A number is not written as it must be. Write it with + and country code.")
_FILE_REFUSED = tr("Telnyx does not take this kind of file. Print it to a new PDF and send that one.")
_UPGRADE = tr("Your Telnyx account may not do this at its level. Upgrade it in the Telnyx portal.")
_TOO_MANY_CALLS = tr("Too many faxes at once for your account. Try again when others have ended.")
_TOO_LATE_TO_CANCEL = tr("It is too late to cancel this fax.")

_CODE_SENTENCES = {
    **dict.fromkeys(("10002", "10016"), _NUMBER_FORM),
    "10003": tr("A web address is not usable."),
    **dict.fromkeys(("10004", "10015", "10020", "10023", "10025", "10026", "10032", "10033", "90017"), _BAD_REQUEST),
    "10005": tr("Telnyx does not have this any more: the fax, the application or the document."),
    **dict.fromkeys(("10006", "10017", "10022", "85004"), _CHECK_APPLICATION),
    **dict.fromkeys(("10007", "10008", "10037"), _TELNYX_PROBLEM),
    "10009": _KEY_INVALID,
    "10010": tr("The API key has no permission for this. Use a key of the account's owner, or change its permissions."),
    "10011": tr("Telnyx asks us to slow down. Try again in a minute."),
    "10012": tr("Telnyx already has a document of this name. Send the fax again."),
    **dict.fromkeys(("10014", "10024"), _FILE_REFUSED),
    "10036": tr("Telnyx is still working on it. Wait a little and try again."),
    **dict.fromkeys(("10038", "10039"), _UPGRADE),
    **dict.fromkeys(("20001", "20002", "20003", "20006", "20008"), _KEY_INVALID),
    "20012": tr("Your Telnyx account is not active, perhaps for lack of credit. Look at it in the Telnyx portal."),
    **dict.fromkeys(("20013", "20014", "20016", "20017"), _VERIFY_ACCOUNT),
    "20100": tr("Your Telnyx account has no credit left. Add credit in the Telnyx portal."),
    **dict.fromkeys(("90041", "90042", "90043"), _TOO_MANY_CALLS),
    **dict.fromkeys(("90080", "90081"), _TOO_LATE_TO_CANCEL),
    # ours, not Telnyx's: the copy on this computer is not what was confirmed
    "document_damaged": tr("The copy of the document on this computer was damaged, so nothing was sent. Add it again."),
}
