"""Packets made into one file, judged by PDFium, pypdf, poppler and qpdf."""

import hashlib
import io
import shutil
import subprocess
from pathlib import Path

import pypdf
import pytest
from PIL import Image, ImageChops

from app.core.document import DocumentClass
from app.core.errors import Damaged, Gone, PicturesTooLarge, TooLarge
from app.core.packet import DOTS_ACROSS, Lines, Packet, PageChoice, Paper, Raster, Tone
from app.documents import assembling, fax_raster, pdfium
from app.documents.placing import fax_size, filling
from app.documents.reader import DocumentReader
from tests import factories
from tests.documents.assembling import Save, assembled
from tests.documents.pictures import corner, packed, seen, shades


def tool(name: str, *arguments: str | Path) -> str:
    """What poppler and qpdf say; they are not part of the project."""
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")
    return subprocess.run([name, *arguments], check=True, capture_output=True, text=True, timeout=60).stdout


@pytest.fixture(scope="module")
def four(reader: DocumentReader, tmp_path_factory: pytest.TempPathFactory) -> tuple[PageChoice, ...]:
    """Pages of a text, a filled form, a damaged document and a photograph; the text's second page turned, its third
    left out."""
    folder = tmp_path_factory.mktemp("four")
    ids = []
    for name, content in {
        "text.pdf": factories.pdf(3, "The text, page {page}"),
        "form.pdf": factories.filled_form("HHHHHHHH", appearance=False),
        "damaged.pdf": factories.pdf(351, count=1),
        "photo.png": packed(shades((300, 200)), "PNG", dpi=(150, 150)),
    }.items():
        (folder / name).write_bytes(content)
        ids.append(reader.open(folder / name).id)
    text, form, damaged, photo = ids
    return (
        PageChoice(photo, 1),
        PageChoice(text, 2, 90),
        PageChoice(text, 3, left_out=True),
        PageChoice(form, 1),
        PageChoice(damaged, 1),
        PageChoice(text, 1, tone=Tone.CLEARER),
        PageChoice(text, 1),
    )


@pytest.mark.parametrize(
    "raster",
    [Raster(Lines.STANDARD), Raster(Lines.FINE, Paper.A4), Raster(Lines.STANDARD, black_threshold=70)],
    ids=["standard", "fine, A4", "threshold"],
)
def test_fax_pictures_are_the_dots_of_the_preview(
    reader: DocumentReader, four: tuple[PageChoice, ...], raster: Raster
) -> None:
    steps: list[tuple[int, int]] = []
    made = assembled(reader, Packet(four, raster, as_pictures=True), lambda *step: steps.append(step))
    assert steps == [(done, 6) for done in range(1, 7)]
    pdfium.start()
    document = pdfium.Document(bytearray(made))
    choices = [choice for choice in four if not choice.left_out]
    assert document.claimed_pages == len(choices)
    size = fax_size(raster)
    for page, choice in enumerate(choices):
        memory = bytearray(size[0] * size[1])
        assert document.draw(page, memory, filling(*size), grey=True)
        assert set(memory) <= {0, 255}
        received = reader.received(choice.document, choice.page, choice.turn, choice.tone, raster, DOTS_ACROSS, 2000)
        dots = Image.frombytes("L", size, bytes(memory)).convert("1")
        assert bytes(received.data) == fax_raster.shown(dots, received.width, received.height)
        assert 0 in memory
    document.close()


def test_superfine(reader: DocumentReader, four: tuple[PageChoice, ...]) -> None:
    made = assembled(reader, Packet(four[-1:], Raster(Lines.SUPERFINE), as_pictures=True))
    assert b"/Width 1728/Height 4301/" in made


def test_other_readers_see_the_same(reader: DocumentReader, four: tuple[PageChoice, ...], save: Save) -> None:
    made = assembled(reader, Packet(four, Raster(paper=Paper.A4), as_pictures=True))
    path = save(made, "made.pdf")
    pages = pypdf.PdfReader(io.BytesIO(made)).pages
    assert [tuple(map(float, page.mediabox[2:])) for page in pages] == [(595.276, 841.89)] * 6
    assert "No syntax or stream encoding errors found" in tool("qpdf", "--check", path)
    information = tool("pdfinfo", path)
    assert "Pages:           6" in information
    assert "(A4)" in information
    listed = tool("pdfimages", "-list", path).splitlines()[2:]
    assert [line.split()[2:9] for line in listed] == [["image", "1728", "2292", "gray", "1", "1", "ccitt"]] * 6
    tool("pdfimages", "-png", path, path.with_suffix(""))
    pdfium.start()
    document = pdfium.Document(bytearray(made))
    for page in range(6):
        memory = bytearray(1728 * 2292)
        document.draw(page, memory, filling(1728, 2292), grey=True)
        with Image.open(path.with_name(f"made-{page:03}.png")) as poppler:
            assert poppler.convert("L").tobytes() == bytes(memory)
    document.close()


def test_the_same_packet_is_the_same_file(reader: DocumentReader, four: tuple[PageChoice, ...]) -> None:
    for packet in (Packet(four, as_pictures=True), Packet((four[1], four[0]))):
        first, second = (hashlib.sha256(assembled(reader, packet)).hexdigest() for _ in range(2))
        assert first == second


def test_350_pages_of_text_are_small_enough(reader: DocumentReader, save: Save) -> None:
    """A page as full as a book's; of it, 350 would be far below the limit."""
    line = "It was the best of times, it was the worst of times, it was the age of wisdom, it was"
    rows = (b"BT /F1 11 Tf 60 %d Td (%b) Tj ET" % (740 - 14 * row, line[row % 7 :].encode()) for row in range(48))
    body = b"\n".join(rows)
    full = factories.pdf(text="").replace(b"BT /F1 24 Tf 72 692.000000 Td () Tj ET", body)
    facts = reader.open(save(full))
    pages = (PageChoice(facts.id, 1, tone=Tone.TEXT),) * 10
    made = assembled(reader, Packet(pages, Raster(), as_pictures=True))
    assert len(made) * 35 < 20_000_000
    assert len(made) > 10 * 20_000


def test_good_documents_are_joined_as_they_are(reader: DocumentReader, save: Save) -> None:
    text = reader.open(save(factories.pdf(3, "The text, page {page}"), "text.pdf"))
    form = reader.open(save(factories.filled_form("HHHHHHHH", appearance=False), "form.pdf"))
    photo = reader.open(save(packed(corner(), "JPEG"), "photo.jpg"))
    choices = (
        PageChoice(text.id, 3),
        PageChoice(form.id, 1),
        PageChoice(photo.id, 1, 180),
        PageChoice(text.id, 1, 90),
        PageChoice(text.id, 1),
        PageChoice(text.id, 2, left_out=True),
    )
    steps: list[tuple[int, int]] = []
    joined = reader.assemble(Packet(choices), lambda *step: steps.append(step))
    assert not joined.as_pictures
    path = save(joined.content, "made.pdf")
    assert steps[-1] == (5, 5)
    assert steps == sorted(steps)
    made = reader.open(path)
    assert [(round(page.width_pt), round(page.height_pt)) for page in made.pages] == [
        *((612, 792), (612, 792), (594, 792), (792, 612), (612, 792))
    ]
    texts = [page.extract_text() for page in pypdf.PdfReader(path).pages]
    assert [texts[index] for index in (0, 3, 4)] == ["The text, page 3", "The text, page 1", "The text, page 1"]
    for page, choice in enumerate(choices[:5], 1):
        sent = seen(reader.picture(made.id, page, 400, 400))
        shown = seen(reader.picture(choice.document, choice.page, 400, 400, choice.turn))
        assert not any(ImageChops.difference(sent, shown).convert("L").histogram()[64:])
        assert any(sent.convert("L").histogram()[:60])  # none is blank
    assert reader.examine(made.id).document_class is DocumentClass.A
    assert "No syntax or stream encoding errors found" in tool("qpdf", "--check", path)


@pytest.mark.parametrize("why", ["asked", "tone", "damaged", "unreadable page left out"])
def test_as_pictures_where_joining_will_not_do(reader: DocumentReader, save: Save, why: str) -> None:
    content = {"damaged": factories.pdf(351, count=1), "unreadable page left out": factories.page_missing()}
    facts = reader.open(save(content.get(why, factories.pdf(3))))
    choice = PageChoice(facts.id, 1, tone=Tone.TEXT if why == "tone" else Tone.AUTO)
    left_out = (PageChoice(facts.id, 2, left_out=True),) if why == "unreadable page left out" else ()
    made = reader.assemble(Packet((choice, *left_out), as_pictures=why == "asked"))
    assert made.as_pictures
    assert b"/CCITTFaxDecode" in made.content
    assert b"/Font" not in made.content


def test_fields_of_the_same_name_do_not_take_each_others_words(reader: DocumentReader, save: Save) -> None:
    """Joined, both fields of that name would show one of the two: what is seen is sent as pictures instead."""
    ids = [
        reader.open(save(factories.filled_form(value, appearance=False), f"{value}.pdf")).id
        for value in ("HHHH", "III")
    ]
    made = reader.open(save(assembled(reader, Packet(tuple(PageChoice(each, 1) for each in ids))), "made.pdf"))
    for page, document in enumerate(ids, 1):
        sent, shown = (
            seen(reader.picture(each, number, 600, 800)).convert("L").reduce(8)
            for each, number in ((made.id, page), (document, 1))
        )
        assert not any(ImageChops.difference(sent, shown).histogram()[60:])


def test_hidden_things_do_not_travel_with_pictures(reader: DocumentReader, save: Save) -> None:
    for content in (factories.with_script(), factories.with_attachment(), factories.with_link()):
        facts = reader.open(save(content))
        made = assembled(reader, Packet((PageChoice(facts.id, 1),), as_pictures=True))
        assert not any(mark in made for mark in (b"JavaScript", b"EmbeddedFile", b"/URI", b"/Annots"))


def test_what_cannot_be_assembled(reader: DocumentReader, save: Save) -> None:
    facts = reader.open(save(factories.page_missing()))
    with pytest.raises(Damaged):
        assembled(reader, Packet((PageChoice(facts.id, 1), PageChoice(facts.id, 2))))
    with pytest.raises(IndexError):
        assembled(reader, Packet((PageChoice(facts.id, 4),)))
    with pytest.raises(IndexError):
        assembled(reader, Packet((PageChoice(facts.id, 1, left_out=True),)))
    reader.close(facts.id)
    with pytest.raises(Gone):
        assembled(reader, Packet((PageChoice(facts.id, 1),)))


def test_too_large(reader: DocumentReader, save: Save) -> None:
    large = reader.open(save(factories.scanned(2, 11_000_000), "large.pdf"))
    pages = (PageChoice(large.id, 1), PageChoice(large.id, 2))
    with pytest.raises(TooLarge) as refused:
        assembled(reader, Packet(pages))
    assert refused.value.sentence.startswith("This document is 22.0 MB; Telnyx takes 20 MB at most.")
    assert len(assembled(reader, Packet(pages, as_pictures=True))) < 20_000_000


def test_fax_pictures_too_large(reader: DocumentReader, save: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assembling, "_LIMIT", 5_000)
    facts = reader.open(save(factories.pdf()))
    steps: list[int] = []
    packet = Packet((PageChoice(facts.id, 1),) * 40, as_pictures=True)
    with pytest.raises(PicturesTooLarge) as refused:
        assembled(reader, packet, lambda done, total: steps.append(done))
    assert refused.value.sentence == (
        "As fax pictures these pages have more than 20 MB, and Telnyx takes no more. "
        "Show photos as text, choose a lower quality, or send some of the pages as another fax."
    )
    assert 0 < len(steps) < 20  # as soon as it is known
