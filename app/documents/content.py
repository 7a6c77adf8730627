"""What the bytes of a file are, by their beginning."""

import re

from app.core.document import Content

PDF_MARK = b"%PDF-"
GATE = 1024  # the mark stands within so many first bytes (ISO 32000-2, annex C; every reader looks so far)

_BEGINNINGS: tuple[tuple[bytes, Content], ...] = (
    (b"\x89PNG\r\n\x1a\n", Content.PICTURE),
    (b"\xff\xd8\xff", Content.PICTURE),
    (b"GIF8", Content.PICTURE),
    (b"II*\0", Content.PICTURE),
    (b"MM\0*", Content.PICTURE),
    (b"BM", Content.PICTURE),
    (b"RIFF", Content.PICTURE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Content.OFFICE),
    (b"{\\rtf", Content.OFFICE),
    (b"PK\x03\x04", Content.ZIP),
    (b"PK\x05\x06", Content.ZIP),
    (b"MZ", Content.PROGRAM),
    (b"\x7fELF", Content.PROGRAM),
    (b"\xcf\xfa\xed\xfe", Content.PROGRAM),
    (b"\xca\xfe\xba\xbe", Content.PROGRAM),
    (b"#!", Content.PROGRAM),
)
# The first entry of an office file's ZIP: Office Open XML, OpenDocument.
_OFFICE_ZIP = (b"[Content_Types].xml", b"_rels/", b"word/", b"xl/", b"ppt/", b"mimetypeapplication/vnd.oasis")
_WEB_PAGE = re.compile(rb"<(!doctype\s+html|html|head|body|script)\b", re.IGNORECASE)
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def recognise(beginning: bytes) -> Content:
    """From the first bytes of a file, GATE of them where there are so many."""
    if not beginning:
        return Content.EMPTY
    bare = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()
    if bare.startswith(b"<") and _WEB_PAGE.search(bare):
        return Content.WEB_PAGE
    if PDF_MARK in beginning:
        return Content.PDF
    for mark, content in _BEGINNINGS:
        if beginning.startswith(mark):
            office = content is Content.ZIP and beginning[30:].startswith(_OFFICE_ZIP)
            return Content.OFFICE if office else content
    return Content.UNKNOWN if _NOT_TEXT.search(beginning) else Content.TEXT
