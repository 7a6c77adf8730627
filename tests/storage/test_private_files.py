"""A new folder is as safe on the disk as what is put into it."""

import os
import sys
from pathlib import Path

import pytest

from app.storage import private_files
from app.storage.private_files import make_private_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows needs no sync of folders")


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    found: list[Path] = []
    monkeypatch.setattr(private_files, "sync_folder", found.append)
    return found


def test_the_names_of_new_folders_are_synced(tmp_path: Path, synced: list[Path]) -> None:
    make_private_folder(tmp_path / "data" / "telnyx")
    assert {tmp_path, tmp_path / "data"} <= set(synced)


def test_once(tmp_path: Path, synced: list[Path]) -> None:
    make_private_folder(tmp_path / "data")
    synced.clear()
    make_private_folder(tmp_path / "data")
    assert not synced


def test_a_name_that_cannot_be_synced_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(descriptor: int) -> None:
        raise InterruptedError

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(InterruptedError):
        make_private_folder(tmp_path / "data" / "telnyx")
