"""The doctor: everything that must fit together before an account can send, one line each, and what puts it right.

Facts from Telnyx's set-up guide: the application is active and has an outbound voice profile, which is enabled and
allows the country; the number is active and belongs to the application; there is credit. Without Qt.
"""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum, StrEnum

from app.core.choices import amount, choose, numbers_of
from app.core.errors import AccountError, FaxError, NoApplication, NoCredit, SenderNotOurs, ServiceError
from app.core.language import tr
from app.core.repairs import (
    AllowCountry,
    AssignNumber,
    AttachProfile,
    CreateApplication,
    CreateProfile,
    Repair,
    SwitchOnApplication,
    SwitchOnProfile,
    repaired,
)
from app.core.sentence import Sentence
from app.core.settings import AccountOverview, AccountSettings, FaxApplication, SenderNumber, VoiceProfile


class Point(StrEnum):
    """What is looked at, in the order in which it can be put right."""

    KEY = "key"
    CREDIT = "credit"
    APPLICATION = "application"
    PROFILE = "profile"
    COUNTRY = "country"
    NUMBER = "number"


class Health(Enum):
    GOOD = "good"
    WRONG = "wrong"
    OPEN = "open"  # not known before another line is good


@dataclass(frozen=True, slots=True)
class Line:
    """`repairs`: none, the one that puts it right, or several of which a person picks one. `page`: where in Telnyx's
    portal it is put right by hand, "" where it cannot be."""

    point: Point
    health: Health
    words: Sentence
    repairs: tuple[Repair, ...] = ()
    page: str = ""


POINT_LABELS = {
    Point.KEY: tr("Key"),
    Point.CREDIT: tr("Credit"),
    Point.APPLICATION: tr("Fax application"),
    Point.PROFILE: tr("Outbound voice profile"),
    Point.COUNTRY: tr("Country"),
    Point.NUMBER: tr("Your fax number"),
}
_PORTAL = "https://portal.telnyx.com/#/"
PAGES = {
    Point.KEY: f"{_PORTAL}api-keys",
    Point.CREDIT: f"{_PORTAL}billing/payment",
    Point.APPLICATION: f"{_PORTAL}programmable-fax/applications",
    Point.PROFILE: f"{_PORTAL}outbound-profiles",
    Point.COUNTRY: f"{_PORTAL}outbound-profiles",
    Point.NUMBER: f"{_PORTAL}numbers/my-numbers",
}
BUY_NUMBER = f"{_PORTAL}numbers/buy-numbers"
"""Telnyx's portal. Its addresses are not part of the API and may move; they all lead to the portal."""
_OPEN = Sentence(tr("Known when the lines above are in order."))
FAILURES = {
    "no_outbound_profile": Point.PROFILE,
    "destination_not_in_countries_whitelist": Point.COUNTRY,
    "outbound_profile_daily_spend_limit_exceeded": Point.PROFILE,
    "outbound_profile_channel_limit_exceeded": Point.PROFILE,
    "unverified_origination_number": Point.NUMBER,
    "unverified_destination_not_allowed": Point.CREDIT,
}


def examine(overview: AccountOverview, chosen: AccountSettings, country: str) -> tuple[Line, ...]:
    """`chosen` as choices.choose leaves it; `country`: two letters, where faxes are to go."""
    application = _application(overview, chosen)
    profile = _profile(overview, application)
    return (
        Line(Point.KEY, Health.GOOD, Sentence(tr("Telnyx takes it."))),
        _credit(overview),
        _application_line(overview, application),
        _profile_line(overview, application, profile),
        _country_line(overview, application, profile, country),
        _number_line(overview, application, chosen),
    )


def examine_failure(error: FaxError) -> tuple[Line, ...]:
    """What is known when the account could not be looked at."""
    said = Sentence("{said}", {"said": error.sentence})
    if isinstance(error, NoCredit):
        credit = Line(Point.CREDIT, Health.WRONG, said, page=PAGES[Point.CREDIT])
        first = [Line(Point.KEY, Health.GOOD, Sentence(tr("Telnyx takes it."))), credit]
    elif isinstance(error, ServiceError):
        first = [Line(Point.KEY, Health.OPEN, Sentence(tr("Not known yet.")))]  # the key is not to blame
    elif isinstance(error, AccountError):
        first = [Line(Point.KEY, Health.WRONG, said, page=PAGES[Point.KEY])]
    else:
        first = [Line(Point.KEY, Health.OPEN, said)]
    return (*first, *(Line(point, Health.OPEN, _OPEN) for point in list(Point)[len(first) :]))


def plan(overview: AccountOverview, chosen: AccountSettings, country: str) -> tuple[Repair, ...]:
    """All that can be put right without asking which, in order: each is the next one after those before it."""
    steps: list[Repair] = []
    while repair := next_repair(overview, chosen, country):
        steps.append(repair)
        overview = repaired(overview, repair)
        chosen = choose(overview, chosen)
    return tuple(steps)


def next_repair(overview: AccountOverview, chosen: AccountSettings, country: str) -> Repair | None:
    for line in examine(overview, chosen, country):
        if line.health is Health.WRONG and len(line.repairs) == 1:
            return line.repairs[0]
    return None


def can_send(lines: tuple[Line, ...]) -> bool:
    return all(line.health is Health.GOOD for line in lines)


def point_of_failure(reason: str) -> Point | None:
    """Where the doctor opens after a fax that failed for this reason of Telnyx's; None: it is not the account's."""
    return FAILURES.get(reason)


def point_of_error(error: FaxError) -> Point:
    """Where the doctor opens when the account does not send."""
    if isinstance(error, NoCredit):
        return Point.CREDIT
    if isinstance(error, SenderNotOurs):
        return Point.NUMBER
    return Point.APPLICATION if isinstance(error, NoApplication) else Point.KEY


def said(line: Line) -> Sentence:
    """A line on its own, with what it is about."""
    return Sentence(tr("{label}: {words}"), {"label": Sentence(POINT_LABELS[line.point]), "words": line.words})


def _application(overview: AccountOverview, chosen: AccountSettings) -> FaxApplication | None:
    """The chosen one, else the only one."""
    by_id = {application.id: application for application in overview.applications}
    if chosen.connection_id in by_id:
        return by_id[chosen.connection_id]
    return overview.applications[0] if len(overview.applications) == 1 else None


def _profile(overview: AccountOverview, application: FaxApplication | None) -> VoiceProfile | None:
    profiles = overview.profiles or ()
    return next((each for each in profiles if application and each.id == application.voice_profile_id), None)


def _credit(overview: AccountOverview) -> Line:
    balance = overview.balance
    try:
        empty = Decimal(balance.available) <= 0
    except InvalidOperation:
        empty = False
    if empty:
        words = Sentence(tr("There is no credit left. Waiting faxes go on when there is."))
        return Line(Point.CREDIT, Health.WRONG, words, page=PAGES[Point.CREDIT])
    return Line(Point.CREDIT, Health.GOOD, Sentence(tr("{amount} left."), {"amount": amount(balance)}))


def _application_line(overview: AccountOverview, application: FaxApplication | None) -> Line:
    page = PAGES[Point.APPLICATION]
    if not overview.applications:
        words = Sentence(tr("There is none yet. It is what sends faxes."))
        return Line(Point.APPLICATION, Health.WRONG, words, (CreateApplication(),), page)
    if application is None:
        return Line(Point.APPLICATION, Health.WRONG, Sentence(tr("Choose the one that sends your faxes.")))
    name = {"name": application.name}
    if not application.active:
        words = Sentence(tr("“{name}” is switched off."), name)
        return Line(Point.APPLICATION, Health.WRONG, words, (SwitchOnApplication(application),), page)
    return Line(Point.APPLICATION, Health.GOOD, Sentence(tr("“{name}” is switched on."), name))


def _profile_line(overview: AccountOverview, application: FaxApplication | None, profile: VoiceProfile | None) -> Line:
    page = PAGES[Point.PROFILE]
    if application is None:
        return Line(Point.PROFILE, Health.OPEN, _OPEN)
    name = {"application": application.name}
    if not application.voice_profile_id:
        words = Sentence(tr("“{application}” has none, so Telnyx cannot dial."), name)
        attach = tuple(AttachProfile(application, each) for each in overview.profiles or ())
        return Line(Point.PROFILE, Health.WRONG, words, attach or (CreateProfile(),), page)
    if overview.profiles is None:
        return Line(
            Point.PROFILE, Health.GOOD, Sentence(tr("“{application}” has one. This key may not look at it."), name)
        )
    if profile is None:
        words = Sentence(tr("The one that “{application}” uses is gone."), name)
        attach = tuple(AttachProfile(application, each) for each in overview.profiles)
        return Line(Point.PROFILE, Health.WRONG, words, attach or (CreateProfile(),), page)
    if not profile.enabled:
        words = Sentence(tr("“{name}” is switched off."), {"name": profile.name})
        return Line(Point.PROFILE, Health.WRONG, words, (SwitchOnProfile(profile),), page)
    said = {"name": profile.name, "limit": profile.daily_limit}
    limited = Sentence(tr("“{name}” is switched on. It spends at most ${limit} a day."), said)
    return Line(
        Point.PROFILE, Health.GOOD, limited if profile.daily_limit else Sentence(tr("“{name}” is switched on."), said)
    )


def _country_line(
    overview: AccountOverview, application: FaxApplication | None, profile: VoiceProfile | None, country: str
) -> Line:
    if profile is None:
        known = application is not None and bool(application.voice_profile_id) and overview.profiles is None
        words = Sentence(tr("This key may not look at the countries.")) if known else _OPEN
        return Line(Point.COUNTRY, Health.GOOD if known else Health.OPEN, words)
    names = {"name": profile.name, "country": country}
    if country in profile.countries:
        return Line(Point.COUNTRY, Health.GOOD, Sentence(tr("“{name}” may call this country: {country}."), names))
    words = Sentence(tr("“{name}” may not call this country yet: {country}."), names)
    return Line(Point.COUNTRY, Health.WRONG, words, (AllowCountry(profile, country),), PAGES[Point.COUNTRY])


def _number_line(overview: AccountOverview, application: FaxApplication | None, chosen: AccountSettings) -> Line:
    page = PAGES[Point.NUMBER]
    if not overview.numbers:
        words = Sentence(tr("There is none yet. Buy one in Telnyx's portal."))
        return Line(Point.NUMBER, Health.WRONG, words, page=BUY_NUMBER)
    if application is None:
        return Line(Point.NUMBER, Health.OPEN, _OPEN)
    own = numbers_of(overview, application.id)
    if not own:
        active = [number for number in overview.numbers if number.status == "active"]
        unused = [number for number in active if not number.connection_id]
        free = tuple(AssignNumber(number, application) for number in unused or active)
        words = Sentence(tr("No number belongs to “{name}”."), {"name": application.name})
        return Line(Point.NUMBER, Health.WRONG, words, free, page)
    number = next((each for each in own if each.e164 == chosen.sender), None) or (own[0] if len(own) == 1 else None)
    if number is None:
        return Line(Point.NUMBER, Health.WRONG, Sentence(tr("Choose the number that your faxes come from.")))
    return _number_health(number, page)


def _number_health(number: SenderNumber, page: str) -> Line:
    said = {"number": number.e164, "status": number.status}
    if number.status != "active":
        words = Sentence(tr("{number} is not active: Telnyx says “{status}”."), said)
        return Line(Point.NUMBER, Health.WRONG, words, page=page)
    return Line(Point.NUMBER, Health.GOOD, Sentence(tr("{number} is active."), said))
