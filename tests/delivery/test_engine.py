"""The engine with its real threads, on real storage; Telnyx in memory."""

import base64
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.core.attempt import AttemptState
from app.core.errors import FaxError
from app.core.fax import Fax, FaxState
from app.core.orders import Cancel, CheckNow, Fact, FaxChanged, QueuePaused, Submit, SubmitRefused
from app.core.ports import Canceled, CancelSignal, Unclear
from app.core.stored_file import StoredFile
from app.delivery.engine import Engine, random_names, system_moment
from app.storage.engine_lock import EngineLock
from app.storage.fax_reader import FaxReader
from app.storage.fax_table import FaxTable
from app.storage.spool import Spool
from tests.fakes import Desk, FakeTelnyx

S = AttemptState


class Office:
    """Engines on one folder, and what they told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.telnyx = FakeTelnyx(system_moment)
        self.facts: list[Fact] = []
        self.engines: list[Engine] = []
        self._heard = threading.Condition()
        self._requests = Desk(folder)

    def engine(self) -> Engine:
        table = FaxTable(self.folder / "faxes.db")
        lock = EngineLock(self.folder / "engine.lock")
        engine = Engine(table, Spool(self.folder / "spool"), self.telnyx, lock, tick=0.02)
        engine.subscribe(self._hear)
        engine.start()
        self.engines.append(engine)
        return engine

    def _hear(self, fact: Fact) -> None:
        with self._heard:
            self.facts.append(fact)
            self._heard.notify_all()

    def wait(self, seen: Callable[[], bool]) -> None:
        with self._heard:
            assert self._heard.wait_for(seen, 30), self.facts

    def wait_for_state(self, state: FaxState, fax_id: int = 1) -> None:
        self.wait(lambda: any(fax.id == fax_id and fax.state is state for fax in self.faxes()))

    def faxes(self) -> list[Fax]:
        return [fact.fax for fact in self.facts if isinstance(fact, FaxChanged)]

    def submit(self, engine: Engine, recipient: str = "+13125550123") -> None:
        engine.give(Submit(self._requests.request(f"compose-{recipient}", recipient)))

    def stored(self, fax_id: int = 1) -> Fax:
        reader = FaxReader(self.folder / "faxes.db")
        fax = reader.get(fax_id)
        reader.close()
        assert fax is not None
        return fax


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    folder = tmp_path / "data"
    folder.mkdir()
    office = Office(folder)
    yield office
    for engine in office.engines:
        engine.stop(0)


def test_a_fax_is_delivered(office: Office) -> None:
    engine = office.engine()
    office.submit(engine)
    office.wait_for_state(FaxState.ACCEPTED)
    office.telnyx.say("fax-1", "delivered")
    office.wait_for_state(FaxState.DELIVERED)
    assert engine.stop()
    assert [fact for fact in office.facts if isinstance(fact, QueuePaused)] == []


def test_four_uploads_run_at_a_time(office: Office) -> None:
    together = threading.Barrier(4)

    def meet(_: CancelSignal) -> None:
        together.wait(30)

    office.telnyx.during_upload = meet
    engine = office.engine()
    for last in range(4):
        office.submit(engine, f"+1312555010{last}")
    for fax_id in range(1, 5):
        office.wait_for_state(FaxState.ACCEPTED, fax_id)


def test_a_poll_is_never_behind_an_upload(office: Office) -> None:
    engine = office.engine()
    office.submit(engine)
    office.wait_for_state(FaxState.ACCEPTED)
    released = threading.Event()

    def stall(_: CancelSignal) -> None:
        released.wait(30)

    office.telnyx.during_upload = stall
    office.submit(engine, "+13125550199")
    office.wait_for_state(FaxState.UPLOADING, 2)
    office.telnyx.say("fax-1", "delivered")
    engine.give(CheckNow(1))
    office.wait_for_state(FaxState.DELIVERED)
    released.set()


def test_an_upload_that_stalls_is_broken_off_by_a_cancel(office: Office) -> None:
    def stall(signal: CancelSignal) -> None:
        broken = threading.Event()
        signal.on_cancel(broken.set)
        assert broken.wait(30)
        raise Canceled

    office.telnyx.during_upload = stall
    engine = office.engine()
    office.submit(engine)
    office.wait_for_state(FaxState.UPLOADING)
    engine.give(Cancel(1))
    office.wait_for_state(FaxState.CANCELED)
    assert office.telnyx.posts == []


def test_stopping_waits_for_the_answer_of_a_post(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.delivery.engine.STOP_AT_ONCE", 0.1)
    posted, answer = threading.Event(), threading.Event()

    def slow() -> None:
        posted.set()
        answer.wait(30)

    office.telnyx.during_post = slow
    engine = office.engine()
    office.submit(engine)
    assert posted.wait(30)
    stopped: list[bool] = []
    stopper = threading.Thread(target=lambda: stopped.append(engine.stop(30)))
    stopper.start()
    office.submit(engine, "+13125550199")
    stopper.join(0.5)
    assert stopper.is_alive()
    answer.set()
    stopper.join(30)
    assert len(stopped) == 1
    assert office.stored().state is FaxState.ACCEPTED
    assert len(office.telnyx.posts) == 1, "nothing new is begun"


def test_an_answer_that_does_not_come_in_time_needs_a_check_at_the_next_start(office: Office) -> None:
    posted, answer = threading.Event(), threading.Event()

    def endless() -> None:
        posted.set()
        answer.wait(30)

    office.telnyx.during_post = endless
    office.telnyx.answers = [lambda _: Unclear("no_answer")]
    engine = office.engine()
    office.submit(engine)
    assert posted.wait(30)
    assert engine.stop(0.1) is False
    assert office.stored().state is FaxState.COMMITTING
    office.engine()
    office.wait_for_state(FaxState.NEEDS_CHECK)
    answer.set()
    assert len(office.telnyx.posts) == 1


def test_stopping_breaks_off_an_upload_and_the_next_start_sends_it(office: Office) -> None:
    uploading = threading.Event()

    def stall(signal: CancelSignal) -> None:
        broken = threading.Event()
        signal.on_cancel(broken.set)
        uploading.set()
        assert broken.wait(30)
        raise Canceled

    office.telnyx.during_upload = stall
    engine = office.engine()
    office.submit(engine)
    assert uploading.wait(30)
    assert engine.stop()
    assert office.telnyx.posts == []
    office.telnyx.during_upload = lambda _: None
    office.engine()
    office.wait_for_state(FaxState.ACCEPTED)
    assert len(office.telnyx.posts) == 1


def test_a_mark_that_is_asked_for_after_the_end_is_refused(office: Office) -> None:
    reached, go_on = threading.Event(), threading.Event()

    def deaf(_: CancelSignal) -> None:
        reached.set()
        go_on.wait(30)

    office.telnyx.during_upload = deaf
    engine = office.engine()
    office.submit(engine)
    assert reached.wait(30)
    assert engine.stop()
    go_on.set()
    hand_overs = [thread for thread in threading.enumerate() if thread.name == "hand-over"]
    for thread in hand_overs:
        thread.join(30)
    assert office.telnyx.posts == []
    assert office.stored().state is FaxState.UPLOADING


def test_our_own_mistake_stops_the_engine_and_says_so(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(*_: object) -> None:
        raise RuntimeError("our own mistake")

    engine = office.engine()
    office.submit(engine)
    office.wait_for_state(FaxState.ACCEPTED)
    monkeypatch.setattr(FaxTable, "add", explode)
    office.submit(engine, "+13125550199")
    office.wait(lambda: any(isinstance(fact, SubmitRefused) for fact in office.facts))
    (paused,) = [fact for fact in office.facts if isinstance(fact, QueuePaused)]
    assert type(paused.error) is FaxError
    assert engine.stop()


def test_a_thread_that_cannot_be_begun_stops_the_engine_and_says_so(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = threading.Thread.start

    def start(thread: threading.Thread) -> None:
        if thread.name == "hand-over":
            raise RuntimeError("can't start new thread")
        begin(thread)

    monkeypatch.setattr(threading.Thread, "start", start)
    engine = office.engine()
    office.submit(engine)
    office.wait(lambda: any(isinstance(fact, QueuePaused) for fact in office.facts))
    assert engine.stop()
    monkeypatch.undo()
    office.engine()
    office.wait_for_state(FaxState.ACCEPTED)
    assert len(office.telnyx.posts) == 1


def test_another_engine_takes_over(office: Office) -> None:
    first, second = office.engine(), office.engine()
    office.submit(second)
    office.wait_for_state(FaxState.ACCEPTED)
    first.stop()
    office.telnyx.say("fax-1", "delivered")
    office.wait_for_state(FaxState.DELIVERED)
    assert len(office.telnyx.posts) == 1


def test_no_thread_holds_the_program(office: Office) -> None:
    office.submit(office.engine())
    office.wait_for_state(FaxState.ACCEPTED)
    names = ("engine", "hand-over", "ask Telnyx", "copy")
    ours = [thread for thread in threading.enumerate() if thread.name in names]
    assert len(ours) >= 4
    assert all(thread.daemon for thread in ours)


def test_names_are_random_and_fit() -> None:
    made = [random_names() for _ in range(200)]
    assert len({names.token for names in made}) == len({names.media_name for names in made}) == 200
    for names in made:
        assert len(base64.b64decode(names.token, validate=True)) == 18
        assert StoredFile(names.media_name, "", None, None).is_ours  # nobody is offered to delete it
