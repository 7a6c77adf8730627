from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.factories import pdf
from tests.practice_account import ROOT, PracticeAccount


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Terminal:
    """Runs `faxwell` as a person or a script would: a process of its own, with a data folder of its own."""

    def __init__(self, account: PracticeAccount, data: Path) -> None:
        self.account = account
        self.data = data

    def command(self, *arguments: object) -> list[str]:
        common = ["--data-dir", str(self.data), "--api-url", self.account.url]
        return [sys.executable, "-m", "app", *common, *map(str, arguments)]

    def environment(self, key: str | None) -> dict[str, str]:
        return {**os.environ, **({"FAXWELL_API_KEY": key} if key else {})}

    def run(self, *arguments: object, key: str | None = PracticeAccount.key) -> Ran:
        ran = subprocess.run(
            self.command(*arguments), cwd=ROOT, env=self.environment(key), capture_output=True, text=True, timeout=50
        )
        assert "Traceback" not in ran.stderr
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    def start(self, *arguments: object) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self.command(*arguments),
            cwd=ROOT,
            env=self.environment(PracticeAccount.key),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    account = PracticeAccount(tmp_path / "server").start()
    yield Terminal(account, tmp_path / "data")
    account.stop()


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.pdf"
    path.write_bytes(pdf(2))
    return path
