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
    """How the document travels: uploaded to /media first, or inside the POST itself."""

    MEDIA = "media"
    CONTENTS = "contents"


class Cause(StrEnum):
    """Why a queued attempt waits."""

    NEW = "new"
    NETWORK = "network"
    ACCOUNT = "account"
    TOO_MANY_REQUESTS = "too_many_requests"
    RESTART = "restart"
    NO_MEDIA_ROUTE = "no_media_route"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Attempt:
    """A row of the attempts table. Times are aware UTC; `server_time` is Telnyx's clock just before the POST."""

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
    tries: int = 0
    server_time: datetime | None = None
    committed_at: datetime | None = None
    telnyx_id: str | None = None
    raw_status: str = ""
    reason: str = ""
    code: str = ""
    detail: str = ""
    cancel_asked: bool = False
    checks: int = 0
    clean_scans: int = 0
    first_clean_at: datetime | None = None
    last_checked_at: datetime | None = None
    accepted_at: datetime | None = None
    page_count: int | None = None
    call_seconds: int | None = None
    probably_not_sent: bool = False

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
