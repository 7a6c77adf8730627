"""The two commands of the source tree, for a machine that has a Python 3.11 or newer and nothing else.

    python3 packaging/bootstrap.py run  [arguments of faxwell]
    python3 packaging/bootstrap.py test [--all-pythons] [arguments of pytest]

Both first make an environment in the tree from requirements.lock (each file checked against its hash) and remember
what they installed, so the next start is quick. `run` opens the window on the practice account; where there is no
display it sends the sample fax there without a window. `test` runs every test that needs no display and is quick.
"""

from __future__ import annotations

import ctypes
import glob
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "packaging" / "requirements.lock"
OLDEST = (3, 11)
TESTED = ("3.11", "3.12", "3.13")

# The shared libraries that Qt's wheel expects of the system, and the Debian and Ubuntu packages that bring them.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libbrotlidec.so.1": "libbrotli1",
}
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {"libwayland-cursor.so.0": "libwayland-cursor0"}


def say(text: str) -> None:
    print(text, flush=True)  # flushed, or it appears after the words of the program started next


def main() -> int:
    command, arguments = (sys.argv[1] if len(sys.argv) > 1 else ""), sys.argv[2:]
    if command not in ("run", "test"):
        say(__doc__ or "")
        return 0 if command in ("-h", "--help") else 2
    if sys.version_info < OLDEST:
        wanted = ".".join(map(str, OLDEST))
        say(f"Faxwell needs Python {wanted} or newer. This is Python {this_python()}. Start it with a newer one:")
        say(f"    python{wanted} packaging/bootstrap.py {command}")
        return 1
    return run(arguments) if command == "run" else test(arguments)


def run(arguments: list[str]) -> int:
    prepare_system(x11="DISPLAY" in os.environ, wayland="WAYLAND_DISPLAY" in os.environ)
    faxwell = program(prepare_environment(), "faxwell")
    if has_display():
        return hand_over([faxwell, "--practice", *arguments])
    say("There is no display here, so the sample is sent on the practice account without a window.")
    return hand_over([faxwell, "tour", *arguments])


def test(arguments: list[str]) -> int:
    everywhere = "--all-pythons" in arguments
    arguments = [argument for argument in arguments if argument != "--all-pythons"]
    others = other_pythons() if everywhere else []
    outcomes = {this_python(): run_tests(arguments)}
    for python in others:
        say("")
        outcomes[python] = subprocess.call([python, __file__, "test", *arguments])
    if everywhere:
        say("")
        for python, code in outcomes.items():
            say(f"{'passed' if code == 0 else 'FAILED'}: Python {python}")
    return 1 if any(outcomes.values()) else 0


def run_tests(arguments: list[str]) -> int:
    prepare_system()
    python = program(prepare_environment(), "python")
    say(f"Testing with Python {this_python()}.")
    workers = (os.cpu_count() or 1) + 1  # some tests wait, for a poll or for an answer that never comes
    side_by_side = ["-n", str(workers), "--dist", "loadfile"]
    command = [python, "-m", "pytest", "-m", "not desktop and not faults", *side_by_side, *arguments]
    code = subprocess.call(command, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    say(f"The tests {'passed' if code == 0 else 'did not pass'} with Python {this_python()}.")
    return code


def this_python() -> str:
    return "{}.{}.{} ({})".format(*sys.version_info[:3], sys.executable)


def other_pythons() -> list[str]:
    """Interpreters of the tested versions other than this one: those named in FAXWELL_PYTHONS, else those on PATH
    or installed by pyenv (whose commands on PATH answer only when a version is switched on)."""
    named = os.environ.get("FAXWELL_PYTHONS")
    if named is not None:
        return [python for python in named.split(os.pathsep) if python]
    found = []
    pyenv = os.environ.get("PYENV_ROOT") or os.path.expanduser("~/.pyenv")
    for version in TESTED:
        if version == "{}.{}".format(*sys.version_info):
            continue
        on_path = shutil.which(f"python{version}")
        candidates = ([on_path] if on_path else []) + glob.glob(f"{pyenv}/versions/{version}.*/bin/python{version}")
        found += [python for python in candidates if answers(python)][:1]
    return found


def answers(python: str) -> bool:
    return subprocess.run([python, "-c", ""], check=False, capture_output=True).returncode == 0


def has_display() -> bool:
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def prepare_system(*, x11: bool = False, wayland: bool = False) -> None:
    """Install what the system lacks (root on Debian or Ubuntu), or say what it is and stop."""
    missing = missing_from_system(x11=x11, wayland=wayland)
    if not missing:
        return
    if not shutil.which("apt-get"):
        stop(f"This system lacks {', '.join(missing)}. Install what brings them, then start this again.")
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing.values()]
    if os.geteuid() != 0:
        line = f"apt-get update && {shlex.join(install)}"
        line = f"sudo sh -c '{line}'" if shutil.which("sudo") else f"su -c '{line}'"
        stop(f"This system lacks {', '.join(missing)}. Type this one line, then start this again:\n\n    {line}\n")
    say(f"Installing system packages: {' '.join(missing.values())}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], install):
        waiting = [command[0], "-qq", "-o", "DPkg::Lock::Timeout=300", *command[1:]]
        done = subprocess.run(
            waiting, check=False, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        if done.returncode != 0:
            stop(f"{done.stdout.decode(errors='replace')}\nThis did not work: {shlex.join(command)}")
    missing = missing_from_system(x11=x11, wayland=wayland)
    if missing:
        stop(f"The packages are installed, but {', '.join(missing)} cannot be loaded.")


def missing_from_system(*, x11: bool, wayland: bool) -> dict[str, str]:
    """What is missing -> the Debian package that brings it."""
    missing = {}
    importlib.invalidate_caches()
    if importlib.util.find_spec("ensurepip") is None:  # Debian ships it apart from Python
        missing["Python's venv module"] = "python{}.{}-venv".format(*sys.version_info)
    if sys.platform == "linux":
        wanted = {**QT_LIBRARIES, **(X11_LIBRARIES if x11 else {}), **(WAYLAND_LIBRARIES if wayland else {})}
        missing.update({library: package for library, package in wanted.items() if not loads(library)})
    return missing


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def prepare_environment() -> Path:
    """The folder of an environment that holds exactly this tree's requirements, made or mended when needed."""
    environment = environment_folder()
    stamp = environment / "faxwell-stamp"
    wanted = stamp_text()
    if stamp.is_file() and stamp.read_text() == wanted and os.path.exists(program(environment, "python")):
        return environment
    say(f"Preparing {environment.name} for Python {this_python()}. The first time this takes about half a minute.")
    stamp.unlink(missing_ok=True)
    if not (os.path.exists(program(environment, "python")) and answers(program(environment, "python"))):
        step([sys.executable, "-m", "venv", "--clear", str(environment)])
    pip = [program(environment, "python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    step([*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(LOCK)])
    step([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    stamp.write_text(wanted)
    return environment


def environment_folder() -> Path:
    """`.venv`, or `.venv-3.12` and the like where `.venv` belongs to another Python or another tool."""
    version = "{}.{}".format(*sys.version_info)
    environment = ROOT / ".venv"
    try:
        settings = (environment / "pyvenv.cfg").read_text()
    except OSError:
        return environment
    return environment if f"version = {version}." in settings else ROOT / f".venv-{version}"


def stamp_text() -> str:
    """Changes with the lock, the project file, the Python and the folder: an environment cannot be moved."""
    parts = (LOCK.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), sys.version.encode(), os.fsencode(ROOT))
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def program(environment: Path, name: str) -> str:
    return str(environment / "Scripts" / f"{name}.exe" if os.name == "nt" else environment / "bin" / name)


def step(command: list[str]) -> None:
    if subprocess.call(command) != 0:
        stop(f"This did not work: {shlex.join(command)}")


def hand_over(command: list[str]) -> int:
    if os.name == "nt":  # exec on Windows starts a second process and returns to the prompt
        return subprocess.call(command)
    return os.execv(command[0], command)


def stop(sentence: str) -> NoReturn:
    say(sentence)
    raise SystemExit(1)


if __name__ == "__main__":
    raise SystemExit(main())
