from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest

from app.practice.account import KEY
from tests.practice_account import PracticeAccount, Reply, pdf, until

TO = "+13125550101"
STUCK = "+13125550115"


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[PracticeAccount, list[str]]]:
    """An account with five faxes, oldest first; the last is to another number."""
    account = PracticeAccount(tmp_path_factory.mktemp("five")).start()
    name = account.upload()
    yield account, [account.send(to, media_name=name).data["id"] for to in [TO] * 4 + [STUCK]]
    account.stop()


def listing(account: PracticeAccount, **query: str) -> Reply:
    return account.call("GET", "/faxes?" + "&".join(f"{quote(k)}={quote(v)}" for k, v in query.items()))


def ids(reply: Reply) -> list[str]:
    assert reply.status == 200, reply.content
    return [fax["id"] for fax in reply.data]


def test_list_is_newest_first(five: tuple[PracticeAccount, list[str]]) -> None:
    account, sent = five
    reply = listing(account)
    assert ids(reply) == sent[::-1]
    assert reply.json["meta"] == {"page_number": 1, "page_size": 20, "total_pages": 1, "total_results": 5}


@pytest.mark.parametrize(
    ("query", "which"),
    [
        ({"filter[direction][eq]": "outbound"}, [4, 3, 2, 1, 0]),
        ({"filter[direction][eq]": "inbound"}, []),
        ({"filter[to][eq]": STUCK}, [4]),
        ({"filter[to][eq]": TO, "filter[direction][eq]": "outbound"}, [3, 2, 1, 0]),
        ({"filter[to][eq]": "+13125550102"}, []),
        ({"filter[from][eq]": PracticeAccount.sender}, [4, 3, 2, 1, 0]),
        ({"filter[from][eq]": "+13125550199"}, []),
        ({"page[size]": "2"}, [4, 3]),
        ({"page[size]": "2", "page[number]": "3"}, [0]),
        ({"page[size]": "2", "page[number]": "4"}, []),
        ({"page[size]": "250"}, [4, 3, 2, 1, 0]),
    ],
    ids=str,
)
def test_filters_and_pages(five: tuple[PracticeAccount, list[str]], query: dict[str, str], which: list[int]) -> None:
    account, sent = five
    assert ids(listing(account, **query)) == [sent[index] for index in which]


@pytest.mark.parametrize(
    ("operator", "which"), [("gte", [4, 3, 2]), ("gt", [4, 3]), ("lte", [2, 1, 0]), ("lt", [1, 0])]
)
@pytest.mark.parametrize("write", [str, lambda text: text.removesuffix("Z"), lambda text: text[:-1] + "+00:00"])
def test_created_at(
    five: tuple[PracticeAccount, list[str]], operator: str, which: list[int], write: Callable[[str], str]
) -> None:
    account, sent = five
    middle = account.get(sent[2])["created_at"]
    reply = listing(account, **{f"filter[created_at][{operator}]": write(middle)})
    assert ids(reply) == [sent[index] for index in which]


@pytest.mark.parametrize(
    "query",
    [
        "filter[to]=%2B13125550101",
        "filter[created_at]=2026-01-01T00:00:00Z",
        "filter[status][eq]=queued",
        "filter[to][eq]=+13125550101",
        "filter[from][eq]=",
        "filter[direction][eq]=out",
        "filter[created_at][gte]=yesterday",
        "filter[created_at][gte]=0001-01-01T00:00:00%2B14:00",
        "page[size]=251",
        "page[size]=0",
        "page[number]=0",
        "page[number]=x",
        "page[number]=-1",
        "page[number]=%C2%B2",
        "page[number]=" + "9" * 5000,
    ],
    ids=lambda query: query[:40],
)
def test_a_query_that_is_not_one(practice_account: PracticeAccount, query: str) -> None:
    reply = practice_account.call("GET", f"/faxes?{query}")
    assert reply.status == 400
    assert reply.error["source"]["parameter"] == query.split("=")[0]


def test_cancel_ends_in_failed(practice_account: PracticeAccount) -> None:
    fax_id = practice_account.send(STUCK).data["id"]
    reply = practice_account.call("POST", f"/faxes/{fax_id}/actions/cancel")
    assert (reply.status, reply.data) == (202, {"result": "ok"})
    fax = practice_account.final(fax_id)
    assert (fax["status"], fax["failure_reason"]) == ("failed", "sender_canceled")
    again = practice_account.call("POST", f"/faxes/{fax_id}/actions/cancel")
    assert (again.status, again.error["code"]) == (422, "90080")


def test_cancel_comes_too_late(practice_account: PracticeAccount) -> None:
    fax_id = practice_account.send(TO).data["id"]
    practice_account.final(fax_id)
    reply = practice_account.call("POST", f"/faxes/{fax_id}/actions/cancel")
    assert (reply.status, reply.error["code"]) == (422, "90080")
    assert practice_account.get(fax_id)["status"] == "delivered"


def test_cancel_twice_counts_once(new_account: Callable[..., PracticeAccount]) -> None:
    account = new_account(speed=0.001)
    fax_id = account.send(TO).data["id"]
    statuses = [account.call("POST", f"/faxes/{fax_id}/actions/cancel").status for _ in range(2)]
    assert statuses == [202, 202]
    assert account.get(fax_id)["status"] == "queued"
    assert (account.state_dir / "changes.jsonl").read_text().count('"canceled"') == 1


def test_refresh(practice_account: PracticeAccount) -> None:
    fax_id = practice_account.send(TO).data["id"]
    reply = practice_account.call("POST", f"/faxes/{fax_id}/actions/refresh")
    assert (reply.status, reply.data) == (200, {"result": "ok"})


def test_delete_forgets_the_fax_but_not_that_it_was_accepted(practice_account: PracticeAccount) -> None:
    fax_id = practice_account.send(TO).data["id"]
    reply = practice_account.call("DELETE", f"/faxes/{fax_id}")
    assert (reply.status, reply.content) == (204, b"")
    assert practice_account.call("GET", f"/faxes/{fax_id}").status == 404
    assert fax_id not in ids(listing(practice_account))
    assert fax_id in [entry["id"] for entry in practice_account.accepted()]


@pytest.mark.parametrize(
    ("method", "tail"), [("GET", ""), ("DELETE", ""), ("POST", "/actions/cancel"), ("POST", "/actions/refresh")]
)
def test_an_unknown_fax(practice_account: PracticeAccount, method: str, tail: str) -> None:
    reply = practice_account.call(method, f"/faxes/{uuid.uuid4()}{tail}")
    assert (reply.status, reply.error["code"]) == (404, "10005")


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (lambda: pdf(351), "page_count_limit_exceeded"),
        (lambda: pdf(size=20_000_001), "file_size_limit_exceeded"),
        (lambda: b"<html>this is no document</html>", "file_format_invalid"),
        (lambda: b"%PDF-1.7 and nothing more", "media_processing_exception"),
    ],
    ids=["351 pages", "20,000,001 bytes", "html", "header only"],
)
def test_a_document_that_cannot_be_faxed(
    practice_account: PracticeAccount, document: Callable[[], bytes], reason: str
) -> None:
    fields = {"connection_id": practice_account.connection_id, "from": practice_account.sender, "to": TO}
    reply = practice_account.form("/faxes", fields, contents=("fax.pdf", document()))
    assert reply.status == 202
    fax = practice_account.final(reply.data["id"])
    assert (fax["status"], fax["failure_reason"]) == ("failed", reason)
    assert "page_count" not in fax


def test_350_pages_are_not_too_many(practice_account: PracticeAccount) -> None:
    practice_account.send(TO, media_name=practice_account.upload(pdf(350)))
    entry = practice_account.accepted()[-1]
    assert (entry["pages"], entry["problem"]) == (350, None)


def test_an_address_is_never_fetched(practice_account: PracticeAccount) -> None:
    url = "https://user@example.com:99/fax.pdf"
    fax = practice_account.final(practice_account.send(TO, media_url=url).data["id"])
    assert (fax["status"], fax["media_url"], fax["page_count"]) == ("delivered", url, 1)
    gone = practice_account.send(TO, media_url="https://user@nowhere.invalid:99/fax.pdf")
    assert practice_account.final(gone.data["id"])["failure_reason"] == "file_download_failed"


def test_media_deleted_too_early(new_account: Callable[..., PracticeAccount]) -> None:
    account = new_account(speed=0.001)
    name = account.upload()
    fax_id = account.send(TO, media_name=name).data["id"]
    other = account.send(TO).data["id"]
    assert account.call("DELETE", f"/media/{name}").status == 204
    account.kill()
    lines = (account.state_dir / "accepted.jsonl").read_text().replace('"speed": 0.001', '"speed": 1000.0')
    (account.state_dir / "accepted.jsonl").write_text(lines)
    again = new_account(speed=1000)
    assert again.final(fax_id)["failure_reason"] == "file_download_failed"
    assert again.final(other)["status"] == "delivered"


def test_media_deleted_after_processing(practice_account: PracticeAccount) -> None:
    name = practice_account.upload()
    fax_id = practice_account.send(STUCK, media_name=name).data["id"]
    assert until(lambda: practice_account.get(fax_id)["status"] == "sending")
    assert practice_account.call("DELETE", f"/media/{name}").status == 204
    assert practice_account.get(fax_id)["status"] == "sending"


@pytest.mark.parametrize("key", [None, "", "KEY0", KEY + "x", KEY.lower(), "Ké"])
def test_the_key(practice_account: PracticeAccount, key: str | None) -> None:
    for method, path in [("GET", "/balance"), ("GET", "/faxes"), ("POST", "/faxes"), ("GET", "/nothing")]:
        reply = practice_account.call(method, path, key=key)
        assert (reply.status, reply.error["code"]) == (401, "10009")


def test_unknown_paths_and_methods(practice_account: PracticeAccount) -> None:
    for path in ("/nothing", "/faxes/a/b", "/faxes/", ""):
        assert practice_account.call("GET", path).status == 404
    reply = practice_account.call("PUT", "/faxes")
    assert (reply.status, reply.headers["allow"]) == (405, "GET, POST")


def test_the_last_event_of_each_fax_is_listed(five: tuple[PracticeAccount, list[str]]) -> None:
    account, sent = five
    until(lambda: len(account.call("GET", "/webhook_deliveries").data) == 4)
    asked = f"filter[event_type]=fax.delivered&filter[webhook][contains]={sent[1]}"
    (delivery,) = account.call("GET", f"/webhook_deliveries?{quote(asked, safe='=&')}").data
    assert delivery["webhook"]["event_type"] == "fax.delivered"
    assert delivery["webhook"]["payload"]["fax_id"] == sent[1]
    assert delivery["webhook"]["payload"]["page_count"] == 1
    assert account.call("GET", "/webhook_deliveries?filter%5Bevent_type%5D=fax.failed").data == []
    assert account.call("GET", "/webhook_deliveries?filter%5Bother%5D=1").status == 400
