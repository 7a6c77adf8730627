"""A Telnyx that misbehaves as the rows of rows.py say, in a process of its own with a log of its own.

Every row has an account of its own, told by the first part of the path: https://127.0.0.1:PORT/ROW-NONCE/v2, ROW being
its place in the table. The account's log has one JSON object a line, written before the answer leaves: what was asked,
what was accepted, which status was told.
"""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import threading
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import trustme

from tests.network.faulty_account import ELSEWHERE, Account, Exchange, fingerprint, operation_of
from tests.network.rows import ROWS
from tests.telnyx.conftest import server_tls
from tests.telnyx.fault_server import FaultServer, Peer, reply

ROOT = Path(__file__).resolve().parent.parent.parent
# So little that a peer that does not read stops a document of some megabytes.
_RECEIVE_BUFFER = 65536
ANOTHER_HOST = "another-host"


class Accounts:
    def __init__(self, folder: Path) -> None:
        self._rows = ROWS
        self._folder = folder
        self._accounts: dict[str, Account] = {}
        self._lock = threading.Lock()
        self._another_host = Account(ANOTHER_HOST, folder / ANOTHER_HOST, {}, ())

    def serve(self, peer: Peer) -> None:
        first = True
        while received := peer.head():
            name, operation, target = operation_of(received)
            account = self._account(name)
            account.log(operation, key=fingerprint(received.headers.get("authorization", "")))
            exchange, first = Exchange(account, peer, received, operation, target, first), False
            account.act_for(operation)(exchange)
            if exchange.closed or received.headers.get("connection") == "close":
                return

    def caught(self, peer: Peer) -> None:
        """Another host, which must never be asked for anything."""
        self._another_host.log("a connection")
        received = peer.request()
        self._another_host.log(received.line if received else "nothing")
        peer.send(reply(202, {"data": {"id": "caught", "to": "+13125550101"}}))

    def _account(self, name: str) -> Account:
        with self._lock:
            if name not in self._accounts:
                row = self._rows[int(name.partition("-")[0])]
                self._accounts[name] = Account(name, self._folder / name, dict(row.acts), row.statuses)
            return self._accounts[name]


def _log_in_page(peer: Peer) -> None:
    """Of a network's own server, which answers for every host."""
    while peer.request():
        peer.send(reply(200, b"<html>Welcome to our Wi-Fi</html>", content_type="text/html"))


def _no_tls(peer: Peer) -> None:
    peer.receive()
    peer.send(reply(200, b"<html>Welcome to our Wi-Fi</html>", content_type="text/html"))


def main(folder: Path) -> None:
    """Prints one line of JSON with the ports, then serves until stdin closes."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    good = server_tls(authority)
    accounts = Accounts(folder)
    servers = {
        "good": FaultServer(accounts.serve, good, _RECEIVE_BUFFER),
        "expired": FaultServer(accounts.serve, server_tls(authority, days=-10)),
        "not yet valid": FaultServer(accounts.serve, server_tls(authority, since=10)),
        "other host": FaultServer(accounts.serve, server_tls(authority, "fax.example")),
        "self-signed": FaultServer(accounts.serve, server_tls(trustme.CA())),
        "no TLS": FaultServer(_no_tls),
        "portal": FaultServer(_log_in_page, good),
        "plain": FaultServer(accounts.serve),
        "another host": FaultServer(accounts.caught),
        "another safe host": FaultServer(accounts.caught, good),
    }
    with ExitStack() as stack:
        for server in servers.values():
            stack.enter_context(server)
        ELSEWHERE.extend([servers["another host"].url, servers["another safe host"].url])
        sys.stdout.write(json.dumps({name: server.port for name, server in servers.items()}) + "\n")
        sys.stdout.flush()
        sys.stdin.read()


class FaultyTelnyx:
    """The process, as a test holds it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._nonces = itertools.count(1)

    def __enter__(self) -> FaultyTelnyx:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.network.faulty_telnyx", str(self.folder)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the server did not start"
        self.ports: dict[str, int] = json.loads(line)
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(30)
        if self._process.stdout:
            self._process.stdout.close()

    @property
    def authority(self) -> Path:
        return self.folder / "authority.pem"

    def account(self, row: int) -> str:
        """A new account that behaves as that row of the table."""
        return f"{row}-{next(self._nonces)}"

    def url(self, listener: str, account: str) -> str:
        scheme = "http" if listener == "plain" else "https"
        return f"{scheme}://127.0.0.1:{self.ports[listener]}/{account}/v2"

    def log(self, account: str = ANOTHER_HOST) -> list[dict[str, Any]]:
        file = self.folder / account
        return [json.loads(line) for line in file.read_bytes().splitlines()] if file.exists() else []


if __name__ == "__main__":
    main(Path(sys.argv[1]))
