"""The practice account's set-ups: a healthy account, a fresh one, and each state on the way between them."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

APPLICATION_ID = "1000000000000000001"
SENDER_NUMBER = "+13125550100"
UNUSED_APPLICATION_ID = "1000000000000000002"
UNUSED_NUMBER = "+13125550199"
PROFILE_ID = "1000000000000000003"
SINCE = "2026-01-05T09:00:00.000000Z"

# Every region that has numbers is allowed, as every number is delivered.
_COUNTRIES = """
AC AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ
CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM
FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE
JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN
MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT
PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TG TH TJ TK
TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
""".split()  # noqa: SIM905 - a list literal would fill 250 lines


Item = dict[str, Any]


@dataclass
class Holdings:
    """What an account has, as its lists show it."""

    applications: list[Item]
    numbers: list[Item]
    profiles: list[Item]
    balance: Item


def application(application_id: str, name: str, active: bool = True, profile_id: str | None = PROFILE_ID) -> Item:
    return {
        "record_type": "fax_application",
        "id": application_id,
        "application_name": name,
        "active": active,
        "anchorsite_override": "Latency",
        "webhook_event_url": "https://example.com/",
        "webhook_event_failover_url": "",
        "webhook_timeout_secs": None,
        "inbound": {
            "channel_limit": None,
            "sip_subdomain": None,
            "sip_subdomain_receive_settings": "from_anyone",
        },
        "outbound": {"channel_limit": None, "outbound_voice_profile_id": profile_id},
        "tags": [],
        "created_at": SINCE,
        "updated_at": SINCE,
    }


def profile(profile_id: str, name: str, countries: list[str]) -> Item:
    return {
        "record_type": "outbound_voice_profile",
        "id": profile_id,
        "name": name,
        "enabled": True,
        "whitelisted_destinations": countries,
        "concurrent_call_limit": None,
        "connections_count": 0,
        "daily_spend_limit": None,
        "daily_spend_limit_enabled": False,
        "traffic_type": "conversational",
        "service_plan": "global",
        "usage_payment_method": "rate-deck",
        "tags": [],
        "created_at": SINCE,
        "updated_at": SINCE,
    }


def _number(number_id: str, number: str, application_id: str | None) -> Item:
    return {
        "record_type": "phone_number",
        "id": number_id,
        "phone_number": number,
        "status": "active",
        "connection_id": application_id,
        "connection_name": None,
        "country_iso_alpha2": "US",
        "phone_number_type": "local",
        "tags": [],
        "created_at": SINCE,
        "purchased_at": SINCE,
    }


def _healthy() -> Holdings:
    balance = {
        "record_type": "balance",
        "balance": "100.00",
        "credit_limit": "0.00",
        "available_credit": "100.00",
        "pending": "0.00",
        "currency": "USD",
    }
    return Holdings(
        [
            application(APPLICATION_ID, "Practice fax"),
            application(UNUSED_APPLICATION_ID, "Switched off", active=False),
        ],
        [
            _number("1000000000000000004", SENDER_NUMBER, APPLICATION_ID),
            _number("1000000000000000005", UNUSED_NUMBER, UNUSED_APPLICATION_ID),
        ],
        [profile(PROFILE_ID, "Practice calls", copy.copy(_COUNTRIES))],
        balance,
    )


def _fresh(holdings: Holdings) -> None:
    holdings.applications.clear()
    holdings.profiles.clear()
    del holdings.numbers[1]
    holdings.numbers[0]["connection_id"] = None


def _one_application(holdings: Holdings) -> None:
    del holdings.applications[1], holdings.numbers[1]


def _no_number(holdings: Holdings) -> None:
    _one_application(holdings)
    holdings.numbers.clear()


def _number_unassigned(holdings: Holdings) -> None:
    _one_application(holdings)
    holdings.numbers[0]["connection_id"] = None


def _number_pending(holdings: Holdings) -> None:
    _one_application(holdings)
    holdings.numbers[0]["status"] = "port-pending"


def _application_off(holdings: Holdings) -> None:
    _one_application(holdings)
    holdings.applications[0]["active"] = False


def _no_profile(holdings: Holdings) -> None:
    _one_application(holdings)
    holdings.applications[0]["outbound"]["outbound_voice_profile_id"] = None


def _profile_off(holdings: Holdings) -> None:
    _one_application(holdings)
    holdings.profiles[0]["enabled"] = False


def _country_missing(holdings: Holdings) -> None:
    _one_application(holdings)
    holdings.profiles[0]["whitelisted_destinations"] = ["CA"]


def _no_credit(holdings: Holdings) -> None:
    _one_application(holdings)
    holdings.balance |= {"balance": "0.00", "available_credit": "0.00"}


def _spending_limit(holdings: Holdings) -> None:
    _one_application(holdings)
    holdings.profiles[0] |= {"daily_spend_limit": "0.01", "daily_spend_limit_enabled": True}


def _two_of_each(holdings: Holdings) -> None:
    holdings.applications[1]["active"] = True


SET_UPS: dict[str, tuple[str, Callable[[Holdings], None]]] = {
    "healthy": ("can send at once", lambda holdings: None),
    "fresh": ("a number, and nothing else", _fresh),
    "no-number": ("no phone number", _no_number),
    "number-unassigned": ("the number belongs to no application", _number_unassigned),
    "number-pending": ("the number is still being ported", _number_pending),
    "application-off": ("the fax application is switched off", _application_off),
    "no-profile": ("the application has no outbound voice profile", _no_profile),
    "profile-off": ("the outbound voice profile is switched off", _profile_off),
    "country-missing": ("the United States are not allowed in the profile", _country_missing),
    "no-credit": ("no credit left", _no_credit),
    "spending-limit": ("a daily limit of one cent", _spending_limit),
    "two-of-each": ("two usable applications and numbers", _two_of_each),
}


def holdings_of(name: str) -> Holdings:
    holdings = _healthy()
    SET_UPS[name][1](holdings)
    return holdings
