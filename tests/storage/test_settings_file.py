from __future__ import annotations

import errno
import json
import os
import stat
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.cover import CoverHabits
from app.core.errors import DiskFull, DiskTrouble
from app.core.options import PreviewFormat, Quality, SendOptions
from app.core.packet import Paper
from app.core.settings import LONGEST_KEEP_DAYS, AccountKind, AccountSettings, Colour, Settings, TelnyxAccount
from app.storage.settings_file import SettingsFile, _settings
from tests.telnyx.signing import listening

CHOSEN = Settings(
    account="telnyx-3",
    home_region="DE",
    accounts=(
        TelnyxAccount(
            "telnyx",
            "Front desk",
            Colour.TEAL,
            AccountSettings(
                "1293384261075731499",
                "Front desk \u202e",
                "+13125550100",
                SendOptions(
                    Quality.NORMAL, True, 60, False, False, True, PreviewFormat.TIFF, "Front desk", "https://x.example/"
                ),
            ),
        ),
        TelnyxAccount(
            "telnyx-3", "Billing", Colour.GREY, AccountSettings("2", "Billing", "+13125550188", listening=listening())
        ),
    ),
    removed=("telnyx-2",),
    practice=AccountSettings("1", "Practice", "+13125550199"),
    proxy="http://proxy.example:3128",
    cover=CoverHabits("Front desk", "Riverside Clinic", "# FAX {pages}", "/home/clinic/logo.png"),
    page_price="0,07",
    keep_days=365,
    hold=30,
    further_attempts=1,
)


def _first(chosen: AccountSettings) -> Settings:
    return Settings(accounts=(TelnyxAccount(chosen=chosen),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "settings.json"


def test_without_a_file_the_settings_are_those_of_a_new_program(path: Path) -> None:
    loaded = SettingsFile(path).load()
    assert (loaded.settings, loaded.damaged) == (Settings(), None)
    assert loaded.settings.account == AccountKind.PRACTICE
    assert not path.parent.exists()


def test_what_is_saved_is_loaded(path: Path) -> None:
    SettingsFile(path).save(Settings())
    SettingsFile(path).save(CHOSEN)
    loaded = SettingsFile(path).load()
    assert (loaded.settings, loaded.damaged) == (CHOSEN, None)
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_the_file_is_for_its_owner_only(path: Path) -> None:
    before = os.umask(0)
    try:
        SettingsFile(path).save(CHOSEN)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\x00" * 300, b"[]", b'"telnyx"', b"null", b"\xff\xfe{}", b"[" * 200_000, b'{"account": "telnyx"'],
)
def test_a_damaged_file_is_put_aside_and_said(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    for number in (1, 2):
        path.write_bytes(content)
        loaded = SettingsFile(path).load()
        assert loaded.settings == Settings(keep_days=None), "nothing is removed that was perhaps to be kept"
        assert loaded.damaged == path.with_name(f"settings.json.damaged-{number}")
        assert loaded.damaged.read_bytes() == content
        assert not path.exists()


@pytest.mark.parametrize(
    ("content", "settings"),
    [
        ({}, Settings()),
        ({"home_region": "DE"}, Settings(home_region="DE")),
        ({"account": "telnyx", "from_a_newer_version": {"x": 1}}, Settings(account=AccountKind.TELNYX)),
        ({"account": "from a newer version"}, Settings()),
        ({"proxy": "http://proxy.example:3128/"}, Settings(proxy="http://proxy.example:3128")),
        ({"proxy": "http://user:secret@proxy.example:3128"}, Settings()),
        ({"proxy": 3128}, Settings()),
        ({"always_pictures": True, "paper": "a4"}, Settings(always_pictures=True, paper=Paper.A4)),
        ({"always_pictures": 1, "paper": "tabloid"}, Settings()),
        ({"always_pictures": "yes", "paper": ["a4"]}, Settings()),
        ({"notifications": False}, Settings(notifications=False)),
        ({"notifications": 0}, Settings()),
        ({"telnyx": {"listening": {"address": "http://a.example"}}}, Settings()),
        ({"telnyx": {"listening": asdict(replace(listening(), public_key="AAAA"))}}, Settings()),
        ({"telnyx": {"listening": {**asdict(listening()), "port": "8080"}}}, Settings()),
        ({"telnyx": {"listening": 7}}, Settings()),
        ({"hold": 0, "further_attempts": 0}, Settings(hold=0, further_attempts=0)),
        ({"hold": 121, "further_attempts": 4}, Settings()),
        ({"hold": "10", "further_attempts": True}, Settings()),
        ({"hold": -1, "further_attempts": None}, Settings()),
        ({"keep_days": 45}, Settings(keep_days=45)),
        ({"keep_days": None}, Settings(keep_days=None)),
        ({"keep_days": 0}, Settings(keep_days=None)),
        ({"keep_days": True}, Settings(keep_days=None)),
        ({"keep_days": 10**9}, Settings(keep_days=None)),
        ({"keep_days": "for ever"}, Settings(keep_days=None)),
        ({"account": ["telnyx"], "home_region": 5, "telnyx": "x", "practice": None}, Settings()),
        (
            {"telnyx": {"defaults": {"quality": "finest", "t38": False, "black_threshold": True, "media_urls": ["x"]}}},
            _first(AccountSettings(defaults=SendOptions(t38=False))),
        ),
        ({"telnyx": {"defaults": {"t38": False, "display_name": "Praxis Süd"}}}, Settings()),
        ({"telnyx": {"defaults": {"t38": "no", "stored_name": "form", "preview_format": 3}}}, Settings()),
        ({"telnyx": {"defaults": [1]}}, Settings()),
        (
            {"telnyx": {"connection_id": 1293384261075731499, "sender": "+13125550100", "more": 1}},
            _first(AccountSettings(sender="+13125550100")),
        ),
    ],
)
def test_what_is_missing_or_not_understood_is_as_in_a_new_program(
    path: Path, content: dict[str, Any], settings: Settings
) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps(content))
    loaded = SettingsFile(path).load()
    assert (loaded.settings, loaded.damaged) == (settings, None)


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
_TOP = ["account", "accounts", "removed", "home_region", "telnyx", "practice", "proxy", "keep_days"]
_FIELDS = st.sampled_from([*_TOP, "connection_id", "sender", "id", "name", "chosen", "colour"])


@given(st.dictionaries(_FIELDS, _JSON | st.dictionaries(_FIELDS, _JSON)))
def test_any_fields_make_settings_of_the_right_types(fields: dict[str, Any]) -> None:
    settings = _settings(fields)
    assert settings.account in (*AccountKind, *(each.id for each in settings.accounts))
    assert settings.accounts
    assert settings.keep_days is None or 1 <= settings.keep_days <= LONGEST_KEEP_DAYS
    texts = [settings.home_region, settings.proxy, *settings.removed, *(each.name for each in settings.accounts)]
    for account in (*(each.chosen for each in settings.accounts), settings.practice):
        texts += [account.connection_id, account.application_name, account.sender]
    assert all(isinstance(text, str) for text in texts)


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize(("number", "error"), [(errno.ENOSPC, DiskFull), (errno.EIO, DiskTrouble)])
def test_when_saving_fails_the_old_settings_stand(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, error: type[Exception]
) -> None:
    SettingsFile(path).save(CHOSEN)

    def fail(*_: object) -> None:
        raise OSError(number, "the disk says no")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        with pytest.raises(error):
            SettingsFile(path).save(replace(CHOSEN, home_region="FR"))
    assert SettingsFile(path).load().settings == CHOSEN
    assert len(list(path.parent.iterdir())) == 1


def test_a_folder_in_its_place_is_a_disk_trouble(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(DiskTrouble):
        SettingsFile(path).load()
    with pytest.raises(DiskTrouble):
        SettingsFile(path).save(CHOSEN)
