"""What happens while a packet is made into one file: a child that dies, files that change, other work."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.errors import ChangedSinceSeen, Gone, TooComplex
from app.core.packet import Lines, Packet, PageChoice, Raster
from app.documents.reader import DocumentReader
from tests import factories
from tests.documents.assembling import Save, assembled


@pytest.fixture
def own_reader() -> Iterator[DocumentReader]:
    reader = DocumentReader()
    yield reader
    reader.shutdown()


def end_child(reader: DocumentReader) -> None:
    assert reader.child is not None
    os.kill(reader.child.pid, signal.SIGKILL)
    reader.child.kill()


@pytest.mark.parametrize("as_pictures", [True, False])
def test_a_child_that_dies_meanwhile(own_reader: DocumentReader, save: Save, as_pictures: bool) -> None:
    """It is begun again, and whole in the end."""
    facts = own_reader.open(save(factories.pdf(4)))
    packet = Packet(tuple(PageChoice(facts.id, page) for page in (1, 2, 3, 4)), as_pictures=as_pictures)
    expected = assembled(own_reader, packet)
    ended: list[int] = []

    def progress(done: int, total: int) -> None:
        if len(ended) < 2 and done >= len(ended) + 2:
            ended.append(done)
            end_child(own_reader)

    assert assembled(own_reader, packet, progress) == expected
    assert len(ended) == 2


def test_a_child_that_dies_again_and_again(own_reader: DocumentReader, save: Save) -> None:
    facts = own_reader.open(save(factories.pdf(2)))
    with pytest.raises(TooComplex):
        assembled(
            own_reader,
            Packet((PageChoice(facts.id, 1), PageChoice(facts.id, 2)), as_pictures=True),
            lambda done, total: end_child(own_reader),
        )


def test_a_file_that_changes_meanwhile(own_reader: DocumentReader, save: Save) -> None:
    path = save(factories.pdf(2))
    facts = own_reader.open(path)

    def progress(done: int, total: int) -> None:
        path.write_bytes(factories.pdf(2, "Other words"))
        end_child(own_reader)

    with pytest.raises(ChangedSinceSeen):
        assembled(own_reader, Packet((PageChoice(facts.id, 1), PageChoice(facts.id, 2)), as_pictures=True), progress)


def test_closing_a_document_ends_it(own_reader: DocumentReader, save: Save) -> None:
    facts = own_reader.open(save(factories.pdf(3)))
    pages = tuple(PageChoice(facts.id, page) for page in (1, 2, 3))
    with pytest.raises(Gone):
        assembled(own_reader, Packet(pages, as_pictures=True), lambda done, total: own_reader.close(facts.id))


def test_pictures_for_the_screen_get_in_between(own_reader: DocumentReader, save: Save) -> None:
    facts = own_reader.open(save(factories.pdf(60)))
    pages = tuple(PageChoice(facts.id, page) for page in range(1, 61))
    begun, looked = threading.Event(), threading.Event()
    ends: list[str] = []

    def progress(done: int, total: int) -> None:
        begun.set()
        if done == total:
            ends.append("assembled")

    def look() -> None:
        begun.wait(30)
        own_reader.picture(facts.id, 1, 100, 100)
        ends.append("seen")
        looked.set()

    thread = threading.Thread(target=look)
    thread.start()
    assembled(own_reader, Packet(pages, Raster(Lines.STANDARD), as_pictures=True), progress)
    thread.join(30)
    assert ends == ["seen", "assembled"]


def test_two_at_once_do_not_mix(reader: DocumentReader, save: Save) -> None:
    facts = [reader.open(save(factories.pdf(5, f"{name} {{page}}"), f"{name}.pdf")) for name in ("one", "two")]
    packets = [Packet(tuple(PageChoice(each.id, page) for page in range(1, 6)), as_pictures=True) for each in facts]
    expected = [assembled(reader, packet) for packet in packets]
    assert expected[0] != expected[1]
    made: dict[int, bytes] = {}
    threads = [
        threading.Thread(target=lambda index=index: made.__setitem__(index, assembled(reader, packets[index])))
        for index in (0, 1)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert [made[0], made[1]] == expected


def test_nothing_stays_in_the_child(own_reader: DocumentReader, save: Save) -> None:
    facts = own_reader.open(save(factories.scanned(4, 4_000_000)))
    packet = Packet(tuple(PageChoice(facts.id, page) for page in range(1, 5)))
    sizes = []
    for _ in range(3):
        assert len(assembled(own_reader, packet)) > 4_000_000
        assert own_reader.child is not None
        status = Path(f"/proc/{own_reader.child.pid}/status").read_text()
        sizes.append(int(status.partition("VmRSS:")[2].split()[0]))
    assert sizes[2] < sizes[0] + 20_000
