"""What `faxwell` chooses to be."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from app.__main__ import COMMANDS
from tests.practice_account import ROOT


def test_the_practice_server_alone(tmp_path: Path) -> None:
    server = subprocess.Popen(
        [sys.executable, "-m", "app", "practice-server", "--speed", "1000"],
        cwd=ROOT,
        env={**os.environ, "XDG_DATA_HOME": str(tmp_path)},
        stdout=subprocess.PIPE,
    )
    assert server.stdout is not None
    with server.stdout as said:
        address = json.loads(said.readline())["url"]
    assert address.startswith("http://127.0.0.1:")
    assert (tmp_path / "faxwell" / "practice-server" / "server.json").exists()
    server.terminate()
    assert server.wait(30) == 0


def test_help_names_the_commands() -> None:
    ran = subprocess.run([sys.executable, "-m", "app", "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert all(command in ran.stdout for command in ("check", "send", "list", "show", "resolve", "practice-server"))


def test_the_key_of_the_environment_is_taken_out_of_it() -> None:
    from app.process import take_key

    environment = {"FAXWELL_API_KEY": "KEY1", "HOME": "/"}
    assert take_key(environment) == "KEY1"
    assert environment == {"HOME": "/"}
    assert take_key(environment) is None


def test_each_command_is_known_before_anything_else_is_imported() -> None:
    """Else `faxwell report 1` is taken for files and opens the window."""
    asked = "from app.cli.parser import parsed; parsed(['--help'])"
    said = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, timeout=50).stdout
    assert set(re.findall(r"^    (\w+) ", said, re.MULTILINE)) == COMMANDS
