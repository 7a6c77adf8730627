from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.practice_account import PracticeAccount, until

TO = "+13125550101"
STUCK = "+13125550115"
LATE = "+13125550111"
NewAccount = Callable[..., PracticeAccount]


def test_says_where_it_listens(new_account: NewAccount) -> None:
    account = new_account()
    entry = json.loads((account.state_dir / "server.json").read_text())
    assert entry == {
        "url": account.url,
        "port": int(account.url.split(":")[2].split("/")[0]),
        "pid": account.process.pid,
    }


def test_kill_and_start_again_keeps_everything(new_account: NewAccount) -> None:
    account = new_account()
    name = account.upload()
    sent = [account.send(to, media_name=name).data["id"] for to in (TO, STUCK, STUCK, TO)]
    account.final(sent[0])
    account.call("POST", f"/faxes/{sent[1]}/actions/cancel")
    account.final(sent[1])
    account.call("DELETE", f"/faxes/{sent[3]}")
    before = [account.get(fax_id) for fax_id in sent[:2]]
    log = account.accepted()
    account.kill()
    again = new_account()
    assert [again.get(fax_id) for fax_id in sent[:2]] == before
    assert until(lambda: again.get(sent[2])["status"] == "sending")
    assert [fax["id"] for fax in again.call("GET", "/faxes").data] == sent[2::-1]
    assert again.accepted() == log
    assert again.send(TO, media_name=name).status == 202
    assert again.accepted()[:-1] == log


def test_every_fax_that_was_answered_is_in_the_log_when_killed(new_account: NewAccount) -> None:
    account = new_account()
    name = account.upload()
    answered: list[str] = []

    def send_until_killed() -> None:
        while True:
            try:
                answered.append(account.send(TO, media_name=name).data["id"])
            except (OSError, http.client.HTTPException):
                return

    with ThreadPoolExecutor(4) as clients:
        for _ in range(4):
            clients.submit(send_until_killed)
        until(lambda: len(answered) > 20)
        account.kill()
    log = [entry["id"] for entry in account.accepted()]
    assert set(answered) <= set(log)
    assert len(log) == len(set(log)) <= len(answered) + 4
    assert new_account().call("GET", "/faxes").json["meta"]["total_results"] == len(log)


def test_parallel_posts_are_each_accepted_once(new_account: NewAccount) -> None:
    account = new_account()
    name = account.upload()
    with ThreadPoolExecutor(16) as clients:
        replies = list(clients.map(lambda _: account.send(TO, media_name=name), range(64)))
    assert {reply.status for reply in replies} == {202}
    ids = {reply.data["id"] for reply in replies}
    log = account.accepted()
    assert len(ids) == len(log) == 64
    assert {entry["id"] for entry in log} == ids
    assert [entry["nth"] for entry in log] == list(range(1, 65))


def test_refusals_are_counted_across_a_kill(new_account: NewAccount) -> None:
    account = new_account()
    assert account.send("+13125550108").status == 429
    account.kill()
    again = new_account()
    assert [again.send("+13125550108").status for _ in range(2)] == [429, 202]


@pytest.mark.parametrize("delete_media", [False, True])
def test_accepted_late_although_killed_in_between(new_account: NewAccount, delete_media: bool) -> None:
    account = new_account(speed=0.001)
    name = account.upload()
    with pytest.raises(http.client.RemoteDisconnected):
        account.send(LATE, media_name=name, client_state="dG9rZW4=")
    if delete_media:
        account.call("DELETE", f"/media/{name}")
    account.kill()
    assert account.accepted() == []
    _now_due(account.state_dir)
    again = new_account()
    (entry,) = until(again.accepted)
    assert (entry["client_state"], entry["media_name"]) == ("dG9rZW4=", name)
    reason = again.final(entry["id"])["failure_reason"]
    assert reason == ("file_download_failed" if delete_media else None)
    again.kill()
    third = new_account()
    assert third.get(entry["id"])["status"] == ("failed" if delete_media else "delivered")
    assert third.accepted() == [entry]


def _now_due(state_dir: Path) -> None:
    path = state_dir / "changes.jsonl"
    changes: list[dict[str, Any]] = [json.loads(line) for line in path.read_text().splitlines()]
    changed = [{**change, "due": "2020-01-01"} if "due" in change else change for change in changes]
    path.write_text("".join(json.dumps(change) + "\n" for change in changed))


def test_a_line_torn_by_a_crash_is_dropped(new_account: NewAccount) -> None:
    account = new_account()
    account.send(TO)
    account.kill()
    log = account.accepted()
    with (account.state_dir / "accepted.jsonl").open("a") as file:
        file.write('{"id": "to')
    assert account.accepted() == log
    again = new_account()
    again.send(TO)
    assert len(again.accepted()) == 2
    assert again.accepted()[0] == log[0]


def test_an_upload_cut_short_is_dropped(new_account: NewAccount) -> None:
    account = new_account()
    name = account.upload()
    account.kill()
    part = account.state_dir / "media" / "x.part"
    part.write_bytes(b"{")
    assert new_account().call("GET", f"/media/{name}").status == 200
    assert not part.exists()


def test_one_server_a_folder(new_account: NewAccount) -> None:
    account = new_account()
    second = PracticeAccount(account.state_dir).launch()
    out, err = second.communicate(timeout=30)
    assert (second.returncode, out) == (1, "")
    assert err == "Another practice server is already using this folder.\n"
    assert account.call("GET", "/balance").status == 200
    assert json.loads((account.state_dir / "server.json").read_text())["pid"] == account.process.pid


def test_damaged_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "accepted.jsonl").write_text("no log\n")
    process = PracticeAccount(tmp_path).launch()
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (1, "The files of this practice account are damaged.\n")
    assert (tmp_path / "accepted.jsonl").read_text() == "no log\n"


def test_the_port_is_used_again(new_account: NewAccount) -> None:
    account = new_account()
    account.kill()
    again = new_account()
    assert again.url == account.url
    assert again.call("GET", "/balance").status == 200


def test_another_port_when_that_one_is_taken(new_account: NewAccount) -> None:
    account = new_account()
    account.stop()
    with socket.create_server(("127.0.0.1", int(account.url.split(":")[2].split("/")[0]))):
        other = new_account()
        assert other.url != account.url
        assert other.call("GET", "/balance").status == 200


def test_a_port_asked_for_that_is_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        process = PracticeAccount(tmp_path, port=taken.getsockname()[1]).launch()
        _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (1, "The practice server cannot start: Address already in use.\n")


def test_a_port_asked_for(tmp_path: Path, new_account: NewAccount) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert new_account(tmp_path / "other", port=port).url == f"http://127.0.0.1:{port}/v2"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without asking it")
def test_ends_when_asked(new_account: NewAccount, number: int) -> None:
    account = new_account()
    account.process.send_signal(number)
    assert account.process.wait(30) == 0
    assert account.process.stderr
    assert account.process.stderr.read() == ""
    assert not (account.state_dir / "server.json").exists()


def test_ends_when_its_user_is_gone(new_account: NewAccount) -> None:
    account = new_account()
    assert account.process.stdin
    account.process.stdin.close()
    assert account.process.wait(30) == 0


@pytest.mark.parametrize("option", [["--port", "70000"], ["--speed", "0"], ["--speed", "nan"], []])
def test_options_that_are_none(option: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    from app.practice.server import main

    state = ["--state", "/nonexistent"] if option else []
    with pytest.raises(SystemExit) as ended:
        main([*option, *state])
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="Windows has no modes")
def test_nobody_else_can_read_it(new_account: NewAccount) -> None:
    account = new_account()
    account.send(TO)
    account.send("+13125550108")
    modes = {path.name: path.stat().st_mode & 0o777 for path in account.state_dir.rglob("*")}
    assert account.state_dir.stat().st_mode & 0o777 == 0o700
    assert modes.pop("media") == 0o700
    assert set(modes.values()) == {0o600}
    assert {"accepted.jsonl", "changes.jsonl", "server.json", "port", "lock"} < modes.keys()


def test_nothing_of_a_fax_is_printed(new_account: NewAccount) -> None:
    account = new_account()
    account.send(TO)
    account.call("GET", "/faxes?filter[to][eq]=%2B13125550101")
    account.upload(b"%PDF-1.7 and nothing more")
    account.process.terminate()
    out, err = account.process.communicate(timeout=30)
    assert (out, err) == ("", "")
