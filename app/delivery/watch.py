"""When to ask Telnyx about which fax: status, lost answers, cancels, our uploads. Times are steady seconds.

Nothing of this is durable: what is to be watched follows from the rows, and at every start everything is due at once.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from app.core.attempt import Attempt, AttemptState
from app.core.fax import Fax
from app.core.ports import Upload
from app.core.schedule import (
    CLOSED_LOOKED_FOR,
    COUNTS_AFTER_END,
    DAY,
    LOOKS_AFTER_END,
    SECONDS_BEFORE_SERVER_TIME,
    network_backoff,
    poll_interval,
    reconcile_delay,
)
from app.delivery.messages import AskCancel, AskCounts, DeleteUpload, Effect, Look, Moment, ScanFor, Wanted

_S = AttemptState
_Key = tuple[str, int | str]
# Faxes that are due nearly together share one list call.
_TOGETHER = 0.3
_CANCEL_AGAIN = 60


class Watch:
    def __init__(self, jitter: Callable[[], float]) -> None:
        self._jitter = jitter
        self._due: dict[_Key, float] = {}
        self._asked: set[_Key] = set()
        self._looking = False
        self._ended: list[tuple[float, Wanted]] = []
        self._uncounted: list[tuple[float, AskCounts]] = []
        self._cancels: dict[str, int] = {}
        self._answered: set[str] = set()
        self._tries: dict[int, int] = {}
        self._born: dict[int, tuple[datetime, float]] = {}

    def age(self, attempt: Attempt, now: Moment) -> float:
        """Seconds since Telnyx took it; a day where that is long ago."""
        return self._passed(attempt, attempt.accepted_at, now) if attempt.state is _S.ACCEPTED else DAY

    def _passed(self, attempt: Attempt, since: datetime | None, now: Moment) -> float:
        """Seconds. By the wall clock when the attempt is first seen so and by the steady one from there: a clock that
        is set a day ahead makes no fax a day old, and one that is set back has no lost answer looked for all the time.
        """
        since = since or attempt.created_at
        known, born = self._born.get(attempt.id, (None, 0.0))
        if known != since:
            born = now.steady - max(0.0, (now.wall - since).total_seconds())
            self._born[attempt.id] = (since, born)
        return now.steady - born

    def plan(
        self, faxes: Sequence[Fax], uploads: Iterable[Upload], in_hand: Iterable[int], now: Moment
    ) -> list[Effect]:
        """What is due. `in_hand`: attempts whose upload may still be running."""
        effects: list[Effect] = []
        for fax in faxes:
            for attempt in fax.attempts:
                if attempt.cancel_asked and attempt.telnyx_id and attempt.state in (_S.ACCEPTED, _S.RESULT_UNKNOWN):
                    self.want_cancel(fax.id, attempt.telnyx_id)
        for telnyx_id, fax_id in self._cancels.items():
            if telnyx_id not in self._answered and self._take(("cancel", telnyx_id), now):
                effects.append(AskCancel(fax_id, telnyx_id))
        effects += self._looks(faxes, now)
        effects += [asked for at, asked in self._uncounted if at <= now.steady]
        self._uncounted = [(at, asked) for at, asked in self._uncounted if at > now.steady]
        for fax in faxes:
            if any(_is_sought(attempt, now) for attempt in fax.attempts) and self._take(("scan", fax.id), now):
                effects.append(ScanFor(fax, _since(fax.attempts)))
        needed = {*in_hand, *(attempt.id for fax in faxes for attempt in fax.attempts if self._may_need(attempt))}
        for upload in uploads:
            if upload.attempt_id not in needed and self._take(("delete", upload.attempt_id), now):
                effects.append(DeleteUpload(upload))
        return effects

    def _may_need(self, attempt: Attempt) -> bool:
        """Whether Telnyx may still have to fetch the upload: it has the fax, or a look that is out may find it."""
        if attempt.state in (_S.UNKNOWN, _S.CLOSED_BY_PERSON):
            return ("scan", attempt.fax_id) in self._asked
        return attempt.state in (_S.ACCEPTED, _S.RESULT_UNKNOWN)

    def everything_due(self) -> None:
        """The computer slept, or the clock was set."""
        self._due.clear()

    def hurry(self, fax: Fax) -> bool:
        """Look now. False when there is nothing to look for."""
        keys = [("look", attempt.id) for attempt in fax.attempts if _is_looked_at(attempt)]
        if any(attempt.state in (_S.UNKNOWN, _S.CLOSED_BY_PERSON) for attempt in fax.attempts):
            keys.append(("scan", fax.id))
        for key in keys:
            self._due.pop(key, None)
        return bool(keys)

    def want_cancel(self, fax_id: int, telnyx_id: str) -> None:
        self._cancels.setdefault(telnyx_id, fax_id)

    def looked(self, faxes: Iterable[Fax], now: Moment, at_least: float) -> None:
        """The look has come back; `faxes` as they now are. The next one comes not before so many seconds."""
        self._looking = False
        attempts = {attempt.id: attempt for fax in faxes for attempt in fax.attempts}
        for kind, attempt_id in [key for key in self._asked if key[0] == "look"]:
            attempt = attempts.get(int(attempt_id))
            interval = poll_interval(self.age(attempt, now)) if attempt else DAY
            self._again((kind, attempt_id), now.steady + max(at_least, interval) * self._jitter())

    def ended(self, attempt: Attempt, now: Moment) -> None:
        """It has its final word, which is looked at again some time later: it may be another one."""
        wanted = Wanted(attempt.fax_id, attempt.id, attempt.telnyx_id or "", listed=False)
        self._ended += [(now.steady + seconds, wanted) for seconds in LOOKS_AFTER_END]
        if attempt.state is _S.DELIVERED and None in (attempt.page_count, attempt.call_seconds):
            asked = AskCounts(attempt.fax_id, attempt.id, attempt.telnyx_id or "")
            self._uncounted += [(now.steady + seconds, asked) for seconds in COUNTS_AFTER_END]

    def is_to_be_counted(self, telnyx_id: str) -> AskCounts | None:
        """What would be asked about a delivered fax, where Telnyx's word did not tell it."""
        return next((asked for _, asked in self._uncounted if asked.telnyx_id == telnyx_id), None)

    def counted(self, asked: AskCounts) -> None:
        """Its event is there."""
        self._uncounted = [(at, other) for at, other in self._uncounted if other != asked]

    def scanned(self, fax: Fax, now: Moment) -> None:
        delays = [self._reconcile_delay(attempt, now) for attempt in fax.attempts if _is_sought(attempt, now)]
        self._again(("scan", fax.id), now.steady + min(delays, default=DAY))

    def _reconcile_delay(self, attempt: Attempt, now: Moment) -> float:
        if attempt.state is not _S.UNKNOWN:
            return DAY
        return reconcile_delay(self._passed(attempt, attempt.lost_at, now))

    def cancel_answered(self, telnyx_id: str, answered: bool, now: Moment) -> None:
        if answered:
            self._answered.add(telnyx_id)
        self._again(("cancel", telnyx_id), now.steady + _CANCEL_AGAIN)

    def upload_asked(self, upload: Upload, now: Moment) -> None:
        """It could not be deleted, or it is gone and will not be listed again."""
        tries = self._tries[upload.attempt_id] = self._tries.get(upload.attempt_id, 0) + 1
        self._again(("delete", upload.attempt_id), now.steady + network_backoff(tries) * self._jitter())

    def _looks(self, faxes: Iterable[Fax], now: Moment) -> list[Effect]:
        """One for all that are due, and for those that nearly are; one at a time."""
        candidates = [(fax, attempt) for fax in faxes for attempt in fax.attempts if _is_looked_at(attempt)]
        candidates = [(fax, attempt) for fax, attempt in candidates if not _is_given_up(attempt, now)]
        wanted = [wanted for at, wanted in self._ended if at <= now.steady]
        is_due = any(self._is_due(("look", attempt.id), now.steady) for _, attempt in candidates)
        if self._looking or not (is_due or wanted):
            return []
        self._ended = [(at, later) for at, later in self._ended if at > now.steady]
        since: list[datetime] = []
        for fax, attempt in candidates:
            soon = now.steady + _TOGETHER * poll_interval(self.age(attempt, now))
            if not self._is_due(("look", attempt.id), soon):
                continue
            self._asked.add(("look", attempt.id))
            is_new = attempt.state is _S.ACCEPTED and self.age(attempt, now) < DAY
            wanted.append(Wanted(fax.id, attempt.id, attempt.telnyx_id or "", is_new))
            if is_new:
                since.append(_since([attempt]))
        self._looking = True
        return [Look(tuple(wanted), min(since, default=now.wall))]

    def _is_due(self, key: _Key, at: float) -> bool:
        return key not in self._asked and self._due.get(key, 0.0) <= at

    def _take(self, key: _Key, now: Moment) -> bool:
        due = self._is_due(key, now.steady)
        if due:
            self._asked.add(key)
        return due

    def _again(self, key: _Key, at: float) -> None:
        self._asked.discard(key)
        self._due[key] = at


def _is_looked_at(attempt: Attempt) -> bool:
    """Telnyx has it, and its final word is missing."""
    has_id = attempt.telnyx_id is not None
    return has_id and attempt.state in (_S.ACCEPTED, _S.RESULT_UNKNOWN, _S.CLOSED_BY_PERSON)


def _is_sought(attempt: Attempt, now: Moment) -> bool:
    if attempt.state is _S.UNKNOWN:
        return True
    return attempt.state is _S.CLOSED_BY_PERSON and attempt.telnyx_id is None and not _is_given_up(attempt, now)


def _is_given_up(attempt: Attempt, now: Moment) -> bool:
    """A person has closed it long ago."""
    lost = attempt.lost_at or attempt.accepted_at or attempt.created_at
    return attempt.state is _S.CLOSED_BY_PERSON and now.wall - lost > timedelta(seconds=CLOSED_LOOKED_FOR)


def _since(attempts: Iterable[Attempt]) -> datetime:
    """By Telnyx's clock, never by ours."""
    times = [attempt.server_time for attempt in attempts if attempt.server_time is not None]
    times = times or [attempt.created_at for attempt in attempts]
    return min(times) - timedelta(seconds=SECONDS_BEFORE_SERVER_TIME)
