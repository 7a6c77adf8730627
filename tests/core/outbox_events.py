"""Everything that can happen to a world, one event further: at Telnyx, in the queue, to a hand-over, by a look, by a
person, by a crash."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import combinations, product
from typing import Any

from app.core import transitions
from app.core.attempt import Attempt, AttemptNames, Cause
from app.core.errors import NoMediaRoute, Offline
from app.core.fax import Step
from app.core.orders import Cancel, FaxOrder, Resolution, Resolve, StillSend
from app.core.ports import Accepted, NotSent, PostOutcome, RequestRefused, Scan, Unclear
from app.core.schedule import FURTHER_ATTEMPTS
from app.core.transitions import CopyDamaged
from tests.core.outbox_oracle import (
    ANOTHER,
    BEFORE_THE_MARK,
    BUSY,
    IN_HAND,
    NEXT_DAY,
    NOW,
    ON_THE_LINE,
    REFUSALS,
    TO,
    AtTelnyx,
    Edge,
    S,
    Thread,
    World,
    badly_decided,
    badly_tried_again,
    is_told,
    state_by_look,
    taken_back,
    waits_on,
    was_sent,
)
from tests.core.outbox_rows import Moved, Rows
from tests.core.outbox_rules import Rules


class Events:
    """The arguments are those of `Search`."""

    def __init__(self, rules: Rules, rows: Rows, decisions: int, odd: bool, two: bool) -> None:
        self._rules, self._rows = rules, rows
        self._most_decisions = decisions
        self._odd = odd
        self._two = two
        self._orders: dict[tuple[Any, ...], tuple[tuple[int, ...], str] | None] = {}

    def after(self, world: World) -> Iterator[World]:
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
        newest = self._rows.attempts[world.attempts[place]]
        if newest.state is not S.QUEUED or newest.cause is Cause.STILL_SEND:
            return
        states = {self._rows.attempts[number].state for number in world.attempts}
        if newest.cancel_asked:
            yield from self._ordered(world, Cancel(1))  # asked for before this attempt was made
        waits = self._rows.moved(world, place, ("stale",), lambda one: transitions.ask_still_send(one, "waited", NOW))
        yield from self._rows.with_step(world, place, waits)
        if states & ON_THE_LINE or any(thread.of == place for thread in world.threads):
            return
        begun = self._rows.moved(world, place, ("start",), lambda one: self._rules.start(one, NOW))
        attempts = [self._rows.attempts[number] for number in world.attempts]
        arrived = any(one.state is S.DELIVERED or (one.state is S.FAILED and was_sent(one)) for one in attempts)
        lie = "it goes again, though one of it was delivered" if arrived else ""
        for new in self._rows.with_step(world, place, begun):
            threads = (*new.threads, Thread(place))
            yield new._replace(threads=threads, lie=new.lie or (lie if place not in world.agreed else ""))

    def _hand_over(self, world: World, thread: Thread) -> Iterator[World]:
        match thread.phase:
            case "uploading":
                for outcome in BEFORE_THE_MARK:
                    refused = {f"refused {thread.of}"} if isinstance(outcome, RequestRefused | CopyDamaged) else set()
                    yield from self._outcome(world._replace(facts=world.facts | refused), thread, outcome)
                if self._odd:
                    yield from self._outcome(world, thread, NotSent(NoMediaRoute()))
                marked = self._rows.moved(world, thread.of, ("mark",), lambda one: self._rules.mark(one, NOW, NOW))
                for new in self._rows.with_step(world, thread.of, marked):
                    yield self._thread(new, thread, thread._replace(phase="marked"))
                if marked is None:
                    yield self._thread(world, thread, None)
            case "marked":
                yield from self._outcome(world, thread, NotSent(Offline()))
                left = self._thread(world, thread, thread._replace(phase="left"))
                yield left._replace(under_way=tuple(sorted((*world.under_way, thread.of))))
            case "refused":
                for refusal in REFUSALS:
                    yield from self._outcome(world, thread, refusal)
            case "accepted":
                remote = self._rows.remote(world, thread.fax)
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
        moved = self._rows.moved(
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
        attempts = [self._rows.attempts[number] for number in world.attempts]
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
                        for most in (FURTHER_ATTEMPTS, 0) if len(world.attempts) < self._rows.most_attempts else (0,):
                            yield from self._look(world, place, seen, confirmed, at, most)
                if self._odd:
                    yield from self._look(world, place, number, True, NOW, 0, moves=True)

    def _scan(
        self, world: World, place: int, numbers: tuple[int, ...], clean: bool, known: set[str]
    ) -> Iterator[World]:
        def step(attempt: Attempt) -> Step | None:
            scan = Scan(tuple(self._rows.remote(world, number) for number in numbers), clean)
            return self._rules.after_scan(attempt, self._rows.fax_of(world.attempts), scan, known, NOW)

        def check(attempt: Attempt, step: Step | None) -> str:
            ours = any(world.faxes[number].of == place and world.faxes[number].to == TO for number in numbers)
            sought = attempt.state in (S.UNKNOWN, S.CLOSED_BY_PERSON) and not attempt.telnyx_id and attempt.token
            found = step is not None and step.after.state is S.ACCEPTED
            return "listed, and not found" if ours and sought and not found else ""

        key = ("scan", numbers, tuple(world.faxes[number] for number in numbers), clean, *sorted(known))
        yield from self._found(world, place, self._rows.moved(world, place, key, step, check))

    def _look(
        self, world: World, place: int, seen: int | None, confirmed: bool, at: datetime, most: int, moves: bool = False
    ) -> Iterator[World]:
        """`most`: further attempts by itself that a person wants."""
        attempts = [self._rows.attempts[number] for number in world.attempts]
        fresh = self._rules.names(len(attempts) + 1)

        def step(attempt: Attempt) -> Step | None:
            remote = None if seen is None else self._rows.remote(world, seen)
            if remote is not None and moves and remote.status == "queued":
                remote = replace(remote, status="sending")
            step = self._rules.after_look(attempt, remote, confirmed, TO, at)
            return step and self._rules.tried_again(step, attempts, fresh, most, at)

        def check(attempt: Attempt, step: Step | None) -> str:
            others = [other for number, other in enumerate(attempts) if number != place]
            if badly := badly_tried_again(attempt, others, step):
                return badly
            waits = attempt.state in (S.ACCEPTED, S.RESULT_UNKNOWN)
            if not waits or (seen is not None and world.faxes[seen].to != TO):
                return ""
            word = "" if seen is None else world.faxes[seen].word.split()[-1]
            word = "sending" if moves and word == "queued" else word
            right = state_by_look(attempt, word, confirmed, at)
            shown = (step.after if step else attempt).state, (step.after if step else attempt).raw_status
            return "" if shown == right else f"Telnyx says {word or 'nothing'}, and it becomes {shown[0]}, {shown[1]}"

        key = ("look", seen, None if seen is None else world.faxes[seen], confirmed, at, moves, most, world.attempts)
        moved = self._rows.moved(world, place, key, step, check)
        for new in self._found(world, place, moved):
            yield new._replace(again=world.again + (moved is not None and moved.fresh >= 0))

    def _found(self, world: World, place: int, moved: Moved | None) -> Iterator[World]:
        for new in self._rows.with_step(world, place, moved):
            assert moved is not None
            before, after = self._rows.changed(world, place, moved)
            if moved.fresh >= 0 or (was_sent(after) and not was_sent(before)):
                yield from self._crashed(new)  # before the person could be asked
                yield from self._asked_first(new)
            else:
                yield new

    def _asked_first(self, world: World) -> Iterator[World]:
        if not any(was_sent(self._rows.attempts[number]) for number in world.attempts):
            yield world
            return
        place = len(world.attempts) - 1
        asking = self._rows.moved(world, place, ("found",), lambda one: self._rules.asks_when_found(one, NOW))
        if asking is None:
            yield world
        for new in self._rows.with_step(world, place, asking):
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
            fax = self._rows.fax_of(world.attempts)
            fresh = self._rules.names(len(world.attempts) + 1)
            steps = self._rules.steps_of(order, fax, lambda: fresh, NOW)
            done = self._rows.all_written(world.attempts, steps)
            if done is not None and isinstance(order, Resolve):
                done = (
                    done[0],
                    done[1] or badly_decided(order, steps, [self._rows.attempts[number] for number in done[0]]),
                )
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
            states = {self._rows.attempts[number].state for number in world.attempts}
            busy = states & BUSY
            lie = "sent again while one is under way or has arrived" if busy else ""
            new = new._replace(decisions=world.decisions + 1, lie=new.lie or lie)
            yield from self._crashed(
                new
            )  # before the person could be asked about an earlier one that was sent after all
            yield from self._asked_first(new)
        else:
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
            moved = self._rows.moved(world, place, ("restart",), partial(self._restarted, fresh), waits_on)
            following = world if moved is None else next(self._rows.with_step(world, place, moved), None)
            if following is None:
                return
            world = following
        yield from self._asked_first(world)

    def _restarted(self, fresh: AttemptNames, attempt: Attempt) -> Step | None:
        return self._rules.after_restart(attempt, fresh, NOW)

    def _by_itself(self, world: World, edge: Edge) -> Iterator[World]:
        for place in range(len(world.attempts)):
            attempt = self._rows.attempts[world.attempts[place]]
            if attempt.state is edge[0]:
                changed = self._rows.number(replace(attempt, state=edge[1]))
                yield self._rows.with_attempt(world, place, Moved(changed, -1, taken_back(edge)))
