"""What comes into the engine's inbox, and the effects that the engine asks for. Only values, and two small doors:
CancelSwitch and Reply."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.core.attempt import Attempt
from app.core.errors import FaxError
from app.core.event import Counts, FaxEvent
from app.core.fax import Fax, FaxRequest
from app.core.orders import Fact, Order
from app.core.ports import PostOutcome, RemoteFax, Scan, Upload
from app.core.transitions import CopyDamaged


@dataclass(frozen=True, slots=True)
class Moment:
    """`wall` (aware UTC) is what is written down, `steady` (seconds) what is waited by: clocks are set back and on."""

    wall: datetime
    steady: float


class CancelSwitch:
    """core.ports.CancelSignal: turned once, by the engine."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._turned = False
        self._acts: list[Callable[[], None]] = []

    def is_canceled(self) -> bool:
        return self._turned

    def on_cancel(self, act: Callable[[], None]) -> None:
        with self._lock:
            if not self._turned:
                self._acts.append(act)
                return
        act()

    def turn(self) -> None:
        with self._lock:
            self._turned = True
            acts, self._acts = self._acts, []
        for act in acts:
            act()


class Reply:
    """The engine's answer to a hand-over that waits for its mark."""

    def __init__(self) -> None:
        self._answered = threading.Event()
        self._granted = False

    def give(self, granted: bool) -> None:
        self._granted = granted
        self._answered.set()

    def wait(self) -> bool:
        self._answered.wait()
        return self._granted


# Messages


@dataclass(frozen=True, slots=True)
class Begin:
    """The first message, and again when the engine of another process has ended."""


@dataclass(frozen=True, slots=True)
class Tick:
    """About once a second."""


@dataclass(frozen=True, slots=True)
class Stop:
    """No new requests from here on."""


@dataclass(frozen=True, slots=True)
class Ordered:
    order: Order


@dataclass(frozen=True, slots=True)
class Copied:
    """`result`: the spool name, or why there is no copy."""

    request: FaxRequest
    result: str | FaxError


@dataclass(frozen=True, slots=True)
class MarkWanted:
    fax_id: int
    attempt_id: int
    server_time: datetime
    reply: Reply


@dataclass(frozen=True, slots=True)
class Progressed:
    fax_id: int
    sent: int
    total: int


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The end of a hand-over, however it ended."""

    fax_id: int
    attempt_id: int
    outcome: PostOutcome | CopyDamaged


@dataclass(frozen=True, slots=True)
class Probed:
    error: FaxError | None


@dataclass(frozen=True, slots=True)
class Sight:
    """What Telnyx says of one fax; None: 404. `confirmed`: by GET of this fax."""

    fax_id: int
    attempt_id: int
    remote: RemoteFax | None
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Looked:
    """`sights` of those that were learnt of; `error` if there were others."""

    sights: tuple[Sight, ...]
    error: FaxError | None


@dataclass(frozen=True, slots=True)
class Rung:
    """Telnyx has sent an event: a reason to ask, and what it counted."""

    event: FaxEvent


@dataclass(frozen=True, slots=True)
class Counted:
    """`result`: None where there is no event of it yet."""

    asked: "AskCounts"
    result: Counts | FaxError | None


@dataclass(frozen=True, slots=True)
class Scanned:
    fax_id: int
    result: Scan | FaxError


@dataclass(frozen=True, slots=True)
class CancelAnswered:
    """`result`: Telnyx's words, "" when taken."""

    fax_id: int
    telnyx_id: str
    result: str | FaxError


@dataclass(frozen=True, slots=True)
class UploadGone:
    """`result`: whether it is gone."""

    upload: Upload
    result: bool | FaxError


Message = (
    Begin
    | Tick
    | Stop
    | Ordered
    | Copied
    | MarkWanted
    | Progressed
    | HandedOver
    | Probed
    | Looked
    | Counted
    | Rung
    | Scanned
    | CancelAnswered
    | UploadGone
)


# Effects


@dataclass(frozen=True, slots=True)
class Copy:
    request: FaxRequest


@dataclass(frozen=True, slots=True)
class HandOver:
    fax: Fax
    attempt: Attempt
    switch: CancelSwitch


@dataclass(frozen=True, slots=True)
class Probe:
    """Ask for anything at all: is Telnyx there, and is the key good?"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A fax at Telnyx to look at. `listed`: new enough to be sought in the list first."""

    fax_id: int
    attempt_id: int
    telnyx_id: str
    listed: bool


@dataclass(frozen=True, slots=True)
class Look:
    """`since`: of the list, Telnyx's clock."""

    wanted: tuple[Wanted, ...]
    since: datetime


@dataclass(frozen=True, slots=True)
class AskCounts:
    """Ask for the event of a delivered fax."""

    fax_id: int
    attempt_id: int
    telnyx_id: str


@dataclass(frozen=True, slots=True)
class ScanFor:
    """Seek a fax whose answer was lost in the list, which is read from `since` (Telnyx's clock)."""

    fax: Fax
    since: datetime


@dataclass(frozen=True, slots=True)
class AskCancel:
    fax_id: int
    telnyx_id: str


@dataclass(frozen=True, slots=True)
class DeleteUpload:
    upload: Upload


@dataclass(frozen=True, slots=True)
class AnswerMark:
    reply: Reply
    granted: bool


@dataclass(frozen=True, slots=True)
class TurnSwitch:
    switch: CancelSwitch


@dataclass(frozen=True, slots=True)
class Tell:
    fact: Fact


Question = Copy | Probe | Look | AskCounts | ScanFor | AskCancel | DeleteUpload
"""What is asked of Telnyx or of the disk, and comes back as one message."""

Effect = Question | HandOver | AnswerMark | TurnSwitch | Tell
