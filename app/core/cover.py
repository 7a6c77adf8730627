"""A cover page: what stands on it, how long that may be, and what is known of it once it is drawn."""

import datetime
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.core.errors import CoverFieldTooLong
from app.core.language import tr
from app.core.packet import Paper

OWN_TEXT = tr("""# FAX

To: {to}
Fax number: {number}
From: {from}
Date: {date}
Pages, with this one: {pages}
Subject: {subject}

{message}
""")
"""What a person's own text begins as. A line that begins with "# " is large."""


class CoverKind(StrEnum):
    """The templates."""

    PLAIN = "plain"
    CONFIDENTIAL = "confidential"
    COURT = "court"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Cover:
    """One cover page. Empty fields are left off it.

    `pages`: of the whole fax, this one included. `number` and `sender_number` as they are to be printed. `to` is the
    court on a court's cover; `case_number` and `parties` stand on that only. `own_text` is the whole text of the
    person's own cover, with places as in PLACES.
    """

    kind: CoverKind
    date: datetime.date
    pages: int
    to: str = ""
    number: str = ""
    sender: str = ""
    sender_number: str = ""
    organisation: str = ""
    subject: str = ""
    case_number: str = ""
    parties: str = ""
    message: str = ""
    own_text: str = ""


@dataclass(frozen=True, slots=True)
class CoverHabits:
    """What is the same on every cover page of a person, and kept. `logo` is a file's path; empty: none."""

    sender: str = ""
    organisation: str = ""
    own_text: str = OWN_TEXT
    logo: str = ""


@dataclass(frozen=True, slots=True)
class DrawnCover:
    """A cover page as a PDF of one page. `lines_left`: how many more lines its message, or own text, could have.
    `not_printed`: characters that no font of this computer has, each once; they print as empty boxes."""

    pdf: bytes
    lines_left: int
    not_printed: str = ""


@dataclass(frozen=True, slots=True)
class KeptCover:
    """A drawn cover page as a private file of ours; otherwise as DrawnCover."""

    path: Path
    lines_left: int
    not_printed: str = ""


LONGEST = {
    "to": 100,
    "number": 40,
    "sender": 100,
    "sender_number": 40,
    "organisation": 100,
    "subject": 200,
    "case_number": 60,
    "parties": 200,
    "message": 5000,
    "own_text": 5000,
}
"""Characters by field of Cover. A message that is within it can still be longer than the page: drawing tells."""

FIELD_LABELS = {
    "to": tr("To"),
    "number": tr("Fax number"),
    "sender": tr("From"),
    "sender_number": tr("Your fax number"),
    "organisation": tr("Organization"),
    "subject": tr("Subject"),
    "case_number": tr("Case number"),
    "parties": tr("Parties"),
    "message": tr("Message"),
    "own_text": tr("Text of your cover page"),
}

PLACES = ("to", "from", "organization", "number", "date", "pages", "subject", "message")
"""What may stand in braces in a person's own text."""

_PLACE = re.compile("{(" + "|".join(PLACES) + ")}")
_TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
_MONTHS = (
    *(tr("January"), tr("February"), tr("March"), tr("April"), tr("May"), tr("June")),
    *(tr("July"), tr("August"), tr("September"), tr("October"), tr("November"), tr("December")),
)


def check_lengths(cover: Cover) -> None:
    """Raises CoverFieldTooLong."""
    for name, longest in LONGEST.items():
        if len(getattr(cover, name)) > longest:
            raise CoverFieldTooLong(field=FIELD_LABELS[name], longest=f"{longest:,}")


def printable(text: str) -> str:
    """`text` without characters that cannot be printed or that turn other text around; its lines end with "\\n"."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    spaced = unified.replace("\t", "    ")
    return "".join(each for each in spaced if each == "\n" or not _is_hidden(each))


def one_line(text: str) -> str:
    """As `printable`, with single spaces only."""
    return " ".join(printable(text).split())


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs") or unicodedata.bidirectional(character) in _TURNING


def date_words(day: datetime.date, paper: Paper) -> str:
    """With the month as a word, since 3/2 is two different days; in the order of where the paper is used."""
    month = _MONTHS[day.month - 1]
    return f"{month} {day.day}, {day.year}" if paper is Paper.LETTER else f"{day.day} {month} {day.year}"


def own_words(cover: Cover, paper: Paper) -> str:
    """The person's own text with its places filled. Braces that name no place stay as they are, also those in what
    is filled in."""
    values = {
        "to": one_line(cover.to),
        "from": one_line(cover.sender),
        "organization": one_line(cover.organisation),
        "number": one_line(cover.number),
        "date": date_words(cover.date, paper),
        "pages": str(cover.pages),
        "subject": one_line(cover.subject),
        "message": printable(cover.message),
    }
    return _PLACE.sub(lambda place: values[place[1]], printable(cover.own_text))
