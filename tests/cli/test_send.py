from __future__ import annotations

import json
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import TCPServer

import pytest

from tests.cli.conftest import Terminal
from tests.factories import pdf, pdf_of_size
from tests.practice_account import ROOT, PracticeAccount, until

DELIVERED = "+13125550101"
BUSY = "+13125550102"
REFUSED = "+13125550105"
DROPPED = "+13125550106"
NEVER_ENDS = "+13125550115"
NO_CREDIT = "+13125550118"
OTHER_NUMBER = "+13125550120"


def test_delivered_once(terminal: Terminal, letter: Path) -> None:
    ran = terminal.run("send", "--to", "312 555 0101", letter, "--wait", "--json")
    assert ran.code == 0, ran.err
    fax = ran.json
    assert (fax["state"], fax["to"], fax["pages"], len(fax["attempts"])) == ("delivered", DELIVERED, 2, 1)
    (accepted,) = terminal.account.accepted()
    assert (accepted["id"], accepted["from"], accepted["pages"]) == (fax["telnyx_id"], PracticeAccount.sender, 2)
    assert terminal.run("list", "--json").json == [fax]
    shown = terminal.run("show", fax["id"], "--json").json
    assert "delivered" in [entry["what"] for entry in shown["timeline"]]


@pytest.mark.parametrize(
    ("number", "code", "state", "reason"),
    [(BUSY, 3, "failed", "user_busy"), (REFUSED, 4, "rejected", None), (DROPPED, 0, "delivered", "")],
)
def test_each_end_has_its_code(
    terminal: Terminal, letter: Path, number: str, code: int, state: str, reason: str | None
) -> None:
    ran = terminal.run("send", "--to", number, letter, "--wait", "--json")
    assert (ran.code, ran.json["state"]) == (code, state), ran.err
    assert reason is None or ran.json["reason"] == reason
    assert len(terminal.account.accepted()) == (0 if state == "rejected" else 1)


def test_without_wait_it_ends_when_telnyx_has_it(terminal: Terminal, letter: Path) -> None:
    ran = terminal.run("send", "--to", DELIVERED, letter, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.json["state"] in ("accepted", "delivered")
    again = terminal.run("send", "--to", DELIVERED, letter)
    assert again.code == 0
    assert again.err.startswith("This document went to this number already.")


class KeyGone(BaseHTTPRequestHandler):
    """A Telnyx that does not know the key any more."""

    def do_GET(self) -> None:
        body = json.dumps({"errors": [{"code": "10009", "title": "Authentication failed"}]}).encode()
        self.send_response(401)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


def test_waiting_that_breaks_off_is_not_called_delivered(terminal: Terminal, letter: Path) -> None:
    """A script reads the exit code: with --wait, 0 is the final word and nothing else."""
    account = terminal.account
    sending = terminal.start("send", "--to", NEVER_ENDS, letter, "--wait", "--json")
    until(lambda: [fax["state"] for fax in terminal.run("list", "--json").json] == ["accepted"])
    account.stop()
    with TCPServer(("127.0.0.1", int(account.url.rsplit(":", 1)[1].split("/")[0])), KeyGone, False) as server:
        server.allow_reuse_address = True
        server.server_bind()
        server.server_activate()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        out, err = sending.communicate(timeout=50)
        server.shutdown()
    assert (sending.returncode, json.loads(out)["state"]) == (7, "accepted"), err


@pytest.mark.skipif(sys.platform == "win32", reason="no shell that closes streams")
def test_without_standard_streams_it_is_sent_all_the_same(terminal: Terminal, letter: Path) -> None:
    closed = ["sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh", *terminal.command("send", "--to", DELIVERED, letter)]
    ran = subprocess.run(closed, cwd=ROOT, env=terminal.environment(PracticeAccount.key), timeout=50)
    assert ran.returncode == 0
    assert len(terminal.account.accepted()) == 1


def test_a_killed_one_is_finished_by_the_next_and_sent_once(terminal: Terminal, letter: Path) -> None:
    sending = terminal.start("send", "--to", DELIVERED, letter, "--wait")
    until(terminal.account.accepted)
    sending.kill()
    sending.communicate()
    assert terminal.run("run").code == 0
    (fax,) = terminal.run("list", "--json").json
    assert fax["state"] == "delivered"
    assert len(terminal.account.accepted()) == 1


def test_what_the_line_is_asked_for_arrives(terminal: Terminal, letter: Path) -> None:
    account = terminal.account
    ran = terminal.run(
        "send", "--to", DELIVERED, "--from", account.sender, "--connection-id", account.connection_id,
        "--quality", "ultra_dark", letter,
    )  # fmt: skip
    assert ran.code == 0, ran.err
    (accepted,) = account.accepted()
    assert accepted["parameters"]["quality"] == "ultra_dark"
    assert accepted["parameters"]["connection_id"] == account.connection_id


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE html><html><body>Form</body></html>", "web page"),
        (b"just some words", "not a PDF"),
        (pdf(351), "351 pages"),
    ],
)
def test_a_document_that_cannot_be_sent_is_refused_with_its_reason(
    terminal: Terminal, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(content)
    ran = terminal.run("send", "--to", DELIVERED, path)
    assert ran.code == 2
    assert words in ran.err
    assert terminal.account.accepted() == []


@pytest.mark.parametrize("number", ["1-800-FLOWERS", "911", "312 555", "312-555-0101 x5"])
def test_a_number_that_cannot_be_sent_to_is_refused(terminal: Terminal, letter: Path, number: str) -> None:
    ran = terminal.run("send", "--to", number, letter)
    assert ran.code == 2
    assert ran.err
    assert terminal.account.accepted() == []


def test_not_set_up(terminal: Terminal, letter: Path) -> None:
    without = terminal.run("send", "--to", DELIVERED, letter, key=None)
    wrong = terminal.run("send", "--to", DELIVERED, letter, key="KEY0000_wrong")
    malformed = terminal.run("send", "--to", DELIVERED, letter, key="not a key")
    assert (without.code, wrong.code, malformed.code) == (6, 6, 6)
    assert "No Telnyx API key" in without.err
    assert "did not accept the API key" in wrong.err
    assert "KEY0000" not in wrong.err


def test_offline_it_stays_queued(terminal: Terminal, letter: Path) -> None:
    """A fax with everything chosen is queued without the network, and the next start goes on with it."""
    account = terminal.account
    url = account.url
    account.stop()
    sending = terminal.start(
        "send", "--to", DELIVERED, "--from", account.sender, "--connection-id", account.connection_id, letter
    )
    until(lambda: [fax["state"] for fax in terminal.run("list", "--json").json] == ["queued"])
    sending.kill()
    sending.communicate()
    account.port = int(url.rsplit(":", 1)[1].split("/")[0])
    account.start()
    assert terminal.run("run").code == 0
    (fax,) = terminal.run("list", "--json").json
    assert fax["state"] == "delivered"
    assert len(account.accepted()) == 1


def test_a_key_that_is_refused_while_the_copy_is_made_loses_no_fax(terminal: Terminal, tmp_path: Path) -> None:
    """The next start goes on with it, as the exit code says."""
    account, path = terminal.account, tmp_path / "scan.pdf"
    path.write_bytes(pdf_of_size(19_000_000))
    common = ("send", "--to", DELIVERED, "--from", account.sender, "--connection-id", account.connection_id)
    for number in (1, 2):
        ran = terminal.run(*common, path, key="KEY0000_wrong")
        assert ran.code == 7, ran.err
        assert [fax["state"] for fax in terminal.run("list", "--json").json] == ["queued"] * number


def test_a_fax_in_hand_is_followed_to_its_answer_though_another_one_is_refused(
    terminal: Terminal, letter: Path
) -> None:
    assert terminal.run("send", "--to", NO_CREDIT, letter).code == 7
    ran = terminal.run("send", "--to", OTHER_NUMBER, letter, "--json")
    assert (ran.code, ran.json["state"]) == (5, "needs_check"), ran.err


def test_damaged_settings_are_said_once_and_sending_goes_on(terminal: Terminal, letter: Path) -> None:
    terminal.data.mkdir(mode=0o700)
    (terminal.data / "settings.json").write_bytes(b"{")
    ran = terminal.run("send", "--to", DELIVERED, letter, "--json")
    assert (ran.code, ran.err.count("settings.json.damaged-1")) == (0, 1)
    assert "settings" not in terminal.run("run").err
