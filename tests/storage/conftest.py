"""An outbox in a new folder, its table and its reader."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage.fax_reader import FaxReader
from app.storage.fax_table import FaxTable


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "faxes.db"


@pytest.fixture
def table(path: Path) -> Iterator[FaxTable]:
    table = FaxTable(path)
    assert table.open(as_owner=True) is False
    yield table
    table.close()


@pytest.fixture
def reader(path: Path) -> Iterator[FaxReader]:
    reader = FaxReader(path)
    yield reader
    reader.close()
