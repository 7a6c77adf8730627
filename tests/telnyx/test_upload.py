from __future__ import annotations

import io
import re
import ssl
import threading
from pathlib import Path

import pytest

from app.core.errors import (
    AccountHeld,
    FaxError,
    Gone,
    KeyRefused,
    NetworkPage,
    NoCredit,
    NoMediaRoute,
    Offline,
    Refused,
    TooManyRequests,
    Unreachable,
)
from app.core.ports import Canceled
from app.telnyx import upload
from app.telnyx.client import TelnyxClient
from app.telnyx.upload import DocumentForm, opened
from tests.telnyx.conftest import KEY, Patience, Steps, nothing
from tests.telnyx.fault_server import Behaviour, FaultServer, Peer, answering, reply

ERRORS = {"errors": [{"code": "10015", "title": "Bad", "detail": "'media' is invalid"}]}
STORED = reply(201, {"data": {"media_name": "media-1", "content_type": "application/pdf"}})


def send_up(server: FaultServer, document: Path, steps: Steps | None = None, patience: Patience | None = None) -> None:
    TelnyxClient(server.url, lambda: KEY).upload(document, "media-1", steps or Steps(), patience or Patience())


def test_the_form_as_the_server_sees_it(document: Path) -> None:
    with FaultServer(answering(STORED)) as server:
        send_up(server, document)
    (received,) = server.received
    assert (received.method, received.target, received.complete) == ("POST", "/v2/media", True)
    assert received.headers["authorization"] == f"Bearer {KEY}"
    assert "transfer-encoding" not in received.headers
    assert received.headers["connection"] == "close"
    assert not re.search("patient", f"{received.headers}{received.body!r}")
    parts = received.parts()
    assert list(parts) == ["media_name", "ttl_secs", "media"]
    assert parts["media_name"].get_payload(decode=True) == b"media-1"
    assert parts["ttl_secs"].get_payload(decode=True) == b"86400"
    assert parts["media"].get_filename() == "fax.pdf"
    assert parts["media"].get_content_type() == "application/pdf"
    head = b"Content-Type: application/pdf\r\n\r\n"
    tail = b"\r\n--" + (received.headers.get_param("boundary") or "").encode() + b"--\r\n"  # type: ignore[union-attr]  # plain text here
    assert received.body.partition(head)[2] == document.read_bytes() + tail


@pytest.mark.parametrize("size", [0, 1, upload.BLOCK - 1, upload.BLOCK, upload.BLOCK + 1, 3 * upload.BLOCK])
def test_the_length_is_true_and_the_end_comes_last(tmp_path: Path, size: int) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"x" * size)
    blocks: list[bytes] = []
    before_last: list[int] = []
    steps = Steps()
    with opened(path) as file:
        form = DocumentForm({"a": "b"}, "media", file)
        for block in form.blocks(steps, Patience(), lambda: before_last.append(len(blocks))):
            blocks.append(block)
            assert sum(sent for sent, _ in steps.seen[-1:]) == sum(map(len, blocks[:-1]))
    assert sum(map(len, blocks)) == form.length == int(form.headers["Content-Length"])
    assert before_last == [len(blocks) - 1]
    assert steps.seen[-1] == (form.length, form.length)
    assert b"x" * min(size, 1) in blocks[-1]  # the end of the document is held back with that of the form


def test_no_two_forms_have_the_same_boundary(document: Path) -> None:
    with opened(document) as file:
        assert DocumentForm({}, "media", file).headers != DocumentForm({}, "media", file).headers


def test_a_field_with_broken_text_does_not_raise(document: Path) -> None:
    with opened(document) as file:
        form = DocumentForm({"connection_id": "\udcff\ud800"}, "media", file)
        assert b"\r\n\r\n??\r\n" in next(form.blocks(Steps(), Patience(), nothing))


@pytest.mark.parametrize("replacement", [None, b"short"])
def test_a_document_that_vanishes_or_shrinks_is_gone(tmp_path: Path, replacement: bytes | None) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"x" * 3 * upload.BLOCK)

    def shrink(_sent: int, _total: int) -> None:
        path.write_bytes(replacement or b"")

    with FaultServer(answering(STORED)) as server:
        if replacement is None:
            path.unlink()
        with pytest.raises(Gone):
            TelnyxClient(server.url, lambda: KEY).upload(path, "media-1", shrink, Patience())
    assert not any(received.complete for received in server.received)


def test_progress_is_what_was_handed_over_and_never_runs_ahead(document: Path, tmp_path: Path) -> None:
    """The peer stops reading after half a megabyte: not much more may be told, whatever the system would buffer."""
    big = tmp_path / "big.pdf"
    big.write_bytes(bytes(20_000_000))
    steps, patience = Steps(), Patience()
    taken = 500_000

    def stop_reading(peer: Peer) -> None:
        received = peer.head()
        assert received
        peer.body(received, taken)
        peer.mute()

    with FaultServer(stop_reading, receive_buffer=65536) as server:
        thread = threading.Thread(target=pytest.raises, args=(Canceled, send_up, server, big, steps, patience))
        thread.start()
        wait_until_still(steps)
        patience.cancel()
        thread.join(10)
        assert not thread.is_alive()
    assert taken <= steps.seen[-1][0] < taken + 1_500_000


def wait_until_still(steps: Steps) -> None:
    """Until no progress was told for a while: the link is stalled."""
    still = threading.Event()
    seen = -1
    while seen != len(steps.seen) or not steps.seen:
        seen = len(steps.seen)
        still.wait(0.15)


@pytest.mark.parametrize("secure", [False, True])
def test_a_stalled_upload_is_canceled_at_once(secure: bool, trusted: ssl.SSLContext, tmp_path: Path) -> None:
    big = tmp_path / "big.pdf"
    big.write_bytes(bytes(20_000_000))
    steps, patience = Steps(), Patience()
    raised: list[BaseException] = []

    def run(server: FaultServer) -> None:
        try:
            send_up(server, big, steps, patience)
        except Canceled as error:
            raised.append(error)

    def never_read(peer: Peer) -> None:
        peer.head()
        peer.mute()

    with FaultServer(never_read, trusted if secure else None) as server:
        thread = threading.Thread(target=run, args=(server,))
        thread.start()
        wait_until_still(steps)
        patience.cancel()
        thread.join(10)  # the write time-out is 120 s
        assert not thread.is_alive()
        assert len(raised) == 1


def test_a_moving_upload_is_canceled_between_blocks(document: Path) -> None:
    patience = Patience()

    def cancel_soon(sent: int, _total: int) -> None:
        if sent > 500_000:
            patience.cancel()

    with FaultServer(answering(STORED)) as server, pytest.raises(Canceled):
        TelnyxClient(server.url, lambda: KEY).upload(document, "media-1", cancel_soon, patience)
    assert not any(received.complete for received in server.received)


def test_canceled_before_it_began(document: Path) -> None:
    patience = Patience()
    patience.cancel()
    with FaultServer(answering(STORED)) as server, pytest.raises(Canceled):
        send_up(server, document, patience=patience)
    assert not any(received.complete for received in server.received)


@pytest.mark.parametrize("count", [0, 1, 1_500_000, 3_000_000])
def test_a_reset_in_the_middle_is_no_answer(document: Path, count: int) -> None:
    def reset(peer: Peer) -> None:
        received = peer.head()
        assert received
        peer.body(received, count)
        peer.reset()

    with FaultServer(reset) as server, pytest.raises((Offline, Unreachable)):
        send_up(server, document)
    assert server.connections == 1


def test_a_deadline_ends_an_upload_that_creeps(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.telnyx.client.seconds_for", lambda _size: 0.3)

    def creep(peer: Peer) -> None:
        peer.head()
        while peer.sock.recv(1) and not peer.server.ended.wait(0.02):
            pass

    with FaultServer(creep) as server, pytest.raises(Offline):
        send_up(server, document)


def test_the_deadline_grows_with_the_size() -> None:
    assert upload.seconds_for(0) == 120
    assert upload.seconds_for(20_000_000) == 1120


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (reply(403, ERRORS), NoMediaRoute),
        (reply(404, ERRORS), NoMediaRoute),
        (reply(405, ERRORS), NoMediaRoute),
        (reply(403, b"<html>proxy</html>"), NetworkPage),
        (reply(404, b""), Unreachable),
        (reply(405, {}), Unreachable),
        (reply(403, {"errors": [{"code": "20100"}]}), NoCredit),
        (reply(403, {"errors": [{"code": "20013"}]}), AccountHeld),
        (reply(401, ERRORS), KeyRefused),
        (reply(402, ERRORS), NoCredit),
        (reply(422, ERRORS), Refused),
        (reply(413, ERRORS), Refused),
        (reply(429, ERRORS), TooManyRequests),
        (reply(408, ERRORS), Unreachable),
        (reply(500, ERRORS), Unreachable),
        (reply(502, b"<html></html>"), Unreachable),
        (reply(307, b"", location="http://127.0.0.1:1/"), Unreachable),
        (reply(201, b"<html>log in</html>"), Unreachable),
        (reply(201, {"data": {"media_name": "other"}}), Unreachable),
        (reply(201, {"data": {}}), Unreachable),
    ],
)
def test_what_is_not_taken(document: Path, answer: bytes, expected: type[FaxError]) -> None:
    with FaultServer(answering(answer)) as server, pytest.raises(expected) as raised:
        send_up(server, document)
    assert type(raised.value) is expected
    assert len(server.posts) == 1


def test_a_refusal_that_comes_before_the_end_is_heard(document: Path) -> None:
    with FaultServer(early(reply(413, ERRORS, connection="close"))) as server, pytest.raises(Refused) as raised:
        send_up(server, document)
    assert raised.value.data == {"code": "10015", "detail": "'media' is invalid"}


def early(answer: bytes) -> Behaviour:
    """Answers after the headers, reads nothing more, and closes for writing; then waits for the client to go."""

    def behave(peer: Peer) -> None:
        peer.head()
        peer.send(answer)
        peer.until_closed()

    return behave


def test_the_file_is_read_in_blocks() -> None:
    class Watched(io.FileIO):
        asked: list[int] = []  # noqa: RUF012 - read once, by this test

        def read(self, size: int | None = -1) -> bytes:
            self.asked.append(size or -1)
            return super().read(size)

    with Watched(__file__) as file:
        list(DocumentForm({}, "media", file).blocks(Steps(), Patience(), nothing))
        assert all(0 < size <= upload.BLOCK for size in file.asked)


@pytest.mark.parametrize("status", [403, 404, 405])
def test_an_account_without_a_place_for_documents_is_asked_once(document: Path, status: int) -> None:
    keys = [KEY]
    with FaultServer(answering(reply(status, ERRORS), STORED)) as server:
        client = TelnyxClient(server.url, lambda: keys[-1])
        for _ in range(3):
            with pytest.raises(NoMediaRoute):
                client.upload(document, "media-1", Steps(), Patience())
        assert server.connections == 1
        keys.append(f"{KEY}_of_another_account")
        client.upload(document, "media-1", Steps(), Patience())
    assert server.connections == 2


@pytest.mark.parametrize("answer", [reply(503, b""), reply(404, b"<html>"), reply(429, ERRORS), reply(401, ERRORS)])
def test_other_trouble_with_an_upload_is_not_remembered(document: Path, answer: bytes) -> None:
    with FaultServer(answering(answer, STORED)) as server:
        client = TelnyxClient(server.url, lambda: KEY)
        with pytest.raises(FaxError):
            client.upload(document, "media-1", Steps(), Patience())
        client.upload(document, "media-1", Steps(), Patience())
