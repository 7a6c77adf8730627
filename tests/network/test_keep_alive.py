from __future__ import annotations

from pathlib import Path

import pytest

from app.telnyx.client import TelnyxClient
from tests.network.keep_alive import post_on_a_kept_connection, send_many


def test_a_connection_that_is_closed_as_we_post_leaves_no_doubt(memory: Path) -> None:
    assert send_many(100, memory) == {"delivered": 100, "POSTs": 100, "faxes": 100}


def test_a_client_that_posts_on_a_kept_connection_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the test above would see nothing."""
    monkeypatch.setattr(TelnyxClient, "send", post_on_a_kept_connection)
    assert send_many(4, tmp_path)["needed a check"] > 0
