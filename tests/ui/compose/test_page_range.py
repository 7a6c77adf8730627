"""Pages as people type them."""

import pytest

from app.ui.compose.page_range import NotARange, pages_of, range_words


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("1-3, 5", {1, 2, 3, 5}),
        ("1–3;5", {1, 2, 3, 5}),
        (" 2 ", {2}),
        ("2 4", {2, 4}),
        ("-2", {1, 2}),
        ("5-", {5, 6}),
        ("3 to 5", {3, 4, 5}),
        ("3..5", {3, 4, 5}),
        ("1 - 2", {1, 2}),
        ("1,1,2", {1, 2}),
        ("", {1, 2, 3, 4, 5, 6}),
        ("All", {1, 2, 3, 4, 5, 6}),
        ("1-6", {1, 2, 3, 4, 5, 6}),
    ],
)
def test_ranges(text: str, pages: set[int]) -> None:
    assert pages_of(text, 6) == pages


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x", "Write pages like 1-3, 5."),
        ("1-2-3", "Write pages like 1-3, 5."),
        ("-", "Write pages like 1-3, 5."),
        ("1.5", "Write pages like 1-3, 5."),
        ("\u0661", "Write pages like 1-3, 5."),
        ("3-1", "Write pages like 1-3, 5, the smaller number first."),
        ("0", "Write pages like 1-3, 5, the smaller number first."),
        ("7", "This document has 6 pages."),
        ("2-99999999", "Write pages like 1-3, 5."),
        ("2-99999", "This document has 6 pages."),
        ("9-", "This document has 6 pages."),
    ],
)
def test_what_is_no_range_is_said(text: str, said: str) -> None:
    with pytest.raises(NotARange, match="^" + said.replace(".", r"\.") + "$"):
        pages_of(text, 6)


@pytest.mark.parametrize(
    ("pages", "words"), [((1, 2, 3, 5), "1-3, 5"), ((4,), "4"), ((), ""), ((2, 1), "1-2"), ((1, 3, 4, 9), "1, 3-4, 9")]
)
def test_a_range_in_words_and_back(pages: tuple[int, ...], words: str) -> None:
    assert range_words(pages) == words
    assert not pages or pages_of(words, 9) == set(pages)
