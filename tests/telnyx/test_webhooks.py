"""Only what the holder of the key has signed just now is Telnyx's."""

from __future__ import annotations

import base64
import json
import random
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given

from app.core.errors import EventKeyNotUsable, ListenAddressNotUsable
from app.core.event import Counts, FaxEvent
from app.core.listening import Listening, public_key_of
from app.telnyx.webhooks import counts_of, event_of, is_genuine
from tests.telnyx.signing import FAX_ID, KEY, NOW, PUBLIC, SECRET, event, listening, signature
from tests.telnyx.test_wire import HOSTILE, json_values

BODY = event()
STAMP = str(NOW).encode()


def genuine(
    body: bytes = BODY, signed: bytes | None = None, stamp: bytes = STAMP, now: float = NOW, public: str = PUBLIC
) -> bool:
    return is_genuine(body, signature(BODY) if signed is None else signed, stamp, public_key_of(public), now)


def test_a_signed_event_is_telnyx_s() -> None:
    assert genuine()
    assert all(genuine(now=NOW + seconds) for seconds in (-300, 300))


def test_no_bit_of_it_may_differ() -> None:
    chance = random.Random(1)
    signed = base64.b64decode(signature(BODY))
    for _ in range(2000):
        place, bit = chance.randrange(len(BODY) + len(signed)), 1 << chance.randrange(8)
        forged, body = bytearray(signed), bytearray(BODY)
        if place < len(body):
            body[place] ^= bit
        else:
            forged[place - len(body)] ^= bit
        assert not genuine(bytes(body), base64.b64encode(forged))


@pytest.mark.parametrize(
    "stamp",
    [
        b"",
        b"1_772_000_000",
        b" 1772000000",
        b"1772000000 ",
        b"+1772000000",
        b"01772000000",
        b"177200000",
        "١٧٧٢٠٠٠٠٠٠".encode(),
        b"1772000000.0",
        b"1772000000\n",
        b"nan",
        b"-1",
    ],
)
def test_a_time_is_ten_digits(stamp: bytes) -> None:
    signed = base64.b64encode(KEY.sign(stamp + b"|" + BODY))
    assert not genuine(signed=signed, stamp=stamp)


@pytest.mark.parametrize("now", [NOW + 301, NOW - 301, 0.0, float("inf"), float("nan")])
def test_neither_old_nor_to_come(now: float) -> None:
    assert not genuine(now=now)


@pytest.mark.parametrize(
    "signed",
    [
        b"",
        b"!" + signature(BODY),
        signature(BODY)[:-2],
        signature(BODY) + b"\n",
        signature(BODY)[:40] + b" " + signature(BODY)[40:],
        base64.b64encode(bytes(64)),
        base64.b64encode(bytes(63)),
        base64.b64encode(base64.b64decode(signature(BODY)) + b"\0"),
        base64.b64decode(signature(BODY)),
        signature(event("fax.failed")),
        signature(BODY, NOW + 1),
        signature(BODY, key=Ed25519PrivateKey.from_private_bytes(bytes(32))),
    ],
)
def test_no_other_signature_will_do(signed: bytes) -> None:
    assert not genuine(signed=signed)


_PRIME = 2**255 - 19
_ORDER_8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022


@pytest.mark.parametrize(
    "y", [0, 1, _PRIME - 1, _ORDER_8, _PRIME - _ORDER_8, _PRIME, _PRIME + 1, 2**255 - 1], ids=range(8)
)
@pytest.mark.parametrize("sign", [0, 1])
def test_a_key_that_lets_anybody_sign_is_refused(y: int, sign: int) -> None:
    with pytest.raises(EventKeyNotUsable):
        public_key_of(base64.b64encode((y | sign << 255).to_bytes(32, "little")).decode())


@pytest.mark.parametrize("text", ["", "x", PUBLIC[:-1], f"{PUBLIC} ", PUBLIC.replace("=", ""), "é" * 44, PUBLIC * 2])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(EventKeyNotUsable):
        public_key_of(text)


def test_an_event() -> None:
    assert event_of(BODY) == FaxEvent("95479a2e", FAX_ID, Counts(2, 25))
    assert event_of(event("fax.sending.started")) == FaxEvent("95479a2e", FAX_ID)
    assert event_of(event("fax.delivered", page_count="2")) == FaxEvent("95479a2e", FAX_ID, Counts(None, 25))


@pytest.mark.parametrize(
    "body",
    [
        event(direction="inbound"),
        event("message.received"),
        event(fax_id=""),
        event(fax_id="../faxes"),
        event(event_id=""),
        *HOSTILE,
    ],
    ids=range(5 + len(HOSTILE)),
)
def test_what_is_no_event_of_a_sent_fax(body: bytes) -> None:
    assert event_of(body) is None


@given(json_values)
def test_no_body_does_harm(value: Any) -> None:
    event_of(json.dumps({"data": value}).encode())
    event_of(json.dumps({"data": {"event_type": "fax.delivered", "id": "x", "payload": value}}).encode())


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("https://office.example", f"https://office.example/faxwell/{SECRET}"),
        ("https://office.example/", f"https://office.example/faxwell/{SECRET}"),
        ("https://A.office.example:8443/fax/", f"https://a.office.example:8443/fax/faxwell/{SECRET}"),
    ],
)
def test_where_telnyx_is_to_ring(address: str, url: str) -> None:
    place = Listening(address, 8080, PUBLIC, SECRET)
    place.check()
    assert place.url == url


@pytest.mark.parametrize(
    "address",
    [
        "http://office.example",
        "https://localhost",
        "https://user@office.example",
        "https://office.example/?x",
        "https://office.example/#x",
        "https://office.example/a b",
        f"https://{'a.' * 200}example",
        "",
    ],
)
def test_where_it_cannot(address: str) -> None:
    with pytest.raises(ListenAddressNotUsable):
        Listening(address, 8080, PUBLIC, SECRET).check()


@pytest.mark.parametrize(("port", "secret"), [(0, SECRET), (80, SECRET), (65536, SECRET), (8080, ""), (8080, "a/../b")])
def test_nor_at_such_a_port_or_path(port: int, secret: str) -> None:
    with pytest.raises(ListenAddressNotUsable):
        Listening("https://office.example", port, PUBLIC, secret).check()
    assert listening().url


DELIVERY: dict[str, Any] = {
    "event_type": "fax.delivered",
    "payload": {"fax_id": FAX_ID, "direction": "outbound", "page_count": 2, "call_duration_secs": 25},
}


def test_the_counts_of_a_delivered_fax() -> None:
    assert counts_of({"webhook": DELIVERY}, FAX_ID) == Counts(2, 25)
    bare = {"event_type": "fax.delivered", "payload": {"fax_id": FAX_ID, "page_count": "2"}}
    assert counts_of({"webhook": bare}, FAX_ID) == Counts(None, None)


@pytest.mark.parametrize(
    ("name", "value"), [("fax_id", "another"), ("fax_id", 7), ("direction", "inbound"), ("fax_id", FAX_ID + " ")]
)
def test_the_event_of_another_fax_counts_for_nothing(name: str, value: object) -> None:
    event = {**DELIVERY, "payload": {**DELIVERY["payload"], name: value}}
    assert counts_of({"webhook": event}, FAX_ID) is None
    assert counts_of({"webhook": {**DELIVERY, "event_type": "message.sent"}}, FAX_ID) is None


@given(json_values)
def test_no_entry_of_a_list_of_events_does_harm(value: Any) -> None:
    for entry in (value, {"webhook": value}, {"webhook": {"event_type": "fax.delivered", "payload": value}}):
        counts_of(entry, FAX_ID)
