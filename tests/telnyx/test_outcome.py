"""The table of what an answer to the send call proves, row by row."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.core.errors import KeyRefused, NoCredit, NotPermitted, SenderNotOurs
from app.core.ports import Accepted, AccountRefused, PostOutcome, RefusedForNow, RequestRefused, Unclear
from app.telnyx.answer import Answer
from app.telnyx.outcome import outcome_of
from tests.telnyx.conftest import RECIPIENT
from tests.telnyx.test_wire import FAX, HOSTILE, json_values

ERRORS = {"errors": [{"code": "10015", "title": "Bad", "detail": "the field 'x' is wrong"}]}
FUNDS = {"errors": [{"code": "10015", "title": "a"}, {"code": "20100", "title": "Insufficient Funds"}]}
REFUSED = (400, 404, 405, 413, 415, 422)


def outcome(status: int, body: Any = b"", recipient: str = RECIPIENT, **headers: str) -> PostOutcome:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return outcome_of(Answer(status, named, data), recipient)


def taken(**fields: Any) -> dict[str, Any]:
    return {"data": {**FAX, **fields}}


@pytest.mark.parametrize("status", [200, 201, 202])
def test_accepted(status: int) -> None:
    found = outcome(status, taken())
    assert isinstance(found, Accepted)
    assert found.fax.id == FAX["id"]


@pytest.mark.parametrize("to", ["+13127367276", "13127367276", "+1 312-736-7276", "(312) 736-7276"])
def test_the_same_number_in_another_form_is_accepted(to: str) -> None:
    assert isinstance(outcome(202, taken(to=to)), Accepted)


@pytest.mark.parametrize(
    "to", ["+13127367277", "+16727637213", "3127367277", "+442071838750", "+19005550100", "911 911"]
)
def test_another_recipient_is_told_with_the_id(to: str) -> None:
    assert outcome(202, taken(to=to)) == Unclear("other_recipient", to, FAX["id"])


def test_a_number_that_only_looks_like_the_same_is_another() -> None:
    assert outcome(202, taken(to="+441234567890"), "+4912345678901").__class__ is Unclear
    assert outcome(202, taken(to="020 7183 8750"), "+442071838750").__class__ is Accepted
    assert outcome(202, taken(to="020 7183 8750"), RECIPIENT).__class__ is Unclear


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>thanks</html>",
        b"{}",
        [],
        {"data": None},
        {"data": [FAX]},
        {"data": {}},
        FAX,
        ERRORS,
        taken(id=None),
        taken(id=""),
        taken(id=7),
        taken(id=["a"]),
        taken(id="a/../b"),
        taken(to=None),
        taken(to=""),
        taken(to=13127367276),
        taken(to="sip:fax@example.com"),
        json.dumps(taken()).encode()[:-1],
        *HOSTILE,
    ],
)
def test_any_other_success_proves_nothing(body: Any) -> None:
    found = outcome(202, body)
    assert isinstance(found, Unclear)
    assert (found.why, found.telnyx_id) == ("bad_answer", "")


@pytest.mark.parametrize(("status", "expected"), [(401, KeyRefused), (402, NoCredit), (403, NotPermitted)])
def test_the_trouble_of_the_account(status: int, expected: type) -> None:
    found = outcome(status, ERRORS)
    assert isinstance(found, AccountRefused)
    assert type(found.error) is expected
    assert found.error.sentence
    if status == 403:
        assert "the field 'x' is wrong" in found.error.sentence


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422, 429])
def test_no_funds_goes_by_its_code(status: int) -> None:
    found = outcome(status, FUNDS)
    assert isinstance(found, AccountRefused)
    assert isinstance(found.error, NoCredit)


def test_a_sender_that_is_not_ours() -> None:
    found = outcome(403, {"errors": [{"code": "10010", "title": "No", "source": {"pointer": "/from"}}]})
    assert isinstance(found, AccountRefused)
    assert isinstance(found.error, SenderNotOurs)


@pytest.mark.parametrize("status", REFUSED)
def test_refused(status: int) -> None:
    assert outcome(status, ERRORS) == RequestRefused("10015", "the field 'x' is wrong")


def test_refused_for_now() -> None:
    assert outcome(429, ERRORS, retry_after="12") == RefusedForNow(12.0)
    assert outcome(429, ERRORS) == RefusedForNow(30.0)
    assert outcome(
        429, ERRORS, retry_after="Fri, 02 Jan 2026 03:04:47 GMT", date="Fri, 02 Jan 2026 03:04:05 GMT"
    ) == RefusedForNow(42.0)


@pytest.mark.parametrize("status", [*REFUSED, 401, 402, 403, 429])
@pytest.mark.parametrize("body", [b"", b"<html>proxy</html>", {}, {"errors": []}, {"errors": [{}]}, {"errors": "no"}])
def test_a_refusal_that_is_not_telnyx_own_proves_nothing(status: int, body: Any) -> None:
    assert outcome(status, body) == Unclear("bad_answer", f"HTTP {status}")


@pytest.mark.parametrize("status", [101, 300, 301, 302, 304, 307, 308, 408, 409, 418, 425, 431, 451, 499])
@pytest.mark.parametrize("body", [b"", ERRORS, taken()])
def test_statuses_that_prove_nothing(status: int, body: Any) -> None:
    found = outcome(status, body)
    assert isinstance(found, Unclear)
    assert found.why == "bad_answer"


@pytest.mark.parametrize("status", [500, 502, 503, 504, 599])
@pytest.mark.parametrize("body", [b"", ERRORS, FUNDS, taken()])
def test_no_trouble_of_the_server_proves_anything(status: int, body: Any) -> None:
    found = outcome(status, body)
    assert isinstance(found, Unclear)
    assert found.why == "server_error"


@pytest.mark.parametrize("status", [408, 409, 425])
def test_no_funds_does_not_count_where_the_status_proves_nothing(status: int) -> None:
    assert isinstance(outcome(status, FUNDS), Unclear)


@settings(max_examples=200, deadline=None)
@example(202, taken())
@given(
    st.sampled_from([200, 202, 204, 301, 400, 401, 402, 403, 404, 409, 422, 429, 500, 503]),
    st.fixed_dictionaries({}, optional={"data": json_values, "errors": json_values})
    | st.builds(lambda to, fax_id: taken(to=to, id=fax_id), json_values, json_values),
)
def test_no_answer_makes_it_raise_or_be_more_sure_than_it_may(status: int, body: Any) -> None:
    found = outcome(status, body)
    if isinstance(found, Accepted):
        assert status in (200, 202, 204)
        assert body["data"]["id"] == found.fax.id
        assert "".join(filter(str.isdigit, found.fax.to))[-10:] == RECIPIENT[-10:]
    elif isinstance(found, AccountRefused | RequestRefused | RefusedForNow):
        assert 400 <= status < 500
        assert any(error.get("code") for error in body["errors"] if isinstance(error, dict))
    else:
        assert isinstance(found, Unclear)
