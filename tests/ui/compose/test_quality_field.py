from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.core.options import Quality
from app.ui.compose.quality_field import QualityField


def test_each_quality_says_what_it_is_for_and_what_it_costs(qtbot: QtBot) -> None:
    field = QualityField()
    qtbot.addWidget(field)
    assert field.quality is Quality.HIGH
    said = {}
    for quality in Quality:
        field.choose(quality)
        assert " · " in field.combo.currentText()
        costs = field.findChildren(QLabel)[-1]
        said[quality] = "" if costs.isHidden() else costs.text()
    assert said[Quality.NORMAL] == "The shortest call."
    assert said[Quality.HIGH] == ""
    assert said[Quality.VERY_HIGH] == "A longer call."
