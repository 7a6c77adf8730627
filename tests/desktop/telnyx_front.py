"""A practice account that answers as https://api.telnyx.com to the programs of one test, and to nobody else.

They look the name up through a `sitecustomize` on their PYTHONPATH and trust an authority made for the test; what they
do is otherwise what they do at Telnyx, TLS and names included.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import trustme

HOST = "api.telnyx.com"
_SITE = """
import socket
_look_up = socket.getaddrinfo
def getaddrinfo(host, port, *arguments, **named):
    if host in ({host!r}, {host!r}.encode()):
        host, port = "127.0.0.1", {port}
    return _look_up(host, port, *arguments, **named)
socket.getaddrinfo = getaddrinfo
"""


@contextmanager
def telnyx_front(folder: Path, account_url: str, *python_path: Path) -> Iterator[Mapping[str, str]]:
    """The environment of programs for which `account_url` is Telnyx."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(context)
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    behind = urlsplit(account_url)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        site = folder / "site"
        site.mkdir()
        (site / "sitecustomize.py").write_text(_SITE.format(host=HOST, port=listener.getsockname()[1]))
        threading.Thread(target=_serve, args=(listener, context, (behind.hostname, behind.port)), daemon=True).start()
        yield {
            "PYTHONPATH": ":".join(map(str, (site, *python_path))),
            "SSL_CERT_FILE": str(folder / "authority.pem"),
        }


def _serve(listener: socket.socket, context: ssl.SSLContext, behind: tuple[str | None, int | None]) -> None:
    while True:
        try:
            peer, _ = listener.accept()
        except OSError:
            return  # the test is over
        threading.Thread(target=_relay, args=(peer, context, behind), daemon=True).start()


def _relay(peer: socket.socket, context: ssl.SSLContext, behind: tuple[str | None, int | None]) -> None:
    with suppress(OSError), socket.create_connection(behind) as server, context.wrap_socket(peer, True) as client:
        back = threading.Thread(target=_pour, args=(server, client), daemon=True)
        back.start()
        _pour(client, server)
        back.join()


def _pour(source: socket.socket, into: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            into.sendall(data)
        into.shutdown(socket.SHUT_WR)
