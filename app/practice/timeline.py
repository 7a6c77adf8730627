"""The status of a fax as a pure function of the time since it was accepted."""

from __future__ import annotations

from dataclasses import dataclass

from app.practice.scenarios import Course

PROCESSED, ORIGINATED, SENDING = 2.0, 4.0, 6.0  # seconds after acceptance
STRANGE_SECONDS = 10.0
TRAINING = 2.0  # the two machines agree before the first page
CANCEL_SECONDS = 1.0
FINAL = frozenset({"delivered", "failed"})


@dataclass(frozen=True)
class Step:
    """From `at` seconds after acceptance the fax has this status."""

    at: float
    status: str
    failure_reason: str | None = None


def steps(course: Course, nth: int, pages: int | None, problem: str | None) -> list[Step]:
    """All steps of a fax in order, the first at 0. `nth` counts the faxes to that number from 1."""
    if course.first_time and nth % 2:
        course = course.first_time
    taken = [Step(0.0, "queued")]
    if problem:
        return [*taken, Step(PROCESSED, "failed", problem)]
    taken += [Step(PROCESSED, "media.processed"), Step(ORIGINATED, "originated")]
    if course.rings is not None:
        return [*taken, Step(ORIGINATED + course.rings, "failed", course.failure)]
    sending = SENDING
    if course.strange_status:
        taken.append(Step(SENDING, course.strange_status))
        sending += STRANGE_SECONDS
    taken.append(Step(sending, "sending"))
    if course.never_ends:
        return taken
    on_the_line = TRAINING + course.seconds_per_page * (pages or 1)
    if course.breaks_off:
        return [*taken, Step(sending + on_the_line / 2, "failed", course.failure)]
    return [*taken, Step(sending + on_the_line, "delivered")]


def canceled_at(taken: list[Step], asked: float) -> list[Step]:
    """The steps after a cancel was asked for: what was final by the time it took effect stays so."""
    effect = Step(asked + CANCEL_SECONDS, "failed", "sender_canceled")
    return [*(step for step in taken if step.at <= effect.at), *([] if _ended(taken, effect.at) else [effect])]


def _ended(taken: list[Step], elapsed: float) -> bool:
    return step_at(taken, elapsed).status in FINAL


def step_at(taken: list[Step], elapsed: float) -> Step:
    """The step reached `elapsed` seconds after acceptance (the first one when the clock went back)."""
    return [step for step in taken if step.at <= max(elapsed, 0.0)][-1]


def call_seconds(taken: list[Step]) -> int:
    """From placing the call to the end of a delivered fax."""
    return round(taken[-1].at - ORIGINATED)
