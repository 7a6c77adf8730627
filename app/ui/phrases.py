"""Numbers, countries and running times as people read them; other words are in core/wording.py."""

from datetime import datetime

from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication

from app.core.language import tr


def grouped(e164: str) -> str:
    """ "+1 312-736-7276", kept together between words that run from right to left."""
    number = _grouped(e164)
    return f"\u2066{number}\u2069" if QGuiApplication.isRightToLeft() else number


def _grouped(e164: str) -> str:
    """Numbers of North America without the library, which takes long to import."""
    digits = e164.removeprefix("+1")
    if e164.startswith("+1") and len(digits) == 10 and digits.isascii() and digits.isdigit():
        return f"+1 {digits[:3]}-{digits[3:6]}-{digits[6:]}"
    from app.core.errors import NumberError
    from app.core.number import parse_fax_number

    try:
        return parse_fax_number(e164).display
    except NumberError:
        return e164


def country(region: str) -> str:
    """The country of an ISO code, "United States"; the code where it has no name."""
    territory = QLocale.codeToTerritory(region)
    return QLocale.territoryToString(territory) if territory != QLocale.Country.AnyCountry else region


def duration(since: datetime, now: datetime) -> str:
    """How long something lasts, to be shown anew each second: "1:12", "2 h 05 min"."""
    seconds = max(0, int((now - since).total_seconds()))
    if seconds < 3600:
        return f"{seconds // 60}:{seconds % 60:02}"
    return tr("{hours:,} h {minutes:02} min", hours=seconds // 3600, minutes=seconds % 3600 // 60)
