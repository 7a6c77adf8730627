"""The engine: one thread with an inbox, and the threads that its effects run on.

All are daemon threads and none is of concurrent.futures, whose threads are joined when the program ends: one that is
stuck in the network must not hold it. That is safe, because whatever matters was written before.
"""

import base64
import logging
import random
import secrets
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from app.core.attempt import AttemptNames
from app.core.errors import FaxError
from app.core.event import FaxEvent
from app.core.orders import Fact, Order
from app.core.ports import FaxTable, OwnerLock, Spool, TelnyxPort
from app.core.stored_file import upload_name
from app.delivery import messages as m
from app.delivery.asking import answer, hand_over
from app.delivery.lanes import Inbox, Lane
from app.delivery.outbox import Outbox, Surroundings
from app.delivery.waiting import HAND_OVERS_AT_A_TIME

TICK = 1.0
STOP_AT_ONCE = 1.0
_log = logging.getLogger(__name__)
Listener = Callable[[Fact], None]


def random_names() -> AttemptNames:
    token = base64.b64encode(secrets.token_bytes(18)).decode("ascii")
    return AttemptNames(token, upload_name(secrets.token_hex(16)))


def system_moment() -> m.Moment:
    return m.Moment(datetime.now(UTC), time.monotonic())


class Engine:
    """Delivers the faxes of one data folder for one account, if no other process does; then it leaves orders there
    for that process, tells what becomes of them, and takes over when it ends.

    Facts are told on the engine's thread: a listener must be quick and must not raise.
    """

    def __init__(
        self,
        table: FaxTable,
        spool: Spool,
        telnyx: TelnyxPort,
        lock: OwnerLock,
        *,
        new_names: Callable[[], AttemptNames] = random_names,
        clock: Callable[[], m.Moment] = system_moment,
        jitter: Callable[[], float] = lambda: random.uniform(1.0, 1.2),
        keep_days: Callable[[], int | None] = lambda: None,
        further_attempts: Callable[[], int] = lambda: 0,
        tick: float = TICK,
    ) -> None:
        self._table = table
        self._spool = spool
        self._telnyx = telnyx
        self._lock = lock
        self._clock = clock
        self._tick = tick
        self._outbox = Outbox(Surroundings(table, spool, lock, new_names, jitter, keep_days, further_attempts))
        self._inbox = Inbox()
        self._listeners: list[Listener] = []
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="engine", daemon=True)
        self._hand_overs = Lane("hand-over", HAND_OVERS_AT_A_TIME)
        self._questions = Lane("ask Telnyx", 1)
        self._copies = Lane("copy", 1)

    def start(self) -> None:
        """The first time; then nothing."""
        if self._thread.ident is None:
            self._inbox.put(m.Begin())
            self._thread.start()

    def give(self, order: Order) -> None:
        """Does not block. What becomes of it is told as a fact."""
        self._inbox.put(m.Ordered(order))

    def ring(self, event: FaxEvent) -> None:
        """Does not block. Telnyx has sent an event about some fax."""
        self._inbox.put(m.Rung(event))

    def subscribe(self, listener: Listener) -> None:
        self._listeners.append(listener)

    def stop(self, timeout: float = 5.0) -> bool:
        """Ends it: at once, or with the answer of a request that can make a fax, waiting for it at most so many
        seconds. False when that answer did not come: the next start says that the fax needs a check."""
        if not self._thread.is_alive():
            return True
        self._inbox.put(m.Stop())
        deadline = time.monotonic() + timeout
        self._ended.wait(min(timeout, STOP_AT_ONCE))
        while not self._ended.is_set() and self._outbox.is_posting and time.monotonic() < deadline:
            self._ended.wait(0.05)
        self._inbox.close()
        return self._ended.wait(STOP_AT_ONCE) and not self._outbox.is_posting

    def _run(self) -> None:
        try:
            self._loop()
        finally:
            self._inbox.close()
            for lane in (self._hand_overs, self._questions, self._copies):
                lane.close()
            self._table.close()
            self._lock.release()
            self._ended.set()

    def _loop(self) -> None:
        next_tick = time.monotonic() + self._tick
        stopping = False
        while True:
            message = self._inbox.get(next_tick)
            if message is None:
                return
            if isinstance(message, m.Tick):
                next_tick = time.monotonic() + self._tick
            self._deal_with(message)
            stopping = stopping or isinstance(message, m.Stop)
            if stopping and not self._outbox.is_posting:
                return

    def _deal_with(self, message: m.Message) -> None:
        try:
            self._perform(self._outbox.handle(message, self._clock()))
        except Exception:  # noqa: BLE001 - our own mistake, or no thread to be had: stop before it is repeated; what is
            # written is safe
            _log.exception("the engine stopped at %s", type(message).__name__)
            self._perform(self._outbox.break_off(FaxError(), message))

    def _perform(self, effects: list[m.Effect]) -> None:
        for effect in effects:
            match effect:
                case m.Tell(fact=fact):
                    for listener in tuple(self._listeners):
                        listener(fact)
                case m.AnswerMark(reply=reply, granted=granted):
                    reply.give(granted)
                case m.TurnSwitch(switch=switch):
                    switch.turn()
                case m.HandOver():
                    self._hand_overs.run(partial(self._hand_over, effect))
                case m.Copy():
                    self._copies.run(partial(self._ask, effect))
                case _:
                    self._questions.run(partial(self._ask, effect))

    def _hand_over(self, work: m.HandOver) -> None:
        outcome = hand_over(self._telnyx, self._spool, work, self._inbox.put)
        self._inbox.put(m.HandedOver(work.fax.id, work.attempt.id, outcome))

    def _ask(self, effect: m.Question) -> None:
        self._inbox.put(answer(self._telnyx, self._spool, effect))
