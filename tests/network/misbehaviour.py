"""What a server can do to a request: the acts of faulty_telnyx.py that rows.py is made of."""

from __future__ import annotations

import gzip
import random
import select
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

from tests.network.faulty_account import ELSEWHERE, Act, Exchange, meta, properly, say_list
from tests.telnyx.fault_server import reply

# --- the line


def hang_up(exchange: Exchange) -> None:
    exchange.read()
    exchange.close()


def reset(exchange: Exchange) -> None:
    exchange.read()
    exchange.reset()


def stay_silent(exchange: Exchange) -> None:
    exchange.read()
    exchange.peer.until_closed()
    exchange.closed = True


def never_read(exchange: Exchange) -> None:
    exchange.peer.mute()
    exchange.closed = True


def reset_after(count: Callable[[int], int]) -> Act:
    """`count`: how many bytes of the body are read, of so many."""

    def act(exchange: Exchange) -> None:
        exchange.read(count(int(exchange.received.headers["content-length"])))
        exchange.reset()

    return act


def close_when_idle(exchange: Exchange) -> None:
    """Keeps a connection for 0 to 50 ms; a request that makes something and comes over a kept one meets its end."""
    if exchange.received.method == "POST" and not exchange.first:
        exchange.reset()
        return
    properly(exchange)
    sock = exchange.peer.sock
    if not exchange.closed and not select.select([sock], [], [], random.uniform(0, 0.05))[0]:
        exchange.close()


# --- answers


def answer(status: int, body: Any = b"", **headers: str) -> Act:
    def act(exchange: Exchange) -> None:
        exchange.read()
        exchange.say(status, body, **headers)

    return act


def page(status: int) -> Act:
    """Of a proxy or a portal, not of Telnyx."""
    return answer(status, b"<html>Forbidden by your organisation</html>", content_type="text/html")


def refuse(status: int, code: str = "10015", pointer: str = "") -> Act:
    def act(exchange: Exchange) -> None:
        exchange.read()
        exchange.refuse(status, code, pointer)

    return act


def slow_down(**headers: str) -> Act:
    return answer(429, {"errors": [{"code": "10011", "title": "Too many requests"}]}, **headers)


def slow_down_until(seconds: float) -> Act:
    """With a date."""

    def act(exchange: Exchange) -> None:
        when = format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)
        slow_down(retry_after=when)(exchange)

    return act


def redirect(status: int, safe: bool) -> Act:
    def act(exchange: Exchange) -> None:
        exchange.read()
        exchange.say(status, b"", location=f"{ELSEWHERE[safe]}/faxes")

    return act


def raw(data: Callable[[dict[str, Any]], bytes]) -> Act:
    """Accepts, and answers with these bytes as they are, then closes."""

    def act(exchange: Exchange) -> None:
        exchange.read()
        exchange.peer.send(data(exchange.accept()))
        exchange.close()

    return act


def says(body: Callable[[dict[str, Any]], Any]) -> Act:
    """Accepts, and answers 202 with something else than it should."""

    def act(exchange: Exchange) -> None:
        exchange.read()
        exchange.say(202, body(exchange.accept()))

    return act


def drip(exchange: Exchange) -> None:
    """A byte now and then, for ever."""
    exchange.read()
    exchange.peer.send(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n")
    while not exchange.peer.server.ended.wait(0.02):
        exchange.peer.send(b" ")


def endless(exchange: Exchange) -> None:
    exchange.read()
    exchange.peer.send(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n")
    while not exchange.peer.server.ended.is_set():
        exchange.peer.send(b" " * 65536)


def bomb(exchange: Exchange) -> None:
    """Small on the line, large when unpacked, although nobody asked for a packed answer."""
    exchange.read()
    exchange.say(202, gzip.compress(bytes(50_000_000), 1), content_encoding="gzip")


def huge_header(exchange: Exchange) -> None:
    exchange.read()
    exchange.say(202, b"{}", x_filler="x" * 200_000)


# --- acceptance


def accepting(act: Act) -> Act:
    """The fax exists, whatever is answered."""

    def both(exchange: Exchange) -> None:
        exchange.read()
        exchange.accept()
        act(exchange)

    return both


def accept_twice(exchange: Exchange) -> None:
    """One request, two faxes."""
    exchange.read()
    exchange.accept()
    exchange.accept()
    exchange.close()


def accept_for_another(exchange: Exchange) -> None:
    exchange.read()
    exchange.say(202, {"data": exchange.accept(to="+13125550177")})


_put_off: dict[str, Exchange] = {}


def put_off(exchange: Exchange) -> None:
    """Taken in, and accepted only when `accept_late` is asked for a list."""
    exchange.read()
    _put_off[exchange.account.name] = exchange
    exchange.close()


def accept_late(exchange: Exchange) -> None:
    exchange.read()
    late = _put_off.pop(exchange.account.name, None)
    if late is not None:
        late.accept()
    properly(exchange)


# --- lists


def list_nothing(exchange: Exchange) -> None:
    say_list(exchange, [])


def list_as_delivered(exchange: Exchange) -> None:
    say_list(exchange, [{**fax, "status": "delivered"} for fax in exchange.account.all_faxes()])


def list_half(exchange: Exchange) -> None:
    """Its totals speak of more than it shows."""
    exchange.say(200, {"data": [], "meta": meta(1)})


def list_strangers(exchange: Exchange) -> None:
    """The same number, another sender's token."""
    strangers = [
        {**fax, "id": "stranger", "client_state": "b3RoZXI=", "media_name": "other"}
        for fax in exchange.account.all_faxes()
    ]
    say_list(exchange, strangers)


def cut_json(fax: dict[str, Any]) -> bytes:
    """Without a length, so that only the missing end of the JSON tells."""
    return reply(202, {"data": fax}, content_length="")[:-30]


def cut_by_length(fax: dict[str, Any]) -> bytes:
    return reply(202, {"data": fax}, content_length="99999")
