"""The attempts of the search, each kept once under a number, and steps as the database would write them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from app.core import fax as folds
from app.core.attempt import Attempt, Cause
from app.core.fax import SENT_AGAIN, Fax, FaxState, SpooledDocument, Step
from app.core.options import SendOptions
from app.core.ports import RemoteFax
from tests.core.outbox_oracle import NOW, TO, Edge, World, taken_back


class Moved(NamedTuple):
    """Numbers of attempts; `fresh` is -1 where there is none."""

    after: int
    fresh: int
    lie: str


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


class Rows:
    """`attempts` by their numbers; `edges`: the changes of state that were written so far. `allowed`: what the database
    lets pass."""

    def __init__(self, allowed: frozenset[Edge], most_attempts: int) -> None:
        self._allowed = allowed
        self.most_attempts = most_attempts
        self.attempts: list[Attempt] = []
        self.edges: set[Edge] = set()
        self._numbers: dict[Attempt, int] = {}
        self._moves: dict[tuple[Any, ...], Moved | None] = {}
        self._shown: dict[tuple[int, ...], tuple[FaxState, bool]] = {}

    def moved(
        self,
        world: World,
        place: int,
        key: tuple[Any, ...],
        make: Callable[[Attempt], Step | None],
        check: Callable[[Attempt, Step | None], str] | None = None,
    ) -> Moved | None:
        known = (world.attempts[place], len(world.attempts), *key)
        if known not in self._moves:
            attempt = self.attempts[world.attempts[place]]
            step = make(attempt)
            moved = None if step is None else self.written(step, len(world.attempts))
            lie = check(attempt, step) if check else ""
            if lie:
                moved = (moved or Moved(world.attempts[place], -1, ""))._replace(lie=lie)
            self._moves[known] = moved
        return self._moves[known]

    def written(self, step: Step, count: int) -> Moved:
        edge = (step.before.state, step.after.state)
        self.edges.add(edge)
        lie = "" if edge in self._allowed else f"the database refuses {edge[0]} > {edge[1]}"
        lie = lie or taken_back(edge)
        fresh = -1
        if step.fresh is not None:
            fresh = self.number(replace(step.fresh, id=count + 1, fax_id=1, number=count + 1))
        return Moved(self.number(step.after), fresh, lie)

    def all_written(self, attempts: tuple[int, ...], steps: list[Step]) -> tuple[tuple[int, ...], str] | None:
        """Several steps one after the other. None where nothing follows, or more attempts than are searched."""
        world, before = World(attempts), attempts
        for step in steps:
            place = step.before.number - 1
            following = next(self.with_step(world, place, self.written(step, len(world.attempts))), None)
            if following is None:
                return None
            world = following
        return None if world.attempts == before and not world.lie else (world.attempts, world.lie)

    def with_step(self, world: World, place: int, moved: Moved | None) -> Iterator[World]:
        if moved is None or (moved.fresh >= 0 and len(world.attempts) == self.most_attempts):
            return
        yield self.with_attempt(world, place, moved)

    def with_attempt(self, world: World, place: int, moved: Moved) -> World:
        attempts = (*world.attempts[:place], moved.after, *world.attempts[place + 1 :])
        if moved.fresh >= 0:
            attempts += (moved.fresh,)
        return world._replace(attempts=attempts, lie=world.lie or moved.lie)

    def changed(self, world: World, place: int, moved: Moved) -> tuple[Attempt, Attempt]:
        return self.attempts[world.attempts[place]], self.attempts[moved.after]

    def number(self, attempt: Attempt) -> int:
        attempt = plain(attempt)
        if attempt not in self._numbers:
            self._numbers[attempt] = len(self.attempts)
            self.attempts.append(attempt)
        return self._numbers[attempt]

    def fax_of(self, attempts: tuple[int, ...]) -> Fax:
        document = SpooledDocument("a", "b", "", 1, 1)
        real = tuple(self.attempts[number] for number in attempts)
        return Fax(1, "c", TO, TO, "1", SendOptions(), document, NOW, real)

    def remote(self, world: World, number: int) -> RemoteFax:
        fax = world.faxes[number]
        attempt = self.attempts[world.attempts[fax.of]]
        status = fax.word.split()[-1]
        return RemoteFax(f"fax-{number}", status, fax.to, attempt.token, attempt.media_name, "", NOW, None, None)

    def shown_of(self, attempts: tuple[int, ...]) -> tuple[FaxState, bool]:
        if attempts not in self._shown:
            real = [self.attempts[number] for number in attempts]
            self._shown[attempts] = folds.derive_state(real), folds.may_send_again(real)
        return self._shown[attempts]
