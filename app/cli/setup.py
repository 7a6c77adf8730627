"""Which account a command is about, and what it needs to send."""

import argparse
from dataclasses import dataclass, replace
from pathlib import Path

from app import paths
from app.cli import Failed, complain
from app.core.choices import choose, obstacles
from app.core.errors import FaxError, NoKey
from app.core.number import parse_fax_number
from app.core.ports import FaxReader
from app.core.settings import AccountKind, AccountSettings, Settings
from app.log import start_log
from app.wiring.desk import Accounts, Desk, faxes_of
from app.wiring.keys import TelnyxKeys

NOT_SET_UP = 6


@dataclass(frozen=True, slots=True)
class Place:
    """A data folder, its accounts, and the one that the command is about.

    Without --practice that is always Telnyx: a script must never take a practice fax for a real one.
    """

    data: Path
    accounts: Accounts
    kind: AccountKind
    settings: Settings


def place_of(options: argparse.Namespace, key: str | None) -> Place:
    """Raises Failed."""
    data = _data(options)
    keys = TelnyxKeys(key)
    accounts = Accounts(data, keys.key, options.api_url, lambda: _given(key), options.practice_speed)
    loaded = accounts.settings.load()
    if loaded.trouble:
        complain(loaded.trouble)
    kind = _kind(options)
    try:
        if kind is AccountKind.TELNYX:
            keys.key()
        elif kind is AccountKind.OTHER_SERVER:
            keys.clean(_given(key))
    except FaxError as error:
        raise Failed(NOT_SET_UP, error.sentence) from error
    return Place(data, accounts, kind, loaded.settings)


def list_of(options: argparse.Namespace) -> FaxReader:
    """What is kept of the account, without its engine or key."""
    return faxes_of(_data(options), _kind(options), options.api_url)


def _data(options: argparse.Namespace) -> Path:
    data = paths.data_dir(options.data_dir)
    start_log(paths.log_dir(data))
    return data


def _kind(options: argparse.Namespace) -> AccountKind:
    if options.practice:
        return AccountKind.PRACTICE
    return AccountKind.OTHER_SERVER if options.api_url else AccountKind.TELNYX


def _given(key: str | None) -> str:
    if not key:
        raise NoKey
    return key


def sending_settings(place: Place, desk: Desk, options: argparse.Namespace) -> AccountSettings:
    """Application and sender: from the command line, else as chosen in the window, else the only usable ones.

    Raises Failed (not set up), NumberError for a --from that is no number.
    """
    known = {AccountKind.TELNYX: place.settings.telnyx, AccountKind.PRACTICE: place.settings.practice}
    chosen = known.get(place.kind, AccountSettings())
    sender = parse_fax_number(options.sender, place.settings.home_region).e164 if options.sender else chosen.sender
    chosen = replace(chosen, connection_id=options.connection_id or chosen.connection_id, sender=sender)
    if chosen.connection_id and chosen.sender:
        return chosen
    try:
        overview = desk.telnyx.overview()
    except FaxError as error:
        raise Failed(NOT_SET_UP, error.sentence) from error
    chosen = choose(overview, chosen)
    if not (chosen.connection_id and chosen.sender):
        raise Failed(NOT_SET_UP, " ".join(obstacles(overview, chosen)))
    return chosen
