"""An answer of a server, whole and of bounded size, not yet believed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from app.telnyx import wire


@dataclass(frozen=True, slots=True)
class Answer:
    """`headers` have lower-case names. `body` is as it came over the wire, its chunks joined."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def date(self) -> datetime | None:
        """The server's clock."""
        return wire.http_date(self.headers.get("date", ""))

    @property
    def seconds_to_wait(self) -> float:
        """What a 429 asks for."""
        return wire.seconds_to_wait(self.headers, self.date or datetime.now(UTC))
