"""The faxes of one account as rows: headings and faxes, newest first, loaded block by block while one scrolls."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from html import escape
from itertools import groupby

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.core.fax import Fax
from app.ui.faxes.rows import RowText, row_text
from app.ui.faxes.sections import Group, Place, Section, place_of

BLOCK = 256
TEXT_ROLE = Qt.ItemDataRole.UserRole  # RowText, None for a heading
_ROOT = QModelIndex()
_IN_PROGRESS = Place(Section(Group.IN_PROGRESS), float("-inf"))
_FIRST_DAY = Place(Section(Group.DAY, -(2**31)), float("-inf"))


class FaxList(QAbstractListModel):
    """Holds what was loaded and what was told. What was told is newer than any block: a block never overwrites it."""

    block_wanted = Signal(object)  # the id below which the next block begins; None for the newest block
    needs_you_changed = Signal(int)

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._faxes: dict[int, Fax] = {}
        self._placed: dict[int, Place] = {}
        self._rows: list[Place] = []
        self._oldest: int | None = None
        self._loading = True  # until there is an account to ask
        self._complete = False
        self._needs_you = 0
        self._uploaded: dict[int, int] = {}

    # what Qt asks

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        place = self._rows[index.row()]
        if place.is_heading:
            words = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return place.section.title(self._now().astimezone().date()) if role in words else None
        if role not in (TEXT_ROLE, *_TEXT_OF):
            return None
        text = self._text(place)
        return text if role == TEXT_ROLE else _TEXT_OF[role](text)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return not (parent.isValid() or self._loading or self._complete)

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        if self.canFetchMore(parent):
            self._loading = True
            self.block_wanted.emit(self._oldest)

    # what the page tells

    def restart(self) -> None:
        """Forgets everything; another account's faxes come, and the first block is asked for."""
        self.clear()
        self.fetchMore(_ROOT)

    def clear(self) -> None:
        self.beginResetModel()
        self._faxes, self._placed, self._rows = {}, {}, []
        self._oldest, self._loading, self._complete = None, False, False
        self._uploaded = {}
        self.endResetModel()
        self._count()

    def add_block(self, faxes: Sequence[Fax]) -> None:
        """The answer to `block_wanted`, newest first."""
        self._loading = False
        self._complete = len(faxes) < BLOCK
        if faxes:
            self._oldest = faxes[-1].id
        self.add(faxes)

    def block_failed(self) -> None:
        """Nothing came; it is asked for again when the list is scrolled."""
        self._loading = False

    def add(self, faxes: Iterable[Fax]) -> None:
        """Faxes that were read; one that is known already stays as it was told."""
        fresh = [self._faxes.setdefault(fax.id, fax) for fax in faxes if fax.id not in self._placed]
        self._insert([place_of(fax) for fax in fresh])
        self._count()

    def tell(self, fax: Fax) -> None:
        """A fax is new or changed."""
        self._faxes[fax.id] = fax
        place = place_of(fax)
        if fax.id in self._placed:
            self._move(self._placed[fax.id], place)
        elif place < _FIRST_DAY or self._complete or self._oldest is None or fax.id > self._oldest:
            self._insert([place])
        # else it is older than what is loaded: it comes with its block, as it was told
        self._count()

    def tell_upload(self, fax_id: int, sent: int, total: int) -> None:
        per_cent = 100 * sent // max(1, total)
        if self._uploaded.get(fax_id) != per_cent:
            self._uploaded[fax_id] = per_cent
            index = self.index_of(fax_id)
            self.dataChanged.emit(index, index)

    def tick(self) -> None:
        """Time went on: what is in progress says for how long."""
        end = self._row(_FIRST_DAY)
        if end:
            self.dataChanged.emit(self.index(0), self.index(end - 1))

    # what the page asks

    @property
    def is_empty(self) -> bool:
        """Known to hold no fax at all."""
        return self._complete and not self._rows

    @property
    def has_in_progress(self) -> bool:
        return self._holds(_IN_PROGRESS)

    def fax_at(self, index: QModelIndex | QPersistentModelIndex) -> Fax | None:
        if not index.isValid() or self._rows[index.row()].is_heading:
            return None
        return self._faxes[self._rows[index.row()].fax_id]

    def index_of(self, fax_id: int) -> QModelIndex:
        place = self._placed.get(fax_id)
        return QModelIndex() if place is None else self.index(self._row(place))

    # rows

    def _row(self, place: Place) -> int:
        return bisect_left(self._rows, place)

    def _text(self, place: Place) -> RowText:
        return row_text(self._faxes[place.fax_id], self._now(), self._uploaded.get(place.fax_id))

    def _insert(self, places: list[Place]) -> None:
        """Inserts faxes with the headings that they lack."""
        self._placed.update((place.fax_id, place) for place in places)
        headings = {place.heading for place in places}
        self._insert_rows(places + [heading for heading in headings if not self._holds(heading)])

    def _insert_rows(self, places: list[Place]) -> None:
        """Neighbours in one go: a block is one insertion."""
        runs = [(row, list(run)) for row, run in groupby(sorted(places), key=self._row)]
        for row, run in reversed(runs):
            self.beginInsertRows(_ROOT, row, row + len(run) - 1)
            self._rows[row:row] = run
            self.endInsertRows()

    def _move(self, old: Place, new: Place) -> None:
        if new.section != old.section:
            if not self._holds(new.heading):
                self._insert_rows([new.heading])
            source, target = self._row(old), self._row(new)
            # Moved and not removed and inserted: so the row stays selected.
            if target in (source, source + 1):
                self._rows[source] = new
            else:
                self.beginMoveRows(_ROOT, source, source, _ROOT, target)
                del self._rows[source]
                self._rows.insert(target - (target > source), new)
                self.endMoveRows()
            self._placed[new.fax_id] = new
            self._drop_heading_if_bare(old.heading)
        index = self.index(self._row(new))
        self.dataChanged.emit(index, index)

    def _holds(self, place: Place) -> bool:
        row = self._row(place)
        return row < len(self._rows) and self._rows[row] == place

    def _drop_heading_if_bare(self, heading: Place) -> None:
        row = self._row(heading)
        if row + 1 < len(self._rows) and self._rows[row + 1].section == heading.section:
            return
        self.beginRemoveRows(_ROOT, row, row)
        del self._rows[row]
        self.endRemoveRows()

    def _count(self) -> None:
        needs_you = max(0, self._row(_IN_PROGRESS) - 1)
        if needs_you != self._needs_you:
            self._needs_you = needs_you
            self.needs_you_changed.emit(needs_you)


_TEXT_OF: dict[int, Callable[[RowText], str]] = {
    Qt.ItemDataRole.DisplayRole: lambda text: text.recipient,
    Qt.ItemDataRole.AccessibleTextRole: lambda text: text.spoken,
    # A tool tip guesses whether it is HTML; this one always is, and what others wrote never is.
    Qt.ItemDataRole.ToolTipRole: lambda text: (
        f"<span>{escape(text.document)} · {text.pages}<br>{escape(text.state)}</span>"
    ),
}
