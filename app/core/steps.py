"""How a step is made: the row as it is, as it will be, and what the timeline says (transitions.py decides which)."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from app.core.attempt import Attempt, AttemptNames, AttemptState, Route
from app.core.fax import Step, TimelineEntry
from app.core.timeline import What


def step_to(attempt: Attempt, now: datetime, what: What, data: dict[str, str] | None = None, **changes: Any) -> Step:
    """`changes` are fields of the attempt."""
    return Step(attempt, replace(attempt, changed_at=now, **changes), (TimelineEntry(now, what, data or {}),))


def ended(attempt: Attempt, now: datetime, what: What, data: dict[str, str] | None = None, **changes: Any) -> Step:
    uploaded = attempt.state is not AttemptState.QUEUED and attempt.route is Route.MEDIA
    return replace(step_to(attempt, now, what, data, **changes), delete_media=uploaded)


def further_attempt(
    attempt: Attempt, names: AttemptNames, now: datetime, route: Route | None = None, **fields: Any
) -> Attempt:
    route = route or attempt.route
    names = names_on(route, names)
    return Attempt(0, attempt.fax_id, 0, AttemptState.QUEUED, route, names.token, names.media_name, now, now, **fields)


def names_on(route: Route, names: AttemptNames) -> AttemptNames:
    return AttemptNames(
        token="" if route is Route.CONTENTS else names.token,
        media_name=names.media_name if route is Route.MEDIA else "",
    )
