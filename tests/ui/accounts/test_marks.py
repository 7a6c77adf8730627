from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.core.settings import Colour
from app.ui import theme
from app.ui.accounts.marks import COLOUR_NAMES, colours_of


@pytest.fixture(params=[Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def _scheme(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[None]:
    theme.current().show(request.param)
    yield
    theme.current().show(Qt.ColorScheme.Light)


def _light(colour: QColor) -> float:
    """Relative luminance, as the WCAG defines it."""
    weighted = ((0.2126, colour.redF()), (0.7152, colour.greenF()), (0.0722, colour.blueF()))
    return sum(
        weight * (part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4))
        for weight, part in weighted
    )


def _contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((_light(one), _light(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.usefixtures("_scheme")
@pytest.mark.parametrize("colour", list(Colour))
def test_a_mark_can_be_seen_and_read(colour: Colour) -> None:
    disc, letter = colours_of(colour)
    assert _contrast(disc, letter) >= 4.5
    assert all(_contrast(disc, QColor(behind)) >= 3 for behind in (theme.roles().window, theme.roles().card))
    assert COLOUR_NAMES[colour]


@pytest.mark.usefixtures("_scheme")
def test_no_colour_is_anothers_or_says_a_state() -> None:
    roles = theme.roles()
    discs = {colours_of(colour)[0].name() for colour in Colour}
    assert len(discs) == len(Colour)
    assert not discs & {roles.ok, roles.attention, roles.error}
