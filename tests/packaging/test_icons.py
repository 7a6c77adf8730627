from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import IcnsImagePlugin, IcoImagePlugin, Image

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def icons(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("icons")
    subprocess.run([sys.executable, str(ROOT / "packaging" / "icons.py"), str(folder)], check=True)
    return folder


def test_windows_finds_the_icon_in_every_size_that_it_shows(icons: Path) -> None:
    with Image.open(icons / "faxwell.ico") as icon:
        assert isinstance(icon, IcoImagePlugin.IcoImageFile)
        assert icon.ico.sizes() >= {(side, side) for side in (16, 24, 32, 48, 64, 256)}
        small = icon.ico.getimage((16, 16)).convert("RGBA")
    assert small.size == (16, 16)
    assert small.getchannel("A").getextrema()[1] == 255  # there is something on it
    assert len(small.getcolors(256) or ()) > 4


def test_the_mac_finds_the_icon_in_every_size_that_it_shows(icons: Path) -> None:
    with Image.open(icons / "faxwell.icns") as icon:
        assert isinstance(icon, IcnsImagePlugin.IcnsImageFile)
        drawn = {width * scale for width, _height, scale in icon.icns.itersizes()}
    assert drawn >= {32, 64, 128, 256, 512, 1024}
