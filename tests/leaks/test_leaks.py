"""What leaves no trace: the key nowhere, numbers and file names in the database only, and nothing for other users.

One story on the command line, with canaries in it: a fax that arrives, one that fails, a refused key, a key that is no
key, no safe network, the practice account, a crash, and the lists. Afterwards every file and every process is searched.
"""

from __future__ import annotations

import os
import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.factories import pdf
from tests.network.faulty_telnyx import ROOT, FaultyTelnyx
from tests.network.rows import ROWS

KEY = "KEY0123456789_canary_of_the_leaks"
BAD_KEY = f"{KEY} \nwith more"
NUMBER = "3125550142"
NAME = "canary patient name"

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")


@dataclass
class Story:
    """`folder` is home, temporary folder and working folder of all that ran; `data` is in it. `letter` is elsewhere."""

    folder: Path
    letter: Path
    codes: list[int] = field(default_factory=list)
    said: bytes = b""
    processes: dict[int, tuple[bytes, bytes]] = field(default_factory=dict)
    """Command line and environment of ours, as last seen."""
    dumped_core: bool = True

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def start(self, where: list[str], *arguments: str, key: str = KEY) -> subprocess.Popen[bytes]:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("XDG_")},
            "PYTHONPATH": str(ROOT),
            "HOME": str(self.folder),
            "TMPDIR": str(self.folder),
            "SSL_CERT_FILE": str(self.letter.parent / "authority.pem"),
            "FAXWELL_API_KEY": key,
        }
        return subprocess.Popen(
            [sys.executable, "-m", "app", "--data-dir", str(self.data), *where, *arguments],
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            umask=0,
            preexec_fn=_allow_core,
        )

    def run(self, where: list[str], *arguments: str, key: str = KEY) -> None:
        """To its end, looking at it and its children all the while."""
        process = self.start(where, *arguments, key=key)
        while process.poll() is None:
            self._look_at(process.pid)
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.05)
        self._end(process)

    def crash(self, where: list[str], *arguments: str) -> None:
        """When it has said its first word."""
        process = self.start(where, *arguments)
        assert process.stdout is not None
        self.said += process.stdout.readline()
        self._look_at(process.pid)
        process.send_signal(signal.SIGSEGV)
        _, status = os.waitpid(process.pid, 0)
        self.dumped_core = os.WCOREDUMP(status)
        process.returncode = os.waitstatus_to_exitcode(status)
        self._end(process)

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        out, _ = process.communicate(timeout=50)
        self.said += out
        self.codes.append(process.returncode)

    def _look_at(self, pid: int) -> None:
        for found in _family(pid):
            place = Path("/proc", str(found))
            with suppress(OSError):  # it has ended meanwhile
                command = (place / "cmdline").read_bytes()
                if b"\0-m\0app" in command:
                    self.processes[found] = (command, _environment(place))


def _allow_core() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))


def _environment(process: Path) -> bytes:
    try:
        return (process / "environ").read_bytes()
    except PermissionError:  # not even for its own user, unless that is root
        return b""


def _family(pid: int) -> Iterator[int]:
    """A process and all that it started."""
    parents = {}
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended meanwhile
            parents[int(place.name)] = int((place / "stat").read_text().rpartition(")")[2].split()[1])
    for found in parents:
        ancestor = found
        while ancestor not in (pid, 0):
            ancestor = parents.get(ancestor, 0)
        if ancestor == pid:
            yield found


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    place = tmp_path_factory.mktemp("leaks")
    letter = place / f"{NAME}.pdf"
    letter.write_bytes(pdf())
    story = Story(place / "home", letter)
    story.folder.mkdir(mode=0o700)
    with FaultyTelnyx(place) as server:

        def at(row: str, listener: str = "good") -> list[str]:
            index = next(index for index, known in enumerate(ROWS) if known.name == row)
            return ["--api-url", server.url(listener, server.account(index))]

        send = ["send", "--to", NUMBER, "--from", "3125550100", "--connection-id", "1", str(letter)]
        arrives = at("idle connections are closed")
        story.run(arrives, *send)
        story.run(at("failed, then delivered"), *send, "--wait")
        story.run(at("account 401"), *send)
        story.run(at("back and forth"), *send, key=BAD_KEY)
        story.run(["--practice"], *send[:3], str(letter), "--json")
        story.crash(at("back and forth", "self-signed"), *send)
        story.run(arrives, "run")
        story.run(arrives, "list")
        story.run(arrives, "show", "1", "--json")
    return story


def files(story: Story) -> list[Path]:
    return [path for path in story.folder.rglob("*") if path.is_file()]


def holding(paths: list[Path], *words: str) -> list[str]:
    contents = ((path, path.read_bytes().lower()) for path in paths)
    return [f"{word!r} in {path}" for path, content in contents for word in words if word.lower().encode() in content]


def test_the_story_was_told(story: Story) -> None:
    assert story.codes == [0, 3, 7, 6, 0, -signal.SIGSEGV, 0, 0, 0], story.said.decode()
    kinds = b" ".join(command for command, _ in story.processes.values())
    for kind in (b"app.documents.child", b"app.practice.server", b"send"):
        assert kind in kinds
    databases = [path for path in files(story) if path.name.startswith("faxes.db")]
    assert len(holding(databases, NUMBER)) >= 4
    assert len(holding(databases, NAME)) >= 4


def test_the_key_is_in_no_file_and_in_no_word(story: Story) -> None:
    assert holding(files(story), KEY) == []
    assert KEY.encode() not in story.said


def test_numbers_and_file_names_are_in_the_database_only(story: Story) -> None:
    server = story.data / "practice-server"  # Telnyx's side, which must know the number
    others = [path for path in files(story) if not path.name.startswith("faxes.db") and path.parent.name != "spool"]
    assert holding(others, NAME) == []
    assert holding([path for path in others if server not in path.parents], NUMBER) == []


def test_the_key_is_in_no_command_and_no_environment_of_ours(story: Story) -> None:
    for command, environment in story.processes.values():
        assert KEY.encode() not in command
        assert KEY.encode() not in environment, command


def test_a_crash_leaves_no_picture_of_memory(story: Story) -> None:
    assert not story.dumped_core
    assert [path for path in files(story) if path.name.startswith("core")] == []


def test_nobody_else_may_read_what_is_kept(story: Story) -> None:
    for path in [story.data, *story.data.rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode & 0o077 == 0, f"{path} has mode {mode:o}"
