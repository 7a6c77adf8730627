"""What a fax is found by, and what a person typed to find one. Both are folded: without case and accents."""

import unicodedata

from app.core.failure import failure_reason
from app.core.fax import IN_PROGRESS, Fax, FaxState
from app.core.language import tr
from app.core.wording import STATE_LABELS

_WITHIN_NUMBERS = frozenset("+()-./\u2010\u2011\u2012\u2013 \u00a0")
_SHORTEST_NUMBER = 3  # digits; fewer are no part of a number that anybody remembers
IN_PROGRESS_WORDS = tr("In progress")
NEEDS_YOU_WORDS = tr("Needs you")


def text_of(fax: Fax) -> str:
    """Number, document, state and what went wrong, day, and the ids at Telnyx. The state of a fax on its way is not
    named: it would be another one before it is found."""
    day = fax.created_at.astimezone()
    words = [
        fax.recipient,
        fax.document.name,
        f"{day:%Y-%m-%d} {day:%A}, {day.day} {day:%B %Y}",
        *(attempt.telnyx_id for attempt in fax.attempts if attempt.telnyx_id),
    ]
    if fax.needs_person:
        words.append(NEEDS_YOU_WORDS)
    words.append(IN_PROGRESS_WORDS if fax.state in IN_PROGRESS else STATE_LABELS[fax.state])
    if fax.state is FaxState.FAILED:
        words.append(str(failure_reason(fax.attempt.reason).happened))
    return folded(" \n".join(words))


def wanted(typed: str) -> tuple[frozenset[str], ...]:
    """What must all be in the text of a fax, each in one of its spellings: words, and a number as its digits alone.
    Nothing for what says nothing."""
    typed = " ".join(folded(typed).split())
    if digits := _digits(typed):
        return (frozenset({typed, *digits}),)  # all of it is one number, however it is grouped
    return tuple(frozenset({word, *_digits(word)}) for word in typed.split())


def folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))


def _digits(words: str) -> set[str]:
    """As a number is kept, and without the 0 that stands for the country at home."""
    digits = "".join(character for character in words if character.isdecimal())
    if not all(character.isdecimal() or character in _WITHIN_NUMBERS for character in words):
        return set()
    return {number for number in (digits, digits.removeprefix("0")) if len(number) >= _SHORTEST_NUMBER}


def is_found(fax: Fax, typed: str) -> bool:
    text = text_of(fax)
    return all(any(spelling in text for spelling in spellings) for spellings in wanted(typed))
