"""Everything but uploads and sends: against servers that misbehave, and against the practice account."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from app.core.attempt import Route
from app.core.errors import (
    AccountHeld,
    FaxError,
    KeyMalformed,
    KeyRefused,
    KeyRevoked,
    NetworkPage,
    NoCredit,
    NoKey,
    NotPermitted,
    Offline,
    TooManyRequests,
    Unreachable,
)
from app.core.options import SendOptions
from app.core.ports import NotSent, SendOrder, TelnyxPort
from app.telnyx.client import TelnyxClient
from tests.telnyx.conftest import KEY, RECIPIENT, TOKEN, Patience, Steps
from tests.telnyx.fault_server import FaultServer, Peer, answering, reply
from tests.telnyx.test_wire import FAX, HOSTILE

if TYPE_CHECKING:
    from app.core.ports import Scan

DATE = "Fri, 02 Jan 2026 03:04:05 GMT"
SINCE = datetime(2026, 1, 2, 3, 4, 5, 987_654, tzinfo=UTC)
ERRORS = {"errors": [{"code": "10015", "title": "Bad", "detail": "too late"}]}
META = {"page_number": 1, "page_size": 250, "total_pages": 1, "total_results": 1}

Call = Callable[[TelnyxPort], Any]
READS: dict[str, Call] = {
    "preflight": lambda client: client.preflight(),
    "fax": lambda client: client.fax(FAX["id"]),
    "scan": lambda client: client.scan(SINCE, None),
    "counts": lambda client: client.counts(FAX["id"]),
    "overview": lambda client: client.overview(),
}
CHANGES: dict[str, Call] = {
    "cancel": lambda client: client.cancel(FAX["id"]),
    "delete_media": lambda client: client.delete_media("media-1"),
}


def only(answer: bytes, call: Call) -> Any:
    with FaultServer(answering(answer)) as server:
        client = TelnyxClient(server.url, lambda: KEY)
        try:
            return call(client)
        finally:
            client.close()


@pytest.mark.parametrize("call", [*READS.values(), *CHANGES.values()], ids=[*READS, *CHANGES])
@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (reply(401, ERRORS), KeyRefused),
        (reply(402, ERRORS), NoCredit),
        (reply(403, ERRORS), NotPermitted),
        (reply(401, {"errors": [{"code": "20002"}]}), KeyRevoked),
        (reply(403, {"errors": [{"code": "20014", "detail": "not verified"}]}), AccountHeld),
        (reply(401, {"errors": [{"code": 20012}]}), AccountHeld),
        (reply(403, b"<html>proxy</html>"), NetworkPage),
        (reply(511, b"<html>log in</html>"), NetworkPage),
        (reply(502, b"<html>Bad Gateway</html>"), Unreachable),
        (reply(400, {"errors": [{"code": "20100"}]}), NoCredit),
        (reply(429, ERRORS, retry_after="9"), TooManyRequests),
        (reply(404, b"<html></html>"), NetworkPage),
        (reply(408, ERRORS), Unreachable),
        (reply(500, ERRORS), Unreachable),
        (reply(302, b"", location="https://example.com/"), Unreachable),
        (b"SSH-2.0-x\r\n\r\n", Unreachable),
    ],
)
def test_answers_that_help_nobody(call: Call, answer: bytes, expected: type[FaxError]) -> None:
    with pytest.raises(FaxError, check=lambda error: type(error) is expected) as raised:
        only(answer, call)
    assert raised.value.sentence
    if expected is TooManyRequests:
        assert raised.value.data == {"wait": 9}


def test_a_log_in_page_is_not_taken_for_telnyx() -> None:
    with pytest.raises(NetworkPage):
        only(reply(200, b" <!DOCTYPE html><p>Welcome to our Wi-Fi</p>"), READS["overview"])


@pytest.mark.parametrize("call", READS.values(), ids=READS)
@pytest.mark.parametrize("body", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_bodies_are_not_usable(call: Call, body: bytes) -> None:
    if call is READS["scan"] and body.startswith(b'{"data":[]'):  # a list, but one that nothing can be learnt from
        assert not only(reply(200, body, date=DATE), call).clean
    elif body.startswith(b'{"data":[]') and call is READS["counts"]:
        assert only(reply(200, body, date=DATE), call) is None
    elif body.startswith(b'{"data":[]') and call is READS["preflight"]:
        assert only(reply(200, body, date=DATE), call)
    else:
        with pytest.raises(Unreachable):
            only(reply(200, body, date=DATE), call)


@pytest.mark.parametrize("call", [*READS.values(), *CHANGES.values()], ids=[*READS, *CHANGES])
@pytest.mark.parametrize("act", [Peer.close, Peer.reset])
def test_no_answer(call: Call, act: Callable[[Peer], None]) -> None:
    def behave(peer: Peer) -> None:
        peer.request()
        act(peer)

    with FaultServer(behave) as server, pytest.raises((Offline, Unreachable)):
        call(TelnyxClient(server.url, lambda: KEY))
    assert len(server.received) == 1  # on a new connection nothing is asked twice


@pytest.mark.parametrize("call", [READS["fax"], CHANGES["cancel"]], ids=["fax", "cancel"])
def test_a_deadline_around_headers_that_drip(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.telnyx.client.JSON_SECONDS", 0.3)

    def drip(peer: Peer) -> None:
        peer.request()
        peer.send(b"HTTP/1.1 200 OK\r\n")
        while not peer.server.ended.wait(0.02):
            peer.send(b"a: b\r\n")

    with FaultServer(drip) as server, pytest.raises(Offline):
        call(TelnyxClient(server.url, lambda: KEY))
    assert len(server.received) == 1


def test_an_answer_that_ends_by_our_own_deadline_is_not_taken_for_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Delimited by the end of the connection, the JSON complete: only the server knows whether there was more."""
    monkeypatch.setattr("app.telnyx.client.JSON_SECONDS", 0.3)

    def behave(peer: Peer) -> None:
        peer.request()
        peer.send(reply(200, {"data": FAX}, content_length="", connection="close"))
        peer.mute()

    with FaultServer(behave) as server, pytest.raises(Offline):
        TelnyxClient(server.url, lambda: KEY).fax(FAX["id"])


def test_preflight_asks_for_one_fax_and_gives_the_clock_of_the_server() -> None:
    with FaultServer(answering(reply(200, {"data": []}, date=DATE))) as server:
        assert TelnyxClient(server.url, lambda: KEY).preflight() == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert server.received[0].target == "/v2/faxes?page%5Bsize%5D=1"
    assert server.received[0].headers["accept-encoding"] == "identity"


@pytest.mark.parametrize("headers", [{}, {"date": "yesterday"}])
def test_preflight_without_a_clock_is_an_error(headers: dict[str, str]) -> None:
    with pytest.raises(Unreachable):
        only(reply(200, {"data": []}, **headers), READS["preflight"])


def test_a_fax_that_is_not_there() -> None:
    assert only(reply(404, ERRORS), READS["fax"]) is None


def test_another_fax_than_asked_for_is_not_believed() -> None:
    with pytest.raises(Unreachable):
        only(reply(200, {"data": {**FAX, "id": "other", "status": "delivered"}}), READS["fax"])


def test_an_id_cannot_leave_its_place_in_the_address() -> None:
    with FaultServer(answering(reply(404, ERRORS))) as server:
        TelnyxClient(server.url, lambda: KEY).fax("a/../../b?c#d")
        TelnyxClient(server.url, lambda: KEY).delete_media("a/../b")
    assert [received.target for received in server.received] == [
        "/v2/faxes/a%2F..%2F..%2Fb%3Fc%23d",
        "/v2/media/a%2F..%2Fb",
    ]


def test_what_a_scan_asks_for() -> None:
    with FaultServer(answering(reply(200, {"data": [FAX], "meta": META}))) as server:
        found = TelnyxClient(server.url, lambda: KEY).scan(SINCE.astimezone(), RECIPIENT)
    assert [fax.id for fax in found.faxes] == [FAX["id"]]
    assert found.clean
    assert found.complete
    assert parse_qs(urlsplit(server.received[0].target).query) == {
        "filter[direction][eq]": ["outbound"],
        "filter[created_at][gte]": ["2026-01-02T03:04:05Z"],
        "filter[to][eq]": [RECIPIENT],
        "page[number]": ["1"],
        "page[size]": ["250"],
    }


@pytest.mark.parametrize("items", [[{**FAX, "id": None}], [7], [FAX, FAX]])
def test_a_scan_with_entries_that_make_no_sense_is_not_clean(items: list[Any]) -> None:
    found: Scan = only(reply(200, {"data": items, "meta": {**META, "total_results": len(items)}}), READS["scan"])
    assert not found.clean


def test_an_overview_with_a_page_missing_is_an_error() -> None:
    balance = reply(200, {"data": {"available_credit": "1.00", "currency": "USD"}})
    page = reply(200, {"data": [{"id": "1"}], "meta": {**META, "page_size": 1, "total_pages": 2, "total_results": 2}})
    with FaultServer(answering(balance, page, reply(500, b""))) as server, pytest.raises(Unreachable):
        TelnyxClient(server.url, lambda: KEY).overview()
    assert len(server.received) == 3


@pytest.mark.parametrize("trouble", [NoKey, KeyMalformed])
def test_without_a_key_nothing_leaves(trouble: type[FaxError], tmp_path: Path) -> None:
    def find_key() -> str:
        if trouble is NoKey:
            raise NoKey
        return "KEY in two lines\nX-Other: header"

    document = tmp_path / "x.pdf"
    document.write_bytes(b"%PDF")
    with FaultServer(answering(reply(202, {"data": FAX}))) as server:
        client = TelnyxClient(server.url, find_key)
        for call in (*READS.values(), *CHANGES.values()):
            with pytest.raises(trouble):
                call(client)
        for route in Route:
            order = SendOrder("1", RECIPIENT, "+13125550100", SendOptions(), route, TOKEN, "media-1", document)
            outcome = client.send(order, lambda: pytest.fail("marked"), Steps(), Patience())
            assert isinstance(outcome, NotSent)
            assert type(outcome.error) is trouble
        client.close()
    assert server.connections == 0


def test_cancel() -> None:
    assert only(reply(202, {"data": {"result": "ok"}}), CHANGES["cancel"]) == ""
    assert only(reply(422, ERRORS), CHANGES["cancel"]) == "too late"
    assert only(reply(404, ERRORS), CHANGES["cancel"]) == "too late"


def test_cancel_is_a_post_on_its_own_connection() -> None:
    with FaultServer(answering(reply(202, {}))) as server:
        TelnyxClient(server.url, lambda: KEY).cancel(FAX["id"])
    (received,) = server.received
    assert received.line == f"POST /v2/faxes/{FAX['id']}/actions/cancel HTTP/1.1"
    assert received.headers["connection"] == "close"


def test_delete_media() -> None:
    assert only(reply(204, b"", content_length=""), CHANGES["delete_media"]) is True
    assert only(reply(404, ERRORS), CHANGES["delete_media"]) is True
    assert only(reply(422, ERRORS), CHANGES["delete_media"]) is False


def test_httpx_and_httpcore_are_silenced() -> None:
    assert logging.getLogger("httpx").level == logging.getLogger("httpcore").level == logging.WARNING


def test_nothing_heavy_is_imported_with_the_floor() -> None:
    code = "import sys, app.telnyx; assert 'httpx' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])
