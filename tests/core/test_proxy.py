from __future__ import annotations

import pytest

from app.core.proxy import ProxySource, Way, proxy_address


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""),
        ("  ", ""),
        ("http://proxy.example:3128", "http://proxy.example:3128"),
        (" http://10.0.0.1:8080/ \n", "http://10.0.0.1:8080"),
        ("http://[::1]:3128", "http://[::1]:3128"),
    ],
)
def test_an_address_is_kept_in_one_form(text: str, kept: str) -> None:
    assert proxy_address(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "proxy.example:3128",
        "http://proxy.example",
        "http://proxy.example:0",
        "http://proxy.example:65536",
        "http://proxy.example:٣",
        "http://user:secret@proxy.example:3128",
        "http://proxy.example:3128/path",
        "http://proxy.example:3128\r\nHost: x",
        "socks5://proxy.example:1080",
        "https://proxy.example:3128",
        "http://:3128",
        "http://proxy..example:3128",
        "http://" + "a" * 64 + ":3128",
    ],
)
def test_what_cannot_be_one_or_holds_a_password_is_not_kept(text: str) -> None:
    assert proxy_address(text) is None


@pytest.mark.parametrize(
    ("way", "words"),
    [
        (Way(), "Requests to Telnyx go directly, without a proxy."),
        (
            Way("http://proxy.example:3128", ProxySource.SETTINGS),
            "Requests to Telnyx go by the proxy proxy.example:3128, from Faxwell's settings.",
        ),
        (
            Way("https://user:se@cret@proxy.example:3128/", ProxySource.SYSTEM),
            "Requests to Telnyx go by the proxy proxy.example:3128, from the system's settings.",
        ),
        (
            Way(None, ProxySource.NOT_USABLE),
            "Requests to Telnyx go directly: the system's proxy is of a kind that Faxwell cannot use.",
        ),
    ],
)
def test_the_way_is_told_without_a_password(way: Way, words: str) -> None:
    assert str(way.words) == words
    assert "cret" not in repr(way)
