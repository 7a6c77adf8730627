"""Real files from many sources, which are not part of the project: a folder beside it holds them."""

from pathlib import Path

import pytest

from app.documents.reader import DocumentReader
from tests.documents.corpus import differing, files_in

KNOWN = {
    "PdfPig__encrypted-password-is-password.pdf": ("D", 0),
    "format-corpus__T04_002_EOF-missing.pdf": ("B", 1),
    "pdfbox__AESkeylength256.pdf": ("E", 0),
    "pdf.js__basicapi.pdf": ("A", 3),
    "qpdf__V4-aes-clearmeta.pdf": ("D", 30),
    "qpdf__issue-143.pdf": ("E", 0),
    "qpdf__pages-loop.pdf": ("B", 1),
}


@pytest.mark.parametrize("name", KNOWN)
def test_known_files(reader: DocumentReader, corpus: Path, name: str) -> None:
    result = reader.check(corpus / name)
    assert (result.document_class.value, result.pages) == KNOWN[name]


def test_every_file_is_in_a_class_and_in_the_same_one_again(corpus: Path) -> None:
    """Every eighth one, twice, in two orders; none is so hard that it has to be stopped.

    All of them: python -m tests.documents.corpus
    """
    files = files_in(corpus)
    assert len(files) > 200
    found, differ = differing(files[::8])
    assert not differ
    for name, (document_class, pages, sendable, _texts) in found.items():
        assert document_class != "F", name
        assert sendable == (document_class in "AB" or (document_class == "D" and pages > 0)), name
