"""Where faxes go, and what is left there, is said."""

import pytest
from pytestqt.qtbot import QtBot

from app.core.settings import AccountKind
from app.ui.account_bar import AccountBar
from app.ui.account_in_use import AccountInUse
from app.ui.accounts.other_accounts import OtherAccounts
from app.ui.engine_link import EngineLink
from app.ui.made.account import account_of
from app.ui.made.services import made
from tests.ui.made_window import open_window


@pytest.mark.parametrize(
    ("kind", "shown", "words", "links"),
    [
        (AccountKind.PRACTICE, True, "Practice account: nothing leaves this computer", True),
        (AccountKind.OTHER_SERVER, True, "Not Telnyx: faxes and documents go to https://fax.example.com/v2", False),
        (AccountKind.TELNYX, False, None, False),
    ],
)
def test_the_bar_says_where_faxes_go(
    qtbot: QtBot, kind: AccountKind, shown: bool, words: str | None, links: bool
) -> None:
    services = made(kind).services()
    account = AccountInUse(services, EngineLink())
    bar = AccountBar(account, OtherAccounts(services, account, account))
    qtbot.addWidget(bar)
    bar.show_account(account_of(kind))
    assert bar.isVisible() is shown
    assert bar.connect_account.isVisible() is links
    assert bar.numbers.isVisible() is links
    if words:
        assert bar.words.full_text == words


def test_the_balance_is_told_where_money_is_real(qtbot: QtBot) -> None:
    assert open_window(qtbot, made()).tabs.balance.text() == "Balance $18.42"
    assert open_window(qtbot, made(AccountKind.PRACTICE)).tabs.balance.text() == ""
