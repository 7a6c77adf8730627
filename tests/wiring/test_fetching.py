from pathlib import Path

import pytest

from app.core.document import Opening
from app.documents.reader import DocumentReader
from app.wiring import fetching
from app.wiring.preparing import Preparing
from tests import factories


def test_what_was_fetched_is_a_private_file_that_can_be_opened_and_goes_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str | None]] = []

    def fetch(url: str, proxy: str | None) -> bytes:
        asked.append((url, proxy))
        return factories.pdf(2)

    monkeypatch.setattr(fetching, "fetch_document", fetch)
    reader = DocumentReader()
    files = Preparing(reader, tmp_path / "prepared")
    path = fetching.fetched("https://records.example.com/a.pdf", "http://proxy.example:3128", files)
    assert asked == [("https://records.example.com/a.pdf", "http://proxy.example:3128")]
    assert path.parent == tmp_path / "prepared"
    assert path.stat().st_mode & 0o077 == 0
    facts = reader.open(path)
    assert (facts.opening, facts.page_count) == (Opening.OPENED, 2)
    reader.shutdown()
    files.close()
    assert not path.exists()
