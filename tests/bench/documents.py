"""Documents against raw PDFium in this very process: python tests/bench/documents.py

Raw PDFium is called through the same bindings, without the form environment. "From memory" reads the whole file
first, as the document child does; "hashed" takes its SHA-256 too: what is drawn, hashed and sent is one thing.
"""

import ctypes
import hashlib
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pypdfium2_raw as c  # type: ignore[import-untyped]  # generated bindings, without types

sys.path.insert(0, str(Path(__file__).parents[2]))

from app.core.document import DocumentFacts
from app.documents.process import DocumentChild, default_command
from app.documents.reader import DocumentReader
from tests import factories

ROUNDS = 15
WIDTH, HEIGHT = 1000, 1294


def milliseconds(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1000


def medians(*acts: Callable[[], object]) -> list[float]:
    """Of interleaved rounds, so that a slow moment of the machine hits all alike."""
    rounds = [[milliseconds(act) for act in acts] for _ in range(ROUNDS)]
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
        mine, hashed, memory, file = medians(
            partial(ours, reader, path, draw),
            partial(raw, path, draw, hashed=True),
            partial(raw, path, draw),
            partial(raw, path, draw, in_memory=False),
        )
        line(f"{what}: {name}", f"{mine:.1f} ms", "", target)
        line("  raw PDFium from memory, hashed", f"{hashed:.1f} ms", f"{mine / hashed:.2f} x")
        line("  raw PDFium from memory", f"{memory:.1f} ms", f"{mine / memory:.2f} x")
        line("  raw PDFium from the file", f"{file:.1f} ms", f"{mine / file:.2f} x")


def resident(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1000


def the_child(path: Path) -> None:
    nothing = {"do": "read", "document": 1, "path": "/nonexistent", "forget": []}

    def start() -> DocumentChild:
        child = DocumentChild(default_command())
        child.ask(nothing, 20)
        return child

    times, memory, ends = [], [], []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        child = start()
        times.append((time.perf_counter() - begin) * 1000)
        memory.append(resident(child.pid))
        ends.append(milliseconds(child.kill))
    line("a child: ready and the first answer", f"{statistics.median(times):.0f} ms", "", "< 100 ms")
    line("a child: memory, idle", f"{statistics.median(memory):.0f} MB", "", "< 25 MB")
    line("a child: killed", f"{statistics.median(ends):.1f} ms", "", "< 100 ms")

    reader = DocumentReader()
    facts = reader.open(path)

    def kill_and_draw() -> None:
        assert reader.child is not None
        reader.child.kill()
        reader.picture(facts.id, 1, WIDTH, HEIGHT)

    (replaced,) = medians(kill_and_draw)
    line("  killed, replaced, read again, first page", f"{replaced:.0f} ms")
    line("350 pages drawn and counted twice", f"{milliseconds(lambda: reader.examine(facts.id)):.0f} ms")
    reader.shutdown()


def main() -> None:
    c.FPDF_InitLibraryWithConfig(c.FPDF_LIBRARY_CONFIG(version=2))
    with tempfile.TemporaryDirectory() as folder:
        large, small = Path(folder) / "large.pdf", Path(folder) / "small.pdf"
        large.write_bytes(factories.scanned(350, 56_000))
        small.write_bytes(factories.pdf(3, "A line of text " * 4))
        reader = DocumentReader()
        reader.warm()
        ours(reader, small, True)
        compare(reader, large, f"350 pages, {large.stat().st_size / 1e6:.1f} MB")
        compare(reader, small, "3 pages of text")
        reader.shutdown()
        the_child(large)


if __name__ == "__main__":
    main()
