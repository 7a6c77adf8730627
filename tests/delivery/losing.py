"""Faxes whose answer was lost, and a person's word about them."""

from app.core.attempt import AttemptState
from app.core.orders import Resolution, Resolve
from app.core.ports import Unclear
from tests.fakes import Desk

S = AttemptState
WORDS = "We do not know whether this fax was sent."


def lost(desk: Desk) -> int:
    """A fax whose answer was lost, and of which nothing is listed."""
    desk.telnyx.answers = [desk.telnyx.lose_unlisted]
    return desk.submit()


def never_sent(desk: Desk) -> int:
    desk.telnyx.answers = [lambda _: Unclear("no_answer")]
    return desk.submit()


def resolve(desk: Desk, fax_id: int, resolution: Resolution) -> None:
    desk.order(Resolve(fax_id, resolution, "ann", WORDS))
