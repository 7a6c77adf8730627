"""faxwell cancel and resolve: a person's word about one fax, from a terminal."""

import argparse
import getpass
import time

from app.cli import Failed, say, say_json
from app.cli.listing import as_json, clock, line, meaning
from app.cli.sending import EXIT_CODES
from app.cli.setup import place_of
from app.cli.watching import Watch
from app.core.errors import ServiceError, StorageError
from app.core.fax import Fax
from app.core.orders import Cancel, CheckNow, FaxChanged, FaxOrder, OrderRefused, QueuePaused, Resolution, Resolve
from app.core.wording import RESOLUTIONS, doubt_words

_SECONDS = 20.0
_TOO_LATE = 2


def add_choices(parser: argparse.ArgumentParser) -> None:
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--check", action="store_true", help="look for it at Telnyx now")
    for resolution in Resolution:
        choice.add_argument(
            f"--{resolution.value.replace('_', '-')}",
            dest="resolution",
            action="store_const",
            const=resolution,
            help=RESOLUTIONS[resolution].follows,
        )


def cancel(options: argparse.Namespace, key: str | None) -> int:
    return _ordered(options, key, Cancel(options.id))


def resolve(options: argparse.Namespace, key: str | None) -> int:
    if options.resolution is None:
        return _ordered(options, key, CheckNow(options.id))
    return _ordered(options, key, None)


def _ordered(options: argparse.Namespace, key: str | None, order: FaxOrder | None) -> int:
    """Gives the order, waits for what it changes and says how the fax then stands."""
    place = place_of(options, key)
    try:
        desk = place.accounts.open(place.account_id)
        fax = desk.faxes.get(options.id)
        if fax is None:
            raise Failed(_TOO_LATE, f"There is no fax {options.id}.")
        if order is None:
            words = str(doubt_words(fax.attempt, clock))
            if not options.json:
                say(words)
            order = Resolve(fax.id, options.resolution, getpass.getuser(), words)
        fax = _followed(Watch(desk), order, fax)
    finally:
        place.accounts.close()
    if options.json:
        say_json(as_json(fax))
    else:
        say(f"{line(fax)}\n{meaning(fax)}")
    return EXIT_CODES[fax.state]


def _followed(watch: Watch, order: FaxOrder, fax: Fax) -> Fax:
    """The fax as the order left it. What holds up the queue holds up no order; without the network nothing can be
    looked for, though. Raises Failed."""
    watch.give(order)
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until:
        match watch.next(until):
            case FaxChanged(fax=changed) if changed.id == fax.id:
                return changed
            case OrderRefused(fax_id=fax_id, error=error) if fax_id == fax.id:
                raise Failed(_TOO_LATE, error.sentence)
            case QueuePaused(error=StorageError() as error):
                raise Failed(_TOO_LATE, error.sentence)
            case QueuePaused(error=ServiceError() as error) if isinstance(order, CheckNow):
                raise Failed(_TOO_LATE, error.sentence)
    raise Failed(_TOO_LATE, f"Nothing has come of it yet. Look at `faxwell show {fax.id}` in a minute.")
