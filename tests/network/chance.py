"""A Telnyx in memory that says what chance wants: nearly right answers and hopeless ones. It remembers what it said."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from app.telnyx.answer import Answer
from tests.telnyx.test_wire import HOSTILE

_WORDS = ("queued", "media.processed", "originated", "sending", "delivered", "failed", "exploded", "Delivered", "")
_VALUES: tuple[Any, ...] = (
    None, True, 7, -1, 2**70, 1.5, float("nan"), float("inf"), "", "delivered", "fax-1", "+13125550199", "\ud800", "\0",
    "x" * 2000, [], {}, [[]], {"id": "fax-1"}, "2020-13-45T99:99:99Z", "9999-12-31T23:59:59-23:59", "٣", "‮",
)  # fmt: skip
_STATUSES = (
    200,
    201,
    202,
    204,
    206,
    301,
    307,
    400,
    401,
    402,
    403,
    404,
    405,
    408,
    409,
    413,
    422,
    425,
    429,
    500,
    502,
    503,
)
_WAITS = ("1", "0", "-1", "1e9", "NaN", "abc", "99999999999999999999999", "Fri, 32 Foo 2026 99:99:99 GMT", "٣", "")
_MAY_BE_REPEATED = {401, 402, 403, 429}


@dataclass
class Post:
    """A request that can make a fax. `token`: or the number where it has none. `complete`: all of it may have left."""

    token: str
    complete: bool
    answer: Answer | None = None

    @property
    def proves_nothing_exists(self) -> bool:
        """Whether a further POST may follow by itself."""
        if not self.complete:
            return True
        if self.answer is None or self.answer.status not in range(400, 500) or self.answer.status in (408, 409, 425):
            return False
        try:
            errors = json.loads(self.answer.body.decode("utf-8-sig"))["errors"]
            codes = {str(error["code"]) for error in errors if isinstance(error, dict) and error.get("code")}
        except (ValueError, TypeError, KeyError, RecursionError):
            return False
        return bool(codes) and (self.answer.status in _MAY_BE_REPEATED or "20100" in codes)


@dataclass
class World:
    """A Telnyx that says what chance wants, and remembers it."""

    chance: random.Random
    answers: int = 0
    faxes: dict[str, dict[str, Any]] = field(default_factory=dict)
    posts: dict[str, list[Post]] = field(default_factory=dict)
    """By recipient, of which each fax has its own."""
    said_delivered: set[str] = field(default_factory=set)
    """Ids of faxes whose own GET said so."""
    shown: dict[str, set[str]] = field(default_factory=dict)
    """By token, upload name, or number where a fax has neither: ids that a list or the answer to its POST showed."""

    def answer(self, method: str, path: str, body: bytes, whole: bool) -> Answer | None:
        """None: no answer comes."""
        self.answers += 1
        post = self._post(body, whole) if (method, path) == ("POST", "/faxes") and body else None
        status, data = self._right(method, path, body, whole)
        answer = self._bent(status, data)
        if post:
            post.answer = answer
        if answer is not None:
            self._remember(method, path, answer, post)
        return answer

    def _post(self, body: bytes, whole: bool) -> Post:
        form = re.search(rb'name="to"\r\n\r\n([^\r]+)', body)
        order = {"to": form[1].decode()} if form else json.loads(body)
        post = Post(order.get("client_state") or order["to"], whole)
        self.posts.setdefault(order["to"], []).append(post)
        if whole and self.chance.random() < 0.6:
            fax = {"id": f"fax-{len(self.faxes) + 1}", "created_at": "2026-03-02T14:00:00Z", **order}
            self.faxes[fax["id"]] = fax
        return post

    def _right(self, method: str, path: str, body: bytes, whole: bool) -> tuple[int, Any]:
        """What Telnyx could say."""
        status = self.chance.choice(_WORDS)
        match method, path.strip("/").split("/"):
            case "POST", ["faxes"]:
                newest = list(self.faxes.values())[-1:] or [{"id": "fax-0", "to": "+13125550100"}]
                return 202, {"data": {**newest[0], "status": status}}
            case "POST", ["media"]:
                name = re.search(rb'name="media_name"\r\n\r\n([^\r]+)', body)
                return 201, {"data": {"media_name": name[1].decode() if name else ""}}
            case "GET", ["faxes"]:
                faxes = [{**fax, "status": self.chance.choice(_WORDS)} for fax in self.faxes.values()]
                total = len(faxes)
                return 200, {
                    "data": faxes,
                    "meta": {"page_number": 1, "page_size": 250, "total_pages": 1, "total_results": total},
                }
            case "GET", ["faxes", fax_id] if fax_id in self.faxes:
                return 200, {"data": {**self.faxes[fax_id], "status": status, "page_count": 1}}
            case "DELETE", _:
                return 204, ""
        return 404, {"errors": [{"code": "10005", "title": "Not found", "detail": "None."}]}

    def _bent(self, status: int, data: Any) -> Answer | None:
        chance = self.chance
        headers = {"date": format_datetime(datetime(2026, 3, 2, 14, 0, tzinfo=UTC), usegmt=True)}
        roll = chance.random()
        if roll < 0.04:
            return None
        if roll < 0.08:
            return Answer(chance.choice(_STATUSES), headers, chance.choice(HOSTILE))
        if roll < 0.14:
            error = {"code": chance.choice(("10015", "20100", 10015, "", None)), "detail": chance.choice(_VALUES)}
            headers["retry-after"] = chance.choice(_WAITS)
            return Answer(chance.choice(_STATUSES), headers, _bytes({"errors": [error]}))
        if roll < 0.18:
            headers["date"] = chance.choice(_WAITS)
        if roll < 0.22:
            status = chance.choice(_STATUSES)
        if roll < 0.40:
            data = _with_one_changed(data, chance)
        body = _bytes(data)
        if 0.40 < roll < 0.44:
            body = body[: chance.randrange(len(body) + 1)]
        if 0.44 < roll < 0.48 and body:
            where = chance.randrange(len(body))
            body = body[:where] + bytes([chance.randrange(256)]) + body[where + 1 :]
        if 0.48 < roll < 0.50:
            body = body.replace(b'"status"', b'"status": "delivered", "status"', 1)
        return Answer(status, headers, body)

    def _remember(self, method: str, path: str, answer: Answer, post: Post | None) -> None:
        """What was said, read by other means than the program's."""
        text = answer.body.decode("utf-8-sig", "replace")
        if post and 200 <= answer.status < 300:
            self.shown.setdefault(post.token, set()).update(re.findall(r'"id":\s*"([^"]+)"', text))
        if (method, path) == ("GET", "/faxes"):
            for item in _items(text):
                for name in ("client_state", "media_name"):
                    self.shown.setdefault(str(item.get(name)), set()).add(str(item.get("id")))
        fax_id = path.removeprefix("/faxes/")
        says_delivered = re.search(r'"status":\s*"delivered"', text) is not None
        if method == "GET" and answer.status == 200 and f'"{fax_id}"' in text and says_delivered:
            self.said_delivered.add(fax_id)


def _items(text: str) -> list[dict[str, Any]]:
    try:
        items = json.loads(text)["data"]
        return [item for item in items if isinstance(item, dict)]
    except (ValueError, TypeError, KeyError, RecursionError):
        return []


def _with_one_changed(value: Any, chance: random.Random) -> Any:
    """With something in it replaced, left out or put into a list."""
    if isinstance(value, dict) and value and chance.random() < 0.9:
        name = chance.choice(list(value))
        if chance.random() < 0.1:
            return {other: value[other] for other in value if other != name}
        return {**value, name: _with_one_changed(value[name], chance)}
    if isinstance(value, list) and value and chance.random() < 0.9:
        where = chance.randrange(len(value))
        return [*value[:where], _with_one_changed(value[where], chance), *value[where + 1 :]]
    return [value] if chance.random() < 0.1 else chance.choice(_VALUES)


def _bytes(data: Any) -> bytes:
    return b"" if data == "" else json.dumps(data, ensure_ascii=True).encode()
