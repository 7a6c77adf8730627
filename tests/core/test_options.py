from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.options import FIELD_WORDS, PreviewFormat, SendOptions, display_name_of, lost_in_form, problems_of


def test_the_defaults_have_no_problem_and_lose_nothing() -> None:
    assert problems_of(SendOptions()) == ()
    assert lost_in_form(SendOptions()) == ()


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (SendOptions(black_threshold=50), "black and white"),
        (SendOptions(monochrome=True, black_threshold=0), "1 to 100"),
        (SendOptions(monochrome=True, black_threshold=101), "1 to 100"),
        (SendOptions(display_name="Praxis Süd"), "display name"),
        (SendOptions(display_name="x" * 129), "128"),
        (SendOptions(webhook_url="ftp://example.com/"), "http"),
        (SendOptions(webhook_url="https://example.com/a b"), "http"),
        (SendOptions(webhook_url="https://example.com/" + "a" * 2000), "2,000"),
        (SendOptions(store_media=True, display_name="Clinic"), "the display name"),
    ],
)
def test_what_telnyx_would_refuse_is_told_before(options: SendOptions, word: str) -> None:
    (sentence,) = problems_of(options)
    assert word in sentence


@pytest.mark.parametrize("threshold", [1, 95, 100])
def test_a_threshold_goes_with_black_and_white(threshold: int) -> None:
    assert problems_of(SendOptions(monochrome=True, black_threshold=threshold)) == ()


def test_the_form_loses_what_only_json_carries() -> None:
    options = SendOptions(
        monochrome=True,
        black_threshold=60,
        display_name="Clinic",
        webhook_url="https://example.com/",
        store_preview=True,
    )
    assert set(lost_in_form(options)) == set(FIELD_WORDS) <= {field.name for field in fields(SendOptions)}
    assert lost_in_form(SendOptions(store_preview=True, preview_format=PreviewFormat.TIFF)) == ()


@given(st.text(max_size=300))
def test_a_filtered_display_name_is_one_that_telnyx_takes(typed: str) -> None:
    assert problems_of(SendOptions(display_name=display_name_of(typed))) == ()
