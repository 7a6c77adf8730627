"""Engine, client and storage together, against a real server that keeps its own log of what it accepted."""

import hashlib
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.core.attempt import Route
from app.core.errors import NoCredit
from app.core.fax import Fax, FaxRequest, FaxState
from app.core.options import SendOptions
from app.core.orders import CheckNow, Fact, FaxChanged, QueuePaused, StillSend, Submit
from app.core.timeline import What
from app.delivery.engine import Engine
from app.storage.engine_lock import EngineLock
from app.storage.fax_reader import FaxReader
from app.storage.fax_table import FaxTable
from app.storage.spool import Spool
from app.telnyx.client import TelnyxClient
from tests.practice_account import PracticeAccount, pdf

DELIVERED, BUSY, REFUSED, DROPPED, FAULT = (f"+1312555010{last}" for last in (1, 2, 5, 6, 9))
NO_CREDIT = "+13125550118"


class Office:
    def __init__(self, folder: Path, account: PracticeAccount) -> None:
        self.account = account
        self.folder = folder
        self.facts: list[Fact] = []
        self._heard = threading.Condition()
        table, lock = FaxTable(folder / "faxes.db"), EngineLock(folder / "engine.lock")
        self.telnyx = TelnyxClient(account.url, lambda: account.key)
        self.engine = Engine(table, Spool(folder / "spool"), self.telnyx, lock, tick=0.02)
        self.engine.subscribe(self._hear)
        self.engine.start()

    def _hear(self, fact: Fact) -> None:
        with self._heard:
            self.facts.append(fact)
            self._heard.notify_all()

    def wait(self, seen: Callable[[], bool]) -> None:
        """Asks Telnyx all the time, instead of waiting for the next look."""
        for _ in range(400):
            with self._heard:
                if self._heard.wait_for(seen, 0.1):
                    return
            for fax_id in {fax.id for fax in self.fax_facts()}:
                self.engine.give(CheckNow(fax_id))
        raise AssertionError(self.facts)

    def send(self, to: str, state: FaxState, options: SendOptions = SendOptions()) -> Fax:  # noqa: B008 - frozen
        """The fax, when it has reached that state."""
        document = pdf(2)
        source = self.folder / "letter.pdf"
        source.write_bytes(document)
        sha256 = hashlib.sha256(document).hexdigest()
        sender, connection = self.account.sender, self.account.connection_id
        request = FaxRequest(to, to, sender, connection, options, source, sha256, len(document), 2)
        self.engine.give(Submit(request))
        self.wait(lambda: self.has(to, state))
        return next(fax for fax in reversed(self.fax_facts()) if fax.recipient == to)

    def fax_facts(self) -> list[Fax]:
        return [fact.fax for fact in self.facts if isinstance(fact, FaxChanged)]

    def has(self, to: str, state: FaxState) -> bool:
        return any(fax.recipient == to and fax.state is state for fax in self.fax_facts())

    def timeline(self, fax: Fax) -> list[What]:
        reader = FaxReader(self.folder / "faxes.db")
        entries = reader.timeline(fax.id)
        reader.close()
        return [entry.what for entry in entries]


@pytest.fixture
def office(tmp_path: Path, practice_account: PracticeAccount) -> Iterator[Office]:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    office = Office(folder, practice_account)
    yield office
    office.engine.stop(0)
    office.telnyx.close()


def test_delivered_busy_and_refused(office: Office) -> None:
    assert office.send(DELIVERED, FaxState.DELIVERED).attempt.page_count == 2
    assert office.send(BUSY, FaxState.FAILED).attempt.reason == "user_busy"
    assert office.send(REFUSED, FaxState.REJECTED).attempt.detail
    assert len(office.account.accepted()) == 2


@pytest.mark.parametrize("number", [DROPPED, FAULT])
def test_a_lost_answer_is_found_and_sent_once(office: Office, number: str) -> None:
    fax = office.send(number, FaxState.DELIVERED)
    timeline = office.timeline(fax)
    assert timeline.index(What.ANSWER_LOST) < timeline.index(What.FOUND) < timeline.index(What.DELIVERED)
    assert len(office.account.accepted()) == 1


def test_the_accounts_trouble_pauses_the_queue(office: Office) -> None:
    office.send(NO_CREDIT, FaxState.QUEUED)
    office.wait(lambda: any(isinstance(fact, QueuePaused) for fact in office.facts))
    (paused,) = [fact for fact in office.facts if isinstance(fact, QueuePaused)]
    assert isinstance(paused.error, NoCredit)
    assert office.account.accepted() == []


@pytest.fixture
def office_without_media(tmp_path: Path) -> Iterator[Office]:
    account = PracticeAccount(tmp_path / "account", without_media=True).start()
    folder = tmp_path / "data"
    folder.mkdir()
    office = Office(folder, account)
    yield office
    office.engine.stop(0)
    office.telnyx.close()
    account.stop()


def test_without_media_the_document_goes_inside(office_without_media: Office) -> None:
    fax = office_without_media.send(DELIVERED, FaxState.DELIVERED)
    assert What.CONTENTS_ROUTE in office_without_media.timeline(fax)
    assert len(office_without_media.account.accepted()) == 1


def test_a_person_is_asked_before_an_option_is_lost(office_without_media: Office) -> None:
    office = office_without_media
    options = SendOptions(display_name="Clinic", t38=False)
    fax = office.send(DELIVERED, FaxState.QUEUED, options)
    office.wait(lambda: any(fax.asks_still_send for fax in office.fax_facts()))
    assert office.account.accepted() == []
    office.engine.give(StillSend(fax.id))
    office.wait(lambda: office.has(DELIVERED, FaxState.DELIVERED))
    (entry,) = office.account.accepted()
    assert entry["parameters"]["t38_enabled"] is False
    assert "from_display_name" not in entry["parameters"]


def test_what_is_kept_at_telnyx_goes_inside_the_call_and_without_a_token(office: Office) -> None:
    fax = office.send(DELIVERED, FaxState.DELIVERED, SendOptions(store_media=True))
    assert (fax.attempt.route, fax.attempt.token, fax.attempt.media_name) == (Route.CONTENTS, "", "")
    (entry,) = office.account.accepted()
    assert entry["parameters"]["store_media"] is True
