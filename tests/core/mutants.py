"""Is the search of tests/core/outbox_model.py able to see? Every rule is broken, one at a time, and must be caught.

    python -m tests.core.mutants [--worlds N]

Mutants are made by machine: each change of state that is not allowed happens by itself, each allowed one is refused by
the database, each row of each rule is handled as each other row, each entry and each set of the fold is changed. By
hand come the shortcuts of the outbox's design (shortcuts.py). What is not caught must stand in HARMLESS, and why.
About four minutes of one processor.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import permutations
from typing import Any

from app.core import fax as folds
from app.core import transitions
from app.core.attempt import Attempt, AttemptState
from app.core.errors import NoCredit, Offline
from app.core.fax import Fax, FaxState, Step, derive_state
from app.core.orders import Cancel, FaxOrder, Resolution, Resolve
from app.core.ports import (
    Accepted,
    AccountRefused,
    NotSent,
    PostOutcome,
    RefusedForNow,
    RemoteFax,
    RequestRefused,
    Unclear,
)
from app.core.transitions import ALLOWED, CopyDamaged
from app.delivery.decisions import steps_of
from tests.core.mutant import ANY_EDGE, MADE_UP, WORLDS, Mutant
from tests.core.outbox_oracle import S
from tests.core.outbox_rules import Rules
from tests.core.shortcuts import by_hand

# Changes of state


def changes_by_itself() -> Iterable[Mutant]:
    for edge in sorted(ANY_EDGE - ALLOWED):
        yield Mutant("happens by itself", f"{edge[0]} > {edge[1]}", Rules(extra=edge, allowed=ALLOWED | {edge}))


def changes_refused() -> Iterable[Mutant]:
    for edge in sorted(ALLOWED):
        yield Mutant("refused by the database", f"{edge[0]} > {edge[1]}", Rules(allowed=ALLOWED - {edge}))


# Rows of rules


def as_if_in(rule: Callable[..., Step | None], state: AttemptState, other: AttemptState) -> Callable[..., Step | None]:
    """The rule, which takes an attempt in one state for one in another."""

    def mistaken(attempt: Attempt, *rest: Any) -> Step | None:
        if attempt.state is not state:
            return rule(attempt, *rest)
        step = rule(replace(attempt, state=other), *rest)
        return None if step is None else replace(step, before=attempt)

    return mistaken


def restarts() -> Iterable[Mutant]:
    for state in S:
        for other in (S.UPLOADING, S.COMMITTING, S.QUEUED):
            if state is not other and {state, other} & {S.UPLOADING, S.COMMITTING}:
                rule = as_if_in(transitions.after_restart, state, other)
                named = "left alone" if other is S.QUEUED else f"as {other}"
                yield Mutant("restart", f"{state} {named}", Rules(after_restart=rule, allowed=ANY_EDGE))


def marks() -> Iterable[Mutant]:
    for state in S:
        if state is not S.UPLOADING:
            rule = as_if_in(transitions.mark, state, S.UPLOADING)
            yield Mutant("mark", f"{state} as uploading", Rules(mark=rule, allowed=ANY_EDGE))


def cancels() -> Iterable[Mutant]:
    """`faxwell cancel` takes back what it can only ask for."""
    for state in S:
        if state not in (S.QUEUED, S.UPLOADING):
            rule = as_if_in(transitions.after_cancel, state, S.QUEUED)

            def ordered(order: FaxOrder, fax: Fax, *rest: Any, rule: Callable[..., Step | None] = rule) -> list[Step]:
                if not isinstance(order, Cancel):
                    return steps_of(order, fax, *rest)
                steps = (rule(attempt, rest[-1]) for attempt in reversed(fax.attempts))
                return [step for step in steps if step][:1]

            yield Mutant("cancel", f"{state} as queued", Rules(steps_of=ordered, allowed=ANY_EDGE))


OUTCOMES: tuple[PostOutcome | CopyDamaged, ...] = (
    NotSent(Offline()),
    Accepted(MADE_UP),
    AccountRefused(NoCredit()),
    RequestRefused("1", ""),
    RefusedForNow(1),
    Unclear("no_answer"),
    CopyDamaged(),
)


def outcomes() -> Iterable[Mutant]:
    for one in OUTCOMES:
        for other in (None, *OUTCOMES):
            if one is not other:
                named = "dropped" if other is None else f"as {type(other).__name__}"
                rules = Rules(after_outcome=_outcome_taken_for(type(one), other))
                yield Mutant("outcome", f"{type(one).__name__} {named}", rules)


def _outcome_taken_for(
    one: type[PostOutcome | CopyDamaged], other: PostOutcome | CopyDamaged | None
) -> Callable[..., Step | None]:
    def mistaken(attempt: Attempt, outcome: PostOutcome | CopyDamaged, *rest: Any) -> Step | None:
        if not isinstance(outcome, one):
            return transitions.after_outcome(attempt, outcome, *rest)
        return None if other is None else transitions.after_outcome(attempt, other, *rest)

    return mistaken


def looks() -> Iterable[Mutant]:
    words = ("queued", "sending", "delivered", "failed", "gone")
    for one, other in permutations(words, 2):

        def mistaken(
            attempt: Attempt, fax: RemoteFax | None, *rest: Any, one: str = one, other: str = other
        ) -> Step | None:
            if (fax.status if fax else "gone") == one:
                known = fax or replace(MADE_UP, id=attempt.telnyx_id or "")
                fax = None if other == "gone" else replace(known, status=other)
            return transitions.after_look(attempt, fax, *rest)

        yield Mutant("look", f"{one} as {other}", Rules(after_look=mistaken))
    for state, other_state in ((S.ACCEPTED, S.RESULT_UNKNOWN), (S.RESULT_UNKNOWN, S.ACCEPTED)):
        rule = as_if_in(transitions.after_look, state, other_state)
        yield Mutant("look", f"{state} as {other_state}", Rules(after_look=rule, allowed=ANY_EDGE))
    for state in (S.DELIVERED, S.FAILED, S.CLOSED_BY_PERSON, S.UNKNOWN):
        rule = as_if_in(transitions.after_look, state, S.ACCEPTED)
        yield Mutant("look", f"{state} as accepted", Rules(after_look=rule, allowed=ANY_EDGE))


def decisions() -> Iterable[Mutant]:
    for one, other in permutations(Resolution, 2):

        def mistaken(order: FaxOrder, *rest: Any, one: Resolution = one, other: Resolution = other) -> list[Step]:
            if isinstance(order, Resolve) and order.resolution is one:
                order = replace(order, resolution=other)
            return steps_of(order, *rest)

        yield Mutant("decision", f"{one} as {other}", Rules(steps_of=mistaken))


# The fold of attempts into the state of a fax


def fold_entries() -> Iterable[Mutant]:
    for state, shown in folds._FAX_STATE.items():
        for other in FaxState:
            if other is not shown:
                table = {**folds._FAX_STATE, state: other}
                yield Mutant("fold", f"{state} shown as {other}", patches=((folds, "_FAX_STATE", table),))


def fold_sets() -> Iterable[Mutant]:
    for name in ("_UNCLEAR", "_UNDER_WAY", "_NOTHING_THERE"):
        states = getattr(folds, name)
        for state in S:
            changed, how = (states - {state}, "without") if state in states else (states | {state}, "with")
            yield Mutant("fold", f"{name} {how} {state}", patches=((folds, name, changed),))


def _decides(*wanted: set[AttemptState]) -> Callable[..., Attempt]:
    """The first of these that an attempt has, else the newest."""

    def deciding(attempts: tuple[Attempt, ...]) -> Attempt:
        for states in wanted:
            for attempt in reversed(attempts):
                if attempt.state in states:
                    return attempt
        return attempts[-1]

    return deciding


def fold_orders() -> Iterable[Mutant]:
    unclear, sent, closed = {S.UNKNOWN, S.RESULT_UNKNOWN}, {S.ACCEPTED}, {S.CLOSED_BY_PERSON}
    tiers: dict[str, tuple[set[AttemptState], ...]] = {
        "the newest only": (),
        "nothing of delivered": (unclear,),
        "nothing of doubt": ({S.DELIVERED},),
        "doubt before delivered": (unclear, {S.DELIVERED}, sent, closed),
        "closed before all that is new": ({S.DELIVERED}, unclear, closed),
        "failed before delivered": ({S.FAILED}, {S.DELIVERED}, unclear),
    }
    for name, order in tiers.items():
        yield Mutant("fold", name, patches=((folds, "deciding_attempt", _decides(*order)),))
    oldest = ((folds, "deciding_attempt", lambda attempts: attempts[0]),)
    yield Mutant("fold", "the oldest only", patches=oldest)
    yield Mutant("fold", "a refused second attempt clears the doubt", patches=((folds, "derive_state", _without_r8),))


def _without_r8(attempts: tuple[Attempt, ...]) -> FaxState:
    if folds.deciding_attempt(attempts).state is S.CLOSED_BY_PERSON:
        return derive_state(attempts[-1:])
    return derive_state(attempts)


GROUPS: tuple[Callable[[], Iterable[Mutant]], ...] = (
    by_hand,
    changes_by_itself,
    changes_refused,
    restarts,
    marks,
    cancels,
    outcomes,
    looks,
    decisions,
    fold_entries,
    fold_sets,
    fold_orders,
)
_TAKEN_BACK = (S.CANCELED, S.NOT_HANDED_OVER)
_STILL_THERE = (S.UNKNOWN, S.ACCEPTED, S.DELIVERED, S.RESULT_UNKNOWN, S.CLOSED_BY_PERSON)
_FACTS_ONLY = "the row could then gain no alarm for a fax that Telnyx took after all; nothing is sent or told by it"
_ASKED_ONCE = (
    "a thread asks for its mark once, and its attempt cannot be in this state then; a second mark writes nothing"
)
_NEVER_LAST = "a further attempt follows it in the same transaction, so that it never is the newest"
_CLOSED_AGAIN = "a decision about a later attempt is then also written to one that was sent again before it"
HARMLESS: dict[str, str] = {
    "shortcut: the number of a fax is not compared": "it is compared when it is accepted and when it is found, too",
    "restart: unknown as committing": "the looking for it begins anew, no more",
    "cancel: canceled as queued": "it is canceled once more",
    "look: result_unknown as accepted": "it says once more that nothing is known",
    "look: closed_by_person as accepted": "its word is not called found first; what waits is asked about all the same",
    "look: unknown as accepted": "without an id of Telnyx's nothing is looked at",
    "fold: _UNCLEAR with delivered": "delivered comes first, and no decision about it is taken",
    "refused by the database: uploading > uploading": "no rule writes it",
    **{f"refused by the database: {one} > {one}": _FACTS_ONLY for one in (S.CANCELED, S.NOT_HANDED_OVER, S.REJECTED)},
    **{f"mark: {one} as uploading": _ASKED_ONCE for one in S if one not in (S.UPLOADING, *_TAKEN_BACK)},
    **{f"fold: {S.NOT_HANDED_OVER} shown as {one}": _NEVER_LAST for one in FaxState if one is not FaxState.QUEUED},
    "fold: _NOTHING_THERE with not_handed_over": _NEVER_LAST,
    **{f"fold: _NOTHING_THERE with {one}": _CLOSED_AGAIN for one in _STILL_THERE},
}
"""Why a mutant that is not caught does no harm."""


def mutants() -> list[Mutant]:
    return [mutant for group in GROUPS for mutant in group()]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worlds", type=int, default=WORLDS, metavar="N", help="at most, of each search")
    options = parser.parse_args()
    _say(f"{'':<26}{'mutants':>8}{'caught':>8}{'harmless':>10}{'not caught':>12}")
    unseen = 0
    survivors: list[Mutant] = []
    for group in GROUPS:
        by_kind = list(group())
        alive = [mutant for mutant in by_kind if not mutant.search(options.worlds).wrong]
        survivors += alive
        named = [mutant for mutant in alive if str(mutant) in HARMLESS]
        counts = f"{len(by_kind):>8}{len(by_kind) - len(alive):>8}{len(named):>10}{len(alive) - len(named):>12}"
        _say(f"{group.__name__.replace('_', ' '):<26}{counts}")
        unseen += len(alive) - len(named)
    for mutant in survivors:
        _say(f"  {mutant}: {HARMLESS.get(str(mutant), 'NOT CAUGHT')}")
    return int(unseen > 0)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
