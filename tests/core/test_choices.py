from dataclasses import replace

from app.core.choices import amount, choose
from app.core.settings import AccountSettings, Balance, FaxApplication, SenderNumber
from tests.ui.memory_account import APPLICATION, NUMBER, OVERVIEW

CHOSEN = AccountSettings("1001", "Riverside Clinic fax", "+13125550199")
OTHER_APPLICATION = FaxApplication("1002", "Second", True, "2001")
OTHER_NUMBER = SenderNumber("+13125550198", "active", "1001")


def test_the_only_usable_application_and_number_are_taken() -> None:
    assert choose(OVERVIEW, AccountSettings()) == CHOSEN


def test_an_unusable_one_beside_it_does_not_count() -> None:
    off = FaxApplication("1003", "Off", False, "2001")
    without_profile = FaxApplication("1004", "No profile", True, "")
    pending = SenderNumber("+13125550197", "purchase-pending", "1001")
    overview = replace(OVERVIEW, applications=(off, without_profile, APPLICATION), numbers=(pending, NUMBER))
    assert choose(overview, AccountSettings()) == CHOSEN


def test_of_two_a_person_chooses() -> None:
    two_applications = replace(OVERVIEW, applications=(APPLICATION, OTHER_APPLICATION))
    chosen = choose(two_applications, AccountSettings())
    assert chosen == AccountSettings()
    two_numbers = replace(OVERVIEW, numbers=(NUMBER, OTHER_NUMBER))
    chosen = choose(two_numbers, AccountSettings())
    assert (chosen.connection_id, chosen.sender) == ("1001", "")


def test_an_earlier_choice_stands_while_it_exists() -> None:
    overview = replace(OVERVIEW, applications=(APPLICATION, OTHER_APPLICATION), numbers=(NUMBER, OTHER_NUMBER))
    assert choose(overview, CHOSEN) == CHOSEN


def test_a_choice_that_is_gone_is_not_kept() -> None:
    gone = AccountSettings("9", "Gone", "+13125550100")
    assert choose(OVERVIEW, gone) == CHOSEN
    assert choose(replace(OVERVIEW, applications=()), gone) == AccountSettings()


def test_the_number_of_another_application_is_never_taken() -> None:
    elsewhere = replace(OVERVIEW, numbers=(replace(NUMBER, connection_id="7"),))
    assert choose(elsewhere, AccountSettings()).sender == ""


def test_amounts() -> None:
    assert amount(Balance("18.42", "USD")) == "$18.42"
    assert amount(Balance("18.42", "EUR")) == "18.42 EUR"
