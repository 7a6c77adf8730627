"""Colours as roles, the spacing scale and type sizes; follows the system between light, dark and high contrast.

The widgets made of these are in widgets.py, the icons in icons.py, the style sheet in stylesheet.py.
"""

from dataclasses import dataclass, fields

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.ui.stylesheet import stylesheet

# Spacing. Nothing in between.
XS, S, M, L, XL = 4, 8, 12, 16, 24
FORM_WIDTH = 430
_READABLE = 4.5  # contrast of text


@dataclass(frozen=True, slots=True)
class Roles:
    """Every colour of the window as "#rrggbb". Text roles have 4.5:1 on window, card and their own bar; `field` and
    `accent` have 3:1 as borders."""

    window: str
    card: str
    line: str  # decorates only
    field: str  # the border of what can be typed into or pressed
    hover: str
    tint: str  # behind what is selected
    chosen: str  # a line below what is chosen, where tint does not show it
    text: str
    secondary: str
    accent: str
    accent_hover: str
    on_accent: str
    ok: str
    attention: str
    error: str
    practice: str
    alarm: str
    desk: str


LIGHT = Roles(
    window="#f4f5f7",
    card="#ffffff",
    line="#dfe2e7",
    field="#868e98",
    hover="#f0f2f5",
    tint="#e9f0fc",
    chosen="#e9f0fc",
    text="#1c2126",
    secondary="#5f6872",
    accent="#2a66d0",
    accent_hover="#2359ba",
    on_accent="#ffffff",
    ok="#1b7a43",
    attention="#9a5b00",
    error="#c0392b",
    practice="#fff4dc",
    alarm="#fdeae8",
    desk="#e6e8ec",
)
DARK = Roles(
    window="#1d2024",
    card="#26292e",
    line="#383c43",
    field="#787f89",
    hover="#30343a",
    tint="#2b3647",
    chosen="#2b3647",
    text="#e8eaed",
    secondary="#9aa3ad",
    accent="#6ea3ff",
    accent_hover="#8bb5ff",
    on_accent="#101722",
    ok="#57c785",
    attention="#e7a84a",
    error="#ff7b6e",
    practice="#3a3120",
    alarm="#45292a",
    desk="#15171a",
)


class Theme(QObject):
    """The roles in force. Own-painted widgets read `roles` when they paint and repaint on `changed`."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._base = max(13, QFontInfo(app.font()).pixelSize())
        self._dressed = False
        self.roles = LIGHT
        font = app.font()
        font.setPixelSize(self._base)
        app.setFont(font)
        hints = QGuiApplication.styleHints()
        accessibility = hints.accessibility()
        # Held for good: with the last name of the outer one PySide takes the inner one for deleted.
        self._held = (hints, accessibility)
        hints.colorSchemeChanged.connect(self.follow)
        accessibility.contrastPreferenceChanged.connect(self.follow)
        self.follow()

    def size(self, at_100: int) -> int:
        """A length that grows with the system's text size: what is 36 at 13 px is 50 at 18 px."""
        return round(at_100 * self._base / 13)

    @property
    def form_width(self) -> int:
        """Of the column at the left; with large text the pages keep their room."""
        return min(self.size(FORM_WIDTH), 500)

    def font(self, px: int = 13, *, strong: bool = False) -> QFont:
        font = QFont(self._app.font())
        font.setPixelSize(self.size(px))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

    def colour(self, role: str) -> QColor:
        return QColor(getattr(self.roles, role))

    def show(self, scheme: Qt.ColorScheme) -> None:
        """Light or dark regardless of the system, for pictures."""
        self._wear(DARK if scheme is Qt.ColorScheme.Dark else LIGHT)

    def follow(self) -> None:
        """Wears what the system asks for."""
        if wants_high_contrast():
            self._wear(_of_system(system_palette(self._app)))
        else:
            self._wear(DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT)

    def _wear(self, roles: Roles) -> None:
        self.roles = roles
        self._app.setPalette(_palette(roles))
        if self._dressed:
            self._set_sheet()
        self.changed.emit()

    def dress(self) -> None:
        """Puts the style sheet on. After the first window is built: put on before, it would be worked out anew for
        each widget each time that one above it finds its place."""
        if not self._dressed:
            self._dressed = True
            self._set_sheet()

    def _set_sheet(self) -> None:
        colours = {each.name: getattr(self.roles, each.name) for each in fields(self.roles)}
        self._app.setStyleSheet(stylesheet(colours, self.size))


_theme: Theme | None = None


def install(app: QApplication) -> Theme:
    """Once, before the first widget."""
    global _theme
    if _theme is None:
        app.setStyle("Fusion")
        _theme = Theme(app)
    return _theme


def current() -> Theme:
    if _theme is None:
        raise RuntimeError("theme.install comes first")
    return _theme


def roles() -> Roles:
    return current().roles


def wants_high_contrast() -> bool:
    wanted = QGuiApplication.styleHints().accessibility().contrastPreference()
    return wanted is Qt.ContrastPreference.HighContrast


def system_palette(app: QApplication) -> QPalette:
    """The platform's, where it has one, else the style's; the one in force is put away for it."""
    app.setPalette(QPalette())
    return QPalette(app.palette())


def _of_system(palette: QPalette) -> Roles:
    """High contrast: the system's own colours, and lines as strong as text. Its accent, where that can be read: links
    and states are written in it, and on it stands the text of the main button."""

    def named(role: QPalette.ColorRole) -> str:
        return palette.color(role).name()

    window, text = named(QPalette.ColorRole.Window), named(QPalette.ColorRole.WindowText)
    base, accent, on_accent = (
        named(role)
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Highlight, QPalette.ColorRole.HighlightedText)
    )
    if any(_contrast(accent, other) < _READABLE for other in (window, base, on_accent)):
        accent, on_accent = text, base
    return Roles(
        window=window,
        card=base,
        line=text,
        field=text,
        hover=window,
        tint=base,
        chosen=accent,
        text=text,
        secondary=text,
        accent=accent,
        accent_hover=accent,
        on_accent=on_accent,
        ok=text,
        attention=text,
        error=text,
        practice=base,
        alarm=base,
        desk=window,
    )


def _contrast(one: str, other: str) -> float:
    """Of two colours, as WCAG 2.1 has it: 1 to 21."""
    low, high = sorted(_luminance(QColor(each)) for each in (one, other))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _palette(roles: Roles) -> QPalette:
    """For what the style sheet does not reach: file dialogs, menus, tool tips, selections."""
    palette = QPalette(QColor(roles.card), QColor(roles.window))
    group = QPalette.ColorRole
    for role, colour in (
        (group.Window, roles.window),
        (group.WindowText, roles.text),
        (group.Base, roles.card),
        (group.AlternateBase, roles.hover),
        (group.Text, roles.text),
        (group.Button, roles.card),
        (group.ButtonText, roles.text),
        (group.ToolTipBase, roles.card),
        (group.ToolTipText, roles.text),
        (group.PlaceholderText, roles.secondary),
        (group.Highlight, roles.accent),
        (group.HighlightedText, roles.on_accent),
        (group.Link, roles.accent),
        (group.LinkVisited, roles.accent),
        (group.Accent, roles.accent),
    ):
        palette.setColor(role, QColor(colour))
    for role in (group.WindowText, group.Text, group.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(roles.secondary))
    return palette
