"""The session ends while the program sends (P12): it leaves in time, and the fax is what it says afterwards.

`python -m tests.world.log_out` prints a table. A real `faxwell send --wait`, or the window with a fax in its queue,
gets SIGTERM or SIGHUP at a chosen moment; then `faxwell run` goes on with what is left.
"""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.attempt import AttemptState
from app.core.fax import FaxState
from tests.network.faulty_account import Act, Exchange, properly
from tests.practice_account import until
from tests.world.program import Program, telnyx
from tests.world.table import say, tried

AT_ONCE, FOR_AN_ANSWER = 10.0, 15.0
"""Seconds: 1 and 5, and what a loaded computer takes to end a process."""
_S = AttemptState


@dataclass(frozen=True)
class End:
    name: str
    moment: str
    answered: bool
    """Whether the server answers a second after the signal, or never."""
    leaves_within: float
    then: frozenset[AttemptState]
    """What its attempt may be right after the end."""
    size: int = 0


UPLOAD = End(
    "during the upload", "upload", False, AT_ONCE, frozenset({_S.UPLOADING, _S.QUEUED, _S.NOT_HANDED_OVER}), 4_000_000
)
ROWS = (
    UPLOAD,
    End("just after the POST, answered", "post", True, FOR_AN_ANSWER, frozenset({_S.ACCEPTED})),
    End("just after the POST, never answered", "post", False, FOR_AN_ANSWER, frozenset({_S.COMMITTING, _S.UNKNOWN})),
    End("while Telnyx sends", "get", True, AT_ONCE, frozenset({_S.ACCEPTED})),
)
SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


@dataclass(frozen=True)
class Result:
    seconds: float
    code: int
    right_after: str
    ends: str
    posts: int
    wrong: tuple[str, ...]


def run(row: End, number: signal.Signals, folder: Path) -> Result:
    there, told = threading.Event(), threading.Event()

    def meet(exchange: Exchange) -> None:
        if row.size:
            exchange.read(100_000)
        else:
            exchange.read()
        if row.moment == "post" and not row.answered:
            exchange.accept()
        there.set()
        told.wait(60)
        if row.answered:
            time.sleep(1)  # the answer comes while it waits for it
            properly(exchange)
        else:
            exchange.peer.until_closed()
            exchange.closed = True

    acts: dict[str, tuple[Act, ...]] = {row.moment: (meet, properly)}
    with telnyx(folder, ("sending", "sending", "delivered"), acts) as server:
        program = Program(folder, server, row.size)
        assert there.wait(60)
        until(lambda: row.moment != "get" or program.fax.state is FaxState.ACCEPTED)
        program.tell(number)
        began = time.monotonic()
        told.set()
        code, said = program.ended(60)
        seconds = time.monotonic() - began
        right_after = program.fax.attempts[-1].state
        program.run_again()
        ends = program.fax.state
        posts, accepted = server.count("post"), len(server.account.faxes)
    wrong = [f"took {seconds:.1f} s"] if seconds > row.leaves_within else []
    wrong += [] if right_after in row.then else [f"right after: {right_after}"]
    wrong += [] if ends is FaxState.DELIVERED else [f"ended {ends}"]
    wrong += [f"{posts} POSTs, {accepted} faxes"] if (posts, accepted) != (1, 1) else []
    wrong += ["a traceback"] if "fault" in said or "Traceback" in said else []
    return Result(seconds, code, right_after.value, ends.value, posts, tuple(wrong))


def main(_: Sequence[str]) -> int:
    wrong = 0
    trials = [(row, number) for row in ROWS for number in SIGNALS]
    say(f"{'':38} {'signal':8} seconds code {'right after':16} {'in the end':12} POSTs")
    for (row, number), result in tried(trials, lambda trial, folder: run(trial[0], trial[1], folder), 3):
        wrong += bool(result.wrong)
        say(
            f"{row.name:38} {number.name:8} {result.seconds:7.1f} {result.code:4} {result.right_after:16} "
            f"{result.ends:12} {result.posts:5}  {'; '.join(result.wrong)}"
        )
    say(f"\n{len(trials)} ends, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
