from __future__ import annotations

import pytest

from app.practice.scenarios import SCENARIOS, Course, Scenario, scenario_of
from app.practice.timeline import FINAL, Step, call_seconds, canceled_at, step_at, steps


def course_of(title: str) -> Course:
    return next(scenario.course for scenario in SCENARIOS if scenario.title == title)


@pytest.mark.parametrize(
    ("title", "seconds", "status", "reason"),
    [
        ("Delivered", 0, "queued", None),
        ("Delivered", 1.99, "queued", None),
        ("Delivered", 2, "media.processed", None),
        ("Delivered", 4, "originated", None),
        ("Delivered", 6, "sending", None),
        ("Delivered", 11.9, "sending", None),
        ("Delivered", 12, "delivered", None),
        ("Delivered", 1e9, "delivered", None),
        ("Delivered", -60, "queued", None),
        ("Busy", 7.9, "originated", None),
        ("Busy", 8, "failed", "user_busy"),
        ("No answer", 28.9, "originated", None),
        ("No answer", 29, "failed", "receiver_no_answer"),
        ("Not in service", 6, "failed", "receiver_unallocated_number"),
        ("No fax machine", 38.9, "originated", None),
        ("No fax machine", 39, "failed", "fax_initial_communication_timeout"),
        ("Slow pages", 52.9, "sending", None),
        ("Slow pages", 53, "delivered", None),
        ("Call dropped", 8.9, "sending", None),
        ("Call dropped", 9, "failed", "receiver_call_dropped"),
        ("Never ends", 1e9, "sending", None),
        ("Unknown status", 6, "carrier.handover", None),
        ("Unknown status", 16, "sending", None),
        ("Unknown status", 22, "delivered", None),
        ("Unknown reason", 9, "failed", "receiver_paper_jam"),
    ],
)
def test_status_follows_from_the_time(title: str, seconds: float, status: str, reason: str | None) -> None:
    step = step_at(steps(course_of(title), 1, 1, None), seconds)
    assert (step.status, step.failure_reason) == (status, reason)


def test_each_page_takes_four_seconds_more() -> None:
    ends = [steps(course_of("Delivered"), 1, pages, None)[-1].at for pages in (1, 2, 10)]
    assert ends == [12, 16, 48]
    assert call_seconds(steps(course_of("Delivered"), 1, 1, None)) == 8


def test_busy_for_every_other_fax() -> None:
    course = course_of("Busy, then delivered")
    assert [steps(course, nth, 1, None)[-1].status for nth in (1, 2, 3, 4)] == ["failed", "delivered"] * 2


def test_a_document_that_cannot_be_faxed_fails_before_the_call() -> None:
    taken = steps(course_of("Delivered"), 1, None, "file_format_invalid")
    assert taken == [Step(0, "queued"), Step(2, "failed", "file_format_invalid")]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.title)
def test_steps_are_in_order_and_end_once(scenario: Scenario) -> None:
    taken = steps(scenario.course, 1, 3, None)
    assert [step.at for step in taken] == sorted(step.at for step in taken)
    assert all(step.status not in FINAL for step in taken[:-1])


@pytest.mark.parametrize(
    ("asked", "end"),
    [
        (0, Step(1, "failed", "sender_canceled")),
        (7, Step(8, "failed", "sender_canceled")),
        (11, Step(12, "delivered")),
        (11.5, Step(12, "delivered")),
    ],
)
def test_a_cancel_takes_effect_a_second_later_unless_the_fax_has_ended(asked: float, end: Step) -> None:
    taken = canceled_at(steps(course_of("Delivered"), 1, 1, None), asked)
    assert taken[-1] == end
    assert sum(step.status in FINAL for step in taken) == 1


def test_any_other_number_is_delivered() -> None:
    assert scenario_of("+442079460000").title == "Delivered"
