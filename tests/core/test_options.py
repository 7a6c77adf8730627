from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.option_words import option_words
from app.core.options import (
    FIELD_WORDS,
    PreviewFormat,
    Quality,
    SendOptions,
    display_name_of,
    lost_in_form,
    problems_at,
    problems_of,
    web_address_problem,
)
from app.core.packet import Lines, Paper, Raster, raster_of


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


@pytest.mark.parametrize(
    ("options", "field"),
    [
        (SendOptions(black_threshold=50), "black_threshold"),
        (SendOptions(display_name="Praxis Süd"), "display_name"),
        (SendOptions(webhook_url="ftp://example.com/"), "webhook_url"),
        (SendOptions(store_media=True, display_name="Clinic"), "store_media"),
        (SendOptions(store_media=True, stored_name="form"), "store_media"),
        (SendOptions(media_urls=("https://example.com/",), stored_name="form"), "media_urls"),
    ],
)
def test_a_problem_stands_at_the_field_that_causes_it(options: SendOptions, field: str) -> None:
    assert [name for name, _ in problems_at(options)] == [field]
    assert problems_of(options) == tuple(words for _, words in problems_at(options))


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com",
        "https://example.com/a.pdf?sig=x%20y#1",
        "https://example.com:8443/a@b.pdf",
        "https://203.0.113.9.example.com/",
        "https://8.8.8.8/a.pdf",
        "https://[2606:4700::1111]/a.pdf",
    ],
)
def test_an_address_that_telnyx_can_fetch(address: str) -> None:
    assert web_address_problem(address) == ""


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("", "https://"),
        ("http://example.com/a.pdf", "https://"),
        ("file:///etc/passwd", "https://"),
        ("https://", "not a web address"),
        ("https:///a.pdf", "not a web address"),
        ("https://example.com/a b.pdf", "not a web address"),
        ("https://example.com/\u202efdp.exe", "not a web address"),
        ("https://example.com/" + "a" * 2000, "too long"),
        ("https://user:secret@example.com/a.pdf", "password"),
        ("https://example.com@evil.example/", "password"),
        ("https://localhost/a.pdf", "own network"),
        ("https://printer/a.pdf", "own network"),
        ("https://nas.local:5001/a.pdf", "own network"),
        ("https://127.0.0.1:8443/a.pdf", "own network"),
        ("https://192.168.1.20/scan.pdf", "own network"),
        ("https://10.0.0.7?x", "own network"),
        ("https://[::1]/a.pdf", "own network"),
        ("https://[fe80::1]:443/a.pdf", "own network"),
    ],
)
def test_an_address_that_telnyx_cannot_fetch(address: str, word: str) -> None:
    assert word in web_address_problem(address)


@pytest.mark.parametrize(
    ("options", "raster"),
    [
        (SendOptions(), Raster(Lines.FINE, Paper.A4, None)),
        (SendOptions(Quality.NORMAL, monochrome=True), Raster(Lines.STANDARD, Paper.A4, 95)),
        (SendOptions(Quality.ULTRA_DARK, True, 60), Raster(Lines.SUPERFINE, Paper.A4, 60)),
        (SendOptions(black_threshold=60), Raster(Lines.FINE, Paper.A4, None)),
    ],
)
def test_which_dots_telnyx_is_taken_to_make(options: SendOptions, raster: Raster) -> None:
    assert raster_of(options, Paper.A4) == raster


def test_only_what_is_unlike_the_usual_is_said() -> None:
    assert option_words(SendOptions(quality=Quality.NORMAL, preview_format=PreviewFormat.TIFF)) == ""
    assert option_words(SendOptions(t38=False)) == "No T.38"
    every = SendOptions(
        Quality.HIGH, True, 60, False, True, True, PreviewFormat.TIFF, "A b", "https://u:p@x.example:1/y"
    )
    words = "Black and white, 60 % · no T.38 · document kept at Telnyx · preview kept as TIFF"
    assert option_words(every) == f"{words} · name “A b” · events to x.example:1"


def test_what_can_be_wanted_for_every_fax_has_no_document() -> None:
    options = SendOptions(t38=False, media_urls=("https://example.com/",), stored_name="form")
    assert options.without_document == SendOptions(t38=False)
