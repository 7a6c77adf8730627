"""Try the two commands of the README on a Debian that has only Python, pip and venv.

    python3 packaging/bare_debian.py           as root on Linux, with debootstrap and git; about two minutes

Makes a minimal Debian 12 below /var/tmp and uses a fresh copy of it for each of two people:
- root starts `run`: the missing system libraries must install themselves;
- a new user with an empty home starts `run`: it must name the line to type. Once root has typed that line, `test` and
  `run` must work.

Mounts and processes live in namespaces of their own, which end with this script, so nothing of this machine is ever
below the folder that is deleted at the end. How this machine reaches the registries (mirror, proxy, certificates) is
read from it at run time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUITE = "bookworm"
PACKAGES = "python3,python3-venv,python3-pip,ca-certificates"
CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"
USER, USER_ID = "visitor", 1000
PASSED_ON = ("http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "PIP_INDEX_URL")
RUN = "cd faxwell && python3 packaging/bootstrap.py run"
TEST = "cd faxwell && python3 packaging/bootstrap.py test"
LIMIT = 1200  # seconds for one command
INSIDE = "--inside"  # says that the namespaces are there


def main() -> int:
    if sys.argv[1:2] == [INSIDE]:
        return try_everything(Path(sys.argv[2]))
    if os.geteuid() != 0 or not all(map(shutil.which, ("debootstrap", "git", "unshare"))):
        print("This needs root, debootstrap, git and unshare (Debian: apt-get install debootstrap git util-linux).")
        return 2
    folder = Path(tempfile.mkdtemp(prefix="bare-debian-", dir="/var/tmp"))
    namespaces = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--propagation", "private"]
    try:
        return subprocess.call([*namespaces, sys.executable, __file__, INSIDE, str(folder)])
    finally:
        shutil.rmtree(folder)


@dataclass
class Debian:
    """One copy of the bare system; `outcomes` holds (what was expected, whether it happened, seconds)."""

    folder: Path
    outcomes: list[tuple[str, bool, float]] = field(default_factory=list)

    def mount(self) -> None:
        for kind, place in (("proc", "proc"), ("sysfs", "sys"), ("tmpfs", "tmp")):
            checked("mount", "-t", kind, kind, str(self.folder / place))
        (self.folder / "tmp").chmod(0o1777)
        checked("mount", "--rbind", "/dev", str(self.folder / "dev"))

    def run(self, command: str, *, user: str = "root") -> tuple[int, str]:
        """Run a shell command in the user's home; what it prints is shown and returned."""
        home = "/root" if user == "root" else f"/home/{user}"
        print(f"\n{user}$ {command}", flush=True)
        env = {"HOME": home, "USER": user, "LANG": "C.UTF-8", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
        env |= {"PIP_CERT": CERTIFICATES} | {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        enter = ["timeout", str(LIMIT), "chroot", f"--userspec={user}:{user}", str(self.folder)]
        process = subprocess.Popen(
            [*enter, "sh", "-c", f"cd {home} && {command}"],
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert process.stdout
        lines = []
        for line in process.stdout:
            print(f"  {line}", end="", flush=True)
            lines.append(line)
        return process.wait(), "".join(lines)

    def expect(self, wanted: str, command: str, *, user: str = "root", code: int = 0, words: str = "") -> str:
        started = time.monotonic()
        got, output = self.run(command, user=user)
        self.outcomes.append((wanted, got == code and words in output, time.monotonic() - started))
        return output


def try_everything(folder: Path) -> int:
    base = folder / "base"
    print(f"Making a bare {SUITE} in {base}", flush=True)
    debootstrap(base, folder / "debootstrap.log")
    like_this_machine(base)
    outcomes = [*try_as_root(copy_of(base, folder / "for-root")), *try_as_user(copy_of(base, folder / "for-user"))]
    print()
    for wanted, happened, seconds in outcomes:
        print(f"{'ok    ' if happened else 'FAILED'} {seconds:4.0f} s  {wanted}")
    return 0 if all(happened for _, happened, _ in outcomes) else 1


def try_as_root(debian: Debian) -> list[tuple[str, bool, float]]:
    copy_tree(debian.folder / "root" / "faxwell", 0)
    wanted = "root: run installs what is missing and sends the sample"
    debian.expect(wanted, RUN, words="Installing system packages")
    return debian.outcomes


def try_as_user(debian: Debian) -> list[tuple[str, bool, float]]:
    checked("chroot", str(debian.folder), "useradd", "--no-create-home", "--uid", str(USER_ID), USER)
    copy_tree(debian.folder / "home" / USER / "faxwell", USER_ID)
    wanted = "user: run names the line to type"
    said = debian.expect(wanted, RUN, user=USER, code=1, words="apt-get install")
    line = next((line.strip() for line in said.splitlines() if "apt-get install" in line), "false")
    debian.expect("root: the line works as it is", f"DEBIAN_FRONTEND=noninteractive {line} >/dev/null 2>&1")
    debian.expect("user: the tests pass", TEST, user=USER)
    debian.expect("user: run sends the sample", RUN, user=USER)
    debian.expect("user: the second run needs no installing", RUN, user=USER)
    return debian.outcomes


def debootstrap(base: Path, log: Path) -> None:
    command = ["debootstrap", "--variant=minbase", f"--include={PACKAGES}", SUITE, str(base), *mirror()]
    with log.open("wb") as output:
        done = subprocess.run(command, check=False, stdout=output, stderr=output, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        raise SystemExit(f"{log.read_text(errors='replace')[-3000:]}\ndebootstrap failed")


def mirror() -> list[str]:
    """The mirror this machine's apt uses for the suite, or nothing: debootstrap then takes its own."""
    done = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(CODENAME) $(REPO_URI)"], check=True, capture_output=True, text=True
    )
    found = [line.split()[1] for line in done.stdout.splitlines() if line.startswith(f"{SUITE} ")]
    return found[:1]


def like_this_machine(base: Path) -> None:
    """Let the bare system reach the registries the way this machine does."""
    for name in ("/etc/resolv.conf", "/etc/hosts", CERTIFICATES):
        if Path(name).exists():
            shutil.copyfile(name, base / name.lstrip("/"))
    settings = subprocess.run(["apt-config", "dump", "Acquire"], check=True, capture_output=True, text=True).stdout
    (base / "etc/apt/apt.conf.d/99this-machine").write_text(settings)


def copy_of(base: Path, folder: Path) -> Debian:
    checked("cp", "-a", str(base), str(folder))
    debian = Debian(folder)
    debian.mount()
    return debian


def copy_tree(target: Path, owner: int) -> None:
    """The working tree as a clone would have it: what git knows, or would take in."""
    listing = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True).stdout
    for name in filter(None, map(os.fsdecode, names.split(b"\0"))):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    checked("chown", "-R", f"{owner}:{owner}", str(target.parent))


def checked(*command: str) -> None:
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)


if __name__ == "__main__":
    raise SystemExit(main())
