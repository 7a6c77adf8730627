"""What the program can put right in a Telnyx account. Each changes the account, so a person is asked first."""

from dataclasses import dataclass, replace

from app.core.language import tr
from app.core.sentence import Sentence
from app.core.settings import AccountOverview, FaxApplication, SenderNumber, VoiceProfile

OWN_NAME = "Faxwell"
FIRST_COUNTRIES = ("US", "CA")
"""What Telnyx allows in a new profile."""
_MADE = "new"  # the id of what a repair will have made


@dataclass(frozen=True, slots=True)
class CreateApplication:
    name: str = OWN_NAME


@dataclass(frozen=True, slots=True)
class SwitchOnApplication:
    application: FaxApplication


@dataclass(frozen=True, slots=True)
class CreateProfile:
    name: str = OWN_NAME


@dataclass(frozen=True, slots=True)
class AttachProfile:
    application: FaxApplication
    profile: VoiceProfile


@dataclass(frozen=True, slots=True)
class SwitchOnProfile:
    profile: VoiceProfile


@dataclass(frozen=True, slots=True)
class AllowCountry:
    """`country`: two letters."""

    profile: VoiceProfile
    country: str


@dataclass(frozen=True, slots=True)
class AssignNumber:
    number: SenderNumber
    application: FaxApplication


Repair = (
    CreateApplication
    | SwitchOnApplication
    | CreateProfile
    | AttachProfile
    | SwitchOnProfile
    | AllowCountry
    | AssignNumber
)


def repair_words(repair: Repair) -> Sentence:
    """What it does, for the question that is asked before."""
    match repair:
        case CreateApplication(name=name):
            return Sentence(tr("Create a fax application called “{name}”."), {"name": name})
        case SwitchOnApplication(application=application):
            return Sentence(tr("Switch on the fax application “{name}”."), {"name": application.name})
        case CreateProfile(name=name):
            return Sentence(tr("Create an outbound voice profile called “{name}”."), {"name": name})
        case AttachProfile(application=application, profile=profile):
            names = {"profile": profile.name, "application": application.name}
            return Sentence(tr("Let the application “{application}” call out with the profile “{profile}”."), names)
        case SwitchOnProfile(profile=profile):
            return Sentence(tr("Switch on the outbound voice profile “{name}”."), {"name": profile.name})
        case AllowCountry(profile=profile, country=country):
            names = {"country": country, "name": profile.name}
            return Sentence(tr("Let “{name}” also call this country: {country}."), names)
        case AssignNumber(number=number, application=application):
            names = {"number": number.e164, "application": application.name}
            if number.connection_id:
                return Sentence(tr("Give the number {number} to “{application}”. What it is used for now ends."), names)
            return Sentence(tr("Give the number {number} to “{application}”."), names)


def repaired(overview: AccountOverview, repair: Repair) -> AccountOverview:
    """What the account will hold after it, so that a person sees all that is to be done before saying yes."""
    match repair:
        case CreateApplication(name=name):
            made = FaxApplication(_MADE, name, True, "")
            return replace(overview, applications=(*overview.applications, made))
        case SwitchOnApplication(application=application):
            return _with_application(overview, replace(application, active=True))
        case CreateProfile(name=name):
            profile = VoiceProfile(_MADE, name, True, FIRST_COUNTRIES)
            return replace(overview, profiles=(*(overview.profiles or ()), profile))
        case AttachProfile(application=application, profile=profile):
            return _with_application(overview, replace(application, voice_profile_id=profile.id))
        case SwitchOnProfile(profile=profile):
            return _with_profile(overview, replace(profile, enabled=True))
        case AllowCountry(profile=profile, country=country):
            return _with_profile(overview, replace(profile, countries=(*profile.countries, country)))
        case AssignNumber(number=number, application=application):
            moved = replace(number, connection_id=application.id)
            return replace(overview, numbers=tuple(moved if each == number else each for each in overview.numbers))


def _with_application(overview: AccountOverview, changed: FaxApplication) -> AccountOverview:
    applications = tuple(changed if each.id == changed.id else each for each in overview.applications)
    return replace(overview, applications=applications)


def _with_profile(overview: AccountOverview, changed: VoiceProfile) -> AccountOverview:
    profiles = tuple(changed if each.id == changed.id else each for each in overview.profiles or ())
    return replace(overview, profiles=profiles)
