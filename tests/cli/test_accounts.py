from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Ran
from tests.factories import pdf
from tests.practice_account import ROOT

SETTINGS = {
    "accounts": [
        {"id": "telnyx", "name": "Clinic", "chosen": {"sender": "+13125550100"}},
        {"id": "telnyx-2", "name": "Billing office"},
    ]
}


def faxwell(data: Path, *arguments: object) -> Ran:
    command = [sys.executable, "-m", "app", "--data-dir", str(data), *map(str, arguments)]
    ran = subprocess.run(command, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, timeout=50)
    assert "Traceback" not in ran.stderr
    return Ran(ran.returncode, ran.stdout, ran.stderr)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "settings.json").write_text(json.dumps(SETTINGS))
    return tmp_path


def test_accounts_are_listed_without_asking_for_a_key(data: Path) -> None:
    ran = faxwell(data, "accounts", "--json")
    assert ran.code == 0, ran.err
    assert ran.json == [
        {"id": "telnyx", "name": "Clinic", "sender": "+13125550100", "default": True},
        {"id": "telnyx-2", "name": "Billing office", "sender": "", "default": False},
    ]
    said = faxwell(data, "accounts").out.splitlines()
    assert said == ["telnyx     Clinic  +13125550100  used where none is named", "telnyx-2   Billing office"]


@pytest.mark.parametrize(
    "wrong", [["--account", "Billing"], ["--account", "practice"], ["--practice", "--account", "Clinic"]]
)
def test_a_wrong_name_sends_nothing_from_anywhere(data: Path, wrong: list[str]) -> None:
    letter = data / "letter.pdf"
    letter.write_bytes(pdf(1))
    ran = faxwell(data, "send", *wrong, "--to", "+13125550101", letter)
    assert ran.code == 2
    assert "None of your Telnyx accounts has this name." in ran.err
    assert not any((data / name).exists() for name in ("telnyx", "telnyx-2", "practice"))
