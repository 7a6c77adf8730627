"""The proxy that requests to Telnyx go by, as a value."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from app.core.language import tr
from app.core.sentence import Sentence

_ADDRESS = re.compile(r"http://(?:(?:[A-Za-z0-9\-]{1,63}\.)*[A-Za-z0-9\-]{1,63}|\[[0-9A-Fa-f:.]+\]):([0-9]{1,5})/?")


class ProxySource(StrEnum):
    SETTINGS = "settings"
    SYSTEM = "system"
    NOT_USABLE = "not_usable"
    """The system names one of a kind that we cannot use (SOCKS), so that requests go directly."""


_WORDS = {
    None: tr("Requests to Telnyx go directly, without a proxy."),
    ProxySource.SETTINGS: tr("Requests to Telnyx go by the proxy {place}, from Faxwell's settings."),
    ProxySource.SYSTEM: tr("Requests to Telnyx go by the proxy {place}, from the system's settings."),
    ProxySource.NOT_USABLE: tr(
        "Requests to Telnyx go directly: the system's proxy is of a kind that Faxwell cannot use."
    ),
}


@dataclass(frozen=True, slots=True)
class Way:
    """How requests reach a server: by `proxy`, or directly. Its address may hold a password, so only `words` are for
    showing."""

    proxy: str | None = field(default=None, repr=False)
    source: ProxySource | None = None

    @property
    def words(self) -> Sentence:
        place = (self.proxy or "").partition("://")[2].rpartition("@")[2].rstrip("/")
        return Sentence(_WORDS[self.source], {"place": place})


def proxy_address(text: str) -> str | None:
    """A proxy as our settings keep it, "http://host:port", or "" for none; None when the text cannot be one.

    Without a name and a password: the settings are a plain file. A proxy that asks for them is set in the system.
    """
    address = text.strip()
    if not address:
        return ""
    found = _ADDRESS.fullmatch(address)
    return address.rstrip("/") if found and 0 < int(found[1]) < 65536 else None
