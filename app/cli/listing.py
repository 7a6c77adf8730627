"""faxwell list and show: what is kept, read without an engine."""

import argparse
from datetime import UTC, datetime
from typing import Any

from app.cli import USAGE, Failed, say, say_json
from app.cli.setup import data_of, list_of, settings_of
from app.core.attempt import Attempt
from app.core.error_codes import code_sentence
from app.core.failure import failure_reason
from app.core.fax import Fax, FaxState
from app.core.sentence import plain
from app.core.timeline_words import timeline_words
from app.core.wording import DAMAGED, STATE_LABELS, page_words, short_time, state_meaning
from app.wiring.keys import AccountKeys


def list_faxes(options: argparse.Namespace, key: str | None) -> int:
    typed = " ".join(options.words)
    reader = list_of(options)
    faxes = reader.search(typed, options.limit) if typed else reader.page(options.limit)
    if options.json:
        say_json([as_json(fax) for fax in faxes])
    else:
        for fax in faxes:
            say(line(fax))
        if not faxes:
            say("Nothing found." if typed else "No faxes yet.")
    return 0


def list_accounts(options: argparse.Namespace, key: str | None) -> int:
    """Without keys, and without asking for one."""
    settings = settings_of(data_of(options))
    first = settings.accounts[0]
    if options.json:
        say_json(
            [
                {"id": each.id, "name": each.title, "sender": each.chosen.sender, "default": each == first}
                for each in settings.accounts
            ]
        )
        return 0
    for each in settings.accounts:
        remark = "used where none is named" if each == first and settings.has_several else ""
        say(f"{each.id:<10} {plain(each.title)}  {each.chosen.sender}  {remark}".rstrip())
    return 0


def forget_keys(options: argparse.Namespace, key: str | None) -> int:
    """What an uninstaller asks for when nothing is to stay. Raises what SecretStore raises."""
    keys = AccountKeys(None)
    for each in settings_of(data_of(options)).accounts:
        keys.remove(each.id)
    say("The keys of all accounts are forgotten.")
    return 0


def show(options: argparse.Namespace, key: str | None) -> int:
    reader = list_of(options)
    fax = reader.get(options.id)
    if fax is None:
        raise Failed(USAGE, f"There is no fax {options.id}.")
    timeline = reader.timeline(fax.id)
    if options.json:
        entries = [
            {"at": entry.at.isoformat(), "what": entry.what, **entry.data, "says": str(timeline_words(entry, clock))}
            for entry in timeline
        ]
        say_json({**as_json(fax), "timeline": entries})
        return 0
    say(line(fax))
    say(f"{meaning(fax)}\n")
    for entry in timeline:
        when = entry.at.astimezone().isoformat(" ", "seconds")  # an hour in autumn comes twice: with its offset
        say(f"{when}  {timeline_words(entry, clock)}")
    return 0


def as_json(fax: Fax) -> dict[str, Any]:
    """The shape that every command prints. Times are ISO 8601 in UTC."""
    return {
        "id": fax.id,
        "state": fax.state.value,
        "telnyx_id": fax.attempt.telnyx_id,
        "to": fax.recipient,
        "pages": fax.document.pages,
        "reason": reason(fax.attempt),
        "attempts": [
            {
                "number": attempt.number,
                "state": attempt.state.value,
                "telnyx_id": attempt.telnyx_id,
                "status": attempt.raw_status,
                "reason": reason(attempt),
                "detail": attempt.detail,
                "created_at": attempt.created_at.isoformat(),
                "changed_at": attempt.changed_at.isoformat(),
            }
            for attempt in fax.attempts
        ],
    }


def reason(attempt: Attempt) -> str:
    """Telnyx's own word: a failure reason or an error code; "" where there is none."""
    return attempt.reason or attempt.code


def meaning(fax: Fax) -> str:
    """What its state means for a person, in one or two sentences."""
    attempt = fax.attempt
    if fax.damaged:
        return DAMAGED
    if fax.state is FaxState.FAILED:
        return str(failure_reason(attempt.reason).sentence)
    if fax.state is FaxState.REJECTED:
        said = code_sentence(attempt.code)
        return " ".join(part for part in (str(said) if said else "", plain(attempt.detail)) if part)
    return state_meaning(fax)


def line(fax: Fax) -> str:
    what = ", ".join(filter(None, (page_words(fax), plain(fax.document.name))))
    when = f"{fax.created_at.astimezone():%Y-%m-%d %H:%M}"
    return f"{fax.id:>4}  {when}  {fax.recipient:<16} {STATE_LABELS[fax.state]:<16} {what}"


def clock(at: datetime) -> str:
    return short_time(at, datetime.now(UTC))
