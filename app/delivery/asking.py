"""The effects themselves: each asks Telnyx or copies a file, on a thread of its own, and comes back as a message."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from app.core.attempt import Route
from app.core.errors import ACCOUNT_TROUBLE, FaxError, NoMediaRoute, Offline, Refused, TlsProblem
from app.core.match import is_of
from app.core.ports import (
    Accepted,
    AccountRefused,
    Canceled,
    NotSent,
    PostOutcome,
    RemoteFax,
    RequestRefused,
    Scan,
    SendOrder,
    Spool,
    TelnyxPort,
    Unclear,
)
from app.core.transitions import FINAL_WORDS, CopyDamaged
from app.delivery.messages import (
    AskCancel,
    AskCounts,
    CancelAnswered,
    Copied,
    Copy,
    Counted,
    DeleteUpload,
    HandOver,
    Look,
    Looked,
    MarkWanted,
    Message,
    Probe,
    Probed,
    Progressed,
    Question,
    Reply,
    ScanFor,
    Scanned,
    Sight,
    UploadGone,
)

PAGES_OF_A_LOOK = 5
T = TypeVar("T")
_log = logging.getLogger(__name__)

Post = Callable[[Message], bool]
"""Into the inbox; False when nobody reads it any more."""


def hand_over(telnyx: TelnyxPort, spool: Spool, work: HandOver, post: Post) -> PostOutcome | CopyDamaged:
    """Upload, mark, POST. What comes out is proof or Unclear: after the mark no exception proves anything."""
    mark = _Mark(work, post)
    try:
        return _send(telnyx, spool, work, mark, post)
    except Canceled:
        error = FaxError()
    except FaxError as known:
        error = known
    except Exception:  # noqa: BLE001 - a thread's border: whatever broke, the attempt must get its outcome
        _log.exception("a hand-over broke off")
        error = FaxError()
    return Unclear("own_failure") if mark.is_set else _before_the_mark(error)


class _Mark:
    """Blocks until the engine has written the mark; raises Canceled when it is refused."""

    def __init__(self, work: HandOver, post: Post) -> None:
        self._work = work
        self._post = post
        self.server_time: datetime | None = None
        self.is_set = False

    def __call__(self) -> None:
        if self.is_set:
            return
        assert self.server_time is not None
        reply = Reply()
        wanted = MarkWanted(self._work.fax.id, self._work.attempt.id, self.server_time, reply)
        if not self._post(wanted) or not reply.wait():
            raise Canceled
        self.is_set = True


def _send(telnyx: TelnyxPort, spool: Spool, work: HandOver, mark: _Mark, post: Post) -> PostOutcome | CopyDamaged:
    fax, attempt, switch = work.fax, work.attempt, work.switch
    if not spool.is_intact(fax.document):
        return CopyDamaged()
    document = spool.path(fax.document.spool_name)

    def progress(sent: int, total: int) -> None:
        post(Progressed(fax.id, sent, total))

    def stands() -> None:
        """The mark of a request that is small enough to be written before it begins."""

    inside = attempt.route is Route.CONTENTS
    if attempt.route is Route.MEDIA:
        telnyx.upload(document, attempt.media_name, progress, switch)
    mark.server_time = telnyx.preflight()
    if not inside:
        mark()
    order = SendOrder(
        fax.connection_id,
        fax.recipient,
        fax.sender,
        fax.options,
        attempt.route,
        attempt.token,
        attempt.media_name,
        document,
    )
    outcome = telnyx.send(order, mark if inside else stands, progress, switch)
    if isinstance(outcome, Accepted):
        mark()  # stands already, unless a client forgot it: then better late than a fax that nobody knows of
    return outcome


def _before_the_mark(error: FaxError) -> PostOutcome:
    """Nothing that can ring has left."""
    if isinstance(error, ACCOUNT_TROUBLE):
        return AccountRefused(error)
    if isinstance(error, Refused) and not isinstance(error, NoMediaRoute):
        return RequestRefused(str(error.data.get("code", "")), str(error.data.get("detail", "")))
    return NotSent(error)


def look(telnyx: TelnyxPort, work: Look) -> Looked:
    """One list call for all that are new, then one GET for each that has its final word or is not listed."""
    sights: list[Sight] = []
    trouble: FaxError | None = None
    listed: dict[str, RemoteFax] = {}
    try:
        if sum(wanted.listed for wanted in work.wanted) > 1:
            listed = {fax.id: fax for fax in telnyx.scan(work.since, None, PAGES_OF_A_LOOK).faxes}
    except FaxError as error:
        return Looked((), error)
    for wanted in work.wanted:
        remote, confirmed = listed.get(wanted.telnyx_id), False
        if remote is None or remote.status in FINAL_WORDS:
            try:
                remote, confirmed = telnyx.fax(wanted.telnyx_id), True
            except FaxError as error:
                trouble = error
                if isinstance(error, (*ACCOUNT_TROUBLE, Offline, TlsProblem)):
                    break  # the others would fare alike
                continue
        sights.append(Sight(wanted.fax_id, wanted.attempt_id, remote, confirmed))
    return Looked(tuple(sights), trouble)


def seek(telnyx: TelnyxPort, work: ScanFor) -> Scan:
    """By number first, then without: the server may write the number differently."""
    fax = work.fax
    narrow = telnyx.scan(work.since, fax.recipient)
    if any(is_of(remote, attempt) for remote in narrow.faxes for attempt in fax.attempts):
        return narrow
    wide = telnyx.scan(work.since, None)
    together = {remote.id: remote for remote in (*narrow.faxes, *wide.faxes)}
    return Scan(tuple(together.values()), narrow.clean and wide.clean)


def answer(telnyx: TelnyxPort, spool: Spool, question: Question) -> Message:
    """Asks, and never raises."""
    match question:
        case Copy(request=request):
            return Copied(request, _tried(lambda: spool.keep(request.document, request.sha256, request.size)))
        case Probe():
            result = _tried(telnyx.preflight)
            return Probed(result if isinstance(result, FaxError) else None)
        case Look():
            seen = _tried(lambda: look(telnyx, question))
            return Looked((), seen) if isinstance(seen, FaxError) else seen
        case AskCounts(telnyx_id=telnyx_id):
            return Counted(question, _tried(lambda: telnyx.counts(telnyx_id)))
        case ScanFor(fax=fax):
            return Scanned(fax.id, _tried(lambda: seek(telnyx, question)))
        case AskCancel(fax_id=fax_id, telnyx_id=telnyx_id):
            return CancelAnswered(fax_id, telnyx_id, _tried(lambda: telnyx.cancel(telnyx_id)))
        case DeleteUpload(upload=upload):
            return UploadGone(upload, _tried(lambda: telnyx.delete_media(upload.media_name)))


def _tried(ask: Callable[[], T]) -> T | FaxError:
    try:
        return ask()
    except FaxError as error:
        return error
    except Exception:  # noqa: BLE001 - a thread's border: the engine waits for an answer
        _log.exception("a question broke off")
        return FaxError()
