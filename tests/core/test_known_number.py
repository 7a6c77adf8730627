"""Which numbers are nearly another, and which are not."""

from datetime import UTC, datetime

import pytest

from app.core.known_number import KnownNumber, ends_with, look_alike

AT = datetime(2026, 3, 2, tzinfo=UTC)
CARDIOLOGY = KnownNumber("+13125550172", 14, AT)


def _slips(e164: str) -> set[str]:
    """Every slip of one digit, and every swap of two neighbours."""
    digits = e164[1:]
    wrong = {f"{digits[:at]}{digit}{digits[at + 1 :]}" for at in range(len(digits)) for digit in "0123456789"}
    wrong |= {f"{digits[:at]}{digits[at + 1]}{digits[at]}{digits[at + 2 :]}" for at in range(len(digits) - 1)}
    return {f"+{each}" for each in wrong} - {e164}


def test_every_slip_is_noticed() -> None:
    slips = _slips(CARDIOLOGY.e164)
    assert len(slips) > 100
    for slip in slips:
        assert look_alike(slip, [CARDIOLOGY]) == CARDIOLOGY, slip


@pytest.mark.parametrize(
    "number", ["+13125550172", "+13125550199", "+13125551702", "+1312555017", "+131255501722", "+442079460018", ""]
)
def test_what_is_known_or_another_is_no_slip(number: str) -> None:
    assert look_alike(number, [CARDIOLOGY]) is None


def test_a_known_number_is_no_slip_of_another_known_one() -> None:
    neighbour = KnownNumber("+13125550173", 1, AT)
    assert look_alike(neighbour.e164, [CARDIOLOGY, neighbour]) is None


def test_the_one_used_most_is_named() -> None:
    seldom = KnownNumber("+13125550171", 2, AT)
    assert look_alike("+13125550170", [seldom, CARDIOLOGY]) == CARDIOLOGY


def test_the_last_four_digits() -> None:
    assert ends_with("+13125550172", "0172")
    assert not any(ends_with("+13125550172", digits) for digits in ("", "172", "0127", "50172", "+172"))
