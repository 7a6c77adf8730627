"""The outbox's tables and rules. What must never happen, the database itself refuses: a change of state that is not
in core.transitions.ALLOWED, a change of what a person confirmed or of what Telnyx knows an attempt by, any delete.

Every row has a checksum over all its other columns (rows.py). Ids have no gaps, because nothing is ever deleted: a
table of which less is left than its sequence says has lost rows.

Whoever changes a table, a rule, what a row's JSON holds or core.transitions.ALLOWED, raises VERSION, says in ADDITIONS
what is new, and keeps an outbox of the new version for the tests (`python -m tests.storage.made_outbox`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from sqlite3 import Connection

from app.core.transitions import ALLOWED

VERSION = 3
APPLICATION_ID = 0x46617857  # "FaxW"

_ALLOWED_PAIRS = ", ".join(sorted(f"'{old.value}>{new.value}'" for old, new in ALLOWED))
_ENDED = "('delivered', 'failed', 'rejected', 'not_handed_over', 'canceled')"
OPEN_STATE = f"state NOT IN {_ENDED}"
"""Written so that a state that no program knows counts as open: it must be seen, not overlooked."""

TABLES = {
    "faxes": """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        compose_id TEXT NOT NULL UNIQUE,
        recipient TEXT NOT NULL,
        sender TEXT NOT NULL,
        connection_id TEXT NOT NULL,
        options TEXT NOT NULL,
        document_name TEXT NOT NULL,
        spool_name TEXT NOT NULL UNIQUE,
        sha256 TEXT NOT NULL,
        size INTEGER NOT NULL,
        pages INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        checksum TEXT NOT NULL""",
    "attempts": """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        fax_id INTEGER NOT NULL REFERENCES faxes (id),
        number INTEGER NOT NULL,
        state TEXT NOT NULL,
        route TEXT NOT NULL,
        token TEXT NOT NULL,
        media_name TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        cause TEXT NOT NULL,
        not_before TEXT,
        wanted_at TEXT,
        tries INTEGER NOT NULL,
        server_time TEXT,
        committed_at TEXT,
        lost_at TEXT,
        telnyx_id TEXT UNIQUE,
        raw_status TEXT NOT NULL,
        reason TEXT NOT NULL,
        code TEXT NOT NULL,
        detail TEXT NOT NULL,
        cancel_asked INTEGER NOT NULL,
        checks INTEGER NOT NULL,
        clean_scans INTEGER NOT NULL,
        first_clean_at TEXT,
        last_clean_at TEXT,
        fenced_at TEXT,
        last_checked_at TEXT,
        accepted_at TEXT,
        page_count INTEGER,
        call_seconds INTEGER,
        probably_not_sent INTEGER NOT NULL,
        candidates TEXT NOT NULL,
        resolution TEXT NOT NULL,
        alarm TEXT NOT NULL,
        other_id TEXT NOT NULL,
        checksum TEXT NOT NULL,
        UNIQUE (fax_id, number)""",
    "timeline": """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        fax_id INTEGER NOT NULL REFERENCES faxes (id),
        at TEXT NOT NULL,
        what TEXT NOT NULL,
        data TEXT NOT NULL,
        checksum TEXT NOT NULL""",
    "uploads": """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        attempt_id INTEGER NOT NULL UNIQUE REFERENCES attempts (id),
        deleted_at TEXT,
        checksum TEXT NOT NULL""",
    "orders": """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        data TEXT NOT NULL,
        created_at TEXT NOT NULL,
        taken_at TEXT,
        checksum TEXT NOT NULL""",
}
_INDEXES = (
    f"CREATE INDEX open_attempts ON attempts (fax_id) WHERE {OPEN_STATE}",
    "CREATE UNIQUE INDEX tokens ON attempts (token) WHERE token <> ''",
    "CREATE UNIQUE INDEX media_names ON attempts (media_name) WHERE media_name <> ''",
    "CREATE INDEX timeline_of_fax ON timeline (fax_id)",
    "CREATE INDEX waiting_orders ON orders (id) WHERE taken_at IS NULL",
    "CREATE INDEX uploads_to_delete ON uploads (id) WHERE deleted_at IS NULL",
)
_FROZEN = {
    "faxes": "1",
    "timeline": "1",
    "attempts": " OR ".join(
        (
            *(f"OLD.{name} IS NOT NEW.{name}" for name in ("id", "fax_id", "number", "route", "token", "media_name")),
            "OLD.created_at IS NOT NEW.created_at",
            "(OLD.telnyx_id IS NOT NULL AND OLD.telnyx_id IS NOT NEW.telnyx_id)",
        )
    ),
    "uploads": "OLD.id IS NOT NEW.id OR OLD.attempt_id IS NOT NEW.attempt_id OR OLD.deleted_at IS NOT NULL",
    "orders": "OLD.id IS NOT NEW.id OR OLD.kind <> NEW.kind OR OLD.data <> NEW.data OR OLD.taken_at IS NOT NULL",
}


@dataclass(frozen=True, slots=True)
class Addition:
    """New tables, and new columns of older ones: {table: {column: definition}}, the definition with a DEFAULT that
    says for every row from before what was true of it. Nothing is ever taken away or renamed."""

    tables: tuple[str, ...] = ()
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


ADDITIONS: dict[int, Addition] = {
    2: Addition(),  # a fax's options name all of Telnyx's; a program of version 1 would send without them
    3: Addition(),  # causes and words of attempts that wait for their time; version 2 would not know why they wait
}
"""What the version that is the key added to the one before it."""


def create(database: Connection) -> None:
    for name in TABLES:
        create_table(database, name)
    add_rules(database)
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    database.execute(f"PRAGMA user_version = {VERSION}")


def create_table(database: Connection, name: str) -> None:
    database.execute(f"CREATE TABLE {name} ({TABLES[name]})")


def drop_rules(database: Connection) -> None:
    """Also those of an earlier version. Indexes without SQL belong to a table."""
    query = "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'index') AND sql IS NOT NULL"
    for kind, name in database.execute(query).fetchall():
        database.execute(f'DROP {kind} "{name}"')


def add_rules(database: Connection) -> None:
    """Indexes, and triggers that refuse what must never happen."""
    for index in _INDEXES:
        database.execute(index)
    for name, change in _FROZEN.items():
        _refuse(database, f"{name}_are_never_deleted", f"DELETE ON {name}")
        _refuse(database, f"{name}_keep_what_they_are", f"UPDATE ON {name}", change)
    moved = f"(OLD.state || '>' || NEW.state) NOT IN ({_ALLOWED_PAIRS})"
    _refuse(database, "attempts_move_as_allowed", "UPDATE ON attempts", moved)
    _refuse(database, "attempts_begin_queued", "INSERT ON attempts", "NEW.state <> 'queued'")


def _refuse(database: Connection, name: str, event: str, condition: str = "1") -> None:
    database.execute(f"CREATE TRIGGER {name} BEFORE {event} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{name}'); END")
