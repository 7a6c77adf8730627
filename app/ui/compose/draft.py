"""What stands on the page, and what it lacks to be a fax. Without Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.core.document import DocumentFacts, DocumentVerdict, Finding, Severity, review, sendable
from app.core.errors import FaxError
from app.core.fax import FaxRequest
from app.core.options import Quality, SendOptions

if TYPE_CHECKING:
    from app.core.number import FaxNumber  # at run time the library behind it would delay the first paint


@dataclass(frozen=True, slots=True)
class Sender:
    """One of the account's numbers, with the application that sends from it."""

    e164: str
    connection_id: str
    application_name: str


@dataclass(frozen=True, slots=True)
class Draft:
    """`typed`: there is text in the number field, whether a number or not. `reading`: a file is being opened;
    `error`: it could not be; `name` is the document's, for the eye."""

    typed: bool = False
    recipient: "FaxNumber | None" = None
    sender: Sender | None = None
    reading: bool = False
    error: FaxError | None = None
    name: str = ""
    facts: DocumentFacts | None = None
    verdict: DocumentVerdict | None = None
    quality: Quality = Quality.HIGH

    @property
    def findings(self) -> tuple[Finding, ...]:
        return review(self.facts, self.verdict) if self.facts else ()

    @property
    def missing(self) -> str:
        """What keeps it from being sent, as one short sentence; empty when it can be sent."""
        refused = any(finding.severity is Severity.ERROR for finding in self.findings)
        if self.reading:
            return "The document is being opened."
        if self.error:
            return "This document cannot be sent. See Checks."
        if self.facts is None:
            return "Add a document to send."
        if refused:
            return "This document cannot be sent. See Checks."
        if not self.typed:
            return "Type the fax number to send to."
        if self.recipient is None:
            return "The fax number is not right yet."
        if self.sender is None:
            return "Choose the number it comes from."
        if self.verdict is None or not sendable(self.findings):
            return "Every page is being checked first."
        return ""

    def request(self, compose_id: str) -> FaxRequest:
        """Raises ValueError where something is missing."""
        if self.missing or not (self.recipient and self.sender and self.facts):
            raise ValueError(self.missing)
        return FaxRequest(
            compose_id=compose_id,
            recipient=self.recipient.e164,
            sender=self.sender.e164,
            connection_id=self.sender.connection_id,
            options=SendOptions(self.quality),
            document=self.facts.path,
            sha256=self.facts.sha256,
            size=self.facts.size,
            pages=self.facts.page_count,
            name=self.name,
        )
