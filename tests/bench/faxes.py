# ruff: noqa: T201, N802 - it prints a table; Qt's names
"""*Faxes* with very many rows: opening the page against the same page without any; from a keystroke to what it found.

    python -m tests.bench.faxes [ROWS]

The outbox is a real file with ROWS faxes (a million, unless said), a few of them open; it takes minutes to make. Each
opening is a page of its own; a search ends when the list has painted what was found. Prints a table; asserts nothing.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from app.core.attempt import AttemptState
from app.core.fax import Fax, FaxRequest
from app.core.settings import AccountKind
from app.core.timeline import What
from app.storage import rows, schema
from app.storage.database import open_outbox
from app.storage.fax_reader import FaxReader
from app.ui import theme
from app.ui.account_in_use import AccountInUse
from app.ui.engine_link import EngineLink
from app.ui.faxes.page import FaxesPage
from app.ui.made.faxes import made_fax
from tests.ui.memory_account import MemoryAccount

ROUNDS = 7
WORDS = (
    "referral",
    "letter",
    "order",
    "form",
    "results",
    "summary",
    "motion",
    "filing",
    "consent",
    "report",
    "exhibit",
)
ENDS = (AttemptState.DELIVERED,) * 8 + (AttemptState.FAILED, AttemptState.CANCELED)
TYPED = ("5550172", "312 555", "exhibit", "consent-summary", "canceled 31255501", "2025-03", "no such word", "zq")
NOW = datetime(2026, 3, 2, 15, 12, tzinfo=UTC)


def fax(number: int, count: int) -> Fax:
    state = ENDS[number % len(ENDS)] if number % 100_000 else AttemptState.UNKNOWN
    name = f"{WORDS[number * 7 % len(WORDS)]}-{WORDS[number * 3 % len(WORDS)]}-{number}.pdf"
    recipient = f"+1{(312, 415, 773, 212)[number % 4]}555{number * 7919 % 10_000:04d}"
    made = made_fax(number, state, recipient=recipient, name=name, age=timedelta(minutes=(count - number) // 2))
    attempt = replace(made.attempts[0], telnyx_id=None, token=f"token-{number}")
    return replace(made, attempts=(attempt,))


def fill(path: Path, count: int) -> None:
    database, _ = open_outbox(path, as_owner=True)
    with closing(database):
        schema.drop_rules(database)  # of the rule that a fax begins as one that waits
        database.execute("BEGIN")
        for table, columns, values in (
            ("faxes", rows.FAX, _fax_rows),
            ("attempts", rows.ATTEMPT, _attempt_rows),
            ("timeline", rows.TIMELINE, _entry_rows),
        ):
            places = ", ".join("?" * (len(columns) + 1))
            query = f"INSERT INTO {table} ({', '.join(columns)}, checksum) VALUES ({places})"
            database.executemany(query, ((*each, rows.checksum(each)) for each in values(count)))
        database.execute("COMMIT")
        schema.add_rules(database)


def _fax_rows(count: int) -> Iterator[list[rows.Stored]]:
    for number in range(1, count + 1):
        each = fax(number, count)
        request = FaxRequest(
            each.compose_id,
            each.recipient,
            each.sender,
            each.connection_id,
            each.options,
            Path(each.document.name),
            each.document.sha256,
            each.document.size,
            each.document.pages,
        )
        yield rows.fax_values(number, request, each.document, each.created_at)


def _attempt_rows(count: int) -> Iterator[list[rows.Stored]]:
    return (rows.attempt_values(fax(number, count).attempts[0]) for number in range(1, count + 1))


def _entry_rows(count: int) -> Iterator[list[rows.Stored]]:
    for number in range(1, count + 1):
        yield [number, number, NOW.isoformat(), What.QUEUED.value, json.dumps({})]


class Painted(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.Paint
        return False


def until(condition: Callable[[], bool]) -> None:
    while not condition():
        QCoreApplication.processEvents()


class Opened:
    def __init__(self, path: Path) -> None:
        reader = FaxReader(path)
        memory = MemoryAccount()
        memory.reader = reader  # type: ignore[assignment]  # the real one
        link = EngineLink()
        account = AccountInUse(memory.services, link)
        account.open(AccountKind.TELNYX)
        until(lambda: account.session is not None)
        begun = time.perf_counter()
        self.page = FaxesPage(memory.services, account, link, lambda: NOW)
        painted = Painted(self.page.list.viewport())
        self.page.show()
        until(lambda: painted.times > 0)
        self.first_paint = time.perf_counter() - begun
        until(lambda: self.page.faxes.is_empty or self.page.faxes.rowCount() > 0)
        seen = painted.times
        until(lambda: self.page.faxes.is_empty or painted.times > seen)
        self.filled = time.perf_counter() - begun
        self._painted = painted

    def find(self, typed: str) -> tuple[float, int]:
        self.page.finding.clear()
        until(lambda: self.page.list.model() is self.page.faxes)
        told: list[None] = []
        self.page.finding.changed.connect(lambda: told.append(None))
        seen, begun = self._painted.times, time.perf_counter()
        self.page.finding.field.setText(typed)
        until(lambda: bool(told) and self._painted.times > seen)
        return time.perf_counter() - begun, self.page.finding.found.rowCount()


def memory() -> float:
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1000


def main(words: list[str]) -> None:
    count = int(words[0]) if words else 1_000_000
    application = QApplication([])
    theme.install(application)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "faxes.db"
        fill(path, count)
        print(f"{count:,} faxes, {path.stat().st_size / 1e6:,.0f} MB")
        begun = time.perf_counter()
        FaxReader(path).search("", 1)
        print(f"the index of all, made once               {(time.perf_counter() - begun) * 1000:8.1f} ms")
        none = Path(folder) / "none.db"
        fill(none, 0)
        Opened(none), Opened(path)  # what is loaded once
        empty = statistics.median(Opened(none).first_paint for _ in range(ROUNDS))
        before = memory()
        pages = [Opened(path) for _ in range(ROUNDS)]
        opened = statistics.median(page.first_paint for page in pages)
        filled = statistics.median(page.filled for page in pages)
        print(f"first paint of the page without a fax     {empty * 1000:8.1f} ms")
        print(f"first paint of the page                   {opened * 1000:8.1f} ms   {opened / empty:.2f} x   <= 1.2 x")
        print(f"its newest faxes are there                {filled * 1000:8.1f} ms")
        print(f"memory of a page and its faxes            {(memory() - before) / ROUNDS:8.1f} MB   <= 20 MB")
        page = pages[-1]
        for typed in TYPED:
            times, found = zip(*(page.find(typed) for _ in range(ROUNDS)), strict=True)
            print(f"  {typed!r:39} {statistics.median(times) * 1000:8.1f} ms   <= 30 ms   {found[0]} rows shown")
        sys.stdout.flush()
        os._exit(0)  # daemon threads still have the folder open


if __name__ == "__main__":
    main(sys.argv[1:])
