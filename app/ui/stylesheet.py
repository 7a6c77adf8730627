"""The style sheet, made from the roles of the theme. What widgets are is said by the property "kind", what a text
tells by the property "tone" (widgets.py sets both)."""

from collections.abc import Callable, Mapping

_SHEET = """
QToolTip { background: $card; color: $text; border: 1px solid $field; padding: 4px 8px; }
QMenu { background: $card; border: 1px solid $field; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $tint; color: $text; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QLabel[kind="title"] { font-size: @16; font-weight: 600; }
QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="small"] { font-size: @12; }
QLabel[kind="finding"] { border: 2px solid transparent; border-radius: 4px; padding: 0 1px; }
QLabel[kind="finding"]:focus { border: 2px solid $accent; }
QLabel[tone="secondary"] { color: $secondary; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="attention"] { color: $attention; }
QLabel[tone="error"] { color: $error; }
QLabel[tone="accent"] { color: $accent; }

QFrame[kind="card"] { background: $card; border: 1px solid $line; border-radius: 8px; }
QFrame[kind="item"] { background: $tint; border: 2px solid $tint; border-radius: 6px; }
QFrame[kind="item"]:focus { border: 2px solid $accent; }
QFrame[kind="desk"] { background: $desk; border: none; border-radius: 8px; }
QFrame[kind="bar"][tone="practice"] { background: $practice; border: none; }
QFrame[kind="bar"][tone="own"] { background: $card; border: none; }
QFrame[kind="bar"][tone="alarm"] { background: $alarm; border: none; }
QFrame[kind="banner"] { border: none; border-radius: 6px; background: $tint; }
QFrame[kind="banner"][tone="attention"] { background: $practice; }
QFrame[kind="banner"][tone="error"] { background: $alarm; }
QFrame[kind="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }

QAbstractScrollArea { border: none; }
QLineEdit, QComboBox, QSpinBox, QPlainTextEdit {
    background: $card; color: $text; border: 1px solid $field; border-radius: 6px;
    padding: 0 10px; min-height: @34; selection-background-color: $accent; selection-color: $on_accent;
    placeholder-text-color: $secondary;
}
QPlainTextEdit { padding: 6px 8px; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; height: 0; subcontrol-origin: border; border: none; }
QSpinBox QLineEdit, QSpinBox QLineEdit:focus { border: none; padding: 0; min-height: 0; background: transparent; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QPlainTextEdit:focus, QComboBox:on {
    border: 2px solid $accent; padding: 0 9px; min-height: @32;
}
QPlainTextEdit:focus { padding: 5px 7px; }
QLineEdit[tone="error"] { border-color: $error; }
QLineEdit:disabled, QComboBox:disabled { color: $secondary; border-color: $line; }
QComboBox { padding-right: 4px; }
QComboBox:focus, QComboBox:on { padding-right: 3px; }
QComboBox::drop-down { border: none; width: 30px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView {
    background: $card; color: $text; border: 1px solid $field; padding: 4px; outline: none;
    selection-background-color: $tint; selection-color: $text;
}
QComboBox QAbstractItemView::item {
    min-height: @28; padding: 0 6px; border: 1px solid transparent; border-radius: 4px;
}
QComboBox QAbstractItemView::item:selected { background: $tint; color: $text; border-color: $chosen; }

QPushButton {
    background: $card; color: $text; border: 1px solid $field; border-radius: 6px;
    padding: 0 14px; min-height: @34;
}
QPushButton, QToolButton, QComboBox { outline: none; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $tint; }
QPushButton:focus { border: 2px solid $accent; padding: 0 13px; min-height: @32; }
QPushButton:disabled { color: $secondary; border-color: $line; background: $window; }
QPushButton[kind="primary"] {
    background: $accent; color: $on_accent; border: 2px solid $accent; font-weight: 600; padding: 0 14px;
    min-height: @36;
}
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $desk; border-color: $line; color: $secondary; }
QPushButton[kind="danger"] { color: $error; border-color: $error; }
QPushButton[kind="danger"]:focus { border: 2px solid $error; }
QPushButton[kind="link"] {
    background: transparent; border: 2px solid transparent; color: $accent; text-decoration: underline;
    padding: 0 1px; min-height: @24; border-radius: 4px; text-align: left;
}
QPushButton[kind="link"]:focus { border: 2px solid $accent; }
QPushButton[kind="link"]:disabled { color: $secondary; text-decoration: none; }
QPushButton[kind="tab"] {
    background: transparent; border: 2px solid transparent; color: $text; padding: 0 14px; min-height: @28;
    border-radius: 6px;
}
QPushButton[kind="tab"]:hover { background: $hover; }
QPushButton[kind="tab"]:checked {
    background: $tint; color: $accent; font-weight: 600; border-bottom: 2px solid $chosen;
}
QPushButton[kind="tab"]:focus { border: 2px solid $accent; }
QToolButton {
    background: transparent; border: 2px solid transparent; border-radius: 6px; color: $text;
    min-height: @24; min-width: @24; padding: 1px;
}
QToolButton:hover { background: $hover; }
QToolButton:checked { background: $tint; color: $accent; border-bottom: 2px solid $chosen; }
QToolButton:focus { border: 2px solid $accent; }
QToolButton:disabled { color: $secondary; }
QToolButton[kind="framed"] { background: $card; border: 1px solid $field; min-height: @34; min-width: @34; padding: 0; }
QToolButton[kind="framed"]:hover { background: $hover; }
QToolButton[kind="framed"]:focus { border: 2px solid $accent; min-height: @32; min-width: @32; }
QLineEdit QToolButton { border: none; padding: 0; min-height: 0; min-width: 0; }

QScrollArea, QScrollArea > QWidget > QWidget#scrolled { background: transparent; border: none; }
QScrollArea[kind="read"] { border: 2px solid transparent; border-radius: 8px; }
QScrollArea[kind="read"]:focus { border: 2px solid $accent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $field; border-radius: 3px; margin: 2px 3px; min-height: 32px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: $field; border-radius: 3px; margin: 3px 2px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar {
    background: $tint; border: 1px solid $line; border-radius: 3px; min-height: 4px; max-height: 4px;
}
QProgressBar::chunk { background: $accent; border-radius: 2px; }

QSlider { min-height: @24; }
QSlider::groove:horizontal { background: $field; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal {
    background: $card; border: 2px solid $accent; width: 12px; margin: -6px 0; border-radius: 8px;
}
QSlider::handle:horizontal:hover { background: $tint; }
QSlider:focus { border: 2px solid $accent; border-radius: 6px; }

QCheckBox {
    spacing: 8px; min-height: @24; border: 2px solid transparent; border-radius: 6px; padding: 0 4px 0 1px;
}
QCheckBox:focus { border: 2px solid $accent; }
QCheckBox:disabled { color: $secondary; }
QCheckBox::indicator {
    width: @16; height: @16; border: 1px solid $field; border-radius: 4px; background: $card;
}
QCheckBox::indicator:hover { background: $hover; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; }
QCheckBox::indicator:disabled { background: $window; border-color: $line; }
"""


def stylesheet(roles: Mapping[str, str], size: Callable[[int], int]) -> str:
    """`roles` are colours by name; `size` turns a length at the normal text size into pixels."""
    sheet = _SHEET
    for name in sorted(roles, key=len, reverse=True):
        sheet = sheet.replace(f"${name}", roles[name])
    for length in (36, 34, 32, 28, 24, 16, 12):
        sheet = sheet.replace(f"@{length}", f"{size(length)}px")
    return sheet
