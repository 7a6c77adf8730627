"""The shipped transitions searched breadth-first over faults and a person's decisions: they are imported, not copied.

A world is one fax, what Telnyx has of it, the threads that hand it over and the requests that are on their way.
Everything that can happen happens in every order: crashes, a second process that wrongly takes over, lost and late
answers, late listing, refusals, cancels, decisions.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from app.core import transitions
from app.core.fax import SENT_AGAIN
from tests.core.outbox_events import Events
from tests.core.outbox_oracle import NOW, AtTelnyx, Edge, S, World, wrong
from tests.core.outbox_rows import Rows
from tests.core.outbox_rules import Rules


class Found(NamedTuple):
    """`way`: the worlds that led to the wrong one, in words."""

    worlds: int
    wrong: str
    way: tuple[str, ...]
    edges: frozenset[Edge]


class Search:
    """Of all worlds with at most so many attempts and decisions to send again. `odd`: Telnyx may also say a
    word in between, contradict its own final word, take a fax for another number and have no room for documents.
    `two`: a second process may take over from one that lives."""

    def __init__(
        self, rules: Rules, attempts: int = 2, decisions: int = 1, odd: bool = False, two: bool = True
    ) -> None:
        self._rules = rules
        self._rows = Rows(rules.allowed, attempts)
        self._events = Events(rules, self._rows, decisions, odd, two)

    def run(self, limit: int = 1_000_000) -> Found:
        """Until the first wrong world, or all of them or so many were seen."""
        first = replace(transitions.first_attempt(self._rules.names(1), NOW), id=1, fax_id=1)
        return self._from(World((self._rows.number(first),)), limit)

    def run_from_second(self, limit: int = 1_000_000) -> Found:
        """From where a person has let it be sent again, and the first one is at Telnyx after all."""
        names = self._rules.names
        first = replace(transitions.first_attempt(names(1), NOW), id=1, fax_id=1, committed_at=NOW)
        closed = replace(first, state=S.CLOSED_BY_PERSON, resolution=SENT_AGAIN, lost_at=NOW)
        second = replace(transitions.first_attempt(names(2), NOW), id=2, fax_id=1, number=2)
        return self._from(
            World((self._rows.number(closed), self._rows.number(second)), (AtTelnyx(0),), decisions=1), limit
        )

    def _from(self, start: World, limit: int) -> Found:
        seen: dict[World, World | None] = {start: None}
        edge = [start]
        while edge:
            following = []
            for world in edge:
                for new in self._events.after(world):
                    if new in seen:
                        continue
                    seen[new] = world
                    following.append(new)
                    found = new.lie or self._wrong(new)
                    if found or len(seen) > limit:
                        way = self._way(seen, new) if found else ()
                        return Found(len(seen), found, way, frozenset(self._rows.edges))
            edge = following
        return Found(len(seen), "", (), frozenset(self._rows.edges))

    def _way(self, seen: dict[World, World | None], last: World) -> tuple[str, ...]:
        way, world = [], seen[last]
        way.append(self._words(last))
        while world is not None:
            way.append(self._words(world))
            world = seen[world]
        return tuple(reversed(way))

    def _words(self, world: World) -> str:
        states = " ".join(str(self._rows.attempts[number].state) for number in world.attempts)
        return f"{states} | {world._replace(attempts=())}"

    def _wrong(self, world: World) -> str:
        return wrong(
            world, [self._rows.attempts[number] for number in world.attempts], *self._rows.shown_of(world.attempts)
        )
