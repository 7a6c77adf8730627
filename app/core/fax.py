"""A fax: what a person confirmed, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from app.core.attempt import Attempt, AttemptState
from app.core.options import SendOptions


class FaxState(StrEnum):
    """Derived from the attempts; also the words of the command line."""

    QUEUED = "queued"
    UPLOADING = "uploading"
    COMMITTING = "committing"
    NEEDS_CHECK = "needs_check"
    ACCEPTED = "accepted"
    DELIVERED = "delivered"
    FAILED = "failed"
    REJECTED = "rejected"
    RESULT_UNKNOWN = "result_unknown"
    CANCELED = "canceled"
    CLOSED = "closed"


IN_PROGRESS = frozenset({FaxState.QUEUED, FaxState.UPLOADING, FaxState.COMMITTING, FaxState.ACCEPTED})
NEEDS_A_PERSON = frozenset({FaxState.NEEDS_CHECK, FaxState.RESULT_UNKNOWN})
ENDED = frozenset({FaxState.DELIVERED, FaxState.FAILED, FaxState.REJECTED, FaxState.CANCELED, FaxState.CLOSED})


@dataclass(frozen=True, slots=True)
class FaxRequest:
    """What a person confirmed on the last sheet. `sha256` is of the bytes that the preview was drawn from.

    `compose_id` is made once for each sheet: the same one handed in twice is one fax.
    """

    compose_id: str
    recipient: str
    sender: str
    connection_id: str
    options: SendOptions
    document: Path
    sha256: str
    size: int
    pages: int


@dataclass(frozen=True, slots=True)
class SpooledDocument:
    """Our own copy. `name` is the file name as the person knew it; `spool_name` the file in the spool folder."""

    name: str
    spool_name: str
    sha256: str
    size: int
    pages: int


@dataclass(frozen=True, slots=True)
class Fax:
    """A row of the faxes table with its attempts, oldest first. Numbers are E.164, times aware UTC."""

    id: int
    compose_id: str
    recipient: str
    sender: str
    connection_id: str
    options: SendOptions
    document: SpooledDocument
    created_at: datetime
    attempts: tuple[Attempt, ...]

    @property
    def state(self) -> FaxState:
        return derive_state(self.attempts)

    @property
    def attempt(self) -> Attempt:
        """The attempt that the state is about: a delivered one, else an unclear one, else the newest."""
        return deciding_attempt(self.attempts)

    @property
    def arrived_twice(self) -> bool:
        return sum(attempt.state is AttemptState.DELIVERED for attempt in self.attempts) > 1


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something that happened to a fax. `what` is a key of wording.TIMELINE, `data` fills its sentence."""

    at: datetime
    what: str
    data: dict[str, str]


_FAX_STATE = {
    AttemptState.QUEUED: FaxState.QUEUED,
    AttemptState.UPLOADING: FaxState.UPLOADING,
    AttemptState.COMMITTING: FaxState.COMMITTING,
    AttemptState.UNKNOWN: FaxState.NEEDS_CHECK,
    AttemptState.ACCEPTED: FaxState.ACCEPTED,
    AttemptState.DELIVERED: FaxState.DELIVERED,
    AttemptState.FAILED: FaxState.FAILED,
    AttemptState.REJECTED: FaxState.REJECTED,
    # A fresh attempt follows in the same transaction, so this shows only where a person then canceled it.
    AttemptState.NOT_HANDED_OVER: FaxState.QUEUED,
    AttemptState.RESULT_UNKNOWN: FaxState.RESULT_UNKNOWN,
    AttemptState.CANCELED: FaxState.CANCELED,
    AttemptState.CLOSED_BY_PERSON: FaxState.CLOSED,
}


def deciding_attempt(attempts: Iterable[Attempt]) -> Attempt:
    """A refused or failed second attempt does not clear the doubt about the first."""
    newest_first = sorted(attempts, key=lambda attempt: attempt.number, reverse=True)
    for wanted in (
        {AttemptState.DELIVERED},
        {AttemptState.UNKNOWN, AttemptState.RESULT_UNKNOWN},
    ):
        for attempt in newest_first:
            if attempt.state in wanted:
                return attempt
    return newest_first[0]


def derive_state(attempts: Iterable[Attempt]) -> FaxState:
    return _FAX_STATE[deciding_attempt(attempts).state]
