from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.core.settings import AccountSettings, Settings, TelnyxAccount
from app.storage.settings_file import SettingsFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_a_file_of_the_time_with_one_account_is_read_as_the_first(path: Path) -> None:
    chosen = AccountSettings("1293384261075731499", "Front desk", "+13125550100")
    then = {"connection_id": chosen.connection_id, "application_name": "Front desk", "sender": chosen.sender}
    path.write_text(json.dumps({"account": "telnyx", "home_region": "DE", "telnyx": then, "practice": {}}))
    settings = SettingsFile(path).load().settings
    assert settings.accounts == (TelnyxAccount("telnyx", chosen=chosen),)
    assert (settings.account, settings.home_region) == ("telnyx", "DE")
    SettingsFile(path).save(settings)
    assert SettingsFile(path).load().settings == settings


@pytest.mark.parametrize(
    ("accounts", "ids"),
    [
        ([{"id": "telnyx-2"}, {"id": "telnyx-2", "name": "again"}], ["telnyx-2"]),
        ([{"id": "../elsewhere"}, {"id": "practice"}, {"id": "other_server"}, {"id": "telnyx-1"}, 5], ["telnyx"]),
        ([], ["telnyx"]),
        ({"id": "telnyx-2"}, ["telnyx"]),
    ],
)
def test_an_account_is_one_folder_of_ours_and_there_is_one_at_least(path: Path, accounts: Any, ids: list[str]) -> None:
    path.write_text(json.dumps({"accounts": accounts}))
    assert [each.id for each in SettingsFile(path).load().settings.accounts] == ids


def test_two_accounts_never_have_the_same_name(path: Path) -> None:
    twins = [
        {"id": "telnyx", "name": "Clinic"},
        {"id": "telnyx-2", "name": "CLINIC"},
        {"id": "telnyx-3", "name": "a\n"},
    ]
    path.write_text(json.dumps({"accounts": twins}))
    titles = [each.title for each in SettingsFile(path).load().settings.accounts]
    assert titles == ["Clinic", "Telnyx account 2", "Telnyx account 3"]


def test_an_account_with_faxes_is_there_even_when_the_settings_are_lost(path: Path) -> None:
    for name in ("telnyx", "telnyx-10", "telnyx-2", "practice", "server-1", "telnyx-x"):
        (path.parent / name).mkdir(parents=True)
    path.write_text("{")
    loaded = SettingsFile(path).load()
    assert loaded.damaged
    assert [each.id for each in loaded.settings.accounts] == ["telnyx", "telnyx-2", "telnyx-10"]
    SettingsFile(path).save(replace(Settings(), removed=("telnyx-2", "telnyx-10")))
    assert [each.id for each in SettingsFile(path).load().settings.accounts] == ["telnyx"], "removed stays removed"
