"""The computer's clock is set while the program runs (P10): faxes still go, once; deadlines do not follow the clock.

`python -m tests.world.clock [WORD]` prints a table. Each row is a real `faxwell send --wait` under libfaketime, whose
clock jumps at a chosen moment while its steady clock goes on as ours.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import unquote

from app.core.fax import FaxState
from tests.network.faulty_account import Act, Exchange, properly
from tests.network.misbehaviour import list_nothing, slow_down
from tests.world.program import Program, Telnyx, telnyx
from tests.world.table import say, tried

LIBRARIES = [
    Path(folder, "faketime", "libfaketimeMT.so.1")
    for folder in ("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/local/lib")
]
LIBRARY = next((place for place in LIBRARIES if place.exists()), None)
WHY_NOT = "libfaketime is not installed (Debian's package faketime)"
MOST_A_SECOND = 12
"""Requests: a hand-over and a look or two, never a burst."""
SECONDS = 150
DAY = timedelta(days=1)
Y2K = datetime(2000, 1, 1, 12, tzinfo=UTC)
SPRING = datetime(2026, 3, 29, 0, 59, 57, tzinfo=UTC)
AUTUMN = datetime(2026, 10, 25, 0, 59, 57, tzinfo=UTC)
"""Seconds before the clocks change in Europe."""


@dataclass(frozen=True)
class Jump:
    name: str
    at_start: timedelta | datetime = timedelta()
    then: timedelta | datetime | None = None
    """Where the clock is set when the server is asked for `moment`."""
    moment: str = "get"
    acts: Mapping[str, tuple[Act, ...]] = field(default_factory=dict)
    ends: FaxState = FaxState.DELIVERED
    zone: str = "UTC"


def accept_unheard(exchange: Exchange) -> None:
    exchange.read()
    exchange.accept()
    exchange.close()


LOST = {"post": (accept_unheard,), "list": (list_nothing, properly)}
WAIT = {"post": (slow_down(retry_after="8"), properly)}
ROWS = (
    Jump("a day ahead from the start", DAY),
    Jump("a day behind from the start", -DAY),
    Jump("year 2000 from the start", Y2K),
    Jump("a day ahead while Telnyx sends", then=DAY),
    Jump("a day behind while Telnyx sends", then=-DAY),
    Jump("to 2000 while Telnyx sends", then=Y2K),
    Jump("an hour ahead while Telnyx sends", then=timedelta(hours=1)),
    Jump("a day behind while it waits its turn", then=-DAY, moment="post", acts=WAIT),
    Jump("an hour ahead while it waits its turn", then=timedelta(hours=1), moment="post", acts=WAIT),
    Jump("a day ahead in doubt", then=DAY, moment="list", acts=LOST),
    Jump("a day behind in doubt", then=-DAY, moment="list", acts=LOST),
    Jump("to 2000 before the answer is lost", then=Y2K, moment="post", acts=LOST),
    Jump("wrong by a day, set right while in doubt", DAY, timedelta(), "list", LOST),
    Jump("summer time begins", SPRING, zone="Europe/Berlin"),
    Jump("summer time ends", AUTUMN, zone="Europe/Berlin"),
)


@dataclass(frozen=True)
class Result:
    state: str
    posts: int
    accepted: int
    busiest: int
    seconds: float
    wrong: tuple[str, ...]


def run(row: Jump, folder: Path) -> Result:
    clock = folder / "clock"
    set_clock(clock, row.at_start)
    statuses = ("queued", "sending", "sending", "delivered")
    with telnyx(folder, statuses, jumping(row, clock)) as server:
        began = time.monotonic()
        program = Program(
            folder, server, module="tests.world.under_faketime", variables={"TZ": row.zone, **faked(clock)}
        )
        _, said = program.ended(SECONDS)
        seconds = time.monotonic() - began
        fax = program.fax
        wrong = list(windows_off(server))
    accepted = len(server.account.faxes)
    busiest = server.busiest()
    wrong += [f"ended {fax.state}"] if fax.state is not row.ends else []
    wrong += [f"{accepted} faxes"] if accepted != 1 else []
    wrong += ["a burst"] if busiest > MOST_A_SECOND else []
    wrong += ["a traceback"] if "fault" in said or "Traceback" in said else []
    return Result(fax.state.value, server.count("post"), accepted, busiest, seconds, tuple(wrong))


def faked(clock: Path) -> dict[str, str]:
    assert LIBRARY is not None
    return {
        "LD_PRELOAD": str(LIBRARY),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }


def set_clock(clock: Path, to: timedelta | datetime) -> None:
    """From then on it goes on at its own pace."""
    offset = to if isinstance(to, timedelta) else to - datetime.now(UTC)
    draft = clock.with_suffix(".new")
    draft.write_text(f"{offset.total_seconds():+.0f}\n")
    draft.replace(clock)


def jumping(row: Jump, clock: Path) -> dict[str, tuple[Act, ...]]:
    acts = dict(row.acts)
    then = row.then
    if then is None:
        return acts
    usual = acts.get(row.moment, (properly,))

    def set_and_answer(exchange: Exchange) -> None:
        set_clock(clock, then)
        usual[0](exchange)

    acts[row.moment] = (set_and_answer, *(usual[1:] or usual))
    return acts


def windows_off(server: Telnyx) -> list[str]:
    """A look for a lost answer begins 15 minutes before the server's own time."""
    off = []
    for _, operation, line in server.asked:
        found = re.search(r"created_at\]\[gte\]=([^& ]+)", unquote(line)) if operation == "list" else None
        if found:
            since = datetime.fromisoformat(found[1].replace("Z", "+00:00"))
            if abs(datetime.now(UTC) - timedelta(minutes=15) - since) > timedelta(minutes=3):
                off.append(f"looked from {found[1]}")
    return off


def main(arguments: Sequence[str]) -> int:
    word = arguments[0] if arguments else ""
    rows = [row for row in ROWS if word in row.name]
    wrong = 0
    say(f"{'':42} {'ends':15} POSTs faxes most/s seconds")
    for row, result in tried(rows, run, 3):
        wrong += bool(result.wrong)
        say(
            f"{row.name:42} {result.state:15} {result.posts:5} {result.accepted:5} {result.busiest:6} "
            f"{result.seconds:7.1f}  {'; '.join(result.wrong)}"
        )
    say(f"\n{len(rows)} jumps, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
