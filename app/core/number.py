"""Fax numbers: from what a person types to E.164, or a reason why not."""

import re
import unicodedata
from dataclasses import dataclass

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from app.core.errors import (
    Emergency,
    HasExtension,
    HasLetters,
    HiddenCharacters,
    Incomplete,
    NotANumber,
    Premium,
    SeveralNumbers,
)

_PREMIUM = {PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST, PhoneNumberType.UAN}
# Inmarsat and the global networks of ITU-T E.164; libphonenumber gives them the region "001".
_SATELLITE_CODES = {870, 878, 881, 882, 883}
_EXTENSION = re.compile(r"(?:,|;|\bext\b|\bextn\b|\bx\s*\d|#)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FaxNumber:
    """A number that can be dialled. `e164` like "+13127367276", `region` an ISO country code like "US"."""

    e164: str
    region: str

    @property
    def display(self) -> str:
        """The international form in groups: "+1 312-736-7276"."""
        return phonenumbers.format_number(phonenumbers.parse(self.e164), PhoneNumberFormat.INTERNATIONAL)

    @property
    def is_abroad_in_nanp(self) -> bool:
        """A number that begins with +1 and still is a call to another country, such as the Bahamas."""
        return self.e164.startswith("+1") and self.region not in ("US", "CA")

    def __str__(self) -> str:
        return self.display


def parse_fax_number(text: str, home_region: str = "US") -> FaxNumber:
    """Reads one fax number in any usual form; a form without + is taken as one of `home_region`.

    Raises a NumberError that says what is wrong. Never drops a character silently: letters, extensions and
    hidden characters are refused, because the library would read past them and dial something else.
    """
    typed = unicodedata.normalize("NFKC", text).strip()
    _refuse_suspicious(text.strip(), typed)
    try:
        parsed = phonenumbers.parse(typed, home_region)
    except phonenumbers.NumberParseException as error:
        raise NotANumber from error
    digits = re.sub(r"\D", "", typed)
    if len(digits) <= 6 and not typed.startswith("+"):
        # Short forms (911, 112, 116117) are services everywhere; the library calls some of them possible numbers.
        raise Emergency if len(digits) > 2 else Incomplete
    if parsed.country_code in _SATELLITE_CODES:
        raise Premium
    if not phonenumbers.is_possible_number(parsed):
        raise Incomplete
    kind = phonenumbers.number_type(parsed)
    if kind in _PREMIUM:
        raise Premium
    if not phonenumbers.is_valid_number(parsed):
        raise NotANumber
    region = phonenumbers.region_code_for_number(parsed) or ""
    return FaxNumber(phonenumbers.format_number(parsed, PhoneNumberFormat.E164), region)


def same_number(one: str, other: str) -> bool:
    """Whether two numbers in E.164 or nearly so ("13125550100") dial the same line."""
    return re.sub(r"\D", "", one) == re.sub(r"\D", "", other) != ""


def _refuse_suspicious(raw: str, typed: str) -> None:
    if any(unicodedata.category(character) in ("Cf", "Cc", "Co", "Cs") for character in raw):
        raise SeveralNumbers if "\n" in raw else HiddenCharacters
    if not typed or not any(character.isdigit() for character in typed):
        raise NotANumber
    if not typed.isascii():
        # Digits of other scripts are read by the library, but nobody could compare them with what is dialled.
        raise HiddenCharacters
    if _EXTENSION.search(typed):
        raise HasExtension
    if typed.count("+") > 1 or "/" in typed or len(re.sub(r"\D", "", typed)) > 17:
        raise SeveralNumbers
    if re.search(r"[A-Za-z]", typed):
        raise HasLetters
    if re.search(r"[^0-9+()\-.\s]", typed) or typed.rfind("+") > 0:
        raise NotANumber
