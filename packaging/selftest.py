"""The installed program at work: what a package must be able to do on a machine that has no Python.

    python3 packaging/selftest.py PROGRAM                 the frozen program, wherever it is installed
    python3 packaging/selftest.py --root TREE PROGRAM     the one installed in TREE, run there by chroot (as root)

Uses Python's standard library only. Every check starts the program in an environment that holds nothing but a home,
with no command on PATH. Prints one line a check; the exit code is 1 when one failed. On Linux the keyring check needs
dbus-daemon and gnome-keyring-daemon; what cannot be looked at without root is said to be left out.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import json
import os
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[1] / "resources" / "samples" / "sample.pdf"
DELIVERED = "+13125550101"
CANARY = "KEY_SELFTEST_CANARY_0123456789"
LINUX = sys.platform.startswith("linux")
PATIENCE = 120.0
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
NOTHING: Mapping[str, str] = {}


class Failed(Exception):
    pass


class LeftOut(Exception):
    """Not looked at, and why."""


def require(holds: object, otherwise: str) -> None:
    if not holds:
        raise Failed(otherwise)


@dataclass
class Installed:
    """The program, and a scratch folder that it sees too. `seen(path)` is how the program names a path in it."""

    command: str
    root: Path | None
    scratch: Path

    def seen(self, path: Path) -> str:
        return str(path) if self.root is None else "/" + str(path.relative_to(self.root))

    def environment(self, more: Mapping[str, str]) -> dict[str, str]:
        home = self.seen(self.scratch / "home")
        if LINUX:
            return {"HOME": home, "PATH": "/nonexistent", "LANG": "C.UTF-8", **more}
        kept = ("SYSTEMROOT", "SYSTEMDRIVE", "TEMP", "TMP", "TMPDIR", "WINEPREFIX", "APPDATA", "USERPROFILE")
        return {name: os.environ[name] for name in kept if name in os.environ} | {
            "HOME": home,
            "LOCALAPPDATA": home,
            "PATH": "/nonexistent",  # Qt for Windows wants to add itself to one
            **more,
        }

    def start(
        self, *arguments: str, env: Mapping[str, str] = NOTHING, where: Path | None = None
    ) -> subprocess.Popen[str]:
        enter = [] if self.root is None else [shutil.which("chroot") or "chroot", str(self.root)]
        return subprocess.Popen(
            [*enter, self.command, *arguments],
            env=self.environment(env),
            cwd=where or self.scratch,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
        )

    def run(
        self,
        *arguments: str,
        env: Mapping[str, str] = NOTHING,
        where: Path | None = None,
        limit: float = PATIENCE,
    ) -> str:
        """What it prints. Raises Failed when it fails, or tells of a fault of its own on the way."""
        process = self.start(*arguments, env=env, where=where)
        try:
            said, complained = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise Failed(f"{arguments[0]} took longer than {limit:.0f} s") from None
        require(process.returncode == 0, f"{arguments[0]} ended with {process.returncode}: {complained[-1500:]}")
        require("Traceback" not in complained, complained[-1500:])
        return said


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--root", type=Path, metavar="TREE")
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="keep the pictures of the window there")
    options = parser.parse_args()
    below = options.root.resolve() / "tmp" if options.root else None
    scratch = Path(tempfile.mkdtemp(prefix="faxwell-selftest-", dir=below)).resolve()
    try:
        (scratch / "home").mkdir()
        root = options.root and options.root.resolve()
        command = options.program if root else str(Path(options.program).absolute())
        program = Installed(command, root, scratch)
        outcomes = [looked_at(check, program) for check in CHECKS]
        if options.pictures:
            shutil.copytree(scratch / "pictures", options.pictures, dirs_exist_ok=True)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return 0 if all(outcomes) else 1


def looked_at(check: Callable[[Installed], str], program: Installed) -> bool:
    started = time.monotonic()
    try:
        word, said = "ok", check(program)
    except LeftOut as why:
        word, said = "left out", str(why)
    except Failed as failure:
        word, said = "FAILED", str(failure)
    name = (check.__doc__ or "").rstrip(".")
    print(f"{word:<8} {time.monotonic() - started:5.1f} s  {name}{': ' if said else ''}{said}", flush=True)
    return word != "FAILED"


def starts(program: Installed) -> str:
    """It starts without a Python, and says its version."""
    said = program.run("--version").strip()
    require(said.startswith("faxwell "), f"it said {said!r}")
    return said


def sends(program: Installed) -> str:
    """It sends the sample on the practice account, to delivered."""
    letter = shutil.copy(SAMPLE, program.scratch / "letter.pdf")
    said = program.run("--practice", "--json", "send", "--to", DELIVERED, "--wait", program.seen(Path(letter)))
    fax = json.loads(said)
    require(fax["state"] == "delivered", said)
    return f"{fax['pages']} pages"


# Each screen in one state; all states of all of them take some minutes.
SCREENS = (
    "compose-ready-practice",
    "preview-side-by-side-large",
    "cover-plain",
    "options-all",
    "web-looked",
    "stored-list",
    "last-sheet-prepared",
    "faxes-delivered",
    "settings-practice",
    "accounts-list",
    "connect-offered",
    "doctor-fresh",
    "practice-numbers",
)


def draws(program: Installed) -> str:
    """It draws every screen."""
    folder = program.scratch / "pictures"
    program.run("pictures", program.seen(folder), *SCREENS, "--scale", "1", env=OFFSCREEN, limit=600)
    pictures = list(folder.glob("*.png"))
    for screen in SCREENS:
        require(any(picture.name.startswith(screen) for picture in pictures), f"there is no picture of {screen}")
    for picture in pictures:
        head = picture.read_bytes()[:24]
        require(head[:8] == b"\x89PNG\r\n\x1a\n", f"{picture.name} is no picture")
        width, height = struct.unpack(">II", head[16:])
        # A picture of one colour packs into less than this.
        require(picture.stat().st_size > width * height / 200, f"{picture.name} looks empty")
    return f"{len(pictures)} pictures"


def opens(program: Installed) -> str:
    """A PDF named on the command line is opened; the child that reads it is confined, and both know no key."""
    if not LINUX:
        raise LeftOut("looked at on Linux")
    letter = Path(shutil.copy(SAMPLE, program.scratch / "opened.pdf"))
    with opening_of(letter) as opened:
        window = program.start("--practice", program.seen(letter), env={**OFFSCREEN, "FAXWELL_API_KEY": CANARY})
        try:
            require(opened(), "it was not opened")
            child, server = (descendant(window.pid, word) for word in ("document-child", "practice-server"))
            confined(child)
            if os.geteuid() == 0:
                for process in (window.pid, child, server):
                    require(CANARY not in environment_of(process), "the key stands in the environment of a process")
                # Had the loader's own path been handed on, the next loader would have put it aside under this name.
                require("LD_LIBRARY_PATH_ORIG=" not in environment_of(server), "LD_LIBRARY_PATH is handed on")
        finally:
            window.send_signal(signal.SIGTERM)
            _, complained = window.communicate(timeout=PATIENCE)
    require(window.returncode == 0, f"the window ended with {window.returncode}: {complained[-1500:]}")
    require("Traceback" not in complained, complained[-1500:])
    return "" if os.geteuid() == 0 else "environments not looked at, for that needs root"


def loads_only_its_own(program: Installed) -> str:
    """Modules and plug-ins laid in its way are not loaded."""
    trap = program.scratch / "trap"
    trap.mkdir()
    marker = trap / "loaded"
    for name in ("sitecustomize", "usercustomize", "argparse", "app", "httpx", "PySide6", "keyring"):
        (trap / f"{name}.py").write_text(f"open({program.seen(marker)!r}, 'w')\n")
    way = program.seen(trap)
    for path in ("platforms", "imageformats", "iconengines", "styles"):
        (trap / path).mkdir()
    letter = Path(shutil.copy(SAMPLE, trap / "letter.pdf"))
    modules = {"PYTHONPATH": way, "PYTHONHOME": way}
    program.run("check", program.seen(letter), env=modules, where=trap)
    plugins = {
        "QT_PLUGIN_PATH": way,
        "QT_QPA_PLATFORM_PLUGIN_PATH": f"{way}/platforms",
        "QT_DEBUG_PLUGINS": "1",
        "QT_LOGGING_RULES": "qt.core.plugin*=true;qt.core.library*=true",
    }
    pictures = ("pictures", program.seen(program.scratch / "trapped"), "compose-empty", "--scale", "1")
    process = program.start(*pictures, env={**OFFSCREEN, "PYTHONPATH": way, **plugins}, where=trap)
    _, complained = process.communicate(timeout=PATIENCE)
    require(process.returncode == 0, complained[-1500:])
    require("libqoffscreen" in complained or not LINUX, "Qt does not tell where it looks")
    require(way not in complained, "Qt looks for plug-ins where QT_PLUGIN_PATH says")
    require(not marker.exists(), "a planted module was loaded")
    return ""


def keeps_a_key(program: Installed) -> str:
    """The system's keyring keeps a key from one start to the next."""
    with keyring(program) as env:
        where = program.run("keyring-trial", "keep", env=env).strip()
        require(program.run("keyring-trial", "read", env=env).strip() == "found", "the key was not found again")
        program.run("keyring-trial", "forget", env=env)
        require(
            code_of(program, "keyring-trial", "read", env=env) == 1, "the key is still there after it was forgotten"
        )
    return where


def says_that_there_is_no_keyring(program: Installed) -> str:
    """Without a keyring it says so, in a sentence."""
    if not LINUX:
        raise LeftOut("Windows and macOS always have one")
    process = program.start("keyring-trial", "keep")
    _, complained = process.communicate(timeout=PATIENCE)
    require(process.returncode == 1 and "Traceback" not in complained, complained[-1500:])
    return complained.strip()


CHECKS = (starts, sends, opens, loads_only_its_own, keeps_a_key, says_that_there_is_no_keyring, draws)


def code_of(program: Installed, *arguments: str, env: Mapping[str, str]) -> int:
    process = program.start(*arguments, env=env)
    process.communicate(timeout=PATIENCE)
    return process.returncode


@contextlib.contextmanager
def opening_of(file: Path) -> Iterator[Callable[[], bool]]:
    """Yields a question that waits until `file` is opened by anybody (inotify), for a while."""
    libc = ctypes.CDLL(None, use_errno=True)
    inotify_open = 0x20
    descriptor = libc.inotify_init()
    require(libc.inotify_add_watch(descriptor, os.fsencode(file), inotify_open) >= 0, "inotify does not answer")
    try:
        yield lambda: bool(select.select([descriptor], [], [], PATIENCE)[0])
    finally:
        os.close(descriptor)


def descendant(ancestor: int, word: str) -> int:
    """The process below `ancestor` with `word` on its command line; waits for it."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for process in below(ancestor):
            with contextlib.suppress(OSError):
                if word.encode() in Path(f"/proc/{process}/cmdline").read_bytes():
                    return process
        time.sleep(0.05)
    raise Failed(f"there is no process {word}")


def below(process: int) -> Iterator[int]:
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield int(child)
                yield from below(int(child))


def confined(process: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while "Seccomp:\t2" not in (status := Path(f"/proc/{process}/status").read_text()):
        require(time.monotonic() < deadline, "the document child has no filter of system calls")
        time.sleep(0.05)
    require("NoNewPrivs:\t1" in status, "the document child could gain rights")
    limits = Path(f"/proc/{process}/limits").read_text()
    largest = next(line for line in limits.splitlines() if line.startswith("Max file size"))
    require(largest.split()[3:5] == ["0", "0"], "the document child may write files")


def environment_of(process: int) -> str:
    return Path(f"/proc/{process}/environ").read_bytes().decode(errors="replace")


@contextlib.contextmanager
def keyring(program: Installed) -> Iterator[dict[str, str]]:
    """The environment in which a keyring answers: on Linux gnome-keyring on a session bus of its own."""
    if not LINUX:
        yield {}
        return
    tools = ("dbus-daemon", "gnome-keyring-daemon")
    missing = [tool for tool in tools if not shutil.which(tool)]
    if missing:
        raise LeftOut(f"{' and '.join(missing)} not found")
    runtime = program.scratch / "run"
    keyrings = program.scratch / "home" / ".local" / "share" / "keyrings"
    for folder in (runtime, keyrings):
        folder.mkdir(parents=True, mode=0o700)
    bus = f"unix:path={runtime}/bus"
    env = {"PATH": os.environ["PATH"], "HOME": str(program.scratch / "home"), "XDG_RUNTIME_DIR": str(runtime)}
    with contextlib.ExitStack() as started:
        started.enter_context(daemon(env, "dbus-daemon", "--session", "--nofork", f"--address={bus}"))
        wait_for(runtime / "bus")
        env["DBUS_SESSION_BUS_ADDRESS"] = bus
        command = ("gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets")
        started.enter_context(daemon(env, *command, stdin=b"selftest"))
        wait_for(runtime / "keyring" / "control")
        inside = program.seen(runtime)
        yield {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={inside}/bus", "XDG_RUNTIME_DIR": inside}


@contextlib.contextmanager
def daemon(env: dict[str, str], *command: str, stdin: bytes = b"") -> Iterator[None]:
    process = subprocess.Popen(
        command, env=env, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    assert process.stdin
    process.stdin.write(stdin)
    process.stdin.close()
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not path.exists():
        require(time.monotonic() < deadline, f"{path.name} did not appear")
        time.sleep(0.05)


if __name__ == "__main__":
    raise SystemExit(main())
