"""What a transmission report says: of every state what is true of it, and nothing that nobody has reported."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from app.core.attempt import Alarm, Attempt, AttemptState
from app.core.failure import failure_reason
from app.core.fax import ENDED, Fax, FaxState, TimelineEntry
from app.core.language import plural, tr
from app.core.sentence import plain
from app.core.timeline import What
from app.core.timeline_words import timeline_words
from app.core.wording import (
    ALARMS,
    ARRIVED_TWICE,
    DAMAGED,
    QUALITY_LABELS,
    STATE_LABELS,
    byte_size,
    duration,
    page_words,
    state_meaning,
    status_words,
)

Grouped = Callable[[str], str]
NOT_REPORTED = tr("not reported")
PRACTICE_MARK = tr("Practice: this fax did not leave the computer")
_PRACTICE_MEANS = tr("How a fax would have gone. It was sent to nobody, and is no proof of anything.")
_NOT_FINAL = tr("This is no final result. Make the report again when the fax has ended.")


@dataclass(frozen=True, slots=True)
class Fact:
    """`note` stands smaller under the value."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, by this computer's clock: local time with its offset, and UTC."""

    local: str
    utc: str
    words: str


@dataclass(frozen=True, slots=True)
class Report:
    """`mark` stands on every page of a report that is about no real fax. `tone`: ok, attention or error."""

    mark: str
    result: str
    tone: str
    means: str
    first: tuple[Fact, ...]
    """What a court asks for: to whom, how many pages, when, and which errors."""
    more: tuple[Fact, ...]
    events: tuple[Event, ...]
    shows: tuple[str, ...]
    shows_not: tuple[str, ...]
    made_at: str
    program: str


def report_of(
    fax: Fax, timeline: Sequence[TimelineEntry], *, grouped: Grouped, practice: bool, now: datetime, program: str
) -> Report:
    """`grouped` writes a number as people read it; `program` is its name and version."""
    result, tone = _result(fax)
    final = fax.state in ENDED and not fax.damaged
    means = " ".join((_means(fax), *_against(fax), *(() if final else (_NOT_FINAL,))))
    if practice:
        result, tone, means = tr("Practice: {result}", result=result), "attention", _PRACTICE_MEANS
    return Report(
        mark=PRACTICE_MARK if practice else "",
        result=result,
        tone=tone,
        means=means,
        first=_first(fax, grouped(fax.recipient), _heard_at(fax, timeline)),
        more=_more(fax, grouped(fax.sender)),
        events=tuple(_event(entry) for entry in timeline),
        shows=_shows(fax, practice),
        shows_not=_SHOWS_NOT,
        made_at=moment(now),
        program=program,
    )


def file_name(fax: Fax, now: datetime) -> str:
    """Without the document's name, which may name a person."""
    return f"{tr('Transmission report')} {now.astimezone():%Y-%m-%d} {fax.recipient}.pdf"


def moment(at: datetime) -> str:
    """Local, with its offset, for an hour in autumn comes twice."""
    local = at.astimezone().isoformat(" ", "seconds")
    return f"{local[:19]} {local[19:] or '+00:00'}"


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def _result(fax: Fax) -> tuple[str, str]:
    result, tone = _plain_result(fax)
    if any(attempt.alarm is not Alarm.NONE for attempt in fax.attempts):
        return result, "error"
    return result, "attention" if tone == "ok" and _against(fax) else tone


def _against(fax: Fax) -> tuple[str, ...]:
    """What Telnyx has told beside the result."""
    alarms = [attempt for attempt in fax.attempts if attempt.alarm is not Alarm.NONE]
    told = [f"{ALARMS[each.alarm]} {tr('Telnyx id {id}.', id=plain(each.other_id))}" for each in alarms]
    word = fax.attempt.raw_status
    if fax.state in _FINAL_WORDS and word not in ("", _FINAL_WORDS[fax.state][0]):
        told.append(tr("Telnyx later said something else: {status}.", status=status_words(word)))
    return tuple(told)


def _heard_at(fax: Fax, timeline: Sequence[TimelineEntry]) -> datetime:
    """When this computer heard how it ended; what came later moves no date."""
    final = _FINAL_WORDS[fax.state][1] if fax.state in _FINAL_WORDS else None
    return next((entry.at for entry in reversed(timeline) if entry.what is final), fax.attempt.changed_at)


_FINAL_WORDS = {FaxState.DELIVERED: ("delivered", What.DELIVERED), FaxState.FAILED: ("failed", What.FAILED)}


def _plain_result(fax: Fax) -> tuple[str, str]:
    if fax.damaged:
        return tr("Not known: the record is damaged"), "attention"
    if fax.arrived_twice:
        return tr("Delivered twice"), "error"
    if fax.state is FaxState.DELIVERED:
        counted, pages = fax.attempt.page_count, fax.document.pages
        return STATE_LABELS[fax.state], "attention" if counted is not None and pages and counted != pages else "ok"
    if fax.state in (FaxState.FAILED, FaxState.REJECTED):
        return STATE_LABELS[fax.state], "error"
    if fax.state is FaxState.NEEDS_CHECK:
        return tr("Not known whether it was sent"), "attention"
    return STATE_LABELS[fax.state], "attention"


def _means(fax: Fax) -> str:
    if fax.damaged:
        return DAMAGED
    if fax.arrived_twice:
        return ARRIVED_TWICE
    if fax.state is FaxState.FAILED:
        reason = failure_reason(fax.attempt.reason)
        return f"{reason.happened} {reason.means}"
    return state_meaning(fax)


def _first(fax: Fax, recipient: str, at: datetime) -> tuple[Fact, ...]:
    attempt = fax.attempt
    pages = Fact(tr("Pages"), page_words(fax), tr("Counted by Telnyx: {pages}", pages=_counted(attempt)))
    if fax.options.is_remote:
        pages = Fact(tr("Pages"), _counted(attempt), tr("As counted by Telnyx. The document was not sent from here."))
    note = _utc(at)
    if fax.state in _FINAL_WORDS and attempt.committed_at:
        note = tr(
            "{utc}, when this computer heard of it. Handed over to Telnyx {since}.",
            utc=note,
            since=_utc(attempt.committed_at),
        )
    when = Fact(tr("Date and time"), moment(at), note)
    return Fact(tr("To"), recipient, fax.recipient), pages, when, Fact(tr("Errors"), *_errors(fax))


def _counted(attempt: Attempt) -> str:
    if attempt.page_count is None:
        return NOT_REPORTED
    return plural("{count} pages", "{count} page", attempt.page_count)


def _errors(fax: Fax) -> tuple[str, str]:
    """And Telnyx's own words."""
    attempt = fax.attempt
    if fax.state is FaxState.DELIVERED and not fax.arrived_twice:
        return " ".join(_against(fax)) or tr("None"), ""
    if fax.state is FaxState.FAILED:
        return str(failure_reason(attempt.reason).happened), plain(attempt.reason) or NOT_REPORTED
    if fax.state is FaxState.REJECTED:
        return STATE_LABELS[fax.state], " ".join(filter(None, (plain(attempt.code), plain(attempt.detail))))
    return _result(fax)[0], ""


def _more(fax: Fax, sender: str) -> tuple[Fact, ...]:
    attempt, document = fax.attempt, fax.document
    seconds = NOT_REPORTED if attempt.call_seconds is None else duration(attempt.call_seconds)
    facts = [
        Fact(tr("From"), sender),
        Fact(tr("Confirmed here"), moment(fax.created_at), _utc(fax.created_at)),
        Fact(tr("On the line"), seconds),
        Fact(tr("Quality"), QUALITY_LABELS[fax.options.quality]),
    ]
    if fax.options.is_remote:
        sources = fax.options.media_urls or (fax.options.stored_name,)
        facts += [Fact(tr("Document"), plain(source), tr("fetched by Telnyx")) for source in sources]
    else:
        facts.append(Fact(tr("Document"), plain(document.name), byte_size(document.size)))
        facts.append(Fact(tr("SHA-256"), document.sha256))
    ids = [attempt.telnyx_id for attempt in fax.attempts if attempt.telnyx_id]
    facts += [Fact(tr("Telnyx id"), telnyx_id) for telnyx_id in ids] or [Fact(tr("Telnyx id"), NOT_REPORTED)]
    return tuple(facts)


def _event(entry: TimelineEntry) -> Event:
    return Event(moment(entry.at), f"{entry.at.astimezone(UTC):%Y-%m-%d %H:%M:%S}", str(timeline_words(entry, moment)))


def _shows(fax: Fax, practice: bool) -> tuple[str, ...]:
    if practice:
        return (_PRACTICE_MEANS,)
    shown = []
    if fax.state is FaxState.DELIVERED and not fax.damaged:
        shown.append(tr("That Telnyx said of this fax: the receiving machine confirmed it."))
    elif fax.state is FaxState.FAILED and not fax.damaged:
        shown.append(tr("That Telnyx said of this fax: it could not be delivered, and why."))
    if not fax.options.is_remote:
        handed_over = any(attempt.telnyx_id for attempt in fax.attempts)  # proven; all else may be so or not
        shown.append(
            tr("Which file was handed over, by its SHA-256; the small pages below are drawn from our copy of it.")
            if handed_over
            else tr("Which file it is, by its SHA-256; the small pages below are drawn from our copy of it.")
        )
    if any(attempt.state is AttemptState.CLOSED_BY_PERSON for attempt in fax.attempts):
        shown.append(tr("Which decisions a person at this computer has made."))
    shown.append(tr("What happened and when, by the clock of this computer."))
    return tuple(shown)


_SHOWS_NOT = (
    tr("That a person has read the fax, or whose machine it was."),
    tr("How the pages looked on the receiving machine's paper."),
    tr("Anything that is marked as not reported."),
)
