"""A few seconds of the search for a way to lose, double or lie; all mutants: `python -m tests.core.mutants`."""

import pytest

from app.core.transitions import ALLOWED
from tests.core.mutant import Mutant
from tests.core.mutants import HARMLESS, mutants
from tests.core.outbox_model import Search
from tests.core.outbox_rules import Rules
from tests.core.shortcuts import by_hand

WORLDS = 12_000
MUTANTS = [mutant for mutant in mutants() if str(mutant) not in HARMLESS]
SAMPLE = [*[mutant for mutant in by_hand() if str(mutant) not in HARMLESS], *MUTANTS[::23]]


@pytest.mark.parametrize("odd", [False, True], ids=["as it should be", "a Telnyx that does odd things"])
def test_no_fault_and_no_order_of_events_loses_doubles_or_lies(odd: bool) -> None:
    for found in (
        Search(Rules(), attempts=3, odd=odd).run(WORLDS),
        Search(Rules(), attempts=3, decisions=2, odd=odd).run_from_second(WORLDS),
    ):
        assert found.wrong == "", "\n".join(found.way)
        assert found.worlds > WORLDS


def test_every_change_of_state_that_is_allowed_is_needed() -> None:
    searches = [Search(Rules(), odd=True).run(WORLDS), Search(Rules(), attempts=3, odd=True).run_from_second(WORLDS)]
    happened = frozenset[object]().union(*(found.edges for found in searches))
    assert {edge for edge in ALLOWED if edge[0] is not edge[1]} <= happened


@pytest.mark.parametrize("mutant", SAMPLE, ids=str)
def test_a_broken_rule_is_caught(mutant: Mutant) -> None:
    assert mutant.search(WORLDS).wrong


def test_what_is_harmless_is_a_mutant() -> None:
    assert set(HARMLESS) <= {str(mutant) for mutant in mutants()}
