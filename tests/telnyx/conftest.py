"""An account of our own, a document, and certificates of every kind."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from app.core.attempt import Route
from app.core.options import SendOptions
from app.core.ports import SendOrder

KEY = "KEY0123456789_canary"
RECIPIENT = "+13127367276"
TOKEN = "xoEoGP6HceKmWjqyvzOQqw=="


class Patience:
    """A cancel signal that a test can give."""

    def __init__(self) -> None:
        self._canceled = threading.Event()
        self._acts: list[Callable[[], None]] = []

    def is_canceled(self) -> bool:
        return self._canceled.is_set()

    def on_cancel(self, act: Callable[[], None]) -> None:
        self._acts.append(act)

    def cancel(self) -> None:
        self._canceled.set()
        for act in self._acts:
            act()


@dataclass
class Steps:
    """Records progress; can be called as one."""

    seen: list[tuple[int, int]] = field(default_factory=list)

    def __call__(self, sent: int, total: int) -> None:
        self.seen.append((sent, total))


def nothing() -> None:
    pass


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """Three megabytes that hold every byte value, line ends and boundaries' beginnings among them."""
    path = tmp_path / "patient name.pdf"
    path.write_bytes(b"%PDF-1.7\r\n--" + bytes(range(256)) * 12_000 + b"\r\n--")
    return path


@pytest.fixture
def order(document: Path) -> Callable[[Route], SendOrder]:
    def made(route: Route) -> SendOrder:
        return SendOrder("1000", RECIPIENT, "+13125550100", SendOptions(), route, TOKEN, "media-1", document)

    return made


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> tuple[trustme.CA, Path]:
    """A certificate authority and its certificate in a file."""
    authority = trustme.CA()
    path = tmp_path_factory.mktemp("authority") / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    return authority, path


@pytest.fixture
def trusted(authority: tuple[trustme.CA, Path], monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A server's TLS for 127.0.0.1, of an authority that this system trusts, as an office's own would be."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority[1]))
    return server_tls(authority[0])


def server_tls(authority: trustme.CA, name: str = "127.0.0.1", since: int = -100, days: int = 30) -> ssl.SSLContext:
    """The certificate is good from `since` to `days` days from now."""
    now = datetime.now(UTC)
    certificate = authority.issue_cert(
        name, not_before=now + timedelta(days=since), not_after=now + timedelta(days=days)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context
