import hashlib
import os
import stat
import time
from pathlib import Path

import pytest

from app.core.errors import Damaged, DiskTrouble, TooComplex
from app.core.packet import Assembled, Packet, PageChoice
from app.documents.reader import DocumentReader
from app.wiring.preparing import Preparing
from tests import factories


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "prepared"


@pytest.fixture
def preparing(reader: DocumentReader, folder: Path) -> Preparing:
    return Preparing(reader, folder)


def packet(reader: DocumentReader, tmp_path: Path, pages: int = 3) -> Packet:
    path = tmp_path / "letter.pdf"
    path.write_bytes(factories.pdf(pages))
    facts = reader.open(path)
    return Packet(
        (*(PageChoice(facts.id, page) for page in range(2, pages + 1)), PageChoice(facts.id, 1, left_out=True))
    )


def test_a_packet_becomes_a_private_file(preparing: Preparing, reader: DocumentReader, tmp_path: Path) -> None:
    steps: list[int] = []
    prepared = preparing.assemble(packet(reader, tmp_path), lambda done, total: steps.append(total))
    content = prepared.path.read_bytes()
    assert (prepared.sha256, prepared.size, prepared.pages) == (hashlib.sha256(content).hexdigest(), len(content), 2)
    assert stat.S_IMODE(prepared.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(prepared.path.parent.stat().st_mode) == 0o700
    assert set(steps) == {2}
    assert not prepared.as_pictures
    preparing.forget(prepared)
    preparing.forget(prepared)
    assert list(prepared.path.parent.iterdir()) == []


def test_covers_and_pasted_pictures(preparing: Preparing, reader: DocumentReader, folder: Path) -> None:
    cover = preparing.cover_file(factories.pdf())
    assert reader.open(cover).page_count == 1
    picture = preparing.keep_picture(b"\x89PNG")
    assert (cover.parent, cover.suffix, picture.suffix, picture.read_bytes()) == (folder, ".pdf", ".png", b"\x89PNG")
    assert stat.S_IMODE(picture.stat().st_mode) == 0o600
    preparing.close()
    assert list(folder.iterdir()) == []


def test_what_a_fax_needs_that_is_still_being_prepared_outlives_the_program(
    preparing: Preparing, reader: DocumentReader, folder: Path
) -> None:
    needed, other = preparing.keep_picture(b"1"), preparing.keep_picture(b"2")
    preparing.close({needed})
    assert list(folder.iterdir()) == [needed]
    os.utime(needed, (0, 0))
    next_start = Preparing(reader, folder)
    next_start.purge({needed, other})
    assert list(folder.iterdir()) == [needed]
    next_start.close()
    assert list(folder.iterdir()) == []


def test_the_start_purges_what_a_crash_left_behind(preparing: Preparing, folder: Path) -> None:
    preparing.purge()  # there is no folder yet
    old, new = preparing.cover_file(b"old"), preparing.cover_file(b"of another window")
    days_ago = time.time() - 2 * 24 * 3600
    os.utime(old, (days_ago, days_ago))
    preparing.purge()
    assert list(folder.iterdir()) == [new]


class Short(DocumentReader):
    def assemble(self, packet: Packet, progress: object = None) -> Assembled:
        return Assembled(factories.pdf(1), as_pictures=False)


class Broken(DocumentReader):
    def assemble(self, packet: Packet, progress: object = None) -> Assembled:
        raise TooComplex


def test_a_page_too_few_is_not_sent(folder: Path, tmp_path: Path) -> None:
    reader = Short()
    with pytest.raises(Damaged):
        Preparing(reader, folder).assemble(packet(reader, tmp_path))
    assert list(folder.iterdir()) == []
    reader.shutdown()


def test_nothing_is_left_of_what_failed(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Broken()
    preparing = Preparing(reader, folder)
    with pytest.raises(TooComplex):
        preparing.assemble(Packet(()))
    assert not folder.exists()
    (tmp_path / "data").mkdir()
    folder.write_text("a file is in the way")
    with pytest.raises(DiskTrouble):
        preparing.cover_file(b"cover")
