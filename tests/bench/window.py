# ruff: noqa: T201 - it prints a table
"""The window: its first paint against a bare QMainWindow, and the longest gaps in its event loop.

    python -m tests.bench.window [paint] [gaps] [rounds]

First paint: each start is a process of its own, the two kinds by turns; counted from the start of the process until
everything of the first paint is done. Processor time is what to trust on a machine that does other things as well.

Gaps: a 5 ms timer in the event loop of the real window on the practice account, while a 350-page document is opened
and its pages are counted, while pages are turned, small pages scrolled, a fax sent; and idle, as a control. "Ours" is
the longest gap counted by the processor time that this process had in it, all threads together: it holds no time that
went to other programs. "Busy" is the same of the GUI thread alone. Prints tables; asserts nothing.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
TICK_MS = 5
PAGES = 350
ROUNDS = 9
LOOKS = 40

_BARE = """
import os, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, painted)
def painted():
    print(time.process_time(), flush=True)
    os._exit(0)
application = QApplication([sys.argv[0]])
window = Window()
window.resize(1180, 800)
window.show()
application.exec()
"""
# What a window of any program has that bears words and icons: it is what the ratio to a bare one can come down to.
_PLAIN = (
    _BARE.replace("import QTimer", "import Qt, QTimer")
    .replace(
        "from PySide6.QtWidgets import QApplication, QMainWindow",
        "from PySide6.QtGui import QIcon, QPainter, QPixmap\n"
        "from PySide6.QtSvg import QSvgRenderer\n"
        "from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMainWindow, QPushButton\n"
        "from PySide6.QtWidgets import QScrollArea, QSizePolicy, QStyle, QVBoxLayout, QWidget",
    )
    .replace(
        "window.show()",
        """content = QWidget()
column = QVBoxLayout(content)
for part in (QLabel("To"), QLineEdit(), QComboBox(), QPushButton("Send"), QScrollArea()):
    column.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
window.setCentralWidget(content)
application.setStyle("Fusion")
application.setStyleSheet("QLabel { font-weight: 600; } QPushButton { border: 1px solid gray; }")
window.show()""",
    )
)
_OURS = """
import os, sys, time
from PySide6.QtCore import QTimer
import app.ui.main_window
whole = app.ui.main_window.MainWindow.paintEvent
def painted():
    print(time.process_time(), flush=True)
    os._exit(0)
def paintEvent(self, event):
    QTimer.singleShot(0, painted)
    whole(self, event)
app.ui.main_window.MainWindow.paintEvent = paintEvent
from app.__main__ import main
main()
"""


class Cost(NamedTuple):
    """Milliseconds."""

    wall: float
    processor: float


class Gap(NamedTuple):
    """The longest of a phase in milliseconds: as seen, of our own making, of the GUI thread's own making."""

    longest: float = 0.0
    ours: float = 0.0
    busy: float = 0.0

    def or_longer(self, other: Gap) -> Gap:
        return Gap(*map(max, self, other))


def start_to_paint(program: str, *arguments: str) -> Cost:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    began = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-c", program, *arguments], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    said = child.stdout.readline()
    wall = time.perf_counter() - began
    child.wait()
    return Cost(wall * 1000, float(said) * 1000)


def first_paint(rounds: int, data: Path) -> None:
    kinds = ((_BARE,), (_PLAIN,), (_OURS, "--data-dir", str(data)))
    starts = [[start_to_paint(*kind) for kind in kinds] for _ in range(rounds + 1)][1:]  # the first one fills caches
    print(f"first paint, median of {rounds} starts each     bare     plain   Faxwell   to bare  to plain   target")
    for place, name in enumerate(Cost._fields):
        bare, plain, ours = (statistics.median(start[kind][place] for start in starts) for kind in range(3))
        print(
            f"  {name:<32}{bare:10.0f} ms{plain:7.0f} ms{ours:7.0f} ms{ours / bare:8.2f} x{ours / plain:7.2f} x"
            "   <= 1.15 x a bare one"
        )


class Gaps:
    """What the timer saw since `begin`."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self._longest, self._last = Gap(), _clocks()

    def begin(self) -> None:
        self._longest = Gap()
        self._last = _clocks()

    def _tick(self) -> None:
        now = _clocks()
        seen, process, thread = (1000 * (after - before) for after, before in zip(now, self._last, strict=True))
        self._longest = self._longest.or_longer(Gap(seen, min(seen, process), thread))
        self._last = now

    def seen(self) -> Gap:
        self._tick()
        return self._longest


def _clocks() -> tuple[float, float, float]:
    return time.perf_counter(), time.process_time(), time.thread_time()


class Bench:
    """The real window on the practice account, in this process."""

    def __init__(self, data: Path, document: Path) -> None:
        from PySide6.QtWidgets import QApplication

        from app.cli.common import window_options
        from app.main import Program
        from app.ui import theme
        from app.ui.main_window import MainWindow

        self.application = QApplication.instance() or QApplication([])
        assert isinstance(self.application, QApplication)
        theme.install(self.application)
        options = window_options(["--practice", "--data-dir", str(data)])
        self.program = Program(options, data, None)
        self.window = MainWindow(self.program.services())
        self.document = document
        self._sent = 0
        self.window.resize(1180, 800)
        self.window.show()
        self.wait(lambda: self.window.compose.sender_field.current is not None)
        self.run(1.0)
        self.gaps = Gaps()

    def run(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        self.wait(lambda: time.perf_counter() >= end)

    def wait(self, condition: Callable[[], bool]) -> None:
        from PySide6.QtCore import QEventLoop

        limit = time.perf_counter() + 60
        while not condition():
            assert time.perf_counter() < limit, "it did not happen"
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    # what is measured

    def idle(self) -> None:
        self.run(2)

    def open(self) -> None:
        compose = self.window.compose
        compose.packet.clear()
        compose.open_files([self.document])
        self.wait(lambda: bool(compose.packet.contents.pages) and compose.desk.preview.page_view.image is not None)

    def count(self) -> None:
        packet = self.window.compose.packet
        self.wait(lambda: packet.contents.parts[0].verdict is not None)

    def look(self) -> None:
        """The first pages as a fax, while checks and estimate grow."""
        packet = self.window.compose.packet
        self.wait(lambda: packet.contents.looked_at >= min(LOOKS, packet.contents.total))

    def turn_pages(self) -> None:
        preview = self.window.compose.desk.preview
        for row in range(1, 41):
            preview.thumbnails.show_page(row)
            self.wait(lambda: preview.page_view.image is not None)

    def scroll(self) -> None:
        bar = self.window.compose.desk.preview.thumbnails.verticalScrollBar()
        for step in range(60):
            bar.setValue(bar.maximum() * step // 60)
            self.run(0.03)

    def send(self) -> None:
        """From the last sheet until Telnyx's look-alike has the document and says so."""
        from app.core.fax import Fax
        from app.ui.compose.last_sheet import LastSheet

        told: list[Fax] = []
        self.window.link.fax_changed.connect(told.append)
        self._sent += 1
        self.window.compose.set_recipient(f"+1312555{129 + self._sent:04}")  # faxes to one number go one by one
        self.window.compose.open_last_sheet()
        self.run(0.3)
        self.window.findChildren(LastSheet)[-1].send.click()
        self.wait(lambda: any(fax.attempt.telnyx_id for fax in told))
        self.window.link.fax_changed.disconnect(told.append)

    def end(self) -> None:
        self.window.hide()
        self.program.services().leave()


def gaps(rounds: int, data: Path, document: Path) -> None:
    bench = Bench(data, document)
    acts = (bench.idle, bench.open, bench.count, bench.look, bench.turn_pages, bench.scroll, bench.send)
    seen: dict[str, list[Gap]] = {act.__name__: [] for act in acts}
    for _ in range(rounds):
        for act in acts:
            bench.gaps.begin()
            act()
            seen[act.__name__].append(bench.gaps.seen())
    bench.end()
    print(f"longest gap of the event loop, {PAGES} pages, {document.stat().st_size / 1e6:.1f} MB, median of {rounds}")
    print("                        seen   over idle      ours   over idle      busy   target <= 16 ms over idle")
    idle = Gap(*map(statistics.median, zip(*seen["idle"], strict=True)))
    for name, found in seen.items():
        gap = Gap(*map(statistics.median, zip(*found, strict=True)))
        print(
            f"  {name.replace('_', ' '):<14}{gap.longest:9.1f} ms{gap.longest - idle.longest:9.1f} ms"
            f"{gap.ours:7.1f} ms{gap.ours - idle.ours:9.1f} ms{gap.busy:7.1f} ms"
        )


@contextmanager
def large_document() -> Iterator[Path]:
    from tests import factories

    with tempfile.TemporaryDirectory(prefix="faxwell-bench-") as folder:
        document = Path(folder) / "large.pdf"
        document.write_bytes(factories.scanned(PAGES, 56_000))
        yield document


def main(words: list[str]) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    rounds = next((int(word) for word in words if word.isdigit()), ROUNDS)
    with large_document() as document:
        if "paint" in words or "gaps" not in words:
            first_paint(rounds, document.parent / "paint")
        if "gaps" in words or "paint" not in words:
            gaps(max(1, rounds // 2), document.parent / "gaps", document)


if __name__ == "__main__":
    main(sys.argv[1:])
