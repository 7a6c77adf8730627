"""Reads a list to its end, page by page, and says whether what it read can be all there is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.core.errors import FaxError, Refused
from app.telnyx import errors, wire
from app.telnyx.answer import Answer
from app.telnyx.connection import NoAnswer
from app.telnyx.wire import Page

# Telnyx states no maximum for faxes. A page of 250 long entries can exceed the bound on an answer.
_SIZES = (250, 50)
_PAGE_LIMIT = 400

Get = Callable[[Mapping[str, str]], Answer]
"""Asks for the list with these parameters. Raises NoAnswer."""


@dataclass(frozen=True, slots=True)
class Listing:
    """`clean`: every page wanted came, was well formed and agreed with the others about the totals. `complete`: no
    page was left out because of a limit. `failure`: why a page after the first did not come."""

    items: tuple[Any, ...]
    clean: bool
    complete: bool = True
    failure: FaxError | None = None


def read_list(get: Get, parameters: Mapping[str, str], page_limit: int | None = None) -> Listing:
    """Raises FaxError when the first page does not come."""
    try:
        return _read(get, parameters, _SIZES[0], page_limit)
    except (_PagesTooLarge, Refused):
        pass
    try:
        return _read(get, parameters, _SIZES[1], page_limit)
    except _PagesTooLarge as large:
        raise large.error from large


class _PagesTooLarge(Exception):
    def __init__(self, error: FaxError) -> None:
        super().__init__()
        self.error = error


def _read(get: Get, parameters: Mapping[str, str], size: int, page_limit: int | None) -> Listing:
    first = _page(get, parameters, 1, size)
    items = list(first.items)
    clean = _fits(first, first, 1)
    for number in range(2, (first.pages or 0) + 1):
        if number > (page_limit or _PAGE_LIMIT):
            return Listing(tuple(items), clean and page_limit is not None, complete=False)
        try:
            page = _page(get, parameters, number, size)
        except FaxError as error:
            return Listing(tuple(items), clean=False, failure=error)
        clean = clean and _fits(page, first, number)
        items += page.items
        if not page.items:  # then no further page has any, whatever the totals say
            break
    return Listing(tuple(items), clean)


def _page(get: Get, parameters: Mapping[str, str], number: int, size: int) -> Page:
    try:
        answer = get({**parameters, "page[number]": str(number), "page[size]": str(size)})
    except NoAnswer as error:
        if error.too_large:
            raise _PagesTooLarge(error.error) from error
        raise error.error from error
    page = wire.page_of(answer.body) if answer.status == 200 else None
    if not page:
        raise errors.from_answer(answer)
    return page


def _fits(page: Page, first: Page, number: int) -> bool:
    """Whether the page is what it should be by its own count and by that of the first page."""
    size, total = first.size, first.total
    if not size or total is None or (page.size, page.total, page.pages) != (size, total, first.pages):
        return False
    pages = -(-total // size)
    expected = min(size, max(0, total - (number - 1) * size))
    return page.number == number and len(page.items) == expected and page.pages in {pages, max(pages, 1)}
