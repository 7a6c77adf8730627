"""A net under wrong numbers: most one-digit slips in a number are numbers too, so that no library can catch them. What
can is what was delivered before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

DIGITS_AGAIN = 4


@dataclass(frozen=True, slots=True)
class KnownNumber:
    """Faxes to `e164` were delivered `times` times, the last one confirmed at `last` or sent then."""

    e164: str
    times: int
    last: datetime


def look_alike(e164: str, known: Iterable[KnownNumber]) -> KnownNumber | None:
    """The one used most that differs from it in one digit or by two swapped neighbours; None where the number itself
    is known, or none is like it."""
    known = tuple(known)
    if any(each.e164 == e164 for each in known):
        return None
    return max((each for each in known if _is_like(e164, each.e164)), key=lambda each: each.times, default=None)


def ends_with(e164: str, digits: str) -> bool:
    return len(digits) == DIGITS_AGAIN and e164.endswith(digits)


def _is_like(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    differs = [place for place, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    if len(differs) == 1:
        return True
    if len(differs) != 2 or differs[1] - differs[0] != 1:
        return False
    first, second = differs
    return (one[first], one[second]) == (other[second], other[first])
