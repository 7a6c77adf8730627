from __future__ import annotations

import re
import string
import unicodedata

import phonenumbers
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.core.errors import (
    Emergency,
    HasExtension,
    HasLetters,
    HiddenCharacters,
    Incomplete,
    NotANumber,
    NumberError,
    OtherDigits,
    Premium,
    SeveralNumbers,
)
from app.core.number import FaxNumber, parse_fax_number, same_number


@pytest.mark.parametrize(
    ("typed", "home", "e164", "region"),
    [
        ("3125550100", "US", "+13125550100", "US"),
        ("(312) 555-0100", "US", "+13125550100", "US"),
        ("312.555.0100", "US", "+13125550100", "US"),
        ("1 312 555 0100", "US", "+13125550100", "US"),
        ("  +1 312 555 0100\t", "US", "+13125550100", "US"),
        ("312\N{NON-BREAKING HYPHEN}555\N{EN DASH}0100", "US", "+13125550100", "US"),
        ("312\N{NO-BREAK SPACE}555\N{MINUS SIGN}0100", "US", "+13125550100", "US"),
        ("\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH DIGIT ONE} 312 555 0100", "DE", "+13125550100", "US"),
        ("55 1234 5678", "US", "+15512345678", "US"),  # and not Mexico: what is shown must say so
        ("55 1234 5678", "MX", "+525512345678", "MX"),
        ("030/1234567", "DE", "+49301234567", "DE"),
        ("+49 30/1234567", "US", "+49301234567", "DE"),
        ("+49 (0)30 1234567", "US", "+49301234567", "DE"),
        ("(+49) 30 1234567", "US", "+49301234567", "DE"),
        ("0049 30 1234567", "US", "+49301234567", "DE"),
        ("0049 (0)30 1234567", "US", "+49301234567", "DE"),
        ("00 1 312 555 0100", "US", "+13125550100", "US"),
        ("011 49 30 1234567", "US", "+49301234567", "DE"),
        ("49 30 1234567", "DE", "+49301234567", "DE"),
        ("020 7946 0123", "GB", "+442079460123", "GB"),
        ("02 1234 5678", "IT", "+390212345678", "IT"),  # Italy dials its first 0 from abroad too
        ("31 12 34", "FO", "+298311234", "FO"),  # six digits are a whole number there
        ("8 (495) 123-45-67", "RU", "+74951234567", "RU"),
        ("+800 1234 5678", "US", "+80012345678", "001"),
        ("+44 300 123 1234", "US", "+443001231234", "GB"),
    ],
)
def test_usual_forms_are_read(typed: str, home: str, e164: str, region: str) -> None:
    assert parse_fax_number(typed, home) == FaxNumber(e164, region)


@pytest.mark.parametrize(
    ("typed", "home", "error"),
    [
        ("", "US", NotANumber),
        ("+", "US", NotANumber),
        ("   ", "US", NotANumber),
        ("+1 312 555", "US", Incomplete),
        ("555-0100", "US", Incomplete),
        ("73672", "US", Incomplete),
        ("+1 312 555 01000", "US", Incomplete),
        ("9 1 312 555 0100", "US", Incomplete),  # the 9 of an office's telephone system
        ("1 1 312 555 0100", "US", Incomplete),
        ("+1 1 312 555 0100", "US", Incomplete),
        ("8951234", "DE", Incomplete),  # without area code; the library takes 89 for one
        ("6 12 34 56 78", "FR", Incomplete),
        ("322 1234", "BS", Incomplete),
        ("0 21 11 2345-6789", "BR", Incomplete),  # 21 is a carrier's code that the library drops
        ("+1 112 555 0100", "US", NotANumber),
        ("3125550100", "ZZ", NotANumber),
        ("312 555 0100?", "US", NotANumber),
        ("*67 312 555 0100", "US", NotANumber),
        ("312+5550100", "US", NotANumber),
        ("00 999 12345678", "US", NotANumber),
        # hidden characters (I2)
        ("\u202e6727637213", "US", HiddenCharacters),
        ("312\u00ad5550100", "US", HiddenCharacters),
        ("312\u200b5550100", "US", HiddenCharacters),
        ("312\t5550100", "US", HiddenCharacters),
        ("312\x005550100", "US", HiddenCharacters),
        ("312\ud8005550100", "US", HiddenCharacters),
        ("3\ufe0f\u20e3125550100", "US", HiddenCharacters),
        # digits that are not what they seem
        ("312555010\N{SUPERSCRIPT TWO}", "US", OtherDigits),
        ("\N{ARABIC-INDIC DIGIT THREE}125550100", "US", OtherDigits),
        ("\N{CIRCLED DIGIT THREE}125550100", "US", OtherDigits),
        ("312555010\N{VULGAR FRACTION ONE HALF}", "US", OtherDigits),
        # letters (I3, I6)
        ("1-800-FLOWERS", "US", HasLetters),
        ("312 555 010O", "US", HasLetters),
        ("312 555 0100 a", "US", HasLetters),
        ("fax: 312 555 0100", "US", HasLetters),
        ("sip:5550100@fax.invalid", "US", HasLetters),
        ("tel:+1-312-555-0100", "US", HasLetters),
        ("312 555 010\N{CYRILLIC CAPITAL LETTER O}", "US", HasLetters),
        # extensions (I4)
        ("312-555-0100x12", "US", HasExtension),
        ("312-555-0100 x 12", "US", HasExtension),
        ("312-555-0100ext12", "US", HasExtension),
        ("312-555-0100 Ext. 12", "US", HasExtension),
        ("312-555-0100 extension 12", "US", HasExtension),
        ("312-555-0100,,12", "US", HasExtension),
        ("+13125550100;ext=12", "US", HasExtension),
        ("312-555-0100#12", "US", HasExtension),
        # not for us (I5)
        ("911", "US", Emergency),
        ("988", "US", Emergency),
        ("112", "US", Emergency),
        ("112", "DE", Emergency),
        ("999", "GB", Emergency),
        ("15", "FR", Emergency),
        ("116117", "DE", Emergency),
        ("116 117", "US", Emergency),
        ("+49 110", "US", Emergency),
        ("+49 116117", "US", Emergency),
        ("+1 900 555 0100", "US", Premium),
        ("900 555 0100", "US", Premium),
        ("+49 900 1 123456", "US", Premium),
        ("+44 909 879 0000", "US", Premium),
        ("+979 1 2345 6789", "US", Premium),
        ("+870 773 111 632", "US", Premium),
        ("+881 6 123 45678", "US", Premium),
        ("+882 16 12345678", "US", Premium),
        ("+888 123 456 78912", "US", Premium),
        # several (I8)
        ("312-555-0100\n312-555-0101", "US", SeveralNumbers),
        ("312-555-0100\u2028312-555-0101", "US", SeveralNumbers),
        ("312-555-0100, 312-555-0101", "US", SeveralNumbers),
        ("312-555-0100;312-555-0101", "US", SeveralNumbers),
        ("312-555-0100 or +1 312-555-0101 or +1 312-555-0102", "US", SeveralNumbers),
        ("312-555-0100 / 312-555-0101", "US", SeveralNumbers),
        ("312-555-0100/01", "US", SeveralNumbers),
        ("312-555-0100 312-555-0101", "US", SeveralNumbers),
        ("1" * 100_000, "US", SeveralNumbers),
    ],
)
def test_what_is_not_one_fax_number_is_refused(typed: str, home: str, error: type[NumberError]) -> None:
    with pytest.raises(NumberError) as raised:
        parse_fax_number(typed, home)
    assert type(raised.value) is error


def test_a_number_is_shown_in_groups_with_its_country_code() -> None:
    number = parse_fax_number("3125550100")
    assert number.display == str(number) == "+1 312-555-0100"


@pytest.mark.parametrize(
    ("typed", "abroad"),
    [("+1 312 555 0100", False), ("+1 416 555 0100", False), ("+1 242 322 1234", True), ("+49 30 1234567", False)],
)
def test_a_call_abroad_that_looks_like_one_at_home_is_told(typed: str, abroad: bool) -> None:
    assert parse_fax_number(typed).is_abroad_in_nanp is abroad


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("+13125550100", "13125550100", True),
        ("+1 (312) 555-0100", "+13125550100", True),
        ("+13125550100", "+13125550101", False),
        ("+13125550100", "3125550100", False),
        ("", "", False),
        ("+", "sip:", False),
    ],
)
def test_same_number(one: str, other: str, same: bool) -> None:
    assert same_number(one, other) is same


NUMBER = "+1 312-555-0100"


@given(
    st.characters(categories=["Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me", "Mc", "Zl", "Zp"]),
    st.integers(1, len(NUMBER) - 1),
)
def test_no_hidden_character_passes(character: str, place: int) -> None:
    with pytest.raises((HiddenCharacters, SeveralNumbers)):
        parse_fax_number(NUMBER[:place] + character + NUMBER[place:])


@given(st.characters(categories=["L", "N"]), st.integers(0, len(NUMBER)))
def test_no_letter_or_other_digit_is_dropped(character: str, place: int) -> None:
    assume(unicodedata.normalize("NFKC", character) not in string.digits)
    with pytest.raises(NumberError):
        parse_fax_number(NUMBER[:place] + character + NUMBER[place:])


@given(
    st.text(st.one_of(st.sampled_from("0123456789+()-./ ,x"), st.characters()), max_size=24),
    st.sampled_from(["US", "DE", "GB", "IT", "RU", "BR", "AU", "JP"]),
)
def test_anything_is_refused_or_dialled_as_typed(typed: str, home: str) -> None:
    _holds(typed, home)


@given(
    st.sampled_from(["", "+1", "+49", "+39", "00", "011", "0", "1", "+1242", "+44 (0)"]),
    st.from_regex(r"[ (]?[0-9]{2,4}[ )/.-]?[0-9]{3}[ -]?[0-9]{3,5}", fullmatch=True),
    st.sampled_from(["US", "DE", "GB", "IT", "FR", "AR", "AU"]),
)
def test_what_looks_like_a_number_is_refused_or_dialled_as_typed(front: str, rest: str, home: str) -> None:
    _holds(front + rest, home)


def _holds(typed: str, home: str) -> None:
    """No other exception; and what is dialled ends in the digits typed last, with nothing but a prefix changed."""
    try:
        number = parse_fax_number(typed, home)
    except NumberError:
        return
    assert re.fullmatch(r"\+[1-9][0-9]{6,14}", number.e164)
    assert parse_fax_number(number.e164, "US") == number
    assert parse_fax_number(number.display, "DE") == number
    digits = re.sub("[^0-9]", "", unicodedata.normalize("NFKC", typed))
    dialled = str(phonenumbers.parse(number.e164).national_number)
    if number.region != "AR":  # its national form has a 15 inside where the international one has a 9 in front
        assert digits.endswith(dialled)
