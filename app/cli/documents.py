"""faxwell check: what is in a document, and what of it a fax would lose, without sending it."""

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.cli import USAGE, say, say_json
from app.core.checks import CheckedDocument, goes_as_pictures, review_pages
from app.core.document import CheckResult, DocumentFacts, DocumentVerdict, Finding, Limits, Severity
from app.core.errors import DocumentError
from app.core.language import plural
from app.core.packet import PageChoice, PageLook, Raster
from app.core.sentence import plain
from app.core.wording import byte_size
from app.documents.reader import DocumentReader

_SIGNS = {Severity.OK: "✓", Severity.WARNING: "!", Severity.ERROR: "✗"}


def check(options: argparse.Namespace, key: str | None) -> int:
    reader = DocumentReader()
    try:
        results = [_checked(reader, path) for path in options.files]
    finally:
        reader.shutdown()
    if options.json:
        say_json([_as_json(result) for result in results])
    else:
        for result in results:
            say(described(result))
        if len(results) > 1:
            say(_counted(results))
    return 0 if all(result.sendable for result in results) else USAGE


def described(result: CheckResult) -> str:
    pages = plural("{count} pages", "{count} page", result.pages)
    head = f"{plain(str(result.path))}: {pages}, {byte_size(result.size)}"
    return "\n".join([head, *(f"  {_SIGNS[finding.severity]} {finding.text}" for finding in result.findings)])


def _checked(reader: DocumentReader, path: Path) -> CheckResult:
    """With a look at each page at fine, where they are no more than one fax can have."""
    result = reader.check(path)
    if not result.sendable or not 0 < result.pages <= Limits().pages:
        return result
    try:
        facts = reader.open(path)
    except DocumentError:
        return result  # gone in between, which whoever sends it will be told
    try:
        found = _of_pages(reader, facts, DocumentVerdict(result.document_class))
    finally:
        reader.close(facts.id)
    return replace(result, findings=(*result.findings, *found))


def _of_pages(reader: DocumentReader, facts: DocumentFacts, verdict: DocumentVerdict) -> list[Finding]:
    document = CheckedDocument(facts, verdict, facts.path.name)
    pages = [PageChoice(facts.id, number) for number in range(1, len(facts.pages) + 1)]
    as_pictures = goes_as_pictures([document], pages, chosen=False)
    looks = [_look(reader, page) for page in pages]
    return review_pages([document], pages, looks, Raster(), as_pictures=as_pictures)


def _look(reader: DocumentReader, page: PageChoice) -> PageLook | None:
    """None where a page is too hard to be drawn as finely as a fax."""
    try:
        return reader.look(page.document, page.page, page.turn, Raster())
    except DocumentError:
        return None


def _counted(results: Sequence[CheckResult]) -> str:
    """ "5 files: A 3, B 1, E 1; 4 can be sent"."""
    classes = sorted(Counter(result.document_class.value for result in results).items())
    sendable = sum(result.sendable for result in results)
    files = plural("{count} files", "{count} file", len(results))
    counts = ", ".join(f"{name} {count}" for name, count in classes)
    return f"{files}: {counts}; {sendable:,} can be sent"


def _as_json(result: CheckResult) -> dict[str, Any]:
    return {
        "file": str(result.path),
        "bytes": result.size,
        "pages": result.pages,
        "class": result.document_class.value,
        "sendable": result.sendable,
        "only_as_pictures": result.only_as_pictures,
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "text": finding.text,
                "page": finding.page,
                "pages": finding.pages,
            }
            for finding in result.findings
        ],
    }
