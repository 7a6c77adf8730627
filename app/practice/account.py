"""What the practice account owns: its key, a fax application, a number, a voice profile and some credit."""

from __future__ import annotations

from typing import Any

from app.practice.exchange import Answer, Request, bad_parameter, not_found, paged

KEY = "KEYPRACTICE000000000000000000000000_PracticeAccountOnly000"  # public: it opens nothing real
APPLICATION_ID = "1000000000000000001"
SENDER_NUMBER = "+13125550100"
UNUSED_APPLICATION_ID = "1000000000000000002"
UNUSED_NUMBER = "+13125550199"
_PROFILE_ID = "1000000000000000003"
_SINCE = "2026-01-05T09:00:00.000000Z"

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


def _application(application_id: str, name: str, active: bool) -> dict[str, Any]:
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
        "outbound": {"channel_limit": None, "outbound_voice_profile_id": _PROFILE_ID},
        "tags": [],
        "created_at": _SINCE,
        "updated_at": _SINCE,
    }


def _number(number_id: str, number: str, application: dict[str, Any]) -> dict[str, Any]:
    return {
        "record_type": "phone_number",
        "id": number_id,
        "phone_number": number,
        "status": "active",
        "connection_id": application["id"],
        "connection_name": application["application_name"],
        "country_iso_alpha2": "US",
        "phone_number_type": "local",
        "tags": [],
        "created_at": _SINCE,
        "purchased_at": _SINCE,
    }


APPLICATIONS = [
    _application(APPLICATION_ID, "Practice fax", active=True),
    _application(UNUSED_APPLICATION_ID, "Switched off", active=False),
]
NUMBERS = [
    _number("1000000000000000004", SENDER_NUMBER, APPLICATIONS[0]),
    _number("1000000000000000005", UNUSED_NUMBER, APPLICATIONS[1]),
]
PROFILES: list[dict[str, Any]] = [
    {
        "record_type": "outbound_voice_profile",
        "id": _PROFILE_ID,
        "name": "Practice calls",
        "enabled": True,
        "whitelisted_destinations": _COUNTRIES,
        "concurrent_call_limit": None,
        "connections_count": len(APPLICATIONS),
        "daily_spend_limit": None,
        "daily_spend_limit_enabled": False,
        "traffic_type": "conversational",
        "service_plan": "global",
        "usage_payment_method": "rate-deck",
        "tags": [],
        "created_at": _SINCE,
        "updated_at": _SINCE,
    }
]
BALANCE = {
    "record_type": "balance",
    "balance": "100.00",
    "credit_limit": "0.00",
    "available_credit": "100.00",
    "pending": "0.00",
    "currency": "USD",
}


def balance(_request: Request) -> Answer:
    return Answer(200, {"data": BALANCE})


def list_applications(request: Request) -> Answer:
    wanted = dict(request.query)
    contains = wanted.get("filter[application_name][contains]")
    profile = wanted.get("filter[outbound_voice_profile_id]")
    if contains is not None and len(contains) < 3:
        raise bad_parameter("filter[application_name][contains]", "Three characters are needed.")
    found = [
        application
        for application in APPLICATIONS
        if (contains is None or contains.lower() in application["application_name"].lower())
        and profile in (None, application["outbound"]["outbound_voice_profile_id"])
    ]
    filters = {"filter[application_name][contains]", "filter[outbound_voice_profile_id]"}
    return paged(request, found, frozenset(filters))


def list_numbers(request: Request) -> Answer:
    wanted = dict(request.query)
    found = [
        number
        for number in NUMBERS
        if wanted.get("filter[connection_id]") in (None, number["connection_id"])
        and wanted.get("filter[status]") in (None, number["status"])
    ]
    return paged(request, found, frozenset({"filter[connection_id]", "filter[status]"}))


def list_profiles(request: Request) -> Answer:
    return paged(request, PROFILES)


def get_application(_request: Request, application_id: str) -> Answer:
    return _one(APPLICATIONS, application_id)


def get_profile(_request: Request, profile_id: str) -> Answer:
    return _one(PROFILES, profile_id)


def _one(items: list[dict[str, Any]], item_id: str) -> Answer:
    for item in items:
        if item["id"] == item_id:
            return Answer(200, {"data": item})
    raise not_found()
