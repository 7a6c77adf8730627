"""What the timeline says of what happened to a fax."""

from __future__ import annotations

import ast
import inspect
import string
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from app.core import errors, timeline, timeline_words
from app.core.fax import TimelineEntry
from app.core.timeline import What
from app.core.timeline_words import TIMELINE

LOST = datetime(2026, 11, 26, 10, 42, tzinfo=UTC)


def clock(at: datetime) -> str:
    return f"{at:%H:%M}"


def words(what: What, **data: str) -> str:
    return str(timeline_words.timeline_words(TimelineEntry(LOST, what, data), clock))


def documented_names() -> dict[What, set[str]]:
    """The names of the data, in brackets behind each member in timeline.py."""
    body = ast.parse(inspect.getsource(timeline.What)).body[0]
    assert isinstance(body, ast.ClassDef)
    found: dict[What, set[str]] = {}
    for assignment, comment in pairwise(body.body):
        if isinstance(assignment, ast.Assign) and isinstance(assignment.targets[0], ast.Name):
            assert isinstance(comment, ast.Expr)
            assert isinstance(comment.value, ast.Constant)
            names = str(comment.value.value).partition("[")[2].partition("]")[0]
            found[What[assignment.targets[0].id]] = {name.strip() for name in names.split(",") if name.strip()}
    return found


@pytest.mark.parametrize("what", What)
def test_a_sentence_names_only_what_the_engine_tells(what: What) -> None:
    named = {name for template in TIMELINE[what] for _, name, _, _ in string.Formatter().parse(template) if name}
    assert named <= documented_names()[what]


@pytest.mark.parametrize("what", What)
def test_an_entry_can_be_read_with_all_with_empty_and_without_data(what: What) -> None:
    names = documented_names()[what]
    full = words(what, **dict.fromkeys(names, "7"))
    assert "{" not in full
    assert full.endswith((".", "”"))
    empty = words(what, **dict.fromkeys(names, ""))
    assert empty == words(what)
    assert "{" not in empty


@pytest.mark.parametrize(
    ("what", "data", "said"),
    [
        (What.ACCEPTED, {"telnyx_id": "x", "status": "queued"}, "Telnyx accepted the fax: Waiting at Telnyx."),
        (What.STATUS, {"status": "teleporting"}, "teleporting."),
        (What.DELIVERED, {"pages": "3", "seconds": "64"}, "Delivered. 3 pages. 1 min 4 s on the line."),
        (What.DELIVERED, {"pages": "1", "seconds": ""}, "Delivered. 1 page."),
        (What.DELIVERED, {"pages": "", "seconds": ""}, "Delivered."),
        (What.FAILED, {"reason": "user_busy"}, "Failed. The line was busy."),
        (What.FAILED, {"reason": "{x}"}, "Failed. Telnyx gave a reason we do not know: {x}."),
        (
            What.NOT_HANDED_OVER,
            {"error": "Offline", "detail": ""},
            "Nothing was sent. Telnyx cannot be reached. A further attempt waits.",
        ),
        (What.NOT_HANDED_OVER, {"error": "", "detail": ""}, "Nothing was sent. A further attempt waits."),
        (
            What.ANSWER_LOST,
            {"why": "restart", "detail": ""},
            "Faxwell ended before Telnyx answered. Whether the fax was sent is not known.",
        ),
        (
            What.REJECTED,
            {"code": "10016", "detail": "no\nplus"},
            "Telnyx refused the fax. Nothing was sent. A number is not written as it must be. "
            "Write it with + and country code. Telnyx says: “no plus”",
        ),
        (What.REJECTED, {"code": "4242", "detail": ""}, "Telnyx refused the fax. Nothing was sent. Code 4242."),
        (
            What.DECISION,
            {"resolution": "was_sent", "who": "front desk", "words": "long"},
            "Decided: it was sent. By front desk.",
        ),
        (
            What.SLOWED_DOWN,
            {"seconds": "90"},
            "Telnyx asked us to slow down. Nothing was sent. Next try in 1 min 30 s.",
        ),
        (What.DOCUMENT_REMOVED, {"days": "1"}, "The copy of the document on this computer was removed after 1 day."),
        (
            What.CANDIDATE,
            {"telnyx_id": "x", "to": "+13125550100", "created_at": LOST.isoformat(), "pages": "2", "status": "sending"},
            "Telnyx lists a fax that could be this one. To +13125550100. Created 10:42. 2 pages. Sending pages. "
            "Telnyx id x.",
        ),
        (What.CANDIDATE, {"created_at": "soon"}, "Telnyx lists a fax that could be this one. Created soon."),
    ],
)
def test_timeline_sentences(what: What, data: dict[str, str], said: str) -> None:
    assert words(what, **data) == said


@pytest.mark.parametrize("error", [each.__name__ for each in errors.ServiceError.__subclasses__()])
def test_the_errors_of_the_line_have_a_title_of_their_own_in_the_timeline(error: str) -> None:
    assert getattr(errors, error).title in words(What.CHECK_FAILED, error=error)


@pytest.mark.parametrize("error", ["TooManyPages", "ClassVar", "no such", "__doc__"])
def test_other_names_are_something_that_went_wrong(error: str) -> None:
    assert words(What.CHECK_FAILED, error=error).endswith("Something went wrong.")
