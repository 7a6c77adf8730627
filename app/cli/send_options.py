"""The options of Telnyx's send call as options of `faxwell send`. None: not said, so as every fax of the account."""

import argparse
from argparse import BooleanOptionalAction
from dataclasses import fields, replace

from app.cli import USAGE, Failed
from app.core.options import PreviewFormat, Quality, SendOptions, problems_of

_SAYS = (
    "What is not said here is as it was chosen in the window for every fax from the account. A switch that is on there "
    "is turned off with --no-..."
)


def add_send_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("how Telnyx sends it", _SAYS)
    no_defaults = "what is not said here is as Telnyx has it, whatever was chosen in the window"
    group.add_argument("--no-defaults", action="store_true", help=no_defaults)
    group.add_argument("--quality", choices=list(Quality), type=Quality, metavar="Q", help=", ".join(Quality))
    group.add_argument("--monochrome", action=BooleanOptionalAction, help="true black and white")
    group.add_argument("--black-threshold", type=int, metavar="PERCENT", help="1 to 100, with --monochrome")
    group.add_argument("--t38", action=BooleanOptionalAction, help="fax over IP; without it as sound")
    group.add_argument("--store-media", action=BooleanOptionalAction, help="Telnyx keeps the document")
    group.add_argument("--store-preview", action=BooleanOptionalAction, help="Telnyx keeps a picture of what it sent")
    formats = ", ".join(PreviewFormat)
    group.add_argument("--preview-format", choices=list(PreviewFormat), type=PreviewFormat, metavar="F", help=formats)
    group.add_argument("--display-name", metavar="NAME", help="the caller's name; 128 characters")
    group.add_argument("--webhook-url", metavar="URL", help="gets the events of this one fax")
    for name, nothing in _NOTHING.items():
        group.add_argument(f"--no-{name.replace('_', '-')}", dest=name, action="store_const", const=nothing)
    web = "instead of FILE; may be repeated"
    group.add_argument("--url", dest="media_urls", action="append", default=[], metavar="URL", help=web)
    group.add_argument("--stored", dest="stored_name", default="", metavar="NAME", help="instead of FILE: a media_name")


_NOTHING = {"black_threshold": False, "display_name": "", "webhook_url": ""}


def send_options(given: argparse.Namespace, defaults: SendOptions) -> SendOptions:
    """`defaults`: those of the account. Raises Failed for what Telnyx would refuse."""
    said = {each.name: value for each in fields(SendOptions) if (value := getattr(given, each.name)) is not None}
    said["media_urls"] = tuple(given.media_urls)
    options = replace(SendOptions() if given.no_defaults else defaults, **said)
    if given.black_threshold is False or (given.black_threshold is None and not options.monochrome):
        options = replace(options, black_threshold=None)
    if options.stored_name and given.store_media is None:
        options = replace(options, store_media=False)  # it is kept there already
    problems = problems_of(options)
    if problems:
        raise Failed(USAGE, "\n".join(problems))
    return options
