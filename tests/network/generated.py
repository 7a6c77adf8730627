"""Generated answers, in process, against everything that reads them: client, outcome, list, engine and database.

`python -m tests.network.generated [COUNT] [SEED]` gives so many answers (100,000) to the real TelnyxClient and the real
outbox, nearly right ones and hopeless ones, and holds what became of the faxes against what was said.
"""

from __future__ import annotations

import logging
import random
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from app.core.attempt import AttemptState
from app.core.errors import Offline
from app.telnyx.answer import Answer
from app.telnyx.client import TelnyxClient
from app.telnyx.connection import NoAnswer
from tests.fakes import Desk
from tests.network.chance import World
from tests.network.office import LoggedFaults

FAXES_AT_ONCE = 5
TICKS = 25


class ScriptedConnection:
    """app.telnyx.connection.Connection without a network."""

    world: World
    was_reused = False
    is_broken = False

    def __init__(self, access: Any) -> None:
        self.handed_over = self.answer_begun = False
        self.proxy = access.proxy

    def exchange(self, method: str, path: str, *, content: bytes | Iterable[bytes] = b"", **rest: Any) -> Answer:
        chance = self.world.chance
        self.handed_over = self.answer_begun = False
        if chance.random() < 0.02:
            raise NoAnswer(Offline())
        self.handed_over = True
        body, whole = self._taken(content)
        answer = self.world.answer(method, path, body, whole)
        if answer is None:
            raise NoAnswer(Offline())
        self.answer_begun = True
        return answer

    def _taken(self, content: bytes | Iterable[bytes]) -> tuple[bytes, bool]:
        """Now and then an answer comes before the end of a long request."""
        if isinstance(content, bytes):
            return content, True
        body = bytearray()
        for block in content:
            if self.world.chance.random() < 0.03:
                return bytes(body), False
            body += block
        return bytes(body), True

    def break_off(self) -> None: ...

    def renew(self) -> None: ...

    def close(self) -> None: ...


def _stranger(number: str) -> dict[str, Any]:
    """A fax of somebody else's to the same number."""
    names = {"client_state": "b3RoZXI=", "media_name": "other"}
    return {"id": f"stranger-{number[1:]}", "to": number, "created_at": "2026-03-02T14:00:00Z", **names}


def one_day(folder: Path, chance: random.Random) -> tuple[World, Counter[str], list[str]]:
    """Some faxes: how many ended how, and what is wrong with them."""
    numbers = [f"+131255501{number:02}" for number in range(FAXES_AT_ONCE)]
    world = World(chance, faxes={f"stranger-{number[1:]}": _stranger(number) for number in numbers})
    folder.mkdir(mode=0o700)
    with patch("app.telnyx.client.Connection", type("Connection", (ScriptedConnection,), {"world": world})):
        client = TelnyxClient("http://127.0.0.1/v2", lambda: "KEY")
        desk = Desk(folder, telnyx=client)  # type: ignore[arg-type]  # the real one instead of the fake
        desk.begin()
        sent = set(map(desk.submit, numbers))
        for _ in range(TICKS):
            desk.tick(chance.choice((1, 5, 30, 120, 900)))
            if chance.random() < 0.05:
                desk.restart()
        wrong = list(_wrong(desk, world, sent))
        states = Counter(fax.state.value for fax in desk.reader.page(1000))
        desk.leave()
    return world, states, wrong


def _wrong(desk: Desk, world: World, sent: set[int]) -> Iterator[str]:
    faxes = desk.reader.page(1000)
    if {fax.id for fax in faxes} != sent:
        yield "a fax is lost"
    for fax in faxes:
        posts = world.posts.get(fax.recipient, [])
        if fax.damaged:
            yield f"fax {fax.id} is damaged"
        if not all(post.proves_nothing_exists for post in posts[:-1]):
            yield f"fax {fax.id} was sent again"
        tokens = [post.token for post in posts if post.token != fax.recipient]
        if len(set(tokens)) != len(tokens):
            yield f"a token of fax {fax.id} was used twice"
        for attempt in fax.attempts:
            if attempt.state is AttemptState.DELIVERED and attempt.telnyx_id not in world.said_delivered:
                yield f"fax {fax.id} is delivered, and its own GET never said so"
            names = (attempt.token, attempt.media_name) if attempt.token else (fax.recipient,)
            if attempt.telnyx_id and not any(attempt.telnyx_id in world.shown.get(name, ()) for name in names):
                yield f"fax {fax.id} was taken for one that is not its own"


def run(count: int, seed: int, folder: Path, each: Callable[[Counter[str]], None] = lambda _: None) -> Counter[str]:
    """What was counted; `each` sees it after every day. Raises what the program lets out."""
    totals: Counter[str] = Counter()
    while totals["answers"] < count:
        place = folder / "data"
        world, states, wrong = one_day(place, random.Random(f"{seed}-{totals['days']}"))
        shutil.rmtree(place)
        for words in wrong:
            sys.stderr.write(f"seed {seed}, day {totals['days']}: {words}\n")
        totals += Counter(days=1, answers=world.answers, faxes=FAXES_AT_ONCE, wrong=len(wrong))
        totals += Counter(POSTs=sum(map(len, world.posts.values()))) + states
        each(totals)
    return totals


def main(count: int, seed: int) -> int:
    logged = LoggedFaults()
    logging.getLogger("app").addHandler(logged)
    sizes: list[int] = []
    began = time.monotonic()
    place = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=place if place.is_dir() else None) as folder:
        totals = run(count, seed, Path(folder), lambda _: sizes.append(_resident_bytes()))
    growth = sizes[-1] - sizes[len(sizes) // 5]
    sys.stdout.write(f"{dict(totals)}\n{time.monotonic() - began:.0f} s, {len(logged.lines)} exceptions, memory ")
    sys.stdout.write(f"{sizes[0] // 1024} kB at first, {growth // 1024:+} kB in the last four fifths\n")
    sys.stdout.write("".join(f"{line}\n" for line in logged.lines[:5]))
    return 1 if totals["wrong"] or logged.lines or growth > 5_000_000 else 0


def _resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*(*numbers, *(100_000, 1)[len(numbers) :])))
