"""Our own copies: of exactly what was confirmed, safe on the disk, readable by nobody else."""

import errno
import hashlib
import os
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import ChangedSinceSeen, DiskFull, DiskTrouble, Gone
from app.core.fax import SpooledDocument
from app.storage import spool as module
from app.storage.spool import Spool

CONTENT = b"%PDF-1.7\n" + bytes(range(256)) * 9000  # more than two blocks
SHA = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    source = tmp_path / "letter.pdf"
    source.write_bytes(CONTENT)
    return source


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    return Spool(tmp_path / "data" / "spool")


def document(name: str) -> SpooledDocument:
    return SpooledDocument("letter.pdf", name, SHA, len(CONTENT), 1)


def test_a_copy(spool: Spool, source: Path) -> None:
    name = spool.keep(source, SHA, len(CONTENT))
    assert spool.path(name).read_bytes() == CONTENT
    assert "letter" not in name
    assert set(spool.kept()) == {name}
    assert spool.is_intact(document(name))
    assert spool.keep(source, SHA, len(CONTENT)) != name


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_nobody_else_may_read_it(spool: Spool, source: Path) -> None:
    path = spool.path(spool.keep(source, SHA, len(CONTENT)))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("content", [CONTENT[:-1], CONTENT + b"\n", CONTENT[:-1] + b"x", b""])
def test_what_changed_since_it_was_seen_is_not_kept(spool: Spool, source: Path, content: bytes) -> None:
    source.write_bytes(content)
    with pytest.raises(ChangedSinceSeen):
        spool.keep(source, SHA, len(CONTENT))
    assert spool.kept() == {}


def test_what_is_not_there(spool: Spool, tmp_path: Path) -> None:
    for gone in (tmp_path / "nowhere.pdf", tmp_path, tmp_path / "a\0b.pdf"):
        with pytest.raises(Gone):
            spool.keep(gone, SHA, len(CONTENT))
    assert spool.kept() == {}


@pytest.mark.skipif(sys.platform == "win32", reason="no such files on Windows")
def test_what_is_no_file(spool: Spool, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "loop.pdf").symlink_to(tmp_path / "loop.pdf")
    (tmp_path / "device.pdf").symlink_to("/dev/zero")
    for odd in ("pipe.pdf", "loop.pdf", "device.pdf"):
        with pytest.raises(Gone):
            spool.keep(tmp_path / odd, SHA, len(CONTENT))


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_link_is_followed(spool: Spool, source: Path, tmp_path: Path) -> None:
    (tmp_path / "link.pdf").symlink_to(source)
    assert spool.is_intact(document(spool.keep(tmp_path / "link.pdf", SHA, len(CONTENT))))


@pytest.mark.parametrize(
    ("number", "expected"), [(errno.ENOSPC, DiskFull), (errno.EIO, DiskTrouble), (errno.EROFS, DiskTrouble)]
)
@pytest.mark.parametrize("call", ["write", "sync", "sync_folder", "create_private"])
def test_a_copy_that_is_not_safe_is_none(
    spool: Spool, source: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, expected: type[Exception]
) -> None:
    def fail(*_: Any) -> None:
        raise OSError(number, "as the disk says")

    monkeypatch.setattr(os if call == "write" else module, call, fail)
    with pytest.raises(expected):
        spool.keep(source, SHA, len(CONTENT))
    monkeypatch.undo()
    assert spool.kept() == {}


def test_a_write_that_takes_a_part_only(spool: Spool, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, block: write(descriptor, block[:100_000]))
    name = spool.keep(source, SHA, len(CONTENT))
    monkeypatch.undo()
    assert spool.is_intact(document(name))


def test_a_copy_that_is_damaged_is_noticed(spool: Spool, source: Path) -> None:
    name = spool.keep(source, SHA, len(CONTENT))
    content = bytearray(CONTENT)
    content[1000] ^= 1
    spool.path(name).write_bytes(content)
    assert not spool.is_intact(document(name))
    spool.path(name).write_bytes(CONTENT[:-1])
    assert not spool.is_intact(document(name))
    spool.forget(name)
    assert not spool.is_intact(document(name))
    spool.forget(name)


def test_a_copy_that_cannot_be_read_is_not_called_damaged(spool: Spool, source: Path) -> None:
    name = spool.keep(source, SHA, len(CONTENT))
    spool.forget(name)
    spool.path(name).mkdir()
    with pytest.raises(DiskTrouble):
        spool.is_intact(document(name))


@pytest.mark.parametrize("name", ["../letter.pdf", "/etc/passwd", "", "letter.pdf", "0" * 32 + ".pdf/../x"])
def test_only_names_that_we_gave_are_names(spool: Spool, name: str) -> None:
    with pytest.raises(Gone):
        spool.path(name)
    assert not spool.is_intact(document(name))


def test_other_files_in_the_folder_are_not_ours(spool: Spool, source: Path) -> None:
    name = spool.keep(source, SHA, len(CONTENT))
    (spool.path(name).parent / "notes.txt").write_bytes(b"")
    assert set(spool.kept()) == {name}
    assert Spool(Path("nowhere")).kept() == {}
