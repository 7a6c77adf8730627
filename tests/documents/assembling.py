"""A packet made into one file, as bytes."""

from collections.abc import Callable
from pathlib import Path

from app.core.packet import Packet
from app.documents.reader import DocumentReader

Save = Callable[..., Path]


def assembled(reader: DocumentReader, packet: Packet, *progress: Callable[[int, int], None]) -> bytes:
    return reader.assemble(packet, *progress).content
