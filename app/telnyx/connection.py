"""One HTTP connection to Telnyx: one exchange at a time, each with a deadline and a bound on its answer."""

import logging
import socket
import ssl
import threading
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import httpx

from app.core.errors import Offline, ServiceError, Unreachable
from app.telnyx import errors
from app.telnyx.access import Access
from app.telnyx.answer import Answer
from app.telnyx.breaker import Breaker, Broken
from app.telnyx.tls import shared_context

ANSWER_LIMIT = 1_000_000  # bytes
CONNECT_SECONDS = 5.0  # for each address of the host: a dead IPv6 route costs no more
_KEEP_SECONDS = 30.0
_SEND_BUFFER = 256 * 1024  # else megabytes sit in the system after "100 %"

for _name in ("httpx", "httpcore"):  # they log addresses with phone numbers in them
    logging.getLogger(_name).setLevel(logging.WARNING)


class NoAnswer(Exception):
    """There is no whole answer; `error` says why. `too_large`: because it had more than ANSWER_LIMIT bytes."""

    def __init__(self, error: ServiceError, too_large: bool = False) -> None:
        super().__init__(type(error).__name__)
        self.error = error
        self.too_large = too_large


class _Stream(Protocol):
    def get_extra_info(self, info: str) -> Any: ...


class Connection:
    """Connects at the first exchange, and again when the server has closed in between; always by the `proxy` of its
    making. Making it raises what `Access.proxy` raises.

    httpx's transport alone is used, not its client: nothing here follows a redirect, keeps a cookie, reads the
    environment or sends anything twice.
    """

    def __init__(self, access: Access) -> None:
        self._access = access
        self.proxy = access.proxy
        self._transport = httpx.HTTPTransport(
            verify=shared_context(),
            trust_env=False,
            proxy=proxy_at(self.proxy),
            limits=httpx.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=_KEEP_SECONDS),
        )
        self._stream: _Stream | None = None
        self._breaker = Breaker()
        self._connected_now = False
        self.handed_over = False
        """Whether the request's first byte may have left. A proxy's CONNECT does not count."""
        self.answer_begun = False

    @property
    def was_reused(self) -> bool:
        """Whether the last exchange went over a connection from before and may have met its end."""
        return self.handed_over and not self._connected_now and not self.answer_begun

    @property
    def is_broken(self) -> bool:
        return self._breaker.is_broken

    def break_off(self) -> None:
        """Ends the exchange at once, or the next one before it begins. From any thread."""
        self._breaker.break_off()

    def exchange(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        content: bytes | Iterable[bytes] = b"",
        seconds: float,
        stall: float | None = None,
        keep: bool = False,
    ) -> Answer:
        """One request and its answer within `seconds`, and where `stall` is given never so many without a byte moving.

        Raises NoAnswer, and what the iterable of `content` raises.
        """
        self._connected_now = self.handed_over = self.answer_begun = False
        request = httpx.Request(
            method,
            self._access.base_url + path,
            params=params,
            headers={**self._own_headers(keep), **(headers or {})},
            content=content,
            extensions={
                "timeout": {"connect": CONNECT_SECONDS, "read": stall, "write": stall, "pool": CONNECT_SECONDS},
                "trace": self._follow,
            },
        )
        deadline = threading.Timer(seconds, self._breaker.break_off)
        deadline.daemon = True
        deadline.start()
        try:
            answer = self._answer_to(request)
            if self.is_broken:  # an answer that ends with the connection then only looks whole
                raise Broken
            if not self.handed_over:
                raise RuntimeError("the library does not tell when a request leaves: nothing would prove that none did")
            return answer
        except httpx.TransportError as error:
            raise NoAnswer(Offline() if self.is_broken else errors.from_transport(error)) from error
        except Broken as error:
            raise NoAnswer(Offline()) from error
        finally:
            deadline.cancel()
            self._breaker.release()

    def renew(self) -> None:
        """Ready for another exchange, also after a break."""
        self._breaker = Breaker()

    def close(self) -> None:
        self._transport.close()

    def _answer_to(self, request: httpx.Request) -> Answer:
        response = self._transport.handle_request(request)
        try:
            headers = dict(response.headers)
            parts = []
            size = 0
            for part in response.iter_raw():
                size += len(part)
                if size > ANSWER_LIMIT:
                    raise NoAnswer(Unreachable(), too_large=True)
                parts.append(part)
        finally:
            response.close()
        return Answer(response.status_code, headers, b"".join(parts))

    def _own_headers(self, keep: bool) -> dict[str, str]:
        return {
            "Authorization": f"Bearer {self._access.key}",
            "Accept": "application/json",
            "Accept-Encoding": "identity",  # one packed all the same is never unpacked: it could hold gigabytes
            "User-Agent": "Faxwell",
            "Connection": "keep-alive" if keep else "close",
        }

    def _follow(self, event: str, info: Mapping[str, Any]) -> None:
        """httpcore's trace extension: called in the thread of the exchange as it goes on."""
        if event.endswith((".connect_tcp.complete", ".start_tls.complete")):
            self._stream = info["return_value"]
            self._connected_now = True
            connected = self._socket()
            connected.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
            self._breaker.attach(connected)
        elif event == "http11.send_request_headers.started" and info["request"].method != b"CONNECT":
            self._breaker.attach(self._socket())
            self.handed_over = True
        elif event == "http11.receive_response_headers.complete" and self.handed_over:
            self.answer_begun = True

    def _socket(self) -> socket.socket:
        assert self._stream is not None  # httpcore tells of a connection before it sends over it
        connected: socket.socket = self._stream.get_extra_info("socket")
        return connected


def proxy_at(address: str | None) -> httpx.Proxy | None:
    if address is None:
        return None
    context: ssl.SSLContext | None = shared_context() if address.startswith("https:") else None
    return httpx.Proxy(address, ssl_context=context)
