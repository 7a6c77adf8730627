"""What the reader does when its child dies, is late or lies."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.core.document import DocumentClass, Opening
from app.core.errors import ChangedSinceSeen, Gone, TooComplex
from app.core.review import review
from app.documents.process import ChildNotStarted, DocumentChild, default_command
from app.documents.reader import DocumentReader
from tests import factories

Save = Callable[..., Path]

# A document of one page is drawn for ever.
HANG = """
import signal
draw = child.pdfium.Document.draw
child.pdfium.Document.draw = lambda self, *a: signal.pause() if self.claimed_pages == 1 else draw(self, *a)
"""


@contextmanager
def reading(code: str | None = None, seconds: float = 20) -> Iterator[DocumentReader]:
    """A reader of its own, whose child first runs `code`, with `child` in its hands."""
    command = None
    if code is not None:
        start = "import sys; from app.documents import child, messages, channel\n"
        command = [sys.executable, "-P", "-c", f"{start}{code}\nchild.main(sys.argv[1:])"]
    reader = DocumentReader(command, seconds)
    try:
        yield reader
    finally:
        reader.shutdown()


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def until_dead(child: DocumentChild) -> None:
    until(lambda: not child.alive)


def child_of(reader: DocumentReader) -> DocumentChild:
    reader.warm()
    assert reader.child is not None
    return reader.child


def test_a_page_that_takes_too_long_condemns_its_document_only(save: Save) -> None:
    with reading(HANG, seconds=2) as reader:
        good = reader.open(save(factories.pdf(2), "good.pdf"))
        bad = reader.open(save(factories.pdf(), "bad.pdf"))
        verdict = reader.examine(bad.id)
        assert verdict.document_class is DocumentClass.F
        assert review(bad, verdict)[-1].code == "too_complex"
        child = child_of(reader)
        with pytest.raises(TooComplex):
            reader.picture(bad.id, 1, 100, 100)
        assert child_of(reader) is child  # not tried again
        assert reader.picture(good.id, 1, 100, 100).height == 100
        assert reader.examine(good.id).document_class is DocumentClass.A


@pytest.mark.parametrize("how", ["signal.pause()", "os.abort()", "os._exit(0)", "raise MemoryError"])
def test_trouble_at_opening(save: Save, how: str) -> None:
    with reading(f"import os, signal\ndef bad(*a): {how}\nchild.pdfium.Document = bad", seconds=1) as reader:
        facts = reader.open(save(factories.pdf()))
        assert facts.opening is Opening.STOPPED
        assert reader.examine(facts.id).document_class is DocumentClass.F


def test_a_file_that_cannot_be_read_in_time(save: Save) -> None:
    code = "import signal\nfrom app.documents import desk\ndef bad(*a): signal.pause()\ndesk.source_file.read = bad"
    with reading(code, seconds=1) as reader, pytest.raises(Gone):
        reader.open(save(factories.pdf()))


@pytest.mark.parametrize("how", ["signal.pause()", "os.abort()"])
def test_a_late_or_crashing_second_reader_makes_b_and_the_pages_stay(save: Save, how: str) -> None:
    code = f"import os, signal\nfrom app.documents import second_reader\ndef bad(*a): {how}\nsecond_reader.read = bad"
    with reading(code, seconds=1) as reader:
        facts = reader.open(save(factories.pdf(2)))
        assert reader.examine(facts.id).document_class is DocumentClass.B
        assert reader.picture(facts.id, 2, 100, 100).height == 100


def test_a_killed_child_is_replaced_and_the_document_read_again(save: Save) -> None:
    with reading() as reader:
        facts = reader.open(save(factories.pdf(2)))
        before = bytes(reader.picture(facts.id, 1, 200, 200).data)
        descriptors = len(os.listdir("/proc/self/fd"))
        child = child_of(reader)
        pid = child.pid
        os.kill(pid, signal.SIGKILL)
        until_dead(child)
        del child  # its frame has a descriptor
        assert bytes(reader.picture(facts.id, 1, 200, 200).data) == before
        assert child_of(reader).pid != pid
        assert len(os.listdir("/proc/self/fd")) == descriptors


def test_the_next_child_is_started_at_once(save: Save) -> None:
    """Nobody has to ask for something first."""
    with reading("import os\nchild.Desk.try_page = lambda *a, **k: os.abort()") as reader:
        facts = reader.open(save(factories.pdf()))
        first = child_of(reader)
        assert reader.examine(facts.id).document_class is DocumentClass.F
        assert reader.child is not first
        assert reader.child is not None
        assert reader.child.alive


def test_the_child_is_confined(save: Save) -> None:
    code = """
def bad(*a, **k):
    import socket
    try:
        socket.socket()
    except PermissionError:
        return {"opening": "locked"}
child.Desk.open = bad
"""
    with reading(code) as reader:
        assert reader.open(save(factories.pdf())).opening is Opening.LOCKED


def test_closed_documents_take_no_memory(save: Save) -> None:
    with reading() as reader:
        path = save(factories.pdf_of_size(20_000_000))
        for _ in range(6):
            reader.close(reader.open(path).id)
        status = Path(f"/proc/{child_of(reader).pid}/status").read_text()
        assert int(status.partition("VmRSS:")[2].split()[0]) < 80_000


def test_another_file_in_its_place_is_noticed(save: Save) -> None:
    with reading() as reader:
        path = save(factories.pdf(2))
        facts = reader.open(path)
        path.write_bytes(factories.pdf(2, text="Other {page}"))
        assert reader.picture(facts.id, 1, 100, 100)  # the child still has what was opened
        child_of(reader).kill()
        for _ in range(2):
            with pytest.raises(ChangedSinceSeen):
                reader.picture(facts.id, 1, 100, 100)
        path.unlink()
        with pytest.raises(Gone):
            reader.examine(facts.id)


def test_closing_ends_a_long_examination(save: Save) -> None:
    with reading(HANG) as reader:
        facts = reader.open(save(factories.pdf()))
        ends: list[type[BaseException]] = []

        def examine() -> None:
            try:
                reader.examine(facts.id)
            except Gone as error:
                ends.append(type(error))

        thread = threading.Thread(target=examine)
        thread.start()
        until(lambda: reader.working_on == facts.id)
        reader.close(facts.id)
        thread.join(10)
        assert ends == [Gone]
        assert reader.check(save(factories.pdf(2))).sendable


def test_shutdown_ends_everything(save: Save) -> None:
    with reading(HANG) as reader:
        facts = reader.open(save(factories.pdf()))
        child = child_of(reader)
        ends: list[type[BaseException]] = []

        def look() -> None:
            try:
                reader.picture(facts.id, 1, 100, 100)
            except Gone as error:
                ends.append(type(error))

        thread = threading.Thread(target=look)
        thread.start()
        until(lambda: reader.working_on == facts.id)
        reader.shutdown()
        thread.join(10)
        assert ends == [Gone]
        assert not child.alive
        with pytest.raises(Gone):
            reader.open(facts.path)
        with pytest.raises(Gone):
            reader.warm()


@pytest.mark.parametrize(
    "answer", ["{}", '{"opening": "opened", "sizes": [1], "unreadable": [], "encrypted": False}', '{"opening": 7}']
)
def test_a_child_that_answers_nonsense_is_stopped(save: Save, answer: str) -> None:
    with reading(f"child.Desk.open = lambda *a, **k: {answer}") as reader:
        first = child_of(reader)
        assert reader.open(save(factories.pdf())).opening is Opening.STOPPED
        assert not first.alive


def test_a_child_that_does_not_speak_the_language(save: Save) -> None:
    code = "messages.json = type('', (), {'dumps': lambda m: 'x' if 'opening' in m else messages_json.dumps(m)})"
    with reading(
        f"import json as messages_json\nloads = messages_json.loads\n{code}\nmessages.json.loads = loads"
    ) as r:
        assert r.open(save(factories.pdf())).opening is Opening.STOPPED


@pytest.mark.parametrize("command", [["/nonexistent"], [sys.executable, "-c", "pass"]])
def test_a_command_that_starts_no_child_is_our_fault(command: list[str], save: Save) -> None:
    reader = DocumentReader(command)
    with pytest.raises(ChildNotStarted):
        reader.open(save(factories.pdf()))
    reader.shutdown()


def test_the_child_knows_nothing_of_our_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAXWELL_API_KEY", "KEY-canary")
    seen = tmp_path / "environment"
    code = f"import os; open({str(seen)!r}, 'w').write(repr(dict(os.environ)))"
    child = DocumentChild([sys.executable, "-c", code])
    with pytest.raises(ChildNotStarted):
        child.ask({}, 5)
    assert "PATH" in seen.read_text()
    assert "FAXWELL" not in seen.read_text()


def test_a_child_does_not_outlive_its_program(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    code = (
        "import os, sys; from app.documents.process import DocumentChild, default_command\n"
        "child = DocumentChild(default_command())\n"
        f"open({str(pids)!r}, 'w').write(str(child.pid)); os._exit(0)"
    )
    program = os.spawnve(
        os.P_WAIT, sys.executable, [sys.executable, "-c", code], {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    )
    assert program == 0
    pid = int(pids.read_text())
    until(lambda: not is_running(pid))


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_the_default_command_is_this_interpreter() -> None:
    assert default_command()[0] == sys.executable


def test_the_frozen_program_runs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert default_command() == (sys.executable, "document-child")
