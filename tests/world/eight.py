"""Several processes hand in faxes to one data folder at once: each fax is sent once, by whoever owns the engine.

`python -m tests.world.eight [PROCESSES] [FAXES EACH]` prints a table: once with the engine's lock, where the owner
changes as processes end, and once on a file system that cannot lock, where all believe that they own the engine.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.fax import FaxRequest, FaxState
from app.core.options import SendOptions
from app.core.orders import Fact, FaxChanged, QueuePaused, Submit, SubmitRefused
from app.delivery.engine import Engine
from app.storage.engine_lock import EngineLock
from app.storage.fax_reader import FaxReader
from app.storage.fax_table import FaxTable
from app.storage.spool import Spool
from app.telnyx.client import TelnyxClient
from tests.factories import pdf
from tests.network.faulty_telnyx import ROOT, FaultyTelnyx
from tests.network.keep_alive import ROW, fax_number
from tests.practice_account import until

_NOT_YET = {FaxState.QUEUED, FaxState.UPLOADING, FaxState.COMMITTING}


class NoLock(EngineLock):
    """Of a file system that cannot lock and says that it did."""

    def take(self) -> bool:
        return True


@dataclass(frozen=True)
class Result:
    faxes: int
    states: Counter[str]
    posts: int
    accepted: Counter[str]
    """By number; every fax has its own."""
    exits: list[int]
    seconds: float

    @property
    def is_right(self) -> bool:
        sent = sum(self.states[state] for state in (FaxState.ACCEPTED, FaxState.DELIVERED))
        return (
            set(self.exits) == {0} and self.faxes == sent == self.posts == len(self.accepted) == self.accepted.total()
        )


def run(processes: int, each: int, folder: Path, locked: bool) -> Result:
    """All processes begin together. Each leaves when its own faxes have been handed over, and the next one takes over;
    without a lock nobody would, until the next start, so there they stay until all have been."""
    data = folder / "data"
    data.mkdir(mode=0o700)
    (folder / "letter.pdf").write_bytes(pdf())
    began = time.monotonic()
    with FaultyTelnyx(folder) as server:
        account = server.account(ROW)
        lock = "locked" if locked else "no lock"
        arguments = [str(data), server.url("plain", account), str(processes), str(each), lock]
        workers = [
            subprocess.Popen([sys.executable, "-m", "tests.world.eight", "worker", str(index), *arguments], cwd=ROOT)
            for index in range(processes)
        ]
        exits = [worker.wait(30 + processes * each) for worker in workers]
        log = server.log(account)
    reader = FaxReader(data / "faxes.db")
    faxes = reader.page(processes * each + 1)
    reader.close()
    return Result(
        len(faxes),
        Counter(fax.state.value for fax in faxes),
        sum(entry["event"] == "post" for entry in log),
        Counter(entry["to"] for entry in log if entry["event"] == "accepted"),
        exits,
        time.monotonic() - began,
    )


def work(index: int, data: Path, url: str, processes: int, each: int, locked: bool) -> int:
    """One process."""
    facts: dict[str, FaxState] = {}
    trouble: list[str] = []

    def look(fact: Fact) -> None:
        if isinstance(fact, FaxChanged):
            facts[fact.fax.recipient] = fact.fax.state
        elif isinstance(fact, SubmitRefused | QueuePaused):
            trouble.append(type(fact.error).__name__)

    database, lock = data / "faxes.db", (EngineLock if locked else NoLock)(data / "engine.lock")
    client = TelnyxClient(url, lambda: "KEY0123456789")
    engine = Engine(FaxTable(database), Spool(data / "spool"), client, lock, tick=0.05)
    engine.subscribe(look)
    engine.start()
    document = data.parent / "letter.pdf"
    content = document.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    mine = [fax_number(index * each + number) for number in range(each)]
    for number in mine:
        engine.give(
            Submit(
                FaxRequest(
                    f"sheet-{number}", number, "+13125550100", "1000", SendOptions(), document, digest, len(content), 1
                )
            )
        )
    while not trouble and not all(_is_handed_over(facts, number) for number in mine):
        seen = len(facts), _count(facts)
        until(lambda seen=seen: trouble or (len(facts), _count(facts)) != seen)  # type: ignore[misc]  # bound at once
    if not locked:
        reader = FaxReader(database)
        for left in reversed(range(processes * each)):
            until(lambda left=left: trouble or _waiting(reader, processes * each) <= left)  # type: ignore[misc]  # as above
        reader.close()
    engine.stop()
    client.close()
    if trouble:
        sys.stderr.write(f"process {index}: {trouble}\n")
    return 1 if trouble else 0


def _is_handed_over(facts: dict[str, FaxState], number: str) -> bool:
    return facts.get(number, FaxState.QUEUED) not in _NOT_YET


def _count(facts: dict[str, FaxState]) -> int:
    """Of everybody's faxes: as long as it grows there is hope, for they go oldest first."""
    return sum(_is_handed_over(facts, number) for number in tuple(facts))


def _waiting(reader: FaxReader, total: int) -> int:
    """How many of all faxes are not handed in or not handed over yet."""
    handed_in = max((fax.id for fax in reader.page(1)), default=0)
    return total - handed_in + sum(fax.state in _NOT_YET for fax in reader.open_faxes())


def main(arguments: Sequence[str]) -> int:
    if arguments[:1] == ["worker"]:
        index, data, url, workers, share, lock = arguments[1:]
        return work(int(index), Path(data), url, int(workers), int(share), lock == "locked")
    processes, each = [*map(int, arguments), *(8, 100)[len(arguments) :]]
    right = True
    for locked in (True, False):
        with tempfile.TemporaryDirectory() as name:
            result = run(processes, each, Path(name), locked)
        right &= result.is_right and result.faxes == processes * each
        doubled = sum(count - 1 for count in result.accepted.values())
        sys.stdout.write(
            f"{'one lock' if locked else 'no lock':8}  {processes} processes x {each}: {result.faxes} faxes, "
            f"{result.posts} POSTs, {doubled} doubled, {dict(result.states)}, {result.seconds:.0f} s\n"
        )
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
