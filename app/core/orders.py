"""What is asked of the engine, and the facts it tells. Only these and the values in them cross between threads."""

from dataclasses import dataclass
from enum import StrEnum

from app.core.errors import FaxError
from app.core.fax import SENT_AGAIN, Fax, FaxRequest


class Resolution(StrEnum):
    """A person's word about a fax of which nobody knows whether it was sent."""

    SEND_AGAIN = SENT_AGAIN
    WAS_SENT = "was_sent"
    DO_NOT_SEND = "do_not_send"


@dataclass(frozen=True, slots=True)
class Submit:
    request: FaxRequest


@dataclass(frozen=True, slots=True)
class Cancel:
    """Before the mark the fax is taken back; after it Telnyx is asked to cancel."""

    fax_id: int


@dataclass(frozen=True, slots=True)
class CancelOther:
    """Ask Telnyx to cancel the fax of an alarm (`Attempt.other_id`): a second one, or one for another number."""

    fax_id: int


@dataclass(frozen=True, slots=True)
class CheckNow:
    fax_id: int


@dataclass(frozen=True, slots=True)
class Resolve:
    """`words` are what the screen said when the person decided, `who` the user name of the system."""

    fax_id: int
    resolution: Resolution
    who: str
    words: str


@dataclass(frozen=True, slots=True)
class StillSend:
    """Yes, send a fax that has waited in the queue for too long."""

    fax_id: int


@dataclass(frozen=True, slots=True)
class GoNow:
    """Do not wait until the time at which a fax would go by itself."""

    fax_id: int


@dataclass(frozen=True, slots=True)
class ResumeQueue:
    """The account's trouble is mended: try the waiting faxes again."""


FaxOrder = Cancel | CancelOther | CheckNow | GoNow | Resolve | StillSend
Order = Submit | FaxOrder | ResumeQueue


@dataclass(frozen=True, slots=True)
class FaxChanged:
    """A fax is new or changed; it is durable as told."""

    fax: Fax


@dataclass(frozen=True, slots=True)
class SubmitRefused:
    """Nothing was queued."""

    compose_id: str
    error: FaxError


@dataclass(frozen=True, slots=True)
class OrderRefused:
    """A cancel or a decision came too late or was not possible."""

    fax_id: int
    error: FaxError


@dataclass(frozen=True, slots=True)
class UploadProgress:
    fax_id: int
    sent: int
    total: int


@dataclass(frozen=True, slots=True)
class QueuePaused:
    """The whole queue waits, and why: the account's trouble, the network, the disk."""

    error: FaxError


@dataclass(frozen=True, slots=True)
class BegunAnew:
    """The list of faxes was damaged; it was kept under another name and a new one was begun (DatabaseDamaged)."""

    error: FaxError


@dataclass(frozen=True, slots=True)
class QueueResumed:
    pass


Fact = FaxChanged | SubmitRefused | OrderRefused | UploadProgress | QueuePaused | QueueResumed | BegunAnew
