from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Terminal
from tests.documents import made_pages
from tests.factories import encrypted, pdf


def test_what_is_in_a_document(terminal: Terminal, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(pdf(3))
    bad.write_bytes(b"nothing of the kind")
    ran = terminal.run("check", good, bad, "--json", key=None)
    assert ran.code == 2
    first, second = ran.json
    assert set(first) == {"file", "bytes", "pages", "class", "sendable", "only_as_pictures", "findings"}
    assert (first["file"], first["bytes"], first["pages"]) == (str(good), good.stat().st_size, 3)
    assert (first["class"], first["sendable"], second["class"], second["sendable"]) == ("A", True, "E", False)
    assert set(second["findings"][0]) == {"code", "severity", "text", "page", "pages"}
    assert terminal.run("check", good).code == 0


def test_what_a_fax_would_lose_and_the_count_of_classes(terminal: Terminal, tmp_path: Path) -> None:
    for name, content in {
        "small.pdf": made_pages.pages(made_pages.text(6), b""),
        "lies.pdf": pdf(2, count=1),
        "locked.pdf": encrypted(),
    }.items():
        (tmp_path / name).write_bytes(content)
    ran = terminal.run("check", tmp_path / "small.pdf", tmp_path / "lies.pdf", tmp_path / "locked.pdf")
    assert ran.code == 2
    assert "  ! Page 1 has text too small to be read at this quality.\n" in ran.out
    assert "  ! Page 2 looks blank.\n" in ran.out
    assert "  ! This file is damaged. We send exactly what you see here: 1 page.\n" in ran.out
    assert "  ✗ This file is locked with a password." in ran.out
    assert ran.out.endswith("3 files: A 1, B 1, D 1; 2 can be sent\n")
