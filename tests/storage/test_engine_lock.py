"""One owner for each data folder."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from app.core.errors import DiskTrouble
from app.storage.engine_lock import EngineLock

ROOT = Path(__file__).resolve().parents[2]
HOLDER = """
import sys
from pathlib import Path
from app.storage.engine_lock import EngineLock
lock = EngineLock(Path(sys.argv[1]))
print(lock.take(), flush=True)
sys.stdin.read()
"""


def test_two_in_one_process(tmp_path: Path) -> None:
    one, other = EngineLock(tmp_path / "engine.lock"), EngineLock(tmp_path / "engine.lock")
    assert one.take()
    assert one.take(), "it is ours already"
    assert not other.take()
    one.release()
    assert other.take()
    other.release()
    other.release()


def test_the_lock_dies_with_its_process(tmp_path: Path) -> None:
    path = tmp_path / "data" / "engine.lock"
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == "True\n"
    lock = EngineLock(path)
    assert not lock.take()
    process.kill()
    process.wait(20)
    process.stdin.close()
    process.stdout.close()
    assert lock.take()
    lock.release()


def test_a_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DiskTrouble):
        EngineLock(tmp_path / "file" / "engine.lock").take()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows locks on every file system")
def test_a_file_system_that_cannot_lock_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else faxes would wait for ever for an owner that cannot be, without a word."""
    import fcntl

    def no_locks(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    with pytest.raises(DiskTrouble):
        EngineLock(tmp_path / "engine.lock").take()
