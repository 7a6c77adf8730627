"""faxwell send and run."""

import argparse
import time
import uuid
from contextlib import suppress
from datetime import UTC, datetime

from app import paths
from app.cli import USAGE, Failed, complain, say, say_json
from app.cli.cover_options import cover_of
from app.cli.listing import as_json, clock, line, meaning
from app.cli.packing import packed
from app.cli.send_options import send_options
from app.cli.setup import NOT_SET_UP, place_of, sending_settings
from app.cli.watching import DOUBT_SECONDS, Patience, Watch
from app.core.errors import ACCOUNT_TROUBLE, AccountError, FaxError, ServiceError, StorageError, WriteUnclear
from app.core.fax import IN_PROGRESS, Fax, FaxRequest, FaxState
from app.core.number import parse_fax_number
from app.core.orders import FaxChanged, QueuePaused, Submit, SubmitRefused
from app.core.sent_before import ALREADY, LOOKED_THROUGH, sent_before, sent_before_words
from app.core.wording import state_label
from app.documents.reader import DocumentReader
from app.wiring.covers import Covers
from app.wiring.desk import Desk
from app.wiring.preparing import Preparing

STILL_QUEUED = 7
_PERHAPS_QUEUED = "Nothing was sent. Whether the fax is queued shows at the next start: look at `faxwell list` first."
EXIT_CODES = {
    FaxState.DELIVERED: 0,
    FaxState.ACCEPTED: 0,
    FaxState.FAILED: 3,
    FaxState.REJECTED: 4,
    FaxState.NEEDS_CHECK: 5,
    FaxState.RESULT_UNKNOWN: 5,
    FaxState.CLOSED: 5,
    FaxState.CANCELED: 8,
    FaxState.QUEUED: STILL_QUEUED,
    FaxState.UPLOADING: STILL_QUEUED,
    FaxState.COMMITTING: STILL_QUEUED,
}


def send(options: argparse.Namespace, key: str | None) -> int:
    place = place_of(options, key, further_attempts=0)  # a script that is told of a failure decides by itself
    recipient = parse_fax_number(options.to, place.settings.home_region)
    asked = send_options(options, place.chosen.defaults)
    reader = DocumentReader()
    preparing = Preparing(reader, paths.prepared_dir(place.data))
    try:
        cover = cover_of(options, place, recipient, Covers(reader, preparing))
        pack = packed(options, asked, place.settings, reader, preparing, cover)
        desk = place.accounts.open(place.account_id)
        chosen = sending_settings(place, desk, options)
        request = FaxRequest(
            uuid.uuid4().hex,
            recipient.e164,
            chosen.sender,
            chosen.connection_id,
            asked,
            pack.document.path,
            pack.document.sha256,
            pack.document.size,
            pack.document.pages,
            pack.name,
        )
        _tell_if_sent_before(desk, request)
        fax = _followed(desk, request, options)
    finally:
        preparing.close()
        reader.shutdown()
        place.accounts.close()
    if options.json:
        say_json(as_json(fax))
    else:
        say(f"{line(fax)}\n{meaning(fax)}")
    waits_in_vain = options.wait and fax.state is FaxState.ACCEPTED  # for no final word has come
    return STILL_QUEUED if waits_in_vain else EXIT_CODES[fax.state]


def run(options: argparse.Namespace, key: str | None) -> int:
    """The engine alone, until every fax has its end or needs a person; a lost answer is first looked for."""
    place = place_of(options, key)
    doubt_until = time.monotonic() + DOUBT_SECONDS
    try:
        desk = place.accounts.open(place.account_id)
        watch = Watch(desk)
        while any(_goes_on(fax, time.monotonic() < doubt_until) for fax in desk.faxes.open_faxes()):
            fact = watch.next(time.monotonic() + 1.0)
            if isinstance(fact, FaxChanged):
                say(line(fact.fax))
            elif isinstance(fact, QueuePaused):
                _complain_of(fact.error, desk)
                if isinstance(fact.error, AccountError):
                    return NOT_SET_UP
    finally:
        place.accounts.close()
    return 0


def _goes_on(fax: Fax, in_doubt_too: bool) -> bool:
    in_doubt = fax.state is FaxState.NEEDS_CHECK and not fax.damaged
    return (fax.state in IN_PROGRESS and not fax.asks_still_send) or (in_doubt and in_doubt_too)


def _followed(desk: Desk, request: FaxRequest, options: argparse.Namespace) -> Fax:
    """The fax as far as this command waits for it. Raises Failed when it was never queued."""
    watch = Watch(desk)
    patience = Patience(options.wait)
    fax: Fax | None = None
    trouble: FaxError | None = None
    watch.give(Submit(request))
    while not patience.is_over(fax) and not _waits_for_a_person(fax, trouble):
        match watch.next(patience.until):
            case FaxChanged(fax=changed) if changed.compose_id == request.compose_id:
                _tell(options, fax, changed)
                fax = changed
                patience.saw(fax.state)
            case SubmitRefused(compose_id=compose_id, error=error) if compose_id == request.compose_id:
                raise Failed(USAGE, error.sentence)
            case QueuePaused(error=trouble):
                _complain_of(trouble, desk)
    return fax or _kept_after_all(desk, request, trouble)


def _waits_for_a_person(fax: Fax | None, trouble: FaxError | None) -> bool:
    """Whoever runs the engine next goes on with it. A fax that is being kept or is in hand comes to its own end first,
    whatever the account's trouble is."""
    if trouble is None or isinstance(trouble, ServiceError):
        return False
    in_hand = fax is None or fax.state in (FaxState.UPLOADING, FaxState.COMMITTING)
    return not (in_hand and isinstance(trouble, ACCOUNT_TROUBLE))


def _kept_after_all(desk: Desk, request: FaxRequest, trouble: FaxError | None) -> Fax:
    """Nothing was heard of it, and once the engine has ended nothing is kept any more. Raises Failed."""
    desk.close()
    with suppress(StorageError):
        if fax := next((fax for fax in desk.faxes.page(50) if fax.compose_id == request.compose_id), None):
            return fax
        if not isinstance(trouble, WriteUnclear):
            raise Failed(USAGE, "The fax was not queued: nothing was sent.")
    raise Failed(STILL_QUEUED, _PERHAPS_QUEUED)


def _tell_if_sent_before(desk: Desk, request: FaxRequest) -> None:
    """It goes all the same: who is to be asked is a person, and this may be a script."""
    with suppress(StorageError):  # a list that cannot be read is said by the engine
        now = datetime.now(UTC)
        fax = sent_before(desk.faxes.page(LOOKED_THROUGH), request.recipient, request.sha256, now)
        if fax:
            complain(f"{ALREADY} {sent_before_words(fax, clock)}")


def _complain_of(trouble: FaxError, desk: Desk) -> None:
    """Where Telnyx is not reached, or answers oddly, a proxy is the first thing to look at."""
    ours = not desk.account.is_practice and isinstance(trouble, ServiceError)
    complain(f"{trouble.sentence} {desk.way().words}" if ours else trouble)


def _tell(options: argparse.Namespace, before: Fax | None, fax: Fax) -> None:
    if options.json:
        return
    words = state_label(fax)
    said = before and (before.state, before.attempt.raw_status)
    if said != (fax.state, fax.attempt.raw_status):
        say(f"{fax.id:>4}  {words}")
