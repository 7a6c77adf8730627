"""Colours are readable, and every icon that is asked for is there."""

import gc
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from app import paths
from app.ui import icons, theme
from app.ui.stylesheet import stylesheet
from app.ui.theme import DARK, LIGHT, Roles

UI = Path(theme.__file__).parent


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    rgb = QColor(colour)
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else float(((part + 0.055) / 1.055) ** 2.4)
        for part in (rgb.redF(), rgb.greenF(), rgb.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("roles", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read(roles: Roles) -> None:
    for text in (roles.text, roles.secondary, roles.accent, roles.ok, roles.attention, roles.error):
        for behind in (roles.window, roles.card, roles.tint, roles.practice, roles.alarm, roles.hover):
            assert _contrast(text, behind) >= 4.5, (text, behind)
    for behind in (roles.accent, roles.accent_hover):
        assert _contrast(roles.on_accent, behind) >= 4.5
    for text in (roles.text, roles.secondary):
        assert _contrast(text, roles.desk) >= 4.5


@pytest.mark.parametrize("roles", [LIGHT, DARK], ids=["light", "dark"])
def test_borders_that_mean_something_can_be_seen(roles: Roles) -> None:
    for border in (roles.field, roles.accent, roles.error):
        for behind in (roles.window, roles.card):
            assert _contrast(border, behind) >= 3


def test_the_style_sheet_leaves_no_place_unfilled() -> None:
    colours = {name: getattr(LIGHT, name) for name in Roles.__slots__}
    sheet = stylesheet(colours, lambda length: length)
    assert not re.search(r"[$@]", sheet)


@pytest.fixture
def _light_again() -> Iterator[None]:
    yield
    theme.current().show(Qt.ColorScheme.Light)


@pytest.mark.usefixtures("_light_again")
def test_dark_is_worn_by_everything(qapp: QApplication) -> None:
    theme.current().dress()
    theme.current().show(Qt.ColorScheme.Dark)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    assert DARK.card in qapp.styleSheet()
    assert LIGHT.card not in qapp.styleSheet()


def test_the_system_can_be_asked_again_and_again(qapp: QApplication) -> None:
    for _ in range(3):
        gc.collect()
        assert theme.wants_high_contrast() is False


@pytest.mark.usefixtures("_light_again")
def test_high_contrast_is_the_systems(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    system = QPalette(QColor("#000000"), QColor("#000000"))
    system.setColor(QPalette.ColorRole.WindowText, QColor("#ffff00"))
    monkeypatch.setattr(theme, "wants_high_contrast", lambda: True)
    monkeypatch.setattr(theme, "system_palette", lambda app: system)
    theme.current().follow()
    worn = theme.roles()
    assert (worn.window, worn.text, worn.secondary, worn.field) == ("#000000", "#ffff00", "#ffff00", "#ffff00")


@pytest.mark.usefixtures("_light_again")
@pytest.mark.parametrize(
    ("accent", "on_accent", "is_kept"), [("#3584e4", "#ffffff", False), ("#003a8c", "#ffffff", True)]
)
def test_in_high_contrast_everything_can_be_read(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, accent: str, on_accent: str, is_kept: bool
) -> None:
    system = QPalette(QColor("#ffffff"), QColor("#faf9f8"))
    system.setColor(QPalette.ColorRole.Highlight, QColor(accent))
    system.setColor(QPalette.ColorRole.HighlightedText, QColor(on_accent))
    monkeypatch.setattr(theme, "wants_high_contrast", lambda: True)
    monkeypatch.setattr(theme, "system_palette", lambda app: system)
    theme.current().follow()
    worn = theme.roles()
    test_text_can_be_read(worn)
    test_borders_that_mean_something_can_be_seen(worn)
    assert (worn.accent == accent) is is_kept


def test_the_systems_palette_is_not_ours(qapp: QApplication) -> None:
    try:
        assert theme.system_palette(qapp).color(QPalette.ColorRole.Window) != QColor(LIGHT.window)
    finally:
        theme.current().show(Qt.ColorScheme.Light)


def test_every_icon_named_in_the_code_is_there(qapp: QApplication) -> None:
    """Names of icons are strings like "circle-check" beside the word icon, or in the tables of looks."""
    text = "\n".join(path.read_text("utf-8") for path in UI.rglob("*.py"))
    shipped = {path.stem for path in paths.resource("icons").glob("*.svg")}
    named = set(re.findall(r'(?:StateIcon|IconButton|show_state|pixmap)\(\s*"([a-z0-9-]+)"', text))
    assert len(named) > 5
    assert named <= shipped
    for name in shipped - {"faxwell"}:
        assert "currentColor" in paths.resource(f"icons/{name}.svg").read_text("utf-8")
    assert not icons.app_icon().pixmap(32, 32).isNull()


def test_an_icon_has_the_colour_of_its_role(qapp: QApplication) -> None:
    image = icons.pixmap("circle-x", "error", 32, 2.0).toImage()
    assert image.width() == 64
    painted = {
        image.pixelColor(x, y).name() for x in range(64) for y in range(64) if image.pixelColor(x, y).alpha() == 255
    }
    assert painted == {theme.roles().error}
