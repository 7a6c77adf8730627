"""Fax numbers: from what a person types to E.164, or a reason why not."""

import re
import unicodedata
from dataclasses import dataclass

import phonenumbers
from phonenumbers import CountryCodeSource, PhoneNumber, PhoneNumberFormat, PhoneNumberType, ValidationResult

from app.core.errors import (
    Emergency,
    HasExtension,
    HasLetters,
    HiddenCharacters,
    Incomplete,
    NotANumber,
    OtherDigits,
    Premium,
    SeveralNumbers,
)

# Satellite and other global networks of ITU-T E.164; libphonenumber gives them the region "001".
_SATELLITE_CODES = {870, 878, 881, 882, 883, 888}
# A letter x between digits, the word, or a character that dials after a pause.
_EXTENSION = re.compile(r"[,;#]|(?<![a-z])(?:x|ext|extn|extension)(?![a-z])", re.IGNORECASE)
_SEVERAL = re.compile(r"[,;/&|]")
_USUAL_FORM = re.compile(r"\(?\+?[0-9()\-./ ]+")
_MOST_DIGITS = 19  # 15 of E.164, a trunk 0, and what dials abroad


@dataclass(frozen=True, slots=True)
class FaxNumber:
    """A number that can be dialled. `e164` like "+13127367276", `region` an ISO country code like "US"
    ("001" for numbers of no country, such as +800)."""

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

    Raises a NumberError that says what is wrong. What is dialled has the typed digits, all of them and in their
    order: whatever the library would read past (letters, extensions, hidden characters) or change (a missing area
    code, a carrier's code) is refused.
    """
    typed = _plain_form(text)
    number = _parse(typed, home_region)
    if _is_service(number):
        raise Emergency
    if number.country_code in _SATELLITE_CODES:
        raise Premium
    if phonenumbers.is_possible_number_with_reason(number) != ValidationResult.IS_POSSIBLE:
        raise Incomplete
    if phonenumbers.number_type(number) == PhoneNumberType.PREMIUM_RATE:
        raise Premium
    if not phonenumbers.is_valid_number(number):
        raise NotANumber
    region = phonenumbers.region_code_for_number(number) or ""
    if not _is_what_was_typed(number, _digits(typed), region):
        raise Incomplete
    return FaxNumber(phonenumbers.format_number(number, PhoneNumberFormat.E164), region)


def same_number(one: str, other: str) -> bool:
    """Whether two numbers in E.164 or nearly so ("13125550100") dial the same line."""
    return _digits(one) == _digits(other) != ""


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


def _plain_form(text: str) -> str:
    """The text in ASCII, its spaces and dashes made alike; raises what speaks against it."""
    raw = text.strip()
    if sum(any(character.isdigit() for character in line) for line in raw.splitlines()) > 1:
        raise SeveralNumbers
    for character in raw:
        category = unicodedata.category(character)
        if category[0] in "CM" or category in ("Zl", "Zp"):  # invisible, or changes how its neighbours look
            raise HiddenCharacters
        if character.isnumeric() and not character.isascii() and not _is_full_width(character):
            # The library reads digits of all scripts, but nobody could compare them with what is dialled.
            raise OtherDigits
    typed = "".join(_to_ascii(character) for character in raw)
    if not _digits(typed):
        raise NotANumber
    _refuse_what_is_not_dialled(typed)
    return typed


def _is_full_width(character: str) -> bool:
    return unicodedata.east_asian_width(character) == "F"


def _to_ascii(character: str) -> str:
    if _is_full_width(character):
        character = unicodedata.normalize("NFKC", character)
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    return "-" if category == "Pd" or character == "\N{MINUS SIGN}" else character


def _refuse_what_is_not_dialled(typed: str) -> None:
    parts = [_digits(part) for part in _SEVERAL.split(typed)]
    if typed.count("+") > 1 or len("".join(parts)) > _MOST_DIGITS or sum(len(part) >= 7 for part in parts) > 1:
        raise SeveralNumbers
    if _EXTENSION.search(typed):
        raise HasExtension
    if any(character.isalpha() for character in typed):
        raise HasLetters
    if "/" in typed and not (len(parts) == 2 and len(parts[0]) < 7 and len(parts[1]) >= 4):
        raise SeveralNumbers  # 736-7276/77 is a second one, shortened; 030/1234567 is one number
    if not _USUAL_FORM.fullmatch(typed):
        raise NotANumber


def _parse(typed: str, home_region: str) -> PhoneNumber:
    try:
        number = phonenumbers.parse(typed, home_region, keep_raw_input=True)
        digits = _digits(typed)
        if digits.startswith("00") and "+" not in typed and not phonenumbers.is_valid_number(number):
            # The usual way to write + in most of the world; no number of a country begins with it.
            number = phonenumbers.parse(f"+{digits[2:]}", None, keep_raw_input=True)
    except phonenumbers.NumberParseException as error:
        raise NotANumber from error
    return number


def _is_service(number: PhoneNumber) -> bool:
    """911, 112, 211 and the like, and the 116 xxx of Europe. Longer short numbers are not told from the beginning of
    a number that is still being typed; they are incomplete."""
    national = str(number.national_number)
    return phonenumbers.is_valid_short_number(number) and (len(national) <= 3 or national.startswith("116"))


def _is_what_was_typed(number: PhoneNumber, typed: str, region: str) -> bool:
    """Whether `typed` has exactly the digits of the number, in a form that people use."""
    own = _digits(phonenumbers.format_number(number, PhoneNumberFormat.E164))
    code = str(number.country_code)
    trunk = phonenumbers.ndd_prefix_for_region(region, True) or ""
    if number.country_code_source == CountryCodeSource.FROM_DEFAULT_COUNTRY:
        national = _digits(phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL))
        return typed in (national, trunk + national)
    # +49 (0)30 ... is how many write it. In front there may be what dials abroad: 00, 011.
    with_trunk = own if trunk == code else code + trunk + own.removeprefix(code)
    if number.country_code_source == CountryCodeSource.FROM_NUMBER_WITH_IDD:
        return typed.endswith((own, with_trunk))
    return typed in (own, with_trunk, f"00{own}", f"00{with_trunk}")
