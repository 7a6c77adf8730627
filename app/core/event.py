"""What an event of Telnyx's tells, as far as it is believed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """What Telnyx's event of a delivered fax tells, and the fax itself may not: pages, and seconds on the line."""

    pages: int | None
    seconds: int | None


@dataclass(frozen=True, slots=True)
class FaxEvent:
    """`id` is the event's own; `fax_id` is Telnyx's. `counts` only of a fax that is delivered."""

    id: str
    fax_id: str
    counts: Counts | None = None
