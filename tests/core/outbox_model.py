"""The shipped transitions searched breadth-first over faults and a person's decisions: they are imported, not copied.

A world is one fax, what Telnyx has of it, the threads that hand it over and the requests that are on their way.
Everything that can happen happens in every order: crashes, a second process that wrongly takes over, lost and late
answers, late listing, refusals, cancels, decisions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import combinations, product
from typing import Any, NamedTuple

from app.core import fax as folds
from app.core import transitions
from app.core.attempt import Attempt, AttemptNames, Cause
from app.core.errors import NoCredit, NoMediaRoute, Offline
from app.core.fax import SENT_AGAIN, Fax, FaxState, SpooledDocument, Step
from app.core.options import SendOptions
from app.core.orders import Cancel, FaxOrder, Resolution, Resolve, StillSend
from app.core.ports import (
    Accepted,
    AccountRefused,
    NotSent,
    PostOutcome,
    RefusedForNow,
    RemoteFax,
    RequestRefused,
    Scan,
    Unclear,
)
from app.core.sighting import after_scan
from app.core.transitions import CopyDamaged
from app.delivery.decisions import steps_of
from tests.core.outbox_oracle import (
    ANOTHER,
    AT_TELNYX,
    BUSY,
    IN_HAND,
    NEXT_DAY,
    NOW,
    ON_THE_LINE,
    TO,
    AtTelnyx,
    Edge,
    S,
    Thread,
    World,
    badly_decided,
    is_told,
    state_by_look,
    taken_back,
    waits_on,
    wrong,
)

_BEFORE_THE_MARK: tuple[PostOutcome | CopyDamaged, ...] = (
    NotSent(Offline()),
    AccountRefused(NoCredit()),
    RequestRefused("1", ""),
    CopyDamaged(),
    Unclear("own_failure"),
)
_REFUSALS: tuple[PostOutcome, ...] = (RequestRefused("1", ""), AccountRefused(NoCredit()), RefusedForNow(1))


def names(number: int) -> AttemptNames:
    return AttemptNames(f"t{number}", f"m{number}")


def asks_when_found(newest: Attempt, now: datetime) -> Step | None:
    """What delivery does once an earlier attempt turns up at Telnyx: a further one that waits would be a second fax."""
    return transitions.ask_still_send(newest, "found", now)


@dataclass(frozen=True)
class Rules:
    """The functions under test; a mutant replaces one. `allowed`: what the database lets pass. `extra`: a change of
    state that happens by itself."""

    start: Callable[..., Step | None] = transitions.start
    mark: Callable[..., Step | None] = transitions.mark
    after_outcome: Callable[..., Step | None] = transitions.after_outcome
    after_restart: Callable[..., Step | None] = transitions.after_restart
    after_scan: Callable[..., Step | None] = after_scan
    after_look: Callable[..., Step | None] = transitions.after_look
    asks_when_found: Callable[..., Step | None] = asks_when_found
    steps_of: Callable[..., list[Step]] = steps_of
    names: Callable[[int], AttemptNames] = names
    allowed: frozenset[Edge] = transitions.ALLOWED
    extra: Edge | None = None


class Moved(NamedTuple):
    """Numbers of attempts; `fresh` is -1 where there is none."""

    after: int
    fresh: int
    lie: str


class Found(NamedTuple):
    """`way`: the worlds that led to the wrong one, in words."""

    worlds: int
    wrong: str
    way: tuple[str, ...]
    edges: frozenset[Edge]


def plain(attempt: Attempt) -> Attempt:
    """Without what only counts or tells the time, so that worlds are finitely many."""
    return replace(
        attempt,
        checks=0,
        tries=0,
        clean_scans=0,
        first_clean_at=None,
        last_clean_at=None,
        last_checked_at=None,
        changed_at=NOW,
        accepted_at=attempt.accepted_at and NOW,
        lost_at=attempt.lost_at and NOW,
        server_time=attempt.server_time and NOW,
        committed_at=attempt.committed_at and NOW,
        not_before=None,
        wanted_at=NOW,
        cause=attempt.cause if attempt.cause is Cause.STILL_SEND else Cause.NEW,
        candidates=(),
        reason="",
        code="",
        detail="",
        resolution=attempt.resolution and (SENT_AGAIN if attempt.resolution == SENT_AGAIN else "closed"),
    )


class Search:
    """Of all worlds with at most so many attempts and decisions to send again. `odd`: Telnyx may also say a
    word in between, contradict its own final word, take a fax for another number and have no room for documents.
    `two`: a second process may take over from one that lives."""

    def __init__(
        self, rules: Rules, attempts: int = 2, decisions: int = 1, odd: bool = False, two: bool = True
    ) -> None:
        self._rules = rules
        self._most_attempts = attempts
        self._most_decisions = decisions
        self._odd = odd
        self._two = two
        self._attempts: list[Attempt] = []
        self._numbers: dict[Attempt, int] = {}
        self._moves: dict[tuple[Any, ...], Moved | None] = {}
        self._orders: dict[tuple[Any, ...], tuple[tuple[int, ...], str] | None] = {}
        self._shown: dict[tuple[int, ...], tuple[FaxState, bool]] = {}
        self._edges: set[Edge] = set()

    def run(self, limit: int = 1_000_000) -> Found:
        """Until the first wrong world, or all of them or so many were seen."""
        first = replace(transitions.first_attempt(self._rules.names(1), NOW), id=1, fax_id=1)
        return self._from(World((self._number(first),)), limit)

    def run_from_second(self, limit: int = 1_000_000) -> Found:
        """From where a person has let it be sent again, and the first one is at Telnyx after all."""
        names = self._rules.names
        first = replace(transitions.first_attempt(names(1), NOW), id=1, fax_id=1, committed_at=NOW)
        closed = replace(first, state=S.CLOSED_BY_PERSON, resolution=SENT_AGAIN, lost_at=NOW)
        second = replace(transitions.first_attempt(names(2), NOW), id=2, fax_id=1, number=2)
        return self._from(World((self._number(closed), self._number(second)), (AtTelnyx(0),), decisions=1), limit)

    def _from(self, start: World, limit: int) -> Found:
        seen: dict[World, World | None] = {start: None}
        edge = [start]
        while edge:
            following = []
            for world in edge:
                for new in self._after(world):
                    if new in seen:
                        continue
                    seen[new] = world
                    following.append(new)
                    found = new.lie or self._wrong(new)
                    if found or len(seen) > limit:
                        way = self._way(seen, new) if found else ()
                        return Found(len(seen), found, way, frozenset(self._edges))
            edge = following
        return Found(len(seen), "", (), frozenset(self._edges))

    def _way(self, seen: dict[World, World | None], last: World) -> tuple[str, ...]:
        way, world = [], seen[last]
        way.append(self._words(last))
        while world is not None:
            way.append(self._words(world))
            world = seen[world]
        return tuple(reversed(way))

    def _words(self, world: World) -> str:
        states = " ".join(str(self._attempts[number].state) for number in world.attempts)
        return f"{states} | {world._replace(attempts=())}"

    def _wrong(self, world: World) -> str:
        return wrong(world, [self._attempts[number] for number in world.attempts], *self._shown_of(world.attempts))

    def _shown_of(self, attempts: tuple[int, ...]) -> tuple[FaxState, bool]:
        if attempts not in self._shown:
            real = [self._attempts[number] for number in attempts]
            self._shown[attempts] = folds.derive_state(real), folds.may_send_again(real)
        return self._shown[attempts]

    # What can happen

    def _after(self, world: World) -> Iterator[World]:
        yield from self._at_telnyx(world)
        yield from self._queue(world)
        for thread in world.threads:
            yield from self._hand_over(world, thread)
        yield from self._looks(world)
        yield from self._person(world)
        yield from self._restarts(world)
        if self._rules.extra is not None:
            yield from self._by_itself(world, self._rules.extra)

    def _queue(self, world: World) -> Iterator[World]:
        place = len(world.attempts) - 1
        newest = self._attempts[world.attempts[place]]
        if newest.state is not S.QUEUED or newest.cause is Cause.STILL_SEND:
            return
        states = {self._attempts[number].state for number in world.attempts}
        if newest.cancel_asked:
            yield from self._ordered(world, Cancel(1))  # asked for before this attempt was made
        waits = self._moved(world, place, ("stale",), lambda one: transitions.ask_still_send(one, "waited", NOW))
        yield from self._with(world, place, waits)
        if states & ON_THE_LINE or any(thread.of == place for thread in world.threads):
            return
        begun = self._moved(world, place, ("start",), lambda one: self._rules.start(one, NOW))
        lie = "it goes again, though one of it was delivered" if S.DELIVERED in states else ""
        for new in self._with(world, place, begun):
            threads = (*new.threads, Thread(place))
            yield new._replace(threads=threads, lie=new.lie or (lie if place not in world.agreed else ""))

    def _hand_over(self, world: World, thread: Thread) -> Iterator[World]:
        match thread.phase:
            case "uploading":
                for outcome in _BEFORE_THE_MARK:
                    refused = {f"refused {thread.of}"} if isinstance(outcome, RequestRefused | CopyDamaged) else set()
                    yield from self._outcome(world._replace(facts=world.facts | refused), thread, outcome)
                if self._odd:
                    yield from self._outcome(world, thread, NotSent(NoMediaRoute()))
                marked = self._moved(world, thread.of, ("mark",), lambda one: self._rules.mark(one, NOW, NOW))
                for new in self._with(world, thread.of, marked):
                    yield self._thread(new, thread, thread._replace(phase="marked"))
                if marked is None:
                    yield self._thread(world, thread, None)
            case "marked":
                yield from self._outcome(world, thread, NotSent(Offline()))
                left = self._thread(world, thread, thread._replace(phase="left"))
                yield left._replace(under_way=tuple(sorted((*world.under_way, thread.of))))
            case "refused":
                for refusal in _REFUSALS:
                    yield from self._outcome(world, thread, refusal)
            case "accepted":
                remote = self._remote(world, thread.fax)
                right = remote.to == TO
                yield from self._outcome(
                    world, thread, Accepted(remote) if right else Unclear("other_recipient", "", remote.id)
                )
        if thread.phase != "uploading":
            yield from self._outcome(world, thread, Unclear("no_answer"))

    def _outcome(self, world: World, thread: Thread, outcome: PostOutcome | CopyDamaged) -> Iterator[World]:
        fresh = self._rules.names(len(world.attempts) + 1)

        def check(attempt: Attempt, step: Step | None) -> str:
            if attempt.state not in IN_HAND or (attempt.state is S.UPLOADING and isinstance(outcome, Unclear)):
                return ""
            return "" if is_told(outcome, step) else "an answer of Telnyx's, or a proof, is not told"

        kind = (type(outcome), getattr(outcome, "why", ""), type(getattr(outcome, "error", None)), thread.fax)
        key = ("outcome", *kind, world.faxes[thread.fax] if thread.phase == "accepted" else None)
        moved = self._moved(
            world, thread.of, key, lambda one: self._rules.after_outcome(one, outcome, fresh, NOW), check
        )
        done = self._thread(world, thread, None)
        if moved is None:
            yield done
        yield from self._found(done, thread.of, moved)

    def _thread(self, world: World, before: Thread, after: Thread | None) -> World:
        others = [thread for thread in world.threads if thread is not before]
        return world._replace(threads=tuple(sorted([*others, after] if after else others)))

    def _at_telnyx(self, world: World) -> Iterator[World]:
        for place in world.under_way:
            left = tuple(other for other in world.under_way if other != place)
            asking = next((one for one in world.threads if (one.of, one.phase) == (place, "left")), None)
            yield world._replace(under_way=left)  # lost on the way
            for to in (TO, ANOTHER) if self._odd else (TO,):
                taken = world._replace(under_way=left, faxes=(*world.faxes, AtTelnyx(place, to=to)))
                if asking is not None:
                    taken = self._thread(taken, asking, Thread(place, "accepted", len(world.faxes)))
                yield taken
            if asking is not None:
                refused = world._replace(under_way=left, facts=world.facts | {f"refused {place}"})
                yield self._thread(refused, asking, Thread(place, "refused"))
        for number, fax in enumerate(world.faxes):
            following: tuple[str, ...] = {"queued": ("delivered", "failed")}.get(fax.word, ())
            if self._odd:
                contradicting = {"delivered": ("delivered failed",), "failed": ("failed delivered",)}
                following += contradicting.get(fax.word, ())
            for word in following:
                change = fax._replace(word=word)
                yield world._replace(faxes=(*world.faxes[:number], change, *world.faxes[number + 1 :]))

    def _looks(self, world: World) -> Iterator[World]:
        attempts = [self._attempts[number] for number in world.attempts]
        ids = [attempt.telnyx_id for attempt in attempts]
        sought = any(one.state in (S.UNKNOWN, S.CLOSED_BY_PERSON) and not one.telnyx_id for one in attempts)
        numbers = range(len(world.faxes))
        lists = [listed for count in (*numbers, len(world.faxes)) for listed in combinations(numbers, count)]
        for place, attempt in enumerate(attempts):
            if sought:
                known = {telnyx_id for telnyx_id in ids if telnyx_id and telnyx_id != attempt.telnyx_id}
                for listed, clean in product(lists, (True, False)):
                    yield from self._scan(world, place, listed, clean, known)
            if attempt.telnyx_id:
                number = int(attempt.telnyx_id[4:])
                for seen, confirmed in ((number, True), (number, False), (None, True)):
                    for at in (NOW, NEXT_DAY):
                        yield from self._look(world, place, seen, confirmed, at)
                if self._odd:
                    yield from self._look(world, place, number, True, NOW, moves=True)

    def _scan(
        self, world: World, place: int, numbers: tuple[int, ...], clean: bool, known: set[str]
    ) -> Iterator[World]:
        def step(attempt: Attempt) -> Step | None:
            scan = Scan(tuple(self._remote(world, number) for number in numbers), clean)
            return self._rules.after_scan(attempt, self._fax(world.attempts), scan, known, NOW)

        def check(attempt: Attempt, step: Step | None) -> str:
            ours = any(world.faxes[number].of == place and world.faxes[number].to == TO for number in numbers)
            sought = attempt.state in (S.UNKNOWN, S.CLOSED_BY_PERSON) and not attempt.telnyx_id and attempt.token
            found = step is not None and step.after.state is S.ACCEPTED
            return "listed, and not found" if ours and sought and not found else ""

        key = ("scan", numbers, tuple(world.faxes[number] for number in numbers), clean, *sorted(known))
        yield from self._found(world, place, self._moved(world, place, key, step, check))

    def _look(
        self, world: World, place: int, seen: int | None, confirmed: bool, at: datetime, moves: bool = False
    ) -> Iterator[World]:
        def step(attempt: Attempt) -> Step | None:
            remote = None if seen is None else self._remote(world, seen)
            if remote is not None and moves and remote.status == "queued":
                remote = replace(remote, status="sending")
            return self._rules.after_look(attempt, remote, confirmed, TO, at)

        def check(attempt: Attempt, step: Step | None) -> str:
            waits = attempt.state in (S.ACCEPTED, S.RESULT_UNKNOWN)
            if not waits or (seen is not None and world.faxes[seen].to != TO):
                return ""
            word = "" if seen is None else world.faxes[seen].word.split()[-1]
            word = "sending" if moves and word == "queued" else word
            right = state_by_look(attempt, word, confirmed, at)
            shown = (step.after if step else attempt).state, (step.after if step else attempt).raw_status
            return "" if shown == right else f"Telnyx says {word or 'nothing'}, and it becomes {shown[0]}, {shown[1]}"

        key = ("look", seen, None if seen is None else world.faxes[seen], confirmed, at, moves)
        moved = self._moved(world, place, key, step, check)
        yield from self._found(world, place, moved)

    def _found(self, world: World, place: int, moved: Moved | None) -> Iterator[World]:
        for new in self._with(world, place, moved):
            assert moved is not None
            before, after = self._changed(world, place, moved)
            if moved.fresh >= 0 or after is S.ACCEPTED is not before:
                yield from self._crashed(new)  # before the person could be asked
                yield from self._asked_first(new)
            else:
                yield new

    def _asked_first(self, world: World) -> Iterator[World]:
        if not {self._attempts[number].state for number in world.attempts} & AT_TELNYX:
            yield world
            return
        place = len(world.attempts) - 1
        asking = self._moved(world, place, ("found",), lambda one: self._rules.asks_when_found(one, NOW))
        if asking is None:
            yield world
        for new in self._with(world, place, asking):
            yield new._replace(agreed=tuple(one for one in new.agreed if one != place))

    def _person(self, world: World) -> Iterator[World]:
        yield from self._ordered(world, Cancel(1))
        yield from self._ordered(world, StillSend(1))
        for resolution in Resolution:
            if resolution is not Resolution.SEND_AGAIN or world.decisions < self._most_decisions:
                yield from self._ordered(world, Resolve(1, resolution, "", ""))

    def _ordered(self, world: World, order: FaxOrder) -> Iterator[World]:
        key = (world.attempts, order)
        if key not in self._orders:
            fax = self._fax(world.attempts)
            fresh = self._rules.names(len(world.attempts) + 1)
            steps = self._rules.steps_of(order, fax, lambda: fresh, NOW)
            done = self._all(world.attempts, steps)
            if done is not None and isinstance(order, Resolve):
                done = (done[0], done[1] or badly_decided(order, steps, [self._attempts[number] for number in done[0]]))
            self._orders[key] = done
        done = self._orders[key]
        if done is None:
            return
        attempts, lie = done
        new = world._replace(attempts=attempts, lie=world.lie or lie)
        if isinstance(order, Cancel):
            new = new._replace(facts=new.facts | {"canceled"})
        if isinstance(order, StillSend):
            new = new._replace(agreed=tuple(sorted({*world.agreed, len(attempts) - 1})))
        if isinstance(order, Resolve) and order.resolution is Resolution.SEND_AGAIN:
            states = {self._attempts[number].state for number in world.attempts}
            busy = states & BUSY
            lie = "sent again while one is under way or has arrived" if busy else ""
            new = new._replace(decisions=world.decisions + 1, lie=new.lie or lie)
        yield new

    def _restarts(self, world: World) -> Iterator[World]:
        yield from self._crashed(world)
        if self._two and world.threads:
            yield from self._taken_over(world)  # though its owner lives: a file system that cannot lock

    def _crashed(self, world: World) -> Iterator[World]:
        """At any point; what is on its way stays on its way."""
        yield from self._taken_over(world._replace(threads=()))

    def _taken_over(self, world: World) -> Iterator[World]:
        for place in range(len(world.attempts)):
            fresh = self._rules.names(len(world.attempts) + 1)
            moved = self._moved(world, place, ("restart",), partial(self._restarted, fresh), waits_on)
            following = world if moved is None else next(self._with(world, place, moved), None)
            if following is None:
                return
            world = following
        yield from self._asked_first(world)

    def _restarted(self, fresh: AttemptNames, attempt: Attempt) -> Step | None:
        return self._rules.after_restart(attempt, fresh, NOW)

    def _by_itself(self, world: World, edge: Edge) -> Iterator[World]:
        for place in range(len(world.attempts)):
            attempt = self._attempts[world.attempts[place]]
            if attempt.state is edge[0]:
                changed = self._number(replace(attempt, state=edge[1]))
                yield self._with_attempt(world, place, Moved(changed, -1, taken_back(edge)))

    # Steps as the database would write them

    def _moved(
        self,
        world: World,
        place: int,
        key: tuple[Any, ...],
        make: Callable[[Attempt], Step | None],
        check: Callable[[Attempt, Step | None], str] | None = None,
    ) -> Moved | None:
        known = (world.attempts[place], len(world.attempts), *key)
        if known not in self._moves:
            attempt = self._attempts[world.attempts[place]]
            step = make(attempt)
            moved = None if step is None else self._written(step, len(world.attempts))
            lie = check(attempt, step) if check else ""
            if lie:
                moved = (moved or Moved(world.attempts[place], -1, ""))._replace(lie=lie)
            self._moves[known] = moved
        return self._moves[known]

    def _written(self, step: Step, count: int) -> Moved:
        edge = (step.before.state, step.after.state)
        self._edges.add(edge)
        lie = "" if edge in self._rules.allowed else f"the database refuses {edge[0]} > {edge[1]}"
        lie = lie or taken_back(edge)
        fresh = -1
        if step.fresh is not None:
            fresh = self._number(replace(step.fresh, id=count + 1, fax_id=1, number=count + 1))
        return Moved(self._number(step.after), fresh, lie)

    def _all(self, attempts: tuple[int, ...], steps: list[Step]) -> tuple[tuple[int, ...], str] | None:
        """Several steps one after the other. None where nothing follows, or more attempts than are searched."""
        world, before = World(attempts), attempts
        for step in steps:
            place = step.before.number - 1
            following = next(self._with(world, place, self._written(step, len(world.attempts))), None)
            if following is None:
                return None
            world = following
        return None if world.attempts == before and not world.lie else (world.attempts, world.lie)

    def _with(self, world: World, place: int, moved: Moved | None) -> Iterator[World]:
        if moved is None or (moved.fresh >= 0 and len(world.attempts) == self._most_attempts):
            return
        yield self._with_attempt(world, place, moved)

    def _with_attempt(self, world: World, place: int, moved: Moved) -> World:
        attempts = (*world.attempts[:place], moved.after, *world.attempts[place + 1 :])
        if moved.fresh >= 0:
            attempts += (moved.fresh,)
        return world._replace(attempts=attempts, lie=world.lie or moved.lie)

    def _changed(self, world: World, place: int, moved: Moved) -> Edge:
        return self._attempts[world.attempts[place]].state, self._attempts[moved.after].state

    def _number(self, attempt: Attempt) -> int:
        attempt = plain(attempt)
        if attempt not in self._numbers:
            self._numbers[attempt] = len(self._attempts)
            self._attempts.append(attempt)
        return self._numbers[attempt]

    def _fax(self, attempts: tuple[int, ...]) -> Fax:
        document = SpooledDocument("a", "b", "", 1, 1)
        real = tuple(self._attempts[number] for number in attempts)
        return Fax(1, "c", TO, TO, "1", SendOptions(), document, NOW, real)

    def _remote(self, world: World, number: int) -> RemoteFax:
        fax = world.faxes[number]
        attempt = self._attempts[world.attempts[fax.of]]
        status = fax.word.split()[-1]
        return RemoteFax(f"fax-{number}", status, fax.to, attempt.token, attempt.media_name, "", NOW, None, None)
