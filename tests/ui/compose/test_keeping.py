"""A fax that is being prepared comes back after a crash: all of it, once, and only where it was not sent."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.cover import CoverKind
from app.core.document import Opening
from app.core.errors import DiskFull
from app.core.kept_fax import KeptFax
from app.core.options import Quality, SendOptions
from app.core.orders import FaxChanged, Submit
from app.core.packet import Paper, Tone
from app.core.settings import AccountKind
from app.ui.made.documents import LETTER_PATH, MadeDocument
from app.ui.made.faxes import NOW, MadeReader, made_fax
from app.ui.made.services import Made, made
from app.ui.main_window import MainWindow
from tests.ui.made_window import at_rest, close_quietly, fill, open_sheet, open_window, wait_for_verdict

SCAN = Path("/home/clinic/scan.pdf")
NUMBER = "+1 312-555-0101"


class Disk:
    """What is kept, where a window cannot lose it. `full`: nothing more can be."""

    def __init__(self) -> None:
        self.fax: KeptFax | None = None
        self.full = False
        self.times = 0

    def keep(self, fax: KeptFax | None) -> None:
        if self.full:
            raise DiskFull
        self.fax, self.times = fax, self.times + 1


@pytest.fixture
def disk() -> Disk:
    return Disk()


def start(qtbot: QtBot, world: Made, disk: Disk, *, files: tuple[Path, ...] = ()) -> MainWindow:
    """A window on what is on the disk, as the program starts."""
    services = replace(world.services(), kept_fax=disk.fax, keep_fax=disk.keep)
    window = MainWindow(services, lambda: NOW)
    qtbot.addWidget(window, before_close_func=close_quietly)
    window.show()
    window.open_files(files)
    qtbot.waitUntil(lambda: window.account.session is not None)
    qtbot.waitUntil(lambda: at_rest(window))
    return window


def kept_at_rest(qtbot: QtBot, window: MainWindow, disk: Disk) -> KeptFax:
    window.kept.keeping.keep_now()
    qtbot.waitUntil(lambda: at_rest(window))
    assert disk.fax is not None
    return disk.fax


def pages(window: MainWindow) -> list[tuple[str, int, int, Tone, bool]]:
    contents = window.compose.packet.contents
    return [
        (contents.by_document[each.document].name, each.page, each.turn, each.tone, each.left_out)
        for each in contents.pages
    ]


def arrange(window: MainWindow) -> None:
    """The scan's second page first, turned; its first clearer; the letter's last page left out."""
    packet = window.compose.packet
    packet.turn(packet.places(4))
    packet.set_tone(packet.places(3), Tone.CLEARER)
    packet.leave_out(packet.places(2))
    packet.move_page(4, 0)


def test_all_of_it_comes_back(qtbot: QtBot, disk: Disk) -> None:
    first = start(qtbot, made(), disk)
    fill(qtbot, first)
    first.compose.open_files([SCAN])
    wait_for_verdict(qtbot, first)
    arrange(first)
    first.compose.packet.choose_paper(Paper.A4)
    first.compose.packet.choose_pictures(True)
    first.compose.choosing.choose(SendOptions(quality=Quality.VERY_HIGH, monochrome=True, black_threshold=30))
    before = kept_at_rest(qtbot, first, disk)

    second = start(qtbot, made(), disk)
    qtbot.waitUntil(lambda: pages(second) == pages(first))
    assert pages(second)[0] == (SCAN.name, 2, 90, Tone.AUTO, False)
    assert second.compose.number.edit.text() == NUMBER
    assert second.compose.choosing.options == first.compose.choosing.options
    assert second.compose.packet.contents.raster == first.compose.packet.contents.raster
    assert second.compose.packet.contents.wants_pictures
    assert second.kept.says == "The fax you were preparing is back."
    assert kept_at_rest(qtbot, second, disk) == before


def test_its_cover_page_is_drawn_again(qtbot: QtBot, disk: Disk) -> None:
    first = start(qtbot, made(), disk)
    fill(qtbot, first)
    first.compose.cover.choose(CoverKind.CONFIDENTIAL)
    first.compose.cover.fields.write("to", "Dr. Front Desk")
    kept_at_rest(qtbot, first, disk)
    world = made()
    second = start(qtbot, world, disk)
    qtbot.waitUntil(lambda: bool(world.covers.drawn) and world.covers.drawn[-1].pages == 4)
    assert world.covers.drawn[-1].kind is CoverKind.CONFIDENTIAL
    assert world.covers.drawn[-1].to == "Dr. Front Desk"
    assert second.compose.cover.kind is CoverKind.CONFIDENTIAL


def test_it_is_kept_by_itself_as_it_changes(qtbot: QtBot, disk: Disk) -> None:
    window = start(qtbot, made(), disk)
    window.compose.number.edit.setText("312")
    qtbot.waitUntil(lambda: disk.fax is not None and disk.fax.recipient == "312")
    window.compose.open_files([LETTER_PATH])
    qtbot.waitUntil(lambda: disk.fax is not None and len(disk.fax.pages) == 3)


def test_nothing_that_came_back_is_sent(qtbot: QtBot, disk: Disk) -> None:
    fill(qtbot, first := start(qtbot, made(), disk))
    kept_at_rest(qtbot, first, disk)
    world = made()
    wait_for_verdict(qtbot, start(qtbot, world, disk))
    assert world.engine.orders == []


def send(qtbot: QtBot, world: Made, window: MainWindow) -> str:
    """Confirms the sheet; its compose id."""
    open_sheet(qtbot, window).send.click()
    (order,) = world.engine.orders
    assert isinstance(order, Submit)
    return order.request.compose_id


def test_a_fax_that_was_sent_does_not_come_back(qtbot: QtBot, disk: Disk) -> None:
    world = made()
    fill(qtbot, window := start(qtbot, world, disk))
    compose_id = send(qtbot, world, window)
    world.engine.tell(FaxChanged(made_fax(compose_id=compose_id)))
    qtbot.waitUntil(lambda: not window.compose.packet.contents.parts)
    qtbot.waitUntil(lambda: disk.fax is None)


def test_one_that_ended_while_it_was_handed_in_is_not_prepared_twice(qtbot: QtBot, disk: Disk) -> None:
    """The engine has it, and the window was killed before it heard of that."""
    world = made()
    fill(qtbot, window := start(qtbot, world, disk))
    compose_id = send(qtbot, world, window)
    qtbot.waitUntil(lambda: disk.fax is not None and disk.fax.compose_ids == (compose_id,))
    sent = made()
    sent.reader = MadeReader([made_fax(compose_id=compose_id)])
    second = start(qtbot, sent, disk)
    qtbot.waitUntil(lambda: disk.fax is None)
    assert second.compose.packet.contents.parts == ()
    assert not second.compose.number.typed
    assert second.kept.says == ""


def test_one_whose_sheet_was_left_comes_back(qtbot: QtBot, disk: Disk) -> None:
    fill(qtbot, window := start(qtbot, made(), disk))
    open_sheet(qtbot, window).reject()
    kept_at_rest(qtbot, window, disk)
    second = start(qtbot, made(), disk)
    wait_for_verdict(qtbot, second)
    assert second.kept.says


def test_pages_that_wait_for_the_next_fax_still_wait(qtbot: QtBot, disk: Disk) -> None:
    def large() -> Made:
        world = made()
        world.documents.shelf[LETTER_PATH.name] = MadeDocument(pages=(MadeDocument().pages[0],) * 400)
        return world

    fill(qtbot, first := start(qtbot, large(), disk))
    first.compose.packet.send_first_part()
    later = first.compose.packet.later
    assert later
    kept_at_rest(qtbot, first, disk)
    second = start(qtbot, large(), disk)
    qtbot.waitUntil(lambda: second.compose.packet.later == later)


def test_discard_empties_page_and_disk(qtbot: QtBot, disk: Disk) -> None:
    fill(qtbot, first := start(qtbot, made(), disk))
    kept_at_rest(qtbot, first, disk)
    second = start(qtbot, made(), disk)
    wait_for_verdict(qtbot, second)
    second.kept.discard.click()
    qtbot.waitUntil(lambda: disk.fax is None)
    assert second.compose.packet.contents.parts == ()
    assert not second.compose.number.typed
    assert not second.kept.isVisible()


def test_it_is_never_mixed_with_what_this_start_was_given(qtbot: QtBot, disk: Disk) -> None:
    fill(qtbot, first := start(qtbot, made(), disk))
    before = kept_at_rest(qtbot, first, disk)
    second = start(qtbot, made(), disk, files=(SCAN,))
    wait_for_verdict(qtbot, second)
    assert [part.name for part in second.compose.packet.contents.parts] == [SCAN.name]
    assert second.kept.says == "You were preparing another fax when Faxwell ended."
    second.kept.keeping.keep_now()
    qtbot.waitUntil(lambda: at_rest(second))
    assert disk.fax == before  # until the person has chosen
    second.kept.restore.click()
    wait_for_verdict(qtbot, second)
    assert [part.name for part in second.compose.packet.contents.parts] == [LETTER_PATH.name]
    assert second.compose.number.edit.text() == NUMBER


def test_left_where_it_is_it_makes_place_for_this_one(qtbot: QtBot, disk: Disk) -> None:
    fill(qtbot, first := start(qtbot, made(), disk))
    kept_at_rest(qtbot, first, disk)
    second = start(qtbot, made(), disk, files=(SCAN,))
    second.kept.discard.click()
    wait_for_verdict(qtbot, second)
    kept = kept_at_rest(qtbot, second, disk)
    assert [each.name for each in kept.documents] == [SCAN.name]
    assert [part.name for part in second.compose.packet.contents.parts] == [SCAN.name]


def test_another_accounts_is_left_alone(qtbot: QtBot, disk: Disk) -> None:
    fill(qtbot, first := start(qtbot, made(), disk))
    before = kept_at_rest(qtbot, first, disk)
    second = start(qtbot, made(AccountKind.PRACTICE), disk)
    fill(qtbot, second, path=SCAN)
    second.kept.keeping.keep_now()
    qtbot.waitUntil(lambda: at_rest(second))
    assert disk.fax == before
    assert second.kept.says == ""


def test_what_was_done_with_a_file_that_is_another_now_is_not_done_again(qtbot: QtBot, disk: Disk) -> None:
    fill(qtbot, first := start(qtbot, made(), disk))
    first.compose.packet.leave_out(first.compose.packet.places(0))
    kept_at_rest(qtbot, first, disk)
    world = made()
    world.documents.shelf[LETTER_PATH.name] = MadeDocument(sha256="cd" * 32)
    second = start(qtbot, world, disk)
    qtbot.waitUntil(lambda: LETTER_PATH.name in second.kept.says)
    assert [left_out for *_, left_out in pages(second)] == [False] * 3


def test_a_locked_documents_pages_follow_when_it_is_unlocked(qtbot: QtBot, disk: Disk) -> None:
    def locked() -> Made:
        world = made()
        world.documents.shelf[LETTER_PATH.name] = MadeDocument(
            opening=Opening.LOCKED, password="word", sha256="ab" * 32
        )
        return world

    def unlock(window: MainWindow) -> None:
        qtbot.waitUntil(lambda: any(part.is_locked for part in window.compose.packet.contents.parts))
        window.compose.packet.unlock(window.compose.packet.contents.parts[0].key, "word")
        wait_for_verdict(qtbot, window)

    first = start(qtbot, locked(), disk)
    first.compose.open_files([LETTER_PATH])
    unlock(first)
    first.compose.packet.leave_out(first.compose.packet.places(1))
    before = kept_at_rest(qtbot, first, disk)
    second = start(qtbot, locked(), disk)
    qtbot.waitUntil(lambda: any(part.is_locked for part in second.compose.packet.contents.parts))
    assert kept_at_rest(qtbot, second, disk) == before  # a second crash loses nothing
    unlock(second)
    qtbot.waitUntil(lambda: [left_out for *_, left_out in pages(second)] == [False, True, False])


def test_a_file_that_is_gone_is_said_on_its_row(qtbot: QtBot, disk: Disk) -> None:
    fill(qtbot, first := start(qtbot, made(), disk))
    kept_at_rest(qtbot, first, disk)
    world = made()
    world.documents.shelf[LETTER_PATH.name] = MadeDocument(gone=True)
    second = start(qtbot, world, disk)
    qtbot.waitUntil(lambda: any(part.error for part in second.compose.packet.contents.parts))
    assert second.kept.says


def test_a_full_disk_is_tried_again(qtbot: QtBot, disk: Disk) -> None:
    window = start(qtbot, made(), disk)
    disk.full = True
    fill(qtbot, window)
    window.kept.keeping.keep_now()
    qtbot.waitUntil(lambda: at_rest(window))
    disk.full = False
    assert kept_at_rest(qtbot, window, disk).recipient == NUMBER


def test_the_last_word_is_kept_when_the_window_is_closed(qtbot: QtBot, disk: Disk) -> None:
    window = start(qtbot, made(), disk)
    window.compose.number.edit.setText("31255")
    with qtbot.waitSignal(window.leaving.left):
        window.close()
    assert disk.fax is not None
    assert disk.fax.recipient == "31255"


def test_a_window_that_is_not_the_first_keeps_nothing(qtbot: QtBot) -> None:
    fill(qtbot, window := open_window(qtbot, made()))
    window.kept.keeping.keep_now()
    assert window.kept.says == ""
