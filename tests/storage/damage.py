"""A damaged outbox (P8, P9): never written over, never silently sent, and what is lost or damaged is said.

`python -m tests.storage.damage` prints a table: 200 truncations, 600 flipped bits, zeros, garbage, and an outbox of a
newer version.

What must hold each time: the damaged bytes are still on the disk, where they were or under another name; every fax
that the owner would send is as it was confirmed; and a fax that is neither sent nor shown goes with an error or with
the word that a new list was begun.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from app.core.attempt import AttemptNames
from app.core.errors import StorageError
from app.core.fax import Fax, FaxRequest, SpooledDocument
from app.core.options import SendOptions
from app.core.transitions import first_attempt
from app.storage import schema
from app.storage.fax_reader import FaxReader
from app.storage.fax_table import FaxTable

FAXES = 40
NOW = datetime(2026, 3, 2, tzinfo=UTC)
Harm = Callable[[bytes], bytes]


@dataclass
class Found:
    outcomes: Counter[str] = field(default_factory=Counter)
    """How often: all well, some parked, moved aside, refused."""
    overwritten: int = 0
    changed: int = 0
    """Faxes given out to be sent that are not what was confirmed."""
    silent: int = 0
    """Faxes that are gone without a word."""

    @property
    def is_right(self) -> bool:
        return not (self.overwritten or self.changed or self.silent)


def confirmed(path: Path) -> dict[int, Fax]:
    """Makes an outbox at `path`, closed in good order."""
    table = FaxTable(path)
    table.open(as_owner=True)
    for number in range(FAXES):
        name = f"{number}.pdf"
        request = FaxRequest(f"c{number}", "+13125550123", "+13125550100", "7", SendOptions(), Path(name), "ab", 1, 1)
        first = first_attempt(AttemptNames(f"t{number}", f"m{number}"), NOW)
        table.add(request, SpooledDocument(name, name, "ab", 1, 1), first)
    faxes = {fax.id: fax for fax in table.open_faxes()}
    table.close()
    return faxes


def try_out(content: bytes, faxes: dict[int, Fax], folder: Path, found: Found) -> None:
    path = folder / "faxes.db"
    for old in folder.glob("faxes*"):
        old.unlink()
    path.write_bytes(content)
    table, reader = FaxTable(path), FaxReader(path)
    given: tuple[Fax, ...] = ()
    parked: set[int] = set()
    try:
        anew = table.open(as_owner=True)
        outcome = "moved aside" if anew else "opened"
        given = table.open_faxes()
        parked = {fax.id for fax in reader.page(10 * FAXES) if fax.damaged}
    except StorageError as error:
        outcome = f"refused: {type(error).__name__}"
    finally:
        table.close()
        reader.close()
    if outcome == "opened":
        outcome = "opened, some parked" if parked else "opened, all well"
        found.silent += len(faxes.keys() - {fax.id for fax in given} - parked)
    found.outcomes[outcome] += 1
    found.changed += sum(faxes.get(fax.id) != fax for fax in given)
    found.overwritten += not any(kept.read_bytes() == content for kept in folder.glob("faxes*"))


def truncations(length: int, times: int) -> Iterator[Harm]:
    def cut(end: int) -> Harm:
        return lambda content: content[:end]

    return (cut(length * number // times) for number in range(times))


def flips(times: int) -> Iterator[Harm]:
    chance = random.Random(1)

    def flip(content: bytes) -> bytes:
        changed = bytearray(content)
        changed[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        return bytes(changed)

    return (flip for _ in range(times))


def blots(times: int, filler: Callable[[int], bytes]) -> Iterator[Harm]:
    """A stretch of so many bytes is another."""
    chance = random.Random(2)

    def blot(content: bytes) -> bytes:
        size = chance.choice((1, 64, 512, 4096))
        start = chance.randrange(len(content) - size)
        return content[:start] + filler(size) + content[start + size :]

    return (blot for _ in range(times))


def newer(content: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "x.db")
        path.write_bytes(content)
        with closing(sqlite3.connect(path)) as database:
            database.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
        return path.read_bytes()


def run(folder: Path, cuts: int, bits: int, stretches: int) -> dict[str, Found]:
    path = folder / "faxes.db"
    faxes = confirmed(path)
    content = path.read_bytes()
    chance = random.Random(3)
    kinds: dict[str, Iterator[Harm]] = {
        "truncated": truncations(len(content), cuts),
        "one bit flipped": flips(bits),
        "zeros in it": blots(stretches, bytes),
        "garbage in it": blots(stretches, chance.randbytes),
        "all zeros": iter([lambda content: bytes(len(content))]),
        "all garbage": iter([lambda content: chance.randbytes(len(content))]),
        "of a newer version": iter([newer]),
        "not damaged": iter([lambda content: content]),
    }
    result: dict[str, Found] = {}
    for name, harms in kinds.items():
        result[name] = Found()
        for harm in harms:
            try_out(harm(content), faxes, folder, result[name])
    return result


def main() -> int:
    place = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=place if place.is_dir() else None) as name:
        table = run(Path(name), 200, 600, 100)
    sys.stdout.write(f"{'':20} trials overwritten changed silent\n")
    for kind, found in table.items():
        trials = found.outcomes.total()
        outcomes = ", ".join(f"{count} {outcome}" for outcome, count in found.outcomes.most_common())
        sys.stdout.write(
            f"{kind:20} {trials:6} {found.overwritten:11} {found.changed:7} {found.silent:6}  {outcomes}\n"
        )
    return 0 if all(found.is_right for found in table.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
