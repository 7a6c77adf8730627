"""What an error code of Telnyx says to a person."""

from __future__ import annotations

import string

import pytest

from app.core.error_codes import code_sentence

# fmt: off
CODES = [
    "10002", "10016", "10003", "10004", "10015", "10020", "10023", "10025", "10026", "10032", "10033", "10005",
    "10006", "10017", "10022", "85004", "10007", "10008", "10037", "10009", "10010", "10011", "10012", "10014",
    "10024", "10036", "10038", "10039", "20001", "20002", "20003", "20006", "20008", "20012", "20013", "20014",
    "20016", "20017", "20100", "90017", "90041", "90042", "90043", "90080", "90081",
]
# fmt: on


@pytest.mark.parametrize("code", CODES)
def test_each_error_code_has_a_sentence(code: str) -> None:
    sentence = code_sentence(code)
    assert sentence
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert not set("_{}") & set(sentence)
    assert not set(string.digits) & set(sentence)


@pytest.mark.parametrize("code", ["404", "422", "10027", "99999", ""])
def test_a_code_that_says_nothing_by_itself_has_none(code: str) -> None:
    assert code_sentence(code) is None
