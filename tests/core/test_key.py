import pytest

from app.core.errors import KeyMalformed
from app.core.key import pasted_key

KEY = "KEY0123456789ABCDEF0123456789ABCDEF_abcDEF-123"


@pytest.mark.parametrize(
    "text", [KEY, f"  {KEY}\n", f"\t{KEY}\r\n", f"{KEY[:20]}\n{KEY[20:]}", f"\u00a0{KEY}\u2028"], ids=range(5)
)
def test_white_space_is_never_part_of_a_key(text: str) -> None:
    assert pasted_key(text) == KEY


@pytest.mark.parametrize(
    "text",
    ["", " ", "KEY", "hunter2", "correct horse battery staple", f"Bearer {KEY}", f"{KEY}é", f"\u202e{KEY}", f"{KEY}\0",
     KEY.lower(), f"{KEY}/../", "KEY" + "x" * 1000],
    ids=range(12),
)  # fmt: skip
def test_what_is_no_key_is_refused_without_being_quoted(text: str) -> None:
    with pytest.raises(KeyMalformed) as raised:
        pasted_key(text)
    assert raised.value.data == {}
