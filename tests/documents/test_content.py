import pytest

from app.core.document import Content
from app.documents.content import recognise
from tests import factories


@pytest.mark.parametrize(
    ("beginning", "expected"),
    [
        (b"", Content.EMPTY),
        (factories.pdf()[:1024], Content.PDF),
        (b"junk before " * 80 + b"%PDF-1.4", Content.PDF),
        (b"0000000000000\n1 0 obj", Content.TEXT),
        (factories.WEB_PAGE, Content.WEB_PAGE),
        (b"\xef\xbb\xbf \r\n<HTML lang=en>", Content.WEB_PAGE),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC ''>", Content.WEB_PAGE),
        (b"<html>how to read %PDF-1.4 files</html>", Content.WEB_PAGE),
        (b"\x89PNG\r\n\x1a\n....", Content.PICTURE),
        (b"\xff\xd8\xff\xe0..JFIF", Content.PICTURE),
        (b"II*\0....", Content.PICTURE),
        (b"PK\x03\x04" + bytes(26) + b"photos/1.jpg", Content.ZIP),
        (b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml", Content.OFFICE),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text", Content.OFFICE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", Content.OFFICE),
        (b"MZ\x90\0\x03", Content.PROGRAM),
        (b"\x7fELF\x02\x01", Content.PROGRAM),
        (b"#!/bin/sh\n", Content.PROGRAM),
        (b"Dear Sir or Madam,\n", Content.TEXT),
        ("Grüße".encode(), Content.TEXT),
        (bytes(range(40)), Content.UNKNOWN),
    ],
)
def test_recognised_by_its_bytes(beginning: bytes, expected: Content) -> None:
    assert recognise(beginning) is expected
