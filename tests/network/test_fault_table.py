from __future__ import annotations

import logging
from pathlib import Path

import pytest

from tests.network.fault_table import run
from tests.network.office import LoggedFaults
from tests.network.rows import ROWS, Row

SHOWN = [row for row in ROWS if not row.spare]
Found = dict[int, list[str]]


@pytest.fixture(scope="module")
def found(memory: Path) -> Found:
    """What is wrong with each row; they run together, because each of them mostly waits."""
    logged = LoggedFaults()
    logging.getLogger("app").addHandler(logged)
    try:
        return {ROWS.index(row): faults for row, faults, _ in run(SHOWN, memory)}
    finally:
        logging.getLogger("app").removeHandler(logged)
        assert logged.lines == []


@pytest.mark.parametrize("row", SHOWN, ids=lambda row: f"{row.number} {row.name}")
def test_every_fault_of_the_network_ends_as_it_must(found: Found, row: Row) -> None:
    assert found[ROWS.index(row)] == []


def test_every_row_of_the_list_is_here() -> None:
    elsewhere = {"N21", "N24"}  # test_environment.py, test_keep_alive.py
    assert {row.number for row in ROWS} | elsewhere == {f"N{number}" for number in range(1, 25)}
    assert len({(row.number, row.name) for row in ROWS}) == len(ROWS)
