"""What can be known about the Windows installer without Windows; packaging/windows/wine.py makes and tries it."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
WINDOWS = ROOT / "packaging" / "windows"
SCRIPT = (WINDOWS / "faxwell.nsi").read_text("utf-8")
INSTALL, _, UNINSTALL = SCRIPT.partition("; Before the program goes")
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]


def module(name: str) -> ModuleType:
    described = importlib.util.spec_from_file_location(f"windows_{name}", WINDOWS / f"{name}.py")
    assert described
    assert described.loader
    made = importlib.util.module_from_spec(described)
    described.loader.exec_module(made)
    return made


def test_no_administrator_is_needed() -> None:
    assert "RequestExecutionLevel user" in SCRIPT
    assert not re.search(r"HKLM|HKEY_LOCAL_MACHINE|SetShellVarContext all|\$PROGRAMFILES", SCRIPT)


def test_whatever_is_installed_is_removed() -> None:
    shortcuts = set(re.findall(r'CreateShortcut "([^"]+)"', INSTALL))
    assert len(shortcuts) == 3
    assert shortcuts <= set(re.findall(r'Delete "([^"]+)"', UNINSTALL))

    written = re.findall(r'WriteReg\w+ HKCU "([^"]+)" "([^"]*)"', INSTALL)
    keys = re.findall(r'DeleteRegKey HKCU "([^"]+)"', UNINSTALL)
    values = re.findall(r'DeleteRegValue HKCU "([^"]+)" "([^"]*)"', UNINSTALL)
    assert written
    assert not [each for each in written if each not in values and not each[0].startswith(tuple(keys))]


def test_other_peoples_keys_and_files_stay() -> None:
    removed = re.findall(r'DeleteRegKey HKCU "([^"]+)"', UNINSTALL)
    defined = dict(re.findall(r'!define (\w+) "([^"]+)"', SCRIPT))
    for name, value in defined.items():
        removed = [key.replace(f"${{{name}}}", value) for key in removed]
    assert all(key.rsplit("\\", 1)[1].startswith("Faxwell") for key in removed)
    folders = re.findall(r'RMDir /r "([^"]+)"', UNINSTALL)
    assert set(folders) == {"$INSTDIR\\_internal", "${DATA}"}  # never the folder that a person chose


def test_faxes_stay_unless_asked() -> None:
    data = UNINSTALL.index('RMDir /r "${DATA}"')
    section = UNINSTALL.rindex("Section ", 0, data)
    assert UNINSTALL[section:].startswith("Section /o ")
    assert "--forget-keys" in UNINSTALL[section:data]


def test_the_trial_looks_where_the_installer_writes() -> None:
    defined = dict(re.findall(r'!define (\w+) "([^"]+)"', SCRIPT))
    trial = (WINDOWS / "prove.py").read_text("utf-8")
    assert f'VERB = r"{defined["VERB"]}"' in trial
    assert defined["UNINSTALL"] in trial


def test_a_lock_for_windows_has_what_windows_needs() -> None:
    lock = (ROOT / "packaging" / "requirements-package.lock").read_text("utf-8")
    chosen = module("wine").chosen_for_windows(lock)
    names = re.findall(r"^([a-z0-9][a-z0-9._-]*)==", chosen, re.MULTILINE)
    assert {"pefile", "pywin32-ctypes", "pyside6-essentials", "keyring", "importlib-metadata"} <= set(names)
    assert not {"secretstorage", "jeepney", "macholib"} & set(names)
    assert ";" not in chosen
    for name in names:  # each with its own hashes
        assert re.search(rf"^{re.escape(name)}==\S+ \\\n    --hash=sha256:", chosen, re.MULTILINE)


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    folder = tmp_path / "frozen"
    folder.mkdir()
    for name in ("faxwell.exe", "faxwell-cli.exe"):
        (folder / name).write_bytes(b"MZ")
    return folder


def built(frozen: Path, tmp_path: Path, **environment: str) -> list[str]:
    """The words that makensis is called with; a stand-in writes them down."""
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "makensis").write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >"{tmp_path}/asked"\n')
    (tools / "sign").write_text(f'#!/bin/sh\necho "$2" >>"{tmp_path}/signed"\n')
    for tool in tools.iterdir():
        tool.chmod(0o755)
    done = subprocess.run(
        [sys.executable, str(WINDOWS / "build.py"), str(frozen), str(tmp_path / "icon.ico"), str(tmp_path / "out")],
        env={"PATH": f"{tools}:{os.environ['PATH']}", **environment},
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == str(tmp_path / "out" / f"faxwell-{VERSION}-setup.exe")
    return (tmp_path / "asked").read_text().splitlines()


def test_the_installer_is_told_version_and_program(frozen: Path, tmp_path: Path) -> None:
    asked = built(frozen, tmp_path)
    assert {f"-DVERSION={VERSION}", f"-DFROZEN={frozen}", "-WX"} <= set(asked)
    given = {word[2:].partition("=")[0] for word in asked if word.startswith("-D")}
    used = set(re.findall(r"\$\{([A-Z]+)\}|!ifdef (\w+)", SCRIPT))
    assert given - {"WIDE"} <= {name for pair in used for name in pair}
    assert not (tmp_path / "signed").exists()


def test_program_and_installer_are_signed_where_there_is_a_certificate(frozen: Path, tmp_path: Path) -> None:
    asked = built(frozen, tmp_path, FAXWELL_SIGN="sign --quietly")
    assert (tmp_path / "signed").read_text().splitlines() == [
        str(frozen / "faxwell.exe"),
        str(frozen / "faxwell-cli.exe"),
    ]
    assert "-DSIGN=sign --quietly" in asked
    assert """!finalize '${SIGN} "%1"' = 0""" in SCRIPT
    assert """!uninstfinalize '${SIGN} "%1"' = 0""" in SCRIPT
