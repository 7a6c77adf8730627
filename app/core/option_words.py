"""What is unlike the usual about how a fax goes, in words. The quality has words of its own (wording.py)."""

from collections.abc import Iterator

from app.core.language import tr
from app.core.options import SendOptions


def option_words(options: SendOptions) -> str:
    """What Telnyx would not do by itself, in one line: "Black and white, 60 % · no T.38". Empty: nothing."""
    words = " · ".join(_differences(options))
    return words[:1].upper() + words[1:]


def _differences(options: SendOptions) -> Iterator[str]:
    if options.monochrome:
        yield (
            tr("black and white, {threshold} %", threshold=options.black_threshold)
            if options.black_threshold
            else tr("black and white")
        )
    if not options.t38:
        yield tr("no T.38")
    if options.store_media:
        yield tr("document kept at Telnyx")
    if options.store_preview:
        yield tr("preview kept as {format}", format=options.preview_format.upper())
    if options.display_name:
        yield tr("name “{name}”", name=options.display_name)
    if options.webhook_url:
        yield tr("events to {host}", host=_host(options.webhook_url))


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].partition("?")[0].rpartition("@")[2] or url
