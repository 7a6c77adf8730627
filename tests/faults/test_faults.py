"""Short versions of the fault harness; the long ones are `python -m tests.faults.kill`, `.power_cut`, `.nth_call`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.practice.scenarios import SCENARIOS
from tests.faults import control, kill, nth_call, power_cut
from tests.faults.left_behind import RUNS, SEND, Beginning
from tests.faults.tracer import CAN_TRACE, WHY_NOT
from tests.faults.trial import Verdict, some
from tests.practice_account import PracticeAccount

pytestmark = [
    pytest.mark.faults,
    pytest.mark.timeout(240),
    pytest.mark.skipif(not CAN_TRACE, reason=WHY_NOT),
]
LINE_DROPPED, TOO_MANY, FAULT, LATE = "+13125550106", "+13125550108", "+13125550109", "+13125550111"
_DELIVERED = SCENARIOS[0].number


@pytest.fixture
def account(tmp_path: Path) -> Iterator[PracticeAccount]:
    account = PracticeAccount(tmp_path / "server", kill.SPEED).start()
    yield account
    account.stop()


@pytest.fixture
def killing(account: PracticeAccount, tmp_path: Path) -> kill.Killing:
    return kill.Killing(account, tmp_path)


@pytest.fixture
def sweeping(tmp_path: Path) -> Iterator[kill.Killing]:
    account = PracticeAccount(tmp_path / "swift", kill.SWIFT).start()
    yield kill.Killing(account, tmp_path / "swept")
    account.stop()


@pytest.fixture
def power_cuts(account: PracticeAccount, tmp_path: Path) -> power_cut.PowerCuts:
    return power_cut.PowerCuts(account, tmp_path)


@pytest.fixture
def failing(account: PracticeAccount, tmp_path: Path) -> nth_call.Failing:
    return nth_call.Failing(account, tmp_path)


def faults(verdicts: list[Verdict]) -> dict[str, list[str]]:
    return {verdict.name: verdict.faults for verdict in verdicts if verdict.faults}


@pytest.mark.parametrize("beginning", [SEND, *RUNS], ids=lambda beginning: beginning.name)
def test_killed_at_the_calls_that_matter(sweeping: kill.Killing, beginning: Beginning) -> None:
    points = kill.telling(sweeping.points(beginning), kill.QUICK[beginning.command])
    assert not faults(sweeping.sweep(points, beginning))


@pytest.mark.parametrize("number", [LINE_DROPPED, TOO_MANY, FAULT, LATE])
def test_killed_at_random(killing: kill.Killing, number: str) -> None:
    assert not faults(killing.at_random(number, 2))


def test_builds_that_double_are_caught(sweeping: kill.Killing) -> None:
    for name, verdicts in kill.caught(sweeping, sweeping.points()).items():
        assert any(verdict.doubled for verdict in verdicts), name


def test_the_power_is_cut(power_cuts: power_cut.PowerCuts) -> None:
    assert not faults(power_cuts.of(_DELIVERED, times=3))


@pytest.mark.parametrize("mistake", [control.commit_without_fsync, control.copy_without_fsync])
def test_builds_that_do_not_sync_are_caught(power_cuts: power_cut.PowerCuts, mistake: control.Mistake) -> None:
    assert any(verdict.lost for verdict in power_cuts.of(_DELIVERED, times=2, program=control.control(mistake)))


def test_calls_fail(failing: nth_call.Failing) -> None:
    wanted = nth_call.failures(failing.points())
    syncs = [failure for failure in wanted if failure.point.call in nth_call.SYNCS and failure.error == "EIO"]
    others = [failure for failure in wanted if failure.point.call not in nth_call.SYNCS]
    assert not faults(failing.of(some(syncs, 5) + some(others, 9)))


def test_syncs_fail_for_good_behind_another_fax(failing: nth_call.Failing) -> None:
    assert not faults(failing.behind_another((2, 3)))


def test_a_build_that_denies_what_is_queued_is_caught(failing: nth_call.Failing) -> None:
    program = control.control(control.failed_commit_is_no_commit)
    assert any(verdict.false for verdict in failing.behind_another((2,), program))


def test_the_disk_is_full(failing: nth_call.Failing, tmp_path: Path) -> None:
    if not nth_call.can_mount(tmp_path):
        pytest.skip("a small tmpfs cannot be mounted here")
    assert not faults(failing.on_small_disks((0, 20, 40, 80)))
