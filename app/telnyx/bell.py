"""Rings at our own address from outside, to see whether the tunnel ends here."""

import httpx

from app.telnyx.connection import CONNECT_SECONDS, proxy_at
from app.telnyx.listener import TEST_HEADER
from app.telnyx.tls import shared_context

_SECONDS = 10.0


def ring_from_outside(url: str, word: str, proxy: str | None = None) -> None:
    """Sends `word` there. Whether it arrives is for the listener to say, not for the answer."""
    headers = {TEST_HEADER.decode(): word, "Content-Type": "application/json", "User-Agent": "Faxwell"}
    timeout = httpx.Timeout(_SECONDS, connect=CONNECT_SECONDS)
    transport = httpx.HTTPTransport(verify=shared_context(), trust_env=False, proxy=proxy_at(proxy))
    try:
        request = httpx.Request("POST", url, headers=headers, content=b"{}", extensions={"timeout": timeout.as_dict()})
        transport.handle_request(request).close()
    except httpx.TransportError:
        pass  # then nothing arrives
    finally:
        transport.close()
