"""A fax: what a person confirmed, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from app.core.attempt import Attempt, AttemptState, Cause
from app.core.options import SendOptions
from app.core.timeline import What


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
    name: str = ""
    """What the person knows the document by, where that is not the file's name (our own copy, sent again)."""
    hold: int = 0
    """Seconds from when it is kept, in which a person can take it back before anything is asked of Telnyx."""


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
    """A row of the faxes table with its attempts, oldest first. Numbers are E.164, times aware UTC.

    `damaged`: a row of it is not what we wrote (its checksum differs). Such a fax is shown with what can still be
    read and never acted on; its fields may be wrong.
    """

    id: int
    compose_id: str
    recipient: str
    sender: str
    connection_id: str
    options: SendOptions
    document: SpooledDocument
    created_at: datetime
    attempts: tuple[Attempt, ...]
    damaged: bool = False

    @property
    def state(self) -> FaxState:
        return FaxState.NEEDS_CHECK if self.damaged else derive_state(self.attempts)

    @property
    def attempt(self) -> Attempt:
        """The attempt that the state is about."""
        return deciding_attempt(self.attempts)

    @property
    def needs_person(self) -> bool:
        """Whether it belongs under "Needs you"."""
        return self.state in NEEDS_A_PERSON or self.asks_still_send

    @property
    def asks_still_send(self) -> bool:
        """Whether "Still send?" is asked: it goes on only with the order StillSend."""
        return self.state is FaxState.QUEUED and self.attempt.cause is Cause.STILL_SEND

    @property
    def arrived_twice(self) -> bool:
        return sum(attempt.state is AttemptState.DELIVERED for attempt in self.attempts) > 1


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something that happened to a fax. `data` fills the sentence of `what`; see timeline.py for its names."""

    at: datetime
    what: What
    data: dict[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """One durable change (transitions.py makes them). `before` is the row as it must still stand; `fresh` a further
    attempt of the same fax, whose id and number the table gives. `delete_media`: our upload is not needed any more.
    """

    before: Attempt
    after: Attempt
    entries: tuple[TimelineEntry, ...] = ()
    fresh: Attempt | None = None
    delete_media: bool = False


SENT_AGAIN = "send_again"
"""Attempt.resolution of one that a person let be followed by a further attempt."""

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


_UNCLEAR = {AttemptState.UNKNOWN, AttemptState.RESULT_UNKNOWN}
_UNDER_WAY = {
    AttemptState.QUEUED,
    AttemptState.UPLOADING,
    AttemptState.COMMITTING,
    AttemptState.ACCEPTED,
    AttemptState.DELIVERED,
}
_NOTHING_THERE = {AttemptState.FAILED, AttemptState.REJECTED, AttemptState.CANCELED}


def deciding_attempt(attempts: Sequence[Attempt]) -> Attempt:
    """A delivered attempt, else an unclear one, else the newest.

    A refused, failed, canceled or closed newest attempt does not clear the doubt about an earlier one (R8): then one
    that Telnyx is still sending decides, else one that a person sent again or closed.
    """
    newest_first = sorted(attempts, key=lambda attempt: attempt.number, reverse=True)
    wanted = [{AttemptState.DELIVERED}, _UNCLEAR]
    if newest_first[0].state in _NOTHING_THERE | {AttemptState.CLOSED_BY_PERSON}:
        wanted += [{AttemptState.ACCEPTED}, {AttemptState.CLOSED_BY_PERSON}]
    for states in wanted:
        for attempt in newest_first:
            if attempt.state in states:
                return attempt
    return newest_first[0]


def in_doubt(attempts: Sequence[Attempt]) -> tuple[Attempt, ...]:
    """The attempts that a person's decision is about."""
    sent_again_in_vain = max(attempts, key=lambda attempt: attempt.number).state in _NOTHING_THERE
    return tuple(
        attempt
        for attempt in attempts
        if attempt.state in _UNCLEAR
        or (sent_again_in_vain and attempt.state is AttemptState.CLOSED_BY_PERSON and attempt.resolution == SENT_AGAIN)
    )


def may_send_again(attempts: Sequence[Attempt]) -> bool:
    """Whether a person may be offered a further attempt: only when none is under way, or has arrived."""
    return bool(in_doubt(attempts)) and all(attempt.state not in _UNDER_WAY for attempt in attempts)


def derive_state(attempts: Sequence[Attempt]) -> FaxState:
    attempt = deciding_attempt(attempts)
    if attempt.state is AttemptState.CLOSED_BY_PERSON and attempt in in_doubt(attempts):
        return FaxState.NEEDS_CHECK
    return _FAX_STATE[attempt.state]
