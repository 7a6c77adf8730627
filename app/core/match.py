"""Whether a fax that Telnyx tells of is one of ours, and goes where it was meant to go."""

from app.core.attempt import Attempt
from app.core.errors import NumberError
from app.core.number import parse_fax_number, same_number
from app.core.ports import RemoteFax


def is_of(fax: RemoteFax, attempt: Attempt) -> bool:
    """By this attempt's own random token or upload name; an attempt without them is never matched by machine."""
    by_token = attempt.token != "" and fax.client_state == attempt.token
    return by_token or (attempt.media_name != "" and fax.media_name == attempt.media_name)


def calls_another(to: str, recipient: str) -> bool:
    """Whether `to` is certainly another number than `recipient` (E.164). A server may write a number in another
    form, or something that is no number at all: that proves nothing."""
    if same_number(to, recipient):
        return False  # the usual case; parsing takes a hundred times as long
    try:
        meant = parse_fax_number(recipient)
        return parse_fax_number(to, meant.region or "US").e164 != meant.e164
    except NumberError:
        return False


def may_be(fax: RemoteFax, recipient: str, pages: int) -> bool:
    """Whether a fax without a token could be one to `recipient` with so many pages: for a person to judge."""
    try:
        meant = parse_fax_number(recipient)
        to_recipient = parse_fax_number(fax.to, meant.region or "US").e164 == meant.e164
    except NumberError:
        to_recipient = fax.to == recipient
    return to_recipient and fax.client_state == "" and fax.page_count in (None, pages)
