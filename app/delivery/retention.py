"""Our own copies of documents are removed some time after the end of their faxes, and when they belong to none."""

from contextlib import suppress
from datetime import datetime, timedelta

from app.core.errors import StorageError
from app.core.fax import ENDED, Fax, TimelineEntry
from app.core.ports import FaxTable, Spool
from app.core.timeline import What


def tidy(table: FaxTable, spool: Spool, keep_days: int | None, now: datetime) -> list[Fax]:
    """The faxes whose document was removed, as they ended more than so many days ago (None: never). Never one of a fax
    that is open, damaged or needs a person. A copy without a fax stays as long: another process may be about to hand it
    in, or it belongs to a list that was damaged and put aside."""
    removed: list[Fax] = []
    for name, written_at in spool.kept().items():
        fax = table.of_copy(name)
        if fax is None:
            if keep_days is not None and (now - written_at).days >= keep_days:
                with suppress(StorageError):  # it may be open in a backup program; the next time, then
                    spool.forget(name)
        elif keep_days is not None and fax.state in ENDED and not fax.damaged and _age(fax, now).days >= keep_days:
            with suppress(StorageError):
                spool.forget(name)
                removed.append(fax)
    for fax in removed:
        table.note(fax.id, TimelineEntry(now, What.DOCUMENT_REMOVED, {"days": str(_age(fax, now).days)}))
    return removed


def _age(fax: Fax, now: datetime) -> timedelta:
    """Since it ended."""
    return now - max(attempt.changed_at for attempt in fax.attempts)
