"""What an API key looks like, and what may be shown of it."""

import re
from dataclasses import dataclass
from enum import StrEnum

from app.core.errors import KeyMalformed

_SHAPE = re.compile(r"KEY[A-Za-z0-9_\-]{20,200}")


def pasted_key(text: str) -> str:
    """The key in a pasted text, without any white space. Raises KeyMalformed for what is none: a password that was on
    the clipboard by mistake must not be tried at Telnyx."""
    key = "".join(text.split())
    if not _SHAPE.fullmatch(key):
        raise KeyMalformed
    return key


class KeySource(StrEnum):
    NONE = "none"
    KEYRING = "keyring"
    SESSION = "session"
    ENVIRONMENT = "environment"  # FAXWELL_API_KEY; it cannot be changed or forgotten from the window


@dataclass(frozen=True, slots=True)
class KeyStatus:
    """What may be shown of the Telnyx key: its last four characters, and where it lives ("GNOME Keyring")."""

    source: KeySource = KeySource.NONE
    ending: str = ""
    place: str = ""
