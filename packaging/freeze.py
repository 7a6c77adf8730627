"""Build the frozen program:   python3 packaging/freeze.py [OUT]

Makes an environment of its own from requirements-package.lock (.venv-package), each file checked against its hash, and
with PyInstaller the folder OUT/faxwell (dist/faxwell in the tree). Needs Python 3.11 or newer; on Linux also objdump
and strip (Debian: binutils), and the system libraries of Qt, which it installs as root on Debian or Ubuntu and names
elsewhere. Fails when the folder has grown above the limit.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import bootstrap  # type: ignore[import-not-found]  # the script beside this one

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "packaging" / "requirements-package.lock"
SPEC = ROOT / "packaging" / "pyinstaller" / "faxwell.spec"
ENVIRONMENT = ROOT / ".venv-package"
MOST_BYTES = 131_000_000


def main() -> int:
    out = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist").resolve()
    started = time.monotonic()
    bootstrap.prepare_system(x11=True, wayland=True)  # what the building machine lacks would be missing from the folder
    python = prepared_environment()
    ready = time.monotonic()
    work = ROOT / "build" / "pyinstaller"
    places = ["--distpath", str(out), "--workpath", str(work)]
    checked([str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places, str(SPEC)])
    size = sum(file.stat().st_size for file in (out / "faxwell").rglob("*") if file.is_file() and not file.is_symlink())
    print(f"environment {ready - started:.0f} s, build {time.monotonic() - ready:.0f} s")
    print(f"{size / 1e6:.1f} MB in {out / 'faxwell'}")
    if size > MOST_BYTES:
        print(f"That is more than the {MOST_BYTES / 1e6:.0f} MB that were agreed on: what came in?")
        return 1
    return 0


def prepared_environment() -> Path:
    """The Python of the environment, which is made anew when the lock or the Python has changed."""
    python = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = ENVIRONMENT / "made-from"
    source = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()
    if not stamp.exists() or stamp.read_text() != source:
        checked([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)])
        pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
        checked([*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(LOCK)])
        stamp.write_text(source)
    return python


def checked(command: list[str]) -> None:
    if code := subprocess.call(command, stdin=subprocess.DEVNULL):
        raise SystemExit(f"This ended with {code}: {' '.join(command)}")


if __name__ == "__main__":
    raise SystemExit(main())
