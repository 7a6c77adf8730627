"""A file that is stored at Telnyx (`GET /v2/media`), and can be sent by its name."""

import re
from dataclasses import dataclass
from datetime import datetime

_OUR_UPLOAD = re.compile(r"fw-[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """`name` is the media_name, `content_type` as the server tells it. None: not told."""

    name: str
    content_type: str
    created_at: datetime | None
    expires_at: datetime | None

    @property
    def is_ours(self) -> bool:
        """Whether the program put it there for a fax of its own, which may still need it."""
        return _OUR_UPLOAD.fullmatch(self.name) is not None


def upload_name(random: str) -> str:
    """What an upload of ours is called. `random`: 32 hexadecimal digits."""
    return f"fw-{random}"
