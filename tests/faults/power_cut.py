"""Never lost, never doubled, whenever the power fails.

    python -m tests.faults.power_cut [--states N] [--seed N]

The calls of one `faxwell send` are recorded with what they write. Before each of them the power is cut, N times over:
of what was not yet synced, writes are dropped, torn at 512 bytes or come without those before them, and names of files
exist only as far as their folder got to the disk. What is left is opened by the program's own storage: a fax that was
said to wait must be there with its document, and one whose POST has begun must not be one that is sent again.
"""

from __future__ import annotations

import argparse
import base64
import os
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app import paths
from app.core.attempt import AttemptState
from app.core.errors import StorageError
from app.core.settings import AccountKind
from app.practice.scenarios import SCENARIOS
from app.storage.fax_reader import FaxReader
from app.storage.fax_table import FaxTable
from app.storage.spool import Spool
from tests.faults import control
from tests.faults.tracer import CAN_TRACE, SERVER, TERMINAL, WHY_NOT
from tests.faults.trial import PROGRAM, Table, Trial, Verdict, say
from tests.practice_account import PracticeAccount

SECTOR = 512
_MEMORY = Path("/dev/shm")
_SENT_ONCE_MORE = (AttemptState.QUEUED, AttemptState.UPLOADING)
_RECORDED = ("Delivered", "Line dropped", "Too many requests", "Refused")


@dataclass
class _File:
    synced: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    """(offset, bytes) written, or (length, None) cut."""

    def after(self, chance: random.Random) -> bytes:
        how = chance.choice(("none", "all", "first", "some", "torn"))
        content = bytearray(self.synced)
        as_far_as = {"none": 0, "first": chance.randint(0, len(self.pending))}.get(how)
        for offset, data in self.pending[:as_far_as]:
            if how == "some" and chance.random() < 0.5:
                continue
            if data is None:
                del content[offset:]
                content.extend(bytes(offset - len(content)))
            elif how == "torn":
                for start in range(0, len(data), SECTOR):
                    if chance.random() < 0.7:
                        _put(content, offset + start, data[start : start + SECTOR])
            else:
                _put(content, offset, data)
        return bytes(content)

    def sync(self) -> None:
        whole = bytearray(self.synced)
        for offset, data in self.pending:
            if data is None:
                del whole[offset:]
                whole.extend(bytes(offset - len(whole)))
            else:
                _put(whole, offset, data)
        self.synced, self.pending = bytes(whole), []


@dataclass
class _Folder:
    """`synced`: the names that are safe. `pending`: names given and (None) taken away since, in their order, which a
    file system keeps."""

    synced: dict[str, _File | _Folder] = field(default_factory=dict)
    pending: list[tuple[str, _File | _Folder | None]] = field(default_factory=list)

    def names(self, pending: int | None = None) -> dict[str, _File | _Folder]:
        found = dict(self.synced)
        for name, thing in self.pending[:pending]:
            if thing is None:
                found.pop(name, None)
            else:
                found[name] = thing
        return found

    def sync(self) -> None:
        self.synced, self.pending = self.names(), []


def _put(content: bytearray, offset: int, data: bytes) -> None:
    content.extend(bytes(max(0, offset - len(content))))
    content[offset : offset + len(data)] = data


class Disk:
    """What a data folder would hold after a power cut, call for call. `.` is there; its name is somebody else's."""

    def __init__(self) -> None:
        self._root = _Folder()

    def take(self, call: dict[str, Any]) -> None:
        path = str(call["on"])
        if call["on"] in (SERVER, TERMINAL) or (path == "." and call["call"] != "fsync"):
            return
        match call["call"]:
            case "open":
                self._opened(path, int(call["flags"]))
            case "mkdir":
                if self._at(path) is None:
                    self._name(path, _Folder())
            case "write" | "pwrite":
                self._change(path, (int(call["offset"]), base64.b64decode(call["data"])))
            case "ftruncate":
                self._change(path, (int(call["length"]), None))
            case "fsync" | "fdatasync":
                thing = self._at(path)
                if thing is not None:
                    thing.sync()
            case "rename" | "link":
                self._name(str(call["to"]), self._at(path))
                if call["call"] == "rename":
                    self._name(path, None)
            case "unlink":
                if self._at(path) is not None:
                    self._name(path, None)

    def after_a_cut(self, into: Path, chance: random.Random) -> None:
        """One of the states that the disk may be in, as files in an empty folder."""
        _lay_out(self._root, into, chance, {})

    def _opened(self, path: str, flags: int) -> None:
        if self._at(path) is None and flags & os.O_CREAT:
            self._name(path, _File())
        elif flags & os.O_TRUNC:
            self._change(path, (0, None))

    def _change(self, path: str, change: tuple[int, bytes | None]) -> None:
        thing = self._at(path)
        if isinstance(thing, _File):
            thing.pending.append(change)

    def _name(self, path: str, thing: _File | _Folder | None) -> None:
        above, _, name = path.rpartition("/")
        folder = self._at(above)
        assert isinstance(folder, _Folder), path
        folder.pending.append((name, thing))

    def _at(self, path: str) -> _File | _Folder | None:
        thing: _File | _Folder | None = self._root
        for name in [part for part in path.split("/") if part not in ("", ".")]:
            thing = thing.names().get(name) if isinstance(thing, _Folder) else None
        return thing


def _lay_out(folder: _Folder, into: Path, chance: random.Random, contents: dict[int, bytes]) -> None:
    """`contents`: a file with two names has one content."""
    as_far_as = chance.choice((0, len(folder.pending), chance.randint(0, len(folder.pending))))
    for name, thing in folder.names(as_far_as).items():
        if isinstance(thing, _Folder):
            (into / name).mkdir(0o700)
            _lay_out(thing, into / name, chance, contents)
        else:
            (into / name).write_bytes(contents.setdefault(id(thing), thing.after(chance)))


def states(
    calls: Sequence[dict[str, Any]], times: int, seed: int, room: Path
) -> Iterator[tuple[str, Path, bool, bool]]:
    """Where the power was cut, what was left, whether a person had been told, whether the last POST had begun."""
    disk = Disk()
    told = False
    to_come = sum(_is_post(call) for call in calls)  # what Telnyx refused may be sent again: the last one counts
    for number, call in enumerate(calls):
        for cut in range(times):
            with tempfile.TemporaryDirectory(dir=room) as left:
                disk.after_a_cut(Path(left), random.Random(f"{seed}/{number}/{cut}"))
                yield f"cut {cut} before {call['label']} {call['nth']}", Path(left), told, to_come == 0
        told = told or (call["on"] == TERMINAL and b"Waiting\n" in base64.b64decode(call["data"]))
        to_come -= _is_post(call)
        disk.take(call)
    assert told
    assert to_come == 0


def _is_post(call: dict[str, Any]) -> bool:
    return call["on"] == SERVER and base64.b64decode(call.get("data", "")).startswith(b"POST /v2/faxes ")


def judged(place: Path, name: str, told: bool, posted: bool) -> Verdict:
    """`place`: the account's folder."""
    found = Verdict(name)
    table = FaxTable(place / "faxes.db")
    reader = FaxReader(place / "faxes.db")
    try:
        begun_anew = table.open(as_owner=True)
        faxes = reader.page(10)
    except StorageError as error:
        found.odd.append(f"cannot be opened: {type(error).__name__}")
        return found
    finally:
        table.close()
        reader.close()
    if told and not faxes:
        found.lost.append("the database had to be begun anew" if begun_anew else "the rows are gone")
    for fax in faxes:
        if fax.damaged:
            found.odd.append("the row is damaged")
        elif not Spool(paths.spool_dir(place)).is_intact(fax.document):
            (found.lost if told else found.odd).append("the document is gone")
        if posted and any(attempt.state in _SENT_ONCE_MORE for attempt in fax.attempts):
            found.doubled.append(f"would be sent again: {fax.attempt.state}")
        found.needs_check = fax.attempt.state is AttemptState.COMMITTING
    return found


class PowerCuts:
    def __init__(self, account: PracticeAccount, folder: Path) -> None:
        self._account = account
        self._folder = folder
        self._room = _MEMORY if os.access(_MEMORY, os.W_OK) else folder
        self._serial = 0

    def of(self, number: str, times: int, seed: int = 1, program: Sequence[str] = PROGRAM) -> list[Verdict]:
        """Records one send to the number, and judges so many states before each of its calls that change anything."""
        self._serial += 1
        trial = Trial(self._account, self._folder / f"cut-{self._serial}", self._serial, number, program)
        trial.send("--ever-after")
        place = paths.account_dir(Path(), AccountKind.OTHER_SERVER, self._account.url)
        changes = ("open", "mkdir", "write", "pwrite", "ftruncate", "fsync", "fdatasync", "rename", "link", "unlink")
        calls = [call for call in trial.calls() if call["call"] in changes or call["on"] == SERVER]
        return [
            judged(left / place, name, told, posted)
            for name, left, told, posted in states(calls, times, seed, self._room)
        ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--states", type=int, default=6, metavar="N", help="for each call")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if not CAN_TRACE:
        say(f"This does not work here: {WHY_NOT}.")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        account = PracticeAccount(Path(folder) / "server").start()
        try:
            return _all(PowerCuts(account, Path(folder)), options.states, options.seed)
        finally:
            account.stop()


def _all(cuts: PowerCuts, times: int, seed: int) -> int:
    table = Table()
    verdicts: list[Verdict] = []
    for scenario in SCENARIOS:
        if scenario.title in _RECORDED:
            verdicts += table.row(f"power cut: {scenario.title}", cuts.of(scenario.number, times, seed))
    table.row("all", verdicts)
    committed = cuts.of(SCENARIOS[0].number, times, seed, control.control(control.commit_without_fsync))
    copied = cuts.of(SCENARIOS[0].number, times, seed, control.control(control.copy_without_fsync))
    table.row("control: synchronous=NORMAL", committed)
    table.row("control: the copy is not synced", copied)
    blind = not any(each.lost or each.doubled for each in committed) or not any(each.lost for each in copied)
    if blind:
        say("A build with a mistake was not caught: this simulation is blind.")
    return int(blind or any(each.faults for each in verdicts))


if __name__ == "__main__":
    sys.exit(main())
