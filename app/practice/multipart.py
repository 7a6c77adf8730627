"""Reads a multipart/form-data body (RFC 7578)."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser

from app.practice.exchange import Problem, RefusedError, Request


@dataclass(frozen=True)
class Part:
    name: str
    file_name: str  # "" when the part has none
    content_type: str
    data: bytes

    @property
    def text(self) -> str:
        return self.data.decode("utf-8", "replace")


def parts(request: Request) -> dict[str, Part]:
    """The parts by name. Raises RefusedError(400) for a damaged body or a name given twice."""
    boundary = request.headers.get_boundary()
    if not boundary:
        raise _damaged("no boundary in Content-Type")
    delimiter = b"\r\n--" + boundary.encode("utf-8", "surrogateescape")
    pieces = (b"\r\n" + request.body).split(delimiter)[1:]  # before the first one is the preamble
    if not pieces or not pieces[-1].startswith(b"--"):
        raise _damaged("the closing boundary is missing")
    found: dict[str, Part] = {}
    for piece in pieces[:-1]:
        part = _part(piece)
        if part.name in found:
            raise _damaged(f"{part.name} is given twice")
        found[part.name] = part
    return found


def _part(piece: bytes) -> Part:
    head, blank, data = piece.partition(b"\r\n\r\n")
    headers: Message = BytesParser().parsebytes(head.lstrip(b"\r\n"), headersonly=True)
    name = headers.get_param("name", header="content-disposition")
    if not blank or not isinstance(name, str):
        raise _damaged("a part has no name")
    return Part(name, headers.get_filename() or "", headers.get_content_type(), data)


def _damaged(why: str) -> RefusedError:
    return RefusedError(400, Problem("10015", f"The multipart body is not well-formed: {why}."))
