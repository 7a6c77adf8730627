"""Back through what was arranged; a document that no step needs any more can be closed."""

from app.ui.compose.arrangement import Arrangement
from app.ui.compose.steps import Steps


def test_back_step_by_step() -> None:
    steps = Steps(Arrangement())
    assert not steps.can_go_back
    assert steps.go(Arrangement(parts=(1,))) == set()
    assert steps.go(Arrangement(parts=(1, 2))) == set()
    assert steps.go(Arrangement(parts=(2,))) == set()  # the first one may come back
    assert steps.go_back() == set()
    assert steps.now.parts == (1, 2)
    assert steps.go_back() == {2}
    assert steps.go_back() == {1}
    assert (steps.now, steps.can_go_back) == (Arrangement(), False)


def test_what_only_the_oldest_step_knew_is_let_go() -> None:
    steps = Steps(Arrangement(parts=(1, 2)))
    for key in range(3, 33):
        assert steps.go(Arrangement(parts=(2, key))) == set()
    assert steps.go(Arrangement(parts=(2, 33))) == {1}


def test_nothing_brings_back_what_was_before_a_new_beginning() -> None:
    steps = Steps(Arrangement(parts=(1,)))
    steps.go(Arrangement(parts=(1, 2)))
    steps.begin(Arrangement())
    assert (steps.now, steps.can_go_back) == (Arrangement(), False)
