"""One attempt: one possible POST to Telnyx, with its own token and its own upload."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AttemptState(StrEnum):
    QUEUED = "queued"
    UPLOADING = "uploading"
    COMMITTING = "committing"
    UNKNOWN = "unknown"
    ACCEPTED = "accepted"
    DELIVERED = "delivered"
    FAILED = "failed"
    REJECTED = "rejected"
    NOT_HANDED_OVER = "not_handed_over"
    RESULT_UNKNOWN = "result_unknown"
    CANCELED = "canceled"
    CLOSED_BY_PERSON = "closed_by_person"


class Route(StrEnum):
    """How the document travels: uploaded to /media first, inside the POST itself, or not from here at all: Telnyx
    fetches it from a web address, or has it stored."""

    MEDIA = "media"
    CONTENTS = "contents"
    ADDRESS = "address"


class Cause(StrEnum):
    """Why a queued attempt waits."""

    NEW = "new"
    NETWORK = "network"
    ACCOUNT = "account"
    TOO_MANY_REQUESTS = "too_many_requests"
    RESTART = "restart"
    NO_MEDIA_ROUTE = "no_media_route"
    PERSON = "person"
    HOLD = "hold"  # just confirmed, and can be taken back before anything is asked of Telnyx
    FAILED = "failed"  # the attempt before it failed; this one goes by itself after a while
    STILL_SEND = "still_send"  # a person is asked whether it shall still go; waits for that answer


GOES_BY_TIME = (Cause.HOLD, Cause.FAILED)
"""What waits for its time only; a person need not wait for it."""


class Alarm(StrEnum):
    """Something red about an attempt; `Attempt.other_id` is the fax at Telnyx that it is about."""

    NONE = ""
    TWICE = "twice"
    OTHER_RECIPIENT = "other_recipient"


@dataclass(frozen=True, slots=True)
class AttemptNames:
    """What Telnyx can know an attempt by, made at random for each attempt and never shared (R4).

    `token` is the client_state as sent and as listed: base64 of random bytes.
    """

    token: str
    media_name: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """A row of the attempts table. Times are aware UTC; `server_time` is Telnyx's clock just before the POST.

    Token and media name are "" on the contents route, which can carry neither; the media name is "" on the address
    route, where the file is none of ours. `wanted_at`: when a person last said
    that this shall go (None: `created_at`). `lost_at`: when the answer was lost; `accepted_at`: when we learnt of
    the acceptance. `checks`: complete looks through Telnyx's list in vain; `clean_scans` counts those of them that
    prove something new (ten seconds apart) since `first_clean_at`, and again from 0 after `fenced_at`.
    `candidates`: ids of faxes that could be this one where no token can tell. `resolution`: the person's last
    decision (an orders.Resolution) or "".
    """

    id: int
    fax_id: int
    number: int
    state: AttemptState
    route: Route
    token: str
    media_name: str
    created_at: datetime
    changed_at: datetime
    cause: Cause = Cause.NEW
    not_before: datetime | None = None
    wanted_at: datetime | None = None
    tries: int = 0
    server_time: datetime | None = None
    committed_at: datetime | None = None
    lost_at: datetime | None = None
    telnyx_id: str | None = None
    raw_status: str = ""
    reason: str = ""
    code: str = ""
    detail: str = ""
    cancel_asked: bool = False
    checks: int = 0
    clean_scans: int = 0
    first_clean_at: datetime | None = None
    last_clean_at: datetime | None = None
    fenced_at: datetime | None = None
    last_checked_at: datetime | None = None
    accepted_at: datetime | None = None
    page_count: int | None = None
    call_seconds: int | None = None
    probably_not_sent: bool = False
    candidates: tuple[str, ...] = ()
    resolution: str = ""
    alarm: Alarm = Alarm.NONE
    other_id: str = ""

    @property
    def may_exist(self) -> bool:
        """Whether a fax of this attempt may exist at Telnyx."""
        return self.state in MAY_EXIST

    @property
    def is_open(self) -> bool:
        """Whether the engine still has something to do by itself."""
        return self.state in OPEN


MAY_EXIST = frozenset(
    {
        AttemptState.COMMITTING,
        AttemptState.UNKNOWN,
        AttemptState.ACCEPTED,
        AttemptState.DELIVERED,
        AttemptState.FAILED,
        AttemptState.RESULT_UNKNOWN,
        AttemptState.CLOSED_BY_PERSON,
    }
)
OPEN = frozenset(
    {
        AttemptState.QUEUED,
        AttemptState.UPLOADING,
        AttemptState.COMMITTING,
        AttemptState.UNKNOWN,
        AttemptState.ACCEPTED,
        AttemptState.RESULT_UNKNOWN,
    }
)
