from __future__ import annotations

from pathlib import Path

import pytest

from app.telnyx.client import TelnyxClient
from tests.network.keep_alive import post_on_a_kept_connection, send_many


def test_a_connection_that_is_closed_as_we_post_leaves_no_doubt(memory: Path) -> None:
    assert send_many(100, memory) == {"delivered": 100, "POSTs": 100, "faxes": 100}


def test_a_client_that_posts_on_a_kept_connection_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the test above would see nothing. About every third send is caught: so many rounds are never all lucky."""
    monkeypatch.setattr(TelnyxClient, "send", post_on_a_kept_connection)
    folders = [tmp_path / str(number) for number in range(12)]
    for folder in folders:
        folder.mkdir()
    assert any(send_many(8, folder)["needed a check"] for folder in folders)
