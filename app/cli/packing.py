"""What `faxwell send` sends: one file as it is, several as one, fax pictures, or the note of a document elsewhere."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.cli import USAGE, Failed
from app.core.checks import CheckedDocument, goes_as_pictures, review_packet
from app.core.document import Content, Severity
from app.core.options import SendOptions, note_of
from app.core.packet import Packet, PageChoice, Paper, PreparedDocument, raster_of
from app.core.settings import Settings
from app.documents.reader import DocumentReader
from app.wiring.preparing import Preparing


@dataclass(frozen=True, slots=True)
class Packed:
    """`name` is what the list calls it."""

    document: PreparedDocument
    name: str


def add_document_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="PDF or picture; several are one fax")
    pictures = "send only what can be seen; else as in the window's settings"
    parser.add_argument("--as-pictures", action=argparse.BooleanOptionalAction, help=pictures)
    paper = f"{', '.join(Paper)}; else as in the window's settings"
    parser.add_argument("--paper", choices=list(Paper), type=Paper, metavar="P", help=paper)


def packed(
    given: argparse.Namespace,
    options: SendOptions,
    settings: Settings,
    reader: DocumentReader,
    preparing: Preparing,
    cover: Callable[[int], Path] | None = None,
) -> Packed:
    """`cover` makes a cover page for so many pages, itself included. Raises Failed with what keeps it from being sent,
    and what Preparing.assemble raises."""
    if options.is_remote == bool(given.files):
        raise Failed(USAGE, "Name the files to send, or one --url or --stored.")
    if options.is_remote and cover:
        raise Failed(USAGE, "A cover page goes before files only.")
    if options.is_remote:
        return Packed(preparing.keep_note(note_of(options)), options.stored_name or options.media_urls[0])
    documents = [_checked(path, reader) for path in given.files]
    name = " + ".join(each.name for each in documents)
    if cover:
        documents.insert(0, _checked(cover(1 + sum(len(each.facts.pages) for each in documents)), reader))
    pages = tuple(PageChoice(each.facts.id, page) for each in documents for page in range(1, len(each.facts.pages) + 1))
    raster = raster_of(options, given.paper or settings.usual_paper)
    wanted = settings.always_pictures if given.as_pictures is None else given.as_pictures
    as_pictures = goes_as_pictures(documents, pages, wanted)
    findings = review_packet(documents, pages, [None] * len(pages), raster, as_pictures=as_pictures)
    errors = [finding.text for finding in findings if finding.severity is Severity.ERROR]
    if errors:
        raise Failed(USAGE, "\n".join(errors))
    facts = documents[0].facts
    if len(documents) == 1 and facts.content is Content.PDF and not as_pictures:
        return Packed(PreparedDocument(facts.path.absolute(), facts.sha256, facts.size, facts.page_count), name)
    return Packed(preparing.assemble(Packet(pages, raster, as_pictures)), name)


def _checked(path: Path, reader: DocumentReader) -> CheckedDocument:
    facts = reader.open(path)
    return CheckedDocument(facts, reader.examine(facts.id), path.name)
