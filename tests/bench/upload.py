# ruff: noqa: T201 - it prints a table
"""Uploads 20 MB over TLS on loopback: against curl -F in the same run, memory, and how long a cancel takes.

    python -m tests.bench.upload [rounds]

The server is a process of its own, so that its work does not count as ours. Prints a table; asserts nothing.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import shutil
import ssl
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Any

import trustme

SIZE = 20_000_000
KEY = "KEYbench"


def serve(certificate: Path, pipe: Pipe) -> None:
    """Takes what is posted; a media_name that begins with "stall" is never read to its end."""
    from tests.telnyx.fault_server import FaultServer, Peer, reply

    def behave(peer: Peer) -> None:
        received = peer.head()
        if not received:
            return
        if "stall" in received.target:
            peer.mute()
            return
        left = int(received.headers["content-length"]) - len(peer._unread)
        buffer = bytearray(1 << 20)
        while left > 0 and (count := peer.sock.recv_into(buffer)):
            left -= count
        peer.send(reply(201, {"data": {"media_name": "media-1"}}))

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with FaultServer(behave, context) as secure, FaultServer(behave) as plain:
        pipe.send((secure.url, plain.url))
        pipe.recv()


class Signal:
    """A cancel signal."""

    def __init__(self) -> None:
        self.canceled = False
        self.acts: list[Callable[[], None]] = []

    def is_canceled(self) -> bool:
        return self.canceled

    def on_cancel(self, act: Callable[[], None]) -> None:
        self.acts.append(act)

    def cancel(self) -> None:
        self.canceled = True
        for act in self.acts:
            act()


def timed(act: Callable[[], Any]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def upload(url: str, document: Path, signal: Signal | None = None, progress: Callable[..., None] = print) -> None:
    from app.telnyx.client import TelnyxClient

    TelnyxClient(url, lambda: KEY).upload(document, "media-1", progress, signal or Signal())


def quiet(*_: int) -> None:
    pass


def curl(url: str, document: Path, authority: Path) -> None:
    command = ["curl", "-sS", "-o", os.devnull, "--cacert", str(authority), "-H", f"Authorization: Bearer {KEY}"]
    command += ["-H", "Expect:", "-F", "media_name=media-1", "-F", "ttl_secs=86400", "-F", f"media=@{document}"]
    subprocess.run([*command, f"{url}/media"], check=True)


def cancel_after(url: str, document: Path, megabytes: float | None) -> float:
    """Seconds from the cancel to the end of the upload; None: cancels when nothing has moved for a while."""
    from app.core.ports import Canceled

    signal, reached, ended = Signal(), threading.Event(), threading.Event()
    sent = [0]

    def progress(done: int, _total: int) -> None:
        sent[0] = done
        if megabytes is not None and done >= megabytes * 1e6:
            reached.set()

    def run() -> None:
        try:
            upload(url, document, signal, progress)
        except Canceled:
            ended.set()

    threading.Thread(target=run, daemon=True).start()
    if megabytes is None:
        before = -1
        while sent[0] != before or not sent[0]:
            before = sent[0]
            time.sleep(0.2)
    else:
        reached.wait(20)
    began = time.perf_counter()
    signal.cancel()
    ended.wait(20)
    return time.perf_counter() - began


def resident_megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def memory_growth(url: str, document: Path) -> float:
    """The most that an upload takes while it goes on, in MB."""
    before = resident_megabytes()
    seen: list[float] = []
    upload(url, document, progress=lambda _sent, _total: seen.append(resident_megabytes()))
    return max(seen) - before


def main(rounds: int) -> None:
    folder = Path(tempfile.mkdtemp(prefix="faxwell-bench-"))
    document = folder / "document.pdf"
    document.write_bytes(os.urandom(SIZE))
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    certificate = authority.issue_cert("127.0.0.1", "localhost")
    certificate.private_key_and_cert_chain_pem.write_to_path(str(folder / "server.pem"))
    os.environ["SSL_CERT_FILE"] = str(folder / "authority.pem")

    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(folder / "server.pem", theirs))
    server.start()
    try:
        secure, plain = ours.recv()
        small = folder / "small.pdf"
        small.write_bytes(b"%PDF")
        upload(secure, small, progress=quiet)  # everything is imported, the context is made
        growth = memory_growth(secure, document)
        us, them = [], []
        for _ in range(rounds):
            us.append(timed(lambda: upload(secure, document, progress=quiet)))
            if shutil.which("curl"):
                them.append(timed(lambda: curl(secure, document, folder / "authority.pem")))
        report(us, them, growth)
        for name, url in (("TLS", secure), ("plain", plain)):
            moving = max(cancel_after(url, document, 5) for _ in range(rounds))
            stalled = max(cancel_after(url.replace("/v2", "/stall"), document, None) for _ in range(3))
            print(f"cancel, {name:5}  moving {moving * 1e3:5.1f} ms   stalled {stalled * 1e3:5.1f} ms   target < 50 ms")
    finally:
        ours.send("end")
        server.join(10)
        shutil.rmtree(folder)


def report(us: list[float], them: list[float], growth: float) -> None:
    print(f"upload of {SIZE / 1e6:g} MB over TLS on loopback, median of {len(us)}")
    print(f"  Faxwell  {statistics.median(us) * 1e3:6.0f} ms  {SIZE / 1e6 / statistics.median(us):6.0f} MB/s")
    if them:
        print(f"  curl -F  {statistics.median(them) * 1e3:6.0f} ms  {SIZE / 1e6 / statistics.median(them):6.0f} MB/s")
        ratio = statistics.median(them) / statistics.median(us)
        print(f"  ratio    {ratio:6.2f}  (curl's start included)   target >= 1.0")
    print(f"  memory   {growth:+6.1f} MB   target <= +4 MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
