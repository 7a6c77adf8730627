"""Which application and number of an account can send. Without Qt."""

from dataclasses import replace

from app.core.settings import AccountOverview, AccountSettings, Balance, FaxApplication, SenderNumber


def can_send(application: FaxApplication) -> bool:
    return application.active and bool(application.voice_profile_id)


def is_active(number: SenderNumber) -> bool:
    return number.status == "active"


def numbers_of(overview: AccountOverview, connection_id: str) -> tuple[SenderNumber, ...]:
    """Telnyx sends only from numbers that are assigned to the application."""
    return tuple(number for number in overview.numbers if number.connection_id == connection_id)


def choose(overview: AccountOverview, chosen: AccountSettings) -> AccountSettings:
    """The choice as it can stand: an earlier one that still exists is kept, the only usable one is taken."""
    by_id = {application.id: application for application in overview.applications}
    application = by_id.get(chosen.connection_id)
    if application is None:
        usable = [each for each in overview.applications if can_send(each)]
        if len(usable) != 1:
            return replace(chosen, connection_id="", application_name="", sender="")
        application = usable[0]
    numbers = numbers_of(overview, application.id)
    sender = chosen.sender if any(number.e164 == chosen.sender for number in numbers) else ""
    if not sender:
        active = [number.e164 for number in numbers if is_active(number)]
        sender = active[0] if len(active) == 1 else ""
    return replace(chosen, connection_id=application.id, application_name=application.name, sender=sender)


def amount(balance: Balance) -> str:
    """As people write it: "$18.42", "18.42 EUR"."""
    return f"${balance.available}" if balance.currency == "USD" else f"{balance.available} {balance.currency}".strip()
