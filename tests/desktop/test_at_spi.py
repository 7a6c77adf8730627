"""A fax sent by somebody who does not see the screen."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desktop.desktop import Desktop
from tests.practice_account import ROOT, PracticeAccount

pytestmark = pytest.mark.desktop
SYSTEM_PYTHON = "/usr/bin/python3"
BUS = Path("/usr/libexec/at-spi-bus-launcher")  # Debian packages: at-spi2-core python3-pyatspi gir1.2-atspi-2.0
NUMBER = "+13125550101"


def _is_missing() -> bool:
    importing = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    return not BUS.exists() or subprocess.run(importing, capture_output=True, check=False).returncode != 0


def test_a_fax_through_a_screen_reader(desktop: Desktop, tmp_path: Path) -> None:
    """Names, actions and what is announced are all it has: refused, checked, sent, delivered."""
    if _is_missing():
        pytest.skip("needs AT-SPI and pyatspi for the system's Python")
    account = PracticeAccount(tmp_path / "server", speed=20).start()
    try:
        desktop.start(str(BUS), "--launch-immediately")
        script = Path(__file__).with_name("screen_reader.py")
        reader = desktop.start(SYSTEM_PYTHON, str(script), "Faxwell", NUMBER)
        data = ("--data-dir", str(tmp_path / "data"), "--api-url", account.url)
        desktop.start(sys.executable, "-m", "app", *data, FAXWELL_API_KEY=account.key, PYTHONPATH=str(ROOT))
        assert reader.wait(50) == 0, reader.output()
        met = json.loads(reader.output().splitlines()[-1])
        assert "emergency" in met["refused"]
        assert met["sent"] == "Send 3 pages to +1 312-555-0101"
        assert met["delivered"] == "Fax to +1 312-555-0101: Delivered."
        assert "Delivered" in met["read"]
        (accepted,) = account.accepted()
        assert accepted["to"] == NUMBER
    finally:
        account.stop()
