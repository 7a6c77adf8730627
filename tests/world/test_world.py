"""Short versions of `python -m tests.world.start`, `.clock`, `.suspend` and `.log_out`."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.world import clock, log_out, start, suspend

pytestmark = [pytest.mark.faults, pytest.mark.timeout(240)]


@pytest.fixture(scope="module")
def trials(tmp_path_factory: pytest.TempPathFactory) -> Iterator[start.Trials]:
    with start.locales() as known:
        yield start.Trials(tmp_path_factory.mktemp("world"), known)


@pytest.mark.skipif(not start.CAN_START, reason=start.WHY_NOT)
@pytest.mark.parametrize(
    ("name", "program"),
    [
        ("LC_ALL=tr_TR.ISO-8859-9", "list"),
        ("ASCII terminal", "list"),
        ("HOME not writable", "run"),
        ("HOME that cannot be", "window"),
        ("data folder read-only (mode)", "list"),
        ("data folder read-only (mount)", "send"),
        ("no fonts", "window"),
        ("no standard streams", "run"),
    ],
)
def test_it_starts_or_says_why_not(trials: start.Trials, name: str, program: str) -> None:
    (row,) = (row for row in start.ROWS if row.name == name)
    ended = trials.run(row, program)
    assert start.right(row, program, ended.outcome), ended


@pytest.mark.skipif(not start.LOCALES.exists(), reason="the sources of locales are not installed (Debian: locales)")
def test_there_is_a_turkish_locale(trials: start.Trials) -> None:
    assert (trials.locales / "tr_TR.ISO-8859-9").is_dir()


@pytest.mark.skipif(clock.LIBRARY is None, reason=clock.WHY_NOT)
@pytest.mark.parametrize("name", ["a day behind while it waits its turn", "to 2000 before the answer is lost"])
def test_the_clock_is_set(tmp_path: Path, name: str) -> None:
    (row,) = (row for row in clock.ROWS if row.name == name)
    assert clock.run(row, tmp_path).wrong == ()


@pytest.mark.parametrize(
    "name", ["while it uploads, and the line is closed", "before the POST is answered, which never is"]
)
def test_the_computer_sleeps(tmp_path: Path, name: str) -> None:
    (row,) = (row for row in suspend.ROWS if row.name == name)
    assert suspend.run(row, tmp_path, 1.5).wrong == ()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_the_session_ends_before_the_answer(tmp_path: Path, number: signal.Signals) -> None:
    (row,) = (row for row in log_out.ROWS if row.name == "just after the POST, answered")
    assert log_out.run(row, number, tmp_path).wrong == ()
