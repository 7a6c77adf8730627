"""Telnyx's events as they arrive: whether they are Telnyx's, and what they tell (telnyx-fax-api 10.2)."""

import base64
import binascii
import re
from typing import Any

from app.core.event import Counts, FaxEvent
from app.telnyx import wire

TOLERANCE = 300  # seconds between the time that was signed and ours, both ways
_TIME = re.compile(rb"[0-9]{10}")
_SIGNATURE_BYTES = 64


def is_genuine(body: bytes, signature: bytes, timestamp: bytes, public_key: bytes, now: float) -> bool:
    """Signed by the holder of the key, and just now. `signature` and `timestamp` are the two headers as received, `now`
    seconds since 1970, `public_key` one that core.listening.public_key_of has let pass."""
    from cryptography.exceptions import InvalidSignature  # heavy, and only for those who listen
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if not _TIME.fullmatch(timestamp) or not abs(now - int(timestamp)) <= TOLERANCE:
        return False
    try:
        signed = base64.b64decode(signature, validate=True)
    except (binascii.Error, ValueError):
        return False
    if len(signed) != _SIGNATURE_BYTES:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signed, timestamp + b"|" + body)
    except InvalidSignature:
        return False
    return True


def event_of(body: bytes) -> FaxEvent | None:
    """Of a fax that was sent. None for anything else that Telnyx may send."""
    event = wire.data_of(body)
    about = wire.member(event, "payload")
    kind, event_id, fax_id = (
        wire.text_of(event, "event_type"),
        wire.text_of(event, "id"),
        wire.text_of(about, "fax_id"),
    )
    if not kind.startswith("fax.") or wire.text_of(about, "direction") != "outbound":
        return None
    if not wire.is_id(event_id) or not wire.is_id(fax_id):
        return None
    return FaxEvent(event_id, fax_id, _counts(about) if kind == "fax.delivered" else None)


def counts_of(delivery: Any, telnyx_id: str) -> Counts | None:
    """Of an entry of /webhook_deliveries, where it is about this fax. The entries are the whole account's."""
    event = wire.member(delivery, "webhook")
    payload = wire.member(event, "payload")
    about = (wire.text_of(event, "event_type"), wire.text_of(payload, "fax_id"), wire.text_of(payload, "direction"))
    if about not in (("fax.delivered", telnyx_id, "outbound"), ("fax.delivered", telnyx_id, "")):
        return None
    return _counts(payload)


def _counts(payload: Any) -> Counts:
    """Of the event of a delivered fax."""
    return Counts(
        wire.count(wire.member(payload, "page_count")), wire.count(wire.member(payload, "call_duration_secs"))
    )
