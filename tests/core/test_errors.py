from __future__ import annotations

import re
import string

import pytest

from app.core import errors
from app.core.errors import FaxError, KeyringRefused, NotPermitted, ServiceError, TooManyPages

GROUPS = {"DocumentError", "NumberError", "AccountError", "ServiceError", "ListeningError", "StorageError"}


def all_errors(of: type[FaxError] = FaxError) -> list[type[FaxError]]:
    return [each for child in of.__subclasses__() for each in (child, *all_errors(child))]


LEAVES = [error for error in all_errors() if error.__name__ not in GROUPS and error.__module__ == errors.__name__]


@pytest.mark.parametrize("error", LEAVES, ids=lambda error: error.__name__)
def test_each_error_says_what_happened_and_what_to_do(error: type[FaxError]) -> None:
    assert error.title != FaxError.title
    assert error.title.endswith(".")
    assert error.advice.endswith((".", "}"))
    names = [name for _, name, _, _ in string.Formatter().parse(f"{error.title} {error.advice}") if name]
    filled = error(**dict.fromkeys(names, "FILLED")).sentence
    assert filled.count("FILLED") == len(names)
    assert "{" not in filled


@pytest.mark.parametrize("error", LEAVES, ids=lambda error: error.__name__)
def test_an_error_can_be_shown_without_its_data(error: type[FaxError]) -> None:
    assert error().sentence.strip() == error().sentence != ""


def test_no_two_errors_say_the_same() -> None:
    assert len({(error.title, error.advice) for error in LEAVES}) == len(LEAVES)


@pytest.mark.parametrize("error", [error for error in LEAVES if issubclass(error, ServiceError)])
def test_trouble_on_the_line_does_not_say_what_became_of_a_fax(error: type[FaxError]) -> None:
    """It is told of the whole queue, also right after the answer of a fax was lost."""
    assert not re.search("nothing (was|is|has)", error().sentence, re.IGNORECASE)


def test_the_tree_in_the_file_is_the_tree() -> None:
    drawn = set(re.findall(r"\b[A-Z]\w+", (errors.__doc__ or "").split("FaxError\n")[1].split("\n\n")[0]))
    assert drawn == {error.__name__ for error in LEAVES} | GROUPS


def test_data_fills_the_sentence_and_is_no_template() -> None:
    assert TooManyPages(pages="351", limit=350).sentence.startswith("This document has 351 pages; Telnyx takes 350")
    assert NotPermitted(detail="{title}").sentence.endswith("Telnyx says: {title}")
    assert KeyringRefused().sentence.endswith("session only.")


def test_an_error_does_not_tell_its_data_to_a_log() -> None:
    assert "secret" not in str(NotPermitted(detail="secret"))
    assert "secret" not in repr(NotPermitted(detail="secret"))
