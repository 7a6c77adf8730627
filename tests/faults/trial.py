"""One fax through one fault: sent by the real program against a real server, started again, and judged by both."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from app.core.fax import Fax, FaxState
from app.core.settings import AccountKind
from app.practice.scenarios import Reply, scenario_of
from app.storage.fax_reader import FaxReader
from app.wiring.desk import faxes_of
from tests.practice_account import ROOT, PracticeAccount, pdf

AT_A_TIME = 2
SEND_SECONDS = 45.0
RUN_SECONDS = 60.0
_LOOK_EVERY = 0.2
PROGRAM = ("-m", "app")
DELIVERED = "+13125550101"
_QUEUED_WORDS = "  Waiting\n"
_NOT_QUEUED_WORDS = "The fax was not queued"
_LATE = (Reply.DROPPED_THEN_ACCEPTED, Reply.ACCEPTED_UNLISTED)
_NOT_SENT = (FaxState.QUEUED, FaxState.UPLOADING, FaxState.REJECTED, FaxState.CANCELED)
_STOPS_HERE = (Reply.NO_CREDIT, Reply.NOT_PERMITTED)
_T = TypeVar("_T")
_R = TypeVar("_R")


@dataclass(frozen=True)
class Point:
    """A system call of a run (tracer.py): the how manieth with this label."""

    label: str
    nth: int

    @property
    def call(self) -> str:
        return self.label.split()[0]

    def __str__(self) -> str:
        return f"{self.label} {self.nth}"


@dataclass
class Verdict:
    """What is wrong, in words; nothing, if nothing is."""

    name: str
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    needs_check: bool = False
    reached: bool = True
    """Whether the fault took place."""

    @property
    def faults(self) -> list[str]:
        return [*self.lost, *self.doubled, *self.false, *self.odd]


class Trial:
    """`number` tells the server what to do (app/practice/scenarios.py). `program`: other arguments of Python than those
    that start the program. The document of each `serial` is another one: by it the server's log tells trials apart."""

    def __init__(
        self,
        account: PracticeAccount,
        folder: Path,
        serial: int,
        number: str = DELIVERED,
        program: Sequence[str] = PROGRAM,
        data: Path | None = None,
    ) -> None:
        self.account = account
        self.number = number
        self.decisions = 0
        self.queued = False
        """Whether it was in the list from the beginning."""
        self.said: list[str] = []
        self.codes: list[int] = []
        self.data = data or folder / "data"
        self._program = program
        self._folder = folder
        folder.mkdir(parents=True)
        self.document = folder / "document.pdf"
        self._size = 2000 + serial
        self.document.write_bytes(pdf(size=self._size))

    def send(self, *tracing: str, kill_after: float = SEND_SECONDS, enough: Callable[[], bool] | None = None) -> None:
        """`faxwell send --wait`, killed after so many seconds, or when it is `enough`. `tracing`: for tracer.py."""
        options = ["--to", self.number, "--from", self.account.sender, "--connection-id", self.account.connection_id]
        process = self._start("send", *options, "--wait", str(self.document), tracing=tracing)
        self._followed(process, kill_after, enough)

    def run(self, *tracing: str, kill_after: float = RUN_SECONDS) -> None:
        """`faxwell run`, in the same way."""
        self._followed(self._start("run", tracing=tracing), kill_after)

    def traced(self, command: str, *tracing: str) -> None:
        (self.run if command == "run" else self.send)(*tracing)

    def recover(self) -> None:
        """`faxwell run` until nothing is open, or nothing more can come."""
        undisturbed_until = time.monotonic() + 2  # mostly it needs no more

        def enough() -> bool:
            return time.monotonic() > undisturbed_until and self._settled(self.fax())

        if not self._followed(self._start("run"), RUN_SECONDS, enough):
            self.said.append("it did not come to an end")

    def decide(self, decision: str) -> None:
        """`faxwell resolve` for the one fax; --send-again allows one more."""
        fax = self.fax()
        assert fax is not None
        self._followed(self._start("resolve", str(fax.id), decision), SEND_SECONDS)
        self.decisions += decision == "--send-again"

    def fax(self) -> Fax | None:
        faxes = self._faxes()
        return faxes[0] if faxes else None

    def accepted(self) -> list[dict[str, Any]]:
        return [entry for entry in self.account.accepted() if entry["size"] == self._size]

    def verdict(self, name: str) -> Verdict:
        found = Verdict(name)
        faxes, accepted = self._faxes(), self.accepted()
        told = self.queued or any(_QUEUED_WORDS in words for words in self.said)
        if not faxes and (told or accepted):
            found.lost.append("queued, then gone" if told else "at the server, but not in the list")
        if len(faxes) > 1:
            found.doubled.append("two faxes in the list")
        if len(accepted) > 1 + self.decisions:
            found.doubled.append(f"accepted {len(accepted)} times with {self.decisions} decisions")
        if faxes:
            self._judge(faxes[0], accepted, found)
        denied = any(_NOT_QUEUED_WORDS in words for words in self.said)
        if denied and faxes:
            found.false.append("said not to be queued, and is in the list")
        found.odd += [
            words.strip()
            for words in self.said
            if any(mark in words for mark in ("Traceback", "a fault", "come to an"))
        ]
        return found

    def _judge(self, fax: Fax, accepted: list[dict[str, Any]], found: Verdict) -> None:
        found.needs_check = fax.state is FaxState.NEEDS_CHECK
        if fax.damaged:
            found.odd.append("the row is damaged")
        for attempt in fax.attempts:
            if attempt.state in ("delivered", "failed") and self._status(attempt.telnyx_id) != attempt.state:
                found.false.append(f"{attempt.state} here, {self._status(attempt.telnyx_id)} there")
        if fax.state in _NOT_SENT and accepted:
            found.false.append(f"{fax.state} here, accepted there")
        waits = fax.state in (FaxState.QUEUED, FaxState.UPLOADING, FaxState.COMMITTING)
        if waits and scenario_of(self.number).reply not in _STOPS_HERE:
            found.lost.append(f"left lying: {fax.state}")

    def _status(self, telnyx_id: str | None) -> str:
        if not telnyx_id:
            return "unknown"
        return str(self.account.get(telnyx_id)["status"])

    def _settled(self, fax: Fax | None) -> bool:
        """Nothing more can come, though `faxwell run` would wait."""
        if fax is None:
            return False
        scenario = scenario_of(self.number)
        if fax.state is FaxState.NEEDS_CHECK:
            if scenario.reply is Reply.ACCEPTED_FOR_ANOTHER_NUMBER:
                return bool(fax.attempt.other_id)
            return fax.attempt.checks > (1 if scenario.reply in _LATE else 0) and not self.accepted()
        return fax.state is FaxState.ACCEPTED and scenario.course.never_ends

    def _faxes(self) -> tuple[Fax, ...]:
        reader: FaxReader = faxes_of(self.data, AccountKind.OTHER_SERVER, self.account.url)
        try:
            return tuple(fax for fax in reader.page(10) if fax.document.size == self._size)
        finally:
            reader.close()

    def _start(self, *arguments: str, tracing: Sequence[str] = ()) -> subprocess.Popen[str]:
        program = [sys.executable, *self._program, arguments[0], "--data-dir", str(self.data)]
        program += ["--api-url", self.account.url, *arguments[1:]]
        if tracing:
            log = str(self._folder / "calls")
            watched = [sys.executable, "-m", "tests.faults.tracer", "--folder", str(self.data), "--log", log]
            program = [*watched, *tracing, "--", *program]
        environment = {**os.environ, "FAXWELL_API_KEY": self.account.key}
        pipe = subprocess.PIPE
        return subprocess.Popen(program, cwd=ROOT, env=environment, stdout=pipe, stderr=pipe, text=True)

    def _followed(
        self, process: subprocess.Popen[str], seconds: float, enough: Callable[[], bool] | None = None
    ) -> bool:
        """False when it was killed because the time was over."""
        until = time.monotonic() + seconds
        in_time = True
        while process.poll() is None and in_time and not (enough and enough()):
            with suppress(subprocess.TimeoutExpired):
                process.communicate(timeout=_LOOK_EVERY if enough else max(0.0, until - time.monotonic()))
            in_time = time.monotonic() < until
        if process.poll() is None:
            process.kill()
        self.said += process.communicate()
        self.codes.append(process.returncode)
        return in_time

    def calls(self) -> list[dict[str, Any]]:
        """Of the watched command."""
        lines = (self._folder / "calls").read_text().splitlines()
        return [json.loads(line) for line in lines]

    def reached(self, point: Point) -> bool:
        return any((call["label"], call["nth"]) == (point.label, point.nth) for call in self.calls())


def recorded(trial: Trial, command: str) -> list[Point]:
    """The calls of an undisturbed send or run, in their order."""
    trial.traced(command, "--ever-after")
    verdict = trial.verdict("recording")
    assert not verdict.faults, verdict
    return [Point(call["label"], call["nth"]) for call in trial.calls()]


def some(points: Sequence[_T], most: int) -> list[_T]:
    """So many of them at most, evenly spread."""
    if len(points) <= most:
        return list(points)
    return [points[number * len(points) // most] for number in range(most)]


def at_once(work: Callable[[_T], _R], jobs: Iterable[_T]) -> Iterator[_R]:
    with ThreadPoolExecutor(AT_A_TIME) as threads:
        yield from threads.map(work, jobs)


class Table:
    """Rows of counts, printed as they are finished, with what was wrong below each."""

    def __init__(self) -> None:
        say(f"{'':<44}{'trials':>7}{'lost':>6}{'doubled':>9}{'false':>7}{'odd':>5}{'needs a check':>15}")

    def row(self, name: str, verdicts: Sequence[Verdict]) -> Sequence[Verdict]:
        counts = [sum(bool(getattr(each, kind)) for each in verdicts) for kind in ("lost", "doubled", "false", "odd")]
        doubt = sum(each.needs_check for each in verdicts)
        lost, doubled, false, odd = counts
        missed = sum(not each.reached for each in verdicts)
        more = f"   (not reached: {missed})" if missed else ""
        say(f"{name:<44}{len(verdicts):>7}{lost:>6}{doubled:>9}{false:>7}{odd:>5}{doubt:>15}{more}")
        for verdict in [each for each in verdicts if each.faults][:5]:
            say(f"      {verdict.name}: {'; '.join(verdict.faults)}")
        return verdicts


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
