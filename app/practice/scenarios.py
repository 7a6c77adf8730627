"""The recipients of the practice account. Like a test card, the number chooses what happens.

All are fictitious numbers (555-01xx is reserved for that) and valid by the numbering plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Reply(Enum):
    """What happens to `POST /faxes`."""

    ACCEPTED = auto()
    ACCEPTED_FOR_ANOTHER_NUMBER = auto()
    ACCEPTED_THEN_DROPPED = auto()
    ACCEPTED_THEN_FAULT = auto()
    ACCEPTED_UNLISTED = auto()  # dropped, and neither listed nor found for UNLISTED_SECONDS
    DROPPED_THEN_ACCEPTED = auto()  # accepted LATE_SECONDS after the connection broke
    REFUSED = auto()
    TOO_MANY = auto()  # 429, TOO_MANY_TIMES before each fax that is accepted
    NO_CREDIT = auto()
    NOT_PERMITTED = auto()


UNLISTED_SECONDS = 90.0
LATE_SECONDS = 60.0
TOO_MANY_TIMES = 2
OTHER_NUMBER = "+13125550121"


@dataclass(frozen=True)
class Course:
    """How an accepted fax goes on. Seconds are those of a server at speed 1."""

    seconds_per_page: float = 4.0
    failure: str | None = None  # failure reason; None: delivered
    rings: float | None = None  # the call fails so long after it was placed; None: pages are sent
    breaks_off: bool = False  # the call fails half way through the pages
    never_ends: bool = False
    strange_status: str | None = None  # shown for STRANGE_SECONDS between originated and sending
    first_time: Course | None = None  # instead of this one, for every other fax to the number


def for_people(words: str) -> str:
    """Marks words that the window shows, in a person's language; here they are English."""
    return words


@dataclass(frozen=True)
class Scenario:
    number: str
    title: str
    happens: str  # one plain sentence
    reply: Reply = Reply.ACCEPTED
    course: Course = Course()


_BUSY = Course(failure="user_busy", rings=4.0)

SCENARIOS: tuple[Scenario, ...] = (
    Scenario("+13125550101", for_people("Delivered"), for_people("The fax is delivered.")),
    Scenario("+13125550102", for_people("Busy"), for_people("The line is busy, every time."), course=_BUSY),
    Scenario(
        "+13125550103",
        for_people("No answer"),
        for_people("It rings, and nobody answers."),
        course=Course(failure="receiver_no_answer", rings=25.0),
    ),
    Scenario(
        "+13125550104",
        for_people("Not in service"),
        for_people("The number is not in service."),
        course=Course(failure="receiver_unallocated_number", rings=2.0),
    ),
    Scenario(
        "+13125550105", for_people("Refused"), for_people("The fax is refused at once, with a reason."), Reply.REFUSED
    ),
    Scenario(
        "+13125550106",
        for_people("Line dropped"),
        for_people("The fax is accepted and delivered, but the connection breaks before that is said."),
        Reply.ACCEPTED_THEN_DROPPED,
    ),
    Scenario(
        "+13125550107",
        for_people("Busy, then delivered"),
        for_people("The line is busy the first time; the next fax is delivered."),
        course=Course(first_time=_BUSY),
    ),
    Scenario(
        "+13125550108",
        for_people("Too many requests"),
        for_people("The account asks twice to come back later, then the fax is delivered."),
        Reply.TOO_MANY,
    ),
    Scenario(
        "+13125550109",
        for_people("Fault after accepting"),
        for_people("The fax is accepted and delivered, but the answer is a server fault."),
        Reply.ACCEPTED_THEN_FAULT,
    ),
    Scenario(
        "+13125550110",
        for_people("Line dropped, listed late"),
        for_people("The connection breaks; the fax was accepted, but is found in the list only 90 seconds later."),
        Reply.ACCEPTED_UNLISTED,
    ),
    Scenario(
        "+13125550111",
        for_people("Accepted late"),
        for_people("The connection breaks, and the fax is accepted only a minute after that."),
        Reply.DROPPED_THEN_ACCEPTED,
    ),
    Scenario(
        "+13125550112",
        for_people("No fax machine"),
        for_people("Somebody answers the call, but there are no fax tones."),
        course=Course(failure="fax_initial_communication_timeout", rings=35.0),
    ),
    Scenario(
        "+13125550113",
        for_people("Slow pages"),
        for_people("The fax is delivered, but each page takes 45 seconds."),
        course=Course(seconds_per_page=45.0),
    ),
    Scenario(
        "+13125550114",
        for_people("Call dropped"),
        for_people("The call breaks half way through the pages."),
        course=Course(failure="receiver_call_dropped", breaks_off=True),
    ),
    Scenario(
        "+13125550115",
        for_people("Never ends"),
        for_people("The fax stays in sending and never ends."),
        course=Course(never_ends=True),
    ),
    Scenario(
        "+13125550116",
        for_people("Unknown status"),
        for_people("For ten seconds the status is a word nobody knows, then the fax is delivered."),
        course=Course(strange_status="carrier.handover"),
    ),
    Scenario(
        "+13125550117",
        for_people("Unknown reason"),
        for_people("The fax fails for a reason nobody knows."),
        course=Course(failure="receiver_paper_jam", breaks_off=True),
    ),
    Scenario("+13125550118", for_people("No credit"), for_people("The account has no credit left."), Reply.NO_CREDIT),
    Scenario(
        "+13125550119",
        for_people("Not permitted"),
        for_people("The account is not allowed to send."),
        Reply.NOT_PERMITTED,
    ),
    Scenario(
        "+13125550120",
        for_people("Another number"),
        for_people("The fax is accepted, but for another number than the one asked for."),
        Reply.ACCEPTED_FOR_ANOTHER_NUMBER,
    ),
)

_BY_NUMBER = {scenario.number: scenario for scenario in SCENARIOS}


def scenario_of(number: str) -> Scenario:
    """The scenario of a recipient; any other number is delivered."""
    return _BY_NUMBER.get(number, SCENARIOS[0])
