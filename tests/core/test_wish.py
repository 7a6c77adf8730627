"""What a second start says to the first: all of it arrives, and nothing else is believed."""

import json
from pathlib import Path

import pytest

from app.core.wish import MOST_BYTES, Wish, read_wish

HOME = Path("/home/clinic").absolute()  # on Windows on a drive
WISH = Wish((HOME / "a letter.pdf", HOME / "\u75c5\u9662-\udce9.pdf"), "practice", "token-1_TIME7")


def test_it_arrives_whole_with_names_in_any_encoding() -> None:
    assert read_wish(WISH.encoded()) == WISH
    assert read_wish(Wish().encoded()) == Wish()


def test_of_too_many_files_the_first_ones_arrive_within_bounds() -> None:
    many = tuple(HOME / f"{'long-name-' * 400}/{number}.pdf" for number in range(3000))
    message = Wish(many).encoded()
    assert len(message) <= MOST_BYTES
    files = read_wish(message).files
    assert len(files) > 100
    assert files == many[: len(files)]


@pytest.mark.parametrize(
    "fields",
    [
        "text",
        [],
        {},
        {"files": ["letter.pdf"], "account": "", "token": ""},
        {"files": ["/a\0.pdf"], "account": "", "token": ""},
        {"files": ["/" + "a" * 40_000], "account": "", "token": ""},
        {"files": [7], "account": "", "token": ""},
        {"files": "/a.pdf", "account": "", "token": ""},
        {"files": ["/a.pdf"] * 1001, "account": "", "token": ""},
        {"files": [], "account": 1, "token": ""},
        {"files": [], "account": "", "token": "a\nb"},
        {"files": [], "account": "", "token": "a" * 1001},
        {"files": [], "account": "", "token": "", "send": True},
    ],
)
def test_what_no_start_says_is_refused(fields: object) -> None:
    with pytest.raises(ValueError, match=r"fields|files|path|text"):
        read_wish(json.dumps(fields).encode())


@pytest.mark.parametrize("message", [b"", b"\xff\xfe", b"{", b"[" * 100_000])
def test_what_is_no_message_is_refused(message: bytes) -> None:
    with pytest.raises(ValueError, match="JSON"):
        read_wish(message)
