"""Whether the program starts when its person logs in. The system's own list alone keeps that, so that what is switched
off there is off here."""

import os
import plistlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from configparser import Error, RawConfigParser
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from app.core.errors import LoginStartRefused
from app.storage.private_files import write_whole

QUIETLY = "--quietly"
_IDENTIFIER = "io.github.faxwell.faxwell"
_NAME = "Faxwell"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
_APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"  # what the task manager switches

_ESCAPES = {"\\": r"\\", "\n": r"\n", "\t": r"\t", "\r": r"\r"}  # of a desktop entry's text
_MEANT = {escape: meant for meant, escape in _ESCAPES.items()}


class LoginStart(Protocol):
    def is_on(self) -> bool:
        """Blocks for a file. Raises LoginStartRefused."""

    def turn(self, on: bool) -> None:
        """Blocks for a file. Raises LoginStartRefused."""


def login_start(data: Path | None) -> LoginStart | None:
    """Of this program on this system, with the folder of --data-dir; None where a program cannot enter itself."""
    command = [*_program(), *(["--data-dir", str(data.absolute())] if data else []), QUIETLY]
    if sys.platform == "win32":
        return RunKey(command, import_module("winreg"))
    if sys.platform == "darwin":
        return LaunchAgent(command, Path.home() / "Library" / "LaunchAgents")
    if "FLATPAK_ID" in os.environ:
        return None  # the real folder is out of its reach
    own = Path(os.environ.get("XDG_CONFIG_HOME", ""))
    return Autostart(command, (own if own.is_absolute() else Path.home() / ".config") / "autostart")


def _program() -> list[str]:
    """Without a console on Windows, whichever of its programs this is."""
    frozen = getattr(sys, "frozen", False)
    program = Path(sys.executable)
    if sys.platform == "win32":
        program = program.with_name("faxwell.exe" if frozen else "pythonw.exe")
    return [str(program)] if frozen else [str(program), "-P", "-m", "app"]


class Autostart:
    """An entry in a folder of desktop entries (freedesktop.org's Desktop Application Autostart Specification). With
    TryExec it is passed over when the program has gone."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self._command = command
        self._file = folder / "faxwell.desktop"

    def is_on(self) -> bool:
        entry = RawConfigParser(strict=False, delimiters="=", comment_prefixes="#")
        with _told():
            if not self._file.exists():
                return False
            with suppress(Error, UnicodeDecodeError):  # what desktops cannot read they do not start
                entry.read_string(self._file.read_text("utf-8"))
        known = dict(entry["Desktop Entry"]) if entry.has_section("Desktop Entry") else {}
        switched_off = known.get("hidden") == "true" or known.get("x-gnome-autostart-enabled") == "false"
        return bool(known) and not switched_off and shutil.which(_unescaped(known.get("tryexec", ""))) is not None

    def turn(self, on: bool) -> None:
        if not on:
            _remove(self._file)
            return
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            f"Name={_NAME}",
            f"Exec={' '.join(map(_quoted, self._command))}",
            f"TryExec={_escaped(self._command[0])}",
            "Icon=faxwell",
            "Terminal=false",
            "StartupNotify=false",
            "",
        )
        _write(self._file, "\n".join(lines).encode("utf-8", "surrogateescape"))


class LaunchAgent:
    """A job of the person's launchd on macOS, which passes over a program that has gone without a word."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self._command = command
        self._file = folder / f"{_IDENTIFIER}.plist"

    def is_on(self) -> bool:
        with _told():
            return self._file.exists()

    def turn(self, on: bool) -> None:
        if not on:
            _remove(self._file)
            return
        job = {
            "Label": _IDENTIFIER,
            "ProgramArguments": self._command,
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
            "AssociatedBundleIdentifiers": [_IDENTIFIER],
        }
        _write(self._file, plistlib.dumps(job))


class RunKey:
    """A value of the person's Run key on Windows. `registry`: the module winreg."""

    def __init__(self, command: list[str], registry: Any) -> None:
        self._command = subprocess.list2cmdline(command)
        self._registry = registry

    def is_on(self) -> bool:
        """The first byte of what the task manager keeps is odd where it has switched the entry off."""
        switched = self._value(_APPROVED)
        return self._value(_RUN) is not None and not (isinstance(switched, bytes) and switched[:1] and switched[0] & 1)

    def turn(self, on: bool) -> None:
        registry = self._registry
        with _told():
            if on:
                with registry.CreateKeyEx(registry.HKEY_CURRENT_USER, _RUN, 0, registry.KEY_SET_VALUE) as key:
                    registry.SetValueEx(key, _NAME, 0, registry.REG_SZ, self._command)
            for place in (_APPROVED,) if on else (_RUN, _APPROVED):
                with (
                    suppress(FileNotFoundError),
                    registry.OpenKey(registry.HKEY_CURRENT_USER, place, 0, registry.KEY_SET_VALUE) as key,
                ):
                    registry.DeleteValue(key, _NAME)

    def _value(self, place: str) -> object:
        registry = self._registry
        with _told(), suppress(FileNotFoundError), registry.OpenKey(registry.HKEY_CURRENT_USER, place) as key:
            found: object = registry.QueryValueEx(key, _NAME)[0]
            return found
        return None


def _quoted(word: str) -> str:
    """A word of Exec: quoted, with its own escapes, and those of a desktop entry's text around them."""
    inner = "".join(f"\\{each}" if each in '"`$\\' else each for each in word)
    return _escaped(f'"{inner}"'.replace("%", "%%"))


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(each, each) for each in text)


def _unescaped(text: str) -> str:
    return re.sub(r"\\.", lambda found: _MEANT.get(found[0], found[0]), text)


def _write(file: Path, content: bytes) -> None:
    """Whole or not at all: the next login reads it."""
    with _told():
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, content)


def _remove(file: Path) -> None:
    with _told():
        file.unlink(missing_ok=True)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise LoginStartRefused(detail=error.strerror or "") from error
