from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An outbox that has begun and owns its folder."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    desk = Desk(folder)
    desk.begin()
    yield desk
    desk.leave()
