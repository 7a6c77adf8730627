"""faxwell list, of an outbox that is there already."""

import json
from pathlib import Path

import pytest

from app import paths
from app.cli import main
from app.storage.fax_table import FaxTable
from tests.storage.handed_in import add


@pytest.fixture
def data(tmp_path: Path) -> Path:
    table = FaxTable(paths.account_dir(tmp_path, "telnyx", "") / "faxes.db")
    table.open(as_owner=True)
    for number, name in enumerate(("order.pdf", "letter.pdf", "second order.pdf"), 1):
        add(table, number, name)
    table.close()
    return tmp_path


def _listed(data: Path, capsys: pytest.CaptureFixture[str], *words: str) -> list[int]:
    assert main(["--data-dir", str(data), "list", "--json", *words], None) == 0
    return [fax["id"] for fax in json.loads(capsys.readouterr().out)]


def test_all_or_what_has_the_words(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _listed(data, capsys) == [3, 2, 1]
    assert _listed(data, capsys, "order") == [3, 1]
    assert _listed(data, capsys, "312", "555", "0123") == [3, 2, 1]
    assert _listed(data, capsys, "order", "--limit", "1") == [3]


def test_nothing_is_said_to_be_nothing(data: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["--data-dir", str(data), "list", "zebra"], None) == 0
    assert capsys.readouterr().out == "Nothing found.\n"
    assert main(["--data-dir", str(tmp_path / "new"), "list"], None) == 0
    assert capsys.readouterr().out == "No faxes yet.\n"
