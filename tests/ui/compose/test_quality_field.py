from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.core.options import Quality
from app.ui.compose.quality_field import QualityField


def test_each_quality_says_what_it_is_for_and_how_it_is_shown(qtbot: QtBot) -> None:
    field = QualityField()
    qtbot.addWidget(field)
    assert field.quality is Quality.HIGH
    said = {}
    for quality in Quality:
        field.choose(quality)
        assert " · " in field.combo.currentText()
        said[quality] = field.findChildren(QLabel)[-1].text()
    assert said[Quality.NORMAL] == "The shortest call. Shown here with 98 lines an inch."
    assert said[Quality.HIGH] == "Shown here with 196 lines an inch."
    assert said[Quality.VERY_HIGH] == "A longer call. Shown here with 391 lines an inch."
