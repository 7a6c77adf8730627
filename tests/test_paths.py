from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from app import paths

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("platform", "environment", "place"),
    [
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/faxwell"),
        ("linux", {"XDG_DATA_HOME": "relative"}, "/home/someone/.local/share/faxwell"),
        ("linux", {"XDG_DATA_HOME": ""}, "/home/someone/.local/share/faxwell"),
        ("linux", {}, "/home/someone/.local/share/faxwell"),
        ("darwin", {"XDG_DATA_HOME": "/data"}, "/home/someone/Library/Application Support/Faxwell"),
        ("win32", {"LOCALAPPDATA": "/appdata"}, "/appdata/Faxwell"),
        ("win32", {}, "/home/someone/AppData/Local/Faxwell"),
    ],
)
@pytest.mark.skipif(os.name != "posix", reason="the paths are POSIX's")
def test_the_data_folder_is_where_the_system_wants_it(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], place: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("HOME", "/home/someone")
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    assert paths.data_dir() == Path(place)


def test_another_data_folder_is_taken_as_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.data_dir(Path("mine")) == tmp_path / "mine"
    assert not (tmp_path / "mine").exists()


def test_every_account_has_a_folder_of_its_own(tmp_path: Path) -> None:
    def folder(kind: str, url: str) -> Path:
        return paths.account_dir(tmp_path, kind, url)

    practice = folder("practice", "http://127.0.0.1:1111/v2")
    telnyx = folder("telnyx", "https://api.telnyx.com/v2")
    other = folder("other_server", "https://fax.invalid/v2")
    another = folder("other_server", "https://fax2.invalid/v2")
    assert len({practice, telnyx, other, another, tmp_path}) == 5
    assert practice == folder("practice", "http://127.0.0.1:2222/v2")
    assert other == folder("other_server", "https://fax.invalid/v2/")
    assert folder("other_server", "https://api.telnyx.com/v2") != telnyx
    assert {place.parent for place in (practice, telnyx, other, another)} == {tmp_path}
    assert paths.practice_server_dir(tmp_path) not in (practice, telnyx)


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_new_folder_is_for_its_owner_only(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    before = os.umask(0)
    try:
        made = paths.make_private(paths.spool_dir(tmp_path / "data" / "telnyx"))
    finally:
        os.umask(before)
    for folder in (made, made.parent, made.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    assert paths.make_private(made) == made


def test_a_file_in_the_place_of_a_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(OSError, match="data"):
        paths.make_private(tmp_path / "data")


def test_resources_are_found_in_the_source_tree() -> None:
    assert paths.resource(".") == ROOT / "resources"
    with pytest.raises(FileNotFoundError):
        paths.resource("no such thing")


@pytest.mark.parametrize("layout", ["wheel", "frozen"])
def test_resources_are_found_where_the_program_is_installed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, layout: str
) -> None:
    program = tmp_path / "app"
    monkeypatch.setattr(paths, "__file__", str(program / "paths.py"))
    resources = program / "resources" if layout == "wheel" else tmp_path / "bundle" / "resources"
    if layout == "frozen":
        monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "bundle"), raising=False)
    resources.mkdir(parents=True)
    (resources / "icon.svg").touch()
    assert paths.resource("icon.svg") == resources / "icon.svg"
