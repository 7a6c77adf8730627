"""A document from the web is fetched without anything of the account, and never from anywhere else."""

import ssl
import sys

import pytest

from app.core.errors import NoDocumentThere, NotFetched, TooLarge
from app.telnyx import fetching
from app.telnyx.fetching import fetch_document
from tests.telnyx.fault_server import FaultServer, Peer, answering, reply

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="there the system's trust cannot be set by a variable"
)


def test_the_bytes_come_and_nothing_of_the_account_goes(trusted: ssl.SSLContext) -> None:
    answer = reply(200, b"%PDF-1.7 it", set_cookie="a=b")
    with FaultServer(answering(answer), trusted) as server:
        for _ in range(2):
            assert fetch_document(f"{server.url}/a.pdf?sig=1") == b"%PDF-1.7 it"
    assert [received.line for received in server.received] == ["GET /v2/a.pdf?sig=1 HTTP/1.1"] * 2
    for received in server.received:
        assert {name.lower() for name in received.headers} == {"host", "user-agent", "accept-encoding", "connection"}


@pytest.mark.parametrize("status", [301, 302, 401, 403, 404, 500])
def test_no_redirect_is_followed_and_nothing_else_is_a_document(status: int, trusted: ssl.SSLContext) -> None:
    with FaultServer(answering(reply(200, b"%PDF-")), trusted) as other:
        answer = reply(status, b"<html>", location=f"{other.url}/b.pdf")
        with FaultServer(answering(answer), trusted) as server, pytest.raises(NoDocumentThere) as raised:
            fetch_document(f"{server.url}/a.pdf")
    assert str(status) in raised.value.sentence
    assert other.received == []


@pytest.mark.parametrize("length", ["", "10"])
def test_no_more_is_taken_than_telnyx_takes(
    length: str, trusted: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With and without a length that is told before."""
    monkeypatch.setattr(fetching, "MOST_BYTES", 9)
    with FaultServer(lambda peer: send_and_close(peer, length), trusted) as server, pytest.raises(TooLarge):
        fetch_document(f"{server.url}/a.pdf")


def send_and_close(peer: Peer, length: str) -> None:
    peer.request()
    peer.send(reply(200, b"0123456789", content_length=length))
    peer.close()


def cut(peer: Peer) -> None:
    peer.request()
    peer.send(reply(200, b"%PDF", content_length="400"))
    peer.close()


def test_half_a_document_is_none(trusted: ssl.SSLContext) -> None:
    with FaultServer(cut, trusted) as server, pytest.raises(NotFetched):
        fetch_document(f"{server.url}/a.pdf")


def test_an_answer_that_drips_comes_to_an_end(trusted: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_SECONDS", 0.3)
    with FaultServer(Peer.mute, trusted) as server, pytest.raises(NotFetched):
        fetch_document(f"{server.url}/a.pdf")


def test_only_https_with_a_certificate_that_is_trusted(trusted: ssl.SSLContext) -> None:
    with FaultServer(answering(reply(200, b"%PDF-"))) as plain:
        for url in (f"{plain.url}/a.pdf", f"{plain.url.replace('http:', 'https:')}/a.pdf", "https://", "https://a b/"):
            with pytest.raises(NotFetched):
                fetch_document(url)
    assert plain.received == []
