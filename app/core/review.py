"""What a person is told about one file by itself, and the lines about a file that the checks of a whole fax share."""

from collections.abc import Sequence

from app.core.document import (
    Content,
    DocumentClass,
    DocumentFacts,
    DocumentVerdict,
    Finding,
    Fix,
    Limits,
    Opening,
    Severity,
)
from app.core.errors import PasswordNeeded, TooComplex, TooManyPages
from app.core.language import plural, tr

NEW_PDF = tr("Open the file in your PDF program and save or print it as a new PDF.")
_MOST_NAMED = 10


def review(
    facts: DocumentFacts, verdict: DocumentVerdict | None = None, limits: Limits | None = None
) -> tuple[Finding, ...]:
    """One finding a line. Without a verdict: what is known so far, which is never enough to send."""
    limits = limits or Limits()
    size = file_size(facts.size, limits)
    if refusal := refused(facts):
        return (size, refusal) if facts.opening in (Opening.LOCKED, Opening.STOPPED) else (refusal,)
    unreadable = verdict.unreadable if verdict else facts.unreadable
    findings = [page_count(len(facts.pages) - len(unreadable), limits), size]
    if verdict:
        findings += class_findings(facts, verdict, facts.page_count)
    return tuple(findings)


def refused(facts: DocumentFacts) -> Finding | None:
    """Why no page of the file can be shown, which is known as soon as it was tried."""
    return {
        Opening.OPENED: None,
        Opening.REFUSED: _not_a_pdf(facts),
        Opening.SEALED: _SEALED,
        Opening.LOCKED: _LOCKED,
        Opening.STOPPED: _TOO_COMPLEX,
        Opening.NOT_READ: file_size(facts.size, Limits()),
    }[facts.opening]


def class_findings(facts: DocumentFacts, verdict: DocumentVerdict, pages: int) -> list[Finding]:
    """Of an opened document, `pages` of which are sent."""
    exactly = plural(
        "We send exactly what you see here: {count} pages.", "We send exactly what you see here: {count} page.", pages
    )
    findings = []
    if verdict.document_class is DocumentClass.F:
        return [_TOO_COMPLEX]
    if not facts.pages:
        findings.append(Finding("no_pages", Severity.ERROR, tr("This document has no pages. {advice}", advice=NEW_PDF)))
    elif verdict.unreadable:
        findings.append(_unreadable(verdict.unreadable))
    elif verdict.document_class is DocumentClass.B:
        findings.append(Finding("damaged", Severity.WARNING, tr("This file is damaged. {exactly}", exactly=exactly)))
    elif verdict.document_class is DocumentClass.D:
        findings.append(
            Finding(
                "encrypted", Severity.OK, tr("This file is encrypted and is not uploaded. {exactly}", exactly=exactly)
            )
        )
    if verdict.scripts or verdict.attachments:
        findings.append(_extras(verdict))
    return findings


def page_count(count: int, limits: Limits) -> Finding:
    if count > limits.pages:
        sentence = TooManyPages(pages=f"{count:,}", limit=f"{limits.pages:,}").sentence
        return Finding("too_many_pages", Severity.ERROR, sentence)
    return Finding("pages", Severity.OK, tr("{count:,} of {pages:,} pages", count=count, pages=limits.pages))


def file_size(size: int, limits: Limits) -> Finding:
    if size > limits.bytes:
        return Finding(
            "too_large",
            Severity.ERROR,
            tr(
                "This file has {size:,} bytes; Telnyx takes {most:,} at most. "
                "Make it smaller in your PDF program, or send it in parts.",
                size=size,
                most=limits.bytes,
            ),
        )
    words = f"{size / 1e6:.1f}" if size >= 50_000 else tr("{size:.0f} KB", size=max(1.0, size / 1e3))
    return Finding("size", Severity.OK, tr("{size} of {limit:g} MB", size=words, limit=limits.bytes / 1e6))


def page_list(pages: Sequence[int]) -> str:
    """Of ascending numbers: "Page 2", "Pages 2, 5 and 7-9", "Pages 1, 3, 5, 7, 9, 11, 13, 15, 17, 19 and 40 more"."""
    runs: list[tuple[int, int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], page)
        else:
            runs.append((page, page))
    # Two neighbours are read more easily as two than as a range.
    named: list[tuple[str, int]] = []
    for first, last in runs:
        if last - first < 2:
            named += [(str(page), 1) for page in range(first, last + 1)]
        else:
            named.append((f"{first}-{last}", last - first + 1))
    words = [word for word, _count in named[:_MOST_NAMED]]
    if more := sum(count for _word, count in named[_MOST_NAMED:]):
        words.append(tr("{more:,} more", more=more))
    if len(words) == 1:
        return tr("Page {page}", page=words[0]) if len(pages) == 1 else tr("Pages {pages}", pages=words[0])
    return tr("Pages {pages} and {last}", pages=", ".join(words[:-1]), last=words[-1])


_SEALED = Finding(
    "encrypted",
    Severity.ERROR,
    tr("This file is encrypted for certain people only. Open it in your PDF program and print it to a new PDF."),
)
_LOCKED = Finding("password", Severity.ERROR, PasswordNeeded().sentence, fix=Fix.PASSWORD)
_TOO_COMPLEX = Finding("too_complex", Severity.ERROR, TooComplex().sentence)

_NOT_A_PDF = {
    Content.PDF: tr("This is not a PDF that can be read. It may be damaged or cut off; get it again from its source."),
    Content.EMPTY: tr("This file is empty."),
    Content.WEB_PAGE: tr("This is a web page named .pdf. Open it in a browser and print it to a PDF."),
    Content.PICTURE: tr("This picture cannot be read. Open it in a picture program and save it as PNG or JPEG."),
    Content.ZIP: tr("This is a ZIP file, not a PDF. Unpack it first."),
    Content.OFFICE: tr("This is an office document, not a PDF. Open it and export it as a PDF."),
    Content.PROGRAM: tr("This is a program, not a PDF."),
    Content.TEXT: tr("This is a text file, not a PDF. Open it and print it to a PDF."),
    Content.FOLDER: tr("This is a folder, not a PDF."),
    Content.SPECIAL: tr("This is a device or a pipe, not a file."),
    Content.UNKNOWN: tr("This is not a PDF that can be read."),
}


def _not_a_pdf(facts: DocumentFacts) -> Finding:
    code = "empty" if facts.content is Content.EMPTY else "not_a_pdf"
    text = _NOT_A_PDF[facts.content]
    if facts.content is Content.WEB_PAGE and facts.path.suffix.lower() != ".pdf":
        text = tr("This is a web page, not a PDF. Open it in a browser and print it to a PDF.")
    return Finding(code, Severity.ERROR, text)


def _unreadable(pages: tuple[int, ...]) -> Finding:
    return Finding(
        "page_unreadable",
        Severity.ERROR,
        tr("{pages} cannot be read. {advice}", pages=page_list(pages), advice=NEW_PDF),
        pages[0],
        pages,
    )


def _extras(verdict: DocumentVerdict) -> Finding:
    if verdict.scripts and verdict.attachments:
        words = tr("Scripts and attached files inside are not sent: a fax is the pages only.")
    elif verdict.scripts:
        words = tr("Scripts inside are not sent: a fax is the pages only.")
    else:
        words = tr("Attached files inside are not sent: a fax is the pages only.")
    return Finding("extras", Severity.WARNING, words)
