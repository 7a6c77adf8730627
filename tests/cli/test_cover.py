"""`faxwell send --cover`: one more page, drawn without a window."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from tests.cli.conftest import Terminal


def test_a_cover_page_goes_first_and_is_counted(terminal: Terminal, letter: Path) -> None:
    cover = ("--cover", "confidential", "--cover-to", "Northside Cardiology", "--cover-from", "Front desk")
    ran = terminal.run("send", "--to", "312 555 0101", letter, *cover, "--wait", "--json")
    assert ran.code == 0, ran.err
    assert ran.json["pages"] == 3
    (accepted,) = terminal.account.accepted()
    assert accepted["pages"] == 3
    assert list((terminal.data / "prepared").iterdir()) == []
    assert "letter.pdf" in terminal.run("list").out
    (sent,) = terminal.data.glob("server-*/spool/*.pdf")
    first = pypdf.PdfReader(sent).pages[0].extract_text().split()
    assert first[:2] == ["FAX", "CONFIDENTIAL"]
    assert " ".join(first).count("PAGES 3 including this page") == 1


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--cover-to", "Northside"), "Say which cover page it is: --cover plain."),
        (("--cover", "plain", "--cover-message", "x\n" * 90), "too long for one cover page"),
        (("--cover", "plain", "--cover-to", "x" * 101), "To has more than 100 characters"),
        (("--cover", "plain", "--cover-logo", "nowhere.png"), "The logo of the cover page cannot be read."),
        (("--cover", "fancy"), "invalid CoverKind value"),
    ],
)
def test_a_cover_page_that_cannot_be_sends_nothing(
    terminal: Terminal, letter: Path, options: tuple[str, ...], words: str
) -> None:
    ran = terminal.run("send", "--to", "312 555 0101", letter, *options, "--json")
    assert ran.code == 2
    assert words in ran.err
    assert terminal.account.accepted() == []
