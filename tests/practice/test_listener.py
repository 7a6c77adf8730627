from __future__ import annotations

import http.client
import json
import socket
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import pytest

from app.practice.account import KEY
from tests.practice_account import PracticeAccount, multipart, pdf

AUTH = f"Authorization: Bearer {KEY}\r\n".encode()
HEAD = b"POST /v2/faxes HTTP/1.1\r\nHost: x\r\n" + AUTH


def connected(account: PracticeAccount) -> socket.socket:
    address = urlsplit(account.url)
    assert address.hostname
    assert address.port
    return socket.create_connection((address.hostname, address.port), timeout=30)


def spoken(account: PracticeAccount, data: bytes) -> tuple[int, bytes]:
    """Status and body of the only answer to raw bytes; the server must close the connection after it."""
    with connected(account) as line:
        line.sendall(data)
        received = b"".join(iter(lambda: line.recv(65536), b""))
    head, _, body = received.partition(b"\r\n\r\n")
    return int(head.split()[1]), body


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"nonsense\r\n\r\n", 400),
        (b"GET /v2/balance\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 \r\n\r\n", 400),
        (b"GET /v2/balance HTTP/9.9\r\n\r\n", 505),
        (b"GET /v2/balance HTTP/x\r\n\r\n", 400),
        (b"BREW /v2/balance HTTP/1.1\r\nHost: x\r\n\r\n", 501),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", 414),
        (b"GET /v2/balance HTTP/1.1\r\nX: " + b"a" * 70_000 + b"\r\n\r\n", 431),
        (b"GET /v2/balance HTTP/1.1\r\n" + b"X: a\r\n" * 200 + b"\r\n", 431),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", 411),
        (HEAD + b"Content-Type: application/json\r\n\r\n{}", 411),
        (HEAD + b"Content-Length: 64000001\r\n\r\n", 413),
        (HEAD + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n", 413),
        (HEAD + b"Content-Length: -1\r\n\r\n", 400),
        (HEAD + b"Content-Length: 1_0\r\n\r\n", 400),
        (HEAD + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400),
    ],
    ids=lambda value: str(value)[:50],
)
def test_a_request_that_is_not_one(practice_account: PracticeAccount, data: bytes, status: int) -> None:
    got, body = spoken(practice_account, data)
    assert got == status
    assert json.loads(body)["errors"][0]["title"]


@pytest.mark.parametrize("path", ["//[", "/v2/faxes?" + "a=1&" * 200])
def test_an_address_that_is_not_one(practice_account: PracticeAccount, path: str) -> None:
    reply = spoken(
        practice_account,
        b"GET " + path.encode() + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + AUTH + b"\r\n",
    )
    assert reply[0] in (400, 404)


def test_headers_of_every_answer(practice_account: PracticeAccount) -> None:
    for reply in (practice_account.call("GET", "/balance"), practice_account.call("GET", "/nothing")):
        assert parsedate_to_datetime(reply.headers["date"])
        assert reply.headers["content-type"] == "application/json; charset=utf-8"
        assert {"x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"} <= reply.headers.keys()


def test_many_requests_on_one_connection(practice_account: PracticeAccount) -> None:
    connection = http.client.HTTPConnection(urlsplit(practice_account.url).netloc, timeout=30)
    headers = {"Authorization": f"Bearer {KEY}"}
    used = set()
    for method, path, status in [
        ("GET", "/v2/balance", 200),
        ("POST", "/v2/faxes/none/actions/cancel", 404),
        ("DELETE", "/v2/media/none", 404),
        ("HEAD", "/v2/balance", 405),
        ("GET", "/v2/balance", 200),
    ]:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == status
        assert connection.sock
        used.add(connection.sock.getsockname())
    connection.close()
    assert len(used) == 1


def test_a_client_that_waits_before_its_body(practice_account: PracticeAccount) -> None:
    body, content_type = multipart({}, {"media": ("fax.pdf", pdf())})
    head = f"Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\nExpect: 100-continue\r\n"
    with connected(practice_account) as line:
        line.sendall(b"POST /v2/media HTTP/1.1\r\nHost: x\r\n" + AUTH + head.encode() + b"\r\n")
        assert line.recv(1000).startswith(b"HTTP/1.1 100 ")
        line.sendall(body)
        assert line.recv(1000).startswith(b"HTTP/1.1 201 ")


def test_a_client_that_vanishes_sends_nothing(practice_account: PracticeAccount) -> None:
    name = practice_account.upload()
    order = {"connection_id": practice_account.connection_id, "from": practice_account.sender}
    body = json.dumps({**order, "to": "+13125550101", "media_name": name}).encode()
    head = HEAD + f"Content-Type: application/json\r\nContent-Length: {len(body) + 1}\r\n\r\n".encode()
    before = practice_account.accepted()
    for sent in (b"", HEAD[:20], HEAD, head, head + body[:1], head + body):
        with connected(practice_account) as line:
            line.sendall(sent)
            line.shutdown(socket.SHUT_WR)
            assert line.recv(1000)[:12] in (b"", b"HTTP/1.1 400")
    assert practice_account.accepted() == before
    assert practice_account.call("GET", "/balance").status == 200


def test_a_client_that_sends_too_much_still_gets_its_answer(practice_account: PracticeAccount) -> None:
    with connected(practice_account) as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 10_000)  # so that the server must really read it
        line.sendall(HEAD + b"Content-Length: 64000001\r\n\r\n" + bytes(3_000_000))
        assert line.recv(1000).startswith(b"HTTP/1.1 413 ")


def test_a_client_that_does_not_read_its_answer(practice_account: PracticeAccount) -> None:
    name = practice_account.upload(pdf(size=10_000_000))
    with connected(practice_account) as line:
        line.sendall(f"GET /v2/media/{name}/download HTTP/1.1\r\nHost: x\r\n".encode() + AUTH + b"\r\n")
        line.recv(1)
    assert practice_account.call("GET", "/balance").status == 200
