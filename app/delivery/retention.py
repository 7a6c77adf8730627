"""Our own copies of documents are removed some time after the end of their faxes, and when they belong to none."""

from contextlib import suppress
from datetime import datetime, timedelta

from app.core.errors import StorageError
from app.core.fax import ENDED, Fax, TimelineEntry
from app.core.ports import FaxTable, Spool
from app.core.timeline import What

KEEP_DAYS = 90
# A copy without a fax may be one that another process is about to hand in.
_STRAY_AFTER = timedelta(days=1)


def tidy(table: FaxTable, spool: Spool, now: datetime) -> list[Fax]:
    """The faxes whose document was removed. Never one of a fax that is open, damaged or needs a person."""
    removed: list[Fax] = []
    for name, written_at in spool.kept().items():
        fax = table.of_copy(name)
        if fax is None:
            if now - written_at > _STRAY_AFTER:
                with suppress(StorageError):  # it may be open in a backup program; the next time, then
                    spool.forget(name)
        elif _is_over(fax, now):
            with suppress(StorageError):
                spool.forget(name)
                removed.append(fax)
    for fax in removed:
        table.note(fax.id, TimelineEntry(now, What.DOCUMENT_REMOVED, {"days": str(KEEP_DAYS)}))
    return removed


def _is_over(fax: Fax, now: datetime) -> bool:
    ended_at = max(attempt.changed_at for attempt in fax.attempts)
    return fax.state in ENDED and not fax.damaged and now - ended_at > timedelta(days=KEEP_DAYS)
