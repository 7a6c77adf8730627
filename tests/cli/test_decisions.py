"""A person's word about a fax, from a terminal."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Terminal
from tests.factories import pdf
from tests.practice_account import until

NEVER_ENDS = "+13125550115"
LATE = "+13125550111"


def test_cancel_asks_telnyx(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(pdf())
    fax = terminal.run("send", "--to", NEVER_ENDS, path, "--json").json
    asked = terminal.run("cancel", fax["id"], "--json")
    assert asked.code == 0, asked.err
    assert terminal.run("run").code == 0
    (fax,) = terminal.run("list", "--json").json
    assert (fax["state"], fax["reason"]) == ("failed", "sender_canceled")


def test_a_fax_in_doubt_is_decided_once(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(pdf())
    terminal.account.stop()
    terminal.account.speed = 0.01  # a late acceptance then is hours away
    terminal.account.start()
    sending = terminal.start("send", "--to", LATE, path)
    until(lambda: [fax["state"] for fax in terminal.run("list", "--json").json] == ["needs_check"])
    sending.kill()
    sending.communicate()
    decided = terminal.run("resolve", 1, "--was-sent", "--json")
    assert decided.json["state"] == "closed", decided.err
    assert terminal.run("resolve", 1, "--send-again").code == 2
    shown = terminal.run("show", 1, "--json").json["timeline"]
    (decision,) = [entry for entry in shown if entry["what"] == "decision"]
    assert decision["resolution"] == "was_sent"
    assert decision["who"]
    assert decision["words"].startswith("We do not know whether this fax was sent.")
    assert terminal.account.accepted() == []


def test_nonsense_is_told_apart(terminal: Terminal) -> None:
    assert terminal.run("show", 7).code == 2
    assert terminal.run("cancel", 7).code == 2
    assert terminal.run("resolve", 7).code == 2
