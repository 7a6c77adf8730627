from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.documents.reader import DocumentReader


@pytest.fixture(scope="module")
def reader() -> Iterator[DocumentReader]:
    """One for all tests of a file, as in the program."""
    reader = DocumentReader()
    yield reader
    reader.shutdown()


@pytest.fixture
def save(tmp_path: Path) -> Callable[..., Path]:
    def save(content: bytes, name: str = "document.pdf") -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return save
