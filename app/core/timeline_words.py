"""What stands in the timeline, as sentences."""

import string
from collections.abc import Callable
from datetime import datetime

from app.core import errors
from app.core.error_codes import code_sentence
from app.core.failure import failure_reason
from app.core.fax import TimelineEntry
from app.core.language import plural, tr
from app.core.orders import Resolution
from app.core.sentence import Sentence, joined
from app.core.timeline import What
from app.core.wording import Clock, duration, status_sentence

TIMELINE: dict[What, tuple[str, ...]] = {
    What.QUEUED: (tr("Confirmed and kept safe on this computer."),),
    What.UPLOAD_STARTED: (tr("Attempt {attempt}: uploading the document. Nothing can ring yet."),),
    What.HANDING_OVER: (tr("Handing over to Telnyx."),),
    What.ACCEPTED: (tr("Telnyx accepted the fax: {status}."),),
    What.ANSWER_LOST: ("{why}", tr("Its words: “{detail}”"), tr("Whether the fax was sent is not known.")),
    What.NOT_HANDED_OVER: (
        tr("Nothing was sent."),
        "{error}",
        tr("Telnyx says: “{detail}”"),
        tr("A further attempt waits."),
    ),
    What.SLOWED_DOWN: (tr("Telnyx asked us to slow down. Nothing was sent."), tr("Next try in {seconds}.")),
    What.CONTENTS_ROUTE: (
        tr("Nothing was sent: this account stores no documents at Telnyx."),
        tr("The document goes inside the next request."),
    ),
    What.REJECTED: (tr("Telnyx refused the fax. Nothing was sent."), "{code}", tr("Telnyx says: “{detail}”")),
    What.DOCUMENT_DAMAGED: (tr("The copy of the document on this computer is damaged. Nothing was sent."),),
    What.STATUS: ("{status}.",),
    What.DELIVERED: (tr("Delivered."), "{pages}.", tr("{seconds} on the line.")),
    What.COUNTED: (tr("Telnyx's event tells more."), "{pages}.", tr("{seconds} on the line.")),
    What.FAILED: (tr("Failed."), "{reason}"),
    What.RESULT_UNKNOWN: (tr("No final word from Telnyx for 24 hours."), tr("Its last word: {status}.")),
    What.LATER_WORD: (tr("Telnyx now says something else: {status}."), "{reason}", tr("The first final word stands.")),
    What.CHECKED_NOT_LISTED: (tr("Checked: Telnyx lists no such fax."),),
    What.CHECKED_BY_EYE: (tr("Checked: only you can tell whether it is among the faxes that Telnyx lists."),),
    What.CHECKED_UNCLEAR: (tr("Checked: Telnyx's list was not complete. Nothing was learnt."),),
    What.CHECK_FAILED: (tr("The check failed; nothing was learnt."), "{error}"),
    What.FOUND: (tr("Found at Telnyx: the fax was sent."), "{status}."),
    What.CANDIDATE: (
        tr("Telnyx lists a fax that could be this one."),
        tr("To {to}."),
        tr("Created {created_at}."),
        "{pages}.",
        "{status}.",
        tr("Telnyx id {telnyx_id}."),
    ),
    What.TWICE: (
        tr("Telnyx has this fax twice."),
        tr("Telnyx id {telnyx_id}."),
        tr("The other: Telnyx id {other_id}."),
    ),
    What.OTHER_RECIPIENT: (
        tr("Telnyx made a fax for another number than asked for."),
        tr("To {to}."),
        tr("Telnyx id {telnyx_id}."),
    ),
    What.LISTED_AS_ASKED: (
        tr("Telnyx's list now names the right number for this fax, though its answer named another one."),
        "{status}.",
        tr("Telnyx id {telnyx_id}."),
    ),
    What.FENCED: (tr("The document was deleted at Telnyx, so that a request that arrives late finds nothing."),),
    What.PROBABLY_NOT_SENT: (tr("Still not listed after that: it was very probably not sent."),),
    What.DECISION: ("{resolution}", tr("By {who}.")),
    What.CANCEL_ASKED: (tr("Telnyx is asked to cancel the fax. It may still arrive."),),
    What.CANCEL_ANSWER: (tr("Telnyx answered the request to cancel."), tr("Its words: “{answer}”")),
    What.CANCEL_FAILED: (tr("The request to cancel did not get through; it is tried again."), "{error}"),
    What.CANCELED: (tr("Taken back before it was handed over. Nothing was sent."),),
    What.TRIES_AGAIN: (tr("Tries again by itself at {at}, time {number} of {most}."),),
    What.GOES_NOW: (tr("You said: now."),),
    What.STILL_SEND: ("{why}", tr("It goes on only when you say so.")),
    What.STILL_SEND_YES: (tr("You said: still send."),),
    What.MEDIA_DELETED: (tr("Our upload at Telnyx is deleted."),),
    What.DOCUMENT_REMOVED: (tr("The copy of the document on this computer was removed after {days}."),),
}
"""Each sentence is left out when something it names is missing."""

_WHY = {
    "no_answer": tr("The connection broke before Telnyx answered."),
    "bad_answer": tr("Telnyx's answer could not be understood."),
    "server_error": tr("Telnyx answered with an error of its own."),
    "other_recipient": tr("Telnyx's answer named another recipient."),
    "own_failure": tr("Something went wrong in Faxwell before the answer was kept."),
    "restart": tr("Faxwell ended before Telnyx answered."),
    "waited": tr("The fax has waited for too long."),
    "options_lost": tr("Not everything that was asked for can go with this fax."),
    "found": tr("An earlier attempt of this fax turned up at Telnyx."),
}
_RESOLUTIONS = {
    Resolution.SEND_AGAIN.value: tr("Decided: send again, even if it arrives twice."),
    Resolution.WAS_SENT.value: tr("Decided: it was sent."),
    Resolution.DO_NOT_SEND.value: tr("Decided: do not send."),
}


def timeline_words(entry: TimelineEntry, clock: Clock) -> Sentence:
    """What happened, for a person. Telnyx's text stays as received."""
    data = {name: _SAID[name](value) if name in _SAID else value for name, value in entry.data.items() if value}
    data |= {name: _time(entry.data[name], clock) for name in ("created_at", "at") if name in data}
    return joined(*(Sentence(template, data) for template in TIMELINE[entry.what] if _names(template) <= set(data)))


def _names(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def _known(words: dict[str, str]) -> Callable[[str], str | Sentence]:
    return lambda value: Sentence(words[value]) if value in words else value


def _error(name: str) -> Sentence:
    """The title of an error by its class's name. Titles of errors that can end up here have no places to fill."""
    error = getattr(errors, name, None)
    if not (isinstance(error, type) and issubclass(error, errors.FaxError)) or "{" in error.title:
        error = errors.FaxError
    return Sentence(error.title)


def _code(code: str) -> str | Sentence:
    sentence = code_sentence(code)
    return Sentence(sentence) if sentence else Sentence(tr("Code {code}."), {"code": code})


def _number(words: Callable[[int], str]) -> Callable[[str], str]:
    return lambda text: words(int(text)) if text.isdecimal() and len(text) < 10 else text


def _time(iso: str, clock: Clock) -> str:
    try:
        return clock(datetime.fromisoformat(iso))
    except ValueError:
        return iso


_SAID: dict[str, Callable[[str], str | Sentence]] = {
    "error": _error,
    "why": _known(_WHY),
    "status": status_sentence,
    "reason": lambda reason: failure_reason(reason).happened,
    "code": _code,
    "pages": _number(lambda count: plural("{count} pages", "{count} page", count)),
    "seconds": _number(duration),
    "days": _number(lambda count: plural("{count} days", "{count} day", count)),
    "resolution": _known(_RESOLUTIONS),
}
