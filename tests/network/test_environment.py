"""Variables that other programs obey (N21): the whole program, started with them all, asks nobody but Telnyx."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories import pdf
from tests.network.faulty_account import fingerprint
from tests.network.faulty_telnyx import ROOT, FaultyTelnyx
from tests.network.rows import ROWS
from tests.telnyx.fault_server import FaultServer, Peer

KEY = "KEY0123456789_canary_of_the_environment"
PROPER = next(index for index, row in enumerate(ROWS) if row.name == "back and forth")
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="there the system's trust cannot be set by a variable"
)


def start_sending(url: str, folder: Path, **variables: str) -> subprocess.Popen[str]:
    document = folder / "letter.pdf"
    document.write_bytes(pdf())
    command = [sys.executable, "-m", "app", "--json", "--data-dir", str(folder / "data"), "--api-url", url]
    command += ["send", "--to", "+13125550101", "--from", "+13125550100", "--connection-id", "1", str(document)]
    environment = {**os.environ, "FAXWELL_API_KEY": KEY, **variables}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_proxies_passwords_and_key_logs_of_the_environment_do_nothing(tmp_path: Path) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login somebody password else\n")
    (tmp_path / ".netrc").chmod(0o600)
    key_log = tmp_path / "session keys"

    def proxy(peer: Peer) -> None:
        peer.request()

    with FaultyTelnyx(tmp_path) as server, FaultServer(proxy) as catcher:
        account = server.account(PROPER)
        sending = start_sending(
            server.url("good", account),
            tmp_path,
            SSL_CERT_FILE=str(server.authority),
            SSLKEYLOGFILE=str(key_log),
            NETRC=str(tmp_path / ".netrc"),
            HOME=str(tmp_path),
            NO_PROXY="",
            **dict.fromkeys(PROXIES, f"http://127.0.0.1:{catcher.port}"),
        )
        out, said = sending.communicate(timeout=50)
        assert (sending.returncode, json.loads(out)["state"]) == (0, "accepted"), said
        asked = server.log(account)
    assert [entry["event"] for entry in asked].count("post") == 1
    assert {entry["key"] for entry in asked if "key" in entry} == {fingerprint(f"Bearer {KEY}")}
    assert catcher.connections == 0
    assert not key_log.exists()


def test_authorities_that_cannot_be_read_are_no_reason_to_go_on(tmp_path: Path) -> None:
    """The variable names what OpenSSL trusts in place of the system's. Whatever is in it, nobody else is trusted."""
    authorities = tmp_path / "authorities.pem"
    authorities.write_text("-----BEGIN CERTIFICATE-----\nnone\n-----END CERTIFICATE-----\n")
    with FaultyTelnyx(tmp_path) as server:
        account = server.account(PROPER)
        variables = {"SSL_CERT_FILE": str(authorities), "SSL_CERT_DIR": str(tmp_path)}
        process = start_sending(server.url("good", account), tmp_path, **variables)
        assert process.stderr is not None
        assert "not safe" in process.stderr.readline()
        process.kill()
        process.communicate()
        assert server.log(account) == []
