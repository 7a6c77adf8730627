"""What follows from the documents on the page and what a person arranged."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.core.document import (
    Content,
    DocumentClass,
    DocumentFacts,
    DocumentVerdict,
    Fix,
    Limits,
    Opening,
    PageSize,
    Severity,
)
from app.core.errors import Gone
from app.core.packet import Packet, PageChoice, Raster, Tone
from app.ui.compose.arrangement import Arrangement
from app.ui.compose.packet import Contents, Part, Way

LETTER = PageSize(612, 792)


def part(document: int, pages: int = 3, **facts: object) -> Part:
    """A document that was found good."""
    known = {"content": Content.PDF, "opening": Opening.OPENED, "pages": (LETTER,) * pages, **facts}
    name = f"{document}.pdf"
    made = DocumentFacts(document, Path(name), 1000, f"{document:064x}", **known)  # type: ignore[arg-type]  # by name
    return Part(document * 10, Path(name), name, facts=made, verdict=DocumentVerdict(DocumentClass.A))


def all_pages(*parts: Part) -> tuple[PageChoice, ...]:
    return tuple(
        PageChoice(each.facts.id, page) for each in parts if each.facts for page in range(1, len(each.facts.pages) + 1)
    )


def contents(*parts: Part, **given: object) -> Contents:
    return Contents(parts=parts, **{"pages": all_pages(*parts), **given})  # type: ignore[arg-type]  # fields by name


def codes(of: Contents) -> list[str]:
    return [finding.code for finding in of.findings if finding.severity is Severity.ERROR]


def test_one_good_pdf_goes_as_it_is() -> None:
    whole = contents(part(1))
    assert (whole.way, whole.original, whole.forced) == (Way.ORIGINAL, whole.parts[0], "")


@pytest.mark.parametrize(
    "change",
    [
        lambda pages: pages[1:],
        lambda pages: pages[::-1],
        lambda pages: (replace(pages[0], turn=90), *pages[1:]),
        lambda pages: (replace(pages[0], left_out=True), *pages[1:]),
        lambda pages: (*pages, pages[0]),
    ],
)
def test_any_change_of_its_pages_makes_another_file(change: object) -> None:
    changed = contents(part(1), pages=change(all_pages(part(1))))  # type: ignore[operator]
    assert changed.original is None
    assert changed.way is Way.JOINED
    assert changed.packet == Packet(changed.included, Raster())


def test_several_and_pictures_are_joined() -> None:
    assert contents(part(1), part(2)).way is Way.JOINED
    assert contents(part(1, content=Content.PICTURE)).way is Way.JOINED
    assert contents(replace(part(1), cover=True)).way is Way.JOINED


@pytest.mark.parametrize(
    ("of", "word"),
    [
        (contents(replace(part(1), verdict=DocumentVerdict(DocumentClass.B))), "damaged"),
        (contents(replace(part(1, encrypted=True), verdict=DocumentVerdict(DocumentClass.D))), "encrypted"),
        (contents(part(1), pages=(PageChoice(1, 1, tone=Tone.CLEARER),)), "clearer"),
        (contents(part(1), always_pictures=True), "Settings"),
    ],
)
def test_what_can_only_go_as_fax_pictures_says_why(of: Contents, word: str) -> None:
    assert of.way is Way.PICTURES
    assert word in of.forced
    assert of.packet.as_pictures


def test_a_person_may_choose_pictures() -> None:
    chosen = contents(part(1), wants_pictures=True)
    assert (chosen.way, chosen.forced) == (Way.PICTURES, "")


def test_a_damaged_document_of_which_no_page_goes_decides_nothing() -> None:
    bad = replace(part(2), verdict=DocumentVerdict(DocumentClass.B))
    left_out = tuple(replace(choice, left_out=choice.document == 2) for choice in all_pages(part(1), bad))
    assert contents(part(1), bad, pages=left_out).way is Way.ORIGINAL


def test_pages_are_numbered_within_the_fax() -> None:
    pages = (PageChoice(2, 1), PageChoice(1, 3, left_out=True), PageChoice(1, 1, turn=90))
    shown = contents(part(1), part(2), pages=pages).shown
    assert [page.position for page in shown] == [1, 0, 2]
    assert shown[2].size == PageSize(792, 612)
    assert [page.words for page in shown] == [
        "Page 1, 2.pdf",
        "Page 3, left out, 1.pdf",
        "Page 2, turned by 90 degrees, 1.pdf",
    ]


def test_findings_lead_to_pages_of_the_fax() -> None:
    pages = (PageChoice(1, 1, left_out=True), PageChoice(1, 2), PageChoice(2, 1))
    of = contents(part(1, 2), part(2, 1), pages=pages)
    assert of.places_at((2, 1, 3)) == ((2, 1), (1, 2))
    assert (of.row_of(2), of.row_of(9)) == (2, None)


def test_a_document_that_cannot_be_read_is_never_left_away_silently() -> None:
    gone = Part(7, Path("gone.pdf"), "gone.pdf", error=Gone())
    of = contents(part(1), gone)
    assert codes(of) == ["not_read"]
    assert of.findings[0].text.startswith("gone.pdf: ")


def test_the_checks_see_what_goes() -> None:
    assert codes(contents(part(1, 351))) == ["too_many_pages"]
    assert codes(contents(part(1, 351), pages=all_pages(part(1, 350)))) == []
    two = contents(part(1, 200), part(2, 200))
    (finding,) = [finding for finding in two.findings if finding.fix is Fix.FIRST_PART]
    assert (finding.page, len(finding.pages)) == (351, 50)


def test_only_what_can_be_sent_is_looked_at() -> None:
    pages = (PageChoice(1, 1, left_out=True), PageChoice(1, 2), PageChoice(1, 3), PageChoice(2, 1), PageChoice(3, 1))
    bad = replace(part(1), verdict=DocumentVerdict(DocumentClass.C, (2,)))
    unknown = replace(part(2), verdict=None)
    of = contents(bad, unknown, part(3), pages=pages, limits=Limits(pages=3))
    assert of.can_be_looked_at == (PageChoice(1, 3),)


def test_names_are_those_of_pages_that_go() -> None:
    pages = (PageChoice(2, 1), PageChoice(1, 1, left_out=True), PageChoice(3, 1))
    assert contents(replace(part(2), cover=True), part(1), part(3), pages=pages).names == ("3.pdf",)


# what a person arranges

TWO = Arrangement(parts=(10, 20), pages=all_pages(part(1), part(2, 2)))


def order(arranged: Arrangement) -> list[tuple[int, int]]:
    return [(choice.document, choice.page) for choice in arranged.pages]


@pytest.mark.parametrize(
    ("place", "row", "now"),
    [
        ((1, 1), 5, [(1, 2), (1, 3), (2, 1), (2, 2), (1, 1)]),
        ((2, 2), 0, [(2, 2), (1, 1), (1, 2), (1, 3), (2, 1)]),
        ((1, 2), 1, [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]),
        ((1, 2), 2, [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]),
        ((1, 2), 4, [(1, 1), (1, 3), (2, 1), (1, 2), (2, 2)]),
        ((9, 9), 0, [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]),
    ],
)
def test_a_page_moves(place: tuple[int, int], row: int, now: list[tuple[int, int]]) -> None:
    assert order(TWO.with_page_before(place, row)) == now


def test_pages_of_a_document_come_before_those_behind_it() -> None:
    assert order(TWO.with_pages((PageChoice(3, 1),), {2})) == [(1, 1), (1, 2), (1, 3), (3, 1), (2, 1), (2, 2)]
    assert order(TWO.with_pages((PageChoice(3, 1),), set()))[-1] == (3, 1)


def test_a_page_turned_four_times_is_as_before() -> None:
    turned = TWO
    for turn in (90, 180, 270, 0):
        turned = turned.turned([(2, 2)])
        assert turned.pages[4].turn == turn
    assert turned == TWO


def test_a_range_leaves_the_others_out_and_other_documents_alone() -> None:
    ranged = TWO.left_out([(2, 1)]).with_range(1, {1, 3})
    assert [choice.left_out for choice in ranged.pages] == [False, True, False, True, False]
    assert [choice.left_out for choice in ranged.with_range(1, {2}).pages] == [True, False, True, True, False]


def test_the_first_part_goes_and_the_rest_is_the_next_fax() -> None:
    first = TWO.left_out([(1, 1)]).first_part([(2, 1), (2, 2)])
    assert [choice.left_out for choice in first.pages] == [True, False, False, True, True]
    rest = first.rest()
    assert rest.pages == (PageChoice(2, 1), PageChoice(2, 2))  # not the page that a person left out
    assert rest.later == frozenset()


def test_a_page_put_back_into_the_first_part_is_not_sent_twice() -> None:
    first = TWO.first_part([(2, 1), (2, 2)]).left_out([(2, 1)], False)
    assert order(first.rest()) == [(2, 2)]
