from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.practice.journal import Journal, entries


def test_a_line_is_on_the_disk_when_append_returns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(tmp_path / "log")
    sizes_when_synced = []
    monkeypatch.setattr(os, "fsync", lambda handle: sizes_when_synced.append(os.fstat(handle).st_size))
    journal.append({"a": 1})
    journal.append({"b": 2})
    assert sizes_when_synced == [9, 18]
    assert entries(tmp_path / "log") == [{"a": 1}, {"b": 2}]


def test_a_line_that_could_not_be_made_durable_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(tmp_path / "log")
    journal.append({"a": 1})

    def fail(_handle: int) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="Input/output"):
            journal.append({"b": 2})
    assert entries(tmp_path / "log") == [{"a": 1}]
    journal.append({"c": 3})
    assert entries(tmp_path / "log") == [{"a": 1}, {"c": 3}]


def test_a_full_disk_leaves_no_half_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal, write = Journal(tmp_path / "log"), os.write
    with monkeypatch.context() as full:
        full.setattr(os, "write", lambda handle, data: write(handle, data[:3]))
        with pytest.raises(OSError, match="full"):
            journal.append({"a": 1})
    assert (tmp_path / "log").read_bytes() == b""


def test_no_file_yet(tmp_path: Path) -> None:
    assert entries(tmp_path / "log") == []
