from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def save(tmp_path: Path) -> Callable[..., Path]:
    def save(content: bytes, name: str = "document.pdf") -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return save
