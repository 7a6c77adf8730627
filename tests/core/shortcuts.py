"""What a careless program does: the shortcuts of the outbox's design, by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import ModuleType
from typing import Any

from app.core import fax as folds
from app.core import further, sighting, transitions
from app.core.attempt import Attempt, AttemptNames
from app.core.fax import Fax, Step
from app.core.orders import FaxOrder, Resolution, Resolve
from app.core.ports import Accepted, PostOutcome, RemoteFax, Scan, Unclear
from app.core.transitions import FINAL_WORDS, CopyDamaged
from app.delivery import decisions as orders
from app.delivery.decisions import steps_of
from tests.core.mutant import ANY_EDGE, MADE_UP, Mutant
from tests.core.outbox_oracle import ANOTHER, NEXT_DAY, TO, S
from tests.core.outbox_rules import Rules


def sends_again(attempt: Attempt, **after: Any) -> Step:
    """With a new attempt, and nobody has asked for it."""
    fresh = replace(
        attempt, id=0, state=S.QUEUED, token=f"{attempt.token}'", media_name="", telnyx_id=None, committed_at=None
    )
    return Step(attempt, replace(attempt, **after), (), fresh)


def _resend_when_not_listed(attempt: Attempt, fax: Fax, scan: Scan, *rest: Any) -> Step | None:
    if attempt.state is S.UNKNOWN and scan.clean and not scan.faxes and len(fax.attempts) == 1:
        return sends_again(attempt, state=S.CLOSED_BY_PERSON, resolution="send_again")
    return sighting.after_scan(attempt, fax, scan, *rest)


def _not_sent_when_not_listed(attempt: Attempt, fax: Fax, scan: Scan, *rest: Any) -> Step | None:
    if attempt.state is S.UNKNOWN and scan.clean and not scan.faxes:
        return Step(attempt, replace(attempt, state=S.REJECTED))
    return sighting.after_scan(attempt, fax, scan, *rest)


def _delivered_when_accepted(attempt: Attempt, outcome: PostOutcome | CopyDamaged, *rest: Any) -> Step | None:
    step = transitions.after_outcome(attempt, outcome, *rest)
    if step is None or step.after.state is not S.ACCEPTED:
        return step
    return replace(step, after=replace(step.after, state=S.DELIVERED))


def _delivered_when_listed(attempt: Attempt, *rest: Any) -> Step | None:
    step = sighting.after_scan(attempt, *rest)
    if step is None or step.after.state is not S.ACCEPTED or attempt.state is S.ACCEPTED:
        return step
    return replace(step, after=replace(step.after, state=S.DELIVERED))


def _again_after_failed(attempt: Attempt, *rest: Any) -> Step | None:
    step = transitions.after_look(attempt, *rest)
    if step is None or step.after.state is not S.FAILED is not attempt.state:
        return step
    return replace(step, fresh=sends_again(attempt).fresh)


def _again_whatever_else_became_of_it(step: Step, attempts: Sequence[Attempt], *rest: Any) -> Step:
    return further.tried_again(step, [each for each in attempts if each.id == step.before.id], *rest)


def _again_against_a_persons_word(step: Step, *rest: Any) -> Step:
    wanted = further.tried_again(replace(step, after=replace(step.after, cancel_asked=False)), *rest)
    return replace(wanted, after=step.after)


def _unconfirmed(attempt: Attempt, fax: RemoteFax | None, confirmed: bool, *rest: Any) -> Step | None:
    return transitions.after_look(attempt, fax, True, *rest)


def _given_up_at_once(attempt: Attempt, fax: RemoteFax | None, confirmed: bool, to: str, now: Any) -> Step | None:
    return transitions.after_look(attempt, fax, confirmed, to, now if fax else NEXT_DAY)


def _never_given_up(attempt: Attempt, fax: RemoteFax | None, confirmed: bool, to: str, now: Any) -> Step | None:
    step = transitions.after_look(attempt, fax, confirmed, to, now)
    return None if step and step.after.state is S.RESULT_UNKNOWN else step


def _last_word_wins(attempt: Attempt, fax: RemoteFax | None, *rest: Any) -> Step | None:
    step = transitions.after_look(attempt, fax, *rest)
    if step is None or fax is None or attempt.state not in (S.DELIVERED, S.FAILED):
        return step
    return replace(step, after=replace(step.after, state=FINAL_WORDS.get(fax.status, attempt.state)))


def _number_not_compared(attempt: Attempt, fax: RemoteFax | None, *rest: Any) -> Step | None:
    return transitions.after_look(attempt, fax and replace(fax, to=TO), *rest)


def _answer_for_another_number(attempt: Attempt, outcome: PostOutcome | CopyDamaged, *rest: Any) -> Step | None:
    if isinstance(outcome, Unclear) and outcome.telnyx_id:
        outcome = Accepted(replace(MADE_UP, id=outcome.telnyx_id, to=ANOTHER))
    return transitions.after_outcome(attempt, outcome, *rest)


def _no_mark(attempt: Attempt, *_: Any) -> Step:
    return Step(attempt, attempt)


def _in_memory(attempt: Attempt, *rest: Any) -> Step | None:
    if attempt.state is S.QUEUED:
        return Step(attempt, replace(attempt, state=S.NOT_HANDED_OVER))
    return transitions.after_restart(attempt, *rest)


def _close_the_last_only(order: FaxOrder, *rest: Any) -> list[Step]:
    steps = steps_of(order, *rest)
    return steps[-1:] if isinstance(order, Resolve) else steps


def _send_again_without_a_row(order: FaxOrder, *rest: Any) -> list[Step]:
    return [replace(step, fresh=None) for step in steps_of(order, *rest)]


def _send_again_whenever_asked(order: FaxOrder, fax: Fax, new_names: Any, now: Any) -> list[Step]:
    steps = steps_of(order, fax, new_names, now)
    if steps or not isinstance(order, Resolve) or order.resolution is not Resolution.SEND_AGAIN:
        return steps
    step = transitions.after_decision(fax.attempts[0], order.resolution, "", "", new_names(), now)
    return [step] if step else []


def _patched(kind: str, name: str, module: ModuleType, attribute: str, value: Any) -> Mutant:
    return Mutant(kind, name, patches=((module, attribute, value),))


def by_hand() -> Iterable[Mutant]:
    free = ANY_EDGE
    for name, rules in {
        "resend when the list does not show it": Rules(after_scan=_resend_when_not_listed),
        "not sent when the list does not show it": Rules(after_scan=_not_sent_when_not_listed, allowed=free),
        "delivered on a 202": Rules(after_outcome=_delivered_when_accepted, allowed=free),
        "delivered when it is listed": Rules(after_scan=_delivered_when_listed, allowed=free),
        "delivered by the list's word": Rules(after_look=_unconfirmed),
        "no mark before the request": Rules(mark=_no_mark),
        "queue in memory": Rules(after_restart=_in_memory, allowed=free),
        "sent again by itself after a failure": Rules(after_look=_again_after_failed),
        "tried again, whatever became of the others": Rules(tried_again=_again_whatever_else_became_of_it),
        "tried again against a person's word": Rules(tried_again=_again_against_a_persons_word),
        "given up after one 404": Rules(after_look=_given_up_at_once),
        "never given up": Rules(after_look=_never_given_up),
        "the first final word is written over": Rules(after_look=_last_word_wins, allowed=free),
        "the number of a fax is not compared": Rules(after_look=_number_not_compared),
        "an answer for another number is taken": Rules(after_outcome=_answer_for_another_number),
        "one token and one upload for all attempts": Rules(names=lambda _: AttemptNames("t", "m")),
        "one token for all attempts": Rules(names=lambda number: AttemptNames("t", f"m{number}")),
        "one upload for all attempts": Rules(names=lambda number: AttemptNames(f"t{number}", "m")),
        "not asked when an earlier attempt is found": Rules(asks_when_found=lambda *_: None),
        "a decision closes the last attempt only": Rules(steps_of=_close_the_last_only),
        "send again without a row": Rules(steps_of=_send_again_without_a_row),
        "send again whenever asked": Rules(steps_of=_send_again_whenever_asked),
    }.items():
        yield Mutant("shortcut", name, rules)
    yield _patched("shortcut", "any fax of the list is ours", sighting, "is_of", lambda *_: True)
    yield _patched("shortcut", "no fax of the list is ours", sighting, "is_of", lambda *_: False)
    yield _patched("shortcut", "numbers of the list are not compared", sighting, "calls_another", lambda *_: False)
    yield _patched("shortcut", "send again always taken", orders, "may_send_again", lambda attempts: True)
    yield _patched("shortcut", "nothing is ever in doubt", folds, "in_doubt", lambda attempts: ())
