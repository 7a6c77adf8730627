from __future__ import annotations

import datetime
from dataclasses import fields, replace

import pytest

from app.core.cover import (
    FIELD_LABELS,
    LONGEST,
    OWN_TEXT,
    PLACES,
    Cover,
    CoverKind,
    check_lengths,
    date_words,
    one_line,
    own_words,
    printable,
)
from app.core.errors import CoverFieldTooLong
from app.core.packet import Paper

DAY = datetime.date(2026, 3, 2)
COVER = Cover(
    CoverKind.OWN,
    DAY,
    6,
    to="Northside Cardiology",
    number="+1 312-555-0101",
    sender="Front desk",
    organisation="Riverside Clinic",
    subject="Referral",
    message="Dear colleagues,\nthank you.",
)


def with_text(name: str, length: int) -> Cover:
    return replace(COVER, **{name: "x" * length})  # type: ignore[arg-type]  # a field by name


def test_every_text_of_a_cover_has_a_limit_and_a_name() -> None:
    texts = {field.name for field in fields(Cover) if field.type == "str" or field.type is str}
    assert texts == set(LONGEST) == set(FIELD_LABELS)


@pytest.mark.parametrize("name", LONGEST)
def test_a_field_is_as_long_as_it_may_be_and_no_longer(name: str) -> None:
    check_lengths(with_text(name, LONGEST[name]))
    with pytest.raises(CoverFieldTooLong) as refused:
        check_lengths(with_text(name, LONGEST[name] + 1))
    assert refused.value.sentence.startswith(f"{FIELD_LABELS[name]} has more than {LONGEST[name]:,} characters")


def test_every_place_is_filled() -> None:
    text = " | ".join(f"{{{place}}}" for place in PLACES)
    assert own_words(replace(COVER, own_text=text), Paper.LETTER) == (
        "Northside Cardiology | Front desk | Riverside Clinic | +1 312-555-0101 | March 2, 2026 | 6 | Referral | "
        "Dear colleagues,\nthank you."
    )


def test_the_text_it_begins_as_says_how_many_pages_there_are() -> None:
    words = own_words(replace(COVER, own_text=OWN_TEXT), Paper.A4)
    assert "Pages, with this one: 6" in words
    assert "Date: 2 March 2026" in words
    assert "{" not in words


@pytest.mark.parametrize("text", ["{sender}", "{to.__class__}", "{0}", "{", "}", "{{}}", "{ to }", "{TO}", "%(to)s"])
def test_other_braces_stay_as_they_are(text: str) -> None:
    assert own_words(replace(COVER, own_text=text), Paper.LETTER) == text


def test_what_is_filled_in_is_not_filled_again() -> None:
    cover = replace(COVER, to="{number}", message="{to}", own_text="{to} {message}")
    assert own_words(cover, Paper.LETTER) == "{number} {to}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\tb", "a    b"),
        ("a\x00\x07\x1b[31mb\x7f", "a[31mb"),
        ("2\u202e101-555\u202c \u2066x\u2069", "2101-555 x"),
        ("a\ud800b", "ab"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष 你好 👩\u200d⚕️", "क्\u200dष 你好 👩\u200d⚕️"),
    ],
)
def test_only_what_can_be_printed_is(text: str, expected: str) -> None:
    assert printable(text) == expected


def test_a_name_is_one_line() -> None:
    assert one_line(" Northside\n\tCardiology \u202e ") == "Northside Cardiology"


def test_the_month_is_a_word() -> None:
    assert date_words(DAY, Paper.LETTER) == "March 2, 2026"
    assert date_words(DAY, Paper.A4) == "2 March 2026"
    assert [date_words(DAY.replace(month=month), Paper.A4).split()[1][:3] for month in range(1, 13)] == (
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    )
