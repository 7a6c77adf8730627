from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.core.attempt import AttemptState
from app.ui.faxes.model import BLOCK, FaxList
from tests.ui.sample_faxes import NOW, ago, fax, office_day

S = AttemptState


@pytest.fixture
def faxes() -> Iterator[FaxList]:
    """Checked by Qt's own model tester all the time."""
    made = FaxList(lambda: NOW)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning)
    made.restart()
    yield made
    tester.deleteLater()


def shown(faxes: FaxList) -> list[str | int]:
    """Headings as they read, faxes as their ids."""
    rows: list[str | int] = []
    for row in range(faxes.rowCount()):
        one = faxes.fax_at(faxes.index(row))
        rows.append(faxes.index(row).data() if one is None else one.id)
    return rows


def test_groups_and_days(faxes: FaxList) -> None:
    faxes.add_block(office_day())
    assert shown(faxes) == [
        *("Needs you", 18),
        *("In progress", 21, 20, 19),
        *("Today", 17, 16, 15),
        *("Yesterday", 14, 13, 12),
        *("Saturday, 14 November", 11),
    ]


def test_headings_cannot_be_chosen(faxes: FaxList) -> None:
    faxes.add_block(office_day())
    assert not faxes.flags(faxes.index(0)) & Qt.ItemFlag.ItemIsEnabled
    assert faxes.flags(faxes.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_delivered_moves_from_in_progress_to_its_day_and_stays_selected(faxes: FaxList) -> None:
    faxes.add_block([fax(2, S.ACCEPTED), fax(1, at=ago(days=1))])
    chosen = QPersistentModelIndex(faxes.index_of(2))
    faxes.tell(fax(2, S.DELIVERED))
    assert shown(faxes) == ["Today", 2, "Yesterday", 1]
    assert faxes.fax_at(chosen) == fax(2, S.DELIVERED)
    assert not faxes.has_in_progress


def test_every_way_between_groups_keeps_the_order(faxes: FaxList) -> None:
    faxes.add_block([fax(fax_id, at=ago(days=(8 - fax_id) // 2)) for fax_id in range(8, 0, -1)])
    for fax_id in (8, 1, 4):
        for state in (S.UNKNOWN, S.ACCEPTED, S.DELIVERED, S.ACCEPTED, S.UNKNOWN, S.FAILED):
            at = ago(days=(8 - fax_id) // 2)
            faxes.tell(fax(fax_id, state, at))
            rows = shown(faxes)
            assert sorted(row for row in rows if isinstance(row, int)) == list(range(1, 9))
            assert isinstance(rows[0], str)
            assert not any(isinstance(one, str) and isinstance(two, str) for one, two in pairwise(rows))
            assert isinstance(rows[-1], int)


def test_a_new_fax_comes_on_top_of_its_group(faxes: FaxList) -> None:
    faxes.add_block([fax(1, S.ACCEPTED)])
    faxes.tell(fax(2, S.QUEUED))
    assert shown(faxes) == ["In progress", 2, 1]


def test_a_block_never_overwrites_what_was_told(faxes: FaxList) -> None:
    faxes.tell(fax(3, S.DELIVERED))
    faxes.add_block([fax(3, S.ACCEPTED), fax(2)])
    assert shown(faxes) == ["Today", 3, 2]


def test_told_of_one_that_is_not_loaded_it_comes_with_its_block(faxes: FaxList) -> None:
    faxes.add_block([fax(fax_id) for fax_id in range(1000, 1000 - BLOCK, -1)])
    faxes.tell(fax(500, S.FAILED))
    assert 500 not in shown(faxes)
    faxes.add_block([fax(500)])
    assert faxes.fax_at(faxes.index_of(500)) == fax(500, S.FAILED)


def test_an_old_one_that_needs_you_is_shown_at_once(faxes: FaxList) -> None:
    faxes.add_block([fax(fax_id) for fax_id in range(1000, 1000 - BLOCK, -1)])
    faxes.add([fax(3, S.UNKNOWN)])
    assert shown(faxes)[:2] == ["Needs you", 3]


def test_blocks_are_asked_for_one_by_one_until_the_end(faxes: FaxList) -> None:
    asked: list[int | None] = []
    faxes.block_wanted.connect(asked.append)
    faxes.restart()
    assert not faxes.canFetchMore(QModelIndex())  # one is under way
    faxes.add_block([fax(fax_id) for fax_id in range(300, 300 - BLOCK, -1)])
    faxes.fetchMore(QModelIndex())
    faxes.fetchMore(QModelIndex())
    assert asked == [None, 45]
    faxes.add_block([fax(fax_id) for fax_id in range(44, 0, -1)])
    assert not faxes.canFetchMore(QModelIndex())
    assert sum(isinstance(row, int) for row in shown(faxes)) == 300


def test_a_block_is_one_insertion(faxes: FaxList) -> None:
    inserted: list[tuple[int, int]] = []
    faxes.rowsInserted.connect(lambda parent, first, last: inserted.append((first, last)))
    faxes.add_block([fax(fax_id) for fax_id in range(BLOCK, 0, -1)])
    assert inserted == [(0, BLOCK)]


def test_counts_those_that_need_a_person(faxes: FaxList) -> None:
    counts: list[int] = []
    faxes.needs_you_changed.connect(counts.append)
    faxes.add_block([fax(2, S.UNKNOWN), fax(1, S.RESULT_UNKNOWN)])
    faxes.tell(fax(2, S.CLOSED_BY_PERSON))
    faxes.restart()
    assert counts == [2, 1, 0]


def test_empty_only_when_that_is_known(faxes: FaxList) -> None:
    assert not faxes.is_empty
    faxes.add_block([])
    assert faxes.is_empty


def test_tool_tip_shows_markup_as_text(faxes: FaxList) -> None:
    faxes.add_block([fax(1, name="<b>x</b>.pdf")])
    assert "&lt;b&gt;x" in faxes.index(1).data(Qt.ItemDataRole.ToolTipRole)


def test_upload_is_told_once_a_per_cent(faxes: FaxList) -> None:
    faxes.add_block([fax(1, S.UPLOADING)])
    changes: list[int] = []
    faxes.dataChanged.connect(lambda first, last: changes.append(first.row()))
    for sent in (100, 101, 102, 200):
        faxes.tell_upload(1, sent, 10_000)
    assert changes == [1, 1]
