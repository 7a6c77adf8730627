from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.attempt import AttemptState
from app.ui.faxes.list_view import FaxListView
from app.ui.faxes.model import BLOCK, FaxList
from app.ui.faxes.row_painting import heading_height, row_height
from tests.ui.sample_faxes import NOW, ago, fax, office_day

S = AttemptState


def make(qtbot: QtBot) -> tuple[FaxListView, FaxList]:
    faxes = FaxList(lambda: NOW)
    view = FaxListView(faxes)
    qtbot.addWidget(view)
    view.resize(500, 700)
    faxes.restart()
    view.show()
    qtbot.waitExposed(view)
    return view, faxes


def wrong_heights(view: FaxListView, faxes: FaxList) -> list[int]:
    def right(row: int) -> int:
        return heading_height(row) if faxes.fax_at(faxes.index(row)) is None else row_height()

    return [row for row in range(faxes.rowCount()) if view.rowHeight(row) != right(row)]


def test_heights_follow_through_every_change(qtbot: QtBot) -> None:
    view, faxes = make(qtbot)
    faxes.add_block(office_day())
    assert wrong_heights(view, faxes) == []
    for fax_id in (18, 21, 11, 14, 13, 12, 17):
        at = next(each.created_at for each in office_day() if each.id == fax_id)
        for state in (S.ACCEPTED, S.DELIVERED, S.UNKNOWN, S.ACCEPTED, S.UNKNOWN, S.FAILED):
            faxes.tell(fax(fax_id, state, at))
            assert wrong_heights(view, faxes) == []


def test_more_blocks_and_new_faxes_keep_their_heights(qtbot: QtBot) -> None:
    view, faxes = make(qtbot)
    for newest in (600, 600 - BLOCK):
        faxes.add_block([fax(fax_id, at=ago(hours=600 - fax_id)) for fax_id in range(newest, newest - BLOCK, -1)])
    faxes.tell(fax(601, S.QUEUED))
    faxes.add([fax(3, S.UNKNOWN)])
    assert wrong_heights(view, faxes) == []


def test_the_first_heading_comes_with_the_first_fax(qtbot: QtBot) -> None:
    view, faxes = make(qtbot)
    faxes.add_block([fax(fax_id) for fax_id in range(100, 0, -1)])
    view.choose_first()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum() > 0
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.verticalScrollBar().value() == 0


def test_page_up_never_stands_on_a_heading(qtbot: QtBot) -> None:
    view, faxes = make(qtbot)
    faxes.add_block([fax(fax_id, at=ago(days=60 - fax_id)) for fax_id in range(60, 0, -1)])
    QTest.keyClick(view, Qt.Key.Key_End)
    for _ in range(20):
        QTest.keyClick(view, Qt.Key.Key_PageUp)
        assert faxes.fax_at(view.currentIndex()) is not None
    assert view.currentIndex().row() == 1


def test_a_heading_cannot_be_clicked(qtbot: QtBot) -> None:
    view, faxes = make(qtbot)
    faxes.add_block(office_day())
    view.choose_first()
    heading = view.visualRect(faxes.index(2)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    assert view.currentIndex().row() == 1
    assert [index.row() for index in view.selectedIndexes()] == [1]
