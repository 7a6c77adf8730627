from dataclasses import replace
from datetime import timedelta

import pytest

from app.core.attempt import AttemptState
from app.core.fax import Fax, SpooledDocument
from app.core.options import SendOptions
from app.core.sent_before import sent_before, sent_before_words
from tests.core.stepping import NOW, TO, S, attempt

SHA = "ab" * 32
DOCUMENT = SpooledDocument("letter.pdf", "1.pdf", SHA, 10, 3)


def _fax(state: AttemptState = S.DELIVERED, fax_id: int = 1) -> Fax:
    at = NOW - timedelta(hours=1)
    return Fax(fax_id, "c", TO, "+13125550100", "7", SendOptions(), DOCUMENT, at, (attempt(state),))


@pytest.mark.parametrize("state", S)
def test_only_what_surely_did_not_arrive_is_sent_again_without_a_word(state: AttemptState) -> None:
    fax = _fax(state)
    told = state not in (S.FAILED, S.REJECTED, S.CANCELED)
    assert sent_before([fax], TO, SHA, NOW) == (fax if told else None)


def test_another_number_another_document_or_another_day_is_another_fax() -> None:
    fax = _fax()
    assert sent_before([fax], "+13125550199", SHA, NOW) is None
    assert sent_before([fax], TO, "cd" * 32, NOW) is None
    assert sent_before([fax], TO, SHA, NOW + timedelta(hours=24)) is None
    assert sent_before([replace(fax, created_at=NOW + timedelta(hours=1))], TO, SHA, NOW), "the clock was set back"


def test_the_newest_that_counts_is_told_with_its_state() -> None:
    found = sent_before([_fax(S.FAILED, 3), _fax(S.UNKNOWN, 2), _fax(S.DELIVERED, 1)], TO, SHA, NOW)
    assert found is not None
    assert found.id == 2
    words = str(sent_before_words(found, lambda at: f"{at:%H:%M}"))
    assert "Needs a check" in words
    assert "second fax" in words
