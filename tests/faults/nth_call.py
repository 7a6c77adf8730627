"""No lie, no traceback, a clean restart, whichever call to the disk fails.

    python -m tests.faults.nth_call [--trials N]

Each call of `faxwell send` that touches its data folder fails once with each error that may happen to it; each sync
also for good; and the folder lies on a disk with room for only so much (a tmpfs, in steps). Then the disk is well
again, `faxwell run` goes on until nothing is open, and what was said is compared with the list and with the server.

Of reads that follow each other at the same place the first fails for all of them: SQLite reads page after page and
asks for lock after lock, and gives up at the first that fails. All are about 1,140
trials, 20 minutes of two processors.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.faults import control
from tests.faults.kill import SWIFT
from tests.faults.tracer import CAN_TRACE, READING, SERVER, TERMINAL, WHY_NOT
from tests.faults.trial import PROGRAM, Point, Table, Trial, Verdict, at_once, recorded, say, some
from tests.practice_account import PracticeAccount

READING_ERRORS = ("EIO", "EINTR", "EACCES")
ERRORS = (*READING_ERRORS, "ENOSPC")
SYNCS = ("fsync", "fdatasync")
_SYNC_OF_DATABASE = "fdatasync server-*/faxes.db-wal"
_EXIT_CODES = (0, 2, 3, 4, 5, 6, 7, 8)
_BLOCK = 4096
_NEEDED = 160  # blocks that one fax takes, and some


@dataclass(frozen=True)
class Failure:
    point: Point
    error: str
    ever_after: bool = False

    def __str__(self) -> str:
        return f"{self.error} at {self.point}{' and ever after' if self.ever_after else ''}"


def failures(points: Sequence[Point]) -> list[Failure]:
    disk = [point for point in points if point.label.split()[1] not in (SERVER, TERMINAL)]
    told_apart = [
        point
        for before, point in zip([None, *disk], disk, strict=False)
        if point.call not in READING or before is None or before.label != point.label
    ]
    once = [
        Failure(point, error) for point in told_apart for error in (READING_ERRORS if point.call in READING else ERRORS)
    ]
    return once + [Failure(point, "EIO", True) for point in disk if point.call in SYNCS]


class Failing:
    def __init__(self, account: PracticeAccount, folder: Path) -> None:
        self._account = account
        self._folder = folder
        self._serial = 0

    def points(self) -> list[Point]:
        return recorded(self._trial(), "send")

    def of(self, wanted: Sequence[Failure]) -> list[Verdict]:
        return list(at_once(_failed, [(self._trial(), failure) for failure in wanted]))

    def behind_another(self, nth: Sequence[int], program: Sequence[str] = PROGRAM) -> list[Verdict]:
        """While another fax is open, syncs of the database fail for good, from so manieth on. What a COMMIT wrote
        before its sync failed is then still there for the next start."""
        trials = [(self._behind(program), Failure(Point(_SYNC_OF_DATABASE, number), "EIO", True)) for number in nth]
        return list(at_once(_failed, trials))

    def _behind(self, program: Sequence[str]) -> Trial:
        first = self._trial()
        first.send("--at", f"sendto {SERVER}", "2", "kill")
        return self._trial(first.data, program)

    def on_small_disks(self, free: Sequence[int]) -> list[Verdict]:
        """Each with so many blocks of 4096 bytes."""
        return list(at_once(self._on_small_disk, free))

    def _on_small_disk(self, free: int) -> Verdict:
        with small_disk(self._folder / f"disk-{free}", _NEEDED * 4) as disk:
            filler = disk / "filler"
            filler.write_bytes(bytes((_NEEDED * 4 - free) * _BLOCK))
            trial = self._trial(disk / "data")
            trial.send()
            filler.unlink()
            trial.recover()
            return trial.verdict(f"{free * _BLOCK} bytes free")

    def _trial(self, data: Path | None = None, program: Sequence[str] = PROGRAM) -> Trial:
        self._serial += 1
        return Trial(self._account, self._folder / str(self._serial), self._serial, program=program, data=data)


def _failed(job: tuple[Trial, Failure]) -> Verdict:
    trial, failure = job
    for_good = ["--ever-after"] if failure.ever_after else []
    trial.send("--at", failure.point.label, str(failure.point.nth), failure.error, *for_good)
    trial.recover()
    verdict = trial.verdict(str(failure))
    verdict.reached = trial.reached(failure.point)
    if trial.codes[0] not in _EXIT_CODES:
        verdict.odd.append(f"exit code {trial.codes[0]}")
    return verdict


@contextmanager
def small_disk(place: Path, blocks: int) -> Iterator[Path]:
    """Only root may do this."""
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={blocks * _BLOCK}", "tmpfs", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def can_mount(folder: Path) -> bool:
    """Root in a container may not."""
    try:
        with small_disk(folder / "probe", 4):
            return True
    except (OSError, subprocess.CalledProcessError):
        return False


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=100_000, metavar="N", help="at most, of failing calls")
    options = parser.parse_args()
    if not CAN_TRACE:
        say(f"This does not work here: {WHY_NOT}.")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        account = PracticeAccount(Path(folder) / "server", SWIFT).start()
        try:
            return _all(Failing(account, Path(folder)), Path(folder), options.trials)
        finally:
            account.stop()


def _all(failing: Failing, folder: Path, most: int) -> int:
    table = Table()
    verdicts: list[Verdict] = []
    by_kind: dict[str, list[Failure]] = {}
    for failure in some(failures(failing.points()), most):
        when = "ever after" if failure.ever_after else "once"
        by_kind.setdefault(f"{failure.point.call} fails {when}", []).append(failure)
    for name, wanted in by_kind.items():
        verdicts += table.row(name, failing.of(wanted))
    verdicts += table.row("syncs fail for good, behind another fax", failing.behind_another(range(1, 8)))
    if can_mount(folder):
        verdicts += table.row("the disk is full", failing.on_small_disks(range(0, _NEEDED, 4)))
    else:
        say("No disk was filled: a tmpfs cannot be mounted here.")
    table.row("all", verdicts)
    denied = failing.behind_another(range(1, 5), control.control(control.failed_commit_is_no_commit))
    table.row("control: a failed COMMIT is no COMMIT", denied)
    blind = not any(verdict.false for verdict in denied)
    if blind:
        say("A build with a mistake was not caught: this harness is blind.")
    return int(blind or any(verdict.faults for verdict in verdicts))


if __name__ == "__main__":
    sys.exit(main())
