"""The list at the left: one widget, painted rows, moved through by keyboard.

A table of one column, because a QListView measures all its rows anew at each change: 130 ms at 10,000 rows. A table
has one height for all rows, and only the headings get their own.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from app.core.language import tr
from app.ui import theme
from app.ui.faxes.model import FaxList
from app.ui.faxes.row_painting import RowPainting, heading_height, row_height

_ENSURE_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible
_MOVES_ALONG_A_ROW = (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd)


class FaxListView(QTableView):
    fax_chosen = Signal(object)  # Fax, or None when nothing is chosen

    def __init__(self, faxes: FaxList) -> None:
        super().__init__()
        self._faxes = faxes
        self.chosen_by_person = False
        self.setAccessibleName(tr("Faxes"))
        self.setItemDelegate(RowPainting(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet(
            "QTableView { selection-background-color: transparent; }"
        )  # RowPainting shows what is chosen
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        heights = self.verticalHeader()
        heights.hide()
        heights.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heights.setMinimumSectionSize(1)
        heights.setDefaultSectionSize(row_height())
        theme.current().changed.connect(self.viewport().update)
        self._follow()

    def show_faxes(self, faxes: FaxList) -> None:
        """This list instead of the one before."""
        if faxes is not self._faxes:
            self._faxes.rowsInserted.disconnect(self._measure_inserted)
            self._faxes.rowsRemoved.disconnect(self._measure_removed)
            self._faxes = faxes
            self._follow()

    def _follow(self) -> None:
        self.setModel(self._faxes)
        # After the header has connected itself: it must know of rows before they are measured.
        self._faxes.rowsInserted.connect(self._measure_inserted)
        self._faxes.rowsRemoved.connect(self._measure_removed)
        self._measure(0, self._faxes.rowCount())

    def choose(self, fax_id: int) -> bool:
        """Selects a fax and scrolls to it; false while it is not loaded."""
        index = self._faxes.index_of(fax_id)
        if index.isValid():
            self.chosen_by_person = True
            self.setCurrentIndex(index)
        return index.isValid()

    def choose_first(self) -> None:
        """The first fax stands below its heading."""
        self.chosen_by_person = False
        if self._faxes.rowCount() > 1:
            self.setCurrentIndex(self._faxes.index(1))
            self.scrollToTop()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by Tab sees where they are."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.scrollTo(self.currentIndex())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen_by_person = True
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.chosen_by_person = True
        super().keyPressEvent(event)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.fax_chosen.emit(self._faxes.fax_at(current))

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End are those of the list. Where a move meets a heading, the fax below it is meant."""
        if action in _MOVES_ALONG_A_ROW:
            modifiers = Qt.KeyboardModifier.ControlModifier
        index = super().moveCursor(action, modifiers)
        if index.isValid() and self._faxes.fax_at(index) is None:
            return self._faxes.index(index.row() + 1)
        return index

    def scrollTo(
        self, index: QModelIndex | QPersistentModelIndex, hint: QAbstractItemView.ScrollHint = _ENSURE_VISIBLE
    ) -> None:
        """The first fax of a section comes with its heading."""
        above = self._faxes.index(index.row() - 1)
        if above.isValid() and self._faxes.fax_at(above) is None:
            super().scrollTo(above, hint)
        super().scrollTo(index, hint)

    def _measure_inserted(self, _: QModelIndex, first: int, last: int) -> None:
        self._measure(first, last + 1)

    def _measure_removed(self, _: QModelIndex, first: int, last: int) -> None:
        self._measure(first, first)

    def _measure(self, first: int, last: int) -> None:
        """Gives the headings among these rows their height; what was on top may not be there any more."""
        for row in {0, *range(first, min(last + 1, self._faxes.rowCount()))}:
            if self._faxes.fax_at(self._faxes.index(row)) is None:
                self.setRowHeight(row, heading_height(row))
