"""The program with one mistake in it, on purpose: the harness that does not catch it is blind.

python -m tests.faults.control MISTAKE ARGUMENTS-OF-FAXWELL...
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.core import transitions
from app.core.attempt import Attempt, AttemptNames, AttemptState, Cause
from app.core.errors import DiskTrouble, Offline
from app.core.ports import NotSent, PostOutcome, Unclear
from app.delivery import outbox
from app.storage import database, spool
from app.telnyx.client import TelnyxClient


def retry_on_a_timeout() -> None:
    send = TelnyxClient.send

    def sent(*arguments: Any) -> PostOutcome:
        outcome = send(*arguments)
        return NotSent(Offline()) if isinstance(outcome, Unclear) else outcome

    TelnyxClient.send = sent  # type: ignore[assignment,method-assign]  # that is the mistake


def back_in_the_queue_at_restart() -> None:
    restart = transitions.after_restart

    def restarted(attempt: Attempt, names: AttemptNames, now: Any) -> Any:
        step = restart(attempt, names, now)
        if step is None or step.fresh is not None:
            return step
        uploading = replace(attempt, state=AttemptState.UPLOADING)
        again = restart(uploading, names, now)
        assert again is not None
        assert again.fresh is not None
        assert again.fresh.cause is Cause.RESTART
        return replace(again, before=attempt)

    outbox.after_restart = restarted  # type: ignore[attr-defined]  # that is the mistake


def commit_without_fsync() -> None:
    connect = database._connect

    def connected(path: Path, how: str = "mode=rw") -> sqlite3.Connection:
        connection = connect(path, how)
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    database._connect = connected


def copy_without_fsync() -> None:
    spool.sync = lambda descriptor: None  # type: ignore[attr-defined]  # that is the mistake
    spool.sync_folder = lambda folder: None  # type: ignore[attr-defined]  # that is the mistake


def failed_commit_is_no_commit() -> None:
    database.WriteUnclear = DiskTrouble  # type: ignore[attr-defined,assignment]  # that is the mistake


Mistake = Callable[[], None]
MISTAKES: tuple[Mistake, ...] = (
    retry_on_a_timeout,
    back_in_the_queue_at_restart,
    commit_without_fsync,
    copy_without_fsync,
    failed_commit_is_no_commit,
)


def control(mistake: Mistake) -> tuple[str, ...]:
    """Arguments of Python that start the program with this mistake."""
    return ("-m", "tests.faults.control", mistake.__name__)


def main() -> int:
    name = sys.argv.pop(1)
    next(mistake for mistake in MISTAKES if mistake.__name__ == name)()
    from app.__main__ import main as program

    return program()


if __name__ == "__main__":
    sys.exit(main())
