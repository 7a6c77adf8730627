"""What is left of a kept fax when it was handed in."""

from dataclasses import replace

from app.core.kept_fax import KeptDocument, KeptFax, rest_of
from app.core.packet import PageChoice


def test_of_one_whose_first_part_was_handed_in_the_rest_comes_back() -> None:
    kept = KeptFax(
        "telnyx",
        documents=(KeptDocument("/a.pdf", "a"), KeptDocument("/b.pdf", "b")),
        pages=(PageChoice(0, 1), PageChoice(1, 2, 90, left_out=True), PageChoice(1, 1, left_out=True)),
        later=((1, 1), (1, 2)),
        compose_ids=("one",),
    )
    rest = rest_of(kept)
    assert rest
    assert rest.documents == (KeptDocument("/b.pdf", "b"),)
    assert rest.pages == (PageChoice(0, 2, 90), PageChoice(0, 1))
    assert rest.later == ()
    assert rest.compose_ids == ()
    assert rest_of(replace(kept, later=())) is None
