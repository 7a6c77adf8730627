"""Listening for Telnyx's events at this computer, behind a tunnel that a person runs: what is asked for, as a value."""

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import datetime

from app.core.errors import EventKeyNotUsable, ListenAddressNotUsable, ListeningError

_ADDRESS = re.compile(r"https://([A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63})+(?::[0-9]{1,5})?)(/[A-Za-z0-9._~\-/]*)?")
_LONGEST_ADDRESS = 300
_SECRET = re.compile(r"[A-Za-z0-9_\-]{20,64}")
_PRIME = 2**255 - 19
# Points that every signature fits, or nearly: the y of those of order 1, 2, 4 and 8 on Ed25519's curve.
_SMALL_ORDER = {
    0,
    1,
    _PRIME - 1,
    2707385501144840649318225287225658788936804267575313519463743609750303402022,
    55188659117513257062467267217118295137698188065244968500265048394206261417927,
}


@dataclass(frozen=True, slots=True)
class Listening:
    """`address` is where the tunnel's other end is ("https://office.example"), "" for not at all; `port` is ours, on
    127.0.0.1; `public_key` is Telnyx's for the account, in base64; `secret` a part of the path that nobody guesses."""

    address: str = ""
    port: int = 0
    public_key: str = ""
    secret: str = ""

    @property
    def is_wanted(self) -> bool:
        return bool(self.address)

    @property
    def path(self) -> str:
        match = _ADDRESS.fullmatch(self.address)
        return f"{((match and match[2]) or '').rstrip('/')}/faxwell/{self.secret}"

    @property
    def host(self) -> str:
        match = _ADDRESS.fullmatch(self.address)
        return match[1].lower() if match else ""

    @property
    def url(self) -> str:
        """What Telnyx is given with each fax."""
        return f"https://{self.host}{self.path}" if self.is_wanted else ""

    def check(self) -> None:
        """Raises ListenAddressNotUsable, EventKeyNotUsable."""
        fits = _ADDRESS.fullmatch(self.address) and len(self.address) <= _LONGEST_ADDRESS
        if not fits or not 1024 <= self.port <= 65535 or not _SECRET.fullmatch(self.secret):
            raise ListenAddressNotUsable
        public_key_of(self.public_key)


@dataclass(frozen=True, slots=True)
class Hearing:
    """How it stands: the address that faxes are given, "" where nobody listens; when an event came last; and why it
    does not listen though it was asked to."""

    url: str = ""
    heard_at: datetime | None = None
    trouble: ListeningError | None = None


def public_key_of(text: str) -> bytes:
    """Of Ed25519. One of small order is refused: with it anybody could sign. Raises EventKeyNotUsable."""
    try:
        key = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise EventKeyNotUsable from error
    y = int.from_bytes(key, "little") & (2**255 - 1)
    if len(key) != 32 or y >= _PRIME or y in _SMALL_ORDER:
        raise EventKeyNotUsable
    return key
