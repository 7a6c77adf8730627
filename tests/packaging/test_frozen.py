"""What can be known about the frozen program and its packages without building them."""

from __future__ import annotations

import ast
import importlib.util
import plistlib
import re
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
SPEC = PACKAGING / "pyinstaller" / "faxwell.spec"
LOCK = (PACKAGING / "requirements-package.lock").read_text("utf-8")
METAINFO = ROOT / "resources" / "desktop" / "io.github.faxwell.faxwell.metainfo.xml"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^\s;]+)", re.MULTILINE)


def module(name: str, file: Path) -> ModuleType:
    described = importlib.util.spec_from_file_location(name, file)
    assert described
    assert described.loader
    made = importlib.util.module_from_spec(described)
    sys.modules[name] = made  # dataclasses ask for it
    described.loader.exec_module(made)
    return made


def imported_by_the_program() -> set[str]:
    names: set[str] = set()
    for file in (ROOT / "app").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


@pytest.fixture
def spec_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Runs the spec as on another system, with stand-ins for PyInstaller's classes: what it asks them for."""

    def run(platform: str) -> dict[str, Any]:
        asked: dict[str, Any] = {"EXE": []}

        def analysis(scripts: list[str], **options: Any) -> SimpleNamespace:
            asked["Analysis"] = options
            return SimpleNamespace(
                scripts=[("pyi_rth_pyside6", "", ""), ("__main__", scripts[0], "")],
                binaries=[("PySide6/plugins/platforms/qdirect2d.dll", "", ""), ("PySide6/QtCore.pyd", "", "")],
                datas=[],
                pure=[],
            )

        def note(name: str) -> Any:
            return lambda *found, **options: asked.__setitem__(name, (found, options))

        monkeypatch.setattr(sys, "platform", platform)
        monkeypatch.setattr(sys, "path", list(sys.path))
        monkeypatch.setattr(subprocess, "run", lambda *_command, **_options: None)  # no icons
        names: dict[str, Any] = {name: note(name) for name in ("PYZ", "COLLECT", "BUNDLE")}
        names["EXE"] = lambda *found, **options: asked["EXE"].append((found, options))
        names |= {"Analysis": analysis, "SPECPATH": str(SPEC.parent), "workpath": str(tmp_path)}
        exec(compile(SPEC.read_text("utf-8"), str(SPEC), "exec"), names)
        return {**asked, "names": names}

    return run


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_nothing_that_the_program_imports_is_left_out(spec_on: Any, platform: str) -> None:
    asked = spec_on(platform)
    left_out = set(asked["Analysis"]["excludes"])
    assert not left_out & imported_by_the_program()
    assert not [name for name in imported_by_the_program() if asked["names"]["UNUSED_PICTURES"].match(name)]
    assert {"tkinter", "PySide6.QtQml"} <= left_out


def test_windows_gets_a_program_with_and_one_without_a_window(spec_on: Any) -> None:
    asked = spec_on("win32")
    assert [(options["name"], options["console"]) for _, options in asked["EXE"]] == [
        ("faxwell", False),
        ("faxwell-cli", True),
    ]
    assert all(options["icon"].endswith("faxwell.ico") for _, options in asked["EXE"])
    assert "BUNDLE" not in asked


def test_the_hook_that_loads_qt_everywhere_and_unused_plugins_are_gone(spec_on: Any) -> None:
    names = spec_on("win32")["names"]
    assert [name for name, *_ in names["program"].scripts] == ["__main__"]
    assert [name for name, *_ in names["program"].binaries] == ["PySide6/QtCore.pyd"]


def test_the_mac_is_told_of_documents(spec_on: Any) -> None:
    asked = spec_on("darwin")
    _, options = asked["BUNDLE"]
    assert [each["name"] for _, each in asked["EXE"]] == ["faxwell"]
    assert options["icon"].endswith("faxwell.icns")
    (kind,) = options["info_plist"]["CFBundleDocumentTypes"]
    assert kind["LSItemContentTypes"] == ["com.adobe.pdf"]
    plistlib.dumps(options["info_plist"])  # a property list takes it


def test_resources_that_the_program_reads_are_inside(spec_on: Any) -> None:
    inside = {target for _, target in spec_on("darwin")["Analysis"]["datas"]}
    assert {"resources/icons", "resources/samples"} <= inside
    assert not inside & {"resources/desktop", "resources/pictures"}


@pytest.mark.parametrize(
    ("needs", "gone"),
    [
        ({"app.so": ["liba.so.1"], "liba.so.1": ["libb.so.1"]}, {"libc.so.9"}),
        ({"app.so": ["libc.so.9"]}, {"liba.so.1", "libb.so.1"}),
    ],
)
def test_libraries_that_nobody_needs_are_left_out(
    needs: dict[str, list[str]], gone: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = module("shared_libraries", SPEC.parent / "shared_libraries.py")
    monkeypatch.setattr(shared, "needs", lambda file: needs.get(file, ["libstdc++.so.6"]))
    names = ["app.so", "liba.so.1", "libb.so.1", "libc.so.9", "libstdc++.so.6"]
    entries = [(name, name, "BINARY") for name in names]
    assert shared.unneeded(entries) == gone | {"libstdc++.so.6"}


def test_both_locks_pin_the_same() -> None:
    tested = dict(PIN.findall((PACKAGING / "requirements.lock").read_text("utf-8")))
    frozen = dict(PIN.findall(LOCK))
    assert "pyinstaller" in frozen
    assert {name: pin for name, pin in frozen.items() if name in tested and tested[name] != pin} == {}
    assert {re.split(r"[\[<>=]", each)[0].lower() for each in PROJECT["dependencies"]} <= frozen.keys()
    assert "://" not in LOCK
    assert LOCK.count("--hash=sha256:") >= len(frozen)


def test_every_description_says_the_version() -> None:
    release = ElementTree.parse(METAINFO).find("releases/release")
    assert release is not None
    assert release.get("version") == PROJECT["version"]
    package = {"__name__": "app"}
    exec((ROOT / "app" / "__init__.py").read_text("utf-8"), package)
    assert package["__version__"] == PROJECT["version"]


def test_every_system_knows_the_program_by_the_same_name() -> None:
    identifier = METAINFO.name.removesuffix(".metainfo.xml")
    assert ElementTree.parse(METAINFO).findtext("id") == identifier
    assert f"app-id: {identifier}\n" in (PACKAGING / "linux" / f"{identifier}.yml").read_text("utf-8")
    assert f'IDENTIFIER = "{identifier}"' in SPEC.read_text("utf-8")
    assert f'IDENTIFIER = "{identifier}"' in (PACKAGING / "linux" / "build.py").read_text("utf-8")


def test_the_man_page_names_every_command() -> None:
    commands = re.search(r"COMMANDS = \{(.+?)\}", (ROOT / "app" / "__main__.py").read_text("utf-8"), re.DOTALL)
    assert commands
    page = (ROOT / "resources" / "desktop" / "faxwell.1").read_text("utf-8")
    assert not [name for name in re.findall(r'"(\w+)"', commands[1]) if not re.search(rf"\b{name}\b", page)]


def test_the_changelog_becomes_debians() -> None:
    build = module("linux_build", PACKAGING / "linux" / "build.py")
    said = build.debian_changelog()
    assert said.startswith(f"faxwell ({PROJECT['version']}) unstable; urgency=medium\n\n  * ")
    assert re.search(r"^ -- .+ <.+@.+>  \w{3}, \d\d \w{3} \d{4} [\d:]{8} \+0000$", said, re.MULTILINE)
    assert max(len(line) for line in said.splitlines() if line.startswith("  ")) <= 80


def test_the_workflow_takes_nothing_that_can_change_under_it() -> None:
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    used = re.findall(r"uses:\s*(\S+)", text)
    assert used
    assert not [each for each in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", each)]
