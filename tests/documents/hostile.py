"""Hostile files against the real document child, as a table: python -m tests.documents.hostile [WORD of the names]

For each file: its class, the first answer, the time to the verdict, and the longest time that a window's event loop
stood still meanwhile (a timer of 5 ms; on Linux without the time it waited for a free processor, which is the fault of
whatever else runs). Then: connections made by a file that names other places in every way known.
"""

import contextlib
import gc
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from app.core.document import CheckResult
from app.core.errors import FaxError
from app.core.packet import Raster
from app.documents.reader import DocumentReader
from tests import factories
from tests.documents import hostile_files

_TICK = 0.005
_FIRST_SECONDS, _VERDICT_SECONDS, _GAP_SECONDS = 2.0, 20.0, 0.1


@dataclass(slots=True)
class Trial:
    answer: str = ""
    first: float = 0.0
    verdict: float = 0.0
    look: float = 0.0
    gap: float = 0.0


def all_files() -> dict[str, Callable[[], bytes]]:
    old = {name: (lambda data=data: data) for name, data in factories.hostile().items()}
    return {**old, **hostile_files.FILES}


def answered(path: Path, reader: DocumentReader, trial: Trial) -> None:
    """As the window does it: first answer, verdict, and a look at the first page where there is one."""
    begin = time.monotonic()
    facts = reader.open(path)
    trial.first = time.monotonic() - begin
    begin = time.monotonic()
    verdict = reader.examine(facts.id)
    trial.verdict = time.monotonic() - begin
    trial.answer = verdict.document_class.value
    begin = time.monotonic()
    if facts.pages and verdict.document_class.value in "AB":
        try:
            reader.look(facts.id, 1, 0, Raster())
        except FaxError as error:
            trial.answer += f", look: {type(error).__name__}"
    trial.look = time.monotonic() - begin
    reader.close(facts.id)


def watched(act: Callable[[], object]) -> float:
    """The longest time an event loop stood still while `act` ran on a thread beside it."""
    thread = threading.Thread(target=act)
    last = longest = waited = 0.0

    def tick() -> None:
        nonlocal last, longest, waited
        now, waits = time.monotonic(), for_a_processor()
        # A thread that has ended takes its waiting out of the sum.
        longest = max(longest, now - last - _TICK - max(0.0, waits - waited)) if last else 0.0
        last, waited = now, waits
        if not thread.is_alive():
            QCoreApplication.quit()

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(round(_TICK * 1000))
    thread.start()
    QCoreApplication.exec()
    timer.stop()
    thread.join()
    return longest


def for_a_processor() -> float:
    """Seconds that the threads of this process have waited for a free processor (sched-stats.rst of Linux)."""
    waited = 0
    for file in Path("/proc/self/task").glob("*/schedstat"):
        with contextlib.suppress(OSError):  # the thread has ended
            waited += int(file.read_text().split()[1])
    return waited / 1e9


def try_file(content: bytes, folder: Path, reader: DocumentReader) -> Trial:
    trial = Trial()
    path = folder / "hostile.pdf"
    path.write_bytes(content)
    gc.collect()  # what making the file left behind
    trial.gap = watched(lambda: answered(path, reader, trial))
    return trial


def connections(folder: Path, reader: DocumentReader) -> tuple[int, CheckResult]:
    """How many connections a file makes that asks for them: all its pages drawn, as the window does."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        path = folder / "home.pdf"
        path.write_bytes(hostile_files.calls_home(listener.getsockname()[1]))
        result = reader.check(path)
        facts = reader.open(path)
        reader.picture(facts.id, 1, 500, 500)
        reader.look(facts.id, 1, 0, Raster())
        reader.close(facts.id)
        return waiting(listener), result


def waiting(listener: socket.socket) -> int:
    """Connections made to it so far."""
    listener.setblocking(False)
    made = 0
    try:
        while True:
            listener.accept()[0].close()
            made += 1
    except BlockingIOError:
        return made


def main(words: list[str]) -> int:
    _application = QCoreApplication([])
    bad = 0
    print(f"{'file':<34}{'answer':<22}{'bytes':>12}{'first':>8}{'verdict':>9}{'look':>7}{'gap':>8}")  # noqa: T201
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reader = DocumentReader()
        reader.warm()
        idle = watched(lambda: time.sleep(5))
        for title, make in all_files().items():
            if words and not any(word in title for word in words):
                continue
            content = make()
            trial = try_file(content, folder, reader)
            wrong = (
                trial.first > _FIRST_SECONDS or trial.verdict > _VERDICT_SECONDS + 1 or trial.gap > _GAP_SECONDS + idle
            )
            bad += wrong
            print(  # noqa: T201
                f"{title:<34}{trial.answer:<22}{len(content):>12,}{trial.first:>7.2f}s{trial.verdict:>8.2f}s"
                f"{trial.look:>6.2f}s{trial.gap * 1000:>5.0f} ms{'  <--' if wrong else ''}",
                flush=True,
            )
        made, result = connections(folder, reader)
        print(f"connections made by a file that calls home ({result.document_class.value}): {made}")  # noqa: T201
        print(f"gap of an idle loop: {idle * 1000:.0f} ms; files beyond the limits: {bad}")  # noqa: T201
        reader.shutdown()
    return 1 if bad or made else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
