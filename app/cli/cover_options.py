"""The cover page as options of `faxwell send`."""

import argparse
import datetime
from collections.abc import Callable
from pathlib import Path

from app.cli import USAGE, Failed, complain
from app.cli.setup import Place
from app.core.cover import Cover, CoverKind
from app.core.number import FaxNumber, parse_fax_number
from app.wiring.covers import Covers

_TEXTS = {"to": "court, for a court", "subject": "", "message": "", "case_number": "", "parties": ""}
_KEPT = {"sender": "from", "organisation": "organization"}  # else what was typed in the window last


def add_cover_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("cover page")
    group.add_argument(
        "--cover", choices=list(CoverKind), type=CoverKind, metavar="TEMPLATE", help=", ".join(CoverKind)
    )
    for name, remark in _TEXTS.items():
        group.add_argument(f"--cover-{name.replace('_', '-')}", metavar="TEXT", help=remark or None)
    for name, shown in _KEPT.items():
        group.add_argument(f"--cover-{shown}", dest=f"cover_{name}", metavar="TEXT", help="else as in the window")
    group.add_argument("--cover-logo", type=Path, metavar="FILE", help="a picture; else as in the window")


def cover_of(
    given: argparse.Namespace, place: Place, recipient: FaxNumber, covers: Covers
) -> Callable[[int], Path] | None:
    """What draws the cover page of a fax of so many pages, itself included, or None. Raises Failed."""
    texts = {name: getattr(given, f"cover_{name}") for name in (*_TEXTS, *_KEPT)}
    if given.cover is None:
        if given.cover_logo or any(text is not None for text in texts.values()):
            raise Failed(USAGE, f"Say which cover page it is: --cover {CoverKind.PLAIN}.")
        return None
    habits = place.settings.cover
    kept = {"sender": habits.sender, "organisation": habits.organisation, "own_text": habits.own_text}
    written = kept | {name: text for name, text in texts.items() if text is not None}
    logo = given.cover_logo or (Path(habits.logo) if habits.logo else None)
    numbers = {"number": recipient.display, "sender_number": _sender_number(given, place)}

    def draw(pages: int) -> Path:
        cover = Cover(given.cover, datetime.datetime.now().astimezone().date(), pages, **numbers, **written)
        kept = covers.draw(cover, given.paper or place.settings.usual_paper, logo)
        if kept.not_printed:
            complain(f"Not printed, for no font on this computer has it: {' '.join(kept.not_printed)}")
        return kept.path

    return draw


def _sender_number(given: argparse.Namespace, place: Place) -> str:
    """As it is printed; empty where only the account will tell."""
    number = given.sender or place.chosen.sender
    return parse_fax_number(number, place.settings.home_region).display if number else ""
