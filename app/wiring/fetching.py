"""A document from the web as a private file of ours."""

from pathlib import Path

from app.telnyx.fetching import fetch_document
from app.wiring.preparing import Preparing
from app.wiring.proxy import way_to


def fetched(url: str, own_proxy: str, files: Preparing) -> Path:
    """Raises AddressNotAllowed, NotFetched, NoDocumentThere, TooLarge, DiskFull, DiskTrouble."""
    return files.keep_fetched(fetch_document(url, way_to(url, own_proxy).proxy))
