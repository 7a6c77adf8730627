"""The .deb on Debian systems that have nothing: installed, started from the menu, used, removed.

    python3 packaging/linux/prove.py DEB [--pictures DIR] [SUITE...]

As root on Debian or Ubuntu, with debootstrap, xvfb, openbox, imagemagick, dbus and gnome-keyring; about five minutes
a suite (bookworm and trixie unless others are named). In each: a minimal system without Python is made below
/var/tmp, the package is installed with apt, started from its desktop entry with a PDF under Xvfb (a picture is kept),
put through selftest.py, removed, and what is then left is listed. Mounts and processes live in namespaces of their
own, which end with this script.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "samples" / "sample.pdf"
SUITES = ("bookworm", "trixie")
TOOLS = ("debootstrap", "unshare", "Xvfb", "openbox", "import", "dbus-daemon", "gnome-keyring-daemon")
CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"
# What every desktop has: the register of file types, and gio, which starts desktop entries as file managers do.
OF_A_DESKTOP = "libglib2.0-bin desktop-file-utils"
PATIENCE = 60.0
INSIDE = "--inside"  # says that the namespaces are there


def main() -> int:
    arguments = sys.argv[1:]
    inside = INSIDE in arguments
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("deb", type=Path)
    parser.add_argument("suites", nargs="*", default=SUITES)
    parser.add_argument("--pictures", type=Path, metavar="DIR", default=Path("prove-pictures"))
    parser.add_argument(INSIDE, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if inside:
        return prove_all(options)
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if os.geteuid() != 0 or missing:
        print(f"This needs root and {', '.join(missing or TOOLS)}.")
        return 2
    folder = Path(tempfile.mkdtemp(prefix="prove-deb-", dir="/var/tmp"))
    namespaces = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "--propagation", "private"]
    try:
        return subprocess.call([*namespaces, sys.executable, __file__, *arguments, INSIDE, str(folder)])
    finally:
        shutil.rmtree(folder)


@dataclass
class Debian:
    """One bare system; `outcomes` holds (what was expected, whether it happened, what was seen)."""

    suite: str
    folder: Path
    outcomes: list[tuple[str, bool, str]] = field(default_factory=list)

    def note(self, wanted: str, happened: bool, seen: str = "") -> bool:
        self.outcomes.append((f"{self.suite}: {wanted}", happened, seen))
        print(f"{'ok' if happened else 'FAILED':<7} {wanted} {seen}", flush=True)
        return happened

    def run(self, command: str) -> tuple[int, str]:
        done = subprocess.run(
            ["chroot", str(self.folder), "sh", "-c", command],
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout

    def environment(self) -> dict[str, str]:
        passed_on = {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}
        paths = "/usr/sbin:/usr/bin:/sbin:/bin"
        return {**passed_on, "HOME": "/root", "PATH": paths, "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}

    def files(self) -> set[str]:
        """Everything in the system except what programs write while they run."""
        volatile = "-path /proc -o -path /sys -o -path /dev -o -path /tmp -o -path /run -o -path /var/lib/apt"
        command = f"find / \\( {volatile} -o -path /var/cache -o -path /var/log \\) -prune -o -print"
        return set(self.run(command)[1].splitlines())

    def mentions(self) -> list[str]:
        """Files of the system in which the program is named."""
        command = "grep -rlis faxwell /etc /usr/share /usr/lib /var/lib/dpkg/info /var/lib/dpkg/status"
        return self.run(command)[1].splitlines()


def prove_all(options: argparse.Namespace) -> int:
    options.pictures.mkdir(parents=True, exist_ok=True)
    outcomes = []
    for suite in options.suites:
        print(f"\n{suite}: making a bare system", flush=True)
        debian = Debian(suite, options.inside / suite)
        bootstrap(debian)
        with contextlib.suppress(Stop):
            prove(debian, options.deb, options.pictures.resolve())
        outcomes += debian.outcomes
    print()
    for wanted, happened, seen in outcomes:
        print(f"{'ok    ' if happened else 'FAILED'} {wanted} {seen.splitlines()[0] if seen else ''}")
    return 0 if all(happened for _, happened, _ in outcomes) else 1


class Stop(Exception):
    """The next steps make no sense."""


def prove(debian: Debian, deb: Path, pictures: Path) -> None:
    for source, name in ((deb, "faxwell.deb"), (SAMPLE, "letter.pdf")):
        shutil.copy(source, debian.folder / "root" / name)
    debian.run(f"apt-get -qq update && apt-get install -y -qq --no-install-recommends {OF_A_DESKTOP}")
    debian.note("there is no Python", debian.run("command -v python3")[0] != 0)
    before = debian.files()
    install = "apt-get install -y -qq --no-install-recommends /root/faxwell.deb"
    code, said = debian.run(install)
    if not debian.note("apt installs it", code == 0, "" if code == 0 else said[-2000:]):
        raise Stop
    with_dependencies = debian.files()
    debian.note("it is offered for PDFs", "faxwell.desktop" in debian.run("gio mime application/pdf")[1])
    debian.note("there is no Python now either", debian.run("command -v python3")[0] != 0)
    debian.note(*launched(debian, pictures / f"{debian.suite}.png"))
    selftest = [
        sys.executable,
        str(ROOT / "packaging" / "selftest.py"),
        "--root",
        str(debian.folder),
        "/usr/bin/faxwell",
    ]
    debian.note("selftest.py passes", subprocess.call(selftest) == 0)
    code, said = debian.run("apt-get purge -y -qq faxwell")
    debian.note("apt removes it", code == 0, "" if code == 0 else said[-2000:])
    left = sorted(name for name in debian.files() - before if "faxwell" in name.lower())
    data = [name for name in left if name.startswith("/root/")]
    debian.note("the person's data stays", bool(data), data[0] if data else "")
    left = [name for name in (*left, *debian.mentions()) if not name.startswith("/root/")]
    debian.note("nothing else is left of it", not left, " ".join(left))
    gone = with_dependencies - debian.files() - before
    debian.note("what it brought is gone", len(gone) > 100, f"{len(gone)} files and folders")


def bootstrap(debian: Debian) -> None:
    log = debian.folder.with_suffix(".log")
    command = ["debootstrap", "--variant=minbase", "--include=ca-certificates", debian.suite, str(debian.folder)]
    with log.open("wb") as output:
        done = subprocess.run(
            [*command, *mirror()], stdout=output, stderr=output, stdin=subprocess.DEVNULL, check=False
        )
    if done.returncode != 0:
        raise SystemExit(f"{log.read_text(errors='replace')[-3000:]}\ndebootstrap failed")
    for name in ("/etc/resolv.conf", "/etc/hosts", CERTIFICATES):
        if Path(name).exists():
            shutil.copyfile(name, debian.folder / name.lstrip("/"))
    settings = subprocess.run(["apt-config", "dump", "Acquire"], check=True, capture_output=True, text=True).stdout
    (debian.folder / "etc/apt/apt.conf.d/99this-machine").write_text(settings)
    for kind, place in (("proc", "proc"), ("sysfs", "sys"), ("tmpfs", "tmp")):
        subprocess.run(["mount", "-t", kind, kind, str(debian.folder / place)], check=True)
    (debian.folder / "tmp").chmod(0o1777)
    subprocess.run(["mount", "--rbind", "/dev", str(debian.folder / "dev")], check=True)


def mirror() -> list[str]:
    """The mirror that this machine's apt uses, or nothing: debootstrap then takes its own."""
    command = ["apt-get", "indextargets", "--format", "$(CODENAME) $(REPO_URI)"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found = [line.split()[1] for line in done.stdout.splitlines() if line.split(" ")[0] in SUITES]
    return found[:1]


def launched(debian: Debian, picture: Path) -> tuple[str, bool, str]:
    """Started from its desktop entry with a PDF, as a file manager does: whether the window shows it."""
    wanted = "the desktop entry starts it with the PDF"
    sockets = debian.folder / "tmp" / ".X11-unix"
    sockets.mkdir(mode=0o1777)
    subprocess.run(["mount", "--bind", "/tmp/.X11-unix", str(sockets)], check=True)
    entry = "/usr/share/applications/faxwell.desktop"
    with x_server() as display:
        quiet = subprocess.DEVNULL
        manager = subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": display}, stdout=quiet, stderr=quiet)
        started = time.monotonic()
        # The program goes on after gio has ended: a pipe would not close.
        code, _ = debian.run(f"DISPLAY={display} gio launch {entry} /root/letter.pdf >/tmp/said 2>&1")
        process = program_of(debian)
        if code != 0 or process is None:
            return wanted, False, (debian.folder / "tmp" / "said").read_text()
        child = awaited_child(process)
        seconds = time.monotonic() - started
        time.sleep(5)  # for a picture of the window at rest; nothing is decided by it
        subprocess.run(["import", "-display", display, "-window", "root", str(picture)], check=False)
        os.kill(process, signal.SIGTERM)
        ended = gone(process)
        manager.kill()
        manager.wait()
    return wanted, child and ended, f"(reads after {seconds:.1f} s, picture in {picture.name})"


def program_of(debian: Debian) -> int | None:
    """The process of the program that runs in the system."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for place in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                command = (place / "cmdline").read_bytes().split(b"\0")
                if b"faxwell" in command[0] and b"/root/letter.pdf" in command:
                    return int(place.name)
        time.sleep(0.05)
    return None


def awaited_child(process: int) -> bool:
    """Whether it starts the document child, which it does when its window is there."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for place in Path(f"/proc/{process}/task").glob("*/children"):
            for child in place.read_text().split():
                with contextlib.suppress(OSError):
                    if b"document-child" in Path(f"/proc/{child}/cmdline").read_bytes():
                        return True
        time.sleep(0.05)
    return False


def gone(process: int) -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            if "\nState:\tZ" in Path(f"/proc/{process}/status").read_text():
                return True  # nobody asks how it ended
        except OSError:
            return True
        time.sleep(0.1)
    return False


@contextlib.contextmanager
def x_server() -> Iterator[str]:
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        yield f":{os.read(reader, 64).decode().strip()}"
    finally:
        os.close(reader)
        server.terminate()
        server.wait()


if __name__ == "__main__":
    raise SystemExit(main())
