"""A proxy on loopback."""

from __future__ import annotations

import contextlib
import select
import socket
import ssl

from tests.telnyx.fault_server import FaultServer, Peer, reply


class Proxy(FaultServer):
    """Opens tunnels for CONNECT, over TLS itself where it has a context, and remembers what passed in clear."""

    def __init__(self, context: ssl.SSLContext | None, status: int = 200, lead_to: int = 0) -> None:
        """`lead_to`: a port of this computer that stands for every host."""
        super().__init__(self._tunnel, context)
        self.lead_to = lead_to
        self.status = status
        self.passed = bytearray()
        self.asked: list[str] = []

    def __enter__(self) -> Proxy:
        super().__enter__()
        return self

    @property
    def url(self) -> str:
        return super().url.removesuffix("/v2")

    def _tunnel(self, peer: Peer) -> None:
        received = peer.head()
        self.asked += [received.line] if received else []
        if not received or self.status != 200:
            peer.send(reply(self.status, b""))
            return
        self.passed += received.line.encode() + str(received.headers).encode()
        host, _, port = received.target.rpartition(":")
        far_end = ("127.0.0.1", self.lead_to) if self.lead_to else (host, int(port))
        with socket.create_connection(far_end) as far, contextlib.suppress(OSError):
            peer.send(b"HTTP/1.1 200 Connected\r\n\r\n")
            while True:
                ready = [peer.sock] if getattr(peer.sock, "pending", int)() else []
                ready = ready or select.select([peer.sock, far], [], [])[0]
                for source in ready:
                    data = source.recv(65536)
                    if not data:
                        return
                    self.passed += data
                    (far if source is peer.sock else peer.sock).sendall(data)
