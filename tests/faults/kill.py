"""Never lost, never doubled, however the program is killed.

    python -m tests.faults.kill [--quick] [--sweep N] [--random N] [--seed N]

The sweeps kill `faxwell send`, and `faxwell run` with a fax that waits, is in doubt or was accepted, before each call
by which it changes its data folder, talks to the server or to the terminal, N of each command at most. Then come kills
at random moments, of `send` and up to twice of `run`, under every behaviour of the practice account. Each time `faxwell
run` goes on until nothing is open, and what the list says is compared with what the server accepted. In the end come
builds with a mistake, which must be caught. The sweeps are 590 trials, ten minutes of two processors.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from app.core.fax import FaxState
from app.practice.scenarios import SCENARIOS
from tests.faults import control
from tests.faults.left_behind import RUNS, SEND, Beginning
from tests.faults.tracer import CAN_TRACE, READING, SERVER, TERMINAL, WHY_NOT
from tests.faults.trial import PROGRAM, Point, Table, Trial, Verdict, at_once, recorded, say, some
from tests.practice_account import PracticeAccount

LINE_DROPPED = "+13125550106"
SPEED = 200.0  # late is then half a second, and a page is delivered in 0.06 s
SWIFT = 20_000.0  # the first look already sees the final word, instead of the second one after 3 s
_LONGEST_SEND = 2.5
QUICK = {"send": 16, "run": 5}
"""So many kills of a sweep are enough to see a great mistake."""


class Killing:
    def __init__(self, account: PracticeAccount, folder: Path, seed: int = 1) -> None:
        self._account = account
        self._folder = folder
        self._seed = seed
        self._serial = 0

    def points(self, beginning: Beginning = SEND) -> list[Point]:
        """Where a kill can matter: what only reads the disk leaves it as the next call finds it."""
        trial = self._trial()
        beginning.prepare(trial)
        return [point for point in recorded(trial, beginning.command) if point.call not in READING]

    def sweep(
        self, points: Sequence[Point], beginning: Beginning = SEND, program: Sequence[str] = PROGRAM
    ) -> list[Verdict]:
        trials = [(self._trial(program=program), beginning, point) for point in points]
        return list(at_once(_killed_at, trials))

    def at_random(self, number: str, times: int, program: Sequence[str] = PROGRAM) -> list[Verdict]:
        trials = [(self._trial(number, program), random.Random(f"{self._seed}/{number}/{n}")) for n in range(times)]
        return list(at_once(_killed_at_random, trials))

    def not_killed(self, number: str, program: Sequence[str]) -> Verdict:
        """Left alone until the server has two."""
        trial = self._trial(number, program)
        trial.send(enough=lambda: len(trial.accepted()) > 1)
        return trial.verdict("left alone")

    def _trial(self, number: str = SCENARIOS[0].number, program: Sequence[str] = PROGRAM) -> Trial:
        self._serial += 1
        return Trial(self._account, self._folder / str(self._serial), self._serial, number, program)


def _killed_at(job: tuple[Trial, Beginning, Point]) -> Verdict:
    trial, beginning, point = job
    beginning.prepare(trial)
    trial.traced(beginning.command, "--at", point.label, str(point.nth), "kill")
    trial.recover()
    verdict = trial.verdict(str(point))
    verdict.reached = trial.reached(point)
    return verdict


def _killed_at_random(job: tuple[Trial, random.Random]) -> Verdict:
    trial, chance = job
    moments = [chance.uniform(0.2, _LONGEST_SEND)]
    trial.send(kill_after=moments[0])
    for _ in range(chance.choice((0, 0, 1, 2))):
        moments.append(chance.uniform(0.2, _LONGEST_SEND))
        trial.run(kill_after=moments[-1])
    trial.recover()
    fax = trial.fax()
    if fax is not None and fax.state is FaxState.NEEDS_CHECK and chance.random() < 0.5:
        trial.decide("--send-again")
        trial.recover()
    return trial.verdict("killed after " + ", ".join(f"{moment:.3f} s" for moment in moments))


def kinds(points: Sequence[Point]) -> list[tuple[str, list[Point]]]:
    """By call, in the order of their first appearance."""
    found: dict[str, list[Point]] = {}
    for point in points:
        found.setdefault(point.call, []).append(point)
    return list(found.items())


def telling(points: Sequence[Point], most: int = 16) -> list[Point]:
    """Few of them: around what must be safe before the next thing happens."""
    syncs = [point for point in points if point.call in ("fsync", "fdatasync") or "spool" in point.label]
    others = [point for point in points if point.label.split()[1] in (SERVER, TERMINAL)]
    found = some(others, most * 5 // 8)
    return sorted([*some(syncs, most - len(found)), *found], key=points.index)


def caught(killing: Killing, points: Sequence[Point]) -> dict[str, list[Verdict]]:
    """What builds with a mistake do; each must have doubled a fax. `points`: of the whole program's send."""
    retrying = control.control(control.retry_on_a_timeout)
    queueing = control.control(control.back_in_the_queue_at_restart)
    answers = [point for point in points if point.label == f"recvfrom {SERVER}" and point.nth > 2]
    return {
        "control: retries on a time-out": [killing.not_killed(LINE_DROPPED, retrying)],
        "control: back in the queue at restart": killing.sweep(answers, program=queueing),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="few of the sweeps, none at random; under a minute")
    parser.add_argument("--sweep", type=int, default=100_000, metavar="N")
    parser.add_argument("--random", type=int, default=120, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if not CAN_TRACE:
        say(f"This does not work here: {WHY_NOT}.")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        swift = PracticeAccount(Path(folder) / "swift", SWIFT).start()
        account = PracticeAccount(Path(folder) / "server", SPEED).start()
        try:
            sweeping = Killing(swift, Path(folder) / "swept")
            return _all(sweeping, Killing(account, Path(folder) / "random", options.seed), options)
        finally:
            account.stop()
            swift.stop()


def _all(sweeping: Killing, killing: Killing, options: argparse.Namespace) -> int:
    table = Table()
    verdicts: list[Verdict] = []
    points = {beginning: sweeping.points(beginning) for beginning in (SEND, *RUNS)}
    for beginning, found in points.items():
        chosen = telling(found, QUICK[beginning.command]) if options.quick else some(found, options.sweep)
        for call, of_kind in kinds(chosen):
            verdicts += table.row(f"{beginning.name}: killed before {call}", sweeping.sweep(of_kind, beginning))
    table.row("all of the sweeps", verdicts)
    each = 0 if options.quick else -(-options.random // len(SCENARIOS))
    at_random: list[Verdict] = []
    for scenario in SCENARIOS if each else ():
        at_random += table.row(f"at random: {scenario.title}", killing.at_random(scenario.number, each))
    if each:
        table.row("all at random", at_random)
    blind = False
    for name, of_control in caught(sweeping, points[SEND]).items():
        table.row(name, of_control)
        blind = blind or not any(verdict.doubled for verdict in of_control)
    if blind:
        say("A build with a mistake was not caught: this harness is blind.")
    return int(blind or any(verdict.faults for verdict in verdicts + at_random))


if __name__ == "__main__":
    sys.exit(main())
