"""`faxwell send --wait` as a process of its own, before a server of ours that notes every request with its time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from app.core.fax import Fax
from app.storage.fax_reader import FaxReader
from tests.network.faulty_account import Account, Act, Exchange, operation_of
from tests.practice_account import ROOT, pdf
from tests.telnyx.fault_server import FaultServer, Peer

NUMBER = "+13125550101"


@dataclass
class Telnyx:
    """One account, misbehaving as `acts` say."""

    account: Account
    asked: list[tuple[float, str, str]] = field(default_factory=list)
    """When (monotonic), which operation, and the request's line."""
    server: FaultServer = field(init=False)

    def __post_init__(self) -> None:
        self.server = FaultServer(self._serve)

    def count(self, operation: str) -> int:
        return sum(operation == name for _, name, _ in self.asked)

    def busiest(self, seconds: float = 1.0) -> int:
        """The most requests within so many seconds."""
        times = [at for at, _, _ in self.asked]
        return max((sum(first <= at < first + seconds for at in times) for first in times), default=0)

    def _serve(self, peer: Peer) -> None:
        while received := peer.head():
            received.line = received.line.replace(" /v2/", f" /{self.account.name}/v2/", 1)
            _, operation, target = operation_of(received)
            self.asked.append((time.monotonic(), operation, received.line))
            exchange = Exchange(self.account, peer, received, operation, target)
            self.account.act_for(operation)(exchange)
            if exchange.closed or received.headers.get("connection") == "close":
                return


@contextmanager
def telnyx(folder: Path, statuses: tuple[str, ...], acts: Mapping[str, tuple[Act, ...]]) -> Iterator[Telnyx]:
    world = Telnyx(Account("all", folder / "log", dict(acts), statuses))
    with world.server:
        yield world


class Program:
    """Sends one fax. `variables` are more of its environment."""

    def __init__(
        self,
        folder: Path,
        server: Telnyx,
        size: int = 0,
        module: str = "app",
        variables: Mapping[str, str] | None = None,
    ) -> None:
        self._module = module
        self.data = folder / "data"
        self.url = server.server.url
        self._variables = variables or {}
        document = folder / "letter.pdf"
        document.write_bytes(pdf(size=size) if size else pdf())
        self.process = self._start(
            "send", "--to", NUMBER, "--from", "+13125550100", "--connection-id", "1", str(document), "--wait", "--json"
        )

    def ended(self, seconds: float = 120) -> tuple[int, str]:
        """Exit code, and what it said on stderr; killed when that takes longer."""
        try:
            _, said = self.process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            _, said = self.process.communicate()
        return self.process.returncode, said

    def tell(self, number: signal.Signals) -> None:
        os.kill(self.process.pid, number)

    def run_again(self) -> int:
        """`faxwell run`, until nothing is open."""
        return self._start("run").wait(120)

    @property
    def fax(self) -> Fax:
        reader = FaxReader(next(self.data.glob("server-*")) / "faxes.db")
        try:
            (fax,) = reader.page(2)
            return fax
        finally:
            reader.close()

    def _start(self, *arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", self._module, "--data-dir", str(self.data), "--api-url", self.url, *arguments]
        environment = {**os.environ, "FAXWELL_API_KEY": "KEY0123456789", **self._variables}
        return subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
