"""A person's own Telnyx accounts: which names tell them apart, and how one comes and goes."""

import re
from dataclasses import replace

from app.core.language import tr
from app.core.sentence import plain
from app.core.settings import FIRST_ID, AccountKind, Colour, Settings, TelnyxAccount

LONGEST_NAME = 40
_ID = re.compile(rf"{FIRST_ID}(?:-(?:[2-9]|[1-9][0-9]{{1,3}}))?", re.ASCII)
_NOT_A_TELNYX_ACCOUNT = {
    "practice",
    "practice account",
    "another server",
    tr("practice account"),
    tr("another server"),
    *AccountKind,
} - {FIRST_ID}


def is_account_id(text: object) -> bool:
    return isinstance(text, str) and _ID.fullmatch(text) is not None


def tidy_name(text: str) -> str:
    return " ".join(text.split())


def name_problem(name: str, settings: Settings, own_id: str = "") -> str:
    """Why `name` cannot be that of the account `own_id` (empty: of a new one), or ""."""
    folded = name.casefold()
    others = [each for each in settings.accounts if each.id != own_id]
    if not name:
        return tr("Give it a name, such as the office that it belongs to.")
    if len(name) > LONGEST_NAME:
        return tr("A name has {most} characters at most.", most=LONGEST_NAME)
    if plain(name) != name or tidy_name(name) != name:
        return tr("There are hidden characters in this name. Type it by hand.")
    if folded in _NOT_A_TELNYX_ACCOUNT:
        return tr("This name is taken, so that no practice fax is ever mistaken for a real one.")
    if (is_account_id(folded) and folded != own_id) or folded in [each.title.casefold() for each in others]:
        return tr("Another account has this name.")
    return ""


def find_account(text: str, settings: Settings) -> TelnyxAccount | None:
    """By its id or its name, capital or not."""
    wanted = tidy_name(text).casefold()
    by_name = (each for each in settings.accounts if each.title.casefold() == wanted)
    return settings.telnyx(wanted) or next(by_name, None)


def with_new_account(settings: Settings, name: str, colour: Colour) -> tuple[Settings, TelnyxAccount]:
    taken = {each.id for each in settings.accounts} | set(settings.removed)
    number = 1
    while (free := _id(number)) in taken:
        number += 1
    added = TelnyxAccount(free, name, colour)
    return replace(settings, accounts=(*settings.accounts, added)), added


def free_colour(settings: Settings) -> Colour:
    """One that no account has, while there is one."""
    used = [each.colour for each in settings.accounts]
    return min(Colour, key=used.count)


def without_account(settings: Settings, account_id: str) -> Settings:
    """Its id is not given again, for its faxes are still in the folder of that name."""
    left = tuple(each for each in settings.accounts if each.id != account_id)
    return replace(settings, accounts=left, removed=(*settings.removed, account_id))


def with_found_accounts(settings: Settings, folders: set[str]) -> Settings:
    """With the accounts that have a folder but stand in no settings, as after these were damaged: their faxes must be
    seen and followed."""
    known = {each.id for each in settings.accounts} | set(settings.removed)
    found = sorted(filter(is_account_id, folders - known), key=lambda each: (len(each), each))
    for account_id in found:
        account = TelnyxAccount(account_id, colour=free_colour(settings))
        settings = replace(settings, accounts=(*settings.accounts, account))
    return settings


def _id(number: int) -> str:
    return FIRST_ID if number == 1 else f"{FIRST_ID}-{number}"
