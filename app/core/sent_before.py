"""The same document to the same number once more: a person is told before a second fax goes (outbox section 6)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from app.core.fax import Fax, FaxState
from app.core.language import tr
from app.core.sentence import Sentence
from app.core.wording import STATE_LABELS, Clock

LOOKED_THROUGH = 1000
"""So many of the newest faxes; no office sends more in a day from one window."""
_A_WHILE = timedelta(hours=24)
_NOTHING_ARRIVED = (FaxState.FAILED, FaxState.REJECTED, FaxState.CANCELED)
ALREADY = tr("This document went to this number already.")


def sent_before(newest_first: Iterable[Fax], recipient: str, sha256: str, now: datetime) -> Fax | None:
    """The newest fax of the last 24 hours with this document to this number, unless it surely did not arrive."""
    alike = (fax for fax in newest_first if (fax.recipient, fax.document.sha256) == (recipient, sha256))
    return next((fax for fax in alike if now - fax.created_at < _A_WHILE and fax.state not in _NOTHING_ARRIVED), None)


def sent_before_words(fax: Fax, clock: Clock) -> Sentence:
    data = {"time": clock(fax.created_at), "state": STATE_LABELS[fax.state]}
    return Sentence(tr("You confirmed it at {time}; it stands as: {state}. What you send now is a second fax."), data)
