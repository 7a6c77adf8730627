"""Foreign text is plain, escaped, and cut in the middle."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from pytestqt.qtbot import QtBot

from app.ui.widgets import Combo, ElidedLabel, label, visible


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\nb.pdf", r"a\nb.pdf"),
        ("exe.\u202efdp", r"exe.\u202efdp"),
        ("tab\there", r"tab\there"),
        ("%s <b>bold</b> & more.pdf", "%s <b>bold</b> & more.pdf"),
        ("-rf.pdf", "-rf.pdf"),
        ("broken\udcff.pdf", r"broken\udcff.pdf"),
        ("😀.pdf", "😀.pdf"),
    ],
)
def test_hidden_characters_are_written_out(name: str, shown: str) -> None:
    assert visible(name) == shown


def test_no_label_takes_text_for_html(qtbot: QtBot) -> None:
    for widget in (label("<b>x</b>"), ElidedLabel("<b>x</b>")):
        qtbot.addWidget(widget)
        assert widget.textFormat() is Qt.TextFormat.PlainText


def test_a_long_name_is_cut_in_the_middle_and_whole_on_hover(qtbot: QtBot) -> None:
    name = "a scan of the complete record <second copy> with every attachment.pdf"
    widget = ElidedLabel(name)
    qtbot.addWidget(widget)
    widget.resize(150, 20)
    widget.show()
    assert widget.text() != name
    assert widget.text().startswith("a s")
    assert widget.text().endswith(".pdf")
    assert "&lt;second copy&gt;" in widget.toolTip()
    widget.resize(2000, 20)
    assert (widget.text(), widget.toolTip()) == (name, "")


def test_the_wheel_over_a_combo_scrolls_the_page_and_changes_nothing(qtbot: QtBot) -> None:
    combo = Combo()
    qtbot.addWidget(combo)
    combo.addItems(["one", "two"])
    down = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    combo.wheelEvent(down)
    assert combo.currentIndex() == 0
    assert not down.isAccepted()
