"""After the whole suite: the keys that the tests used are in none of the files that it left."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.conftest import HOME
from tests.practice_account import PracticeAccount

_KEYS = (b"KEY0123456789_canary", PracticeAccount.key.encode())
_MOST_BYTES = 20_000_000  # larger ones are made documents, some of them with holes of gigabytes


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    folders = [HOME, Path(session.config._tmp_path_factory.getbasetemp())]  # type: ignore[attr-defined]  # no public way
    found = [path for folder in folders for path in sorted(folder.rglob("*")) if _holds_a_key(path)]
    if found:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        sys.stderr.write("".join(f"LEAK: an API key is in {path}\n" for path in found))


def _holds_a_key(path: Path) -> bool:
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _MOST_BYTES:
            return False
        content = path.read_bytes()
    except OSError:  # a test took its permissions away
        return False
    return any(key in content for key in _KEYS)
