from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from datetime import datetime

import pytest

from tests.practice_account import PracticeAccount, multipart, pdf

TO = "+13125550101"


def test_upload_and_what_can_be_done_with_it(practice_account: PracticeAccount) -> None:
    name, data = f"fax-{uuid.uuid4()}", pdf()
    reply = practice_account.form("/media", {"media_name": name, "ttl_secs": "86400"}, media=("fax.pdf", data))
    assert reply.status == 201
    media = reply.data
    assert (media["media_name"], media["content_type"]) == (name, "application/pdf")
    times = [datetime.fromisoformat(media[key]) for key in ("created_at", "expires_at")]
    assert (times[1] - times[0]).total_seconds() == 86400
    assert practice_account.call("GET", f"/media/{name}").data == media
    assert media in practice_account.call("GET", "/media").data
    download = practice_account.call("GET", f"/media/{name}/download")
    assert (download.content, download.headers["content-type"]) == (data, "application/pdf")
    assert practice_account.call("DELETE", f"/media/{name}").status == 204
    for method, tail in [("GET", ""), ("GET", "/download"), ("DELETE", "")]:
        assert practice_account.call(method, f"/media/{name}{tail}").status == 404
    assert practice_account.send(TO, media_name=name).status == 422


def test_a_name_is_made_when_none_is_given(practice_account: PracticeAccount) -> None:
    reply = practice_account.form("/media", {}, media=("fax.pdf", pdf()))
    assert uuid.UUID(reply.data["media_name"])


def test_a_name_can_be_used_once(practice_account: PracticeAccount) -> None:
    name = practice_account.upload(pdf(1))
    reply = practice_account.form("/media", {"media_name": name}, media=("fax.pdf", pdf(2)))
    assert (reply.status, reply.error["code"]) == (422, "10012")
    assert practice_account.call("GET", f"/media/{name}/download").content == pdf(1)
    assert not list(practice_account.state_dir.glob("media/*.part"))
    practice_account.call("DELETE", f"/media/{name}")
    assert practice_account.upload(pdf(2), name) == name


def test_the_size_limit(practice_account: PracticeAccount) -> None:
    assert practice_account.form("/media", {}, media=("fax.pdf", pdf(size=20_000_000))).status == 201
    reply = practice_account.form("/media", {}, media=("fax.pdf", pdf(size=20_000_001)))
    assert (reply.status, reply.error["source"]) == (422, {"pointer": "/media"})


@pytest.mark.parametrize(
    ("fields", "files", "pointer"),
    [
        ({}, {}, "/media"),
        ({}, {"file": ("fax.pdf", b"%PDF-")}, "/file"),
        ({}, {"media": ("", b"%PDF-")}, "/media"),
        ({}, {"media": ("fax.pdf", b"")}, "/media"),
        ({"media_name": "../up"}, {"media": ("fax.pdf", b"%PDF-")}, "/media_name"),
        ({"media_name": ""}, {"media": ("fax.pdf", b"%PDF-")}, "/media_name"),
        ({"media_name": "a" * 256}, {"media": ("fax.pdf", b"%PDF-")}, "/media_name"),
        ({"ttl_secs": "0"}, {"media": ("fax.pdf", b"%PDF-")}, "/ttl_secs"),
        ({"ttl_secs": "630720000"}, {"media": ("fax.pdf", b"%PDF-")}, "/ttl_secs"),
        ({"ttl_secs": "1.5"}, {"media": ("fax.pdf", b"%PDF-")}, "/ttl_secs"),
        ({"ttl_secs": "٣"}, {"media": ("fax.pdf", b"%PDF-")}, "/ttl_secs"),
    ],
    ids=str,
)
def test_refused(
    practice_account: PracticeAccount,
    fields: dict[str, str],
    files: dict[str, tuple[str, bytes]],
    pointer: str,
) -> None:
    body, content_type = multipart(fields, files)
    reply = practice_account.call("POST", "/media", body, **{"Content-Type": content_type})
    assert (reply.status, reply.error["source"]) == (422, {"pointer": pointer})


def test_an_address_is_not_fetched(practice_account: PracticeAccount) -> None:
    reply = practice_account.call("POST", "/media", {"media_url": "https://example.com/fax.pdf"})
    assert (reply.status, reply.error["source"]) == (422, {"pointer": "/media_url"})


def test_expired_media_is_gone(new_account: Callable[..., PracticeAccount]) -> None:
    account = new_account()
    name = account.upload()
    account.stop()
    (path,) = (account.state_dir / "media").iterdir()
    head, line, data = path.read_bytes().partition(b"\n")
    path.write_bytes(json.dumps({**json.loads(head), "expires_at": "2020-01-01"}).encode() + line + data)
    again = new_account()
    assert again.call("GET", f"/media/{name}").status == 404
    assert again.call("GET", "/media").data == []
    assert again.upload(name=name) == name


def test_an_account_without_media(new_account: Callable[..., PracticeAccount]) -> None:
    account = new_account(without_media=True)
    upload = account.form("/media", {"media_name": "name"}, media=("fax.pdf", pdf()))
    others = [account.call(method, path) for method, path in [("GET", "/media"), ("DELETE", "/media/name")]]
    for reply in [upload, *others]:
        assert (reply.status, reply.error["code"]) == (403, "10038")
    fields = {"connection_id": account.connection_id, "from": account.sender, "to": TO}
    assert account.form("/faxes", fields, contents=("fax.pdf", pdf())).status == 202
