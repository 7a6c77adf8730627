from __future__ import annotations

import logging
from pathlib import Path

import pytest

from tests.network.generated import run
from tests.network.office import LoggedFaults


def test_no_answer_makes_a_lie_a_second_fax_or_an_exception(memory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    logged = LoggedFaults()
    logging.getLogger("app").addHandler(logged)
    try:
        totals = run(2000, 1, memory)
    finally:
        logging.getLogger("app").removeHandler(logged)
    assert (totals["wrong"], logged.lines) == (0, []), capsys.readouterr().err
    seen = ("delivered", "failed", "needs_check", "accepted", "rejected", "queued")
    assert all(totals[state] for state in seen), totals
