"""faxwell check: what is in a document, without sending it."""

import argparse
from typing import Any

from app.cli import USAGE, say, say_json
from app.core.document import CheckResult, Severity
from app.core.sentence import plain
from app.core.wording import byte_size, count_words
from app.documents.reader import DocumentReader

_SIGNS = {Severity.OK: "✓", Severity.WARNING: "!", Severity.ERROR: "✗"}


def check(options: argparse.Namespace, key: str | None) -> int:
    reader = DocumentReader()
    try:
        results = [reader.check(path) for path in options.files]
    finally:
        reader.shutdown()
    if options.json:
        say_json([_as_json(result) for result in results])
    else:
        for result in results:
            say(described(result))
    return 0 if all(result.sendable for result in results) else USAGE


def described(result: CheckResult) -> str:
    head = f"{plain(str(result.path))}: {count_words(result.pages, 'page', 'pages')}, {byte_size(result.size)}"
    return "\n".join([head, *(f"  {_SIGNS[finding.severity]} {finding.text}" for finding in result.findings)])


def _as_json(result: CheckResult) -> dict[str, Any]:
    return {
        "file": str(result.path),
        "bytes": result.size,
        "pages": result.pages,
        "class": result.document_class.value,
        "sendable": result.sendable,
        "findings": [
            {"code": finding.code, "severity": finding.severity.value, "text": finding.text, "page": finding.page}
            for finding in result.findings
        ],
    }
