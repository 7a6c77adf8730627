"""A document from a web address that Telnyx is to fetch too: for a person who wants it checked first.

Nothing of the account goes along: no key, no cookie. A redirect is not followed, for Telnyx follows none either.
"""

import threading
from collections.abc import Mapping
from typing import Any

import httpx

from app.core.errors import NoDocumentThere, NotFetched, TooLarge
from app.telnyx.breaker import Breaker, Broken
from app.telnyx.connection import CONNECT_SECONDS, proxy_at
from app.telnyx.tls import shared_context

MOST_BYTES = 50_000_000  # what Telnyx takes by web address
_SECONDS = 120.0
_STALL_SECONDS = 20.0


def fetch_document(url: str, proxy: str | None = None) -> bytes:
    """https only. Raises NotFetched, NoDocumentThere, TooLarge."""
    if not url.startswith("https://"):
        raise NotFetched
    breaker = Breaker()
    deadline = threading.Timer(_SECONDS, breaker.break_off)
    deadline.daemon = True
    transport = httpx.HTTPTransport(verify=shared_context(), trust_env=False, proxy=proxy_at(proxy))
    try:
        deadline.start()
        content = _content(transport, _request(url, breaker))
        if breaker.is_broken:  # what ends with the connection only looks whole
            raise NotFetched
        return content
    except (httpx.TransportError, httpx.InvalidURL, Broken) as error:
        raise NotFetched from error
    finally:
        deadline.cancel()
        breaker.release()
        transport.close()


def _request(url: str, breaker: Breaker) -> httpx.Request:
    def follow(event: str, info: Mapping[str, Any]) -> None:
        if event.endswith((".connect_tcp.complete", ".start_tls.complete")):
            breaker.attach(info["return_value"].get_extra_info("socket"))

    timeout = {"connect": CONNECT_SECONDS, "read": _STALL_SECONDS, "write": _STALL_SECONDS, "pool": CONNECT_SECONDS}
    headers = {"User-Agent": "Faxwell", "Accept-Encoding": "identity", "Connection": "close"}
    return httpx.Request("GET", url, headers=headers, extensions={"timeout": timeout, "trace": follow})


def _content(transport: httpx.HTTPTransport, request: httpx.Request) -> bytes:
    response = transport.handle_request(request)
    try:
        if not 200 <= response.status_code < 300:
            raise NoDocumentThere(status=response.status_code)
        parts, size = [], 0
        for part in response.iter_raw():
            size += len(part)
            if size > MOST_BYTES:
                raise TooLarge(size="over 50", limit=50)
            parts.append(part)
        return b"".join(parts)
    finally:
        response.close()
