from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.desktop import TOOLS, Desktop, open_desktop


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """A private desktop with an unlocked keyring and an empty home."""
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if sys.platform != "linux" or missing:
        pytest.skip(f"needs Linux with {', '.join(missing or TOOLS)}")
    with open_desktop(tmp_path) as opened:
        yield opened
