from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.own_accounts import find_account, free_colour, name_problem, with_new_account, without_account
from app.core.settings import Account, AccountSettings, Colour, Settings, TelnyxAccount

TWO = Settings(
    accounts=(TelnyxAccount("telnyx", "Clinic"), TelnyxAccount("telnyx-2", colour=Colour.TEAL)), removed=("telnyx-3",)
)


def test_an_id_is_never_given_to_another_account() -> None:
    settings, added = with_new_account(TWO, "Billing", Colour.PINK)
    assert added.id == "telnyx-4"
    settings, again = with_new_account(without_account(settings, added.id), "Billing", Colour.PINK)
    assert again.id == "telnyx-5"
    settings = without_account(settings, "telnyx")
    assert with_new_account(settings, "x", Colour.BLUE)[1].id == "telnyx-6"


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("Billing", True),
        ("Family Practice", True),
        ("Clinic", True),  # its own
        ("telnyx", True),  # its own id
        ("", False),
        ("TELNYX ACCOUNT 2", False),
        ("telnyx-9", False),
        ("Practice account", False),
        ("practice", False),
        ("other_server", False),
        ("Clin\u202eic", False),
        (" Clinic", False),
        ("x" * 41, False),
    ],
)
def test_names_tell_accounts_apart(name: str, fits: bool) -> None:
    assert bool(name_problem(name, TWO, "telnyx")) is not fits


def test_an_account_is_found_by_name_or_id() -> None:
    assert find_account("clinic", TWO) == TWO.accounts[0]
    assert find_account("Telnyx-2", TWO) == find_account(" telnyx  account 2 ", TWO) == TWO.accounts[1]
    for other in ("", "practice", "telnyx-3", "Cli"):
        assert find_account(other, TWO) is None


def test_only_where_there_are_several_does_an_account_carry_its_marks() -> None:
    account = Account("telnyx-2", "https://api.telnyx.com/v2")
    assert TWO.marked(account) == replace(account, name="Telnyx account 2", colour=Colour.TEAL)
    assert Settings(accounts=TWO.accounts[1:]).marked(account) == account
    practice = Account("practice", "http://127.0.0.1:1/v2")
    assert TWO.marked(practice) == practice


def test_what_is_chosen_for_one_account_is_not_chosen_for_another() -> None:
    chosen = AccountSettings("1", "Clinic", "+13125550100")
    settings = TWO.with_chosen("telnyx-2", chosen)
    assert (settings.chosen_for("telnyx-2"), settings.chosen_for("telnyx")) == (chosen, AccountSettings())
    assert settings.practice == AccountSettings()
    assert TWO.with_chosen("other_server", chosen) == TWO


def test_a_new_account_gets_a_colour_of_its_own() -> None:
    assert free_colour(TWO) not in {each.colour for each in TWO.accounts}
