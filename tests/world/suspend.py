"""The computer sleeps while the program sends or waits (P11): no second fax, no burst when it wakes.

`python -m tests.world.suspend [SECONDS]` prints a table. A real `faxwell send --wait` is stopped by SIGSTOP at a chosen
moment and goes on after so many seconds.
"""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.fax import FaxState
from tests.network.faulty_account import Act, Exchange, properly
from tests.practice_account import until
from tests.world.program import Program, telnyx
from tests.world.table import say, tried

MOST_A_SECOND = 12
STATUSES = ("queued", "sending", "sending", "delivered")


@dataclass(frozen=True)
class Nap:
    name: str
    moment: str
    """The operation during which it falls asleep."""
    answered: str
    """What the server does meanwhile: answers at once, answers `after` it is awake, or `closes` the line."""
    size: int = 0


ROWS = (
    Nap("while it probes", "probe", "after"),
    Nap("while it uploads", "upload", "after", 4_000_000),
    Nap("while it uploads, and the line is closed", "upload", "closes", 4_000_000),
    Nap("while the answer to the POST is on its way", "post", "at once"),
    Nap("before the POST is answered", "post", "after"),
    Nap("before the POST is answered, which never is", "post", "closes"),
    Nap("while it asks for the status", "get", "at once"),
    Nap("while it asks, and the line is closed", "get", "closes"),
)


@dataclass(frozen=True)
class Result:
    state: str
    posts: int
    accepted: int
    busiest: int
    wrong: tuple[str, ...]


def run(row: Nap, folder: Path, seconds: float) -> Result:
    asleep, awake = threading.Event(), threading.Event()
    program: list[Program] = []

    def fall_asleep(exchange: Exchange) -> None:
        if row.moment == "upload":
            exchange.read(100_000)
        else:
            exchange.read()
        until(lambda: program)
        program[0].tell(signal.SIGSTOP)
        asleep.set()
        if row.answered != "at once":
            awake.wait(60)
        if row.answered == "closes" and row.moment == "post":
            exchange.accept()
        if row.answered == "closes":
            exchange.close()
        else:
            properly(exchange)

    acts: dict[str, tuple[Act, ...]] = {row.moment: (fall_asleep, properly)}
    with telnyx(folder, STATUSES, acts) as server:
        program.append(Program(folder, server, row.size))
        assert asleep.wait(60)
        time.sleep(seconds)
        program[0].tell(signal.SIGCONT)
        awake.set()
        _, said = program[0].ended(120)
        fax = program[0].fax
    accepted, busiest = len(server.account.faxes), server.busiest()
    wrong = [] if fax.state is FaxState.DELIVERED else [f"ended {fax.state}"]
    wrong += [f"{accepted} faxes"] if accepted != 1 else []
    wrong += [f"{server.count('post')} POSTs"] if server.count("post") != 1 else []
    wrong += ["a burst"] if busiest > MOST_A_SECOND else []
    wrong += ["a traceback"] if "fault" in said or "Traceback" in said else []
    return Result(fax.state.value, server.count("post"), accepted, busiest, tuple(wrong))


def main(arguments: Sequence[str]) -> int:
    seconds = float(arguments[0]) if arguments else 20.0
    wrong = 0
    say(f"{'asleep for ' + str(seconds) + ' s':46} {'ends':12} POSTs faxes most/s")
    for row, result in tried(ROWS, lambda row, folder: run(row, folder, seconds), 4):
        wrong += bool(result.wrong)
        say(
            f"{row.name:46} {result.state:12} {result.posts:5} {result.accepted:5} {result.busiest:6}  "
            f"{'; '.join(result.wrong)}"
        )
    say(f"\n{len(ROWS)} sleeps, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
