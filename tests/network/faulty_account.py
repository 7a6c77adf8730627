"""One account at a Telnyx that may misbehave: what it holds, what it is asked, and what it answers when all is well."""

from __future__ import annotations

import hashlib
import json
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import formatdate
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.telnyx.fault_server import Peer, Received, reply

Act = Callable[["Exchange"], None]
"""Reads the rest of a request and answers it, or does not."""
ELSEWHERE: list[str] = []
"""Addresses that redirects lead to, without and with TLS; known when the server runs."""


def fingerprint(authorization: str) -> str:
    """So that a key can be known again and is in no file."""
    return hashlib.sha256(authorization.encode()).hexdigest()


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

    def all_faxes(self) -> list[dict[str, Any]]:
        with self.lock:
            return list(self.faxes.values())

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
        self.account.log("accepted", id=fax["id"], to=fax["to"], media=order.get("media_name"))
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
            say_list(exchange, [{**fax, "status": account.status()} for fax in account.all_faxes()])
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


def operation_of(received: Received) -> tuple[str, str, str]:
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
