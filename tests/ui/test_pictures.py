"""The pictures are taken of every scene under a name of its own, light and dark."""

from pathlib import Path

from PySide6.QtGui import QImage

from app.ui import pictures


def test_names_are_unique() -> None:
    names = [scene.name for scene in pictures.scenes()]
    assert len(names) == len(set(names))
    assert len(names) > 25


def test_a_window_and_a_dialog_are_pictured(tmp_path: Path) -> None:
    pictures.render(tmp_path, ["compose-ready-practice", "last-sheet-practice"])
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {
        "compose-ready-practice-light-1180x800.png",
        "compose-ready-practice-light-1024x640.png",
        "compose-ready-practice-dark-1180x800.png",
        "compose-ready-practice-dark-1024x640.png",
        "last-sheet-practice-light.png",
        "last-sheet-practice-dark.png",
    }
    light = QImage(str(tmp_path / "compose-ready-practice-light-1024x640.png"))
    dark = QImage(str(tmp_path / "compose-ready-practice-dark-1024x640.png"))
    assert (light.width(), light.height()) == (1024, 640)
    assert light.pixelColor(5, 60).lightness() > 200
    assert dark.pixelColor(5, 60).lightness() < 60
