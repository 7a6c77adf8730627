"""Whose proxy is used. What variables do is the same on every system; the registry and such are Python's part."""

from __future__ import annotations

import pytest

from app.core.errors import AddressNotAllowed
from app.core.proxy import ProxySource, Way
from app.core.settings import TELNYX_URL
from app.wiring.proxy import way_to

OWN = "http://own.example:3128"
SYSTEM = "http://user:secret@system.example:8080"


def test_without_any_it_goes_directly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "nothing.example")  # so that on Windows and macOS nobody else is asked
    assert way_to(TELNYX_URL, "") == Way()


@pytest.mark.parametrize("variable", ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"])
def test_the_systems_is_used(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv(variable, SYSTEM)
    assert way_to(TELNYX_URL, "") == Way(SYSTEM, ProxySource.SYSTEM)


def test_one_for_http_alone_is_none_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", SYSTEM)
    assert way_to(TELNYX_URL, "") == Way()


def test_the_one_for_https_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "socks5://other.example:1080")
    monkeypatch.setenv("https_proxy", "system.example:8080")
    assert way_to(TELNYX_URL, "") == Way("http://system.example:8080", ProxySource.SYSTEM)


def test_the_one_of_our_settings_comes_before_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", SYSTEM)
    monkeypatch.setenv("no_proxy", "*")
    assert way_to(TELNYX_URL, OWN) == Way(OWN, ProxySource.SETTINGS)


@pytest.mark.parametrize("named", ["*", "api.telnyx.com", ".telnyx.com", "other.example, telnyx.com"])
def test_hosts_that_the_system_excepts_are_reached_directly(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setenv("https_proxy", SYSTEM)
    monkeypatch.setenv("no_proxy", named)
    assert way_to(TELNYX_URL, "") == Way()


@pytest.mark.parametrize("address", ["socks5://127.0.0.1:1080", "http://", "nonsense nonsense", "http://host:port"])
def test_one_of_a_kind_that_cannot_be_used_is_told(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("https_proxy", address)
    assert way_to(TELNYX_URL, "") == Way(None, ProxySource.NOT_USABLE)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8765/v2", "https://127.0.0.1/v2", "http://localhost:1/v2", "https://[::1]:8/v2"]
)
def test_this_computer_is_never_reached_by_one(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("https_proxy", SYSTEM)
    monkeypatch.setenv("http_proxy", SYSTEM)
    assert way_to(url, OWN) == Way()


def test_an_address_that_cannot_be_is_said_as_everywhere() -> None:
    with pytest.raises(AddressNotAllowed):
        way_to("https://[::1/v2", OWN)
