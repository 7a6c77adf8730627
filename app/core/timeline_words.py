"""What stands in the timeline, as sentences."""

import string
from collections.abc import Callable
from datetime import datetime

from app.core import errors
from app.core.failure import code_sentence, failure_reason
from app.core.fax import TimelineEntry
from app.core.orders import Resolution
from app.core.sentence import Sentence, joined
from app.core.timeline import What
from app.core.wording import Clock, count_words, duration, status_sentence

TIMELINE: dict[What, tuple[str, ...]] = {
    What.QUEUED: ("Confirmed and kept safe on this computer.",),
    What.UPLOAD_STARTED: ("Attempt {attempt}: uploading the document. Nothing can ring yet.",),
    What.HANDING_OVER: ("Handing over to Telnyx.",),
    What.ACCEPTED: ("Telnyx accepted the fax: {status}.",),
    What.ANSWER_LOST: ("{why}", "Its words: “{detail}”", "Whether the fax was sent is not known."),
    What.NOT_HANDED_OVER: ("Nothing was sent.", "{error}", "Telnyx says: “{detail}”", "A further attempt waits."),
    What.SLOWED_DOWN: ("Telnyx asked us to slow down. Nothing was sent.", "Next try in {seconds}."),
    What.CONTENTS_ROUTE: (
        "Nothing was sent: this account stores no documents at Telnyx.",
        "The document goes inside the next request.",
    ),
    What.REJECTED: ("Telnyx refused the fax. Nothing was sent.", "{code}", "Telnyx says: “{detail}”"),
    What.DOCUMENT_DAMAGED: ("The copy of the document on this computer is damaged. Nothing was sent.",),
    What.STATUS: ("{status}.",),
    What.DELIVERED: ("Delivered.", "{pages}.", "{seconds} on the line."),
    What.FAILED: ("Failed.", "{reason}"),
    What.RESULT_UNKNOWN: ("No final word from Telnyx for 24 hours.", "Its last word: {status}."),
    What.LATER_WORD: ("Telnyx now says something else: {status}.", "{reason}", "The first final word stands."),
    What.CHECKED_NOT_LISTED: ("Checked: Telnyx lists no such fax.",),
    What.CHECKED_UNCLEAR: ("Checked: Telnyx's list was not complete. Nothing was learnt.",),
    What.CHECK_FAILED: ("The check failed; nothing was learnt.", "{error}"),
    What.FOUND: ("Found at Telnyx: the fax was sent.", "{status}."),
    What.CANDIDATE: (
        "Telnyx lists a fax that could be this one.",
        "To {to}.",
        "Created {created_at}.",
        "{pages}.",
        "{status}.",
        "Telnyx id {telnyx_id}.",
    ),
    What.TWICE: ("Telnyx has this fax twice.", "Telnyx id {telnyx_id}.", "The other: Telnyx id {other_id}."),
    What.OTHER_RECIPIENT: (
        "Telnyx made a fax for another number than asked for.",
        "To {to}.",
        "Telnyx id {telnyx_id}.",
    ),
    What.LISTED_AS_ASKED: (
        "Telnyx's list now names the right number for this fax, though its answer named another one.",
        "{status}.",
        "Telnyx id {telnyx_id}.",
    ),
    What.FENCED: ("The document was deleted at Telnyx, so that a request that arrives late finds nothing.",),
    What.PROBABLY_NOT_SENT: ("Still not listed after that: it was very probably not sent.",),
    What.DECISION: ("{resolution}", "By {who}."),
    What.CANCEL_ASKED: ("Telnyx is asked to cancel the fax. It may still arrive.",),
    What.CANCEL_ANSWER: ("Telnyx answered the request to cancel.", "Its words: “{answer}”"),
    What.CANCEL_FAILED: ("The request to cancel did not get through; it is tried again.", "{error}"),
    What.CANCELED: ("Taken back before it was handed over. Nothing was sent.",),
    What.STILL_SEND: ("{why}", "It goes on only when you say so."),
    What.STILL_SEND_YES: ("You said: still send.",),
    What.MEDIA_DELETED: ("Our upload at Telnyx is deleted.",),
    What.DOCUMENT_REMOVED: ("The copy of the document on this computer was removed after {days}.",),
}
"""Each sentence is left out when something it names is missing."""

_WHY = {
    "no_answer": "The connection broke before Telnyx answered.",
    "bad_answer": "Telnyx's answer could not be understood.",
    "server_error": "Telnyx answered with an error of its own.",
    "other_recipient": "Telnyx's answer named another recipient.",
    "own_failure": "Something went wrong in Faxwell before the answer was kept.",
    "restart": "Faxwell ended before Telnyx answered.",
    "waited": "The fax has waited for too long.",
    "options_lost": "Not everything that was asked for can go with this fax.",
    "found": "An earlier attempt of this fax turned up at Telnyx.",
}
_RESOLUTIONS = {
    Resolution.SEND_AGAIN.value: "Decided: send again, even if it arrives twice.",
    Resolution.WAS_SENT.value: "Decided: it was sent.",
    Resolution.DO_NOT_SEND.value: "Decided: do not send.",
}


def timeline_words(entry: TimelineEntry, clock: Clock) -> Sentence:
    """What happened, for a person. Telnyx's text stays as received."""
    data = {name: _SAID[name](value) if name in _SAID else value for name, value in entry.data.items() if value}
    if "created_at" in data:
        data["created_at"] = _time(entry.data["created_at"], clock)
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
    return Sentence(sentence) if sentence else Sentence("Code {code}.", {"code": code})


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
    "pages": _number(lambda count: count_words(count, "page", "pages")),
    "seconds": _number(duration),
    "days": _number(lambda count: count_words(count, "day", "days")),
    "resolution": _known(_RESOLUTIONS),
}
