from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.attempt import Route
from app.core.options import Quality, SendOptions
from app.core.ports import RemoteFax, SendOrder
from app.core.settings import Balance, FaxApplication, SenderNumber
from app.core.stored_file import StoredFile
from app.telnyx import wire

FAX: dict[str, Any] = {
    "record_type": "fax",
    "id": "0ccc7b54-4df3-4bca-a65a-3da1ecc777f0",
    "to": "+13127367276",
    "status": "queued",
    "client_state": "aGk=",
    "media_name": "m-1",
    "failure_reason": None,
    "created_at": "2020-05-05T09:59:12Z",
    "page_count": 2,
    "call_duration_secs": 25,
    "something_new": {"a": [1]},
}
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

# Bodies that have made one JSON reader or another raise something unexpected.
HOSTILE = [
    b"",
    b"\xff\xfe\x00",
    b"[" * 100_000,
    b'{"data":' * 50_000,
    b'{"data":{"id":' + b"9" * 5_000 + b"}}",
    b'{"data":{"id":"\\ud800","to":"\\udfff","status":"\\u0000"}}',
    b'{"data":{"id":NaN,"page_count":Infinity,"call_duration_secs":1e999}}',
    b'{"data":{"id":1180591620717411303424,"page_count":1180591620717411303424}}',
    b'{"data":{"id":"a","id":"b"}}',
    b'{"data":[],"meta":{"page_number":-1,"total_pages":"1","page_size":true,"total_results":1.5}}',
    b'{"errors":[{"code":[]},7,null,{"code":""},{"code":true}]}',
    b'{"errors":{"code":"1"}}',
    b"null",
    b'"data"',
    b"<html>log in</html>",
    b"\xef\xbb\xbf{}",
]


def all_of(body: bytes) -> RemoteFax | None:
    """Everything that is ever read from a body."""
    wire.problems_of(body)
    wire.page_of(body)
    data = wire.data_of(body)
    wire.balance_of(data)
    wire.application_of(data)
    wire.number_of(data)
    return wire.fax_of(data)


def fits_the_database(fax: RemoteFax) -> bool:
    values = (fax.id, fax.status, fax.to, fax.client_state, fax.media_name, fax.failure_reason)
    with sqlite3.connect(":memory:") as database:
        row = database.execute("select ?,?,?,?,?,?,?,?", (*values, fax.page_count, fax.call_seconds)).fetchone()
    database.close()
    return bool(row[:6] == values)


@pytest.mark.parametrize("body", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_bodies_hold_nothing(body: bytes) -> None:
    assert all_of(body) is None
    assert wire.problems_of(body) == ()


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=()), max_size=20)
    | st.sampled_from(["delivered", FAX["to"], "2020-05-05T09:59:12Z", "0001-01-01T00:00:00+23:59", "10009"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([*FAX, "code"]), inner, max_size=12),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(st.fixed_dictionaries({}, optional={"data": json_values, "errors": json_values, "meta": json_values}))
def test_any_json_gives_values_that_the_database_takes(body: dict[str, Any]) -> None:
    fax = all_of(json.dumps(body).encode())
    if fax:
        assert fits_the_database(fax)
        assert fax.id == body["data"]["id"]
        assert (fax.status == "delivered") == (body["data"].get("status") == "delivered")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_without_an_error(body: bytes) -> None:
    all_of(body)


def test_a_fax() -> None:
    assert wire.fax_of(FAX) == RemoteFax(
        id=FAX["id"],
        status="queued",
        to="+13127367276",
        client_state="aGk=",
        media_name="m-1",
        failure_reason="",
        created_at=datetime(2020, 5, 5, 9, 59, 12, tzinfo=UTC),
        page_count=2,
        call_seconds=25,
    )


@pytest.mark.parametrize("bad", [None, "", 5, [], "a/b", "..", "a b", "a\n", "é", "x" * 129, "-", "a?b", "a#b"])
def test_a_fax_without_a_usable_id_is_none(bad: Any) -> None:
    assert wire.fax_of({**FAX, "id": bad}) is None


@pytest.mark.parametrize("bad", [-1, True, 2.0, "2", None, 2**70, []])
def test_numbers_that_make_no_sense_are_missing(bad: Any) -> None:
    fax = wire.fax_of({**FAX, "page_count": bad, "call_duration_secs": bad})
    assert fax is not None
    assert (fax.page_count, fax.call_seconds) == (None, None)


@pytest.mark.parametrize(
    "status", ["deliver\u0000ed", "delivered\n", "\u0085delivered", "delivered\ud800", "Delivered", " delivered"]
)
def test_no_cleaning_makes_a_word_delivered(status: str) -> None:
    fax = wire.fax_of({**FAX, "status": status})
    assert fax is not None
    assert fax.status != "delivered"


def test_long_text_is_cut() -> None:
    fax = wire.fax_of({**FAX, "failure_reason": "x" * 100_000})
    assert fax is not None
    assert len(fax.failure_reason) == 500


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-05-05T09:59:12Z", datetime(2020, 5, 5, 9, 59, 12, tzinfo=UTC)),
        ("2020-05-05T09:59:12", datetime(2020, 5, 5, 9, 59, 12, tzinfo=UTC)),
        ("2020-05-05T09:59:12.5Z", datetime(2020, 5, 5, 9, 59, 12, 500_000, tzinfo=UTC)),
        ("2020-05-05T09:59:12.022039", datetime(2020, 5, 5, 9, 59, 12, 22_039, tzinfo=UTC)),
        ("2020-05-05T09:59:12.0220391234Z", datetime(2020, 5, 5, 9, 59, 12, 22_039, tzinfo=UTC)),
        ("2020-05-05T09:59:12+02:00", datetime(2020, 5, 5, 7, 59, 12, tzinfo=UTC)),
        ("2020-05-05 09:59:12 UTC", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("yesterday", None),
        ("", None),
        (1588672752, None),
        (None, None),
    ],
)
def test_time_stamps(text: Any, expected: datetime | None) -> None:
    found = wire.moment(text)
    assert found == expected
    assert found is None or found.utcoffset() == timedelta(0)


def test_errors_of_telnyx() -> None:
    body = {
        "errors": [
            {"code": 10015, "title": "Bad Request", "source": {"pointer": "/from"}},
            {"title": "without a code"},
            {"code": "10002", "title": "Invalid", "detail": "'to' is wrong"},
        ]
    }
    assert wire.problems_of(json.dumps(body).encode()) == (
        wire.Problem("10015", "Bad Request", "/from"),
        wire.Problem("10002", "'to' is wrong", ""),
    )


SOON = (NOW + timedelta(seconds=42)).strftime("%a, %d %b %Y %H:%M:%S GMT")


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"retry-after": "7"}, 7),
        ({"retry-after": " 7.5 "}, 7.5),
        ({"retry-after": SOON}, 42),
        ({"retry-after": "Thu, 01 Jan 1970 00:00:00 GMT"}, 1),
        ({"retry-after": "Fri, 31 Dec 9999 23:59:59 GMT"}, 900),
        ({"retry-after": "0"}, 1),
        ({"retry-after": "99999999999"}, 900),
        ({"retry-after": "9" * 5000}, 30),
        ({"retry-after": "1e9"}, 30),
        ({"retry-after": "-1"}, 30),
        ({"retry-after": "NaN"}, 30),
        ({"retry-after": "inf"}, 30),
        ({"retry-after": "abc"}, 30),
        ({"retry-after": "٣"}, 30),
        ({"retry-after": "7, 8"}, 30),
        ({"retry-after": "7", "x-ratelimit-reset": "3"}, 7),
        ({"retry-after": "abc", "x-ratelimit-reset": "3"}, 3),
        ({"x-ratelimit-reset": "1"}, 1),
        ({"x-ratelimit-reset": "1788672752"}, 30),
        ({"x-ratelimit-reset": "2000, 2000;w=1"}, 30),
        ({}, 30),
    ],
)
def test_how_long_to_wait(headers: dict[str, str], expected: float) -> None:
    assert wire.seconds_to_wait(headers, NOW) == expected


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_header_gives_a_wait_within_bounds(text: str) -> None:
    assert 1 <= wire.seconds_to_wait({"retry-after": text, "x-ratelimit-reset": text}, NOW) <= 900


def test_the_date_of_an_answer() -> None:
    assert wire.http_date("Fri, 02 Jan 2026 03:04:05 GMT") == NOW
    assert wire.http_date("Fri, 02 Jan 2026 05:04:05 +0200") == NOW
    assert wire.http_date("Fri, 02 Jan 2026 03:04:05 -0000") == NOW
    assert wire.http_date("Fri, 99 Jan 2026 03:04:05 GMT") is None
    assert NOW.astimezone(timezone(timedelta(hours=2))) == NOW


def test_the_body_of_the_send_call(order: Any) -> None:
    asked: SendOrder = order(Route.MEDIA)
    assert json.loads(wire.order_json(asked, "")) == {
        "connection_id": "1000",
        "to": "+13127367276",
        "from": "+13125550100",
        "quality": "high",
        "media_name": "media-1",
        "client_state": asked.token,
    }
    assert len(wire.order_json(asked, "")) < 1000  # one packet


@pytest.mark.parametrize("quality", Quality)
def test_quality_is_in_telnyx_words(order: Any, quality: Quality) -> None:
    asked: SendOrder = order(Route.CONTENTS)
    changed = SendOrder(
        asked.connection_id,
        asked.recipient,
        asked.sender,
        SendOptions(quality),
        asked.route,
        asked.token,
        asked.media_name,
        asked.document,
    )
    assert wire.order_fields(changed)["quality"] == quality.value


def test_what_an_account_holds() -> None:
    assert wire.application_of(
        {"id": "1", "application_name": "Office", "active": True, "outbound": {"outbound_voice_profile_id": "9"}}
    ) == FaxApplication("1", "Office", True, "9")
    assert wire.application_of({"id": "1", "active": "yes", "outbound": None}) == FaxApplication("1", "", False, "")
    assert wire.application_of({"id": 1}) is None
    assert wire.number_of({"phone_number": "+1", "status": "active", "connection_id": None}) == SenderNumber(
        "+1", "active", ""
    )
    assert wire.number_of({"phone_number": None}) is None
    assert wire.balance_of({"available_credit": "4.00", "balance": "3.00", "currency": "USD"}) == Balance("4.00", "USD")


@pytest.mark.parametrize("name", [None, "", 5, "a\u202e\u2028b", "x\n", "y" * 501])
def test_a_stored_file_without_a_name_that_can_be_said_again_is_none(name: Any) -> None:
    assert wire.stored_file_of({"media_name": name, "content_type": "application/pdf"}) is None


def test_a_stored_file_has_its_times_where_they_are_told() -> None:
    told = {"media_name": "form", "content_type": 7, "created_at": "2026-01-02T03:04:05Z", "expires_at": "soon"}
    assert wire.stored_file_of(told) == StoredFile("form", "", NOW, None)
    assert wire.stored_file_of([told]) is None


def test_events_go_where_the_fax_says_or_else_where_we_listen(order: Any) -> None:
    asked: SendOrder = order(Route.MEDIA)
    assert "webhook_url" not in json.loads(wire.order_json(asked, ""))
    assert json.loads(wire.order_json(asked, "https://a.example/x"))["webhook_url"] == "https://a.example/x"
    own = replace(asked, options=SendOptions(webhook_url="https://b.example/"))
    assert json.loads(wire.order_json(own, "https://a.example/x"))["webhook_url"] == "https://b.example/"
