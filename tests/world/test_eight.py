from __future__ import annotations

from pathlib import Path

import pytest

from tests.world.eight import run


@pytest.mark.parametrize("locked", [pytest.param(True, marks=pytest.mark.faults), False], ids=["locked", "no lock"])
def test_processes_with_one_data_folder_send_each_fax_once(tmp_path: Path, locked: bool) -> None:
    result = run(3, 5, tmp_path, locked)
    assert result.faxes == 15
    assert result.is_right, result
