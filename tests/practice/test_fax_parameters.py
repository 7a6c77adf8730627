from __future__ import annotations

import hashlib
from typing import Any

import pytest

from app.practice.set_ups import UNUSED_APPLICATION_ID, UNUSED_NUMBER
from tests.practice_account import PracticeAccount, Reply, multipart, pdf

TO = "+13125550101"
REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"to": None}, "/to", "10004"),
    ({"to": "3125550101"}, "/to", "10016"),
    ({"to": "+1 312 555 0101"}, "/to", "10016"),
    ({"to": "+03125550101"}, "/to", "10016"),
    ({"to": 13125550101}, "/to", "10016"),
    ({"to": "sip:nobody"}, "/to", "10016"),
    ({"to": ["+13125550101"]}, "/to", "10016"),
    ({"from_": None}, "/from", "10004"),
    ({"from_": "sip:a@example.com"}, "/from", "10016"),
    ({"from_": "+13125550155"}, "/from", "10002"),
    ({"from_": UNUSED_NUMBER}, "/from", "10002"),
    ({"connection_id": None}, "/connection_id", "10004"),
    ({"connection_id": "42"}, "/connection_id", "10006"),
    ({"connection_id": 1000000000000000001}, "/connection_id", "10006"),
    ({"connection_id": UNUSED_APPLICATION_ID, "from_": UNUSED_NUMBER}, "/connection_id", "10006"),
    ({"media_name": None}, "/media_url", "10004"),
    ({"media_name": "never-uploaded"}, "/media_name", "10005"),
    ({"media_name": ""}, "/media_name", "10015"),
    ({"media_name": {}}, "/media_name", "10015"),
    ({"media_url": "https://example.com/fax.pdf"}, "/media_url", "10015"),
    ({"media_name": None, "media_url": "ftp://example.com/fax.pdf"}, "/media_url", "10003"),
    ({"media_name": None, "media_url": "data:application/pdf;base64,AAAA"}, "/media_url", "10003"),
    ({"media_name": None, "media_url": "https://example.com/" + "a" * 1981}, "/media_url", "10003"),
    ({"media_name": None, "media_url": ["https://example.com/a.pdf"]}, "/media_url", "10003"),
    ({"quality": "best"}, "/quality", "10015"),
    ({"quality": []}, "/quality", "10015"),
    ({"monochrome": "true"}, "/monochrome", "10023"),
    ({"monochrome": 1}, "/monochrome", "10023"),
    ({"t38_enabled": "false"}, "/t38_enabled", "10023"),
    ({"store_preview": "yes"}, "/store_preview", "10023"),
    ({"store_media": True}, "/store_media", "10015"),
    ({"black_threshold": 50}, "/black_threshold", "10015"),
    ({"black_threshold": 50, "monochrome": False}, "/black_threshold", "10015"),
    ({"black_threshold": 0, "monochrome": True}, "/black_threshold", "10032"),
    ({"black_threshold": 101, "monochrome": True}, "/black_threshold", "10032"),
    ({"black_threshold": True, "monochrome": True}, "/black_threshold", "10032"),
    ({"black_threshold": 50.0, "monochrome": True}, "/black_threshold", "10032"),
    ({"preview_format": "pdf"}, "/preview_format", "10015"),
    ({"preview_format": "png", "store_preview": True}, "/preview_format", "10015"),
    ({"from_display_name": "a" * 129}, "/from_display_name", "10015"),
    ({"from_display_name": ""}, "/from_display_name", "10015"),
    ({"from_display_name": "Café"}, "/from_display_name", "10015"),
    ({"from_display_name": "line\n"}, "/from_display_name", "10015"),
    ({"webhook_url": "example.com"}, "/webhook_url", "10003"),
    ({"client_state": "not base64!"}, "/client_state", "90017"),
    ({"client_state": "YQ"}, "/client_state", "90017"),
    ({"client_state": "YQ==\n"}, "/client_state", "90017"),
    ({"contents": "JVBERi0="}, "/contents", "10015"),
    ({"colour": True}, "/colour", "10015"),
]


@pytest.fixture(scope="module")
def stored(practice_account: PracticeAccount) -> str:
    return practice_account.upload(pdf(2))


@pytest.mark.parametrize(("changed", "pointer", "code"), REFUSED, ids=lambda value: str(value)[:60])
def test_refused(
    practice_account: PracticeAccount, stored: str, changed: dict[str, Any], pointer: str, code: str
) -> None:
    before = len(practice_account.accepted())
    reply = practice_account.send(**{"to": TO, "media_name": stored, **changed})
    assert reply.status == 422, reply.content
    assert (reply.error["source"], reply.error["code"]) == ({"pointer": pointer}, code)
    assert len(practice_account.accepted()) == before


def test_every_wrong_field_is_named(practice_account: PracticeAccount) -> None:
    reply = practice_account.call("POST", "/faxes", {"quality": 7})
    pointers = {error["source"]["pointer"] for error in reply.json["errors"]}
    assert pointers == {"/connection_id", "/from", "/to", "/quality", "/media_url"}


FULL: dict[str, Any] = {
    "quality": "ultra_dark",
    "monochrome": True,
    "black_threshold": 100,
    "t38_enabled": False,
    "store_preview": True,
    "preview_format": "pdf",
    "from_display_name": "Example Clinic-_~!.+",
    "webhook_url": "https://example.com/hook",
    "client_state": "dG9rZW4=",
}


def test_everything_at_once_is_accepted_and_in_the_log(practice_account: PracticeAccount) -> None:
    data = pdf(2)
    name = practice_account.upload(data)
    reply = practice_account.send(TO, media_name=name, **FULL)
    assert reply.status == 202
    fax = reply.data
    assert {key: fax[key] for key in ("from", "to", "media_name", "connection_id")} == {
        "from": practice_account.sender,
        "to": TO,
        "media_name": name,
        "connection_id": practice_account.connection_id,
    }
    shown = ("quality", "from_display_name", "webhook_url", "client_state")
    assert {key: fax[key] for key in shown} == {key: FULL[key] for key in shown}
    entry = practice_account.accepted()[-1]
    assert entry["parameters"].items() >= FULL.items()
    assert (entry["id"], entry["to"], entry["from"]) == (fax["id"], TO, practice_account.sender)
    assert (entry["client_state"], entry["media_name"]) == ("dG9rZW4=", name)
    assert (entry["sha256"], entry["pages"]) == (hashlib.sha256(data).hexdigest(), 2)
    assert entry["time"] == fax["created_at"]


@pytest.mark.parametrize(
    "changed",
    [
        {"to": "sip:fax@example.com"},
        {"to": "+4420794600"},
        {"store_media": False},
        {"media_name": None, "media_url": "https://example.com/fax.pdf", "store_media": True},
        {"black_threshold": 1, "monochrome": True},
        {"from_display_name": "a" * 128},
    ],
    ids=str,
)
def test_accepted(practice_account: PracticeAccount, stored: str, changed: dict[str, Any]) -> None:
    assert practice_account.send(**{"to": TO, "media_name": stored, **changed}).status == 202


def send_contents(account: PracticeAccount, file_name: str = "fax.pdf", **fields: str) -> Reply:
    form = {"connection_id": account.connection_id, "from": account.sender, "to": TO, **fields}
    return account.form("/faxes", form, contents=(file_name, pdf()))


def test_contents_are_accepted_as_a_file_of_the_form(practice_account: PracticeAccount) -> None:
    flags = {"t38_enabled": "false", "monochrome": "true", "store_media": "true", "store_preview": "false"}
    reply = send_contents(practice_account, quality="normal", **flags)
    assert reply.status == 202, reply.content
    assert (reply.data["quality"], reply.data["store_media"]) == ("normal", True)
    entry = practice_account.accepted()[-1]
    assert (entry["sha256"], entry["pages"]) == (hashlib.sha256(pdf()).hexdigest(), 1)
    assert (entry["media_name"], entry["client_state"]) == (None, None)
    assert entry["parameters"]["monochrome"] is True
    assert practice_account.final(reply.data["id"])["status"] == "delivered"


def test_contents_need_a_file_name(practice_account: PracticeAccount) -> None:
    reply = send_contents(practice_account, file_name="")
    assert (reply.status, reply.error["detail"]) == (422, "'contents' is invalid")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("client_state", "dG9rZW4="),
        ("webhook_url", "https://example.com/hook"),
        ("from_display_name", "Example"),
        ("black_threshold", "50"),
        ("preview_format", "pdf"),
        ("media_name", "name"),
        ("media_url", "https://example.com/fax.pdf"),
        ("monochrome", "True"),
        ("to", "12"),
        ("connection_id", "42"),
    ],
)
def test_the_form_refuses(practice_account: PracticeAccount, field: str, value: str) -> None:
    reply = send_contents(practice_account, **{field: value})
    assert (reply.status, reply.error["source"]) == (422, {"pointer": f"/{field}"})


def test_a_form_without_contents(practice_account: PracticeAccount) -> None:
    body, content_type = multipart({"to": TO}, {})
    reply = practice_account.call("POST", "/faxes", body, **{"Content-Type": content_type})
    assert reply.status == 422
    assert "/contents" in {error["source"]["pointer"] for error in reply.json["errors"]}


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"\xff", "application/json", 400),
        (b'{"to": NaN}', "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b'{"to": ' + b"9" * 5000 + b"}", "application/json", 400),
        (b'{"to": "' + b"9" * 1_000_000 + b'"}', "application/json", 413),
        (b'{"to": "\\ud800"}', "application/json", 422),
        (b"to=1", "application/x-www-form-urlencoded", 415),
        (b"", "application/json", 400),
        (b"--x\r\n\r\n", "multipart/form-data; boundary=x", 400),
        (b"--x\r\n\r\nno name\r\n--x--", "multipart/form-data; boundary=x", 400),
        (b"--x--", "multipart/form-data", 400),
        (b"", "multipart/form-data; boundary=x", 400),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_body_that_cannot_be_read(
    practice_account: PracticeAccount, body: bytes, content_type: str, status: int
) -> None:
    reply = practice_account.call("POST", "/faxes", body, **{"Content-Type": content_type})
    assert (reply.status, bool(reply.error["title"])) == (status, True)


def test_a_field_given_twice(practice_account: PracticeAccount) -> None:
    part = b'--x\r\nContent-Disposition: form-data; name="to"\r\n\r\n+1\r\n'
    content_type = {"Content-Type": "multipart/form-data; boundary=x"}
    assert practice_account.call("POST", "/faxes", part * 2 + b"--x--\r\n", **content_type).status == 400
