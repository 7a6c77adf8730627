"""How the pages of a fax will look on paper, and what shape they have: the lines of the checks about them.

The limits were set on made and real pages.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from app.core.document import Finding, Fix, PageSize, Severity
from app.core.language import plural
from app.core.packet import PAPER_SIZES, Lines, PageChoice, PageLook, Paper, Raster, Tone
from app.core.review import page_list

_BLANK_INK = 3e-5
_BLANK_CONTRAST = 0.12
_FAINT = 0.0015
_DARK_INK = 0.35
_CAN_BE_LIGHTENED = 0.2  # grey; what is black already stays black
_MUDDY_GREY = 0.04
_SMALLEST_READABLE_PT = {Lines.STANDARD: 10.0, Lines.FINE: 7.5, Lines.SUPERFINE: 5.5}
"""Eight points at fine, with some room for a page that is shrunk a little to fit the paper."""
_SAME_SIZE_PT = 6.0
_SIDEWAYS = 1.05


@dataclass(frozen=True, slots=True)
class ReadablePage:
    """`position`: within the fax, from 1. `look` is None where it is not known yet."""

    position: int
    choice: PageChoice
    look: PageLook | None
    size: PageSize
    is_picture: bool

    @property
    def is_blank(self) -> bool:
        look = self.look
        return look is not None and look.ink < _BLANK_INK and look.contrast < _BLANK_CONTRAST


_Seen = list[tuple[PageChoice, PageLook, int]]
"""Pages that are not blank and were looked at, with their positions."""


def of_looks(pages: list[ReadablePage], raster: Raster, as_pictures: bool) -> list[Finding]:
    seen = [(page.choice, page.look, page.position) for page in pages if page.look and not page.is_blank]
    blank = [page.position for page in pages if page.is_blank]
    findings = _found("{pages} look blank.", "{pages} looks blank.", blank, "blank", Fix.LEAVE_OUT)
    findings += _of_tones(seen, as_pictures) if raster.black_threshold is None else _of_threshold(seen)
    smallest = _SMALLEST_READABLE_PT[raster.lines]
    findings += _found(
        "{pages} have text too small to be read at this quality.",
        "{pages} has text too small to be read at this quality.",
        _where(seen, lambda _, look: look.smallest_text_pt is not None and look.smallest_text_pt < smallest),
        "small_text",
        None if raster.lines is Lines.SUPERFINE else Fix.FINER,
    )
    return findings + _twice(pages)


def _where(seen: _Seen, holds: Callable[[PageChoice, PageLook], bool]) -> list[int]:
    return [position for choice, look, position in seen if holds(choice, look)]


def _of_tones(seen: _Seen, as_pictures: bool) -> list[Finding]:
    """What becomes of greys where each page has its tone."""
    return [
        *_found(
            "{pages} have faint parts that will be missing.",
            "{pages} has faint parts that will be missing.",
            _where(seen, _is_faint),
            "faint",
            Fix.CLEARER,
        ),
        *_found(
            "{pages} are too dark: details run together.",
            "{pages} is too dark: details run together.",
            _where(seen, lambda choice, look: _is_dark(choice, look) and look.grey >= _CAN_BE_LIGHTENED),
            "dark",
            Fix.CLEARER,
        ),
        *_found(
            "{pages} are mostly black: fine light parts may close up.",
            "{pages} is mostly black: fine light parts may close up.",
            _where(seen, lambda choice, look: _is_dark(choice, look) and look.grey < _CAN_BE_LIGHTENED),
            "dark",
        ),
        *_found(
            "{pages} have grey areas that may turn dark and hide text.",
            "{pages} has grey areas that may turn dark and hide text.",
            _where(seen, _is_muddy_form),
            "grey",
            Fix.CLEARER,
        ),
        *_found(
            "{pages} have pictures in grey that may turn into black blotches.",
            "{pages} has pictures in grey that may turn into black blotches.",
            _where(seen, lambda choice, look: _is_muddy_photo(choice, look, as_pictures)),
            "grey",
            Fix.PHOTO,
        ),
    ]


def _of_threshold(seen: _Seen) -> list[Finding]:
    """A black threshold of one's own overrules tones."""
    return _found(
        "{pages} have grey areas that your black threshold makes black or white.",
        "{pages} has grey areas that your black threshold makes black or white.",
        _where(seen, lambda _, look: look.grey >= _MUDDY_GREY),
        "grey",
    )


def _is_faint(choice: PageChoice, look: PageLook) -> bool:
    if choice.tone is Tone.CLEARER or _tone(choice, look) is Tone.PHOTO:
        return False
    return look.ink < _BLANK_INK or look.faint >= _FAINT


def _is_dark(choice: PageChoice, look: PageLook) -> bool:
    return look.ink >= _DARK_INK and _tone(choice, look) not in (Tone.CLEARER, Tone.PHOTO)


def _is_muddy_form(choice: PageChoice, look: PageLook) -> bool:
    """Areas of few greys: by threshold they become white, or black over what is written in them; by error diffusion,
    dots over it. As the file itself, nobody knows."""
    unsure = choice.tone in (Tone.AUTO, Tone.PHOTO)
    return unsure and look.tone is Tone.TEXT and look.grey >= _MUDDY_GREY and not _is_dark(choice, look)


def _is_muddy_photo(choice: PageChoice, look: PageLook, as_pictures: bool) -> bool:
    unsure = choice.tone is Tone.TEXT or (choice.tone is Tone.AUTO and not as_pictures)
    return unsure and look.tone is Tone.PHOTO and look.grey >= _MUDDY_GREY


def _tone(choice: PageChoice, look: PageLook) -> Tone:
    return look.tone if choice.tone is Tone.AUTO else choice.tone


def _twice(pages: list[ReadablePage]) -> list[Finding]:
    first: dict[str, int] = {}
    again: dict[int, int] = {}
    for page in pages:
        if page.look and not page.is_blank:
            before = first.setdefault(page.look.digest, page.position)
            if before != page.position:
                again[page.position] = before
    return _found(
        "{pages} look the same as pages before them.",
        "{pages} looks the same as page {first}.",
        list(again),
        "twice",
        Fix.LEAVE_OUT,
        first=next(iter(again.values()), 0),
    )


def of_shapes(pages: list[ReadablePage], raster: Raster, as_pictures: bool) -> list[Finding]:
    sideways = [page.position for page in pages if page.size.width_pt > page.size.height_pt * _SIDEWAYS]
    findings = _found(
        "{pages} are wider than high and will be small on the paper.",
        "{pages} is wider than high and will be small on the paper.",
        sideways,
        "sideways",
        Fix.TURN,
    )
    if as_pictures:
        return findings
    papers = {page.position: _paper(page.size) for page in pages if not page.is_picture}
    odd = [position for position, paper in papers.items() if paper is None]
    findings += _found(
        "{pages} are of a size that fax machines do not print.",
        "{pages} is of a size that fax machines do not print.",
        odd,
        "odd_size",
        Fix.FIT,
    )
    kinds = Counter(paper for paper in papers.values() if paper)
    if len(kinds) > 1:
        others = [position for position, paper in papers.items() if paper not in (None, raster.paper)]
        findings += _found(
            "{pages} are of another paper size than the rest.",
            "{pages} is of another paper size than the rest.",
            others,
            "mixed_sizes",
            Fix.FIT,
        )
    return findings


def _paper(size: PageSize) -> Paper | None:
    """Letter or A4, upright or not."""
    short, long = sorted((size.width_pt, size.height_pt))
    for paper, its in PAPER_SIZES.items():
        if abs(short - its.width_pt) <= _SAME_SIZE_PT and abs(long - its.height_pt) <= _SAME_SIZE_PT:
            return paper
    return None


def _found(
    many: str, one: str, positions: list[int], code: str, fix: Fix | None = None, **data: object
) -> list[Finding]:
    """Nothing where there are no positions. `many` and `one` as in plural."""
    if not positions:
        return []
    text = plural(many, one, len(positions), pages=page_list(positions), **data)
    return [Finding(code, Severity.WARNING, text, positions[0], tuple(positions), fix)]
