"""The pinned packages: the lock can be trusted, and the pinned Qt survives a long day."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = (ROOT / "packaging" / "requirements.lock").read_text()

# PySide6 6.12 on Python 3.11 loses a reference at each emit and at each call that returns nothing, and aborts the
# process after about 600 emits or 6,350 calls.
LONG_DAY = """
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

class Source(QObject):
    happened = Signal(int)

application = QApplication([])
source, label, seen = Source(), QLabel(), []
source.happened.connect(seen.append)
for number in range(20_000):
    source.happened.emit(number)
    label.setText(str(number))
assert seen == list(range(20_000)) and label.text() == "19999"
print("alive")
"""


def pinned() -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", LOCK, re.MULTILINE))


def normalized(requirement: str) -> str:
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name, requirement
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def test_qt_survives_twenty_thousand_emits_and_calls() -> None:
    done = subprocess.run([sys.executable, "-c", LONG_DAY], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "alive\n"), done.stderr


def test_qt_is_pinned_to_the_series_that_works_on_every_python() -> None:
    assert pinned()["pyside6-essentials"].startswith("6.11.")
    assert pinned()["shiboken6"] == pinned()["pyside6-essentials"]


def test_every_requirement_of_the_project_is_in_the_lock() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["test"],
    ]
    assert [requirement for requirement in wanted if normalized(requirement) not in pinned()] == []


def test_the_lock_has_hashes_and_no_address() -> None:
    blocks = re.split(r"\n(?=[a-z0-9])", LOCK.strip())
    assert len(blocks) == len(pinned()) > 20
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in LOCK
