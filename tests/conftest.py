"""The ground every test stands on: no screen, no proxy, no keyring, and a home folder of its own."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from app.documents.reader import DocumentReader
    from tests.practice_account import PracticeAccount

ROOT = Path(__file__).resolve().parent.parent
REQUIRE_ALL = os.environ.get("FAXWELL_REQUIRE_ALL") == "1"
HOME = Path(tempfile.mkdtemp(prefix="faxwell-"))  # short: a local socket's path may have 107 bytes

# Set when this file is read, which is before any test file, and so before Qt, httpx or keyring look at them.
PLACES = {
    "HOME": HOME,
    "USERPROFILE": HOME,
    "APPDATA": HOME / "roaming",
    "LOCALAPPDATA": HOME / "local",
    "XDG_CONFIG_HOME": HOME / ".config",
    "XDG_DATA_HOME": HOME / ".local" / "share",
    "XDG_STATE_HOME": HOME / ".local" / "state",
    "XDG_CACHE_HOME": HOME / ".cache",
    "XDG_RUNTIME_DIR": HOME / "run",
}
for _name, _place in PLACES.items():
    _place.mkdir(parents=True, exist_ok=True)
    os.environ[_name] = str(_place)
PLACES["XDG_RUNTIME_DIR"].chmod(0o700)
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# Workers that run tests side by side must find the same tests in the same order, sets of parameters among them.
os.environ.setdefault("PYTHONHASHSEED", str(random.randrange(2**32)))
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
for _name in list(os.environ):
    if _name.lower() in ("http_proxy", "https_proxy", "all_proxy", "no_proxy") or _name in (
        "FAXWELL_API_KEY",
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "DBUS_SESSION_BUS_ADDRESS",
    ):
        del os.environ[_name]


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """FAXWELL_REQUIRE_ALL=1 says that everything is there, so a test that did not run is an error."""
    if REQUIRE_ALL and report.outcome == "skipped":
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        reason = getattr(report, "wasxfail", reason)
        report.outcome = "failed"
        report.longrepr = f"FAXWELL_REQUIRE_ALL=1, but {report.nodeid} did not run: {reason}"
        if hasattr(report, "wasxfail"):
            del report.wasxfail


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _refuse_skip(report)
    return report


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real PDFs that lies beside the tree, or where FAXWELL_CORPUS says; it is not part of the tree."""
    folder = Path(os.environ.get("FAXWELL_CORPUS", ROOT.parent / "shared" / "corpus"))
    if not folder.is_dir():
        pytest.skip(f"no folder of sample PDFs at {folder} (FAXWELL_CORPUS names another)")
    return folder


@pytest.fixture
def practice_account(tmp_path: Path) -> Iterator[PracticeAccount]:
    """A running practice account with an empty history; `.url` is its address."""
    from tests.practice_account import PracticeAccount

    account = PracticeAccount(tmp_path / "practice-account")
    account.start()
    yield account
    account.stop()


@pytest.fixture(scope="module")
def reader() -> Iterator[DocumentReader]:
    """One for all tests of a file, as in the program."""
    from app.documents.reader import DocumentReader

    reader = DocumentReader()
    yield reader
    reader.shutdown()
