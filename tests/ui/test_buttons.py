"""What a click calls."""

from pytestqt.qtbot import QtBot

from app.ui.buttons import secondary_button


def test_a_button_calls_without_arguments(qtbot: QtBot) -> None:
    calls: list[tuple[object, ...]] = []
    button = secondary_button("Go", lambda *values: calls.append(values))
    qtbot.addWidget(button)
    button.click()
    assert calls == [()]
