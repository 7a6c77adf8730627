"""Real files from many sources, which are not part of the project: a folder beside it holds them."""

from pathlib import Path

import pytest

from app.core.document import DocumentClass
from app.documents.reader import DocumentReader

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


def test_every_file_is_in_a_class(reader: DocumentReader, corpus: Path) -> None:
    """Every fifth one; none is so hard that it has to be stopped."""
    files = sorted(path for path in corpus.iterdir() if path.suffix.lower() == ".pdf")
    assert len(files) > 200
    for path in files[::5]:
        result = reader.check(path)
        assert result.document_class is not DocumentClass.F, path.name
        assert result.sendable == (result.document_class is DocumentClass.A), path.name
