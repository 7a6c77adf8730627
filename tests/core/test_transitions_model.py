"""The shipped transitions searched breadth-first over faults and a person's decisions: they are imported, not copied.

A world is one fax, what Telnyx has of it, and the requests that are still on their way. Everything that can happen
happens in every order: crashes, lost and late answers, late listing, refusals, decisions. In every world that can be
reached four things hold (`violation`). Then the search is shown to see: each mutant of the rules breaks one of them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.core import transitions
from app.core.attempt import Attempt, AttemptNames, AttemptState, Cause
from app.core.errors import NoCredit, Offline
from app.core.fax import Fax, FaxState, SpooledDocument, Step, deciding_attempt, derive_state, in_doubt, may_send_again
from app.core.options import SendOptions
from app.core.orders import Resolution
from app.core.ports import Accepted, AccountRefused, NotSent, PostOutcome, RemoteFax, RequestRefused, Scan, Unclear
from app.core.sighting import after_scan
from app.core.transitions import ALLOWED, FINAL_WORDS

S = AttemptState
NOW = datetime(2026, 3, 2, tzinfo=UTC)
NEXT_DAY = NOW + timedelta(hours=25)
TO = "+13125550123"


@dataclass(frozen=True)
class Rules:
    """The functions under test; a mutant replaces one."""

    after_outcome: Callable[..., Step | None] = transitions.after_outcome
    after_restart: Callable[..., Step | None] = transitions.after_restart
    after_scan: Callable[..., Step | None] = after_scan
    after_look: Callable[..., Step | None] = transitions.after_look
    derive_state: Callable[..., FaxState] = derive_state
    names: Callable[[int], AttemptNames] = lambda number: AttemptNames(f"t{number}", f"m{number}")


@dataclass(frozen=True)
class AtTelnyx:
    token: str
    status: str = "queued"
    listed: bool = False


@dataclass(frozen=True)
class World:
    """`asked`: the attempt (its place) whose answer our process waits for. `under_way`: tokens of requests that have
    left and may still be taken. `answer`: what Telnyx has answered to the one asked for."""

    attempts: tuple[Attempt, ...]
    faxes: tuple[AtTelnyx, ...] = ()
    asked: int | None = None
    under_way: frozenset[str] = frozenset()
    answer: str = ""
    decisions: int = 0

    def key(self) -> tuple[object, ...]:
        """What makes two worlds the same."""
        attempts = tuple(
            (
                one.state,
                one.token,
                one.telnyx_id,
                one.raw_status,
                one.cause,
                one.cancel_asked,
                one.resolution,
                one.other_id,
            )
            for one in self.attempts
        )
        return attempts, self.faxes, self.asked, self.under_way, self.answer, self.decisions

    def remote(self, place: int) -> RemoteFax:
        fax = self.faxes[place]
        return RemoteFax(f"fax-{place}", fax.status, TO, fax.token, "", "", NOW, None, None)


def fax_of(attempts: tuple[Attempt, ...]) -> Fax:
    document = SpooledDocument("a", "b", "", 1, 1)
    return Fax(1, "c", TO, TO, "1", SendOptions(), document, NOW, attempts)


def plain(attempt: Attempt) -> Attempt:
    """Without what only counts or tells the time, so that worlds are finitely many. The clean scans stay: two of
    them are as good as any number."""
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
        not_before=None,
        wanted_at=NOW,
    )


class Search:
    """Of all worlds with at most so many attempts and decisions to send again."""

    def __init__(self, rules: Rules, attempts: int = 2, decisions: int = 1) -> None:
        self.rules = rules
        self.most_attempts = attempts
        self.most_decisions = decisions

    def run(self, limit: int = 1_000_000) -> tuple[int, str]:
        """How many worlds were seen, and the first violation."""
        first = replace(transitions.first_attempt(self.rules.names(1), NOW), id=1, fax_id=1)
        start = World((plain(first),))
        seen, edge = {start.key()}, [start]
        while edge:
            following = []
            for world in edge:
                for new in self.after(world):
                    key = new.key()
                    if key in seen:
                        continue
                    seen.add(key)
                    following.append(new)
                    wrong = self.violation(new)
                    if wrong or len(seen) > limit:
                        return len(seen), wrong
            edge = following
        return len(seen), ""

    def applied(self, world: World, step: Step | None, **changes: Any) -> World | None:
        """As the database would: only what is allowed, compare-and-set, the fresh attempt in the same transaction."""
        if step is None:
            return replace(world, **changes) if changes else None
        assert (step.before.state, step.after.state) in ALLOWED, (step.before.state, step.after.state)
        assert step.before in world.attempts
        attempts = tuple(plain(step.after) if one == step.before else one for one in world.attempts)
        if step.fresh is not None:
            if len(attempts) >= self.most_attempts:
                return None
            number = len(attempts) + 1
            attempts += (plain(replace(step.fresh, id=number, number=number)),)
        return replace(world, attempts=attempts, **changes)

    def violation(self, world: World) -> str:
        if len(world.faxes) + len(world.under_way) > 1 + world.decisions:
            return "doubled without a decision"
        for attempt in world.attempts:
            if attempt.state is S.DELIVERED:
                fax = world.faxes[int((attempt.telnyx_id or "-1")[4:])]
                if fax.status != "delivered" or fax.token != attempt.token:
                    return "falsely delivered"
        shown = self.rules.derive_state(world.attempts)
        alive = [fax for fax in world.faxes if fax.status != "failed"]
        told = any(attempt.alarm for attempt in world.attempts)
        not_sent = shown in (FaxState.REJECTED, FaxState.CANCELED, FaxState.FAILED)
        if not_sent and not told and (alive or world.under_way):
            return f"shown as {shown}, and it was or may be sent"
        in_hand = [place for place, one in enumerate(world.attempts) if one.state in (S.UPLOADING, S.COMMITTING)]
        if in_hand not in ([], [world.asked]):
            return "lost: in hand, and nobody works on it"
        return ""

    def after(self, world: World) -> Iterator[World]:
        changes = (*self.at_telnyx(world), *self.hand_over(world), *self.looks(world), *self.person(world))
        yield from (new for new in changes if new is not None)
        yield from self.crash(world)

    def hand_over(self, world: World) -> Iterator[World | None]:
        newest = world.attempts[-1]
        names = self.rules.names(len(world.attempts) + 1)
        if world.asked is None:
            if newest.state is S.QUEUED and newest.cause is not Cause.STILL_SEND:
                yield self.applied(world, transitions.start(newest, NOW), asked=len(world.attempts) - 1)
            return
        attempt = world.attempts[world.asked]
        if attempt.state is S.UPLOADING:
            yield self.applied(world, self.rules.after_outcome(attempt, NotSent(Offline()), names, NOW), asked=None)
            marked = self.applied(world, transitions.mark(attempt, NOW, NOW))
            assert marked is not None
            yield marked  # nothing has left yet
            yield replace(marked, under_way=marked.under_way | {attempt.token})
        else:
            yield from self.answered(world, attempt, names)

    def answered(self, world: World, attempt: Attempt, names: AttemptNames) -> Iterator[World | None]:
        def outcome(what: PostOutcome) -> World | None:
            step = self.rules.after_outcome(attempt, what, names, NOW)
            return self.applied(world, step, asked=None, answer="")

        yield outcome(Unclear("no_answer"))  # also while the request is still on its way, and after any answer
        if world.answer == "accepted":
            place = max(place for place, fax in enumerate(world.faxes) if fax.token == attempt.token)
            yield outcome(Accepted(world.remote(place)))
        elif world.answer == "refused":
            yield outcome(RequestRefused("1", ""))
            yield outcome(AccountRefused(NoCredit()))
        elif attempt.token not in {*world.under_way, *(fax.token for fax in world.faxes)}:
            yield outcome(NotSent(Offline()))

    def at_telnyx(self, world: World) -> Iterator[World | None]:
        for token in world.under_way:
            left = world.under_way - {token}
            waiting = world.asked is not None and world.attempts[world.asked].token == token
            yield replace(world, under_way=left)  # lost on the way
            yield replace(
                world,
                under_way=left,
                faxes=(*world.faxes, AtTelnyx(token)),
                answer="accepted" if waiting else world.answer,
            )
            if waiting:
                yield replace(world, under_way=left, answer="refused")
        for place, fax in enumerate(world.faxes):
            if not fax.listed:
                yield self.changed(world, place, listed=True)
            if fax.status == "queued":
                yield self.changed(world, place, status="delivered")
                yield self.changed(world, place, status="failed")

    def changed(self, world: World, place: int, **changes: Any) -> World:
        faxes = list(world.faxes)
        faxes[place] = replace(faxes[place], **changes)
        return replace(world, faxes=tuple(faxes))

    def looks(self, world: World) -> Iterator[World | None]:
        listed = tuple(world.remote(place) for place, fax in enumerate(world.faxes) if fax.listed)
        for attempt in world.attempts:
            for clean in (True, False):
                scan = Scan(listed, clean)
                yield self.applied(world, self.rules.after_scan(attempt, fax_of(world.attempts), scan, (), NOW))
            if attempt.telnyx_id:
                place = int(attempt.telnyx_id[4:])
                for fax, confirmed in ((world.remote(place), True), (world.remote(place), False), (None, True)):
                    for at in (NOW, NEXT_DAY):
                        yield self.applied(world, self.rules.after_look(attempt, fax, confirmed, TO, at))

    def person(self, world: World) -> Iterator[World | None]:
        newest = world.attempts[-1]
        canceled = transitions.after_cancel(newest, NOW)
        if canceled is not None and not newest.cancel_asked:
            broken_off = canceled.after.state is S.CANCELED and world.asked == len(world.attempts) - 1
            yield self.applied(world, canceled, asked=None if broken_off else world.asked)
        if world.decisions == self.most_decisions:
            return
        for attempt in in_doubt(world.attempts)[-1:]:
            for resolution in Resolution:
                again = resolution is Resolution.SEND_AGAIN
                if again and not may_send_again(world.attempts):
                    continue
                names = self.rules.names(len(world.attempts) + 1) if again else None
                step = transitions.after_decision(attempt, resolution, "", "", names, NOW)
                yield self.applied(world, step, decisions=world.decisions + again)

    def crash(self, world: World) -> Iterator[World]:
        """At any point; what is on its way stays on its way."""
        after: World | None = replace(world, asked=None, answer="")
        for attempt in world.attempts:
            step = self.rules.after_restart(attempt, self.rules.names(len(world.attempts) + 1), NOW)
            if after is not None and step is not None:
                after = self.applied(after, step)
        if after is not None:
            yield after


def test_no_fault_and_no_order_of_events_loses_doubles_or_lies() -> None:
    worlds, wrong = Search(Rules()).run()
    assert wrong == ""
    assert worlds > 10_000


def test_nor_with_a_third_attempt_and_a_second_decision_as_far_as_it_is_searched_here() -> None:
    assert Search(Rules(), attempts=3, decisions=2).run(limit=15_000)[1] == ""


def sends_again(attempt: Attempt) -> Step:
    """What a careless program does."""
    fresh = replace(attempt, id=0, state=S.QUEUED, token=f"{attempt.token}'", media_name="", telnyx_id=None)
    return Step(attempt, replace(attempt, state=S.NOT_HANDED_OVER), (), fresh)


def retry_on_a_time_out(attempt: Attempt, outcome: PostOutcome, *rest: Any) -> Step | None:
    if isinstance(outcome, Unclear) and attempt.state is S.COMMITTING:
        return sends_again(attempt)
    return transitions.after_outcome(attempt, outcome, *rest)


def back_in_the_queue_at_restart(attempt: Attempt, *rest: Any) -> Step | None:
    return sends_again(attempt) if attempt.state is S.COMMITTING else transitions.after_restart(attempt, *rest)


def resend_when_it_is_not_listed(attempt: Attempt, fax: Fax, scan: Scan, *rest: Any) -> Step | None:
    if attempt.state is S.UNKNOWN and scan.clean and not scan.faxes and len(fax.attempts) == 1:
        closed = replace(attempt, state=S.CLOSED_BY_PERSON, resolution="send_again")
        return replace(sends_again(attempt), after=closed)
    return after_scan(attempt, fax, scan, *rest)


def refused_whatever_it_says(attempt: Attempt, outcome: PostOutcome, *rest: Any) -> Step | None:
    if isinstance(outcome, Unclear):
        outcome = RequestRefused("", "")
    return transitions.after_outcome(attempt, outcome, *rest)


def delivered_by_any_last_word(attempt: Attempt, fax: RemoteFax | None, *rest: Any) -> Step | None:
    if fax is not None and fax.status in FINAL_WORDS:
        fax = replace(fax, status="delivered")
    return transitions.after_look(attempt, fax, *rest)


def newest_attempt_only(attempts: tuple[Attempt, ...]) -> FaxState:
    return derive_state(attempts[-1:])


def the_spec_without_r8(attempts: tuple[Attempt, ...]) -> FaxState:
    """The doubt about one that was sent again is forgotten."""
    if deciding_attempt(attempts).state is S.CLOSED_BY_PERSON:
        return derive_state(attempts[-1:])
    return derive_state(attempts)


def one_token_for_all(_: int) -> AttemptNames:
    return AttemptNames("t", "m")


@pytest.mark.parametrize(
    "mutant",
    [
        Rules(after_outcome=retry_on_a_time_out),
        Rules(after_restart=back_in_the_queue_at_restart),
        Rules(after_scan=resend_when_it_is_not_listed),
        Rules(after_outcome=refused_whatever_it_says),
        Rules(after_look=delivered_by_any_last_word),
        Rules(derive_state=newest_attempt_only),
        Rules(derive_state=the_spec_without_r8),
        Rules(names=one_token_for_all),
    ],
    ids=lambda mutant: next(name for name in vars(mutant) if getattr(mutant, name) is not getattr(Rules(), name)),
)
def test_every_shortcut_is_caught(mutant: Rules) -> None:
    _, wrong = Search(mutant).run()
    assert wrong
