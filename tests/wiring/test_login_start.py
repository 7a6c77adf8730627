"""Starting at login: what is written into the system's own list, and how it is read back."""

from __future__ import annotations

import os
import plistlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.core.errors import LoginStartRefused
from app.wiring.login_start import QUIETLY, Autostart, LaunchAgent, LoginStart, RunKey, login_start
from tests.desktop.desktop import wait_for

COMMAND = [sys.executable, "-P", "-m", "app", QUIETLY]
needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")


class Registry:
    """As much of winreg as is used; keys by their place."""

    HKEY_CURRENT_USER, KEY_SET_VALUE, REG_SZ = 1, 2, 1

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, object]] = {}
        self.refuses = False

    @contextmanager
    def OpenKey(  # noqa: N802 - winreg's name
        self, root: int, place: str, reserved: int = 0, access: int = 0
    ) -> Iterator[dict[str, object]]:
        if place not in self.keys:
            raise FileNotFoundError
        yield self.keys[place]

    @contextmanager
    def CreateKeyEx(  # noqa: N802 - winreg's name
        self, root: int, place: str, reserved: int, access: int
    ) -> Iterator[dict[str, object]]:
        if self.refuses:
            raise PermissionError(13, "Access is denied")
        yield self.keys.setdefault(place, {})

    def SetValueEx(  # noqa: N802 - winreg's name
        self, key: dict[str, object], name: str, reserved: int, kind: int, value: object
    ) -> None:
        key[name] = value

    def DeleteValue(  # noqa: N802 - winreg's name
        self, key: dict[str, object], name: str
    ) -> None:
        if name not in key:
            raise FileNotFoundError
        del key[name]

    def QueryValueEx(  # noqa: N802 - winreg's name
        self, key: dict[str, object], name: str
    ) -> tuple[object, int]:
        if name not in key:
            raise FileNotFoundError
        return key[name], 1


def entry(folder: Path) -> Path:
    return folder / "faxwell.desktop"


@pytest.mark.parametrize("kind", [Autostart, LaunchAgent])
def test_on_and_off_leave_nothing(tmp_path: Path, kind: type[Autostart | LaunchAgent]) -> None:
    folder = tmp_path / "not there yet"
    start: LoginStart = kind(COMMAND, folder)
    assert not start.is_on()
    start.turn(False)
    for _ in range(2):
        start.turn(True)
        assert start.is_on()
    assert len(list(folder.iterdir())) == 1
    start.turn(False)
    assert not start.is_on()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("kind", [Autostart, LaunchAgent])
def test_what_cannot_be_written_is_told(tmp_path: Path, kind: type[Autostart | LaunchAgent]) -> None:
    (tmp_path / "a file").touch()
    with pytest.raises(LoginStartRefused):
        kind(COMMAND, tmp_path / "a file").turn(True)


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false", "TryExec=/nonexistent/faxwell"])
def test_what_the_desktop_has_switched_off_is_off(tmp_path: Path, line: str) -> None:
    start = Autostart(COMMAND, tmp_path)
    start.turn(True)
    with entry(tmp_path).open("a") as file:
        file.write(f"{line}\n")
    assert not start.is_on()
    start.turn(True)
    assert start.is_on()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"no entry", b"[Other]\nTryExec=/bin/sh\n"])
def test_what_is_no_entry_is_off(tmp_path: Path, content: bytes) -> None:
    entry(tmp_path).write_bytes(content)
    assert not Autostart(COMMAND, tmp_path).is_on()


@needs_linux
@pytest.mark.parametrize("name", ["faxwell", "my fax", 'odd "$`\\ ü', "tab\tand\nline"])
def test_a_desktop_starts_exactly_this(tmp_path: Path, name: str) -> None:
    """By GLib, which reads such entries for GNOME and others."""
    if not shutil.which("gio"):
        pytest.skip("needs gio")
    said, program = tmp_path / "said", tmp_path / name
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >"{said}"\n')
    program.chmod(0o755)
    Autostart([str(program), "--data-dir", "/home/a b/100 %", QUIETLY], tmp_path).turn(True)
    assert Autostart([], tmp_path).is_on()
    subprocess.run(["gio", "launch", str(entry(tmp_path))], check=True, timeout=30)
    wait_for(lambda: said.exists() and QUIETLY in said.read_text(), "the program")  # gio does not wait for it
    assert said.read_text().splitlines() == ["--data-dir", "/home/a b/100 %", QUIETLY]


@needs_linux
def test_the_entry_is_a_valid_one(tmp_path: Path) -> None:
    if not shutil.which("desktop-file-validate"):
        pytest.skip("needs desktop-file-validate")
    Autostart(COMMAND, tmp_path).turn(True)
    done = subprocess.run(["desktop-file-validate", str(entry(tmp_path))], capture_output=True, text=True, timeout=30)
    assert (done.returncode, done.stdout) == (0, "")


@needs_linux
def test_it_stands_where_desktops_look_and_starts_this_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("FLATPAK_ID", raising=False)
    start = login_start(Path("/srv/fax data"))
    assert start
    start.turn(True)
    text = entry(tmp_path / "autostart").read_text()
    assert f'Exec="{sys.executable}" "-P" "-m" "app" "--data-dir" "/srv/fax data" "--quietly"\n' in text
    assert f"TryExec={sys.executable}\n" in text
    assert os.listdir(tmp_path / "autostart") == ["faxwell.desktop"]


@needs_linux
def test_a_frozen_program_is_started_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("FLATPAK_ID", raising=False)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/usr/lib/faxwell/faxwell")
    start = login_start(None)
    assert start
    start.turn(True)
    assert 'Exec="/usr/lib/faxwell/faxwell" "--quietly"\n' in entry(tmp_path / "autostart").read_text()
    assert not start.is_on()  # for it is not there


@needs_linux
def test_where_the_folder_is_out_of_reach_it_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLATPAK_ID", "io.github.faxwell.faxwell")
    assert login_start(None) is None


def test_a_job_of_launchd(tmp_path: Path) -> None:
    LaunchAgent(["/Applications/Faxwell.app/Contents/MacOS/faxwell", QUIETLY], tmp_path).turn(True)
    (file,) = tmp_path.iterdir()
    job = plistlib.loads(file.read_bytes())
    assert job["Label"] == file.stem == "io.github.faxwell.faxwell"
    assert job["ProgramArguments"] == ["/Applications/Faxwell.app/Contents/MacOS/faxwell", "--quietly"]
    assert job["RunAtLoad"] is True
    assert "KeepAlive" not in job


def test_a_value_of_the_registry() -> None:
    registry = Registry()
    start: LoginStart = RunKey([r"C:\Program Files\Faxwell\faxwell.exe", QUIETLY], registry)
    assert not start.is_on()
    start.turn(False)
    start.turn(True)
    assert start.is_on()
    assert list(registry.keys.values()) == [{"Faxwell": r'"C:\Program Files\Faxwell\faxwell.exe" --quietly'}]
    start.turn(False)
    assert not start.is_on()
    assert list(registry.keys.values()) == [{}]


def test_what_the_task_manager_has_switched_off_is_off() -> None:
    registry = Registry()
    start = RunKey(["faxwell.exe", QUIETLY], registry)
    start.turn(True)
    approved = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
    registry.keys[approved] = {"Faxwell": bytes([3, *range(11)])}
    assert not start.is_on()
    registry.keys[approved] = {"Faxwell": bytes([2, *[0] * 11])}
    assert start.is_on()
    registry.keys[approved] = {"Faxwell": bytes([3, *range(11)])}
    start.turn(True)
    assert start.is_on()
    start.turn(False)
    assert registry.keys[approved] == {}


def test_a_registry_that_refuses_is_told() -> None:
    registry = Registry()
    registry.refuses = True
    with pytest.raises(LoginStartRefused) as refused:
        RunKey(["faxwell.exe"], registry).turn(True)
    assert "Access is denied" in refused.value.sentence
