"""Web addresses as they are typed, one a line, and what a document that came from one is like. Without Qt."""

from dataclasses import replace

from app.core.document import (
    ONLY_AS_PICTURES,
    Content,
    DocumentFacts,
    DocumentVerdict,
    Finding,
    Limits,
    Opening,
    Severity,
)
from app.core.language import tr
from app.core.options import web_address_problem
from app.core.review import review

LIMITS = Limits(bytes=50_000_000)
"""What Telnyx takes by web address."""
_MOST = 20
_DAMAGED = Finding(
    "damaged",
    Severity.WARNING,
    tr(
        "This file is damaged: the pages that Telnyx makes of it may be others than you see here. Send "
        "the copy instead."
    ),
)
_ENCRYPTED = Finding(
    "encrypted",
    Severity.WARNING,
    tr("This file is encrypted: Telnyx may not be able to open it. Send the copy instead."),
)
_OFFICE = tr(
    "This is neither a PDF nor a picture. Telnyx may take it and lay it out in its own way; it is not shown here."
)


def addresses_of(typed: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in typed.splitlines() if line.strip())


def problem_of(addresses: tuple[str, ...]) -> str:
    """Of the first address that cannot be one; empty when all can."""
    for number, address in enumerate(addresses, 1):
        if words := web_address_problem(address):
            return tr("Line {number}: {words}", number=number, words=words) if len(addresses) > 1 else words
    if len(set(addresses)) < len(addresses):
        return tr("An address is there twice: its pages would be sent twice. Remove one.")
    return tr("These are more than {most} addresses.", most=_MOST) if len(addresses) > _MOST else ""


def name_of(address: str) -> str:
    """What a copy of it is called here: the file's name in the address, or the server's."""
    host, _, path = address.partition("://")[2].partition("?")[0].partition("#")[0].partition("/")
    return path.rstrip("/").rpartition("/")[2] or host


def findings_of(facts: DocumentFacts, verdict: DocumentVerdict) -> tuple[Finding, ...]:
    """Telnyx gets the file itself, from its address: nothing here can mend it on the way."""
    if facts.opening is Opening.REFUSED and facts.content in (Content.OFFICE, Content.TEXT):
        return (Finding("not_a_pdf", Severity.WARNING, _OFFICE),)
    found = [finding for finding in review(facts, verdict, LIMITS) if finding.code not in ("damaged", "encrypted")]
    if verdict.document_class in ONLY_AS_PICTURES:
        found.append(_ENCRYPTED if facts.encrypted else _DAMAGED)
    return tuple(replace(finding, fix=None) for finding in found)
