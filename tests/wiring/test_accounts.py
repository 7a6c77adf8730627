"""Several Telnyx accounts at once. Each has a server of its own, which here is a practice account's."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from keyring.backends import SecretService

from app import paths
from app.core.errors import DatabaseDamaged, FaxesStillOpen, KeyRefused, KeyringMissing, KeyringRefused, NoKey
from app.core.fax import FaxRequest, FaxState
from app.core.glance import Glance
from app.core.key import KeySource
from app.core.options import SendOptions
from app.core.orders import Fact, QueuePaused, QueueResumed, ResumeQueue, Submit
from app.core.proxy import ProxySource, Way
from app.core.settings import Settings, TelnyxAccount
from app.storage.settings_file import SettingsFile
from app.wiring import desk as wiring
from app.wiring.desk import Accounts, Desk, faxes_of, load_settings
from app.wiring.keys import AccountKeys
from tests.practice_account import PracticeAccount, pdf, until

FIRST, SECOND = "telnyx", "telnyx-2"
OTHER_KEY = "KEY0123456789ABCDEF_of_another"
DELIVERED = "+13125550101"


class Memory(SecretService.Keyring):
    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[username]


@pytest.fixture
def memory() -> Iterator[Memory]:
    before, memory = keyring.get_keyring(), Memory()
    keyring.set_keyring(memory)
    yield memory
    keyring.set_keyring(before)


class House:
    """One data folder with two accounts; each reaches the server that stands in `servers` when it is opened."""

    def __init__(self, data: Path, keys: AccountKeys, servers: dict[str, PracticeAccount]) -> None:
        self.data = data
        self.servers = servers
        SettingsFile(paths.settings_file(data)).save(Settings(accounts=(TelnyxAccount(FIRST), TelnyxAccount(SECOND))))
        self.keys = keys
        self.rung = threading.Event()
        self.accounts = Accounts(data, lambda: load_settings(data).settings, keys.key, on_news=self.rung.set)

    def open(self, account_id: str, monkeypatch: pytest.MonkeyPatch) -> Desk:
        monkeypatch.setattr(wiring, "TELNYX_URL", self.servers[account_id].url)
        desk = self.accounts.open(account_id)
        desk.follow(_ignore)
        return desk

    def send(self, desk: Desk) -> None:
        document = pdf(1)
        source = self.data / "letter.pdf"
        source.write_bytes(document)
        sha256, server = hashlib.sha256(document).hexdigest(), PracticeAccount
        desk.engine.give(
            Submit(
                FaxRequest(
                    "one",
                    DELIVERED,
                    server.sender,
                    server.connection_id,
                    SendOptions(),
                    source,
                    sha256,
                    len(document),
                    1,
                )
            )
        )

    def states(self, account_id: str) -> list[FaxState]:
        return [fax.state for fax in faxes_of(self.data, account_id, None).page(10)]


def _ignore(fact: Fact) -> None:
    pass


@pytest.fixture
def house(tmp_path: Path, memory: Memory) -> Iterator[House]:
    servers = {each: PracticeAccount(tmp_path / f"server-of-{each}").start() for each in (FIRST, SECOND)}
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    house = House(data, AccountKeys(None), servers)
    yield house
    house.accounts.close()
    for server in servers.values():
        server.stop()


def test_keys_are_kept_apart(memory: Memory) -> None:
    keys = AccountKeys(None)
    keys.of(FIRST).keep(PracticeAccount.key)
    assert keys.of(SECOND).status().source is KeySource.NONE
    with pytest.raises(NoKey):
        keys.key(SECOND)
    keys.of(SECOND).keep(OTHER_KEY)
    assert memory.kept == {"api.telnyx.com": PracticeAccount.key, "api.telnyx.com telnyx-2": OTHER_KEY}
    again = AccountKeys(None)
    assert (again.key(FIRST), again.key(SECOND)) == (PracticeAccount.key, OTHER_KEY)
    again.remove(SECOND)
    assert memory.kept == {"api.telnyx.com": PracticeAccount.key}
    with pytest.raises(NoKey):
        again.key(SECOND)


def test_the_key_of_the_environment_is_that_of_the_account_that_was_named(memory: Memory) -> None:
    memory.kept = {"api.telnyx.com": PracticeAccount.key}
    keys = AccountKeys(OTHER_KEY, given_to=SECOND)
    assert (keys.key(FIRST), keys.key(SECOND)) == (PracticeAccount.key, OTHER_KEY)
    with pytest.raises(NoKey):
        AccountKeys(OTHER_KEY).key(SECOND)


@pytest.mark.parametrize("error", [KeyringMissing, KeyringRefused])
def test_where_no_keyring_takes_keys_there_is_none_to_remove(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def missing(*_: object) -> None:
        raise error

    monkeypatch.setattr("app.storage.secret_store._backend", missing)
    AccountKeys(None).remove(SECOND)


def test_faxes_go_with_the_key_of_their_account_and_never_meet(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.keys.of(FIRST).use_for_session(PracticeAccount.key)
    house.keys.of(SECOND).use_for_session(OTHER_KEY)
    first, second = house.open(FIRST, monkeypatch), house.open(SECOND, monkeypatch)
    with pytest.raises(KeyRefused):
        second.telnyx.overview()
    house.send(first)
    until(house.servers[FIRST].accepted)
    assert len(house.states(FIRST)) == 1
    assert house.states(SECOND) == []
    assert [len(house.servers[each].accepted()) for each in (FIRST, SECOND)] == [1, 0]
    assert second.faxes.page(10) == ()
    assert {place.name for place in house.data.iterdir() if place.is_dir()} == {FIRST, SECOND}


def test_faxes_of_an_account_that_is_not_shown_go_on(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a key the fax waits; the next start finds it, though another account is opened."""
    house.send(house.open(SECOND, monkeypatch))
    until(lambda: house.states(SECOND) != [])
    house.accounts.close()
    house.keys.of(SECOND).use_for_session(PracticeAccount.key)
    house.accounts = Accounts(house.data, lambda: load_settings(house.data).settings, house.keys.key)
    monkeypatch.setattr(wiring, "TELNYX_URL", house.servers[SECOND].url)
    house.accounts.go_on()
    until(house.servers[SECOND].accepted)


def test_an_account_tells_how_it_stands_whichever_is_shown(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.send(house.open(SECOND, monkeypatch))
    until(lambda: house.accounts.glances()[1].trouble is not None)
    first, second = house.accounts.glances()
    assert first == Glance(FIRST)
    assert (second.under_way, second.needs_person, type(second.trouble)) == (1, 0, NoKey)
    assert house.rung.is_set()


def test_a_list_that_cannot_be_read_is_a_trouble(house: House) -> None:
    (house.data / SECOND).mkdir()
    (house.data / SECOND / "faxes.db").write_bytes(b"nonsense" * 1000)
    assert isinstance(house.accounts.glances()[1].trouble, DatabaseDamaged)


def test_another_proxy_is_used_without_a_new_start(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    desk = house.accounts.open(FIRST)
    assert desk.way() == Way()
    file = SettingsFile(paths.settings_file(house.data))
    file.save(replace(file.load().settings, proxy="http://proxy.example:3128"))
    assert desk.way() == Way("http://proxy.example:3128", ProxySource.SETTINGS)


def test_an_account_with_open_faxes_cannot_be_ended(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.send(house.open(SECOND, monkeypatch))  # without a key it waits
    until(lambda: house.states(SECOND) != [])
    with pytest.raises(FaxesStillOpen):
        house.accounts.end(SECOND)
    house.keys.of(SECOND).use_for_session(PracticeAccount.key)
    house.accounts.open(SECOND).engine.give(ResumeQueue())
    until(lambda: house.states(SECOND) == [FaxState.DELIVERED])
    house.accounts.end(SECOND)
    assert house.states(SECOND) == [FaxState.DELIVERED], "its faxes stay"


def test_choices_and_defaults_of_one_are_not_those_of_the_other(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    settings = Settings(accounts=(TelnyxAccount(FIRST), TelnyxAccount(SECOND)))
    chosen = replace(settings.chosen_for(SECOND), sender="+13125550188", defaults=SendOptions(monochrome=True))
    file.save(settings.with_chosen(SECOND, chosen))
    kept = file.load().settings
    assert kept.chosen_for(SECOND) == chosen
    assert kept.chosen_for(FIRST) == settings.chosen_for(FIRST)


def test_who_looks_at_an_account_again_hears_that_it_is_paused(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = house.open(SECOND, monkeypatch)
    first: list[Fact] = []
    desk.follow(first.append)
    house.send(desk)  # without a key
    until(lambda: [fact for fact in first if isinstance(fact, QueuePaused)])
    later: list[Fact] = []
    desk.follow(later.append)
    assert [type(fact) for fact in later[:1]] == [QueuePaused]
    house.keys.of(SECOND).use_for_session(PracticeAccount.key)
    desk.engine.give(ResumeQueue())
    until(lambda: [fact for fact in later if isinstance(fact, QueueResumed)])
    last: list[Fact] = []
    desk.follow(last.append)
    assert not [fact for fact in last if isinstance(fact, QueuePaused)]
