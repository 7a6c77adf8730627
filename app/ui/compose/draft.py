"""What stands on the page, and what it lacks to be a fax. Without Qt."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.document import Severity
from app.core.fax import FaxRequest
from app.core.language import plural, tr
from app.core.options import SendOptions, problems_of
from app.ui.compose.packet import Contents, Way

if TYPE_CHECKING:
    from app.core.number import FaxNumber  # at run time the library behind it would delay the first paint


@dataclass(frozen=True, slots=True)
class Sender:
    """One of the account's numbers, with the application that sends from it."""

    e164: str
    connection_id: str
    application_name: str


@dataclass(frozen=True, slots=True)
class SendFile:
    """The one file that is handed in: a document itself, or what was made of several. `document` is what is to be seen
    of it. `as_pictures`: made of fax pictures. Without pages it is the note of a document that is elsewhere."""

    path: Path
    sha256: str
    size: int
    pages: int
    document: int
    as_pictures: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """`typed`: there is text in the number field, whether a number or not. `cover_missing`: why the cover page that is
    wanted is not among the contents as it is wanted; empty when it is, or none is."""

    typed: bool = False
    recipient: "FaxNumber | None" = None
    sender: Sender | None = None
    contents: Contents = field(default_factory=Contents)
    options: SendOptions = field(default_factory=SendOptions)
    cover_missing: str = ""

    @property
    def missing(self) -> str:
        """What keeps it from being sent, as one short sentence; empty when it can be sent."""
        documents = self._missing_of_elsewhere if self.options.is_remote else self._missing_of_documents
        return documents or self._missing_of_numbers or self._missing_of_options or self._missing_of_checks

    @property
    def warning(self) -> str:
        """That there are things in the checks to look at; it can be sent all the same."""
        count = sum(finding.severity is Severity.WARNING for finding in self.contents.findings)
        words = plural("{count} things to look at in Checks.", "{count} thing to look at in Checks.", count)
        return words if count else ""

    @property
    def _missing_of_documents(self) -> str:
        files, several = self.contents.files, len(self.contents.files) > 1
        if not files:
            return tr("Add a document to send.")
        if any(part.is_opening for part in files):
            return tr("The document is being opened.")
        if any(part.is_locked for part in files):
            return (
                tr("A document is locked. Type its password.") if several else tr("Type the password of the document.")
            )
        if self.contents.pages and not self.contents.total_without_cover:
            return tr("Every page is left out.")
        return self.refusal

    @property
    def _missing_of_elsewhere(self) -> str:
        if self.contents.files:
            return tr("A fax is either files or a document from elsewhere. Remove one of them.")
        if self.contents.parts or self.cover_missing:
            return tr("A cover page goes before files only. Choose “None” for it.")
        return ""

    @property
    def _missing_of_options(self) -> str:
        return next(iter(problems_of(self.options)), "")

    @property
    def refusal(self) -> str:
        """That the documents cannot be sent, where that is so; the checks say why."""
        if all(finding.severity is not Severity.ERROR for finding in self.contents.findings):
            return ""
        several = len(self.contents.files) > 1
        return (
            tr("This fax cannot be sent yet. See Checks.")
            if several
            else tr("This document cannot be sent. See Checks.")
        )

    @property
    def _missing_of_numbers(self) -> str:
        if not self.typed:
            return tr("Type the fax number to send to.")
        if self.recipient is None:
            return tr("The fax number is not right yet.")
        return "" if self.sender else tr("Choose the number it comes from.")

    @property
    def _missing_of_checks(self) -> str:
        if self.cover_missing:
            return self.cover_missing
        if any(part.verdict is None for part in self.contents.parts):
            return tr("Every page is being checked first.")
        return ""

    @property
    def name(self) -> str:
        """Of what is sent, for the list of faxes."""
        names = self.names
        if len(names) > 1:
            return tr("{name} and {others} more", name=names[0], others=len(names) - 1)
        return names[0] if names else ""

    @property
    def names(self) -> tuple[str, ...]:
        """Of the documents: of files, else where they are."""
        if self.options.is_remote:
            return self.options.media_urls or (self.options.stored_name,)
        return self.contents.names

    @property
    def original(self) -> SendFile | None:
        """The document itself, where it goes as it is."""
        part = self.contents.original if self.contents.way is Way.ORIGINAL else None
        if part is None or part.facts is None:
            return None
        facts = part.facts
        return SendFile(facts.path, facts.sha256, facts.size, facts.page_count, facts.id)

    def same_fax(self, other: "Draft") -> bool:
        """The same pages would be made into the same fax for the same number."""
        return self._what_goes == other._what_goes

    @property
    def _what_goes(self) -> tuple[object, ...]:
        contents = self.contents
        return self.recipient, self.sender, self.options, contents.packet, contents.way, self.cover_missing

    def request(self, compose_id: str, file: SendFile) -> FaxRequest:
        """Raises ValueError where something is missing, or where the file has other pages."""
        if self.missing or not (self.recipient and self.sender):
            raise ValueError(self.missing)
        if file.pages != self.contents.total:
            raise ValueError("another number of pages")
        return FaxRequest(
            compose_id=compose_id,
            recipient=self.recipient.e164,
            sender=self.sender.e164,
            connection_id=self.sender.connection_id,
            options=self.options,
            document=file.path,
            sha256=file.sha256,
            size=file.size,
            pages=file.pages,
            name=self.name,
        )
