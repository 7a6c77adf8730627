"""Words that the window and the command line both say.

What failed at Telnyx is in failure.py, its error codes in error_codes.py, what we could not do in errors.py, the
timeline in timeline_words.py.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from app.core.attempt import Alarm, Attempt, AttemptState, Cause, Route
from app.core.fax import Fax, FaxState
from app.core.language import plural, tr
from app.core.options import FIELD_WORDS, Quality, lost_in_form
from app.core.orders import Resolution
from app.core.packet import Paper
from app.core.sentence import Sentence, joined, plain

Clock = Callable[[datetime], str]
"""Writes an aware time for a person, in local time: "10:42", "23 Nov, 10:42"."""

STATE_LABELS = {
    FaxState.QUEUED: tr("Waiting"),
    FaxState.UPLOADING: tr("Uploading"),
    FaxState.COMMITTING: tr("Handing over"),
    FaxState.NEEDS_CHECK: tr("Needs a check"),
    FaxState.ACCEPTED: tr("At Telnyx"),
    FaxState.DELIVERED: tr("Delivered"),
    FaxState.FAILED: tr("Failed"),
    FaxState.REJECTED: tr("Not accepted"),
    FaxState.RESULT_UNKNOWN: tr("Result unknown"),
    FaxState.CANCELED: tr("Canceled"),
    FaxState.CLOSED: tr("Closed by you"),
}
_STATUS_WORDS = {
    "queued": tr("Waiting at Telnyx"),
    "media.processed": tr("Document prepared"),
    "originated": tr("Calling"),
    "sending": tr("Sending pages"),
    "delivered": tr("Delivered"),
    "failed": tr("Failed"),
}
STATE_MEANINGS = {
    FaxState.QUEUED: tr("It is safe on this computer and goes on by itself."),
    FaxState.UPLOADING: tr("The document is on its way to Telnyx. Nothing can ring yet."),
    FaxState.COMMITTING: tr("The fax is being handed over to Telnyx."),
    FaxState.NEEDS_CHECK: tr("We do not know whether this fax was sent. It is never sent again by itself."),
    FaxState.ACCEPTED: tr("Telnyx has the fax and sends it."),
    FaxState.DELIVERED: tr("The receiving machine confirmed all pages."),
    FaxState.FAILED: tr("Telnyx tried and could not deliver it."),
    FaxState.REJECTED: tr("It was refused before it was sent."),
    FaxState.RESULT_UNKNOWN: tr("Telnyx took the fax, but has not said how it ended."),
    FaxState.CANCELED: tr("It was taken back before it was handed over."),
    FaxState.CLOSED: tr("You decided about it. Whether it was sent is still not known."),
}
DAMAGED = tr(
    "The record of this fax on this computer is damaged. It is kept as it is and never acted on. "
    "Look in the Telnyx portal before you send it again."
)
ALARMS = {
    Alarm.TWICE: tr("Telnyx has this fax twice. The recipient may get it two times."),
    Alarm.OTHER_RECIPIENT: tr("Telnyx made a fax for another number than you asked for."),
}
ONE_ADDRESS = tr("This account takes one web address a fax. Send one fax for each, or the documents as files.")
ARRIVED_TWICE = tr("This fax was delivered twice.")

CAUSES = {
    Cause.NEW: tr("Waiting for its turn."),
    Cause.NETWORK: tr("Waiting for the network: Telnyx could not be reached."),
    Cause.ACCOUNT: tr("Waiting until the trouble with the account is put right."),
    Cause.TOO_MANY_REQUESTS: tr("Telnyx asked us to slow down."),
    Cause.RESTART: tr("Faxwell ended before the fax was handed over. It goes on by itself."),
    Cause.NO_MEDIA_ROUTE: tr("This account stores no documents at Telnyx; the document goes inside the fax request."),
    Cause.PERSON: tr("You asked for it to be sent. Waiting for its turn."),
    Cause.STILL_SEND: tr("Not sent yet. Still send?"),
    Cause.HOLD: tr("You can still take it back: nothing was asked of Telnyx yet."),
    Cause.FAILED: tr("The fax goes again by itself."),
}

PAPER_NAMES = {Paper.LETTER: tr("Letter"), Paper.A4: "A4"}

QUALITY_LABELS = {
    Quality.NORMAL: tr("Normal"),
    Quality.HIGH: tr("High"),
    Quality.VERY_HIGH: tr("Very high"),
    Quality.ULTRA_LIGHT: tr("Ultra light"),
    Quality.ULTRA_DARK: tr("Ultra dark"),
}
QUALITY_PURPOSES = {
    Quality.NORMAL: tr("Large, plain text"),
    Quality.HIGH: tr("Letters and forms"),
    Quality.VERY_HIGH: tr("Small print and fine lines"),
    Quality.ULTRA_LIGHT: tr("Pictures"),
    Quality.ULTRA_DARK: tr("Dense text"),
}
QUALITY_COSTS = {
    Quality.NORMAL: tr("The shortest call."),
    Quality.HIGH: "",
    Quality.VERY_HIGH: tr("A longer call."),
    Quality.ULTRA_LIGHT: tr("Telnyx takes longer to prepare it."),
    Quality.ULTRA_DARK: tr("Telnyx takes longer to prepare it."),
}
"""In time."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision a person can take: the button, what follows from it, and the second click where one is needed."""

    button: str
    follows: str
    confirm: str = ""


RESOLUTIONS = {
    Resolution.SEND_AGAIN: Choice(
        tr("Send again (may arrive twice)…"),
        tr("If Telnyx did receive the first one, the recipient gets this fax twice."),
        tr("Send again, even if it arrives twice"),
    ),
    Resolution.WAS_SENT: Choice(
        tr("It was sent"), tr("Put away as sent. Nothing is sent; Faxwell goes on looking for it.")
    ),
    Resolution.DO_NOT_SEND: Choice(
        tr("Do not send"), tr("Put away. Nothing is sent again, but if Telnyx did receive it, it can still arrive.")
    ),
}
CHECK_NOW = tr("Check now")
OPEN_PORTAL = tr("Open portal")
CANCEL_OTHER = tr("Ask Telnyx to cancel it")
STILL_SEND = tr("Still send")


def status_words(raw: str) -> str:
    """Telnyx's status of a fax in a few words; one we do not know as it is."""
    return _STATUS_WORDS.get(raw, plain(raw))


def state_meaning(fax: Fax) -> str:
    """What its state means. That nothing was sent is said only where it is true of every attempt."""
    words, counted, pages = STATE_MEANINGS[fax.state], fax.attempt.page_count, fax.document.pages
    if fax.state in (FaxState.REJECTED, FaxState.CANCELED):
        return f"{words} {_TRIED_BEFORE if any(attempt.may_exist for attempt in fax.attempts) else _NOTHING_SENT}"
    if fax.state is FaxState.DELIVERED and counted is not None and pages and counted != pages:
        return tr(
            "Telnyx says delivered, but its count of pages is {counted}, not {pages}. Ask the recipient.",
            counted=counted,
            pages=pages,
        )
    return words


_NOTHING_SENT = tr("Nothing was sent.")
_TRIED_BEFORE = tr("What became of the attempts before it stands in the timeline.")


def state_label(fax: Fax) -> str:
    """Where a fax stands; what is at Telnyx by Telnyx's status."""
    return status_words(fax.attempt.raw_status) if fax.state is FaxState.ACCEPTED else STATE_LABELS[fax.state]


def still_send_words(fax: Fax) -> Sentence:
    """Why a fax that waits for a person's yes has not gone."""
    lost = lost_in_form(fax.options) if fax.attempt.route is Route.CONTENTS else ()
    if not lost:
        return Sentence(tr("It has waited on this computer and goes only when you say so."))
    named = ", ".join(FIELD_WORDS[name] for name in lost)
    return Sentence(
        tr(
            "This account stores no documents at Telnyx; the document then goes inside the fax request, "
            "which cannot carry {lost}. It goes only when you say so."
        ),
        {"lost": named},
    )


def waiting_words(attempt: Attempt, clock: Clock) -> Sentence:
    """Why a queued attempt waits, and until when."""
    cause = Sentence(CAUSES[attempt.cause])
    if attempt.not_before is None:
        return cause
    if attempt.cause is Cause.HOLD:
        return joined(cause, Sentence(tr("It goes at {time}."), {"time": clock(attempt.not_before)}))
    return joined(cause, Sentence(tr("Next try at {time}."), {"time": clock(attempt.not_before)}))


def doubt_words(attempt: Attempt, clock: Clock) -> Sentence:
    """What is and what is not known about an attempt that needs a person (UNKNOWN, RESULT_UNKNOWN, or closed by a
    person and sent again in vain)."""
    if attempt.state is AttemptState.RESULT_UNKNOWN:
        last = Sentence(tr("Its last word: {status}."), {"status": status_sentence(attempt.raw_status)})
        return joined(Sentence(STATE_MEANINGS[FaxState.RESULT_UNKNOWN]), last, _A_FINAL_WORD_MAY_COME)
    broke = tr("The connection broke after Telnyx may have received it.")
    if attempt.alarm is Alarm.OTHER_RECIPIENT:
        broke = tr("What Telnyx answered was about a fax to another number.")
    parts = [Sentence(tr("We do not know whether this fax was sent.")), Sentence(broke)]
    if attempt.route is Route.CONTENTS:
        parts += _checked_by_eye(attempt, clock)
    else:
        parts += _checked(attempt, clock)
    if attempt.probably_not_sent:
        parts.append(_PROBABLY_NOT_SENT)
    if attempt.state is AttemptState.CLOSED_BY_PERSON:
        parts.append(Sentence(tr("It was sent again on your word, and that did not arrive.")))
    return joined(*parts)


_A_FINAL_WORD_MAY_COME = Sentence(tr("Faxwell asks once a day. The recipient can tell you whether it arrived."))
_NOT_CHECKED = Sentence(tr("No check of Telnyx's list has been complete yet."))
_LOOK_THERE = Sentence(tr("Look at it in the Telnyx portal before you decide."))
_PROBABLY_NOT_SENT = Sentence(
    tr(
        "It was very probably not sent: its document is deleted at Telnyx, so a request that arrives late "
        "finds nothing."
    )
)


def _checked(attempt: Attempt, clock: Clock) -> list[Sentence]:
    """Complete looks alone count; one that failed taught nothing and stands in the timeline."""
    if attempt.last_checked_at is None:
        return [_NOT_CHECKED]
    if attempt.alarm is Alarm.OTHER_RECIPIENT and attempt.raw_status:
        data = {"last": clock(attempt.last_checked_at)}
        return [Sentence(tr("Telnyx's list, read at {last}, names the right number for it."), data), _LOOK_THERE]
    since = attempt.lost_at or attempt.committed_at or attempt.changed_at
    data = {"count": f"{attempt.checks:,}", "since": clock(since), "last": clock(attempt.last_checked_at)}
    if attempt.checks == 1:
        return [Sentence(tr("Checked once, at {last}: Telnyx lists no such fax."), data)]
    return [Sentence(tr("Checked {count} times since {since}, last {last}: Telnyx lists no such fax."), data)]


def _checked_by_eye(attempt: Attempt, clock: Clock) -> list[Sentence]:
    """The contents route has no token, so that no machine can tell."""
    only_you = Sentence(tr("It carried its document inside the request, so only you can tell whether it was sent."))
    if attempt.last_checked_at is None:
        return [only_you, _NOT_CHECKED]
    data = {"count": f"{len(attempt.candidates):,}", "last": clock(attempt.last_checked_at)}
    if not attempt.candidates:
        return [only_you, Sentence(tr("Checked last {last}: Telnyx lists no fax like it."), data)]
    if len(attempt.candidates) == 1:
        return [only_you, Sentence(tr("Checked last {last}: Telnyx lists one fax that could be it."), data)]
    return [only_you, Sentence(tr("Checked last {last}: Telnyx lists {count} faxes that could be it."), data)]


def status_sentence(raw: str) -> Sentence:
    """Telnyx's status of a fax; our words for it are translated, theirs are not."""
    words = status_words(raw)
    return Sentence("{status}", {"status": raw}) if words == raw else Sentence(words)


def page_words(fax: Fax) -> str:
    """How many pages were asked for; "" where only Telnyx sees the document."""
    return "" if fax.options.is_remote else plural("{count} pages", "{count} page", fax.document.pages)


_UNITS = ((86_400, tr("d")), (3600, tr("h")), (60, tr("min")), (1, tr("s")))


def duration(seconds: float) -> str:
    """ "4 s", "1 min 4 s", "2 h 5 min", "3 d 4 h"."""
    whole = max(0, round(seconds))
    for (size, unit), (smaller_size, smaller) in pairwise(_UNITS):
        if whole >= size:
            rest = whole % size // smaller_size
            return f"{whole // size} {unit} {rest} {smaller}" if rest else f"{whole // size} {unit}"
    return tr("{seconds} s", seconds=whole)


def byte_size(count: int) -> str:
    """Decimal units: "512 bytes", "184 KB", "2.1 MB"."""
    if count < 1000:
        return plural("{count} bytes", "{count} byte", count)
    if count < 999_500:
        return tr("{size:.0f} KB", size=count / 1e3)
    return tr("{size:.1f} MB", size=count / 1e6) if count < 999_950_000 else tr("{size:.1f} GB", size=count / 1e9)


def short_time(at: datetime, now: datetime) -> str:
    """A Clock once `now` is bound: "10:42" today, "23 Nov, 10:42" this year, "23 Nov 2025, 10:42"; local time."""
    local, today = at.astimezone(), now.astimezone()
    if local.date() == today.date():
        return f"{local:%H:%M}"
    year = "" if local.year == today.year else f" {local.year}"
    return f"{local.day} {local:%b}{year}, {local:%H:%M}"
