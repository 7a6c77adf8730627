"""HTTP/1.1 on 127.0.0.1: reads one request after the other from each connection, within limits."""

from __future__ import annotations

import io
import socket
import socketserver
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from app.practice.exchange import Answer, LineDropped, Problem, RefusedError, Request

BODY_LIMIT = 64_000_000  # bytes; above every limit of the account, so that those can be met
IDLE_SECONDS = 60.0
_LINGER_BYTES = 4_000_000

Respond = Callable[[Request], Answer | LineDropped]


class Listener(socketserver.ThreadingTCPServer):
    """Listens from the moment it is made. Raises OSError when the port is taken."""

    daemon_threads = True
    request_queue_size = 128
    allow_reuse_address = sys.platform != "win32"  # there it would let two servers share a port

    def __init__(self, port: int, respond: Respond) -> None:
        self.respond = respond
        super().__init__(("127.0.0.1", port), _Connection)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that vanished is nobody's fault; anything else is a bug and gets its traceback."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Lines(io.BufferedReader):
    """Remembers the last line read: http.client takes a head that was cut off for one that has ended."""

    last = b""

    def readline(self, size: int | None = -1, /) -> bytes:
        self.last = super().readline(size)
        return self.last


class _Connection(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "FaxwellPractice"
    sys_version = ""
    timeout = IDLE_SECONDS
    disable_nagle_algorithm = True
    wbufsize = 65536
    server: Listener

    def setup(self) -> None:
        super().setup()
        self.rfile = self._lines = _Lines(self.rfile.detach())

    def _exchange(self) -> None:
        if not self._lines.last:
            self.close_connection = True  # the client vanished in the middle of the head
            return
        if self.request_version == "HTTP/0.9":
            self.send_error(400)
            return
        try:
            body = self._read_body()
        except RefusedError as refused:
            self._send(refused.answer, last=True)
            return
        if body is None:  # the client vanished in the middle of its request: there was no request
            self.close_connection = True
            return
        try:
            address = urlsplit(self.path)
            query = tuple(parse_qsl(address.query, keep_blank_values=True, max_num_fields=100))
        except ValueError:
            self._send(_malformed("The address is not well-formed."))
            return
        answer = self.server.respond(Request(self.command, address.path, query, self.headers, body))
        if isinstance(answer, LineDropped):
            self.close_connection = True
        else:
            self._send(answer)

    do_GET = do_POST = do_DELETE = do_PUT = do_PATCH = do_HEAD = do_OPTIONS = _exchange  # noqa: N815 - their names

    def _read_body(self) -> bytes | None:
        if "transfer-encoding" in self.headers:
            raise RefusedError(411, Problem("411", "A body needs a Content-Length."))
        given = set(self.headers.get_all("content-length", []))
        if not given:
            if self.command in ("POST", "PUT", "PATCH") and "content-type" in self.headers:
                raise RefusedError(411, Problem("411", "A body needs a Content-Length."))
            return b""
        text = given.pop()
        if given or not (text.isascii() and text.isdigit()):
            raise RefusedError(400, Problem("10015", "Content-Length is not well-formed."))
        if len(text) > 12 or int(text) > BODY_LIMIT:
            raise RefusedError(413, Problem("413", f"A body may have {BODY_LIMIT} bytes at most."))
        body = self.rfile.read(int(text))
        return body if len(body) == int(text) else None

    def _send(self, answer: Answer, last: bool = False) -> None:
        body = answer.encoded()
        self.send_response(answer.status)
        headers = {
            "x-ratelimit-limit": "2000, 2000;w=1",
            "x-ratelimit-remaining": "1999",
            "x-ratelimit-reset": "1",
            **answer.headers,
        }
        if answer.status != 204:
            headers |= {"Content-Type": answer.content_type, "Content-Length": str(len(body))}
        if last:
            headers["Connection"] = "close"
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        self.wfile.flush()
        if last:
            self._linger()

    def handle_expect_100(self) -> bool:
        super().handle_expect_100()
        self.wfile.flush()
        return True

    def _linger(self) -> None:
        """Bytes left unread would make the system reset the connection and the client lose the answer."""
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_WR)
        self.connection.settimeout(1.0)
        left = _LINGER_BYTES
        while left > 0 and (data := self.connection.recv(65536)):
            left -= len(data)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Called by the base class for what it cannot read; its own page would be HTML."""
        self.request_version = self.protocol_version  # else a request line nobody can read gets no head
        self._send(_malformed(message or "The request is not well-formed.", code), last=True)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is logged: a request line holds phone numbers."""


def _malformed(detail: str, status: int = 400) -> Answer:
    return RefusedError(status, Problem(str(status) if status != 400 else "10015", detail)).answer
