"""What the practice account notes about a document: its SHA-256, size, pages, and why it cannot be faxed."""

from __future__ import annotations

import hashlib
import io
import logging
from dataclasses import dataclass

SIZE_LIMIT = 20_000_000  # bytes, for an upload
PAGE_LIMIT = 350


@dataclass(frozen=True)
class Document:
    sha256: str | None
    size: int | None  # bytes
    pages: int | None
    problem: str | None  # the failure reason the fax will end with

    @classmethod
    def examined(cls, data: bytes) -> Document:
        pages, problem = _count_pages(data)
        return cls(hashlib.sha256(data).hexdigest(), len(data), pages, problem)

    @classmethod
    def at_address(cls, url: str) -> Document:
        """A `media_url`. Nothing leaves this computer, so it is never fetched and counts as one page; hosts
        under .invalid, which exist nowhere, cannot be fetched by anybody (RFC 2606)."""
        host = url.split("/")[2].rsplit("@", 1)[-1].split(":")[0]
        gone = host.lower().rstrip(".").endswith(".invalid")
        return cls(None, None, None if gone else 1, "file_download_failed" if gone else None)


def _count_pages(data: bytes) -> tuple[int | None, str | None]:
    if len(data) > SIZE_LIMIT:
        return None, "file_size_limit_exceeded"
    if b"%PDF-" not in data[:1024]:
        return None, "file_format_invalid"
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # its warnings quote the document
    import pypdf  # here and not above: half the start-up time, needed by the first document only

    try:
        pages = len(pypdf.PdfReader(io.BytesIO(data)).pages)
    except Exception:  # noqa: BLE001 - on damaged files pypdf raises nearly every class there is
        return None, "media_processing_exception"
    if pages < 1:
        return None, "media_processing_exception"
    return pages, "page_count_limit_exceeded" if pages > PAGE_LIMIT else None
