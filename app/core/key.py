"""What may be shown of an API key."""

from dataclasses import dataclass
from enum import StrEnum


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
