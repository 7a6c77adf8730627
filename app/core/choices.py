"""Which application and number of an account can send, and what stands in the way. Without Qt."""

from dataclasses import replace
from decimal import Decimal, InvalidOperation

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


def obstacles(overview: AccountOverview, chosen: AccountSettings) -> tuple[str, ...]:
    """What keeps this account from sending, one plain sentence each; empty when it can send."""
    found = [_about_application(overview, chosen), _about_number(overview, chosen), _about_credit(overview.balance)]
    return tuple(sentence for sentence in found if sentence)


def amount(balance: Balance) -> str:
    """As people write it: "$18.42", "18.42 EUR"."""
    return f"${balance.available}" if balance.currency == "USD" else f"{balance.available} {balance.currency}".strip()


def _about_application(overview: AccountOverview, chosen: AccountSettings) -> str:
    if not overview.applications:
        return "This account has no fax application yet. Create one in the Telnyx portal, then look again."
    application = next((each for each in overview.applications if each.id == chosen.connection_id), None)
    if application is None:
        if any(can_send(each) for each in overview.applications):
            return "Choose the fax application that sends your faxes."
        application = overview.applications[0]
    if not application.active:
        return f"The application “{application.name}” is switched off. Switch it on in the Telnyx portal."
    if not application.voice_profile_id:
        return (
            f"The application “{application.name}” has no outbound voice profile, so Telnyx cannot dial. "
            "Attach one in the Telnyx portal."
        )
    return ""


def _about_number(overview: AccountOverview, chosen: AccountSettings) -> str:
    if not overview.numbers:
        return "This account has no phone number yet. Buy one in the Telnyx portal and assign it to the application."
    if not chosen.connection_id:
        return ""
    numbers = numbers_of(overview, chosen.connection_id)
    if not numbers:
        return (
            f"No phone number is assigned to “{chosen.application_name}”. "
            "Assign one in the Telnyx portal under Numbers, then look again."
        )
    number = next((each for each in numbers if each.e164 == chosen.sender), None)
    if number is None:
        return "Choose the number that your faxes come from."
    return "" if is_active(number) else f"The number {number.e164} is not active: Telnyx says “{number.status}”."


def _about_credit(balance: Balance) -> str:
    try:
        empty = Decimal(balance.available) <= 0
    except InvalidOperation:
        return ""
    return "There is no credit left. Add credit in the Telnyx portal; waiting faxes go on after that." if empty else ""
