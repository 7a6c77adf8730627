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
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import formatdate
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import trustme

from tests.telnyx.conftest import server_tls
from tests.telnyx.fault_server import FaultServer, Peer, Received, reply

ROOT = Path(__file__).resolve().parent.parent.parent
# So little that a peer that does not read stops a document of some megabytes.
_RECEIVE_BUFFER = 65536

Act = Callable[["Exchange"], None]
"""Reads the rest of a request and answers it, or does not."""
ANOTHER_HOST = "another-host"
ELSEWHERE: list[str] = []
"""Addresses that redirects lead to, without and with TLS; known when the server runs."""


@dataclass
class Account:
    name: str
    log_file: Path
    acts: dict[str, tuple[Act, ...]]
    statuses: tuple[str, ...]
    """What the GETs of a fax say, one after the other; the last one for ever."""
    media: set[str] = field(default_factory=set)
    faxes: dict[str, dict[str, Any]] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def status(self) -> str:
        return self.statuses[min(self.asked["told"], len(self.statuses) - 1)]

    def log(self, event: str, **facts: Any) -> None:
        with self.lock, self.log_file.open("ab") as file:
            file.write(json.dumps({"event": event, **facts}).encode() + b"\n")

    def act_for(self, operation: str) -> Act:
        """The row's acts in turn, the last one for ever; without any, as Telnyx would."""
        with self.lock:
            number = self.asked[operation]
            self.asked[operation] += 1
        acts = self.acts.get(operation, (properly,))
        return acts[min(number, len(acts) - 1)]


@dataclass
class Exchange:
    """One request to one account. `operation`: probe, upload, post, list, get, delete, cancel or other."""

    account: Account
    peer: Peer
    received: Received
    operation: str
    target: str
    """What stands at the end of the path: the id of a fax, the name of a medium."""
    first: bool = True
    """On its connection."""
    closed: bool = False

    def read(self, limit: int | None = None) -> None:
        self.peer.body(self.received, limit)

    def order(self) -> dict[str, Any]:
        """The parameters of a send call."""
        if "multipart" not in self.received.headers.get("content-type", ""):
            asked: dict[str, Any] = self.received.json
            return asked
        return {name: str(part.get_payload()) for name, part in self.received.parts().items() if name != "contents"}

    def accept(self, **changes: Any) -> dict[str, Any]:
        """A fax comes into being."""
        order = self.order()
        with self.account.lock:
            number = len(self.account.faxes) + 1
            fax = {
                "record_type": "fax",
                "id": f"fax-{self.account.name}-{number}",
                "to": order["to"],
                "from": order["from"],
                "direction": "outbound",
                "status": "queued",
                "client_state": order.get("client_state"),
                "media_name": order.get("media_name"),
                "created_at": datetime.now(UTC).isoformat(),
                **changes,
            }
            self.account.faxes[fax["id"]] = fax
        self.account.log("accepted", id=fax["id"], media=order.get("media_name"))
        return fax

    def say(self, status: int, body: Any = b"", **headers: str) -> None:
        self.peer.send(reply(status, body, **{"date": formatdate(usegmt=True), **headers}))

    def refuse(self, status: int, code: str = "10015", pointer: str = "") -> None:
        error = {"code": code, "title": "Refused", "detail": "The server's own words.", "source": {"pointer": pointer}}
        self.say(status, {"errors": [error]})

    def close(self) -> None:
        self.peer.close()
        self.closed = True

    def reset(self) -> None:
        self.peer.reset()
        self.closed = True


def properly(exchange: Exchange) -> None:
    """As Telnyx does."""
    exchange.read()
    if not exchange.received.complete:
        exchange.close()
        return
    account, target = exchange.account, exchange.target
    match exchange.operation:
        case "probe":
            exchange.say(200, {"data": [], "meta": meta(0)})
        case "upload":
            name = exchange.received.parts()["media_name"].get_payload()
            account.media.add(str(name).strip())
            exchange.say(201, {"data": {"media_name": str(name).strip()}})
        case "post":
            exchange.say(202, {"data": exchange.accept()})
        case "list":
            say_list(exchange, [{**fax, "status": account.status()} for fax in account.faxes.values()])
        case "get" if target in account.faxes:
            tell(exchange, account.faxes[target])
        case "delete" if target in account.media:
            account.media.discard(target)
            exchange.say(204)
        case "cancel" if target in account.faxes:
            exchange.say(202, {"data": {"result": "ok"}})
        case _:
            exchange.refuse(404)


def say_list(exchange: Exchange, faxes: list[dict[str, Any]]) -> None:
    """The page that is asked for."""
    query = parse_qs(urlsplit(exchange.received.target).query)
    number, size = int(query["page[number]"][0]), int(query["page[size]"][0])
    shown = faxes[(number - 1) * size : number * size]
    exchange.say(200, {"data": shown, "meta": meta(len(faxes), number, size)})


def tell(exchange: Exchange, fax: dict[str, Any]) -> None:
    """By a GET of this one fax."""
    account = exchange.account
    status = account.status()
    account.asked["told"] += 1
    account.log("told", id=fax["id"], status=status)
    exchange.say(
        200, {"data": {**fax, "status": status, "failure_reason": "user_busy" if status == "failed" else None}}
    )


def meta(total: int, number: int = 1, size: int = 250) -> dict[str, int]:
    pages = max(1, -(-total // size))
    return {"page_number": number, "page_size": size, "total_pages": pages, "total_results": total}


def _operation(received: Received) -> tuple[str, str, str]:
    """The account, the operation and its target."""
    address = urlsplit(received.target)
    account, _, path = address.path.strip("/").partition("/v2/")
    kind, _, target = path.partition("/")
    match received.method, kind, target.partition("/"):
        case "POST", "faxes", ("", _, _):
            return account, "post", ""
        case "POST", "media", ("", _, _):
            return account, "upload", ""
        case "GET", "faxes", ("", _, _):
            return account, "list" if "filter[direction][eq]" in parse_qs(address.query) else "probe", ""
        case "GET", "faxes", (fax, _, ""):
            return account, "get", fax
        case "POST", "faxes", (fax, _, "actions/cancel"):
            return account, "cancel", fax
        case "DELETE", "media", (name, _, ""):
            return account, "delete", name
    return account, "other", target


class Accounts:
    def __init__(self, folder: Path) -> None:
        from tests.network.rows import ROWS

        self._rows = ROWS
        self._folder = folder
        self._accounts: dict[str, Account] = {}
        self._lock = threading.Lock()
        self._another_host = Account(ANOTHER_HOST, folder / ANOTHER_HOST, {}, ())

    def serve(self, peer: Peer) -> None:
        first = True
        while received := peer.head():
            name, operation, target = _operation(received)
            account = self._account(name)
            account.log(operation, key=received.headers.get("authorization"))
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
            [
                sys.executable,
                "-c",
                f"from tests.network import faulty_telnyx as f; f.main(f.Path({str(self.folder)!r}))",
            ],
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
