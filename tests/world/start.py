"""The program in surroundings that are not as they should be: it starts, or says why not in a sentence.

`python -m tests.world.start [WORD]` prints a table: each row is a surrounding (those with WORD in their name), each
column a way to start the program. Needs root, for mounts and for giving up root's rights, and `localedef` with the
sources of locales.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from app.core import errors
from app.core.errors import DiskTrouble, FaxError, KeyringMissing, NoKey
from tests.factories import pdf
from tests.practice_account import ROOT

NUMBER = "+13125550101"
NAME = "Überweisung 病院.pdf"
SECONDS = 60
AT_A_TIME = 4
CAN_START = sys.platform == "linux" and os.geteuid() == 0 and shutil.which("setpriv") and shutil.which("unshare")
WHY_NOT = "mounts and rights are changed on Linux, as root, with setpriv and unshare of util-linux"
LOCALES = Path("/usr/share/i18n/locales/tr_TR")

PROGRAMS: dict[str, tuple[str, ...]] = {
    "list": ("app", "list", "--practice"),
    "send": ("app", "send", "--practice", "--to", NUMBER, NAME),
    "run": ("app", "run", "--practice"),
    "run, Telnyx": ("app", "run"),
    "window": ("tests.world.window", "--practice"),
}
STARTS = "starts"
SILENT = "ends with code 6 or 99"  # nobody can hear it say why
# Without a key or a keyring, that is what it says wherever it gets so far.
USUAL: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(PROGRAMS, (STARTS,)),
    "run, Telnyx": (NoKey.title, KeyringMissing.title),
}
NO_PLACE: dict[str, tuple[str, ...]] = {
    "send": (DiskTrouble.title,),
    "run": (DiskTrouble.title,),
    "window": (DiskTrouble.title,),
}
# Root may write anywhere; without these rights the modes of files count for it as for anybody.
AS_ANYBODY = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner")


@dataclass(frozen=True)
class Surrounding:
    name: str
    variables: Mapping[str, str | None] = field(default_factory=dict)
    """Changes; None takes one away. {base} is the folder of this trial."""
    shell: str = ""
    """Done before the program starts, in its own mount namespace."""
    prefix: tuple[str, ...] = ()
    says: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Titles of errors where that is right, by program; else as USUAL."""
    used: bool = False
    """The data folder holds a fax from before."""
    streams: str = ""


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str

    @property
    def outcome(self) -> str:
        """`starts`, the title of the error that is said, or what is wrong."""
        for sign in ("Traceback", "has a fault", "Exception ignored", "Fatal Python"):
            if sign in self.err + self.out:
                return f"WRONG: {sign}"
        if self.code == 0:
            return STARTS
        if self.code in (6, 99) and not self.err:
            return SILENT
        return self._title() or f"WRONG: code {self.code}, {self.err.strip()[:60]!r}"

    def _title(self) -> str:
        titles = [error.title for error in TITLED if error.title in self.err]
        return titles[-1] if titles and self.code > 0 else ""


def _all(of: type[FaxError] = FaxError) -> Iterator[type[FaxError]]:
    for child in of.__subclasses__():
        yield child
        yield from _all(child)


TITLED = [error for error in _all() if error.__module__ == errors.__name__ and error.title != FaxError.title]

ROWS = (
    Surrounding("as it should be"),
    Surrounding("LC_ALL=C", {"LC_ALL": "C"}),
    Surrounding("LC_ALL=POSIX", {"LC_ALL": "POSIX"}),
    Surrounding("LC_ALL=tr_TR.UTF-8", {"LC_ALL": "tr_TR.UTF-8", "LOCPATH": "{locales}"}),
    Surrounding("LC_ALL=tr_TR.ISO-8859-9", {"LC_ALL": "tr_TR.ISO-8859-9", "LOCPATH": "{locales}"}, used=True),
    Surrounding("a locale that is not there", {"LC_ALL": "xx_YY.UTF-8"}),
    Surrounding("no locale", {"LC_ALL": None, "LANG": None}),
    Surrounding("ASCII terminal", {"PYTHONIOENCODING": "ascii"}, used=True),
    Surrounding("HOME not set", {"HOME": None, "XDG_DATA_HOME": "{base}/xdg"}),
    Surrounding("HOME empty", {"HOME": "", "XDG_DATA_HOME": "{base}/xdg"}),
    Surrounding("HOME that cannot be", {"HOME": "/proc/nowhere"}, says=NO_PLACE),
    Surrounding("HOME not writable", shell="chmod 500 {base}/home", prefix=AS_ANYBODY, says=NO_PLACE),
    Surrounding(
        "HOME nobody may enter",
        shell="chmod 000 {base}/home",
        prefix=AS_ANYBODY,
        says={**dict.fromkeys(PROGRAMS, (DiskTrouble.title,))},
    ),
    Surrounding("HOME is a file", shell="rmdir {base}/home && touch {base}/home", says=NO_PLACE),
    Surrounding(
        "data folder read-only (mode)",
        shell="chmod -R a-w {base}/home/.local",
        prefix=AS_ANYBODY,
        says=NO_PLACE,
        used=True,
    ),
    Surrounding(
        "data folder read-only (mount)",
        shell="mount --bind {base}/home {base}/home && mount -o remount,ro,bind {base}/home",
        says=NO_PLACE,
        used=True,
    ),
    Surrounding("data folder of before", used=True),
    Surrounding(
        "/tmp read-only",
        shell=" && ".join(f"mount -t tmpfs -o ro none {place}" for place in ("/tmp", "/var/tmp", "/dev/shm")),
    ),
    Surrounding("no D-Bus", {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere/bus"}),
    Surrounding("no fonts", {"FONTCONFIG_FILE": "/dev/null", "QT_QPA_FONTDIR": "/nowhere"}),
    Surrounding("no runtime folder", {"XDG_RUNTIME_DIR": "/nowhere"}),
    Surrounding("relative XDG folders", {"XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": ".", "XDG_RUNTIME_DIR": "run"}),
    Surrounding("umask 0777", shell="umask 0777"),
    Surrounding("umask 0", shell="umask 0"),
    Surrounding("64 open files at most", shell="ulimit -n 64"),
    Surrounding("time zone that is none", {"TZ": "Nowhere/None"}),
    Surrounding("a folder that is gone", shell="mkdir {base}/gone && cd {base}/gone && rmdir {base}/gone"),
    Surrounding(
        "no standard streams", streams="<&- >&- 2>&-", says={"run, Telnyx": (SILENT,), "window": (STARTS, SILENT)}
    ),
)


@contextmanager
def locales() -> Iterator[Path]:
    """Turkish, where `i` in capitals is not `I`, in UTF-8 and in one byte a letter."""
    with tempfile.TemporaryDirectory() as name:
        for charmap in ("UTF-8", "ISO-8859-9") if LOCALES.exists() else ():
            place = Path(name, f"tr_TR.{charmap}")
            subprocess.run(["localedef", "-i", "tr_TR", "-f", charmap, place], check=False, capture_output=True)
        yield Path(name)


class Trials:
    def __init__(self, base: Path, locales: Path) -> None:
        self._base = base
        self.locales = locales

    def run(self, row: Surrounding, program: str) -> Ended:
        """Each in a home of its own, so that none finds what another has left."""
        base = Path(tempfile.mkdtemp(dir=self._base))
        (base / "home").mkdir()
        (base / NAME).write_bytes(pdf())
        if row.used:
            before = self._started(Surrounding("before"), "send", base)
            assert before.outcome == STARTS, before
        return self._started(row, program, base)

    def _started(self, row: Surrounding, program: str, base: Path) -> Ended:
        changes = {name: value and self._filled(value, base) for name, value in row.variables.items()}
        usual = {
            "PATH": os.environ["PATH"],
            "HOME": str(base / "home"),
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            **changes,
        }
        environment = {name: value for name, value in usual.items() if value is not None}
        command = " ".join([*row.prefix, sys.executable, "-m", *(f'"{word}"' for word in self._words(program, base))])
        script = f"{self._filled(row.shell, base) or 'true'} && exec {command} {row.streams}"
        ran = subprocess.run(
            ["unshare", "--mount", "sh", "-c", script],
            cwd=base,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
        )
        ended = Ended(ran.returncode, ran.stdout.decode("utf-8", "replace"), ran.stderr.decode("utf-8", "replace"))
        return _of_window(ended) if program == "window" else ended

    def _words(self, program: str, base: Path) -> Iterator[str]:
        return (str(base / NAME) if word == NAME else word for word in PROGRAMS[program])

    def _filled(self, text: str, base: Path) -> str:
        return text.replace("{base}", str(base)).replace("{locales}", str(self.locales))


def _of_window(ended: Ended) -> Ended:
    """Its words are on the screen; Qt itself may say things on stderr."""
    try:
        seen = json.loads(ended.out.splitlines()[-1])
    except (IndexError, ValueError):
        return Ended(ended.code or 99, ended.out, ended.err)
    return Ended(ended.code if seen["opened"] else 1, "", ended.err + " ".join(seen["words"]))


def right(row: Surrounding, program: str, outcome: str) -> bool:
    return outcome in (row.says.get(program) or USUAL[program])


def main(arguments: Sequence[str]) -> int:
    word = arguments[0] if arguments else ""
    wrong = trials = 0
    with tempfile.TemporaryDirectory(dir="/run") as name, locales() as known:
        world = Trials(Path(name), known)
        asked = [(row, program) for row in ROWS if word in row.name for program in PROGRAMS]
        with ThreadPoolExecutor(AT_A_TIME) as pool:
            for (row, program), ended in zip(asked, pool.map(lambda each: world.run(*each), asked), strict=True):
                trials += 1
                is_right = right(row, program, ended.outcome)
                wrong += not is_right
                sign = "" if is_right else "   <-- WRONG"
                sys.stdout.write(f"{row.name:32} {program:12} {ended.outcome}{sign}\n")
                sys.stdout.flush()
    sys.stdout.write(f"\n{trials} starts, {wrong} not as they must be\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
