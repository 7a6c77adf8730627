"""The options of Telnyx's send call as options of `faxwell send`."""

import argparse

from app.cli import USAGE, Failed
from app.core.options import PreviewFormat, Quality, SendOptions, problems_of


def add_send_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("how Telnyx sends it")
    group.add_argument(
        "--quality", choices=list(Quality), default=Quality.HIGH, type=Quality, metavar="Q", help=", ".join(Quality)
    )
    group.add_argument("--monochrome", action="store_true", help="true black and white")
    group.add_argument("--black-threshold", type=int, metavar="PERCENT", help="1 to 100, with --monochrome")
    group.add_argument("--no-t38", action="store_true", help="as sound instead of fax over IP")
    group.add_argument("--store-media", action="store_true", help="Telnyx keeps the document")
    group.add_argument("--store-preview", action="store_true", help="Telnyx keeps a picture of what it sent")
    group.add_argument(
        "--preview-format", choices=list(PreviewFormat), default=PreviewFormat.PDF, type=PreviewFormat, metavar="F"
    )
    group.add_argument("--display-name", default="", metavar="NAME", help="the caller's name; 128 characters")
    group.add_argument("--webhook-url", default="", metavar="URL", help="gets the events of this one fax")
    group.add_argument(
        "--url",
        dest="media_urls",
        action="append",
        default=[],
        metavar="URL",
        help="instead of FILE; may be repeated",
    )
    group.add_argument("--stored", dest="stored_name", default="", metavar="NAME", help="instead of FILE: a media_name")


def send_options(given: argparse.Namespace) -> SendOptions:
    """Raises Failed for what Telnyx would refuse."""
    options = SendOptions(
        quality=given.quality,
        monochrome=given.monochrome,
        black_threshold=given.black_threshold,
        t38=not given.no_t38,
        store_media=given.store_media,
        store_preview=given.store_preview,
        preview_format=given.preview_format,
        display_name=given.display_name,
        webhook_url=given.webhook_url,
        media_urls=tuple(given.media_urls),
        stored_name=given.stored_name,
    )
    problems = problems_of(options)
    if problems:
        raise Failed(USAGE, "\n".join(problems))
    return options
