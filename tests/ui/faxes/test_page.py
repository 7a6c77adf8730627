import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.attempt import AttemptState
from app.core.errors import DatabaseDamaged, TooLate
from app.core.fax import Fax
from app.core.orders import CheckNow, FaxChanged, OrderRefused
from app.core.settings import AccountKind
from app.core.timeline import What
from app.ui.faxes.model import BLOCK
from tests.ui.faxes.conftest import Opened
from tests.ui.memory_account import ListReader, MemoryReader
from tests.ui.sample_faxes import ago, fax, office_day, timeline

S = AttemptState
Open = Callable[..., Opened]


def chosen(opened: Opened) -> int | None:
    return opened.page.details.fax.id if opened.page.details.fax else None


def test_opens_with_the_first_fax_that_needs_somebody(open_page: Open) -> None:
    opened = open_page(office_day())
    assert chosen(opened) == 18


def test_on_the_practice_account_each_fax_says_that_it_went_nowhere(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page([fax(1, S.DELIVERED)])
    assert opened.page.details.practice.isHidden()
    with qtbot.waitSignal(opened.account.opened):
        opened.account.open(AccountKind.PRACTICE)
    assert not opened.page.details.practice.isHidden()


def test_a_hundred_thousand_faxes_are_read_block_by_block(open_page: Open, qtbot: QtBot) -> None:
    reader = MemoryReader(100_000, fax)
    opened = open_page(reader=reader)
    opened.page.show()
    qtbot.waitExposed(opened.page)
    qtbot.waitUntil(lambda: opened.page.list.verticalScrollBar().maximum() > 0)
    assert reader.pages_read == [None]
    assert opened.page.faxes.rowCount() == BLOCK + 1
    opened.page.list.scrollToBottom()
    qtbot.waitUntil(lambda: opened.page.faxes.rowCount() == 2 * BLOCK + 1)
    assert reader.pages_read == [None, 100_000 - BLOCK + 1]


def test_what_needs_somebody_is_there_however_old(open_page: Open, qtbot: QtBot) -> None:
    reader = MemoryReader(100_000, fax)
    reader.open = (fax(7, S.UNKNOWN),)
    opened = open_page(reader=reader)
    qtbot.waitUntil(lambda: opened.page.faxes.index_of(7).isValid())
    assert opened.page.faxes.index_of(7).row() == 1


def test_delivered_regroups_and_the_details_follow(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page([fax(1, S.ACCEPTED, raw_status="sending")])
    assert opened.page.faxes.index(0).data() == "In progress"
    opened.memory.tell(FaxChanged(fax(1, S.DELIVERED)))
    qtbot.waitUntil(lambda: opened.page.faxes.index(0).data() == "Today")
    assert opened.page.details.state.text() == "Delivered"
    assert opened.page.list.currentIndex().row() == 1


def test_who_comes_to_the_page_finds_the_newest_on_top(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page([fax(1)])
    opened.memory.tell(FaxChanged(fax(2, S.UNKNOWN)))
    qtbot.waitUntil(lambda: chosen(opened) == 2)
    opened.page.show()
    opened.memory.tell(FaxChanged(fax(3, S.UNKNOWN)))
    qtbot.waitUntil(lambda: opened.page.faxes.index_of(3).isValid())
    assert chosen(opened) == 2  # what somebody reads does not change before their eyes


def test_what_a_person_chose_stays_chosen(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page([fax(2), fax(1)])
    opened.page.show()
    qtbot.waitExposed(opened.page)
    QTest.keyClick(opened.page.list, Qt.Key.Key_Down)
    opened.page.hide()
    opened.memory.tell(FaxChanged(fax(3)))
    qtbot.waitUntil(lambda: opened.page.faxes.index_of(3).isValid())
    assert chosen(opened) == 1


def test_keyboard_skips_headings(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page(office_day())
    opened.page.show()
    qtbot.waitExposed(opened.page)
    keys = (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Home)
    path = []
    for key in keys:
        QTest.keyClick(opened.page.list, key)
        path.append(chosen(opened))
    assert path == [18, 21, 20, 11, 12, 18]


def test_rows_can_be_heard(open_page: Open) -> None:
    opened = open_page(office_day())
    heard = opened.page.faxes.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith("Needs a check. Fax to +1 415-555-0100")
    assert opened.page.list.accessibleName() == "Faxes"


def test_empty_invites(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page([])
    opened.page.show()
    assert opened.page.new_fax.isVisible()
    with qtbot.waitSignal(opened.page.new_fax_wanted):
        opened.page.new_fax.click()
    opened.memory.tell(FaxChanged(fax(1, S.QUEUED)))
    qtbot.waitUntil(lambda: not opened.page.new_fax.isVisible())
    assert opened.page.list.isVisible()


def test_a_list_that_cannot_be_read_says_so_and_can_be_tried_again(open_page: Open, qtbot: QtBot) -> None:
    class Damaged(ListReader):
        broken = True

        def page(self, limit: int, before_id: int | None = None) -> tuple[Fax, ...]:
            if self.broken:
                raise DatabaseDamaged
            return super().page(limit, before_id)

    reader = Damaged([fax(1)])
    opened = open_page(reader=reader)
    qtbot.waitUntil(lambda: opened.page.trouble.isVisibleTo(opened.page))
    assert DatabaseDamaged.title in opened.page.trouble.words.text()
    reader.broken = False
    opened.page.try_again.click()
    qtbot.waitUntil(lambda: opened.page.faxes.index_of(1).isValid())
    assert not opened.page.trouble.isVisibleTo(opened.page)


def test_another_account_shows_its_own_faxes_only(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page([fax(5), fax(4)])
    opened.memory.reader = ListReader([fax(2)])
    opened.account.open(AccountKind.PRACTICE)
    qtbot.waitUntil(lambda: opened.page.faxes.index_of(2).isValid())
    assert opened.page.faxes.rowCount() == 2
    assert chosen(opened) == 2


def test_what_the_account_before_still_answers_is_dropped(open_page: Open, qtbot: QtBot) -> None:
    class Slow(MemoryReader):
        go_on = threading.Event()

        def get(self, fax_id: int) -> Fax | None:
            self.go_on.wait(30)
            return super().get(fax_id)

    opened = open_page(reader=Slow(100_000, fax))
    opened.page.show_fax(12)
    opened.memory.reader = ListReader([fax(2)])
    with qtbot.waitSignal(opened.account.opened):
        opened.account.open(AccountKind.PRACTICE)
    Slow.go_on.set()
    qtbot.waitUntil(lambda: opened.page.faxes.index_of(2).isValid())
    assert not opened.page.faxes.index_of(12).isValid()
    assert chosen(opened) == 2


def test_seconds_run_only_while_something_is_seen_in_progress(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page([fax(1, S.ACCEPTED)])
    assert not opened.page.second.isActive()
    opened.page.show()
    assert opened.page.second.isActive()
    opened.page.hide()
    assert not opened.page.second.isActive()
    opened.page.show()
    opened.memory.tell(FaxChanged(fax(1, S.DELIVERED)))
    qtbot.waitUntil(lambda: not opened.page.second.isActive())


def test_show_fax_reads_one_that_is_not_loaded(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page(reader=MemoryReader(100_000, fax))
    opened.page.show_fax(12)
    qtbot.waitUntil(lambda: chosen(opened) == 12)


def test_refused_orders_are_answered_where_they_were_given(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page([fax(1, S.UNKNOWN)])
    opened.page.check_now()
    assert opened.memory.given == [CheckNow(1)]
    opened.memory.tell(OrderRefused(1, TooLate()))
    qtbot.waitUntil(lambda: TooLate.title in opened.page.details.note.text())


def test_check_now_asks_nothing_about_a_fax_that_has_ended(open_page: Open) -> None:
    opened = open_page([fax(1, S.DELIVERED)])
    opened.page.check_now()
    assert opened.memory.given == []


def test_the_timeline_of_the_chosen_fax_is_read(open_page: Open, qtbot: QtBot) -> None:
    reader = ListReader([fax(2), fax(1)])
    reader.timelines = {1: timeline((ago(hours=2), What.QUEUED, {}))}
    opened = open_page(reader=reader)
    opened.page.list.choose(1)
    qtbot.waitUntil(lambda: opened.page.details.timeline.isVisibleTo(opened.page))
    opened.page.list.choose(2)
    assert not opened.page.details.timeline.isVisibleTo(opened.page)


@pytest.mark.parametrize("width", [760, 1024])
def test_nothing_in_the_details_is_wider_than_the_pane(open_page: Open, qtbot: QtBot, width: int) -> None:
    opened = open_page(office_day())
    opened.page.resize(width, 560)
    opened.page.show()
    qtbot.waitExposed(opened.page)
    opened.page.details.doubt.send_again.click()
    for each in office_day():
        opened.page.list.choose(each.id)
        area = opened.page.details.area
        content = area.widget()
        assert content is not None
        assert content.minimumSizeHint().width() <= area.viewport().width()


def test_nothing_flashes_as_a_window_of_its_own(open_page: Open, windows_shown: list[str]) -> None:
    opened = open_page(office_day())
    for each in office_day():
        opened.page.list.choose(each.id)
        opened.page.details.show_timeline(timeline((ago(days=1), What.QUEUED, {}), (ago(hours=2), What.CANCELED, {})))
    assert windows_shown == []
