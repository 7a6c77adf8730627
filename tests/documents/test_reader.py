"""The reader with real documents and its real child."""

import hashlib
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.document import (
    Content,
    DocumentClass,
    Opening,
    PageSize,
    Picture,
    Severity,
)
from app.core.errors import Damaged, Gone
from app.documents.reader import DocumentReader
from tests import factories

Save = Callable[..., Path]


def darkness(picture: Picture, left: float = 0, top: float = 0, right: float = 1, bottom: float = 1) -> int:
    """How many pixels in this part of a picture (fractions of its sides) are darker than half grey."""
    columns = slice(int(left * picture.width), int(right * picture.width))
    rows = range(int(top * picture.height), int(bottom * picture.height))
    greens = (bytes(picture.data[y * picture.stride : (y + 1) * picture.stride])[1::4] for y in rows)
    return sum(green < 128 for row in greens for green in row[columns])


def test_first_answer(reader: DocumentReader, save: Save) -> None:
    content = factories.pdf(3, size=(595, 842))
    path = save(content)
    facts = reader.open(path)
    assert (facts.path, facts.size, facts.page_count) == (path, len(content), 3)
    assert facts.pages == (PageSize(595, 842),) * 3
    assert facts.sha256 == hashlib.sha256(content).hexdigest()
    assert (facts.content, facts.opening, facts.encrypted) == (Content.PDF, Opening.OPENED, False)
    reader.close(facts.id)


def test_a_turned_page_has_the_size_it_is_shown_in(reader: DocumentReader, save: Save) -> None:
    facts = reader.open(save(factories.pdf(page_entries=b"/Rotate 90")))
    assert facts.pages == (PageSize(792, 612),)
    picture = reader.picture(facts.id, 1, 400, 400)
    assert (picture.width, picture.height) == (400, 309)


@pytest.mark.parametrize(("width", "height"), [(200, 260), (1700, 2200)])
def test_a_picture_of_a_page(reader: DocumentReader, save: Save, width: int, height: int) -> None:
    facts = reader.open(save(factories.pdf(2, text="Heading {page}")))
    picture = reader.picture(facts.id, 2, width, height)
    assert picture.width <= width
    assert picture.height <= height
    assert picture.width == width or picture.height == height
    assert picture.stride == picture.width * 4
    assert len(picture.data) == picture.stride * picture.height
    assert picture.data.readonly
    assert set(bytes(picture.data[3::4])) == {255}
    assert darkness(picture, top=0.05, bottom=0.2) > 50  # the heading is at the top
    assert darkness(picture, top=0.3) == 0


def test_pictures_do_not_share_memory(reader: DocumentReader, save: Save) -> None:
    facts = reader.open(save(factories.pdf(2, text="{page}" * 20)))
    for side in (150, 1500):
        first = reader.picture(facts.id, 1, side, side)
        before = bytes(first.data)
        assert bytes(reader.picture(facts.id, 2, side, side).data) != before
        assert bytes(first.data) == before


def test_pictures_cost_no_descriptors(reader: DocumentReader, save: Save) -> None:
    facts = reader.open(save(factories.pdf()))
    reader.picture(facts.id, 1, 100, 100)
    before = len(os.listdir("/proc/self/fd"))
    thumbnails = [reader.picture(facts.id, 1, 120, 160) for _ in range(20)]
    for _ in range(5):
        reader.picture(facts.id, 1, 1500, 1500)
    assert len(os.listdir("/proc/self/fd")) == before
    assert len(thumbnails) == 20


@pytest.mark.parametrize(
    ("size", "expected"),
    [((1e9, 1e9), (4000, 4000)), ((10, 20_000), (2, 4000)), ((20_000, 1), (4000, 1)), ((0, 0), (3091, 4000))],
)
def test_pictures_never_grow_with_the_page(
    reader: DocumentReader, save: Save, size: tuple[float, float], expected: tuple[int, int]
) -> None:
    facts = reader.open(save(factories.pdf(size=size)))
    picture = reader.picture(facts.id, 1, 1_000_000, 1_000_000)
    assert (picture.width, picture.height) == expected


@pytest.mark.parametrize("appearance", [True, False])
def test_filled_forms_are_drawn_filled(reader: DocumentReader, save: Save, appearance: bool) -> None:
    facts = reader.open(save(factories.filled_form("HHHHHHHH", appearance=appearance)))
    picture = reader.picture(facts.id, 1, 612, 792)
    field = (72 / 612, 1 - 440 / 792, 372 / 612, 1 - 400 / 792)
    assert darkness(picture, *field) > 200
    assert reader.examine(facts.id).document_class is DocumentClass.A


def test_second_answer_of_a_good_document(reader: DocumentReader, save: Save) -> None:
    facts = reader.open(save(factories.pdf(5)))
    progress: list[tuple[int, int]] = []
    verdict = reader.examine(facts.id, lambda done, total: progress.append((done, total)))
    assert verdict.document_class is DocumentClass.A
    assert progress == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]


def test_a_missing_page(reader: DocumentReader, save: Save) -> None:
    facts = reader.open(save(factories.page_missing()))
    assert (facts.page_count, facts.unreadable) == (2, (2,))
    verdict = reader.examine(facts.id)
    assert (verdict.document_class, verdict.unreadable) == (DocumentClass.C, (2,))
    with pytest.raises(Damaged):
        reader.picture(facts.id, 2, 100, 100)
    for page in (0, 4):
        with pytest.raises(IndexError):
            reader.picture(facts.id, page, 100, 100)
    assert darkness(reader.picture(facts.id, 3, 300, 300)) > 0


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"])
def test_locked(reader: DocumentReader, save: Save, algorithm: str) -> None:
    locked = reader.check(save(factories.encrypted(algorithm)))
    assert (locked.document_class, locked.findings[-1].code) == (DocumentClass.D, "password")
    restricted = reader.check(save(factories.encrypted(algorithm, user="", pages=2)))
    assert (restricted.document_class, restricted.pages) == (DocumentClass.D, 2)
    assert restricted.findings[-1].code == "encrypted"
    assert not locked.sendable
    assert restricted.sendable
    assert restricted.only_as_pictures


@pytest.mark.parametrize("algorithm", ["AES-256-R5", "AES-256"])
def test_locked_with_an_empty_owner_password(reader: DocumentReader, save: Save, algorithm: str) -> None:
    result = reader.check(save(factories.encrypted(algorithm, owner="")))
    assert (result.document_class, result.sendable) == (DocumentClass.D, False)


@pytest.mark.parametrize(
    ("content", "document_class", "code", "pages", "allowed"),
    [
        (factories.pdf(3), "A", "size", 3, True),
        (factories.with_script(), "A", "extras", 1, True),
        (factories.with_attachment(), "A", "extras", 1, True),
        (factories.pdf_of_size(20_000_000), "A", "size", 1, True),
        (factories.pdf_of_size(20_000_001), "A", "too_large", 1, False),
        (factories.pdf(351, count=1), "B", "damaged", 1, True),
        (factories.page_missing(), "C", "page_unreadable", 2, False),
        (factories.page_of_the_wrong_kind(), "C", "page_unreadable", 2, False),
        (factories.looped_page_tree(), "C", "page_unreadable", 0, False),
        (factories.WEB_PAGE, "E", "not_a_pdf", 0, False),
        (b"", "E", "empty", 0, False),
        (b"%PDF-1.7\n", "E", "not_a_pdf", 0, False),
        (factories.truncated(), "E", "not_a_pdf", 0, False),
        (factories.pdf(1, count=1_000_000), "F", "too_complex", 0, False),
    ],
    ids=[
        *("good", "script", "attachment", "just small enough", "a byte too large", "count lies", "page missing"),
        *("wrong kind", "page loop", "web page", "empty", "header only", "cut off", "a million pages"),
    ],
)
def test_checks(
    reader: DocumentReader, save: Save, content: bytes, document_class: str, code: str, pages: int, allowed: bool
) -> None:
    result = reader.check(save(content))
    assert result.document_class.value == document_class
    assert result.findings[-1].code == code
    assert (result.pages, result.size, result.sendable) == (pages, len(content), allowed)
    if allowed:
        assert result.sha256 == hashlib.sha256(content).hexdigest()


def test_351_pages_are_counted_and_refused(reader: DocumentReader, save: Save) -> None:
    result = reader.check(save(factories.pdf(351)))
    assert (result.document_class, result.pages, result.sendable) == (DocumentClass.A, 351, False)
    assert result.findings[0].code == "too_many_pages"


@pytest.mark.parametrize("name", ["missing.pdf", "loop.pdf", "nul\0.pdf"])
def test_what_cannot_be_opened(reader: DocumentReader, tmp_path: Path, name: str) -> None:
    (tmp_path / "loop.pdf").symlink_to("loop.pdf")
    with pytest.raises(Gone):
        reader.open(tmp_path / name)
    result = reader.check(tmp_path / name)
    (finding,) = result.findings
    assert (result.document_class, finding.severity, result.sendable) == (DocumentClass.E, Severity.ERROR, False)


def test_what_is_no_file(reader: DocumentReader, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    texts = [reader.check(path).findings[0].text for path in (tmp_path, tmp_path / "pipe.pdf", Path("/dev/zero"))]
    assert texts[0] == "This is a folder, not a PDF."
    assert texts[1] == texts[2] == "This is a device or a pipe, not a file."


@pytest.mark.parametrize("name", ["line\nbreak.pdf", "\u202efdp.exe", "-rf", "%s<b>.pdf", "🖷.pdf", "a" * 251 + ".pdf"])
def test_odd_names(reader: DocumentReader, save: Save, name: str) -> None:
    assert reader.check(save(factories.pdf(), name)).sendable


@pytest.mark.skipif(sys.platform == "win32", reason="names are bytes on POSIX only")
def test_a_name_that_is_no_text(reader: DocumentReader, save: Save) -> None:
    assert reader.check(save(factories.pdf(), os.fsdecode(b"\xff\xfe.pdf"))).sendable


def test_closed_documents_are_gone(reader: DocumentReader, save: Save) -> None:
    facts = reader.open(save(factories.pdf()))
    reader.close(facts.id)
    reader.close(facts.id)
    with pytest.raises(Gone):
        reader.picture(facts.id, 1, 100, 100)
    with pytest.raises(Gone):
        reader.examine(facts.id)


def test_many_threads_at_once(reader: DocumentReader, save: Save) -> None:
    facts = [reader.open(save(factories.pdf(10), f"{number}.pdf")) for number in range(3)]
    results: list[object] = []

    def work(number: int) -> None:
        results.append(reader.examine(facts[number].id).document_class)

    def look(number: int) -> None:
        results.extend(reader.picture(facts[number].id, page, 100, 100).width for page in range(1, 11))

    threads = [threading.Thread(target=act, args=(number,)) for number in range(3) for act in (work, look)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert results.count(DocumentClass.A) == 3
    assert results.count(77) == 30
