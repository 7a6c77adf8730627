from __future__ import annotations

from pathlib import Path

from tests.storage.damage import run


def test_no_damage_is_written_over_sent_or_kept_quiet(tmp_path: Path) -> None:
    table = run(tmp_path, 20, 40, 10)
    assert {kind: found for kind, found in table.items() if not found.is_right} == {}
    assert set(table["truncated"].outcomes) == {"moved aside"}
    assert set(table["of a newer version"].outcomes) == {"refused: NewerVersion"}
    assert set(table["not damaged"].outcomes) == {"opened, all well"}
