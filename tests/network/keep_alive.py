"""Many faxes through a server that closes its connections just as we POST (N24): none may need a check.

`python -m tests.network.keep_alive [COUNT]` sends so many, then a few with a client that POSTs over the connection of
its preflight: the control, which must be caught, or this is blind.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from app.core.fax import ENDED, NEEDS_A_PERSON, FaxState
from app.core.orders import Fact, FaxChanged
from app.core.ports import CancelSignal, PostOutcome, Progress, SendOrder
from app.telnyx.client import TelnyxClient
from app.telnyx.sending import send_by_name
from tests.network.faulty_telnyx import FaultyTelnyx
from tests.network.office import Office, write_document
from tests.network.rows import ROWS
from tests.practice_account import until

ROW = next(index for index, row in enumerate(ROWS) if row.number == "N24")
_AREAS = (312, 212, 415, 617, 713, 206, 305, 404, 512, 702)


def fax_number(index: int) -> str:
    """A number of its own for each of 1,000 faxes."""
    return f"+1{_AREAS[index // 100]}55501{index % 100:02}"


def send_many(count: int, folder: Path) -> Counter[str]:
    """Up to 1,000 faxes, each to a number of its own: how many ended how, how many ever needed a check, and what the
    server saw."""
    with FaultyTelnyx(folder) as server, patch.dict(os.environ, {"SSL_CERT_FILE": str(server.authority)}):
        account = server.account(ROW)
        office = Office(folder / "data", server.url("good", account))
        doubted: set[int] = set()
        over: dict[int, str] = {}

        def look(fact: Fact) -> None:
            if isinstance(fact, FaxChanged):
                if fact.fax.state is FaxState.NEEDS_CHECK:
                    doubted.add(fact.fax.id)
                if fact.fax.state in ENDED | NEEDS_A_PERSON:
                    over[fact.fax.id] = fact.fax.state.value

        office.engine.subscribe(look)
        try:
            document = write_document(folder)
            for index in range(count):
                office.submit(document, fax_number(index))
            for done in range(1, count + 1):
                until(lambda done=done: len(over) >= done)  # type: ignore[misc]  # bound at once
            seen = Counter(entry["event"] for entry in server.log(account))
        finally:
            office.close()
    strays = [path for path in (folder / "data").rglob("*") if path.is_file() and not _is_expected(path)]
    copies = len(list((folder / "data" / "spool").iterdir()))
    return Counter(over.values()) + Counter(
        {
            "POSTs": seen["post"],
            "faxes": seen["accepted"],
            "needed a check": len(doubted),
            "stray files": len(strays) + abs(copies - count),
        }
    )


def _is_expected(path: Path) -> bool:
    return path.parent.name == "spool" or path.name in ("letter.pdf", "engine.lock") or path.name.startswith("faxes.db")


def post_on_a_kept_connection(
    client: TelnyxClient, order: SendOrder, mark: Callable[[], None], progress: Progress, cancel: CancelSignal
) -> PostOutcome:
    """What the program must not do."""
    with client._kept_connection() as connection:
        return send_by_name(connection, order, "")


def main(count: int) -> int:
    with tempfile.TemporaryDirectory() as name:
        counts = send_many(count, Path(name))
    sys.stdout.write(f"{count} faxes: {dict(counts)}\n")
    with tempfile.TemporaryDirectory() as name, patch.object(TelnyxClient, "send", post_on_a_kept_connection):
        control = send_many(20, Path(name))
    sys.stdout.write(f"control, 20 faxes: {dict(control)}\n")
    good = counts == {"POSTs": count, "faxes": count, "delivered": count}
    return 0 if good and control["needed a check"] else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
