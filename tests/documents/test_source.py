import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.document import Content
from app.documents import source
from tests import factories


def test_a_pdf_is_taken_into_memory_and_hashed(save: Callable[..., Path]) -> None:
    content = factories.pdf_of_size(3_000_001)
    got = source.read(str(save(content)))
    assert got.data is not None
    assert bytes(got.data) == content
    assert got.sha256 == hashlib.sha256(content).hexdigest()
    assert (got.size, got.content) == (3_000_001, Content.PDF)


def test_what_is_no_pdf_is_only_looked_at(save: Callable[..., Path]) -> None:
    got = source.read(str(save(factories.WEB_PAGE)))
    assert (got.content, got.size, got.data, got.sha256) == (
        Content.WEB_PAGE,
        len(factories.WEB_PAGE),
        None,
        "",
    )


def test_far_too_much_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(1 << 40)
    got = source.read(str(path))
    assert (got.content, got.size, got.data) == (Content.PDF, 1 << 40, None)


def test_special_files_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    assert source.read(str(tmp_path / "pipe.pdf")).content is Content.SPECIAL
    assert source.read("/dev/zero").content is Content.SPECIAL
    assert source.read(str(tmp_path)).content is Content.FOLDER
    assert source.read("/proc/self/status").data is None


def test_links(tmp_path: Path, save: Callable[..., Path]) -> None:
    good = tmp_path / "link.pdf"
    good.symlink_to(save(factories.pdf()))
    assert source.read(str(good)).content is Content.PDF
    loop = tmp_path / "loop.pdf"
    loop.symlink_to(loop)
    with pytest.raises(OSError, match="symbolic links"):
        source.read(str(loop))
    pipe = tmp_path / "to_device.pdf"
    pipe.symlink_to("/dev/zero")
    assert source.read(str(pipe)).content is Content.SPECIAL
