"""A desktop of its own for one test: X server, window manager, D-Bus session and an unlocked keyring, all private,
and the hands of a person in front of it.

    with open_desktop(tmp_path) as desktop:
        program = desktop.start(sys.executable, "-m", "app", "--practice")
        window = desktop.window("Faxwell").place(300, 40, 900, 640)
        desktop.type("+13125550123")

Debian packages: xvfb openbox xdotool imagemagick dbus gnome-keyring.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

TOOLS = ("Xvfb", "openbox", "xdotool", "import", "dbus-daemon", "dbus-send", "gnome-keyring-daemon")
PATIENCE = 20.0  # seconds until a thing that should happen is said not to
KEYRING_PASSWORD = "test-password"
LEFT_BUTTON = "1"

T = TypeVar("T")


def wait_for(condition: Callable[[], T], what: str, seconds: float = PATIENCE) -> T:
    """The first true answer of `condition`; AssertionError after `seconds`."""
    deadline = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        assert time.monotonic() < deadline, f"waited {seconds:.0f} s in vain for: {what}"
        time.sleep(0.05)


class Program:
    """A running program; what it prints goes into a file that can be read while it runs."""

    def __init__(self, command: list[str], env: Mapping[str, str], log: Path) -> None:
        self.log = log
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                command,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # so that its children can be ended with it
            )

    def output(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def wait_for_output(self, text: str) -> str:
        wait_for(lambda: text in self.output() or self.process.poll() is not None, f"{text!r} from {self.log.name}")
        assert text in self.output(), f"{self.log.name} ended with {self.process.returncode}:\n{self.output()}"
        return self.output()

    def wait(self, seconds: float = PATIENCE) -> int:
        return self.process.wait(seconds)

    def kill(self) -> None:
        """kill -9, the program alone."""
        self.process.kill()
        self.process.wait()

    def end(self) -> None:
        """End it with all its children, whatever state they are in."""
        end_group(self.process)


def end_group(process: subprocess.Popen[bytes]) -> None:
    for how in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, how)
        except ProcessLookupError:
            break
        try:
            process.wait(3)
        except subprocess.TimeoutExpired:
            continue
    process.wait()


@dataclass(frozen=True)
class Window:
    desktop: Desktop
    id: str

    def place(self, x: int, y: int, width: int, height: int) -> Window:
        """Move and size it; the window manager's frame may shift it by its own width."""
        self.desktop.xdotool("windowsize", self.id, str(width), str(height), "windowmove", self.id, str(x), str(y))

        def there() -> bool:
            now = self.geometry()
            return now[2:] == (width, height) and abs(now[0] - x) <= 60 and abs(now[1] - y) <= 60

        wait_for(there, f"window {self.id} at {x}, {y} with {width} x {height}")
        return self

    def geometry(self) -> tuple[int, int, int, int]:
        """x, y, width and height in pixels of the screen."""
        lines = self.desktop.xdotool("getwindowgeometry", "--shell", self.id).splitlines()
        value = dict(line.split("=", 1) for line in lines)
        return int(value["X"]), int(value["Y"]), int(value["WIDTH"]), int(value["HEIGHT"])

    def point(self, x: int, y: int) -> tuple[int, int]:
        """Where pixel x, y of the window is on the screen; moves the pointer there."""
        lines = self.desktop.xdotool("mousemove", "--window", self.id, str(x), str(y), "getmouselocation", "--shell")
        value = dict(line.split("=", 1) for line in lines.splitlines())
        return int(value["X"]), int(value["Y"])

    def middle(self) -> tuple[int, int]:
        _, _, width, height = self.geometry()
        return self.point(width // 2, height // 2)

    def click(self, x: int, y: int) -> None:
        self.desktop.click(self.point(x, y))

    def activate(self) -> Window:
        self.desktop.xdotool("windowactivate", "--sync", self.id)
        return self


class Desktop:
    """`env` is the environment of everything started on it."""

    def __init__(self, folder: Path, env: dict[str, str]) -> None:
        self.folder = folder
        self.env = env
        self.programs: list[Program] = []

    def start(self, *command: str, **env: str) -> Program:
        log = self.folder / f"{len(self.programs)}-{Path(command[0]).name}.log"
        program = Program(list(command), {**self.env, **env}, log)
        self.programs.append(program)
        return program

    def window(self, title: str) -> Window:
        """The visible window whose title contains `title` (a regular expression); waits for it."""
        return Window(self, wait_for(lambda: self.windows(title), f"a window named {title!r}")[-1])

    def windows(self, title: str) -> list[str]:
        return self.run("xdotool", "search", "--onlyvisible", "--name", title, check=False).split()

    def type(self, text: str) -> None:
        self.xdotool("type", "--delay", "15", "--", text)

    def key(self, *keys: str) -> None:
        """Keys as xdotool names them: Return, Tab, ctrl+v."""
        self.xdotool("key", "--delay", "30", *keys)

    def click(self, at: tuple[int, int]) -> None:
        self.xdotool("mousemove", str(at[0]), str(at[1]), "click", LEFT_BUTTON)

    def screenshot(self, picture: Path) -> None:
        self.run("import", "-window", "root", str(picture))

    def xdotool(self, *arguments: str) -> str:
        return self.run("xdotool", *arguments)

    def run(self, *command: str, check: bool = True) -> str:
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=PATIENCE, check=False)
        assert done.returncode == 0 or not check, f"{command}: {done.stderr}"
        return done.stdout

    def end_programs(self) -> None:
        for program in reversed(self.programs):
            program.end()
            sys.stdout.write(f"--- {program.log.name} ---\n{program.output()}")  # pytest shows it where a test failed


@contextmanager
def open_desktop(folder: Path, *, keyring: bool = True) -> Iterator[Desktop]:
    """A desktop whose home is below `folder`. Without `keyring` the session has no Secret Service."""
    env = home_of(folder)
    with ExitStack() as stack:
        env["DISPLAY"] = stack.enter_context(x_server(env))
        env["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(session_bus(env))
        if keyring:
            stack.enter_context(secret_service(env))
        desktop = Desktop(folder, env)
        stack.callback(desktop.end_programs)
        desktop.start("openbox")
        wait_for(lambda: desktop.run("xdotool", "get_num_desktops", check=False), "the window manager")
        yield desktop


def home_of(folder: Path) -> dict[str, str]:
    """The environment of a person who has just logged in for the first time."""
    home, runtime = folder / "home", folder / "run"
    for place in (home / ".local/share/keyrings", home / ".config", home / ".cache", runtime):
        place.mkdir(parents=True, exist_ok=True)
    runtime.chmod(0o700)
    return {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local/share"),
        "XDG_STATE_HOME": str(home / ".local/state"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "XDG_RUNTIME_DIR": str(runtime),
        "QT_QPA_PLATFORM": "xcb",
    }


@contextmanager
def daemon(env: Mapping[str, str], *command: str, stdin: bytes = b"") -> Iterator[int]:
    """Run `command`, its words `{fd}` replaced by the number of a pipe's end; yields the other end."""
    reader, writer = os.pipe()
    words = [word.replace("{fd}", str(writer)) for word in command]
    process = subprocess.Popen(
        words,
        env=env,
        pass_fds=[writer],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    os.close(writer)
    assert process.stdin
    try:
        process.stdin.write(stdin)
        process.stdin.close()
        yield reader
    finally:
        end_group(process)
        os.close(reader)


def first_line(reader: int, what: str) -> str:
    ready, _, _ = select.select([reader], [], [], PATIENCE)
    line = os.read(reader, 4096).decode().strip() if ready else ""
    assert line, f"{what} did not start"
    return line


@contextmanager
def x_server(env: Mapping[str, str]) -> Iterator[str]:
    screen = ("-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset")
    with daemon(env, "Xvfb", "-displayfd", "{fd}", *screen) as reader:
        yield f":{first_line(reader, 'Xvfb')}"


@contextmanager
def session_bus(env: Mapping[str, str]) -> Iterator[str]:
    with daemon(env, "dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address={fd}") as reader:
        yield first_line(reader, "dbus-daemon")


@contextmanager
def secret_service(env: Mapping[str, str], *, made: bool = True) -> Iterator[None]:
    """gnome-keyring on the session bus of `env`: with an unlocked keyring, or without any that was ever `made`."""
    ask = ("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/")
    question = (*ask, "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets")

    def there() -> bool:
        return b"true" in subprocess.run(question, env=env, capture_output=True, check=False).stdout

    command = ("gnome-keyring-daemon", "--foreground", "--components=secrets", *(["--unlock"] if made else []))
    with daemon(env, *command, stdin=KEYRING_PASSWORD.encode() if made else b""):
        wait_for(there, "the Secret Service")
        yield
