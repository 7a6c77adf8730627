"""The whole program behind a proxy (N21): which one it uses, what that sees, and what is said when it does not work.

The host's name exists nowhere, so that a request that goes past the proxy arrives nowhere.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import trustme

from tests.network.faulty_account import fingerprint
from tests.network.faulty_telnyx import Accounts
from tests.network.test_environment import KEY, PROPER, start_sending
from tests.telnyx.conftest import server_tls
from tests.telnyx.fault_server import FaultServer, Peer, Received
from tests.telnyx.proxy import Proxy

HOST = "fax.faxwell.test"
ADDRESS = f"https://{HOST}/v2"
ACCOUNT = f"{PROPER}-1"

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="there the system's trust cannot be set by a variable"
)


class InAccount(Peer):
    """Telnyx's own addresses name no account."""

    def head(self) -> Received | None:
        received = super().head()
        if received:
            received.line = received.line.replace(" /", f" /{ACCOUNT}/", 1)
        return received


@dataclass
class Office:
    folder: Path
    proxy: Proxy

    @property
    def proxy_address(self) -> str:
        """As it stands in a variable of the system."""
        return f"http://clerk:secret@127.0.0.1:{self.proxy.port}"

    @property
    def log(self) -> list[dict[str, str]]:
        return [json.loads(line) for line in (self.folder / ACCOUNT).read_text().splitlines()]

    def write_settings(self, proxy: str) -> None:
        (self.folder / "data").mkdir(mode=0o700)
        (self.folder / "data" / "settings.json").write_text(json.dumps({"proxy": proxy}))

    def start(self, **variables: str) -> subprocess.Popen[str]:
        authority = str(self.folder / "authority.pem")
        return start_sending(ADDRESS, self.folder, SSL_CERT_FILE=authority, **variables)

    def assert_sent(self, sending: subprocess.Popen[str]) -> None:
        out, said = sending.communicate(timeout=50)
        assert (sending.returncode, json.loads(out)["state"]) == (0, "accepted"), said
        assert [entry["event"] for entry in self.log].count("post") == 1
        assert {entry["key"] for entry in self.log if "key" in entry} == {fingerprint(f"Bearer {KEY}")}
        assert set(self.proxy.asked) == {f"CONNECT {HOST}:443 HTTP/1.1"}
        for secret in (KEY, "%PDF", "/faxes", "+1312"):
            assert secret.encode() not in self.proxy.passed, f"the proxy saw {secret}"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    accounts = Accounts(tmp_path)

    def serve(peer: Peer) -> None:
        accounts.serve(InAccount(peer.sock, peer.server, peer.number))

    with FaultServer(serve, server_tls(authority, HOST)) as server, Proxy(None, lead_to=server.port) as proxy:
        yield Office(tmp_path, proxy)


def catch(peer: Peer) -> None:
    peer.request()


def test_the_systems_proxy_leads_to_telnyx_and_sees_neither_key_nor_document(office: Office) -> None:
    office.assert_sent(office.start(HTTPS_PROXY=office.proxy_address))
    assert b"Proxy-Authorization" in office.proxy.passed


def test_the_proxy_of_our_settings_comes_before_the_systems(office: Office) -> None:
    office.write_settings(f"http://127.0.0.1:{office.proxy.port}")
    with FaultServer(catch) as catcher:
        variables = dict.fromkeys(("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"), f"http://127.0.0.1:{catcher.port}")
        office.assert_sent(office.start(NO_PROXY="*", **variables))
    assert catcher.connections == 0


def first_words(sending: subprocess.Popen[str]) -> str:
    assert sending.stderr is not None
    words = sending.stderr.readline()
    sending.kill()
    sending.communicate()
    return words


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (403, "does not let Faxwell through"),
        (407, "asks for a name and a password"),
        (503, "Telnyx cannot be reached"),
    ],
)
def test_a_proxy_that_refuses_is_named_without_its_password(office: Office, status: int, why: str) -> None:
    office.proxy.status = status
    words = first_words(office.start(HTTPS_PROXY=office.proxy_address))
    assert why in words
    assert f"by the proxy 127.0.0.1:{office.proxy.port}, from the system's settings" in words
    assert "secret" not in words
    assert not (office.folder / ACCOUNT).exists()
    for file in (office.folder / "data").rglob("*"):
        with contextlib.suppress(IsADirectoryError):
            assert b"secret" not in file.read_bytes(), file


def test_without_a_proxy_that_is_said_too(office: Office) -> None:
    assert "go directly" in first_words(office.start())
    assert office.proxy.connections == 0
