"""The faxes of the practice account: what was accepted, and what was done to it since.

Two append-only files. `accepted.jsonl` is the accept log: one line for each fax that was accepted, written
before the answer, so it is the judge of "never twice". `changes.jsonl` holds everything else. A fax's status
is stored nowhere; it follows from these and the time.
"""

from __future__ import annotations

import threading
import uuid
from collections import Counter
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from app.practice import timeline
from app.practice.document import Document
from app.practice.journal import Journal, entries, moment, stamp
from app.practice.media_store import MediaStore
from app.practice.scenarios import LATE_SECONDS, TOO_MANY_TIMES, UNLISTED_SECONDS, Reply, scenario_of

ACCEPT_LOG = "accepted.jsonl"


@dataclass(frozen=True)
class Order:
    """A valid request for a fax; `parameters` are those received, without the file."""

    parameters: dict[str, Any]
    document: Document

    @property
    def to(self) -> str:
        return str(self.parameters["to"])

    @property
    def media_name(self) -> str | None:
        return self.parameters.get("media_name")


@dataclass(frozen=True)
class Fax:
    id: str
    time: datetime  # of acceptance
    nth: int  # of the faxes to this number, from 1
    speed: float  # of the server that accepted it
    order: Order
    canceled: datetime | None = None  # when a cancel was asked for

    def elapsed(self, now: datetime) -> float:
        """Seconds since acceptance, in the time of the scenarios."""
        return (now - self.time).total_seconds() * self.speed

    def steps(self) -> list[timeline.Step]:
        document = self.order.document
        course = scenario_of(self.order.to).course
        taken = timeline.steps(course, self.nth, document.pages, document.problem)
        return timeline.canceled_at(taken, self.elapsed(self.canceled)) if self.canceled else taken

    def step(self, now: datetime) -> timeline.Step:
        return timeline.step_at(self.steps(), self.elapsed(now))

    def moment_of(self, step: timeline.Step) -> datetime:
        return self.time + timedelta(seconds=step.at / self.speed)

    def listed(self, now: datetime) -> bool:
        late = scenario_of(self.order.to).reply is Reply.ACCEPTED_UNLISTED
        return not late or self.elapsed(now) >= UNLISTED_SECONDS

    def to_entry(self) -> dict[str, Any]:
        given = self.order.parameters
        return {
            "id": self.id,
            "time": stamp(self.time),
            "to": given["to"],
            "from": given["from"],
            "client_state": given.get("client_state"),
            "media_name": given.get("media_name"),
            **asdict(self.order.document),
            "nth": self.nth,
            "speed": self.speed,
            "parameters": given,
        }

    @classmethod
    def from_entry(cls, entry: dict[str, Any]) -> Fax:
        order = Order(entry["parameters"], _document(entry))
        return cls(entry["id"], moment(entry["time"]), entry["nth"], entry["speed"], order)


def _document(entry: dict[str, Any]) -> Document:
    return Document(entry["sha256"], entry["size"], entry["pages"], entry["problem"])


class FaxStore:
    def __init__(self, folder: Path, speed: float, media: MediaStore) -> None:
        self._speed = speed
        self._media = media
        self._lock = threading.RLock()
        self._faxes = {entry["id"]: Fax.from_entry(entry) for entry in entries(folder / ACCEPT_LOG)}
        self._accepted = Counter(fax.order.to for fax in self._faxes.values())
        self._refused: Counter[str] = Counter()
        self._log = Journal(folder / ACCEPT_LOG)
        postponed: dict[str, dict[str, Any]] = {}
        for change in entries(folder / "changes.jsonl"):
            if change["kind"] == "postponed" and change["id"] not in self._faxes:
                postponed[change["id"]] = change
            self._apply(change)
        self._changes = Journal(folder / "changes.jsonl")
        for change in postponed.values():
            self._wait_for(change)

    def accept(self, order: Order, fax_id: str | None = None) -> Fax:
        """Returns when the fax is in the accept log on the disk."""
        with self._lock:
            nth = self._accepted[order.to] + 1
            fax = Fax(fax_id or str(uuid.uuid4()), datetime.now(UTC), nth, self._speed, order)
            self._log.append(fax.to_entry())
            self._faxes[fax.id] = fax
            self._accepted[order.to] += 1
            return fax

    def postpone(self, order: Order) -> None:
        """Accepts the order LATE_SECONDS from now, also when the server is killed and started in between."""
        due = datetime.now(UTC) + timedelta(seconds=LATE_SECONDS / self._speed)
        change = {
            "kind": "postponed",
            "id": str(uuid.uuid4()),
            "due": stamp(due),
            "parameters": order.parameters,
            **asdict(order.document),
        }
        with self._lock:
            self._change(change)
        self._wait_for(change)

    def turned_away(self, number: str) -> bool:
        """Whether this request is one of the TOO_MANY_TIMES before each fax that is accepted."""
        with self._lock:
            if self._refused[number] >= TOO_MANY_TIMES * (self._accepted[number] + 1):
                return False
            self._change({"kind": "refused", "to": number})
            return True

    def cancel(self, fax_id: str, now: datetime) -> bool:
        """False when the fax has ended. A second cancel changes nothing."""
        with self._lock:
            fax = self._faxes[fax_id]
            if fax.step(now).status in timeline.FINAL:
                return False
            if not fax.canceled:
                self._change({"kind": "canceled", "id": fax_id, "time": stamp(now)})
            return True

    def delete(self, fax_id: str) -> None:
        """The fax is gone from the account; the accept log keeps its line."""
        with self._lock:
            self._change({"kind": "deleted", "id": fax_id})

    def media_removed(self, name: str) -> None:
        """A fax whose document was not processed yet can no longer fetch it."""
        now = datetime.now(UTC)
        with self._lock:
            waiting = [fax for fax in self._faxes.values() if fax.order.media_name == name]
            for fax in waiting:
                if fax.elapsed(now) < timeline.PROCESSED:
                    self._change({"kind": "media_removed", "id": fax.id})

    def get(self, fax_id: str, now: datetime) -> Fax | None:
        with self._lock:
            fax = self._faxes.get(fax_id)
        return fax if fax and fax.listed(now) else None

    def all(self, now: datetime) -> list[Fax]:
        """Newest first."""
        with self._lock:
            faxes = list(self._faxes.values())
        return [fax for fax in reversed(faxes) if fax.listed(now)]

    def close(self) -> None:
        """Nothing is written after this."""
        self._lock.acquire()
        self._log.close()
        self._changes.close()

    def _change(self, change: dict[str, Any]) -> None:
        self._changes.append(change)
        self._apply(change)

    def _apply(self, change: dict[str, Any]) -> None:
        kind = change["kind"]
        if kind == "refused":
            self._refused[change["to"]] += 1
        elif kind == "deleted":
            self._faxes.pop(change["id"], None)
        elif kind == "canceled" and (fax := self._faxes.get(change["id"])):
            self._faxes[fax.id] = replace(fax, canceled=moment(change["time"]))
        elif kind == "media_removed" and (fax := self._faxes.get(change["id"])):
            self._faxes[fax.id] = replace(fax, order=_without_document(fax.order))

    def _wait_for(self, postponed: dict[str, Any]) -> None:
        wait = (moment(postponed["due"]) - datetime.now(UTC)).total_seconds()
        timer = threading.Timer(max(wait, 0.0), self._accept_postponed, [postponed])
        timer.daemon = True
        timer.start()

    def _accept_postponed(self, postponed: dict[str, Any]) -> None:
        order = Order(postponed["parameters"], _document(postponed))
        if order.media_name and not self._media.get(order.media_name):
            order = _without_document(order)
        self.accept(order, postponed["id"])


def _without_document(order: Order) -> Order:
    return replace(order, document=replace(order.document, problem="file_download_failed"))
