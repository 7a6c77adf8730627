"""What leads a person to the doctor: the line to look at, the country in question, and why."""

from dataclasses import dataclass

from app.core.doctor import Point, point_of_error, point_of_failure
from app.core.errors import ACCOUNT_TROUBLE, FaxError, NumberError
from app.core.failure import failure_reason
from app.core.fax import Fax


@dataclass(frozen=True, slots=True)
class Concern:
    """`country`: two letters, "" for the one at home. `words` stand at the line, "" for none."""

    point: Point
    country: str = ""
    words: str = ""


def concern_of_fax(fax: Fax) -> Concern | None:
    """None when it did not fail, or not by anything of the account's."""
    reason = fax.attempt.reason or ""
    point = point_of_failure(reason)
    return Concern(point, _country(fax.recipient), str(failure_reason(reason).sentence)) if point else None


def concern_of_error(error: FaxError) -> Concern | None:
    """None when neither the account nor its key is to blame."""
    return Concern(point_of_error(error)) if isinstance(error, ACCOUNT_TROUBLE) else None


def _country(e164: str) -> str:
    from app.core.number import parse_fax_number  # the library behind it would delay the first paint

    try:
        return parse_fax_number(e164).region
    except NumberError:
        return ""
