"""What finds a fax and what does not."""

import pytest

from app.core.attempt import AttemptState
from app.core.search import is_found, wanted
from app.ui.made.faxes import made_fax

FAX = made_fax(
    state=AttemptState.FAILED,
    recipient="+442079460018",
    name="Befund Müller – Anlage 3.pdf",
    attempt={"reason": "user_busy", "telnyx_id": "3d2f1c7e-8a51"},
)


@pytest.mark.parametrize(
    "typed",
    [
        "+44 20 7946 0018",
        "020 7946 0018",
        "(020) 7946-0018",
        "7946",
        "befund",
        "BEFUND",
        "muller",
        "Müller anlage",
        "anlage 3.pdf",
        "failed",
        "busy",
        "2026-03-02",
        "2 march",
        "monday 7946",
        "3d2f1c7e-8a51",
        "  befund   busy ",
        "",
    ],
)
def test_it_is_found(typed: str) -> None:
    assert is_found(FAX, typed)


@pytest.mark.parametrize("typed", ["0044", "7947", "delivered", "befund delivered", "2026-03-03", "<", "in progress"])
def test_it_is_not_found(typed: str) -> None:
    assert not is_found(FAX, typed)


def test_what_is_on_its_way_is_found_as_such_only() -> None:
    fax = made_fax(state=AttemptState.UPLOADING)
    assert is_found(fax, "in progress")
    assert not is_found(fax, "uploading")
    assert is_found(made_fax(state=AttemptState.UNKNOWN), "needs you")


def test_a_number_is_one_however_it_is_grouped() -> None:
    assert wanted("312-555 (01) 72") == (frozenset({"312-555 (01) 72", "3125550172"}),)
    assert wanted("order 555-01") == (frozenset({"order"}), frozenset({"555-01", "55501"}))
    assert wanted("1 2") == (frozenset({"1"}), frozenset({"2"}))
    assert wanted(" \n") == ()
