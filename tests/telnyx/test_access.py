from __future__ import annotations

import pytest

from app.core.errors import AddressNotAllowed, KeyMalformed
from app.telnyx.access import access_to, checked_address, normalised_key
from app.telnyx.client import TelnyxClient
from tests.telnyx.conftest import KEY


@pytest.mark.parametrize("text", [KEY, f" {KEY}\n", f"\t{KEY}\r\n", f"\u00a0{KEY}\u2003"])
def test_white_space_around_a_key_is_taken_off(text: str) -> None:
    assert normalised_key(text) == KEY


@pytest.mark.parametrize(
    "text", ["", " ", "KEY 1", "KEY\n1", "KEY\r\nX: y", "KEYé", "KEY\x00", "KEY\u200b", "КEY1", "K" * 513, "KEY\x7f"]
)
def test_what_cannot_stand_in_a_header_is_refused_without_quoting_it(text: str) -> None:
    with pytest.raises(KeyMalformed) as raised:
        normalised_key(text)
    assert not text.strip() or text not in f"{raised.value!r}{raised.value}{raised.value.sentence}"


def test_no_repr_shows_the_key_or_the_password_of_a_proxy() -> None:
    access = access_to("https://api.telnyx.com/v2", lambda: KEY, lambda: "http://user:secret@proxy.example:3128")
    client = TelnyxClient("https://api.telnyx.com/v2", lambda: KEY, lambda: "http://user:secret@proxy.example:3128")
    assert "canary" not in f"{access!r}{client!r}"
    assert "secret" not in f"{access!r}{client!r}"


@pytest.mark.parametrize(
    "url",
    [
        "https://api.telnyx.com/v2",
        "https://api.telnyx.com/v2/",
        "https://api.telnyx.com:8443/v2",
        "http://127.0.0.1:8000/v2",
        "http://127.3.2.1/v2",
        "http://localhost:8000/v2",
        "http://[::1]:8000/v2",
        "https://[2001:db8::1]/v2",
    ],
)
def test_addresses_that_may_be_used(url: str) -> None:
    assert checked_address(url) == url.rstrip("/")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "api.telnyx.com/v2",
        "http://api.telnyx.com/v2",
        "ftp://127.0.0.1/v2",
        "file:///etc/passwd",
        "https:///v2",
        "https://",
        "https://user@api.telnyx.com/v2",
        "http://127.0.0.1@evil.example/v2",
        "http://127.0.0.1\\@evil.example/v2",
        "http://127.0.0.1.evil.example/v2",
        "http://localhost.evil.example/v2",
        "http://2130706433/v2",
        "http://0.0.0.0/v2",
        "http://10.0.0.1/v2",
        "http://[::ffff:10.0.0.1]/v2",
        "https://api.telnyx.com/v2?x=y",
        "https://api.telnyx.com/v2#x",
        "https://api.telnyx.com/v2\r\nHost: evil.example",
        "https://api.telnyx.com /v2",
        "https://api.telnyx.com:99999/v2",
        "https://api.telnyx.com:x/v2",
        "https://[::1/v2",
        "https://" + "a" * 64 + ".example/v2",
        "https://аpi.telnyx.com/v2",
        "HTTPS://api.telnyx.com/v2",
    ],
)
def test_addresses_that_may_not(url: str) -> None:
    with pytest.raises(AddressNotAllowed):
        checked_address(url)


@pytest.mark.parametrize(
    "proxy", ["", "proxy.example:3128", "socks5://127.0.0.1:1", "http://", "http://a b:1", "http://proxy.example:x"]
)
def test_a_proxy_that_cannot_be_one_is_refused(proxy: str) -> None:
    with pytest.raises(AddressNotAllowed):
        access_to("https://api.telnyx.com/v2", lambda: KEY, lambda: proxy).proxy  # noqa: B018 - asking raises


def test_no_proxy_for_plain_http() -> None:
    assert access_to("http://127.0.0.1:1/v2", lambda: KEY, lambda: "http://proxy.example:3128").proxy is None
