"""Attempts and what Telnyx says, to be put through the transitions."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.core.attempt import Attempt, AttemptNames, AttemptState, Route
from app.core.fax import Step
from app.core.ports import PostOutcome, RemoteFax
from app.core.transitions import ALLOWED, CopyDamaged, after_look, after_outcome

S = AttemptState
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)
SERVER = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
TO = "+13125550123"
FRESH = AttemptNames("token-2", "fw-2")


def attempt(state: AttemptState, route: Route = Route.MEDIA, telnyx_id: str | None = None) -> Attempt:
    token, media_name = ("token-1", "fw-1") if route is Route.MEDIA else ("", "")
    accepted_at = NOW if telnyx_id else None
    made = Attempt(7, 3, 1, state, route, token, media_name, NOW, NOW, wanted_at=NOW)
    return replace(made, telnyx_id=telnyx_id, accepted_at=accepted_at, server_time=SERVER)


def remote(status: str = "queued", to: str = TO, telnyx_id: str = "fax-1", reason: str = "") -> RemoteFax:
    return RemoteFax(telnyx_id, status, to, "token-1", "fw-1", reason, SERVER, None, None)


def after(outcome: PostOutcome | CopyDamaged, of: Attempt) -> Step:
    step = after_outcome(of, outcome, FRESH, LATER)
    assert step is not None
    assert (step.before.state, step.after.state) in ALLOWED
    return step


IN_HAND = pytest.mark.parametrize("state", [S.UPLOADING, S.COMMITTING])


def look(of: Attempt, fax: RemoteFax | None, confirmed: bool = True, at: datetime = LATER) -> Step | None:
    step = after_look(of, fax, confirmed, TO, at)
    assert step is None or (step.before.state, step.after.state) in ALLOWED
    return step
