"""The floors of the house (ARCHITECTURE.md): who may import whom, and which floor may use which library.

A floor is a folder or a file directly in app/. One without a row fails, and so does a library without one.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

APP = Path(__file__).resolve().parent.parent / "app"

# What a floor may import of app: a floor with all it holds, or one module of it.
MAY_IMPORT: dict[str, set[str]] = {
    "core": set(),
    "documents": {"core"},
    "printed": {"core", "paths"},
    "telnyx": {"core"},
    "storage": {"core"},
    "delivery": {"core"},
    "practice": set(),
    "ui": {"core", "delivery", "paths"},
    "paths": set(),
    "process": set(),
    "log": set(),
    "wiring": {"__version__", "core", "printed", "documents", "telnyx", "storage", "delivery", "practice", "paths"},
    "cli": {"__version__", "core", "documents.reader", "log", "paths", "wiring"},
    "main": {
        "cli.common",
        "core",
        "documents.reader",
        "log",
        "paths",
        "practice.scenarios",
        "storage.kept_fax_file",
        "storage.settings_file",
        "ui",
        "wiring",
    },
    "__main__": {
        "cli",
        "documents.child",
        "main",
        "paths",
        "practice.server",
        "process",
        "storage.keyring_trial",
        "ui.language",
        "ui.pictures",
    },
    "__init__": set(),
}

# Which floors may use a library from outside.
MAY_USE: dict[str, set[str]] = {
    "PySide6": {"printed", "ui", "main"},
    "httpx": {"telnyx"},
    "truststore": {"telnyx"},
    "h11": {"telnyx"},
    "cryptography": {"telnyx"},
    "certifi": {"telnyx"},
    "pypdf": {"documents", "practice"},
    "pypdfium2": {"documents"},
    "pypdfium2_raw": {"documents"},
    "PIL": {"documents"},
    "keyring": {"storage"},
    "jeepney": {"wiring"},
    "phonenumbers": {"core"},
}

# Parts of the standard library that not every floor may use.
MAY_USE_OF_PYTHON: dict[str, set[str]] = {
    "sqlite3": {"storage", "practice"},
}

# core has no input or output, no clock, no chance and no threads.
NOT_IN_CORE = {
    "asyncio",
    "http",
    "io",
    "multiprocessing",
    "os",
    "random",
    "secrets",
    "shutil",
    "socket",
    "sqlite3",
    "subprocess",
    "tempfile",
    "threading",
    "time",
    "urllib",
}


def floor_of(file: Path, app: Path) -> str:
    first = file.relative_to(app).parts[0]
    return first.removesuffix(".py")


def imported_modules(file: Path, app: Path) -> Iterator[tuple[int, str]]:
    """(line, full name) of each import anywhere in the file; a name imported from a package counts as a module of
    it, so that `from app.documents import child` reads as `app.documents.child`."""
    package = ["app", *file.relative_to(app).parent.parts]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"), str(file))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                yield node.lineno, f"{base}.{alias.name}"
        elif isinstance(node, ast.Call) and called_name(node) in ("import_module", "__import__") and node.args:
            yield node.lineno, constant_text(node.args[0])


def constant_text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return "(a name worked out at run time)"


def called_name(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def is_within(module: str, permitted: set[str]) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in permitted)


def complaint(floor: str, module: str) -> str | None:
    """Why `floor` may not import `module`, or None."""
    top, _, rest = module.partition(".")
    if top == "app":
        wanted = rest or "__init__"
        permitted = wanted.split(".")[0] == floor or is_within(wanted, MAY_IMPORT[floor])
        return None if permitted else f"{floor} may not import {module}"
    if floor == "core" and top in NOT_IN_CORE:
        return f"core may not import {module}: it has no input or output, no clock, no chance and no threads"
    users = {**MAY_USE, **MAY_USE_OF_PYTHON}.get(top)
    if users is not None:
        return None if floor in users else f"{floor} may not import {module}"
    if top in sys.stdlib_module_names:
        return None
    return f"{floor} imports {module}, which has no row in MAY_USE"


def complaints(app: Path) -> list[str]:
    found = []
    for file in sorted(app.rglob("*.py")):
        floor, place = floor_of(file, app), file.relative_to(app).as_posix()
        if floor not in MAY_IMPORT:
            found.append(f"{place}: {floor} has no row in MAY_IMPORT")
            continue
        for line, module in imported_modules(file, app):
            wrong = complaint(floor, module)
            if wrong:
                found.append(f"{place}:{line}: {wrong}")
    return found


def test_the_floors_hold() -> None:
    assert list(APP.rglob("*.py"))
    assert complaints(APP) == []


@pytest.mark.parametrize(
    ("place", "source", "expected"),
    [
        ("core/fax.py", "import app.delivery.engine", "core may not import app.delivery.engine"),
        ("core/fax.py", "def f():\n    from time import time", "core may not import time.time"),
        ("core/fax.py", "import httpx", "core may not import httpx"),
        ("documents/child.py", "from app.telnyx import wire", "documents may not import app.telnyx.wire"),
        (
            "storage/database.py",
            "from ..telnyx.client import Client",
            "storage may not import app.telnyx.client.Client",
        ),
        ("storage/database.py", "from .. import telnyx", "storage may not import app.telnyx"),
        ("delivery/engine.py", "import sqlite3", "delivery may not import sqlite3"),
        ("ui/faxes/page.py", "from app.storage import database", "ui may not import app.storage.database"),
        ("ui/faxes/page.py", "from ...wiring import build", "ui may not import app.wiring.build"),
        ("practice/server.py", "import app.core.fax", "practice may not import app.core.fax"),
        ("wiring.py", "import PySide6.QtCore", "wiring may not import PySide6.QtCore"),
        ("wiring.py", "from app import main", "wiring may not import app.main"),
        ("cli.py", "import importlib\nimportlib.import_module('app.ui.theme')", "cli may not import app.ui.theme"),
        ("cli.py", "__import__('app.' + name)", "cli imports (a name worked out at run time)"),
        ("__main__.py", "from app.practice import scenarios", "__main__ may not import app.practice.scenarios"),
        ("telnyx/client.py", "import requests", "telnyx imports requests, which has no row in MAY_USE"),
        ("telnyx/client.py", "if TYPE_CHECKING:\n    import app.ui.theme", "telnyx may not import app.ui.theme"),
        ("helpers/things.py", "", "helpers has no row in MAY_IMPORT"),
    ],
)
def test_a_breach_is_found(tmp_path: Path, place: str, source: str, expected: str) -> None:
    write(tmp_path / place, source)
    found = complaints(tmp_path)
    assert len(found) == 1
    assert expected in found[0]


@pytest.mark.parametrize(
    ("place", "source"),
    [
        (
            "core/fax.py",
            "import datetime\nimport phonenumbers\nfrom .attempt import Attempt\nfrom app.core import number",
        ),
        ("__main__.py", "def f():\n    from app.documents.child import serve\n    from app.practice import server"),
        (
            "ui/faxes/page.py",
            "from PySide6 import QtWidgets\nfrom ..theme import colour\nfrom app.delivery import engine",
        ),
        ("wiring.py", "from app import paths\nfrom .storage.database import Database"),
        ("telnyx/client.py", "import ssl\nimport httpx"),
    ],
)
def test_what_the_tables_allow_passes(tmp_path: Path, place: str, source: str) -> None:
    write(tmp_path / place, source)
    assert complaints(tmp_path) == []


def write(file: Path, source: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(source, encoding="utf-8")
