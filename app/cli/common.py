"""Options of the window and of every command."""

import argparse
from pathlib import Path

from app.core.errors import NoSuchAccount
from app.core.own_accounts import find_account
from app.core.settings import Settings, TelnyxAccount


def window_options(arguments: list[str]) -> argparse.Namespace:
    """The window's: the common ones and `files`."""
    parser = argparse.ArgumentParser(prog="faxwell", parents=[common_options()])
    parser.add_argument("--quietly", action="store_true", help="unseen, until asked for; ends when nothing is to do")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    return parser.parse_args(arguments, nothing_given())


def nothing_given() -> argparse.Namespace:
    """The common options can stand before and after the command, so their parser has no defaults of its own."""
    return argparse.Namespace(data_dir=None, practice=False, account=None, api_url=None, json=False, practice_speed=1.0)


def common_options() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data-dir", type=Path, metavar="DIR", help="everything the program keeps, in one folder")
    common.add_argument("--practice", action="store_true", help="the practice account: nothing leaves this computer")
    common.add_argument("--account", metavar="NAME", help="one of your Telnyx accounts, by name; else the first")
    common.add_argument("--api-url", metavar="URL", help="another server; its key comes from FAXWELL_API_KEY only")
    common.add_argument("--json", action="store_true")
    return common


def named_account(options: argparse.Namespace, settings: Settings) -> TelnyxAccount:
    """The Telnyx account of --account, else the first. The practice account has no name here, so that no script takes
    a practice fax for a real one. Raises NoSuchAccount."""
    if options.account is None:
        return settings.accounts[0]
    found = find_account(options.account, settings)
    if found is None or options.practice or options.api_url:
        raise NoSuchAccount
    return found
