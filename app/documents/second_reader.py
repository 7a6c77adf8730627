"""The second opinion on a document, from pypdf: how many pages, and what is inside that a fax never carries."""

import io
import logging
from collections.abc import Iterator

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject

from app.core.document import SecondReading

_SCRIPTS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/Rendition"}


def read(data: bytes) -> SecondReading:
    """Walks the page tree, whatever /Count says. Never raises; it may take far too long."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        pages = list(reader.pages)
        catalog = reader.root_object
        holders = [catalog, *pages, *_annotations(pages)]
        scripts = "/JavaScript" in _child(catalog, "/Names") or any(_has_script(one) for one in holders)
        attachments = "/EmbeddedFiles" in _child(catalog, "/Names") or any(
            one.get("/Subtype") == "/FileAttachment" for one in holders
        )
        return SecondReading(len(pages), scripts, attachments)
    except Exception:  # noqa: BLE001 - on odd files pypdf raises TypeError, ValueError, KeyError and many others
        return SecondReading(None)


def _child(parent: DictionaryObject, key: str) -> DictionaryObject:
    value = _resolved(parent.get(key))
    return value if isinstance(value, DictionaryObject) else DictionaryObject()


def _annotations(pages: list[pypdf.PageObject]) -> Iterator[DictionaryObject]:
    for page in pages:
        annotations = _resolved(page.get("/Annots"))
        if not isinstance(annotations, ArrayObject):
            continue
        for annotation in annotations:
            found = _resolved(annotation)
            if isinstance(found, DictionaryObject):
                yield found


def _has_script(holder: DictionaryObject) -> bool:
    """Whether something runs when it is opened (/OpenAction), used (/A) or on an event (/AA)."""
    actions = [_child(holder, "/OpenAction"), _child(holder, "/A")]
    events = _child(holder, "/AA")
    actions += [_child(events, key) for key in events]
    return any(action.get("/S") in _SCRIPTS for action in actions)


def _resolved(value: object) -> object:
    return value.get_object() if isinstance(value, PdfObject) else value
