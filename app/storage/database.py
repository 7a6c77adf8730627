"""The outbox's SQLite file: created, checked, opened; foreign errors translated.

Durable means: in the WAL and fsynced before COMMIT returns (`synchronous=FULL`, on macOS `fullfsync`, because plain
fsync does not reach the disk there). NORMAL would lose the last commits in a power cut.
"""

import os
import re
import sqlite3
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from app.core.errors import (
    DatabaseDamaged,
    DiskFull,
    DiskTrouble,
    NewerVersion,
    OlderRunning,
    StorageError,
    WriteUnclear,
)
from app.storage import schema
from app.storage.migration import migrate, tables_of
from app.storage.private_files import create_private, disk_error, make_private_folder, sync, sync_folder
from app.storage.rows import COLUMNS

_SECONDS_FOR_A_LOCK = 10
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_BESIDE = ("-wal", "-shm")
_SHARING_VIOLATION = 32


def open_outbox(path: Path, as_owner: bool) -> tuple[sqlite3.Connection, bool]:
    """A connection to write with, and whether a damaged file was kept under another name and a new one begun (only
    the owner does that). Raises DatabaseDamaged, NewerVersion, DiskFull, DiskTrouble."""
    with translated():
        make_private_folder(path.parent)
    try:
        return _opened(path, as_owner), False
    except DatabaseDamaged:
        if not as_owner:
            raise
    with translated():
        _move_aside(path)
    return _opened(path, as_owner), True


def open_for_reading(path: Path) -> tuple[sqlite3.Connection, bool] | None:
    """A connection that cannot write, and whether it goes with what is written; None while there is no outbox.

    Of an outbox of an earlier version it is a picture of this moment: only the owner may bring that up to date. So it
    is on a disk that takes no writes, where SQLite cannot tell others that somebody reads.
    """
    with translated():
        if not path.exists():
            return None
        still = not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists()
        database = _connect(path, "immutable=1" if still else "mode=rw")  # without a log nobody is writing
        try:
            database.execute("PRAGMA query_only = ON")
            version = check_version(database)
            if version < schema.VERSION:
                return _picture(database, version), False
        except BaseException:  # raised again; also at Ctrl-C no connection stays open
            database.close()
            raise
        return database, not still


def _picture(database: sqlite3.Connection, version: int) -> sqlite3.Connection:
    picture = sqlite3.connect(":memory:", isolation_level=None)
    picture.text_factory = _text
    with closing(database):
        database.backup(picture)
    migrate(picture, version)
    return picture


@contextmanager
def writing(database: sqlite3.Connection) -> Iterator[None]:
    """One durable transaction; all of it or nothing. Raises WriteUnclear where nobody can say which, NewerVersion
    where a newer program has changed the outbox since it was opened."""
    with translated():
        database.execute("BEGIN IMMEDIATE")
        try:
            check_version(database)
            yield
            _commit(database)
        except BaseException:  # raised again; also at Ctrl-C no transaction stays open
            with suppress(sqlite3.Error):  # after some errors SQLite has rolled back by itself
                database.execute("ROLLBACK")
            raise


def _commit(database: sqlite3.Connection) -> None:
    """When the fsync at its end fails, the rows are in the file all the same: a restart may well find them."""
    try:
        with translated():
            database.execute("COMMIT")
    except DiskTrouble as error:
        raise WriteUnclear from error


@contextmanager
def translated() -> Iterator[None]:
    """Errors of SQLite and of the file system as core's. A broken constraint is our own mistake and stays as it is."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except UnicodeDecodeError as error:  # Python could not read what SQLite says of a damaged schema
        raise DatabaseDamaged from error
    except sqlite3.DatabaseError as error:
        raise _translation(getattr(error, "sqlite_errorcode", 0)) from error
    except OSError as error:
        raise disk_error(error) from error


def _translation(code: int) -> StorageError:
    primary = code & 0xFF
    if primary == sqlite3.SQLITE_FULL:
        return DiskFull()
    return DatabaseDamaged() if primary in _DAMAGED else DiskTrouble()


@translated()
def _opened(path: Path, as_owner: bool) -> sqlite3.Connection:
    if not path.exists():
        if path.with_name(path.name + "-wal").exists():
            raise DatabaseDamaged  # rows without the file that they belong to
        _create(path)
    database = _connect(path)
    try:
        version = check_version(database)
        if as_owner:
            _check_whole(database, version)
        if version < schema.VERSION:
            if not as_owner:
                raise OlderRunning
            _migrate(database, path, version)
        if as_owner:
            _check_columns(database)
            _clear_drafts(path)
    except BaseException:  # as above
        database.close()
        raise
    return database


def _connect(path: Path, how: str = "mode=rw") -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?{how}"
    database = sqlite3.connect(address, uri=True, isolation_level=None, timeout=_SECONDS_FOR_A_LOCK)
    database.text_factory = _text
    try:
        for setting in ("foreign_keys = ON", "trusted_schema = OFF", "cell_size_check = ON"):
            database.execute(f"PRAGMA {setting}")
        for setting in ("synchronous = FULL", "fullfsync = ON", "checkpoint_fullfsync = ON"):
            database.execute(f"PRAGMA {setting}")
    except BaseException:  # as above
        database.close()
        raise
    return database


def _text(text: bytes) -> str:
    """Text that a flipped bit has made unreadable must spoil its own row only, which the checksum then tells."""
    return text.decode("utf-8", "replace")


def _create(path: Path) -> None:
    """Built under another name, so that a file of the right name is always a whole one; two processes may try."""
    draft = path.with_name(f"{path.name}.{uuid.uuid4().hex}.new")
    os.close(create_private(draft))
    try:
        with closing(_connect(draft)) as database:
            database.execute("BEGIN IMMEDIATE")
            schema.create(database)
            database.execute("COMMIT")
            database.execute("PRAGMA journal_mode = WAL")
        _give_name(draft, path)
    except (OSError, sqlite3.Error):
        if not path.exists():
            raise
        # Another process was faster, and may have cleared our draft away.
    finally:
        for beside in ("", *_BESIDE, "-journal"):
            draft.with_name(draft.name + beside).unlink(missing_ok=True)
    sync_folder(path.parent)


def _clear_drafts(path: Path) -> None:
    """Those that a process left that was killed while it made the outbox."""
    ours = re.compile(re.escape(path.name) + r"\.[0-9a-f]{32}\.new(-wal|-shm|-journal)?")
    for entry in path.parent.iterdir():
        if ours.fullmatch(entry.name):
            with suppress(OSError):  # open in another process, on Windows; the next time, then
                entry.unlink()


def _give_name(draft: Path, path: Path) -> None:
    """Never over another file."""
    try:
        os.link(draft, path)
    except OSError:
        if path.exists():
            raise
        draft.rename(path)  # a file system without links


def check_version(database: sqlite3.Connection) -> int:
    """Raises DatabaseDamaged, NewerVersion."""
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if application != schema.APPLICATION_ID or version < 1:
        raise DatabaseDamaged
    if version > schema.VERSION:
        raise NewerVersion
    return int(version)


def _check_whole(database: sqlite3.Connection, version: int) -> None:
    """Structure, and that no rows are missing: a file cut short can still be well formed."""
    if database.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise DatabaseDamaged
    database.execute("BEGIN")  # all counts of one moment: other processes may be adding rows
    try:
        given = dict(database.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
        for table in tables_of(version):
            (rows,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()
            if rows != given.get(table, 0):
                raise DatabaseDamaged
    finally:
        with suppress(sqlite3.Error):  # after some errors SQLite has rolled back by itself
            database.execute("ROLLBACK")


def _check_columns(database: sqlite3.Connection) -> None:
    for table, columns in COLUMNS.items():
        try:
            database.execute(f"SELECT {', '.join(columns)}, checksum FROM {table} LIMIT 1").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
                raise
            raise DatabaseDamaged from error  # a table or a column has another name


def _move_aside(path: Path) -> None:
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    kept = path.with_name(f"{path.stem}-damaged-{stamp}{path.suffix}")
    for beside in (*_BESIDE, ""):
        part = path.with_name(path.name + beside)
        with suppress(FileNotFoundError):
            _rename(part, kept.with_name(kept.name + beside))
    sync_folder(path.parent)


def _rename(part: Path, kept: Path) -> None:
    """On Windows only when nobody has it open; a reader has it for a moment."""
    patience_ends = time.monotonic() + _SECONDS_FOR_A_LOCK
    while True:
        try:
            part.rename(kept)
            return
        except PermissionError as error:
            in_use = getattr(error, "winerror", None) == _SHARING_VIOLATION
            if not in_use or time.monotonic() > patience_ends:
                raise
            time.sleep(0.05)


def _migrate(database: sqlite3.Connection, path: Path, version: int) -> None:
    """A copy first, then all steps in one transaction."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    copy = path.with_name(f"{path.stem}-version-{version}-{stamp}{path.suffix}")
    descriptor = create_private(copy)
    try:
        with closing(sqlite3.connect(copy)) as target:
            database.backup(target)
        sync(descriptor)
    finally:
        os.close(descriptor)
    sync_folder(path.parent)
    database.execute("BEGIN EXCLUSIVE")
    try:
        migrate(database, version)
        database.execute("COMMIT")
    except BaseException:  # raised again; a migration is done whole or not at all
        with suppress(sqlite3.Error):
            database.execute("ROLLBACK")
        raise
