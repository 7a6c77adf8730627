"""What goes in and out of the practice account: requests, answers, and errors in Telnyx's envelope."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from email.message import Message
from typing import Any

JSON_LIMIT = 1_000_000  # bytes of a JSON body; the largest real one is well under 10 kB

_TITLES = {
    400: "Bad Request",
    401: "Authentication failed",
    402: "Payment Required",
    403: "Authorization failed",
    404: "Resource not found",
    405: "Method Not Allowed",
    411: "Length Required",
    413: "Payload Too Large",
    415: "Unsupported Media Type",
    422: "Unprocessable Entity",
    429: "Too many requests",
    500: "Unexpected error",
}


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    headers: Message
    body: bytes

    @property
    def content_type(self) -> str:
        return self.headers.get_content_type() if "content-type" in self.headers else ""


@dataclass(frozen=True)
class Answer:
    """`body` is JSON when it is a dict, else raw bytes of `content_type`."""

    status: int
    body: dict[str, Any] | bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "application/json; charset=utf-8"

    def encoded(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode("ascii")


@dataclass(frozen=True)
class LineDropped:
    """Instead of an answer: the connection is closed without a byte."""


@dataclass(frozen=True)
class Problem:
    """One entry of `errors`. `pointer` names a field of the body, `parameter` one of the query."""

    code: str
    detail: str
    pointer: str = ""
    parameter: str = ""
    title: str = ""

    def to_json(self, status: int) -> dict[str, Any]:
        error: dict[str, Any] = {
            "code": self.code,
            "title": self.title or _TITLES.get(status, "Error"),
            "detail": self.detail,
            "meta": {"url": f"https://developers.telnyx.com/docs/overview/errors/{self.code}"},
        }
        if self.pointer or self.parameter:
            named = {"pointer": self.pointer, "parameter": self.parameter}
            error["source"] = {name: value for name, value in named.items() if value}
        return error


class RefusedError(Exception):
    """The request is answered with `status` and Telnyx's `errors`."""

    def __init__(self, status: int, *problems: Problem, headers: dict[str, str] | None = None) -> None:
        super().__init__(status)
        self.answer = Answer(status, {"errors": [problem.to_json(status) for problem in problems]}, headers or {})


def not_found() -> RefusedError:
    return RefusedError(404, Problem("10005", "The requested resource does not exist"))


def json_object(request: Request) -> dict[str, Any]:
    """The body as a JSON object. Raises RefusedError (400, 413)."""
    if len(request.body) > JSON_LIMIT:
        raise RefusedError(413, Problem("10015", f"A JSON body may have {JSON_LIMIT} bytes at most."))
    try:
        value = json.loads(request.body.decode("utf-8"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise RefusedError(400, Problem("10015", "The request failed because it was not well-formed JSON."))
    return value


def _refuse_constant(name: str) -> None:
    raise ValueError(name)  # NaN and Infinity are not JSON


def paged(request: Request, items: list[dict[str, Any]], filters: frozenset[str] = frozenset()) -> Answer:
    """One page of `items` with `meta`; size 20 unless asked, 250 at most.

    A query parameter that is neither a page parameter nor in `filters` is refused with 400, so that a
    misspelt filter cannot pass for one that matched everything.
    """
    values = {"page[number]": 1, "page[size]": 20}
    for name, text in request.query:
        if name in values:
            largest = 250 if name == "page[size]" else 10**9
            number = int(text) if text.isascii() and text.isdigit() and len(text) < 11 else 0
            if not 1 <= number <= largest:
                raise bad_parameter(name, f"{name} must be a whole number from 1 to {largest}")
            values[name] = number
        elif name not in filters:
            raise bad_parameter(name, f"{name} is not a parameter of this list")
    number, size = values["page[number]"], values["page[size]"]
    meta = {
        "page_number": number,
        "page_size": size,
        "total_pages": -(-len(items) // size),
        "total_results": len(items),
    }
    return Answer(200, {"data": items[(number - 1) * size : number * size], "meta": meta})


def bad_parameter(name: str, detail: str) -> RefusedError:
    return RefusedError(400, Problem("10015", detail, parameter=name))
