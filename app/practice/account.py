"""The account's own endpoints: credit, fax applications, phone numbers, outbound voice profiles.

What is changed through them is kept in the state folder, like the faxes.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.practice.exchange import Answer, Problem, RefusedError, Request, bad_parameter, json_object, not_found, paged
from app.practice.journal import stamp, sync_folder
from app.practice.set_ups import Holdings, Item, application, holdings_of, profile

KEY = "KEYPRACTICE000000000000000000000000_PracticeAccountOnly000"  # public: it opens nothing real
_FIRST_NEW_ID = 1000000000000000100
# Enough to tell a country that a set-up leaves out; what is not here counts as allowed.
_COUNTRIES = {"+1": "US", "+33": "FR", "+41": "CH", "+43": "AT", "+44": "GB", "+49": "DE"}


class Account:
    def __init__(self, folder: Path, set_up: str | None) -> None:
        """`set_up` (one of SET_UPS) begins the account anew; None: as it was left, else healthy."""
        self._file = folder / "account.json"
        self._lock = threading.Lock()
        if set_up or not self._file.exists():
            self.holdings = holdings_of(set_up or "healthy")
            self._save()
        else:
            self.holdings = Holdings(**json.loads(self._file.read_text("utf-8")))

    # what a fax needs of the account

    def refusals(self, given: dict[str, Any]) -> list[Problem]:
        """Of the send call, on account of its application and number."""
        found = next((item for item in self.holdings.applications if item["id"] == given["connection_id"]), None)
        if not found:
            return [_wrong("connection_id", "10006", "is not the id of a fax application")]
        if not found["active"]:
            return [_wrong("connection_id", "10006", "is a fax application that is switched off")]
        owned = any(
            item["phone_number"] == given["from"] and item["connection_id"] == found["id"]
            for item in self.holdings.numbers
        )
        return [] if owned else [_wrong("from", "10002", "is not a number of this fax application")]

    def failure(self, given: dict[str, Any]) -> str | None:
        """Why a call of this accepted fax cannot be made: a failure reason of Telnyx's, or None."""
        used = next(item for item in self.holdings.applications if item["id"] == given["connection_id"])
        profile_id = used["outbound"]["outbound_voice_profile_id"]
        used_profile = next((item for item in self.holdings.profiles if item["id"] == profile_id), None)
        if not used_profile or not used_profile["enabled"]:
            return "no_outbound_profile"
        country = next((country for code, country in _COUNTRIES.items() if given["to"].startswith(code)), None)
        if country and country not in used_profile["whitelisted_destinations"]:
            return "destination_not_in_countries_whitelist"
        if used_profile["daily_spend_limit_enabled"] and float(used_profile["daily_spend_limit"]) < 0.05:
            return "outbound_profile_daily_spend_limit_exceeded"
        return None

    # endpoints

    def balance(self, _request: Request) -> Answer:
        return Answer(200, {"data": self.holdings.balance})

    def list_applications(self, request: Request) -> Answer:
        wanted = dict(request.query)
        contains = wanted.get("filter[application_name][contains]")
        profile_id = wanted.get("filter[outbound_voice_profile_id]")
        if contains is not None and len(contains) < 3:
            raise bad_parameter("filter[application_name][contains]", "Three characters are needed.")
        found = [
            item
            for item in self.holdings.applications
            if (contains is None or contains.lower() in item["application_name"].lower())
            and profile_id in (None, item["outbound"]["outbound_voice_profile_id"])
        ]
        filters = {"filter[application_name][contains]", "filter[outbound_voice_profile_id]"}
        return paged(request, found, frozenset(filters))

    def list_numbers(self, request: Request) -> Answer:
        wanted = dict(request.query)
        found = [
            number
            for number in self.holdings.numbers
            if wanted.get("filter[connection_id]") in (None, number["connection_id"])
            and wanted.get("filter[status]") in (None, number["status"])
        ]
        return paged(request, found, frozenset({"filter[connection_id]", "filter[status]"}))

    def list_profiles(self, request: Request) -> Answer:
        return paged(request, self.holdings.profiles)

    def get_application(self, _request: Request, application_id: str) -> Answer:
        return Answer(200, {"data": _one(self.holdings.applications, application_id)})

    def get_profile(self, _request: Request, profile_id: str) -> Answer:
        return Answer(200, {"data": _one(self.holdings.profiles, profile_id)})

    def create_application(self, request: Request) -> Answer:
        given = _given(request, {"application_name": _is_name, "webhook_event_url": _is_address}, _APPLICATION)
        with self._lock:
            made = application(self._new_id(), given["application_name"], profile_id=None)
            self._change(made, given)
            self.holdings.applications.append(made)
            self._save()
        return Answer(201, {"data": made})

    def change_application(self, request: Request, application_id: str) -> Answer:
        found = _one(self.holdings.applications, application_id)
        given = _given(request, {"application_name": _is_name, "webhook_event_url": _is_address}, _APPLICATION)
        return self._changed(found, given)

    def create_profile(self, request: Request) -> Answer:
        given = _given(request, {"name": _is_name}, _PROFILE)
        with self._lock:
            made = profile(self._new_id(), given["name"], ["US", "CA"])
            self._change(made, given)
            self.holdings.profiles.append(made)
            self._save()
        return Answer(200, {"data": made})

    def change_profile(self, request: Request, profile_id: str) -> Answer:
        return self._changed(_one(self.holdings.profiles, profile_id), _given(request, {"name": _is_name}, _PROFILE))

    def change_number(self, request: Request, number_id: str) -> Answer:
        return self._changed(_one(self.holdings.numbers, number_id), _given(request, {}, {"connection_id": _is_text}))

    def _changed(self, item: Item, given: Item) -> Answer:
        with self._lock:
            self._change(item, given)
            self._save()
        return Answer(200, {"data": item})

    def _change(self, item: Item, given: Item) -> None:
        profile_id = given.get("outbound", {}).get("outbound_voice_profile_id")
        if profile_id:
            _named(self.holdings.profiles, profile_id, "outbound/outbound_voice_profile_id")
            item["outbound"]["outbound_voice_profile_id"] = profile_id
        if "connection_id" in given:
            used = _named(self.holdings.applications, given["connection_id"], "connection_id")
            item["connection_name"] = used["application_name"]
        item |= {name: value for name, value in given.items() if name != "outbound"}
        item["updated_at"] = stamp(datetime.now(UTC))

    def _new_id(self) -> str:
        known = [int(item["id"]) for item in self.holdings.applications + self.holdings.profiles]
        return str(max([_FIRST_NEW_ID, *known]) + 1)

    def _save(self) -> None:
        part = self._file.with_suffix(".part")
        with part.open("w", encoding="utf-8") as file:
            json.dump(asdict(self.holdings), file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(self._file)
        sync_folder(self._file.parent)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and len(value) >= 3


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(("http://", "https://"))


def _is_truth(value: Any) -> bool:
    return isinstance(value, bool)


def _is_countries(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) and len(each) == 2 for each in value)


def _is_outbound(value: Any) -> bool:
    return isinstance(value, dict)


Rules = dict[str, Callable[[Any], bool]]
_APPLICATION: Rules = {"active": _is_truth, "outbound": _is_outbound}
_PROFILE: Rules = {
    "enabled": _is_truth,
    "whitelisted_destinations": _is_countries,
    "daily_spend_limit_enabled": _is_truth,
    "daily_spend_limit": _is_text,
}


def _given(request: Request, required: Rules, optional: Rules) -> Item:
    """The fields of the body. Raises RefusedError: 422 with every wrong one."""
    given = json_object(request)
    problems = [_wrong(name, "10004", "is required") for name in required if name not in given]
    rules = required | optional
    for name, value in given.items():
        if name not in rules:
            problems.append(_wrong(name, "10015", "is not a field that can be set"))
        elif not rules[name](value):
            problems.append(_wrong(name, "10015", "has no valid value"))
    if problems:
        raise RefusedError(422, *problems)
    return given


def _one(items: list[Item], item_id: str) -> Item:
    for item in items:
        if item["id"] == item_id:
            return item
    raise not_found()


def _named(items: list[Item], item_id: str, pointer: str) -> Item:
    for item in items:
        if item["id"] == item_id:
            return item
    raise RefusedError(422, _wrong(pointer, "10006", "is not known"))


def _wrong(name: str, code: str, what: str) -> Problem:
    return Problem(code, f"'{name}' {what}", pointer=f"/{name}")
