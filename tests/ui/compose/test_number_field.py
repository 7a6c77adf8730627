"""Our own form of the number is what is seen; what cannot be dialled is refused with its reason."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.errors import HasExtension, HasLetters, HiddenCharacters, Incomplete, NumberError
from app.ui.compose.number_field import NumberField


@pytest.fixture
def field(qtbot: QtBot) -> NumberField:
    field = NumberField("US")
    qtbot.addWidget(field)
    field.show()
    return field


def test_it_is_read_back_with_its_country(qtbot: QtBot, field: NumberField) -> None:
    QTest.keyClicks(field.edit, "(312) 736 7276")
    assert field.number is not None
    assert field.number.e164 == "+13127367276"
    assert field.says == "+1 312-736-7276 · United States"
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.edit.text() == "+1 312-736-7276"


def test_a_number_that_only_looks_national_shows_its_country(qtbot: QtBot, field: NumberField) -> None:
    QTest.keyClicks(field.edit, "+44 20 7946 0958")
    assert field.says == "+44 20 7946 0958 · United Kingdom"


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("1-800-FLOWERS", HasLetters),
        ("312 736 7276 ext 5", HasExtension),
        ("312 736", Incomplete),
    ],
)
def test_the_reason_is_said_when_the_field_is_left(
    qtbot: QtBot, field: NumberField, typed: str, error: type[NumberError]
) -> None:
    QTest.keyClicks(field.edit, typed)
    assert field.number is None
    assert field.says == ""
    field.edit.editingFinished.emit()
    assert field.says == str(error().sentence)


def test_the_reason_is_said_when_typing_pauses(qtbot: QtBot, field: NumberField) -> None:
    QTest.keyClicks(field.edit, "312 736")
    qtbot.waitUntil(lambda: field.says == str(Incomplete().sentence))
    QTest.keyClicks(field.edit, " 7276")
    assert field.says == "+1 312-736-7276 · United States"


@pytest.mark.parametrize(
    "hidden", ["\u202e6727637213", "312\u200b7367276", "\u2066312 736 7276\u2069", "312736\x007276"]
)
def test_hidden_characters_are_refused_at_once(field: NumberField, hidden: str) -> None:
    field.edit.setText(hidden)
    assert field.number is None
    assert field.says == str(HiddenCharacters().sentence)
    assert "\\u" in field.edit.toolTip()


def test_a_call_abroad_that_does_not_look_it_is_said(qtbot: QtBot, field: NumberField) -> None:
    field.set_number("+12423271234")
    assert field.edit.text() == "+1 242-327-1234"
    assert field.abroad == "It begins with +1 and is still a call abroad (Bahamas), at its own price."
    field.set_number("+14165550101")
    assert field.abroad == ""


def test_another_home_reads_the_same_digits_anew(field: NumberField) -> None:
    field.edit.setText("020 7946 0958")
    assert field.number is None
    field.set_home_region("GB")
    assert field.number is not None
    assert field.number.e164 == "+442079460958"


def test_a_dropped_file_is_not_taken_for_text(field: NumberField) -> None:
    assert not field.edit.acceptDrops()
