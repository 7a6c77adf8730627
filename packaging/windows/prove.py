"""The installer at work, on Windows or under wine:   python packaging/windows/prove.py SETUP

Installs without a word, looks at what a person then finds, starts the program from its shortcut, puts it through
packaging/selftest.py, removes it, and looks at what stays. For a machine to throw away: it refuses where Faxwell has
been used. Python's standard library only. Prints one line a check; the exit code is 1 when one failed.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
import time
import winreg
from collections.abc import Callable, Iterator
from ctypes import wintypes
from pathlib import Path

assert sys.platform == "win32"

ROOT = Path(__file__).resolve().parents[2]
SELFTEST = ROOT / "packaging" / "selftest.py"
SAMPLE = ROOT / "resources" / "samples" / "sample.pdf"
PLACE = Path(os.environ["LOCALAPPDATA"], "Programs", "Faxwell")
DATA = Path(os.environ["LOCALAPPDATA"], "Faxwell")
WINDOWS = Path(os.environ["APPDATA"], "Microsoft", "Windows")
SHORTCUTS = (WINDOWS / "Start Menu" / "Programs" / "Faxwell.lnk", WINDOWS / "SendTo" / "Faxwell.lnk")
VERB = r"Software\Classes\SystemFileAssociations\.pdf\shell\Faxwell"
KEYS = (VERB, r"Software\Classes\Faxwell.pdf", r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Faxwell")
PATIENCE = 180.0


def main() -> int:
    setup = Path(sys.argv[1]).absolute()
    if PLACE.exists() or DATA.exists():
        print("Faxwell is or was used here: this would remove its faxes.")
        return 1
    failed = 0
    for check in CHECKS:
        started = time.monotonic()
        try:
            word, said = "ok", check(setup)
        except (AssertionError, OSError) as failure:
            word, said = "FAILED", str(failure)
            failed = 1
        name = (check.__doc__ or "").rstrip(".")
        print(f"{word:<8} {time.monotonic() - started:5.1f} s  {name}{': ' if said else ''}{said}", flush=True)
    return failed


def installs(setup: Path) -> str:
    """It installs without a word, and without an administrator's rights."""
    code = subprocess.run([setup, "/S"], check=False).returncode  # a program that asks for them does not start so
    assert code == 0, f"it ended with {code}"
    assert is_whole(), "the program is not there"
    return f"{sum(file.stat().st_size for file in PLACE.rglob('*') if file.is_file()) / 1e6:.0f} MB"


def is_found(_setup: Path) -> str:
    """It is in the Start menu, in Send to, in the menu of a PDF and in the list of programs."""
    target = str(PLACE / "faxwell.exe")
    for shortcut in SHORTCUTS:
        assert shortcut.exists(), f"{shortcut} is missing"
        held = shortcut.read_bytes().lower()
        assert target.lower().encode("utf-16-le") in held or target.lower().encode() in held, f"{shortcut} leads astray"
    assert value(VERB) == "Send as fax", "the menu of a PDF does not offer it"
    assert value(rf"{VERB}\command") == f'"{target}" "%1"', "the menu of a PDF starts something else"
    assert value(KEYS[2], "DisplayName") == "Faxwell", "the list of programs does not have it"
    return ""


def starts_from_its_shortcut(_setup: Path) -> str:
    """The windowed program starts from its shortcut and draws a window."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.startfile(SHORTCUTS[0], arguments=f'pictures "{folder}" compose-empty --scale 1')
        del os.environ["QT_QPA_PLATFORM"]
        await_true(lambda: any(Path(folder).glob("*.png")), "no picture of the window came")
        await_true(at_rest, "it does not end")
    return ""


def works(_setup: Path) -> str:
    """Its self-test passes."""
    done = subprocess.run([sys.executable, SELFTEST, PLACE / "faxwell-cli.exe"], stdout=subprocess.PIPE, check=False)
    print(*(f"         {line}" for line in done.stdout.decode(errors="replace").splitlines()), sep="\n")
    assert done.returncode == 0, "see above"
    return ""


def takes_documents(_setup: Path) -> str:
    """A PDF by Send to opens the window, and one by "Send as fax" goes to the same window."""
    with tempfile.TemporaryDirectory() as folder:
        letters = [Path(shutil.copy(SAMPLE, Path(folder, name))) for name in ("first one.pdf", "second.pdf")]
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.startfile(SHORTCUTS[1], arguments=f'--practice "{letters[0]}"')
        try:
            await_true(lambda: letters[0].name in on_the_page(), "the first PDF is not on the page")
            command = (value(rf"{VERB}\command") or "").replace("%1", str(letters[1]))
            done = subprocess.run(command, timeout=PATIENCE, check=False)
            assert done.returncode == 0, f"the second start ended with {done.returncode}"
            await_true(lambda: letters[1].name in on_the_page(), "the second PDF is not on the page")
        finally:
            del os.environ["QT_QPA_PLATFORM"]
            subprocess.run(["taskkill", "/f", "/im", "faxwell.exe"], stdout=subprocess.DEVNULL, check=False)
    await_true(at_rest, "it does not end")
    await_true(removed_data, "its files stay in use")
    return ""


def is_not_removed_while_it_runs(_setup: Path) -> str:
    """It is neither replaced nor removed while it runs."""
    with running():
        # In its place, and not from a copy of itself that it does not wait for.
        command = f'"{PLACE / "uninstall.exe"}" /S _?={PLACE}'
        code = subprocess.run(command, check=False).returncode
        assert code == 2, f"the uninstaller ended with {code}"
        code = subprocess.run([_setup, "/S"], check=False).returncode
        assert code == 2, f"the installer ended with {code}"
    assert is_whole(), "something is gone"
    return ""


def is_removed(_setup: Path) -> str:
    """It is removed; faxes, settings and the key stay."""
    DATA.mkdir()
    (DATA / "settings.json").write_text("{}")
    remember_key()
    remove()
    assert (DATA / "settings.json").exists(), "the data folder is gone"
    assert has_key(), "the key is gone"
    return ""


def is_removed_with_everything(setup: Path) -> str:
    """Installed again and removed with everything, nothing stays, and no key."""
    installs(setup)
    remove("/ALL")
    assert not DATA.exists(), "the data folder is still there"
    assert not has_key(), "the key is still there"
    return ""


CHECKS: tuple[Callable[[Path], str], ...] = (
    installs,
    is_found,
    starts_from_its_shortcut,
    works,
    takes_documents,
    is_not_removed_while_it_runs,
    is_removed,
    is_removed_with_everything,
)


def remove(*words: str) -> None:
    assert subprocess.run([PLACE / "uninstall.exe", "/S", *words], check=False).returncode == 0, "it cannot be removed"
    await_true(lambda: not PLACE.exists(), f"{PLACE} is still there")
    left = [str(shortcut) for shortcut in SHORTCUTS if shortcut.exists()]
    left += [key for key in KEYS if value(key) is not None]
    if "Faxwell.pdf" in names_in(r"Software\Classes\.pdf\OpenWithProgids"):
        left.append("Open with")
    assert not left, f"left behind: {left}"


def await_true(question: Callable[[], bool], otherwise: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not question():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.2)


def on_the_page() -> str:
    """What is kept of the fax that is being prepared."""
    with contextlib.suppress(OSError):  # it may be written at this moment
        return "".join(file.read_text("utf-8") for file in DATA.glob("kept/*.json"))
    return ""


def removed_data() -> bool:
    shutil.rmtree(DATA, ignore_errors=True)
    return not DATA.exists()


def is_whole() -> bool:
    return all((PLACE / name).exists() for name in ("faxwell.exe", "faxwell-cli.exe", "_internal"))


def at_rest() -> bool:
    """Whether the program does not run: one that does cannot be written to."""
    try:
        with (PLACE / "faxwell.exe").open("ab"):
            return True
    except OSError:
        return False


@contextlib.contextmanager
def running() -> Iterator[None]:
    with tempfile.TemporaryDirectory() as state:
        words = ["practice-server", "--state", state, "--until-stdin-closes"]
        program = subprocess.Popen(
            [PLACE / "faxwell-cli.exe", *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        assert program.stdin
        assert program.stdout
        try:
            assert program.stdout.readline(), "the practice server does not start"
            yield
        finally:
            program.stdin.close()
            program.wait(PATIENCE)
            program.stdout.close()


def value(key: str, name: str = "") -> str | None:
    """What the registry holds there for this person; None where there is no such key."""
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
            return str(winreg.QueryValueEx(opened, name)[0])
    except FileNotFoundError:
        return None


def names_in(key: str) -> list[str]:
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
            return [winreg.EnumValue(opened, index)[0] for index in range(winreg.QueryInfoKey(opened)[1])]
    except FileNotFoundError:
        return []


class Credential(ctypes.Structure):
    """CREDENTIALW of wincred.h"""

    _fields_ = (
        ("flags", wintypes.DWORD),
        ("type", wintypes.DWORD),
        ("target", wintypes.LPWSTR),
        ("comment", wintypes.LPWSTR),
        ("written", wintypes.FILETIME),
        ("size", wintypes.DWORD),
        ("secret", ctypes.c_char_p),
        ("persist", wintypes.DWORD),
        ("attributes", wintypes.DWORD),
        ("attribute", ctypes.c_void_p),
        ("alias", wintypes.LPWSTR),
        ("user", wintypes.LPWSTR),
    )


ADVAPI = ctypes.WinDLL("advapi32")
GENERIC, LOCAL_MACHINE = 1, 2
TARGET, ACCOUNT = "Faxwell", "api.telnyx.com"  # as keyring names the key of the first account


def remember_key() -> None:
    secret = "KEY_PROVE_0123456789".encode("utf-16-le")
    written = Credential(
        type=GENERIC, target=TARGET, size=len(secret), secret=secret, persist=LOCAL_MACHINE, user=ACCOUNT
    )
    assert ADVAPI.CredWriteW(ctypes.byref(written), 0), "the Credential Manager does not take a key"


def has_key() -> bool:
    found = ctypes.c_void_p()
    there = bool(ADVAPI.CredReadW(TARGET, GENERIC, 0, ctypes.byref(found)))
    if there:
        ADVAPI.CredFree(found)
    return there


if __name__ == "__main__":
    raise SystemExit(main())
