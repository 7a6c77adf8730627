"""What the answer to a send call proves. When in doubt, nothing."""

import re

from app.core.errors import NumberError
from app.core.number import parse_fax_number, same_number
from app.core.ports import Accepted, AccountRefused, PostOutcome, RefusedForNow, RequestRefused, Unclear
from app.telnyx import errors, wire
from app.telnyx.answer import Answer

_REFUSALS = frozenset({400, 404, 405, 413, 415, 422})


def outcome_of(answer: Answer, recipient: str) -> PostOutcome:
    """`recipient` is the number we asked for, in E.164."""
    if 200 <= answer.status < 300:
        return _taken(answer, recipient)
    problems = wire.problems_of(answer.body)
    if problems and 400 <= answer.status < 500 and answer.status not in errors.PROVE_NOTHING:
        trouble = errors.account_trouble(answer.status, problems)
        if trouble:
            return AccountRefused(trouble)
        if answer.status in _REFUSALS:
            return RequestRefused(problems[0].code, errors.detail_of(problems))
        if answer.status == 429:
            return RefusedForNow(answer.seconds_to_wait)
    said = f": {errors.detail_of(problems)}" if problems else ""
    return Unclear("server_error" if answer.status >= 500 else "bad_answer", wire.clean(f"HTTP {answer.status}{said}"))


def _taken(answer: Answer, recipient: str) -> PostOutcome:
    fax = wire.fax_of(wire.data_of(answer.body))
    number = _number(fax.to, recipient) if fax else ""
    if fax and number == recipient:
        return Accepted(fax)
    if fax and number:
        return Unclear("other_recipient", fax.to, fax.id)
    return Unclear("bad_answer", f"HTTP {answer.status}")


def _number(to: str, recipient: str) -> str:
    """The number that an answer names: `recipient` itself, another one as it is written, or "" for none at all."""
    if same_number(to, recipient) or _national(to, recipient) == recipient:
        return recipient
    return to if re.fullmatch(r"\+?[0-9][0-9 ().-]{4,30}", to) else ""


def _national(to: str, recipient: str) -> str:
    try:
        return parse_fax_number(to, parse_fax_number(recipient).region).e164
    except NumberError:
        return ""
