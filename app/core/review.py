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
from app.core.wording import count_words

NEW_PDF = "Open the file in your PDF program and save or print it as a new PDF."
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
    exactly = f"We send exactly what you see here: {count_words(pages, 'page', 'pages')}."
    findings = []
    if verdict.document_class is DocumentClass.F:
        return [_TOO_COMPLEX]
    if not facts.pages:
        findings.append(Finding("no_pages", Severity.ERROR, f"This document has no pages. {NEW_PDF}"))
    elif verdict.unreadable:
        findings.append(_unreadable(verdict.unreadable))
    elif verdict.document_class is DocumentClass.B:
        findings.append(Finding("damaged", Severity.WARNING, f"This file is damaged. {exactly}"))
    elif verdict.document_class is DocumentClass.D:
        findings.append(Finding("encrypted", Severity.OK, f"This file is encrypted and is not uploaded. {exactly}"))
    if verdict.scripts or verdict.attachments:
        findings.append(_extras(verdict))
    return findings


def page_count(count: int, limits: Limits) -> Finding:
    if count > limits.pages:
        sentence = TooManyPages(pages=f"{count:,}", limit=f"{limits.pages:,}").sentence
        return Finding("too_many_pages", Severity.ERROR, sentence)
    return Finding("pages", Severity.OK, f"{count:,} of {limits.pages:,} pages")


def file_size(size: int, limits: Limits) -> Finding:
    if size > limits.bytes:
        return Finding(
            "too_large",
            Severity.ERROR,
            f"This file has {size:,} bytes; Telnyx takes {limits.bytes:,} at most. "
            "Make it smaller in your PDF program, or send it in parts.",
        )
    words = f"{size / 1e6:.1f}" if size >= 50_000 else f"{max(1.0, size / 1e3):.0f} KB"
    return Finding("size", Severity.OK, f"{words} of {limits.bytes / 1e6:g} MB")


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
        words.append(f"{more:,} more")
    if len(words) == 1:
        return f"Page {words[0]}" if len(pages) == 1 else f"Pages {words[0]}"
    return f"Pages {', '.join(words[:-1])} and {words[-1]}"


_SEALED = Finding(
    "encrypted",
    Severity.ERROR,
    "This file is encrypted for certain people only. Open it in your PDF program and print it to a new PDF.",
)
_LOCKED = Finding("password", Severity.ERROR, PasswordNeeded().sentence, fix=Fix.PASSWORD)
_TOO_COMPLEX = Finding("too_complex", Severity.ERROR, TooComplex().sentence)

_NOT_A_PDF = {
    Content.PDF: "This is not a PDF that can be read. It may be damaged or cut off; get it again from its source.",
    Content.EMPTY: "This file is empty.",
    Content.WEB_PAGE: "This is a web page named .pdf. Open it in a browser and print it to a PDF.",
    Content.PICTURE: "This picture cannot be read. Open it in a picture program and save it as PNG or JPEG.",
    Content.ZIP: "This is a ZIP file, not a PDF. Unpack it first.",
    Content.OFFICE: "This is an office document, not a PDF. Open it and export it as a PDF.",
    Content.PROGRAM: "This is a program, not a PDF.",
    Content.TEXT: "This is a text file, not a PDF. Open it and print it to a PDF.",
    Content.FOLDER: "This is a folder, not a PDF.",
    Content.SPECIAL: "This is a device or a pipe, not a file.",
    Content.UNKNOWN: "This is not a PDF that can be read.",
}


def _not_a_pdf(facts: DocumentFacts) -> Finding:
    code = "empty" if facts.content is Content.EMPTY else "not_a_pdf"
    text = _NOT_A_PDF[facts.content]
    if facts.path.suffix.lower() != ".pdf":
        text = text.replace(" named .pdf", ", not a PDF")
    return Finding(code, Severity.ERROR, text)


def _unreadable(pages: tuple[int, ...]) -> Finding:
    return Finding("page_unreadable", Severity.ERROR, f"{page_list(pages)} cannot be read. {NEW_PDF}", pages[0], pages)


def _extras(verdict: DocumentVerdict) -> Finding:
    if verdict.scripts and verdict.attachments:
        what = "Scripts and attached files inside are"
    elif verdict.scripts:
        what = "Scripts inside are"
    else:
        what = "Attached files inside are"
    return Finding("extras", Severity.WARNING, f"{what} not sent: a fax is the pages only.")
