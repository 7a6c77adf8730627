from __future__ import annotations

import io
import logging
import os
import stat
import sys
import threading
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from app import log
from app.log import described, redacted, start_log

CANARIES = ["KEY0199CANARY", "Canary", "5550", "canary.pdf", "\u202e"]


@pytest.fixture
def logged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of a running log; what was set up is put back."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    levels = {name: logging.getLogger(name).level for name in log._TALKATIVE}
    for module, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, name, getattr(module, name))
    monkeypatch.setattr(logging, "raiseExceptions", logging.raiseExceptions)
    start_log(tmp_path / "logs")
    yield tmp_path / "logs" / "faxwell.log"
    for handler in set(root.handlers) - set(handlers):
        if isinstance(handler, RotatingFileHandler | logging.NullHandler):  # and not pytest's own
            root.removeHandler(handler)
            handler.close()
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("fax 17 delivered after 3 looks in 64 s", "fax 17 delivered after 3 looks in 64 s"),
        ("key KEY0199CANARY_abc-DEF refused", "key KEY… refused"),
        ("KeyRefused, and not KeyringLocked", "KeyRefused, and not KeyringLocked"),
        ("Authorization: Bearer KEY0199CANARY", "Authorization: Bearer …"),
        ("to +1 (312) 555-0100 now", "to # now"),
        ("to +49 30 123", "to #"),
        ("to 13125550100", "to #"),
        ("to 312.555.0100", "to #"),
        ("to 312 – 555 – 0100", "to #"),
        ("filter%5Bto%5D=%2B13125550100", "filter%5Bto%5D=%2B#"),
        ("cannot open /home/Canary/Canary Jane.pdf: gone", "cannot open …"),
        ("cannot open C:\\Users\\Canary\\a b.txt", "cannot open …"),
        ("cannot open ~/Canary Jane", "cannot open …"),
        ("cannot open ../Canary Jane", "cannot open …"),
        ("cannot open \\\\server\\Canary share", "cannot open …"),
        ("file:///home/Canary/x", "…"),
        ("GET https://api.telnyx.com/v2/faxes?to=+13125550100", "GET …"),
        ("No such file: 'O\"Canary's/Canary.pdf' -> '/x'", "No such file: '…'"),
        ("Canary Jane.PDF is locked", "….pdf is locked"),
        ('"Canary.pdf"', "'…'"),
        ("line one\nCanary.pdf", "line one\n….pdf"),
    ],
)
def test_what_must_not_be_known_is_taken_out(text: str, left: str) -> None:
    assert redacted(text) == left
    assert "Canary" not in redacted(text)


def test_a_very_long_line_is_cut() -> None:
    assert len(redacted("'" * 1_000_000)) <= 2000


def test_what_is_logged_is_redacted(logged: Path) -> None:
    logging.getLogger("app.delivery").info("fax %s to %s from %s", 17, "+13125550100", "Canary.pdf")
    text = logged.read_text()
    assert text.endswith("INFO app.delivery ….pdf\n")
    assert not any(canary in text for canary in CANARIES)


def test_libraries_that_tell_numbers_and_names_are_quiet(logged: Path) -> None:
    logging.getLogger("httpx").info("HTTP Request: GET ...")
    logging.getLogger("httpcore.http11").debug("send_request_headers.started")
    logging.getLogger("pypdf._reader").warning("invalid pdf header")
    logging.getLogger("pypdf").error("something bad")
    assert "something bad" in logged.read_text()
    assert logged.read_text().count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_the_file_is_for_its_owner_only_also_after_it_was_turned(logged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (handler,) = (each for each in logging.getLogger().handlers if isinstance(each, RotatingFileHandler))
    monkeypatch.setattr(handler, "maxBytes", 500)
    before = os.umask(0)
    try:
        for _ in range(20):
            logging.getLogger("app").warning("x" * 100)
    finally:
        os.umask(before)
    files = sorted(logged.parent.iterdir())
    assert [file.name for file in files] == ["faxwell.log", "faxwell.log.1"]
    assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [0o600, 0o600]
    assert stat.S_IMODE(logged.parent.stat().st_mode) == 0o700
    assert sum(file.stat().st_size for file in files) <= 1000


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_file_that_others_could_read_is_closed_to_them(logged: Path, tmp_path: Path) -> None:
    older = tmp_path / "older"
    older.mkdir()
    (older / "faxwell.log").touch()
    (older / "faxwell.log").chmod(0o644)
    start_log(older)
    assert stat.S_IMODE((older / "faxwell.log").stat().st_mode) == 0o600


def fault(patient: str) -> Exception:
    try:
        try:
            raise KeyError(patient)
        except KeyError as error:
            raise RuntimeError(f"{patient} +13125550100") from error
    except RuntimeError as error:
        return error


def test_a_fault_is_described_by_its_places_alone() -> None:
    text = described(fault("Canary Jane"))
    assert [line.split(":")[0] for line in text.splitlines()] == [
        "RuntimeError",
        "  test_log.py",
        "KeyError",
        "  test_log.py",
    ]
    assert text.count(" fault") == 2
    assert "Canary" not in text


def test_a_chain_that_bites_its_tail_ends() -> None:
    one, two = ValueError(), TypeError()
    one.__cause__, two.__cause__ = two, one
    assert described(one) == "ValueError\nTypeError"


def test_an_exception_in_a_log_call_tells_no_more(logged: Path) -> None:
    try:
        raise ValueError("Canary Jane")
    except ValueError:
        logging.getLogger("app").exception("could not do it")
    text = logged.read_text()
    assert "could not do it\nValueError\n  test_log.py:" in text
    assert "Canary" not in text


def test_faults_reach_the_log_from_everywhere(logged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = io.StringIO()
    monkeypatch.setattr(sys, "stderr", shown)
    error = fault("Canary Jane")
    sys.excepthook(type(error), error, error.__traceback__)

    def break_thread() -> None:
        raise ValueError("Canary Jane")

    thread = threading.Thread(target=break_thread)
    thread.start()
    thread.join()

    class BreaksWhenGone:
        def __del__(self) -> None:
            raise TypeError("Canary Jane")

    BreaksWhenGone()
    for text in (logged.read_text(), shown.getvalue()):
        assert all(name in text for name in ("RuntimeError", "KeyError", "ValueError", "break_thread", "TypeError"))
        assert "Canary" not in text
        assert str(Path(__file__).parent) not in text


def test_an_end_asked_for_is_no_fault(logged: Path) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert logged.read_text() == ""


def test_a_log_that_cannot_be_written_stops_nothing(
    logged: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    start_log(tmp_path / "file")
    logging.getLogger("app").error("bad arguments %s %s", "Canary")
    assert "Canary" not in capsys.readouterr().err
