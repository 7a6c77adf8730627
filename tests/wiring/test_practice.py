"""The practice server as the program starts it."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from app.core.errors import DiskTrouble
from app.wiring.practice import PracticeServer
from tests.practice_account import until


def pid_of(state: Path) -> int:
    return int(json.loads((state / "server.json").read_text())["pid"])


def test_it_is_shared_and_started_again_on_the_same_port_when_it_was_killed(tmp_path: Path) -> None:
    first, second = PracticeServer(tmp_path), PracticeServer(tmp_path)
    address = first.url()
    assert second.url() == address
    killed = pid_of(tmp_path)
    os.kill(killed, signal.SIGKILL)
    until(lambda: pid_of(tmp_path) != killed)
    assert first.url() == second.url() == address
    first.stop()
    second.stop()


def test_a_folder_that_cannot_be_made_is_said_at_once(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(DiskTrouble):
        PracticeServer(file / "state").url()
