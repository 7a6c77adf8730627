import threading
from collections.abc import Callable

from app.documents.turns import Turns


def test_who_waits_for_a_picture_goes_first() -> None:
    turns = Turns()
    order: list[str] = []
    waiting = threading.Semaphore(0)

    def take(name: str, urgent: bool) -> Callable[[], None]:
        def run() -> None:
            waiting.release()
            with turns.take(urgent):
                order.append(name)

        return run

    threads = []
    with turns.take(urgent=False):
        for number in range(4):
            threads.append(threading.Thread(target=take(f"work {number}", False)))
            threads[-1].start()
            waiting.acquire()
        threads.append(threading.Thread(target=take("picture", True)))
        threads[-1].start()
        while not turns.urgent_waiting:
            pass
    for thread in threads:
        thread.join(10)
    assert order[0] == "picture"
    assert len(order) == 5


def test_a_turn_ends_with_an_exception() -> None:
    turns = Turns()
    try:
        with turns.take(urgent=True):
            raise ValueError
    except ValueError:
        pass
    with turns.take(urgent=False):
        assert not turns.urgent_waiting
