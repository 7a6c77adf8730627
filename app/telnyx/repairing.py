"""The calls that put an account right (core.repairs). A PATCH of a fax application needs its name and address again."""

from typing import Any
from urllib.parse import quote

from app.core.repairs import (
    AllowCountry,
    AssignNumber,
    AttachProfile,
    CreateApplication,
    CreateProfile,
    Repair,
    SwitchOnApplication,
    SwitchOnProfile,
)
from app.core.settings import FaxApplication, VoiceProfile

# Telnyx wants an address for events; who polls has none. This one exists and takes nothing (RFC 2606).
_NO_WEBHOOK = "https://example.com/"


def request_of(repair: Repair) -> tuple[str, str, dict[str, Any]]:
    """Method, path and JSON body."""
    match repair:
        case CreateApplication(name=name):
            return "POST", "/fax_applications", {"application_name": name, "webhook_event_url": _NO_WEBHOOK}
        case SwitchOnApplication(application=application):
            return _change_application(application, {"active": True})
        case AttachProfile(application=application, profile=profile):
            return _change_application(application, {"outbound": {"outbound_voice_profile_id": profile.id}})
        case CreateProfile(name=name):
            return "POST", "/outbound_voice_profiles", {"name": name}
        case SwitchOnProfile(profile=profile):
            return _change_profile(profile, {"enabled": True})
        case AllowCountry(profile=profile, country=country):
            return _change_profile(profile, {"whitelisted_destinations": [*profile.countries, country]})
        case AssignNumber(number=number, application=application):
            return "PATCH", f"/phone_numbers/{quote(number.id, safe='')}", {"connection_id": application.id}


def _change_application(application: FaxApplication, changes: dict[str, Any]) -> tuple[str, str, dict[str, Any]]:
    named = {"application_name": application.name, "webhook_event_url": application.webhook_url or _NO_WEBHOOK}
    return "PATCH", f"/fax_applications/{quote(application.id, safe='')}", named | changes


def _change_profile(profile: VoiceProfile, changes: dict[str, Any]) -> tuple[str, str, dict[str, Any]]:
    return "PATCH", f"/outbound_voice_profiles/{quote(profile.id, safe='')}", {"name": profile.name} | changes
