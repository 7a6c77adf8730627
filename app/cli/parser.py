"""What can be asked for on the command line."""

import argparse
from pathlib import Path

from app import __version__
from app.cli import decisions, documents, listing, reporting, sending, tour
from app.cli.common import common_options, nothing_given
from app.cli.cover_options import add_cover_options
from app.cli.packing import add_document_options
from app.cli.send_options import add_send_options


def parsed(arguments: list[str]) -> argparse.Namespace:
    """`command` is the function to call with the result. Exits by itself for --help, and with 2 for nonsense."""
    common = common_options()
    parser = argparse.ArgumentParser(
        prog="faxwell",
        description="Sends PDFs as faxes through your own Telnyx account. Alone or with a file it opens the window.",
        epilog="faxwell practice-server --help: the practice account's server by itself.",
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=f"faxwell {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    check = commands.add_parser("check", parents=[common], help="look at documents without sending them")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    check.set_defaults(command=documents.check)

    send = commands.add_parser("send", parents=[common], help="send one document")
    _add_fax(send)
    send.set_defaults(command=sending.send)

    faxes = commands.add_parser("list", parents=[common], help="the newest faxes first")
    faxes.add_argument("words", nargs="*", metavar="WORD", help="in the number, document, state or day of a fax")
    faxes.add_argument("--limit", type=int, default=100, metavar="N")
    faxes.set_defaults(command=listing.list_faxes)

    show = _with_id(commands.add_parser("show", parents=[common], help="one fax and what happened to it"))
    show.set_defaults(command=listing.show)

    report = _with_id(commands.add_parser("report", parents=[common], help="its transmission report, a PDF"))
    report.add_argument("--out", type=Path, metavar="FILE", help="never over a file that is there")
    report.set_defaults(command=reporting.report)

    cancel = _with_id(commands.add_parser("cancel", parents=[common], help="take a fax back, or ask Telnyx to stop it"))
    cancel.set_defaults(command=decisions.cancel)

    resolve = _with_id(commands.add_parser("resolve", parents=[common], help="decide about a fax that needs a check"))
    decisions.add_choices(resolve)
    resolve.set_defaults(command=decisions.resolve)

    run = commands.add_parser("run", parents=[common], help="the engine alone, until nothing is open")
    run.set_defaults(command=sending.run)

    known = commands.add_parser("accounts", parents=[common], help="your Telnyx accounts, as --account takes them")
    forget = "take the keys of all of them out of the keyring"
    known.add_argument("--forget-keys", dest="command", action="store_const", const=listing.forget_keys, help=forget)
    known.set_defaults(command=listing.list_accounts)

    shown = commands.add_parser("tour", parents=[common], help="the practice account at work, without a screen")
    shown.set_defaults(command=tour.tour)
    return parser.parse_args(arguments, nothing_given())


def _add_fax(send: argparse.ArgumentParser) -> None:
    """All that makes a fax, in the order of the help."""
    add_document_options(send)
    send.add_argument("--to", required=True, metavar="NUMBER")
    send.add_argument("--from", dest="sender", metavar="NUMBER", help="one of your fax numbers")
    send.add_argument("--connection-id", metavar="ID", help="the fax application")
    add_cover_options(send)
    add_send_options(send)
    send.add_argument("--wait", action="store_true", help="until it is delivered or has failed")


def _with_id(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("id", type=int, metavar="ID")
    return parser
