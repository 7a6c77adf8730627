from collections.abc import Callable
from typing import Any

import pytest

from app.core.document import Content, Opening, PageSize, SecondReading
from app.core.packet import PageLook, Tone
from app.documents import answers

GOOD_SOURCE = {"size": 9, "content": "pdf", "sha256": "a" * 64}
GOOD_OPENING = {"opening": "opened", "sizes": [612.0, 792, 1, 2], "unreadable": [2], "encrypted": False}
GOOD_SECOND = {"pages": 3, "scripts": True, "attachments": False}
GOOD_LOOK = {
    **{"drawn": True, "ink": 0.1, "grey": 0, "contrast": 1.0, "smallest_text_pt": None, "digest": "a" * 64},
    **{"text_bytes": 100, "photo_bytes": 200, "tone": "text", "faint": 0.0},
}


def test_good_answers() -> None:
    assert answers.source(GOOD_SOURCE) == answers.Source(9, Content.PDF, "a" * 64)
    assert answers.source({"gone": "FileNotFoundError"}) is None
    assert answers.opened(GOOD_OPENING) == answers.Opened(
        Opening.OPENED, (PageSize(612, 792), PageSize(1, 2)), (2,), False
    )
    assert answers.opened({"opening": "locked"}) == answers.Opened(Opening.LOCKED)
    assert answers.second_reading(GOOD_SECOND) == SecondReading(3, True, False)
    assert answers.second_reading({**GOOD_SECOND, "pages": None}).pages is None
    assert answers.drawn({"drawn": True})
    assert answers.look(GOOD_LOOK) == PageLook(0.1, 0, 1, None, "a" * 64, 100, 200, Tone.TEXT)
    assert answers.look({"drawn": False}) is None
    assert answers.added({"size": 0}) == 0
    assert answers.added({"size": None}) is answers.finished({"pages": None}) is None
    assert answers.finished({"pages": 3}) == 3
    assert answers.same({"same": True})
    assert answers.taken({"size": 5}) == 5


@pytest.mark.parametrize("check", [answers.added, answers.finished, answers.same, answers.taken])
def test_a_child_that_knows_nothing_of_it(check: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(answers.Lost):
        check({"lost": True})


@pytest.mark.parametrize(
    ("check", "answer"),
    [
        (answers.source, {}),
        (answers.source, {**GOOD_SOURCE, "size": -1}),
        (answers.source, {**GOOD_SOURCE, "size": True}),
        (answers.source, {**GOOD_SOURCE, "size": 2**70}),
        (answers.source, {**GOOD_SOURCE, "content": "music"}),
        (answers.source, {**GOOD_SOURCE, "sha256": "../../etc"}),
        (answers.source, {**GOOD_SOURCE, "sha256": 5}),
        (answers.source, {**GOOD_SOURCE, "content": ["pdf"]}),
        (answers.opened, {**GOOD_OPENING, "opening": "wide"}),
        (answers.opened, {**GOOD_OPENING, "sizes": [1, 2, 3]}),
        (answers.opened, {**GOOD_OPENING, "sizes": [1, 0, 3, 4]}),
        (answers.opened, {**GOOD_OPENING, "sizes": [1, 1e300, 3, 4]}),
        (answers.opened, {**GOOD_OPENING, "sizes": [1, "2", 3, 4]}),
        (answers.opened, {**GOOD_OPENING, "sizes": 7}),
        (answers.opened, {**GOOD_OPENING, "unreadable": [3]}),
        (answers.opened, {**GOOD_OPENING, "unreadable": [0]}),
        (answers.opened, {**GOOD_OPENING, "unreadable": [1, 1]}),
        (answers.opened, {**GOOD_OPENING, "encrypted": 1}),
        (answers.second_reading, {**GOOD_SECOND, "pages": -1}),
        (answers.second_reading, {**GOOD_SECOND, "pages": 1.0}),
        (answers.second_reading, {**GOOD_SECOND, "scripts": None}),
        (answers.drawn, {"drawn": "yes"}),
        *((answers.look, {**GOOD_LOOK, name: -0.1}) for name in ("ink", "grey", "contrast", "faint", "text_bytes")),
        *((answers.look, {**GOOD_LOOK, name: 1.1}) for name in ("ink", "grey", "contrast", "faint", "photo_bytes")),
        (answers.look, {**GOOD_LOOK, "smallest_text_pt": 0}),
        (answers.look, {**GOOD_LOOK, "digest": "../x"}),
        (answers.look, {**GOOD_LOOK, "tone": "auto"}),
        (answers.look, {**GOOD_LOOK, "drawn": 1}),
        (answers.added, {}),
        (answers.added, {"size": -1}),
        (answers.finished, {"pages": "3"}),
        (answers.same, {"same": None}),
        (answers.taken, {"size": 0}),
    ],
)
def test_answers_out_of_bounds(check: Callable[[dict[str, Any]], object], answer: dict[str, Any]) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        check(answer)
