"""The inbox and the threads that effects run on."""

import threading
import time
from datetime import UTC, datetime

from app.delivery.lanes import Inbox, Lane
from app.delivery.messages import MarkWanted, Reply, Stop, Tick


def soon() -> float:
    return time.monotonic() + 30


def test_a_mark_that_nobody_will_read_is_refused() -> None:
    inbox = Inbox()
    early, late = Reply(), Reply()
    assert inbox.put(MarkWanted(1, 1, datetime.now(UTC), early))
    inbox.close()
    assert early.wait() is False
    assert not inbox.put(MarkWanted(1, 1, datetime.now(UTC), late))
    assert inbox.get(soon()) is None


def test_a_full_inbox_does_not_hold_up_the_tick() -> None:
    inbox = Inbox()
    for _ in range(3):
        inbox.put(Stop())
    assert isinstance(inbox.get(soon()), Stop)
    assert isinstance(inbox.get(time.monotonic() - 1), Tick)
    assert isinstance(inbox.get(soon()), Stop)


def test_a_lane_works_in_turn_and_drops_what_has_not_begun_when_it_is_closed() -> None:
    lane = Lane("test", 1)
    begun, go_on, ended = threading.Event(), threading.Event(), threading.Event()
    done: list[int] = []

    def first() -> None:
        begun.set()
        go_on.wait(30)
        done.append(1)
        ended.set()

    lane.run(first)
    lane.run(lambda: done.append(2))
    assert begun.wait(30)
    lane.close()
    go_on.set()
    assert ended.wait(30)
    for thread in lane._threads:
        thread.join(30)
        assert not thread.is_alive()
    assert done == [1]


def test_a_lane_has_as_many_threads_as_are_needed() -> None:
    lane = Lane("test", 4)
    together = threading.Barrier(3)

    def meet() -> None:
        together.wait(30)

    for _ in range(2):
        lane.run(meet)
    together.wait(30)
    assert len(lane._threads) == 2
    lane.close()
