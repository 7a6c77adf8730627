from dataclasses import replace

import pytest

from app.core.choices import choose
from app.core.doctor import (
    BUY_NUMBER,
    FAILURES,
    PAGES,
    POINT_LABELS,
    Health,
    Line,
    Point,
    can_send,
    examine,
    examine_failure,
    plan,
    point_of_failure,
    said,
)
from app.core.errors import FaxError, KeyRefused, NoCredit, Offline
from app.core.failure import failure_reason
from app.core.repairs import (
    AllowCountry,
    AssignNumber,
    AttachProfile,
    CreateApplication,
    CreateProfile,
    SwitchOnApplication,
    SwitchOnProfile,
    repair_words,
)
from app.core.settings import AccountOverview, AccountSettings, Balance, FaxApplication, SenderNumber, VoiceProfile

PROFILE = VoiceProfile("30", "Calls", True, ("US", "CA"))
OTHER_PROFILE = VoiceProfile("31", "More calls", True, ("US",))
APPLICATION = FaxApplication("10", "Clinic", True, "30", "https://example.com/")
NUMBER = SenderNumber("+13125550100", "active", "10", "20")
HEALTHY = AccountOverview(Balance("18.42", "USD"), (APPLICATION,), (NUMBER,), (PROFILE,))
FRESH = replace(HEALTHY, applications=(), numbers=(replace(NUMBER, connection_id=""),), profiles=())


def lines(overview: AccountOverview, country: str = "US") -> dict[Point, Line]:
    found = examine(overview, choose(overview, AccountSettings()), country)
    assert [line.point for line in found] == list(Point)
    return {line.point: line for line in found}


def test_a_healthy_account_is_green() -> None:
    found = examine(HEALTHY, choose(HEALTHY, AccountSettings()), "US")
    assert can_send(found)
    assert plan(HEALTHY, AccountSettings(), "US") == ()


SICK = [
    (replace(HEALTHY, balance=Balance("0.00", "USD")), Point.CREDIT, []),
    (replace(HEALTHY, applications=()), Point.APPLICATION, [CreateApplication]),
    (replace(HEALTHY, applications=(replace(APPLICATION, active=False),)), Point.APPLICATION, [SwitchOnApplication]),
    (replace(HEALTHY, applications=(replace(APPLICATION, voice_profile_id=""),)), Point.PROFILE, [AttachProfile]),
    (
        replace(HEALTHY, applications=(replace(APPLICATION, voice_profile_id=""),), profiles=()),
        Point.PROFILE,
        [CreateProfile],
    ),
    (
        replace(
            HEALTHY, applications=(replace(APPLICATION, voice_profile_id="99"),), profiles=(PROFILE, OTHER_PROFILE)
        ),
        Point.PROFILE,
        [AttachProfile, AttachProfile],
    ),
    (replace(HEALTHY, profiles=(replace(PROFILE, enabled=False),)), Point.PROFILE, [SwitchOnProfile]),
    (replace(HEALTHY, profiles=(replace(PROFILE, countries=("CA",)),)), Point.COUNTRY, [AllowCountry]),
    (replace(HEALTHY, numbers=()), Point.NUMBER, []),
    (replace(HEALTHY, numbers=(replace(NUMBER, connection_id="77"),)), Point.NUMBER, [AssignNumber]),
    (replace(HEALTHY, numbers=(replace(NUMBER, status="port-pending"),)), Point.NUMBER, []),
]


@pytest.mark.parametrize(("overview", "point", "repairs"), SICK)
def test_what_is_wrong_has_its_line_and_its_repair(
    overview: AccountOverview, point: Point, repairs: list[type]
) -> None:
    line = lines(overview)[point]
    assert line.health is Health.WRONG
    assert [type(repair) for repair in line.repairs] == repairs
    assert line.page == (BUY_NUMBER if not overview.numbers else PAGES[point])
    assert not can_send(tuple(lines(overview).values()))


def test_a_fresh_account_is_set_up_in_one_plan() -> None:
    steps = plan(FRESH, AccountSettings(), "US")
    assert [type(step) for step in steps] == [CreateApplication, CreateProfile, AttachProfile, AssignNumber]
    assert all(str(repair_words(step)).endswith(".") for step in steps)


def test_a_plan_stops_where_a_person_must_pick() -> None:
    two = replace(FRESH, numbers=(*FRESH.numbers, SenderNumber("+13125550101", "active", "", "21")))
    assert AssignNumber not in [type(step) for step in plan(two, AccountSettings(), "US")]


def test_a_number_in_use_is_taken_only_where_no_other_is_there_and_the_price_is_named() -> None:
    elsewhere = replace(NUMBER, connection_id="77")
    unused = SenderNumber("+13125550101", "active", "", "21")
    (repair,) = lines(replace(HEALTHY, numbers=(elsewhere, unused)))[Point.NUMBER].repairs
    assert isinstance(repair, AssignNumber)
    assert repair.number == unused
    (repair,) = lines(replace(HEALTHY, numbers=(elsewhere,)))[Point.NUMBER].repairs
    assert "ends" in str(repair_words(repair))


def test_another_country_is_allowed_by_its_own_repair() -> None:
    line = lines(HEALTHY, "DE")[Point.COUNTRY]
    assert line.repairs == (AllowCountry(PROFILE, "DE"),)
    assert plan(HEALTHY, AccountSettings(), "DE") == line.repairs


def test_a_key_that_may_not_see_profiles_does_not_stop_a_fax() -> None:
    assert can_send(examine(replace(HEALTHY, profiles=None), choose(HEALTHY, AccountSettings()), "US"))


def test_of_two_a_person_chooses() -> None:
    two = replace(HEALTHY, applications=(APPLICATION, replace(APPLICATION, id="11")))
    assert lines(two)[Point.APPLICATION].health is Health.WRONG
    assert lines(two)[Point.PROFILE].health is Health.OPEN


@pytest.mark.parametrize(
    ("error", "point", "health"),
    [
        (KeyRefused(), Point.KEY, Health.WRONG),
        (NoCredit(), Point.CREDIT, Health.WRONG),
        (Offline(), Point.KEY, Health.OPEN),
    ],
)
def test_an_account_that_cannot_be_looked_at(error: FaxError, point: Point, health: Health) -> None:
    found = {line.point: line for line in examine_failure(error)}
    assert list(found) == list(Point)
    assert found[point].health is health
    assert found[Point.NUMBER].health is Health.OPEN


@pytest.mark.parametrize("odd", ["", "NaN", "lots", "1e400"])
def test_a_balance_that_is_no_amount_stops_nothing(odd: str) -> None:
    assert lines(replace(HEALTHY, balance=Balance(odd, "USD")))[Point.CREDIT].health is Health.GOOD


def test_a_line_on_its_own_says_what_it_is_about() -> None:
    assert str(said(lines(replace(HEALTHY, numbers=()))[Point.NUMBER])).startswith(
        "Your fax number: There is none yet."
    )


def test_a_failure_of_the_accounts_leads_to_its_line() -> None:
    assert point_of_failure("no_outbound_profile") is Point.PROFILE
    assert point_of_failure("user_busy") is None
    assert all("do not know" not in str(failure_reason(reason).happened) for reason in FAILURES)
    assert set(POINT_LABELS) == set(Point)
