"""A person's word about a fax, from a terminal."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest

from app.cli import Failed, decisions
from app.cli.watching import Watch
from app.core.attempt import AttemptNames
from app.core.errors import DiskTrouble, FaxError, NoCredit, Offline, TooLate
from app.core.fax import Fax, SpooledDocument
from app.core.options import SendOptions
from app.core.orders import (
    Cancel,
    CheckNow,
    Fact,
    FaxChanged,
    FaxOrder,
    Order,
    OrderRefused,
    QueuePaused,
    Resolution,
    Resolve,
)
from app.core.transitions import first_attempt
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


NOW = datetime(2026, 3, 2, tzinfo=UTC)
ORDERS = (Cancel(1), CheckNow(1), Resolve(1, Resolution.WAS_SENT, "ann", "words"))


def fax(fax_id: int) -> Fax:
    document = SpooledDocument("a.pdf", "b.pdf", "", 1, 1)
    first = first_attempt(AttemptNames("t", "m"), NOW)
    return Fax(fax_id, "c", "+13125550123", "+13125550100", "1", SendOptions(), document, NOW, (first,))


class Told:
    """As a Watch, of an engine that says this and then nothing."""

    def __init__(self, *facts: Fact) -> None:
        self._facts = list(facts)
        self.given: list[Order] = []

    def give(self, order: Order) -> None:
        self.given.append(order)

    def next(self, until: float) -> Fact | None:
        return self._facts.pop(0) if self._facts else None


def followed(order: FaxOrder, *facts: Fact) -> Fax:
    told = Told(*facts)
    try:
        return decisions._followed(cast(Watch, told), order, fax(1))
    finally:
        assert told.given == [order]


@pytest.mark.parametrize("order", ORDERS)
def test_the_trouble_of_another_fax_is_not_that_of_the_order(order: FaxOrder) -> None:
    changed = fax(1)
    others = (QueuePaused(NoCredit()), FaxChanged(fax(2)), OrderRefused(2, TooLate()))
    assert followed(order, *others, FaxChanged(changed)) is changed


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("fact", [QueuePaused(DiskTrouble()), OrderRefused(1, TooLate())])
def test_why_nothing_came_of_it(order: FaxOrder, fact: QueuePaused | OrderRefused) -> None:
    with pytest.raises(Failed) as failed:
        followed(order, fact, FaxChanged(fax(1)))
    assert failed.value.sentence == fact.error.sentence


def test_only_a_look_needs_the_network() -> None:
    error: FaxError = Offline()
    with pytest.raises(Failed) as failed:
        followed(CheckNow(1), QueuePaused(error))
    assert failed.value.sentence == error.sentence
    assert followed(Cancel(1), QueuePaused(error), FaxChanged(fax(1))).id == 1


def test_an_order_of_which_nothing_is_heard_is_not_called_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decisions, "_SECONDS", 0.0)
    with pytest.raises(Failed):
        followed(Cancel(1))
