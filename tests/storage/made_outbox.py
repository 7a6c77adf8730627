"""An outbox as this version writes it, with a fax in every state: kept for the versions to come.

    python -m tests.storage.made_outbox [FOLDER]

writes version-N.db.gz and version-N.json, what a reader says of it, into tests/storage/fixtures or FOLDER. Those of a
version that people have are never made anew.
"""

from __future__ import annotations

import gzip
import json
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from app.core.attempt import Alarm, Attempt, AttemptNames, AttemptState, Cause, Route
from app.core.fax import Fax, FaxRequest, SpooledDocument, Step, TimelineEntry
from app.core.options import PreviewFormat, Quality, SendOptions
from app.core.orders import Cancel, CancelOther, CheckNow, GoNow, Resolution, Resolve, ResumeQueue, StillSend
from app.core.timeline import What
from app.core.transitions import ALLOWED, first_attempt
from app.storage import schema
from app.storage.fax_reader import FaxReader
from app.storage.fax_table import FaxTable

FIXTURES = Path(__file__).resolve().parent / "fixtures"
NOW = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
ORDERS = (
    Cancel(1),
    CancelOther(2),
    CheckNow(3),
    Resolve(4, Resolution.WAS_SENT, "clinic", "We do not know whether this fax was sent."),
    StillSend(5),
    ResumeQueue(),
    GoNow(6),
)
DAMAGED = 3
"""The fax whose row is damaged."""


def make(path: Path) -> None:
    table = FaxTable(path)
    table.open(as_owner=True)
    for number, state in enumerate(AttemptState, 1):
        fax = table.add(_request(number), _document(number), replace(first_attempt(_names(number), NOW), tries=2))
        for step in _way_to(state):
            now = NOW + timedelta(minutes=number)
            before = fax.attempts[-1]
            whats = What if step is AttemptState.DELIVERED else (What.STATUS,)
            entries = tuple(TimelineEntry(now, what, {"status": "café \u202e"}) for what in whats)
            after = replace(before, state=step, changed_at=now, **_facts(number, now))
            moved = table.advance(Step(before, after, entries if step is state else (), delete_media=step is state))
            assert moved is not None
            fax = moved
    _second_attempt(table)
    for order in ORDERS:
        table.leave_order(order, NOW)
    table.order_taken(1, NOW)
    table.upload_deleted(4, NOW)
    table.close()
    _damage(path)


def told(path: Path) -> dict[str, Any]:
    """What a reader and an owner say of an outbox, as JSON would."""
    reader, table = FaxReader(path), FaxTable(path)
    faxes = [_as_json(fax) for fax in reader.page(1000)]
    timeline = {str(fax["id"]): [asdict(entry) for entry in reader.timeline(fax["id"])] for fax in faxes}
    reader.close()
    assert not table.open(as_owner=True), "it was taken for damaged"
    orders = [[order.id, type(order.order).__name__, asdict(order.order)] for order in table.waiting_orders()]
    uploads = [asdict(upload) for upload in table.uploads_to_delete()]
    table.close()
    found = {"faxes": faxes, "timeline": timeline, "orders": orders, "uploads": uploads}
    read: dict[str, Any] = json.loads(json.dumps(found, default=str))
    return read


def shape(path: Path) -> dict[str, str]:
    """The SQL of tables, indexes and triggers by name."""
    with closing(sqlite3.connect(path)) as database:
        return dict(database.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall())


def unpacked(version: int, folder: Path) -> Path:
    """A copy of the kept outbox, as a data folder has it."""
    path = folder / "faxes.db"
    path.write_bytes(gzip.decompress((FIXTURES / f"version-{version}.db.gz").read_bytes()))
    path.chmod(0o600)
    return path


def _as_json(fax: Fax) -> dict[str, Any]:
    return {**asdict(fax), "state": fax.state.value}


def _request(number: int) -> FaxRequest:
    options = _options()
    return FaxRequest(
        f"sheet-{number}", f"+1312555{number:04}", "+13125550100", "7", options, Path(f"{number} ü.pdf"), "ab", 1, 3
    )


def _options() -> SendOptions:
    """None as it would be by itself."""
    return SendOptions(
        Quality.ULTRA_DARK, True, 40, False, True, True, PreviewFormat.TIFF, "Front desk", "https://fax.example.com/x"
    )


def _document(number: int) -> SpooledDocument:
    return SpooledDocument(f"{number} ü.pdf", f"{number}.pdf", "ab" * 32, 184_320, 3)


def _names(number: int) -> AttemptNames:
    return AttemptNames(f"token-{number}", f"media-{number}")


def _way_to(state: AttemptState) -> list[AttemptState]:
    """The shortest way from QUEUED through what is allowed."""
    ways: dict[AttemptState, list[AttemptState]] = {AttemptState.QUEUED: []}
    waiting = [AttemptState.QUEUED]
    while waiting:
        here = waiting.pop(0)
        for old, new in sorted(ALLOWED):
            if old is here and new not in ways:
                ways[new] = [*ways[here], new]
                waiting.append(new)
    return ways[state]


def _facts(number: int, now: datetime) -> dict[str, Any]:
    return {
        "cause": Cause.NETWORK,
        "server_time": now,
        "committed_at": now,
        "telnyx_id": f"fax-{number}",
        "raw_status": "sending",
        "reason": "user_busy",
        "code": "10015",
        "detail": "Their words: “no”",
        "checks": number,
        "page_count": 3,
        "call_seconds": 61,
        "candidates": ("fax-a", "fax-b"),
        "alarm": Alarm.TWICE,
        "other_id": "fax-c",
    }


def _second_attempt(table: FaxTable) -> None:
    fax = table.get(1)
    assert fax is not None
    now = NOW + timedelta(hours=1)
    first = fax.attempts[0]
    started = table.advance(Step(first, replace(first, state=AttemptState.UPLOADING, changed_at=now), ()))
    assert started is not None
    before = started.attempts[0]
    ended = replace(before, state=AttemptState.NOT_HANDED_OVER)
    fresh = Attempt(0, 1, 0, AttemptState.QUEUED, Route.CONTENTS, "", "", now, now, cause=Cause.NO_MEDIA_ROUTE)
    assert table.advance(Step(before, ended, (), fresh=fresh)) is not None


def _damage(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        (trigger,) = database.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'faxes_keep_what_they_are'"
        ).fetchone()
        database.execute("DROP TRIGGER faxes_keep_what_they_are")
        database.execute("UPDATE faxes SET recipient = '+13125559999' WHERE id = ?", (DAMAGED,))
        database.execute(trigger)
        database.commit()
        database.execute("VACUUM")


def main(arguments: Sequence[str]) -> None:
    folder = Path(arguments[0]) if arguments else FIXTURES
    folder.mkdir(exist_ok=True)
    name = f"version-{schema.VERSION}"
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, "faxes.db")
        make(path)
        (folder / f"{name}.db.gz").write_bytes(gzip.compress(path.read_bytes(), mtime=0))
        (folder / f"{name}.json").write_text(json.dumps(told(path), indent=1, ensure_ascii=False) + "\n", "utf-8")
    sys.stdout.write(f"{folder / name}: {(folder / f'{name}.db.gz').stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1:])
