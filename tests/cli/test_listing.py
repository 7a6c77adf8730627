"""faxwell list, of an outbox that is there already."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app import paths
from app.cli import main
from app.cli.listing import clock
from app.storage.fax_table import FaxTable
from tests.storage.handed_in import NOW, add


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


def test_what_happened_goes_with_its_time_zone(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(data), "show", "1"], None) == 0
    at, words = capsys.readouterr().out.splitlines()[-1].split("  ", 1)
    assert datetime.fromisoformat(at) == NOW.replace(microsecond=0)
    assert words == "Confirmed and kept safe on this computer."


def test_a_time_of_another_day_goes_with_its_day() -> None:
    """Also in the words that a decision is kept with."""
    assert "2020" in clock(datetime(2020, 3, 2, 9, 0, tzinfo=UTC))
    assert len(clock(datetime.now(UTC))) == len("10:42")


def test_a_report_is_written_and_never_over_a_file(
    data: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, qapp: QApplication
) -> None:
    place = tmp_path / "report.pdf"
    assert main(["--data-dir", str(data), "report", "2", "--out", str(place), "--json"], None) == 0
    assert json.loads(capsys.readouterr().out) == {"id": 2, "report": str(place)}
    assert place.read_bytes().startswith(b"%PDF")
    place.write_text("mine")
    assert main(["--data-dir", str(data), "report", "2", "--out", str(place)], None) == 2
    assert main(["--data-dir", str(data), "report", "9", "--out", str(tmp_path / "other.pdf")], None) == 2
    assert place.read_text() == "mine"
