from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Terminal
from tests.factories import pdf


def test_what_is_in_a_document(terminal: Terminal, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(pdf(3))
    bad.write_bytes(b"nothing of the kind")
    ran = terminal.run("check", good, bad, "--json", key=None)
    assert ran.code == 2
    first, second = ran.json
    assert set(first) == {"file", "bytes", "pages", "class", "sendable", "findings"}
    assert (first["file"], first["bytes"], first["pages"]) == (str(good), good.stat().st_size, 3)
    assert (first["class"], first["sendable"], second["class"], second["sendable"]) == ("A", True, "E", False)
    assert set(second["findings"][0]) == {"code", "severity", "text", "page"}
    assert terminal.run("check", good).code == 0
