from decimal import Decimal

import pytest

from app.core.line_time import cost, cost_words, line_seconds, line_time_words, packet_bytes, price_of
from app.core.packet import PageChoice, PageLook, Tone


def look(text_bytes: int, photo_bytes: int, tone: Tone = Tone.TEXT) -> PageLook:
    return PageLook(0.05, 0, 1, 12, "", text_bytes, photo_bytes, tone)


def page(number: int, tone: Tone = Tone.AUTO) -> PageChoice:
    return PageChoice(1, number, tone=tone)


def test_a_noisy_scan_takes_half_a_minute_or_three() -> None:
    """49 KiB by threshold and 327 KiB by error diffusion are 28 and 186 s of bits at 14.4 kbit/s."""
    (_, text), (_, photo) = line_seconds([49 * 1024]), line_seconds([327 * 1024])
    assert text - line_seconds([0])[1] == pytest.approx(28 * 1.05, abs=1)
    assert photo - line_seconds([0])[1] == pytest.approx(186 * 1.05, abs=1)


def test_more_pages_and_more_bytes_take_longer() -> None:
    quick, slow = line_seconds([30_000])
    assert 10 < quick < slow < 60
    assert line_seconds([30_000] * 2) > (quick, slow)
    assert line_seconds([30_000], [90_000]) == (quick, line_seconds([90_000])[1])


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        ((12.0, 33.0), "about 10 to 30 seconds"),
        ((1.0, 4.0), "about 10 seconds"),
        ((48.0, 89.0), "about 50 to 90 seconds"),
        ((48.0, 91.0), "about 1 to 2 minutes"),
        ((110.0, 245.0), "about 2 to 4 minutes"),
        ((100.0, 110.0), "about 2 minutes"),
        ((1400.0, 6050.0), "about 23 to 100 minutes"),
        ((3000.0, 75_000.0), "about 50 to 1,250 minutes"),
    ],
)
def test_words_of_the_time(seconds: tuple[float, float], words: str) -> None:
    assert line_time_words(seconds) == words


@pytest.mark.parametrize(
    ("price", "pages", "words"),
    [
        ("0.007", 1, "about 0.007 USD"),
        ("0.007", 50, "about 0.35 USD"),
        ("0.1", 350, "about 35.00 USD"),
        ("10", 350, "about 3,500.00 USD"),
        ("0", 3, "about 0.000 USD"),
    ],
)
def test_cost(price: str, pages: int, words: str) -> None:
    assert cost_words(cost(Decimal(price), pages), "USD") == words


@pytest.mark.parametrize(
    ("typed", "price"),
    [
        ("0.07", Decimal("0.07")),
        (" 0,007 ", Decimal("0.007")),
        ("1", Decimal(1)),
        ("", None),
        (".", None),
        ("-1", None),
        ("NaN", None),
        ("1e9", None),
        ("1.000,50", None),
        ("٣", None),
    ],
)
def test_prices_as_people_type_them(typed: str, price: Decimal | None) -> None:
    assert price_of(typed) == price


def test_bytes_of_pictures_follow_the_tone() -> None:
    looks = [look(10, 50), look(10, 50, Tone.PHOTO), look(10, 50), look(10, 50, Tone.PHOTO)]
    pages = [page(1), page(2), page(3, Tone.PHOTO), page(4, Tone.CLEARER)]
    assert packet_bytes(pages, looks, as_pictures=True) == ([10, 50, 50, 10],) * 2


def test_bytes_of_the_file_itself_are_a_range() -> None:
    assert packet_bytes([page(1)], [look(10, 50)], as_pictures=False) == ([10], [50])


def test_pages_not_looked_at_are_like_the_others() -> None:
    pages = [page(1), page(2), page(3)]
    looks = [look(10, 40), None, look(20, 60)]
    assert packet_bytes(pages, looks, as_pictures=False) == ([10, 20, 15], [40, 60, 50])
    assert packet_bytes(pages, [None] * 3, as_pictures=False) is None
