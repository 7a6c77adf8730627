"""What the bootstrap says and chooses; that it works is shown by .ci/run and packaging/bare_debian.py."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "bootstrap.py"
VERSION = "{}.{}".format(*sys.version_info)
Said = pytest.CaptureFixture[str]


@pytest.fixture
def bootstrap(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The script as a module that believes its tree to be an empty folder."""
    spec = importlib.util.spec_from_file_location("bootstrap_under_test", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    return module


def lacking(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, *libraries: str) -> None:
    monkeypatch.setattr(bootstrap, "loads", lambda library: library not in libraries)


def test_an_old_python_gets_a_sentence(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 12, "final", 0))
    monkeypatch.setattr(sys, "argv", ["bootstrap.py", "run"])
    assert bootstrap.main() == 1
    said = capsys.readouterr().out
    assert said.startswith("Faxwell needs Python 3.11 or newer. This is Python 3.10.12 (")


def test_an_unknown_command_gets_the_usage() -> None:
    done = subprocess.run([sys.executable, SCRIPT, "fly"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "bootstrap.py run" in done.stdout


def test_who_is_not_root_gets_one_line_to_type(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    lacking(bootstrap, monkeypatch, "libEGL.so.1", "libxcb-cursor.so.0")
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit):
        bootstrap.prepare_system(x11=True)
    said = capsys.readouterr().out
    line = "sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends libegl1 libxcb-cursor0'\n"
    assert "This system lacks libEGL.so.1, libxcb-cursor.so.0." in said
    assert line in said


def test_without_apt_the_libraries_are_named(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    lacking(bootstrap, monkeypatch, "libEGL.so.1")
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(SystemExit):
        bootstrap.prepare_system()
    said = capsys.readouterr().out
    assert "libEGL.so.1" in said
    assert "apt-get" not in said


def test_only_the_display_in_use_asks_for_its_libraries(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    lacking(bootstrap, monkeypatch, "libxcb-cursor.so.0", "libwayland-cursor.so.0")
    assert bootstrap.missing_from_system(x11=False, wayland=False) == {}
    assert bootstrap.missing_from_system(x11=True, wayland=False) == {"libxcb-cursor.so.0": "libxcb-cursor0"}
    assert bootstrap.missing_from_system(x11=False, wayland=True) == {"libwayland-cursor.so.0": "libwayland-cursor0"}


@pytest.mark.parametrize(
    ("settings", "folder"),
    [
        (None, ".venv"),
        (f"home = /usr/bin\nversion = {VERSION}.2\n", ".venv"),
        ("home = /usr/bin\nversion = 3.1.2\n", f".venv-{VERSION}"),
        ("uv = 0.9\nversion_info = 3.11.2\n", f".venv-{VERSION}"),
    ],
)
def test_an_environment_of_another_python_is_left_alone(
    bootstrap: ModuleType, tmp_path: Path, settings: str | None, folder: str
) -> None:
    if settings is not None:
        (tmp_path / ".venv").mkdir()
        (tmp_path / ".venv" / "pyvenv.cfg").write_text(settings)
    assert bootstrap.environment_folder() == tmp_path / folder


def test_a_changed_lock_or_project_file_is_noticed(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lock, project = tmp_path / "lock", tmp_path / "pyproject.toml"
    monkeypatch.setattr(bootstrap, "LOCK", lock)
    seen = set()
    for lock_text, project_text in (("a", "b"), ("c", "b"), ("a", "d")):
        lock.write_text(lock_text)
        project.write_text(project_text)
        seen.add(bootstrap.stamp_text())
    assert len(seen) == 3


def test_the_pythons_named_by_hand_are_the_others(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAXWELL_PYTHONS", os.pathsep.join(["/opt/one", "/opt/two"]))
    assert bootstrap.other_pythons() == ["/opt/one", "/opt/two"]
