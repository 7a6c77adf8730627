from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from app.core.errors import KeyRefused, Refused, Unreachable
from app.telnyx.answer import Answer
from app.telnyx.connection import NoAnswer
from app.telnyx.listing import Listing, read_list

ERRORS = {"errors": [{"code": "10015", "title": "Bad", "detail": "page[size] is too large"}]}
Change = Callable[[dict[str, Any]], Any]


class Shelf:
    """A list of `total` items that gives `largest` a page at most, and can be told to lie on one page."""

    def __init__(self, total: int, largest: int = 250) -> None:
        self.total = total
        self.largest = largest
        self.asked: list[tuple[int, int]] = []
        self.lies: dict[int, Callable[[dict[str, Any]], Answer]] = {}

    def __call__(self, parameters: Mapping[str, str]) -> Answer:
        assert parameters["filter[x]"] == "y"
        number, wanted = int(parameters["page[number]"]), int(parameters["page[size]"])
        self.asked.append((number, wanted))
        size = min(wanted, self.largest)
        page = {
            "data": list(range(self.total)[(number - 1) * size : number * size]),
            "meta": {
                "page_number": number,
                "page_size": size,
                "total_pages": -(-self.total // size),
                "total_results": self.total,
            },
        }
        return self.lies[number](page) if number in self.lies else answer(200, page)

    def read(self, page_limit: int | None = None) -> Listing:
        return read_list(self, {"filter[x]": "y"}, page_limit)


def answer(status: int, body: Any) -> Answer:
    return Answer(status, {}, json.dumps(body).encode())


def meta(**changes: Any) -> Callable[[dict[str, Any]], Answer]:
    return lambda page: answer(200, {**page, "meta": {**page["meta"], **changes}})


@pytest.mark.parametrize("total", [0, 1, 249, 250, 251, 1000])
@pytest.mark.parametrize("largest", [20, 50, 250])
def test_all_pages_are_read_with_the_size_that_the_server_gives(total: int, largest: int) -> None:
    shelf = Shelf(total, largest)
    assert shelf.read() == Listing(tuple(range(total)), clean=True)
    assert len(shelf.asked) == max(1, -(-total // largest))


def test_an_empty_list_may_have_one_page_or_none() -> None:
    shelf = Shelf(0)
    shelf.lies[1] = meta(total_pages=1)
    assert shelf.read().clean


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize(
    "lie",
    [
        meta(total_results=601),
        meta(total_pages=4),
        meta(page_size=200),
        meta(page_number=9),
        meta(page_number=None),
        meta(total_results="600"),
        meta(page_size=0),
        lambda page: answer(200, {"data": page["data"]}),
        lambda page: answer(200, {**page, "data": page["data"][1:]}),
        lambda page: answer(200, {**page, "data": [*page["data"], 7]}),
        lambda page: answer(200, {**page, "data": []}),
    ],
)
def test_pages_that_do_not_fit_make_it_unclean(number: int, lie: Callable[[dict[str, Any]], Answer]) -> None:
    shelf = Shelf(600)
    shelf.lies[number] = lie
    assert not shelf.read().clean


@pytest.mark.parametrize("status", [204, 301, 500])
def test_a_later_page_that_does_not_come_makes_it_unclean(status: int) -> None:
    shelf = Shelf(600)
    shelf.lies[2] = lambda page: answer(status, page)
    listing = shelf.read()
    assert not listing.clean
    assert isinstance(listing.failure, Unreachable)
    assert listing.items == tuple(range(250))


def test_without_its_first_page_there_is_no_list() -> None:
    shelf = Shelf(600)
    shelf.lies[1] = lambda _: answer(401, ERRORS)
    with pytest.raises(KeyRefused):
        shelf.read()
    assert len(shelf.asked) == 1


@pytest.mark.parametrize("body", [[], {}, {"data": {}}, {"data": None}, None])
def test_a_first_page_that_is_no_list_is_an_error(body: Any) -> None:
    shelf = Shelf(600)
    shelf.lies[1] = lambda _: answer(200, body)
    with pytest.raises(Unreachable):
        shelf.read()


def test_a_limit_leaves_pages_out_and_says_so() -> None:
    shelf = Shelf(1500)
    assert shelf.read(page_limit=5) == Listing(tuple(range(1250)), clean=True, complete=False)
    assert len(shelf.asked) == 5
    assert shelf.read(page_limit=6).complete


def test_a_list_without_end_is_given_up_and_not_clean() -> None:
    listing = Shelf(1_000_000).read()
    assert not listing.clean
    assert not listing.complete


def test_pages_that_only_exist_in_the_totals_are_not_asked_for() -> None:
    shelf = Shelf(0)
    for number in range(1, 1000):
        shelf.lies[number] = meta(total_pages=1000, total_results=250_000)
    assert not shelf.read().clean
    assert len(shelf.asked) <= 2


def too_large(_page: dict[str, Any]) -> Answer:
    raise NoAnswer(Unreachable(), too_large=True)


def test_pages_too_large_for_the_bound_are_asked_for_in_small() -> None:
    shelf = Shelf(600)
    shelf.lies[2] = lambda page: too_large(page) if len(page["data"]) > 50 else answer(200, page)
    assert shelf.read() == Listing(tuple(range(600)), clean=True)
    assert {size for _, size in shelf.asked} == {250, 50}


def test_a_server_that_refuses_250_is_asked_for_50() -> None:
    shelf = Shelf(60)
    shelf.lies[1] = lambda page: answer(422, ERRORS) if len(page["data"]) > 50 else answer(200, page)
    assert shelf.read() == Listing(tuple(range(60)), clean=True)


@pytest.mark.parametrize("lie", [too_large, lambda _: answer(422, ERRORS)])
def test_one_that_gives_nothing_is_an_error(lie: Callable[[dict[str, Any]], Answer]) -> None:
    shelf = Shelf(60)
    shelf.lies[1] = lie
    with pytest.raises((Unreachable, Refused)):
        shelf.read()
    assert shelf.asked == [(1, 250), (1, 50)]
