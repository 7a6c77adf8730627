"""Brings an outbox of an earlier version up to schema.VERSION: columns and tables are added, rules replaced.

A row's checksum covers all its columns, so that more columns mean a new checksum: for rows that were intact before. A
damaged row stays damaged.
"""

from collections.abc import Sequence
from sqlite3 import Connection

from app.storage import rows, schema


def tables_of(version: int) -> dict[str, tuple[str, ...]]:
    """The tables of a version, with their columns in the order of today's rows."""
    later = [addition for number, addition in schema.ADDITIONS.items() if number > version]
    new_tables = {table for addition in later for table in addition.tables}
    new_columns = {
        (table, name) for addition in later for table in addition.columns for name in addition.columns[table]
    }
    return {
        table: tuple(name for name in columns if (table, name) not in new_columns)
        for table, columns in rows.COLUMNS.items()
        if table not in new_tables
    }


def migrate(database: Connection, version: int) -> None:
    """Within the transaction of the caller. May raise sqlite3.Error."""
    before = tables_of(version)
    schema.drop_rules(database)
    for number in range(version + 1, schema.VERSION + 1):
        for table, added in schema.ADDITIONS[number].columns.items():
            for name, definition in added.items() if table in before else ():
                database.execute(f"ALTER TABLE {table} ADD COLUMN {name} {definition}")
        for table in schema.ADDITIONS[number].tables:
            schema.create_table(database, table)
    for table, columns in before.items():
        if columns != rows.COLUMNS[table]:
            _renew_checksums(database, table, columns)
    schema.add_rules(database)
    database.execute(f"PRAGMA user_version = {schema.VERSION}")


def _renew_checksums(database: Connection, table: str, before: Sequence[str]) -> None:
    found = database.execute(f"SELECT rowid, {', '.join(before)}, checksum FROM {table}").fetchall()
    for rowid in [row[0] for row in found if rows.is_intact(row[1:])]:
        query = f"SELECT {', '.join(rows.COLUMNS[table])} FROM {table} WHERE rowid = ?"
        values = database.execute(query, (rowid,)).fetchone()
        database.execute(f"UPDATE {table} SET checksum = ? WHERE rowid = ?", (rows.checksum(values), rowid))
