"""Stand-ins for what a test of delivery must hold in its hands: Telnyx, the clock, and the threads."""

import hashlib
import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.core.attempt import Attempt, AttemptNames, Route
from app.core.errors import FaxError
from app.core.event import Counts
from app.core.fax import Fax, FaxRequest, TimelineEntry
from app.core.options import SendOptions
from app.core.orders import Fact, FaxChanged, Order, Submit
from app.core.ports import Accepted, CancelSignal, PostOutcome, Progress, RemoteFax, Scan, SendOrder, Unclear
from app.core.settings import KEEP_DAYS, AccountOverview
from app.core.timeline import What
from app.delivery import messages as m
from app.delivery.asking import answer, hand_over
from app.delivery.outbox import Outbox, Surroundings
from app.storage.engine_lock import EngineLock
from app.storage.fax_reader import FaxReader
from app.storage.fax_table import FaxTable
from app.storage.spool import Spool

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SERVER_AHEAD = timedelta(hours=5)  # Telnyx's clock is not ours
RECIPIENT = "+13125550123"
SENDER = "+13125550100"
DOCUMENT = b"%PDF-1.7\nas confirmed\n"


class HandClock:
    def __init__(self) -> None:
        self.wall = START
        self.steady = 1000.0

    def __call__(self) -> m.Moment:
        return m.Moment(self.wall, self.steady)

    def advance(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.steady += seconds


class FakeTelnyx:
    """Telnyx in memory. `answers` are what the next POSTs come to (default: accepted); `trouble` is raised by every
    other call while it is set, `trouble_with` by questions about one fax; what is in `unlisted` is not in the list
    yet; `get_says` is the status that every GET of one fax gives instead of the fax's own."""

    def __init__(self, clock: Callable[[], m.Moment]) -> None:
        self._clock = clock
        self._numbers = itertools.count(1)
        self.faxes: dict[str, RemoteFax] = {}
        self.unlisted: set[str] = set()
        self.events: dict[str, Counts] = {}
        self.unclean = False
        self.unclean_without_number = False
        self.posts: list[SendOrder] = []
        self.calls: list[str] = []
        self.uploads: list[str] = []
        self.deleted: list[str] = []
        self.cancels: list[str] = []
        self.scans: list[tuple[datetime, str | None]] = []
        self.answers: list[Callable[[SendOrder], PostOutcome]] = []
        self.trouble: FaxError | None = None
        self.trouble_with: dict[str, FaxError] = {}
        self.upload_trouble: FaxError | None = None
        self.get_says = ""
        self.deletes = True
        self.during_upload: Callable[[CancelSignal], None] = lambda _: None
        self.before_mark: Callable[[], None] = lambda: None
        self.during_post: Callable[[], None] = lambda: None

    def accept(self, order: SendOrder, status: str = "queued", to: str = "") -> RemoteFax:
        """A fax comes into being."""
        fax = RemoteFax(
            f"fax-{next(self._numbers)}",
            status,
            to or order.recipient,
            order.token,
            order.media_name,
            "",
            self._clock().wall + SERVER_AHEAD,
            None,
            None,
        )
        self.faxes[fax.id] = fax
        return fax

    def lose(self, order: SendOrder) -> PostOutcome:
        """Accepted, and the answer lost."""
        self.accept(order)
        return Unclear("no_answer")

    def lose_unlisted(self, order: SendOrder) -> PostOutcome:
        self.unlisted.add(self.accept(order).id)
        return Unclear("no_answer")

    def say(self, telnyx_id: str, status: str, reason: str = "") -> None:
        self.faxes[telnyx_id] = replace(self.faxes[telnyx_id], status=status, failure_reason=reason)

    def _called(self, name: str) -> None:
        self.calls.append(name)
        if self.trouble is not None:
            raise self.trouble

    def _asked_about(self, telnyx_id: str, name: str) -> None:
        self._called(name)
        if telnyx_id in self.trouble_with:
            raise self.trouble_with[telnyx_id]

    def preflight(self) -> datetime:
        self._called("preflight")
        return self._clock().wall + SERVER_AHEAD

    def upload(self, document: Path, media_name: str, progress: Progress, cancel: CancelSignal) -> None:
        self._called("upload")
        self.uploads.append(media_name)
        size = document.stat().st_size
        progress(size, size)
        self.during_upload(cancel)
        if self.upload_trouble is not None:
            raise self.upload_trouble

    def send(self, order: SendOrder, mark: Callable[[], None], progress: Progress, cancel: CancelSignal) -> PostOutcome:
        if order.route is Route.CONTENTS:
            self.before_mark()
            mark()
        self.posts.append(order)
        self.during_post()
        if self.answers:
            return self.answers.pop(0)(order)
        return Accepted(self.accept(order))

    def fax(self, telnyx_id: str) -> RemoteFax | None:
        self._asked_about(telnyx_id, "get")
        fax = self.faxes.get(telnyx_id)
        return replace(fax, status=self.get_says) if fax and self.get_says else fax

    def scan(self, since: datetime, to: str | None, page_limit: int | None = None) -> Scan:
        self._called("scan")
        self.scans.append((since, to))
        listed = [
            fax
            for fax in self.faxes.values()
            if fax.id not in self.unlisted and (to is None or fax.to == to) and (fax.created_at or since) >= since
        ]
        return Scan(tuple(listed), not self.unclean and not (to is None and self.unclean_without_number))

    def counts(self, telnyx_id: str) -> Counts | None:
        self._called("counts")
        if "counts" in self.trouble_with:
            raise self.trouble_with["counts"]
        return self.events.get(telnyx_id)

    def cancel(self, telnyx_id: str) -> str:
        self._asked_about(telnyx_id, "cancel")
        self.cancels.append(telnyx_id)
        return ""

    def delete_media(self, media_name: str) -> bool:
        self._called("delete")
        if self.deletes:
            self.deleted.append(media_name)
        return self.deletes

    def overview(self) -> AccountOverview:
        raise NotImplementedError

    def close(self) -> None:
        pass


class Desk:
    """An outbox on real storage, stepped by hand: effects are performed at once and in turn, on this thread.

    Effects of a kind in `held` are put aside in `aside` instead.
    """

    def __init__(self, folder: Path, clock: HandClock | None = None, telnyx: FakeTelnyx | None = None) -> None:
        self.folder = folder
        self.clock = clock or HandClock()
        self.telnyx = telnyx or FakeTelnyx(self.clock)
        self.held: set[type[m.Effect]] = set()
        self.aside: list[m.Effect] = []
        self.facts: list[Fact] = []
        self.keep_days: int | None = KEEP_DAYS
        self.further_attempts = 0
        self._names = itertools.count(1)
        self.spool = Spool(folder / "spool")
        self.reader = FaxReader(folder / "faxes.db")
        self._open()

    def _open(self) -> None:
        self.table = FaxTable(self.folder / "faxes.db")
        self.lock = EngineLock(self.folder / "engine.lock")
        surroundings = Surroundings(
            self.table,
            self.spool,
            self.lock,
            self._new_names,
            jitter=lambda: 1.0,
            keep_days=lambda: self.keep_days,
            further_attempts=lambda: self.further_attempts,
        )
        self.outbox = Outbox(surroundings)

    def _new_names(self) -> AttemptNames:
        number = f"{self.clock.steady}-{id(self)}-{next(self._names)}"
        return AttemptNames(f"token-{number}", f"fw-{number}")

    def begin(self) -> "Desk":
        self.take(m.Begin())
        return self

    def leave(self) -> None:
        """As when the process dies; the system frees the lock."""
        self.aside.clear()
        self.table.close()
        self.lock.release()
        self.reader.close()

    def restart(self) -> None:
        self.leave()
        self.held.clear()
        self._open()
        self.begin()

    def take(self, message: m.Message) -> None:
        for effect in self.outbox.handle(message, self.clock()):
            self.perform(effect)

    def perform(self, effect: m.Effect) -> None:
        if type(effect) in self.held:
            self.aside.append(effect)
            return
        match effect:
            case m.Tell(fact=fact):
                self.facts.append(fact)
            case m.AnswerMark(reply=reply, granted=granted):
                reply.give(granted)
            case m.TurnSwitch(switch=switch):
                switch.turn()
            case m.HandOver():
                outcome = hand_over(self.telnyx, self.spool, effect, self._post)
                self.take(m.HandedOver(effect.fax.id, effect.attempt.id, outcome))
            case _:
                self.take(answer(self.telnyx, self.spool, effect))

    def _post(self, message: m.Message) -> bool:
        self.take(message)
        return True

    def release(self, kind: type[m.Effect]) -> None:
        """Performs what was put aside."""
        self.held.discard(kind)
        now, self.aside = self.aside, []
        for effect in now:
            self.perform(effect)

    def tick(self, seconds: float = 1.0) -> None:
        self.clock.advance(seconds)
        self.take(m.Tick())

    def run(self, seconds: float, step: float = 1.0) -> None:
        end = self.clock.steady + seconds
        while self.clock.steady < end:
            self.tick(min(step, end - self.clock.steady))

    def order(self, order: Order) -> None:
        self.take(m.Ordered(order))

    def request(self, compose_id: str = "", recipient: str = RECIPIENT, document: bytes = DOCUMENT) -> FaxRequest:
        source = self.folder / "confirmed.pdf"
        source.write_bytes(document)
        return FaxRequest(
            compose_id or f"compose-{next(self._names)}",
            recipient,
            SENDER,
            "1234567890",
            SendOptions(),
            source,
            hashlib.sha256(document).hexdigest(),
            len(document),
            1,
        )

    def submit(self, recipient: str = RECIPIENT, hold: int = 0) -> int:
        """The id of a new fax."""
        request = replace(self.request(recipient=recipient), hold=hold)
        self.order(Submit(request))
        changed = [fact.fax for fact in self.facts if isinstance(fact, FaxChanged)]
        return next(fax.id for fax in changed if fax.compose_id == request.compose_id)

    def fax(self, fax_id: int) -> Fax:
        fax = self.reader.get(fax_id)
        assert fax is not None
        return fax

    def attempt(self, fax_id: int, number: int = 0) -> Attempt:
        """That number, or the newest."""
        return self.fax(fax_id).attempts[number - 1]

    def timeline(self, fax_id: int) -> list[What]:
        return [entry.what for entry in self.reader.timeline(fax_id)]

    def entry(self, fax_id: int, what: What) -> TimelineEntry:
        """The last of that kind."""
        return [entry for entry in self.reader.timeline(fax_id) if entry.what is what][-1]

    def told(self, kind: type[Fact]) -> list[Fact]:
        return [fact for fact in self.facts if isinstance(fact, kind)]
