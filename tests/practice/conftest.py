from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.practice_account import PracticeAccount


@pytest.fixture(scope="module")
def practice_account(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeAccount]:
    """A fast practice account, shared by the tests of one file."""
    account = PracticeAccount(tmp_path_factory.mktemp("practice")).start()
    yield account
    account.stop()


@pytest.fixture
def new_account(tmp_path: Path) -> Iterator[Callable[..., PracticeAccount]]:
    """Starts practice accounts of this test's own, all on one state folder unless told otherwise."""
    with ExitStack() as started:

        def start(state_dir: Path = tmp_path / "state", **options: Any) -> PracticeAccount:
            account = PracticeAccount(state_dir, **options).start()
            started.callback(account.stop)
            return account

        yield start
