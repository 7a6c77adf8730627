"""Documents against raw PDFium, pypdf, pdftoppm and QPdfDocument, in one run: python tests/bench/documents.py

Raw PDFium is called in this very process through the same bindings, without the form environment. "From memory" reads
the whole file first, as the document child does; "hashed" takes its SHA-256 too: what is drawn, hashed and sent is one
thing. A ratio is ours to that of the line it stands in; targets are in the last column.
"""

import ctypes
import hashlib
import importlib.util
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pypdf
import pypdfium2_raw as c  # type: ignore[import-untyped]  # generated bindings, without types
from PIL import Image

sys.path.insert(0, str(Path(__file__).parents[2]))

from app.core.document import DocumentFacts
from app.core.packet import Packet, PageChoice, Raster, Tone
from app.documents import fax_raster, pdfium
from app.documents.process import DocumentChild, default_command
from app.documents.reader import DocumentReader
from tests import factories
from tests.documents import made_pages

HAS_QT_PDF = importlib.util.find_spec("PySide6.QtPdf") is not None  # not part of PySide6-Essentials
ROUNDS = 15
WIDTH, HEIGHT = 1000, 1294


Clock = Callable[[], float]


def milliseconds(act: Callable[[], object], clock: Clock = time.perf_counter) -> float:
    begin = clock()
    act()
    return (clock() - begin) * 1000


def medians(*acts: Callable[[], object], clock: Clock = time.perf_counter) -> list[float]:
    """Of interleaved rounds, so that a slow moment of the machine hits all alike."""
    rounds = [[milliseconds(act, clock) for act in acts] for _ in range(ROUNDS)]
    return [statistics.median(column) for column in zip(*rounds, strict=True)]


def raw(path: Path, draw: bool, in_memory: bool = True, hashed: bool = False) -> None:
    if in_memory:
        data = path.read_bytes()
        document = c.FPDF_LoadMemDocument64(data, len(data), None)
        if hashed:
            hashlib.sha256(data).hexdigest()
    else:
        document = c.FPDF_LoadDocument(str(path).encode(), None)
    size = c.FS_SIZEF()
    for index in range(c.FPDF_GetPageCount(document)):
        c.FPDF_GetPageSizeByIndexF(document, index, size)
    if draw:
        page = c.FPDF_LoadPage(document, 0)
        pixels = (ctypes.c_char * (WIDTH * HEIGHT * 4))()
        bitmap = c.FPDFBitmap_CreateEx(WIDTH, HEIGHT, c.FPDFBitmap_BGRA, pixels, WIDTH * 4)
        c.FPDFBitmap_FillRect(bitmap, 0, 0, WIDTH, HEIGHT, 0xFFFFFFFF)
        c.FPDF_RenderPageBitmap(bitmap, page, 0, 0, WIDTH, HEIGHT, 0, c.FPDF_ANNOT)
        c.FPDFBitmap_Destroy(bitmap)
        c.FPDF_ClosePage(page)
    c.FPDF_CloseDocument(document)


def ours(reader: DocumentReader, path: Path, draw: bool) -> None:
    facts: DocumentFacts = reader.open(path)
    if draw:
        reader.picture(facts.id, 1, WIDTH, HEIGHT)
    reader.close(facts.id)


def line(what: str, value: str, ratio: str = "", target: str = "") -> None:
    print(f"{what:<52}{value:>12}{ratio:>9}  {target}")  # noqa: T201 - a table is what this script is for


def compare(reader: DocumentReader, path: Path, what: str) -> None:
    for draw, target in ((False, "<= 2 x, < 50 ms"), (True, "<= 1.25 x")):
        name = "first page" if draw else "count and sizes"
        peers: dict[str, Callable[[], object]] = {
            "raw PDFium from memory, hashed": partial(raw, path, draw, hashed=True),
            "raw PDFium from memory": partial(raw, path, draw),
            "raw PDFium from the file": partial(raw, path, draw, in_memory=False),
            **others(path, draw),
        }
        mine, *theirs = medians(partial(ours, reader, path, draw), *peers.values())
        line(f"{what}: {name}", f"{mine:.1f} ms", "", target)
        for peer, time_ in zip(peers, theirs, strict=True):
            line(f"  {peer}", f"{time_:.1f} ms", f"{mine / time_:.2f} x")
    if not HAS_QT_PDF:
        line("  QPdfDocument", "not installed")


def others(path: Path, draw: bool) -> dict[str, Callable[[], object]]:
    """Other readers, each as it comes."""
    peers: dict[str, Callable[[], object]] = {}
    if not draw:
        peers["pypdf"] = lambda: [page.mediabox for page in pypdf.PdfReader(path).pages]
    elif shutil.which("pdftoppm"):
        command = ["pdftoppm", "-f", "1", "-l", "1", "-scale-to-x", str(WIDTH), "-scale-to-y", str(HEIGHT), str(path)]
        peers["pdftoppm, a process each time"] = lambda: subprocess.run(command, check=True, capture_output=True)
    if HAS_QT_PDF:
        from PySide6.QtCore import QSize
        from PySide6.QtPdf import QPdfDocument

        def qt() -> None:
            document = QPdfDocument()
            document.load(str(path))
            for page in range(document.pageCount()):
                document.pagePointSize(page)
            if draw:
                document.render(0, QSize(WIDTH, HEIGHT))

        peers["QPdfDocument"] = qt
    return peers


def as_received(reader: DocumentReader, path: Path) -> None:
    by_the_child(reader, path, dots_of_a_page(path))


def dots_of_a_page(path: Path) -> float:
    """A full page of text at fine: PDFium's own grey picture of 1728 dots across, whose milliseconds are answered, and
    what comes after it."""
    document = pdfium.Document(bytearray(path.read_bytes()))

    def grey_page() -> Image.Image:
        grey = fax_raster.grey_page(document, 0, 0, Raster())
        assert grey is not None
        return grey

    grey = grey_page()
    dots = fax_raster.black_and_white(grey, Tone.TEXT)
    render, threshold, pack = medians(
        grey_page,
        lambda: fax_raster.black_and_white(grey, Tone.TEXT),
        lambda: fax_raster.g4(dots),
        clock=time.process_time,
    )
    whole = render + threshold + pack
    line("a page of text at fine, CPU: render, dots, G4", f"{whole:.1f} ms", f"{whole / render:.2f} x", "<= 1.5 x")
    line("  PDFium's render alone", f"{render:.1f} ms")
    line(
        "  render and threshold: all that a picture needs",
        f"{render + threshold:.1f} ms",
        f"{1 + threshold / render:.2f} x",
    )
    line("  G4", f"{pack:.1f} ms", f"{pack / render:.2f} x")
    return render


def by_the_child(reader: DocumentReader, path: Path, render: float) -> None:
    """Its CPU: "anew" is a document just opened, "again" one whose page was drawn or packed before."""
    facts = reader.open(path)

    assert reader.child is not None
    busy = Path(f"/proc/{reader.child.pid}/schedstat")

    def child_seconds() -> float:
        return int(busy.read_text().split()[0]) / 1e9

    def received(document: int) -> object:
        return reader.received(document, 1, 0, Tone.AUTO, Raster(), WIDTH, HEIGHT)

    def look(document: int) -> object:
        return reader.look(document, 1, 0, Raster())

    def assemble(document: int) -> object:
        return reader.assemble(Packet((PageChoice(document, 1),), as_pictures=True))

    def anew(act: Callable[[int], object]) -> None:
        opened = reader.open(path)
        act(opened.id)
        reader.close(opened.id)

    for what, act in (
        ("as received, on the screen", received),
        ("all that the checks look at", look),
        ("as one fax picture in a PDF", assemble),
    ):
        (first,) = medians(partial(anew, act), clock=child_seconds)
        act(facts.id)  # of all pages the child keeps the last one drawn
        (again,) = medians(partial(act, facts.id), clock=child_seconds)
        line(f"  by the child: {what}, anew", f"{first:.1f} ms", f"{first / render:.2f} x")
        line(f"  by the child: {what}, again", f"{again:.1f} ms", f"{again / render:.2f} x")
    reader.close(facts.id)


def resident(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1000


def children_seconds() -> float:
    """CPU of all children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def the_child(path: Path) -> None:
    nothing = {"do": "read", "document": 1, "path": "/nonexistent", "forget": []}

    def start() -> DocumentChild:
        child = DocumentChild(default_command())
        child.ask(nothing, 20)
        return child

    times, memory, ends = [], [], []
    used = children_seconds()
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        child = start()
        times.append((time.perf_counter() - begin) * 1000)
        memory.append(resident(child.pid))
        ends.append(milliseconds(child.kill))
    line("a child: ready and the first answer", f"{statistics.median(times):.0f} ms", "", "< 100 ms")
    line("  CPU of its whole life", f"{(children_seconds() - used) / ROUNDS * 1000:.0f} ms")
    line("a child: memory, idle", f"{statistics.median(memory):.0f} MB", "", "< 25 MB")
    line("a child: killed", f"{statistics.median(ends):.1f} ms", "", "< 100 ms")

    reader = DocumentReader()
    facts = reader.open(path)

    def kill() -> None:
        assert reader.child is not None
        reader.child.kill()

    def kill_and_replace() -> None:
        kill()
        reader.warm()
        assert reader.child is not None
        reader.child.ask(nothing, 20)

    def kill_and_draw() -> None:
        kill()
        reader.picture(facts.id, 1, WIDTH, HEIGHT)

    replaced, drawn = medians(kill_and_replace, kill_and_draw)
    line("  killed, replaced, and answering", f"{replaced:.0f} ms", "", "< 100 ms")
    line("  killed, replaced, read again, first page", f"{drawn:.0f} ms", "", "< 100 ms and the reading")
    line("350 pages drawn and counted twice", f"{milliseconds(lambda: reader.examine(facts.id)):.0f} ms")
    reader.shutdown()


def main() -> None:
    pdfium.start()
    with tempfile.TemporaryDirectory() as folder:
        large, small, full = (Path(folder) / f"{name}.pdf" for name in ("large", "small", "full"))
        large.write_bytes(factories.scanned(350, 56_000))
        small.write_bytes(factories.pdf(3, "A line of text " * 4))
        reader = DocumentReader()
        reader.warm()
        ours(reader, small, True)
        compare(reader, large, f"350 pages, {large.stat().st_size / 1e6:.1f} MB")
        compare(reader, small, "3 pages of text")
        full.write_bytes(made_pages.pages(made_pages.text(10, lines=48)))
        as_received(reader, full)
        reader.shutdown()
        the_child(large)


if __name__ == "__main__":
    main()
