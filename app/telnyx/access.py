"""Where requests may go, and with which key."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from app.core.errors import AddressNotAllowed, KeyMalformed

# So narrow that no two readers of addresses can see different hosts in it.
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]+(?:/[A-Za-z0-9._~\-/]*)?")
_PROXY = re.compile(r"https?://(?:[^\s@]+@)?[A-Za-z0-9.\-\[\]:]+/?")
_KEY = re.compile(r"[!-~]{1,512}")


@dataclass(frozen=True, slots=True)
class Access:
    """One account at one server.

    The key is looked up for each request: it may be locked away at first, or be replaced while the program runs. The
    proxy is looked up for each connection.
    """

    base_url: str
    find_key: Callable[[], str] = field(repr=False)
    find_proxy: Callable[[], str | None] = field(repr=False)

    @property
    def key(self) -> str:
        """Raises KeyMalformed, and what `find_key` raises."""
        return normalised_key(self.find_key())

    @property
    def proxy(self) -> str | None:
        """Raises AddressNotAllowed for one that cannot be, and what `find_proxy` raises."""
        if not self.base_url.startswith("https:"):
            return None  # plain http is this computer only; through a proxy the key would leave it in the clear
        proxy = self.find_proxy()
        if proxy is not None and not is_proxy(proxy):
            raise AddressNotAllowed
        return proxy


def access_to(base_url: str, find_key: Callable[[], str], find_proxy: Callable[[], str | None]) -> Access:
    """Raises AddressNotAllowed."""
    return Access(checked_address(base_url), find_key, find_proxy)


def is_proxy(address: str) -> bool:
    """Whether requests can go by it: an http:// or https:// address, with a name and a password or without."""
    try:
        return bool(_PROXY.fullmatch(address) and host_of(address))
    except AddressNotAllowed:
        return False


def normalised_key(text: str) -> str:
    """The key without white space around it. Raises KeyMalformed, which does not quote it, for anything that could
    not stand in a header: httpx would quote it in its error."""
    key = text.strip()
    if not _KEY.fullmatch(key):
        raise KeyMalformed
    return key


def checked_address(url: str) -> str:
    """The address without a slash at its end. Raises AddressNotAllowed unless it is https, or http on this computer."""
    if not _ADDRESS.fullmatch(url):
        raise AddressNotAllowed
    host = host_of(url)
    if not host or (url.startswith("http:") and not is_this_computer(host)):
        raise AddressNotAllowed
    return url.rstrip("/")


def host_of(url: str) -> str:
    """Empty where there is none. Raises AddressNotAllowed for a host or a port that cannot be."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
        host.encode("idna")  # as the socket will
    except ValueError as error:
        raise AddressNotAllowed from error
    return host


def is_this_computer(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
