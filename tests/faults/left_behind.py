"""Data folders as `faxwell run` finds them, written by the program's own storage and rules."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app import paths
from app.core.fax import Fax, FaxRequest, SpooledDocument
from app.core.options import SendOptions
from app.core.ports import Accepted, RemoteFax
from app.core.settings import AccountKind
from app.core.transitions import after_outcome, first_attempt, mark, start
from app.delivery.engine import random_names
from app.storage.fax_table import FaxTable
from app.storage.spool import Spool
from tests.faults.trial import Trial


def waiting(trial: Trial) -> None:
    """The program ended before it began with the fax."""
    table = _outbox(trial)
    _queued(trial, table)
    table.close()


def in_doubt(trial: Trial) -> None:
    """It ended between the mark and the answer, which Telnyx had given."""
    table = _outbox(trial)
    _posted(trial, table, _queued(trial, table))
    table.close()


def accepted(trial: Trial) -> None:
    table = _outbox(trial)
    fax = _queued(trial, table)
    telnyx_id = _posted(trial, table, fax)
    known = RemoteFax(telnyx_id, "queued", trial.number, "", "", "", None, None, None)
    marked = table.get(fax.id)
    assert marked is not None
    step = after_outcome(marked.attempt, Accepted(known), random_names(), datetime.now(UTC))
    assert step is not None
    assert table.advance(step)
    table.close()


def _outbox(trial: Trial) -> FaxTable:
    table = FaxTable(_place(trial) / "faxes.db")
    table.open(as_owner=True)
    return table


def _place(trial: Trial) -> Path:
    return paths.account_dir(trial.data, AccountKind.OTHER_SERVER, trial.account.url)


def _queued(trial: Trial, table: FaxTable) -> Fax:
    document = trial.document.read_bytes()
    sha256 = hashlib.sha256(document).hexdigest()
    account = trial.account
    names = (trial.number, account.sender, account.connection_id)
    request = FaxRequest("c", *names, SendOptions(), trial.document, sha256, len(document), 1)
    spool_name = Spool(paths.spool_dir(_place(trial))).keep(trial.document, sha256, len(document))
    copy = SpooledDocument(trial.document.name, spool_name, sha256, len(document), 1)
    trial.queued = True
    return table.add(request, copy, first_attempt(random_names(), datetime.now(UTC)))


def _posted(trial: Trial, table: FaxTable, fax: Fax) -> str:
    """Marked, and accepted by the server: the id there."""
    now = datetime.now(UTC)
    uploading = table.advance(start(fax.attempt, now))
    assert uploading is not None
    step = mark(uploading.attempt, now, now)
    assert step is not None
    assert table.advance(step)
    trial.account.upload(trial.document.read_bytes(), fax.attempt.media_name)
    sent = trial.account.send(trial.number, media_name=fax.attempt.media_name, client_state=fax.attempt.token)
    return str(sent.data["id"])


@dataclass(frozen=True)
class Beginning:
    """What is killed, and what it finds."""

    name: str
    command: str
    prepare: Callable[[Trial], None] = lambda trial: None


SEND = Beginning("send", "send")
RUNS = (
    Beginning("run, one waits", "run", waiting),
    Beginning("run, one in doubt", "run", in_doubt),
    Beginning("run, one accepted", "run", accepted),
)
