"""Taking one change of the settings back, whatever else has changed since."""

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import TypeVar

from app.core.settings import Settings, TelnyxAccount

_T = TypeVar("_T", Settings, TelnyxAccount)
# Which account is in use, and which there are, is not taken back: a key and faxes hang on it.
_PLAIN = [each.name for each in fields(Settings) if each.name not in ("account", "accounts", "removed")]
_MARKS = ("name", "colour", "chosen")


def taken_back(now: Settings, before: Settings, after: Settings) -> Settings:
    """`now` without what was changed from `before` to `after`."""
    result = _restored(now, before, after, _PLAIN)
    for old in before.accounts:
        new, current = after.telnyx(old.id), result.telnyx(old.id)
        if new and current:
            result = result.with_telnyx(_restored(current, old, new, _MARKS))
    return result


def _restored(now: _T, before: _T, after: _T, names: Iterable[str]) -> _T:
    return replace(
        now, **{name: getattr(before, name) for name in names if getattr(before, name) != getattr(after, name)}
    )
