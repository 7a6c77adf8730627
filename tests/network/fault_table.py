"""Every row of rows.py end to end: the real engine, storage and client against a server in a process of its own.

`python -m tests.network.fault_table [WORDS]` prints the table. The engine's clock runs 200 times as fast as ours.
"""

from __future__ import annotations

import contextlib
import itertools
import logging
import os
import socket
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from app.core.attempt import Cause, Route
from app.core.fax import ENDED, Fax, FaxState, TimelineEntry
from app.core.orders import ResumeQueue
from app.core.timeline import What
from tests.network.faulty_telnyx import FaultyTelnyx
from tests.network.office import LoggedFaults, Office, write_document
from tests.network.rows import ROWS, Row
from tests.practice_account import until

AT_ONCE = 6
_getaddrinfo = socket.getaddrinfo


@dataclass(frozen=True)
class Seen:
    """What one row came to."""

    fax: Fax
    timeline: tuple[TimelineEntry, ...]
    log: list[dict[str, Any]]
    errors: list[str]
    catcher: int

    @property
    def counts(self) -> Counter[str]:
        return Counter(entry["event"] for entry in self.log)

    def events(self, kind: str) -> list[dict[str, Any]]:
        return [entry for entry in self.log if entry["event"] == kind]


def observe(row: Row, server: FaultyTelnyx, folder: Path) -> Seen:
    """Sends one fax and waits until the row has had its say, and longer: a second POST would come by itself."""
    account = server.account(ROWS.index(row))
    with _address(row, server, account) as url:
        office = Office(folder, url)
        try:
            office.submit(write_document(folder, row.large))
            if row.resumes:
                until(lambda: row.told in office.errors)
                beginning = office.clock().steady
                until(lambda: office.clock().steady > beginning + 60)
                office.engine.give(ResumeQueue())
            until(lambda: _has_settled(row, office, server, account))
            fax = office.reader.get(1)
            assert fax is not None
            timeline = office.reader.timeline(1)
        finally:
            office.close()
    return Seen(fax, timeline, server.log(account), office.errors, len(server.log()))


def _has_settled(row: Row, office: Office, server: FaultyTelnyx, account: str) -> bool:
    fax = office.reader.get(1)
    if fax is None:
        return False
    seen = Counter(str(entry["event"]) for entry in server.log(account))
    if fax.state in ENDED:
        return fax.attempt.route is Route.CONTENTS or seen["delete"] > 0
    if fax.state is not row.ends:
        return False
    match fax.state:
        case FaxState.NEEDS_CHECK:
            return seen["list"] >= 6
        case FaxState.ACCEPTED:
            return seen["told"] > len(row.statuses) + 2
    return fax.attempt.cause is Cause.TOO_MANY_REQUESTS or office.client.probes >= 3


def faults_of(row: Row, seen: Seen) -> list[str]:
    """What is not as it must be."""
    fax, counts = seen.fax, seen.counts
    told = {entry["status"] for entry in seen.events("told") if entry["id"] == fax.attempt.telnyx_id}
    media = [entry["media"] for entry in seen.events("accepted")]
    waits = [
        (attempt.not_before - attempt.created_at).total_seconds() for attempt in fax.attempts if attempt.not_before
    ]
    story = [entry.what for entry in seen.timeline]
    after_doubt = story[story.index(What.ANSWER_LOST) :] if What.ANSWER_LOST in story else []
    checks = {
        f"it ended {fax.state.value}, not {row.ends.value}": fax.state is not row.ends,
        f"{counts['post']} POSTs, not {row.posts}": counts["post"] != row.posts,
        f"{counts['accepted']} faxes, not {row.accepted}": counts["accepted"] != row.accepted,
        "handed over again after an unclear answer": What.HANDING_OVER in after_doubt,
        "delivered without a word of Telnyx's": fax.state is FaxState.DELIVERED and "delivered" not in told,
        "another host was asked": seen.catcher > 0,
        f"told {seen.errors}, not {row.told}": row.error is not None and row.told not in seen.errors,
        f"the alarm is {fax.attempt.alarm!r}": fax.attempt.alarm != row.alarm,
        "a wait of more than 15 minutes": any(wait > 901 for wait in waits),
        "one upload for two attempts": len(set(media)) < len(media) and row.alarm != "twice",
        "requests to a server that is not Telnyx": row.posts == 0 and bool(seen.log),
    }
    return [words for words, is_so in checks.items() if is_so]


@contextlib.contextmanager
def _address(row: Row, server: FaultyTelnyx, account: str) -> Iterator[str]:
    match row.listener:
        case "unknown name":
            yield "https://telnyx.invalid/v2"
        case "closed port":
            with socket.create_server(("127.0.0.1", 0)) as closed:
                port = closed.getsockname()[1]
            yield f"https://127.0.0.1:{port}/v2"
        case "full":
            with _black_hole("127.0.0.1", 0) as port:
                yield f"https://127.0.0.1:{port}/v2"
        case "black hole first":
            with _black_hole("127.0.0.2", server.ports["plain"]):
                yield server.url("plain", account).replace("127.0.0.1", "localhost")
        case listener:
            yield server.url(listener, account)


@contextlib.contextmanager
def _black_hole(host: str, port: int) -> Iterator[int]:
    """An address where connections are neither taken nor refused."""
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(socket.socket())
        listener.bind((host, port))
        listener.listen(0)
        for _ in range(3):
            filler = stack.enter_context(socket.socket())
            filler.setblocking(False)
            filler.connect_ex(listener.getsockname())
        yield listener.getsockname()[1]


def _two_addresses(host: Any, port: Any, *rest: Any, **named: Any) -> Any:
    """localhost has a dead address first, as a host with a broken IPv6 route has."""
    if host != "localhost":
        return _getaddrinfo(host, port, *rest, **named)
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in ("127.0.0.2", "127.0.0.1")]


@contextlib.contextmanager
def short_deadlines() -> Iterator[None]:
    with contextlib.ExitStack() as stack:
        for name, seconds in {
            "app.telnyx.connection.CONNECT_SECONDS": 0.3,
            "app.telnyx.sending.JSON_SECONDS": 0.6,
            "app.telnyx.client.JSON_SECONDS": 0.6,
            "app.telnyx.client.STALL_SECONDS": 0.3,
            "socket.getaddrinfo": _two_addresses,
        }.items():
            stack.enter_context(patch(name, seconds))
        yield


def run(rows: Sequence[Row], folder: Path) -> Iterator[tuple[Row, list[str], Seen | None]]:
    """All rows, several at once; those with short deadlines last."""
    with FaultyTelnyx(folder) as server, patch.dict(os.environ, {"SSL_CERT_FILE": str(server.authority)}):
        numbers = itertools.count()
        lock = threading.Lock()

        def one(row: Row) -> tuple[Row, list[str], Seen | None]:
            with lock:
                place = folder / f"data-{next(numbers)}"
            try:
                seen = observe(row, server, place)
            except AssertionError:
                return row, ["it did not come to its end"], None
            return row, faults_of(row, seen), seen

        for hurried in (False, True):
            chosen = [row for row in rows if row.hurried is hurried]
            with short_deadlines() if hurried else contextlib.nullcontext(), ThreadPoolExecutor(AT_ONCE) as pool:
                yield from pool.map(one, chosen)


def main(words: Sequence[str]) -> int:
    logged = LoggedFaults()
    logging.getLogger("app").addHandler(logged)
    rows = [row for row in ROWS if all(word in f"{row.number} {row.name}" for word in words)]
    bad = 0
    with tempfile.TemporaryDirectory() as name:
        for row, faults, seen in run(rows, Path(name)):
            bad += bool(faults)
            counts = seen.counts if seen else Counter[str]()
            ends = seen.fax.state.value if seen else "-"
            line = f"{row.number:4} {row.name:60} {ends:12} {counts['post']} POSTs {counts['accepted']} faxes"
            sys.stdout.write(f"{line}  {'; '.join(faults) or 'ok'}\n")
    sys.stdout.write(f"{len(rows)} rows, {bad} bad, {len(logged.lines)} errors logged\n")
    sys.stdout.write("".join(f"{line}\n" for line in logged.lines))
    return 1 if bad or logged.lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
