"""What Telnyx's send call can be asked for, beyond numbers and document (`POST /v2/faxes`).

The multipart form of the call, which carries the document itself, knows fewer of them than the JSON form.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from ipaddress import ip_address

from app.core.language import tr

LONGEST_DISPLAY_NAME = 128
USUAL_BLACK_THRESHOLD = 95
"""Telnyx's own, where black and white is asked for and no threshold."""
LONGEST_ADDRESS = 2000

_DISPLAY_NAME = re.compile(rf"[A-Za-z0-9 \-_~!.+]{{0,{LONGEST_DISPLAY_NAME}}}")
_NOT_IN_DISPLAY_NAME = re.compile(r"[^A-Za-z0-9 \-_~!.+]")
_ADDRESS = re.compile(r"https?://[^\s/]\S*")
_USER = re.compile(r"https://[^/?#]*@")
_HOST = re.compile(r"^https://(?:[^/?#]*@)?|(?::[0-9]*)?(?:[/?#].*)?$", re.DOTALL)


class Quality(StrEnum):
    """Telnyx's own words; which resolution each stands for is not published."""

    NORMAL = "normal"
    HIGH = "high"
    VERY_HIGH = "very_high"
    ULTRA_LIGHT = "ultra_light"
    ULTRA_DARK = "ultra_dark"


class PreviewFormat(StrEnum):
    PDF = "pdf"
    TIFF = "tiff"


@dataclass(frozen=True, slots=True)
class SendOptions:
    """Defaults are Telnyx's, but for the preview's format: it is a PDF, so that we can show it.

    `black_threshold`: 1 to 100 percent, with `monochrome` only; None is Telnyx's own (95). `t38`: fax over IP, else
    as sound. `store_media` keeps the document at Telnyx; it then travels inside the call, which has no token.
    `preview_format` counts with `store_preview` only. `display_name` is the caller's name, `webhook_url` gets the
    events of this one fax; empty: the number, the application's address. `media_urls`: where Telnyx fetches the
    document, in this order; `stored_name`: the media_name of a file that is stored at Telnyx.
    """

    quality: Quality = Quality.HIGH
    monochrome: bool = False
    black_threshold: int | None = None
    t38: bool = True
    store_media: bool = False
    store_preview: bool = False
    preview_format: PreviewFormat = PreviewFormat.PDF
    display_name: str = ""
    webhook_url: str = ""
    media_urls: tuple[str, ...] = ()
    stored_name: str = ""

    @property
    def is_remote(self) -> bool:
        """Whether the document is not sent from here."""
        return bool(self.media_urls or self.stored_name)

    @property
    def without_document(self) -> "SendOptions":
        """What can be wanted for every fax."""
        return replace(self, media_urls=(), stored_name="")


ONLY_IN_JSON = ("display_name", "webhook_url", "black_threshold")
"""Fields that the multipart form cannot carry. The preview's format is one more, without loss: see `lost_in_form`."""


def lost_in_form(options: SendOptions) -> tuple[str, ...]:
    """Names of the fields that were asked for and that the multipart form would lose."""
    lost = [name for name in ONLY_IN_JSON if getattr(options, name)]
    if options.store_preview and options.preview_format is PreviewFormat.PDF:
        lost.append("preview_format")
    return tuple(lost)


def note_of(options: SendOptions) -> bytes:
    """What is kept here as the document of a fax whose document is elsewhere."""
    return "\n".join((*options.media_urls, options.stored_name)).strip().encode() + b"\n"


def display_name_of(typed: str) -> str:
    """As much of it as Telnyx takes: letters, digits, spaces and -_~!.+, 128 at most."""
    return _NOT_IN_DISPLAY_NAME.sub("", typed)[:LONGEST_DISPLAY_NAME]


def problems_of(options: SendOptions) -> tuple[str, ...]:
    """What Telnyx would refuse, one plain sentence each."""
    return tuple(words for _, words in problems_at(options))


def problems_at(options: SendOptions) -> tuple[tuple[str, str], ...]:
    """What Telnyx would refuse: the name of the field that it is about, and one plain sentence."""
    found = []
    if options.black_threshold is not None and not options.monochrome:
        words = tr("A black threshold needs black and white: switch that on, or leave the threshold out.")
        found.append(("black_threshold", words))
    if options.black_threshold is not None and not 1 <= options.black_threshold <= 100:
        found.append(("black_threshold", tr("The black threshold is a whole number from 1 to 100.")))
    if not _DISPLAY_NAME.fullmatch(options.display_name):
        words = tr("The display name can have 128 letters (A to Z), digits, spaces and -_~!.+ at most.")
        found.append(("display_name", words))
    if options.webhook_url and not _is_address(options.webhook_url):
        words = tr("The webhook address must begin with http:// or https:// and have 2,000 characters at most.")
        found.append(("webhook_url", words))
    if words := next(filter(None, map(web_address_problem, options.media_urls)), ""):
        found.append(("media_urls", words))
    if options.media_urls and options.stored_name:
        found.append(("media_urls", tr("Send a document from the web or one that is stored at Telnyx, not both.")))
    if options.stored_name and options.store_media:
        words = tr("The document is stored at Telnyx already; it cannot be kept there once more.")
        found.append(("store_media", words))
    inside = options.store_media and not options.is_remote
    lost = [name for name in ONLY_IN_JSON if inside and getattr(options, name)]
    if lost:
        named = tr(" and ").join(FIELD_WORDS[name] for name in lost)
        words = tr(
            "When the document is kept at Telnyx, {named} cannot be sent with it. Choose one of them.", named=named
        )
        found.append(("store_media", words))
    return tuple(found)


FIELD_WORDS = {
    "display_name": tr("the display name"),
    "webhook_url": tr("the webhook address"),
    "black_threshold": tr("the black threshold"),
    "preview_format": tr("the preview as PDF"),
}


def web_address_problem(text: str) -> str:
    """Why Telnyx could not fetch a document from there, as far as the address alone tells; empty when it could.

    Telnyx fetches without a log-in and from outside: its description asks for a public address.
    """
    if not text.startswith("https://"):
        return tr("The address must begin with https://.")
    host, user = _HOST.sub("", text).lower(), _USER.match(text)
    if not _is_address(text) or not host or not text.isascii():
        return tr("This is not a web address: it has spaces or other characters that cannot be in one, or is too long.")
    if user:
        return tr("There is a name or password in this address. Telnyx fetches only what anybody can open.")
    if _is_inside(host):
        return tr("This address is inside your own network. Telnyx cannot reach it.")
    return ""


def _is_inside(host: str) -> bool:
    try:
        return not ip_address(host.strip("[]")).is_global
    except ValueError:
        return "." not in host or host.endswith((".local", ".internal", ".localhost", ".lan"))


def _is_address(text: str) -> bool:
    return len(text) <= LONGEST_ADDRESS and bool(_ADDRESS.fullmatch(text))
