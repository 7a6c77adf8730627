"""Events as Telnyx signs them, with a key of our own."""

from __future__ import annotations

import base64
import json
import random
import socket
from contextlib import closing
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.core.listening import Listening

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = base64.b64encode(KEY.public_key().public_bytes_raw()).decode()
SECRET = "s" * 32
NOW = 1_772_000_000
FAX_ID = "f8338808-3dc6-4f2b-942a-5d1f39255784"


def listening(port: int = 8080) -> Listening:
    return Listening("https://office.example", port, PUBLIC, SECRET)


def free_port() -> int:
    """None of those that the system gives to connections, which another test may be given a moment later."""
    for port in random.sample(range(20_000, 32_000), 100):
        try:
            with closing(socket.create_server(("127.0.0.1", port))):
                return port
        except OSError:
            continue
    raise AssertionError("no port is free")


def event(kind: str = "fax.delivered", event_id: str = "95479a2e", **payload: Any) -> bytes:
    about = {"direction": "outbound", "fax_id": FAX_ID, "page_count": 2, "call_duration_secs": 25} | payload
    return json.dumps({"data": {"event_type": kind, "id": event_id, "payload": about}}).encode()


def signature(body: bytes, at: float = NOW, key: Ed25519PrivateKey = KEY) -> bytes:
    return base64.b64encode(key.sign(b"%d|" % at + body))
