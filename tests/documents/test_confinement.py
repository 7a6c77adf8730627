import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from app.documents.confinement import confine, limited\n" + code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux refuses sockets by itself")
def test_no_socket_and_no_other_program() -> None:
    done = run(
        """
import os, socket
ours, theirs = socket.socketpair()
confine()
for attempt in (
    socket.socket,
    lambda: socket.create_connection(("127.0.0.1", 9)),
    lambda: os.execv("/bin/true", ["true"]),
):
    try:
        attempt()
        print("allowed")
    except PermissionError:
        print("refused")
ours.sendall(b"still open")
print(theirs.recv(10).decode())
"""
    )
    assert done.stdout.split("\n") == ["refused", "refused", "refused", "still open", ""], done.stderr


def test_no_core_no_written_file_few_open_ones(tmp_path: Path) -> None:
    done = run(
        f"""
import resource
confine()
print(resource.getrlimit(resource.RLIMIT_CORE))
try:
    with open({str(tmp_path / "leak")!r}, "w", buffering=1) as file:
        file.write("patient\\n")
except OSError:
    print("refused")
kept = []
try:
    while len(kept) < 1000:
        kept.append(open("/dev/null"))
except OSError:
    pass
print(len(kept) < 100)
"""
    )
    assert done.stdout.split("\n") == ["(0, 0)", "refused", "True", ""], done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not keep the limit")
def test_memory_is_limited_for_one_request() -> None:
    done = run(
        """
with limited(20, 100 << 20):
    bytearray(50 << 20)
    try:
        bytearray(200 << 20)
        print("allowed")
    except MemoryError:
        print("refused")
kept = bytearray(80 << 20)
with limited(20, 100 << 20):
    bytearray(80 << 20)
print("done")
"""
    )
    assert done.stdout.split() == ["refused", "done"], done.stderr


def test_an_orphan_ends_by_itself() -> None:
    done = run(
        """
import signal
with limited(0.05, 100 << 20):
    signal.pause()
"""
    )
    assert done.returncode == -14
