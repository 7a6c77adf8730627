from __future__ import annotations

from itertools import pairwise

import pytest

from app.core.schedule import DAY, RECONCILE_AT, network_backoff, poll_interval, reconcile_delay


@pytest.mark.parametrize(
    ("age", "seconds"),
    [(0, 3), (59.9, 3), (60, 10), (599, 10), (600, 60), (DAY - 1, 60), (DAY, DAY), (30 * DAY, DAY), (-5, 3)],
)
def test_poll_interval(age: float, seconds: int) -> None:
    assert poll_interval(age) == seconds


def test_looks_after_a_lost_answer_come_at_the_planned_times_and_then_daily() -> None:
    age, looks = 0.0, [0.0]
    while len(looks) < 12:
        age += reconcile_delay(age)
        looks.append(age)
    minutes_after = [120 + 5 * 60, 120 + 20 * 60, 120 + 80 * 60]
    assert looks[:9] == [0, 5, 15, 30, 60, 120, *minutes_after] == list(RECONCILE_AT)
    assert [later - earlier for earlier, later in pairwise(looks[8:])] == [DAY] * 3


@pytest.mark.parametrize("age", [-100.0, 0.0, 4.999, 119.999, 4919.99, 1e9])
def test_a_delay_is_never_zero(age: float) -> None:
    assert reconcile_delay(age) > 0


def test_network_backoff_grows_to_five_minutes_and_stays() -> None:
    waits = [network_backoff(tries) for tries in range(12)]
    assert waits[:2] == [5, 5]
    assert waits == sorted(waits)
    assert waits[-1] == 300
