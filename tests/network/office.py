"""A data folder with the real engine, storage and client, whose clock runs 200 times as fast as ours."""

from __future__ import annotations

import hashlib
import logging
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.core.fax import FaxRequest
from app.core.options import SendOptions
from app.core.orders import Fact, QueuePaused, Submit
from app.delivery.engine import Engine
from app.delivery.messages import Moment
from app.storage.engine_lock import EngineLock
from app.storage.fax_reader import FaxReader
from app.storage.fax_table import FaxTable
from app.storage.spool import Spool
from app.telnyx.client import TelnyxClient

SPEED = 200
KEY = "KEY0123456789_canary_of_the_table"
RECIPIENT = "+13125550101"


class FastClock:
    def __init__(self) -> None:
        self._wall, self._began = datetime.now(UTC), time.monotonic()

    def __call__(self) -> Moment:
        passed = (time.monotonic() - self._began) * SPEED
        return Moment(self._wall + timedelta(seconds=passed), self._began + passed)


class CountingClient(TelnyxClient):
    """Knows how often the network was tried, also where no server can tell."""

    probes = 0

    def preflight(self) -> datetime:
        self.probes += 1
        return super().preflight()


class Office:
    """A data folder with its engine."""

    def __init__(self, folder: Path, url: str) -> None:
        folder.mkdir(mode=0o700)
        self.folder = folder
        self.clock = FastClock()
        self.client = CountingClient(url, lambda: KEY)
        self.reader = FaxReader(folder / "faxes.db")
        self.facts: list[Fact] = []
        self.engine = Engine(
            FaxTable(folder / "faxes.db"),
            Spool(folder / "spool"),
            self.client,
            EngineLock(folder / "engine.lock"),
            clock=self.clock,
            jitter=lambda: 1.0,
            tick=0.03,
        )
        self.engine.subscribe(self.facts.append)
        self.engine.start()

    def submit(self, document: Path, recipient: str = RECIPIENT) -> None:
        content = document.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        request = FaxRequest(
            f"sheet-{recipient}", recipient, "+13125550100", "1000", SendOptions(), document, digest, len(content), 1
        )
        self.engine.give(Submit(request))

    @property
    def errors(self) -> list[str]:
        """Why the queue was paused, in turn."""
        return [type(fact.error).__name__ for fact in tuple(self.facts) if isinstance(fact, QueuePaused)]

    def close(self) -> None:
        self.engine.stop()
        self.client.close()
        self.reader.close()


def write_document(folder: Path, large: bool = False) -> Path:
    path = folder / "letter.pdf"
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * (8192 if large else 40))
    return path


class LoggedFaults(logging.Handler):
    """What our own code logs as an error: an exception that nobody foresaw."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))
