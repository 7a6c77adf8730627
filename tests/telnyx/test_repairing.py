"""Accounts of the practice server in every state are looked at, and put right as far as a program can."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.core.choices import choose
from app.core.doctor import Health, Line, Point, can_send, examine, next_repair
from app.core.settings import AccountOverview, AccountSettings
from app.practice.set_ups import SET_UPS
from app.telnyx.client import TelnyxClient
from tests.practice_account import PracticeAccount

NOTHING_CHOSEN = AccountSettings()
# By hand only, and the line that says so.
BY_HAND = {
    "no-number": Point.NUMBER,
    "number-pending": Point.NUMBER,
    "no-credit": Point.CREDIT,
    "two-of-each": Point.APPLICATION,
}


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[str], tuple[PracticeAccount, TelnyxClient]]]:
    with ExitStack() as started:

        def begun(set_up: str) -> tuple[PracticeAccount, TelnyxClient]:
            account = PracticeAccount(tmp_path / "account", set_up=set_up).start()
            started.callback(account.stop)
            client = TelnyxClient(account.url, lambda: account.key)
            started.callback(client.close)
            return account, client

        yield begun


def looked_at(overview: AccountOverview) -> tuple[Line, ...]:
    return examine(overview, choose(overview, NOTHING_CHOSEN), "US")


@pytest.mark.parametrize("set_up", SET_UPS)
def test_put_right(start: Callable[[str], tuple[PracticeAccount, TelnyxClient]], set_up: str) -> None:
    account, client = start(set_up)
    overview = client.overview()
    while repair := next_repair(overview, choose(overview, NOTHING_CHOSEN), "US"):
        client.repair(repair)
        after = client.overview()
        assert after != overview, repair
        overview = after
    lines = looked_at(overview)
    wrong = [line.point for line in lines if line.health is Health.WRONG]
    assert wrong == ([BY_HAND[set_up]] if set_up in BY_HAND else [])
    if set_up in BY_HAND or set_up == "spending-limit":
        return
    assert can_send(lines)
    chosen = choose(overview, NOTHING_CHOSEN)
    fax = account.send("+13125550101", connection_id=chosen.connection_id, from_=chosen.sender)
    assert account.final(fax.data["id"])["status"] == "delivered"


def test_a_daily_limit_is_named(start: Callable[[str], tuple[PracticeAccount, TelnyxClient]]) -> None:
    _, client = start("spending-limit")
    assert any("$0.01 a day" in str(line.words) for line in looked_at(client.overview()))
