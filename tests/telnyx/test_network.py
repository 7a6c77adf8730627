"""TLS, proxies and the environment."""

from __future__ import annotations

import socket
import ssl
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import trustme

from app.core.attempt import Route
from app.core.errors import (
    AddressNotAllowed,
    CertificateExpired,
    CertificateNotTrusted,
    CertificateOfOtherHost,
    FaxError,
    Offline,
    ProxyAsksPassword,
    ProxyRefuses,
    TlsProblem,
)
from app.core.ports import Accepted, NotSent, SendOrder, Unclear
from app.telnyx import tls
from app.telnyx.client import TelnyxClient
from tests.telnyx.conftest import KEY, Patience, Steps, nothing, server_tls
from tests.telnyx.fault_server import FaultServer, Peer, answering, reply
from tests.telnyx.proxy import Proxy
from tests.telnyx.test_client import DATE
from tests.telnyx.test_wire import FAX

Order = Callable[[Route], SendOrder]
LIST = reply(200, {"data": []}, date=DATE)
ACCEPTED = reply(202, {"data": FAX})

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="there the system's trust cannot be set by a variable"
)


# --- TLS


def test_an_authority_of_the_system_is_trusted(trusted: ssl.SSLContext) -> None:
    with FaultServer(answering(LIST), trusted) as server:
        assert server.url.startswith("https:")
        assert TelnyxClient(server.url, lambda: KEY).preflight()


@pytest.fixture(params=["expired", "not yet", "other host", "unknown authority", "plain", "slammed"])
def bad_server(
    request: pytest.FixtureRequest, authority: tuple[trustme.CA, Path], monkeypatch: pytest.MonkeyPatch
) -> tuple[FaultServer, type[FaxError]]:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority[1]))
    servers: dict[str, Callable[[], tuple[FaultServer, type[FaxError]]]] = {
        "expired": lambda: (FaultServer(Peer.close, server_tls(authority[0], days=-10)), CertificateExpired),
        "not yet": lambda: (FaultServer(Peer.close, server_tls(authority[0], since=10)), CertificateExpired),
        "other host": lambda: (FaultServer(Peer.close, server_tls(authority[0], "x.example")), CertificateOfOtherHost),
        "unknown authority": lambda: (FaultServer(Peer.close, server_tls(trustme.CA())), CertificateNotTrusted),
        "plain": lambda: (FaultServer(log_in_page), TlsProblem),
        "slammed": lambda: (FaultServer(Peer.close), Offline),
    }
    return servers[request.param]()


def log_in_page(peer: Peer) -> None:
    """Of a server that speaks no TLS."""
    peer.receive()
    peer.send(reply(200, b"<html>Welcome to our Wi-Fi</html>"))
    peer.until_closed()


def test_a_bad_certificate_stops_everything_and_is_named(
    bad_server: tuple[FaultServer, type[FaxError]], order: Order, document: Path
) -> None:
    server, expected = bad_server
    with server:
        client = TelnyxClient(server.url.replace("http:", "https:"), lambda: KEY)
        for route in Route:
            outcome = client.send(order(route), nothing, Steps(), Patience())
            assert isinstance(outcome, NotSent)
            assert type(outcome.error) is expected
        with pytest.raises(expected):
            client.preflight()
        with pytest.raises(expected):
            client.upload(document, "media-1", Steps(), Patience())
    assert server.received == []


def test_a_handshake_that_never_ends_proves_that_nothing_was_sent(
    order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.telnyx.connection.CONNECT_SECONDS", 0.3)
    with FaultServer(Peer.mute) as server:
        client = TelnyxClient(server.url.replace("http:", "https:"), lambda: KEY)
        outcome = client.send(order(Route.MEDIA), nothing, Steps(), Patience())
    assert isinstance(outcome, NotSent)
    assert isinstance(outcome.error, Offline)


def test_a_line_that_breaks_beneath_tls_is_unclear(order: Order, trusted: ssl.SSLContext) -> None:
    """Without TLS's own good-bye, which a cut answer must not be taken without."""

    def cut(peer: Peer) -> None:
        peer.request()
        peer.send(ACCEPTED[:-30])
        peer.sock.shutdown(socket.SHUT_RDWR)

    with FaultServer(cut, trusted) as server:
        for route in Route:
            outcome = TelnyxClient(server.url, lambda: KEY).send(order(route), nothing, Steps(), Patience())
            assert isinstance(outcome, Unclear)
    assert len(server.posts) == len(Route)


@pytest.fixture
def fresh_context() -> object:
    """The context is made once for each process; here it is made again."""
    tls._made_once.cache_clear()
    yield
    tls._made_once.cache_clear()


def test_the_context_is_made_once(fresh_context: object) -> None:
    assert tls.shared_context() is tls.shared_context()


def test_without_authorities_of_the_system_those_of_certifi_do(
    fresh_context: object, authority: tuple[trustme.CA, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    monkeypatch.setattr("certifi.where", lambda: str(authority[1]))
    with FaultServer(answering(LIST), server_tls(authority[0])) as server:
        assert TelnyxClient(server.url, lambda: KEY).preflight()


def test_no_session_keys_are_written(
    fresh_context: object, trusted: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    keys = tmp_path / "keys"
    monkeypatch.setenv("SSLKEYLOGFILE", str(keys))
    with FaultServer(answering(LIST), trusted) as server, Proxy(None) as proxy:
        TelnyxClient(server.url, lambda: KEY).preflight()
        TelnyxClient(server.url, lambda: KEY, lambda: proxy.url).preflight()
    with FaultServer(answering(LIST)) as server:
        TelnyxClient(server.url, lambda: KEY).preflight()
    assert not keys.exists()


# --- proxies


@pytest.mark.parametrize("secure", [False, True])
@pytest.mark.parametrize("route", [Route.MEDIA, Route.CONTENTS])
def test_a_proxy_that_was_asked_for_sees_neither_key_nor_document(
    secure: bool, route: Route, trusted: ssl.SSLContext, order: Order
) -> None:
    with FaultServer(answering(ACCEPTED), trusted) as server, Proxy(trusted if secure else None) as proxy:
        client = TelnyxClient(server.url, lambda: KEY, lambda: proxy.url)
        assert isinstance(client.send(order(route), nothing, Steps(), Patience()), Accepted)
    assert proxy.connections == 1
    assert proxy.passed.startswith(b"CONNECT 127.0.0.1:")
    assert KEY.encode() not in proxy.passed
    assert order(route).document.read_bytes()[:64] not in proxy.passed


@pytest.mark.parametrize(
    ("status", "error"), [(403, ProxyRefuses), (407, ProxyAsksPassword), (502, Offline), (504, Offline)]
)
@pytest.mark.parametrize("route", [Route.MEDIA, Route.CONTENTS])
def test_a_proxy_that_refuses_proves_that_nothing_was_sent(
    status: int, error: type[FaxError], route: Route, trusted: ssl.SSLContext, order: Order
) -> None:
    with FaultServer(answering(ACCEPTED), trusted) as server, Proxy(None, status) as proxy:
        client = TelnyxClient(server.url, lambda: KEY, lambda: proxy.url)
        outcome = client.send(order(route), lambda: pytest.fail("marked"), Steps(), Patience())
    assert isinstance(outcome, NotSent)
    assert type(outcome.error) is error
    assert server.connections == 0
    assert proxy.connections == 1


def test_a_proxy_that_cannot_be_one_sends_nothing(order: Order) -> None:
    client = TelnyxClient("https://127.0.0.1:1/v2", lambda: KEY, lambda: "socks5://127.0.0.1:1")
    assert isinstance(client.send(order(Route.MEDIA), nothing, Steps(), Patience()), NotSent)
    with pytest.raises(AddressNotAllowed):
        client.preflight()


def test_another_proxy_is_used_from_the_next_connection_on(trusted: ssl.SSLContext, order: Order) -> None:
    with FaultServer(answering(LIST, LIST, ACCEPTED), trusted) as server, Proxy(None) as one, Proxy(None) as other:
        used = one
        client = TelnyxClient(server.url, lambda: KEY, lambda: used.url)
        client.preflight()
        used = other
        client.preflight()  # not over the connection that was kept
        assert (one.connections, other.connections) == (1, 1)
        client.send(order(Route.MEDIA), nothing, Steps(), Patience())
        client.close()
    assert (one.connections, other.connections) == (1, 2)


def test_a_proxy_that_breaks_the_line_after_the_request_makes_it_unclear(trusted: ssl.SSLContext, order: Order) -> None:
    def take_and_close(peer: Peer) -> None:
        peer.request()
        peer.close()

    with FaultServer(take_and_close, trusted) as server, Proxy(None) as proxy:
        client = TelnyxClient(server.url, lambda: KEY, lambda: proxy.url)
        assert isinstance(client.send(order(Route.MEDIA), nothing, Steps(), Patience()), Unclear)
    assert len(server.posts) == 1


def test_an_upload_through_a_proxy_is_canceled_at_once(trusted: ssl.SSLContext, document: Path) -> None:
    """The cut goes to the proxy's socket; a test of the stall itself is with the uploads."""
    patience = Patience()

    def cancel(peer: Peer) -> None:
        peer.head()
        patience.cancel()
        peer.mute()

    with FaultServer(cancel, trusted) as server, Proxy(trusted) as proxy:
        client = TelnyxClient(server.url, lambda: KEY, lambda: proxy.url)
        outcome = client.send(_contents(document), lambda: pytest.fail("marked"), Steps(), _Deaf(patience))
    assert isinstance(outcome, NotSent)


class _Deaf(Patience):
    """Breaks the line as a cancel does, but does not say that it was canceled: only the cut can end the send."""

    def __init__(self, heard: Patience) -> None:
        super().__init__()
        self.on_cancel = heard.on_cancel  # type: ignore[method-assign]  # hands the act on to the other one


def _contents(document: Path) -> SendOrder:
    from app.core.options import SendOptions

    document.write_bytes(bytes(20_000_000))
    return SendOrder("1", FAX["to"], "+13125550100", SendOptions(), Route.CONTENTS, "", "", document)


# --- the environment


def test_proxies_and_passwords_of_the_environment_are_not_used(
    trusted: ssl.SSLContext, order: Order, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login x password y\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    with FaultServer(answering(ACCEPTED)) as catcher, FaultServer(answering(LIST), trusted) as server:
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{catcher.port}")
        TelnyxClient(server.url, lambda: KEY).preflight()
        with FaultServer(answering(LIST)) as plain:
            TelnyxClient(plain.url, lambda: KEY).preflight()
        assert [received.headers["authorization"] for received in server.received + plain.received] == [
            f"Bearer {KEY}"
        ] * 2
    assert catcher.connections == 0
