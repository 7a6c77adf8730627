"""Which account a command is about, and what it needs to send."""

import argparse
from dataclasses import dataclass, replace
from pathlib import Path

from app import paths
from app.cli import Failed, complain
from app.cli.common import named_account
from app.core.choices import choose
from app.core.doctor import Health, Point, examine, said
from app.core.errors import FaxError, NoKey
from app.core.number import parse_fax_number
from app.core.ports import FaxReader
from app.core.settings import AccountKind, AccountSettings, Settings, kind_of
from app.log import start_log
from app.wiring.desk import Accounts, Desk, faxes_of, load_settings
from app.wiring.keys import AccountKeys

NOT_SET_UP = 6


@dataclass(frozen=True, slots=True)
class Place:
    """A data folder, its accounts, and the one that the command is about.

    Without --practice that is always Telnyx: a script must never take a practice fax for a real one.
    """

    data: Path
    accounts: Accounts
    account_id: str
    settings: Settings

    @property
    def chosen(self) -> AccountSettings:
        """What was chosen in the window."""
        return self.settings.chosen_for(self.account_id)


def place_of(options: argparse.Namespace, key: str | None, further_attempts: int | None = None) -> Place:
    """`further_attempts`: of a fax that failed; None is what the settings say. Raises Failed."""
    data = data_of(options)
    settings = settings_of(data)
    if further_attempts is not None:
        settings = replace(settings, further_attempts=further_attempts)
    account_id = account_id_of(options, settings)
    keys = AccountKeys(key, given_to=account_id)
    accounts = Accounts(data, lambda: settings, keys.key, options.api_url, lambda: _given(key), options.practice_speed)
    kind = kind_of(account_id)
    try:
        if kind is AccountKind.TELNYX:
            keys.key(account_id)
        elif kind is AccountKind.OTHER_SERVER:
            keys.of(account_id).clean(_given(key))
    except FaxError as error:
        raise Failed(NOT_SET_UP, error.sentence) from error
    return Place(data, accounts, account_id, settings)


def list_of(options: argparse.Namespace) -> FaxReader:
    """What is kept of the account, without its engine or key."""
    data = data_of(options)
    return faxes_of(data, account_id_of(options, settings_of(data)), options.api_url)


def settings_of(data: Path) -> Settings:
    """Says on stderr when they are damaged."""
    loaded = load_settings(data)
    if loaded.trouble:
        complain(loaded.trouble)
    return loaded.settings


def data_of(options: argparse.Namespace) -> Path:
    data = paths.data_dir(options.data_dir)
    start_log(paths.log_dir(data))
    return data


def account_id_of(options: argparse.Namespace, settings: Settings) -> str:
    named = named_account(options, settings)
    if options.practice:
        return AccountKind.PRACTICE
    return AccountKind.OTHER_SERVER if options.api_url else named.id


def _given(key: str | None) -> str:
    if not key:
        raise NoKey
    return key


def sending_settings(place: Place, desk: Desk, options: argparse.Namespace) -> AccountSettings:
    """Application and sender: from the command line, else as chosen in the window, else the only usable ones.

    Raises Failed (not set up), NumberError for a --from that is no number.
    """
    chosen = place.chosen
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
        lines = examine(overview, chosen, place.settings.home_region)
        wrong = [line for line in lines if line.health is Health.WRONG and line.point is not Point.COUNTRY]
        raise Failed(NOT_SET_UP, " ".join(str(said(line)) for line in wrong))
    return chosen
