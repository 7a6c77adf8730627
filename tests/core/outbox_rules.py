"""The functions that the search is about, each by a name, so that a mutant can replace it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.core import further, transitions
from app.core.attempt import Attempt, AttemptNames
from app.core.fax import Step
from app.core.sighting import after_scan
from app.delivery.decisions import steps_of
from tests.core.outbox_oracle import Edge


def names(number: int) -> AttemptNames:
    return AttemptNames(f"t{number}", f"m{number}")


def asks_when_found(newest: Attempt, now: datetime) -> Step | None:
    """What delivery does once an earlier attempt turns up at Telnyx: a further one that waits would be a second fax."""
    return transitions.ask_still_send(newest, "found", now)


@dataclass(frozen=True)
class Rules:
    """The functions under test; a mutant replaces one. `allowed`: what the database lets pass. `extra`: a change of
    state that happens by itself."""

    start: Callable[..., Step | None] = transitions.start
    mark: Callable[..., Step | None] = transitions.mark
    after_outcome: Callable[..., Step | None] = transitions.after_outcome
    after_restart: Callable[..., Step | None] = transitions.after_restart
    after_scan: Callable[..., Step | None] = after_scan
    after_look: Callable[..., Step | None] = transitions.after_look
    tried_again: Callable[..., Step] = further.tried_again
    asks_when_found: Callable[..., Step | None] = asks_when_found
    steps_of: Callable[..., list[Step]] = steps_of
    names: Callable[[int], AttemptNames] = names
    allowed: frozenset[Edge] = transitions.ALLOWED
    extra: Edge | None = None
