from __future__ import annotations

from dataclasses import replace

from app.core.settings import AccountSettings, Colour, Settings, TelnyxAccount
from app.core.undoing import taken_back

BEFORE = Settings(accounts=(TelnyxAccount("telnyx", "Clinic"), TelnyxAccount("telnyx-2", "Billing")))


def test_only_what_was_changed_is_taken_back() -> None:
    after = replace(BEFORE, page_price="0.07")
    now = replace(after, home_region="DE", proxy="http://proxy.example:3128")
    assert taken_back(now, BEFORE, after) == replace(now, page_price="")


def test_a_name_is_taken_back_and_what_was_chosen_since_stays() -> None:
    renamed = TelnyxAccount("telnyx-2", "Accounts", Colour.PINK)
    after = BEFORE.with_telnyx(renamed)
    chosen = AccountSettings("1", "Billing", "+13125550188")
    now = after.with_chosen("telnyx-2", chosen).with_chosen("telnyx", chosen)
    undone = taken_back(now, BEFORE, after)
    assert undone.telnyx("telnyx-2") == TelnyxAccount("telnyx-2", "Billing", chosen=chosen)
    assert undone.chosen_for("telnyx") == chosen


def test_accounts_come_and_go_without_being_taken_back() -> None:
    after = replace(BEFORE, page_price="0.07")
    added = replace(after, account="telnyx-3", accounts=(*after.accounts, TelnyxAccount("telnyx-3")))
    removed = replace(added, accounts=added.accounts[1:], removed=("telnyx",))
    undone = taken_back(removed, BEFORE, after)
    assert undone == replace(removed, page_price="")
