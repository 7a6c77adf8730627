from datetime import timedelta

import pytest

from app.ui.made.faxes import NOW
from app.ui.phrases import country, duration, grouped


@pytest.mark.parametrize(
    ("e164", "shown"),
    [
        ("+13127367276", "+1 312-736-7276"),
        ("+442079460958", "+44 20 7946 0958"),
        ("+12423271234", "+1 242-327-1234"),
        ("nonsense", "nonsense"),
    ],
)
def test_numbers_are_grouped(e164: str, shown: str) -> None:
    assert grouped(e164) == shown


def test_countries_have_names() -> None:
    assert country("US") == "United States"
    assert country("BS") == "Bahamas"
    assert country("001") == "001" or country("001") == "world"


@pytest.mark.parametrize(
    ("seconds", "shown"), [(-5, "0:00"), (7, "0:07"), (72, "1:12"), (3599, "59:59"), (7500, "2 h 05 min")]
)
def test_running_times(seconds: int, shown: str) -> None:
    assert duration(NOW, NOW + timedelta(seconds=seconds)) == shown
