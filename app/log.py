"""The log: one file in the data folder that never holds a key, a phone number or the name of a document.

Words are redacted by pattern. What an exception says is left out whole, because it can hold anything: of a fault of
our own the kinds, files, lines and functions are kept.
"""

import logging
import os
import re
import sys
import threading
import traceback
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

_FILE = "faxwell.log"
_MOST_BYTES = 1_000_000
# They tell addresses with phone numbers, and what is in documents.
_TALKATIVE = ("httpx", "httpcore", "pypdf", "PySide6", "keyring", "secretstorage", "jeepney", "asyncio")
_LONGEST_LINE = 2000
_log = logging.getLogger("faxwell")

_HIDDEN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"KEY[\w\-.]{4,}"), "KEY…"),
    (re.compile(r"\bBearer\s+\S+", re.IGNORECASE), "Bearer …"),
    # In quotes, from the first to the last one of the line: a name can hold quotes itself.
    (re.compile(r"""['"“].*(?:[/\\]|\.pdf).*['"”]""", re.IGNORECASE), "'…'"),
    # A path or an address: names have spaces in them, so the rest of the line goes with it.
    (re.compile(r"\S*[/\\].*"), "…"),
    (re.compile(r".*\.pdf\b", re.IGNORECASE), "….pdf"),
    (re.compile(r"\+\W?\d(?:\W{0,3}\d)*|\d(?:\W{0,3}\d){6,}"), "#"),
)


def start_log(folder: Path) -> None:
    """Logs to a file in `folder` from now on, and faults of our own on every thread; without a file when it cannot be
    written, for a program that sends faxes must not fail for its log."""
    logging.raiseExceptions = False  # a message that cannot be written would be shown on the terminal as it is
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler: logging.Handler = _PrivateFile(folder / _FILE, maxBytes=_MOST_BYTES, backupCount=1, encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(_Redacting("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.ERROR)
    sys.excepthook = lambda kind, error, trace: _tell_fault(error)
    threading.excepthook = lambda fault: _tell_fault(fault.exc_value)
    sys.unraisablehook = lambda fault: _tell_fault(fault.exc_value)


def redacted(text: str) -> str:
    """`text` without keys, numbers, paths and names of PDFs, line by line; rather too little than too much is left."""
    return "\n".join(map(_redacted_line, text.splitlines()))


def described(error: BaseException) -> str:
    """Where an error came from, and from which others; without what it says, and without values of variables."""
    told, seen = [], set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        frames = traceback.extract_tb(link.__traceback__)
        told.append(type(link).__qualname__)
        told += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\n".join(told)


def _redacted_line(line: str) -> str:
    line = line[:_LONGEST_LINE]
    for pattern, instead in _HIDDEN:
        line = pattern.sub(instead, line)
    return line


class _Redacting(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        record.message = redacted(record.getMessage())
        record.asctime = self.formatTime(record)
        line = self.formatMessage(record)
        error = record.exc_info[1] if record.exc_info else None
        return line if error is None else f"{line}\n{described(error)}"


class _PrivateFile(RotatingFileHandler):
    def _open(self) -> TextIOWrapper:
        opened = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        if sys.platform != "win32":
            os.fchmod(opened, 0o600)
        return TextIOWrapper(os.fdopen(opened, "ab"), encoding=self.encoding)


def _tell_fault(error: BaseException | None) -> None:
    if not isinstance(error, Exception):
        return  # Ctrl-C or an exit: nobody's fault
    _log.critical("A fault of our own", exc_info=error)
    if sys.stderr is not None:  # a windowed program has none
        sys.stderr.write(f"Faxwell has a fault:\n{described(error)}\n")
