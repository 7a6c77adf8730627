"""Faxes handed in to a table, and what becomes of them."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from app.core.attempt import AttemptNames, AttemptState
from app.core.fax import Fax, FaxRequest, SpooledDocument, Step
from app.core.options import Quality, SendOptions
from app.core.ports import Accepted, NotSent, RemoteFax
from app.core.transitions import after_outcome, first_attempt, mark, start
from app.storage.fax_table import FaxTable

S = AttemptState
NOW = datetime(2026, 3, 2, 9, 0, 0, 123456, tzinfo=UTC)


def names(number: int) -> AttemptNames:
    return AttemptNames(f"token-{number}", f"fw-{number}")


def request(number: int = 1, name: str = "letter.pdf") -> FaxRequest:
    options = SendOptions(Quality.ULTRA_DARK)
    return FaxRequest(f"c-{number}", "+13125550123", "+13125550100", "77", options, Path(name), "ab", 10, 2)


def add(table: FaxTable, number: int = 1, name: str = "letter.pdf") -> Fax:
    document = SpooledDocument(name, f"{number}.pdf", "ab", 10, 2)
    return table.add(request(number, name), document, first_attempt(names(number), NOW))


def advance(table: FaxTable, step: Step | None) -> Fax:
    assert step is not None
    fax = table.advance(step)
    assert fax is not None
    return fax


def committed(table: FaxTable, fax: Fax) -> Fax:
    fax = advance(table, start(fax.attempts[-1], NOW))
    return advance(table, mark(fax.attempts[-1], NOW, NOW))


def remote(telnyx_id: str = "fax-1", status: str = "queued") -> RemoteFax:
    return RemoteFax(telnyx_id, status, "+13125550123", "token-1", "fw-1", "", NOW, None, None)


def outcome(fax: Fax, what: Accepted | NotSent, number: int = 99) -> Step | None:
    return after_outcome(fax.attempts[-1], what, names(number), NOW)


def raw(path: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(path, isolation_level=None))
