"""What a row of the list says. Without Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.core.attempt import Alarm, AttemptState, Cause
from app.core.failure import FailureReason, failure_reason
from app.core.fax import IN_PROGRESS, Fax, FaxState
from app.core.language import plural, tr
from app.core.orders import Resolution
from app.core.sentence import plain
from app.core.wording import STATE_LABELS, duration, page_words, short_time, state_label
from app.ui.phrases import duration as ticking
from app.ui.phrases import grouped


@dataclass(frozen=True, slots=True)
class RowText:
    """`tone` is a colour role, `icon` a name in resources/icons. Foreign text is escaped already."""

    recipient: str
    document: str
    pages: str
    icon: str
    tone: str
    state: str
    detail: str

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return tr(
            "{state}. Fax to {recipient}: {document}, {pages}. {detail}",
            state=self.state,
            recipient=self.recipient,
            document=self.document,
            pages=self.pages,
            detail=self.detail,
        )


# Green is for what Telnyx confirmed, the accent for what goes on, amber for what waits for a person.
_LOOKS = {
    FaxState.QUEUED: ("clock", "accent"),
    FaxState.UPLOADING: ("upload", "accent"),
    FaxState.COMMITTING: ("arrow-up", "accent"),
    FaxState.NEEDS_CHECK: ("circle-question-mark", "attention"),
    FaxState.ACCEPTED: ("arrow-up", "accent"),
    FaxState.DELIVERED: ("check", "ok"),
    FaxState.FAILED: ("x", "error"),
    FaxState.REJECTED: ("ban", "error"),
    FaxState.RESULT_UNKNOWN: ("circle-question-mark", "attention"),
    FaxState.CANCELED: ("circle-slash", "secondary"),
    FaxState.CLOSED: ("circle-slash", "secondary"),
}
_WAITS = {
    Cause.NETWORK: tr("Waiting for the network"),
    Cause.ACCOUNT: tr("Waiting: trouble with the account"),
    Cause.STILL_SEND: tr("Still send?"),
}
_SAID = {
    Resolution.SEND_AGAIN: tr("sent again"),
    Resolution.WAS_SENT: tr("you said it was sent"),
    Resolution.DO_NOT_SEND: tr("you said not to send"),
}


def row_text(fax: Fax, now: datetime, uploaded: int | None = None) -> RowText:
    """`uploaded`: per cent of the document that is at Telnyx, while it is uploaded and that is known."""
    icon, tone = looks(fax)
    return RowText(
        grouped(fax.recipient),
        plain(fax.document.name),
        page_words(fax),
        icon,
        tone,
        state_words(fax, now, uploaded),
        _detail(fax, now),
    )


def looks(fax: Fax) -> tuple[str, str]:
    """Icon and colour role of the state."""
    if alarm_of(fax) or fax.arrived_twice:
        return "triangle-alert", "error"
    if fax.asks_still_send:
        return _LOOKS[FaxState.NEEDS_CHECK]
    return _LOOKS[fax.state]


def alarm_of(fax: Fax) -> Alarm:
    """The newest alarm of its attempts."""
    return next((attempt.alarm for attempt in reversed(fax.attempts) if attempt.alarm), Alarm.NONE)


def state_words(fax: Fax, now: datetime, uploaded: int | None = None) -> str:
    attempt = fax.attempt
    if fax.damaged:
        return tr("Record damaged")
    if fax.arrived_twice:
        return tr("Delivered twice")
    if fax.state is FaxState.FAILED:
        return str(failure_reason(attempt.reason).happened).rstrip(".")
    if fax.state is FaxState.QUEUED and attempt.not_before is not None and attempt.not_before > now:
        wait = ticking(now, attempt.not_before)
        if attempt.cause is Cause.HOLD:
            return tr("Goes in {duration}", duration=wait)
        if attempt.cause is Cause.FAILED:
            return tr("Tries again in {duration}", duration=wait)
    if fax.state is FaxState.QUEUED:
        return _WAITS.get(attempt.cause, STATE_LABELS[fax.state])
    if fax.state not in IN_PROGRESS:
        return STATE_LABELS[fax.state]
    if attempt.cancel_asked:
        return tr("Cancel asked")
    if fax.state is FaxState.UPLOADING and uploaded is not None:
        return f"{STATE_LABELS[fax.state]} · {uploaded} %"
    words = state_label(fax)
    if words == STATE_LABELS[FaxState.DELIVERED]:
        words = STATE_LABELS[FaxState.ACCEPTED]  # the list said so; only the one GET that confirms it counts
    return f"{words} · {ticking(attempt.changed_at, now)}"


def _detail(fax: Fax, now: datetime) -> str:
    attempt = fax.attempt
    if fax.asks_still_send:
        return tr("waiting since {time}", time=short_time(attempt.wanted_at or fax.created_at, now))
    if attempt.cause is Cause.FAILED and fax.state is FaxState.QUEUED:
        return str(last_failure(fax).happened).rstrip(".")
    if attempt.cause is Cause.HOLD and fax.state is FaxState.QUEUED:
        return short_time(fax.created_at, now)
    if fax.state is FaxState.QUEUED and attempt.not_before is not None and attempt.not_before > now:
        return tr("again in {duration}", duration=ticking(now, attempt.not_before))
    if fax.state in IN_PROGRESS:
        return _checked_ago(attempt.last_checked_at, now) or short_time(fax.created_at, now)
    return _ENDS.get(fax.state, _when)(fax, now)


def last_failure(fax: Fax) -> FailureReason:
    """Of the newest attempt that has failed."""
    failed = (attempt for attempt in reversed(fax.attempts) if attempt.state is AttemptState.FAILED)
    return failure_reason(next((attempt.reason for attempt in failed), ""))


def _checked_ago(at: datetime | None, now: datetime) -> str:
    return "" if at is None else tr("checked {duration} ago", duration=duration((now - at).total_seconds()))


def _when(fax: Fax, now: datetime) -> str:
    """The time alone on the day under which the fax stands."""
    at, created = fax.attempt.changed_at.astimezone(), fax.created_at.astimezone()
    return f"{at:%H:%M}" if at.date() == created.date() else short_time(at, now)


def _doubt(fax: Fax, now: datetime) -> str:
    attempt = fax.attempt
    since = short_time(attempt.lost_at or attempt.changed_at, now)
    return (
        plural("{since} · checked {count} times", "{since} · checked {count} time", attempt.checks, since=since)
        if attempt.checks
        else since
    )


def _delivered(fax: Fax, now: datetime) -> str:
    seconds = fax.attempt.call_seconds
    return _when(fax, now) if seconds is None else f"{_when(fax, now)} · {duration(seconds)}"


def _closed(fax: Fax, now: datetime) -> str:
    said = fax.attempt.resolution
    return f"{_when(fax, now)} · {_SAID[Resolution(said)]}" if said else _when(fax, now)


_ENDS: dict[FaxState, Callable[[Fax, datetime], str]] = {
    FaxState.NEEDS_CHECK: _doubt,
    FaxState.DELIVERED: _delivered,
    FaxState.CLOSED: _closed,
}
