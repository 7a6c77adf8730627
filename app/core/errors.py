"""What can go wrong for a person, as one tree.

FaxError
├─ DocumentError   NotAPdf · Damaged · PasswordNeeded · TooManyPages · TooLarge · TooComplex · Gone · ChangedSinceSeen
│                  WrongPassword · CoverTooLong · CoverFieldTooLong · LogoNotRead · NotFetched · NoDocumentThere
├─ NumberError     NotANumber · Incomplete · Emergency · Premium · HasExtension · HasLetters · HiddenCharacters
│                  OtherDigits · SeveralNumbers · SenderMissing
├─ AccountError    NoKey · KeyMalformed · KeyRefused (KeyRevoked) · NotPermitted (AccountHeld) · SenderNotOurs
│                  NoCredit · NoApplication · AddressNotAllowed · NoSuchAccount
├─ ServiceError    Offline · TlsProblem (CertificateExpired · CertificateOfOtherHost · CertificateNotTrusted)
│                  Unreachable (NetworkPage) · TooManyRequests · Refused · NoMediaRoute
├─ OutcomeUnknown
└─ StorageError    DatabaseDamaged · DiskFull · DiskTrouble (WriteUnclear) · KeyringMissing · KeyringNotSetUp
                   KeyringLocked · KeyringRefused · SettingsDamaged · NewerVersion · OlderRunning · AlreadyAsked
                   TooLate · PracticeNotStarted · FaxesStillOpen · WindowNotAnswering

An exception says that *we* could not do something. A busy line is data: a failure reason on the fax (failure.py).
Titles and advice are English templates, filled with `data`; the window translates the template before filling it.
"""

from typing import ClassVar


class FaxError(Exception):
    """A sentence for a person: what happened (`title`) and what to do (`advice`).

    `retry` is true where trying the same again later can help.
    """

    title: ClassVar[str] = "Something went wrong."
    advice: ClassVar[str] = ""
    retry: ClassVar[bool] = False

    def __init__(self, **data: str | int) -> None:
        super().__init__(type(self).__name__)
        self.data = data

    @property
    def sentence(self) -> str:
        """Title and advice in English, filled in."""
        return f"{self.title} {self.advice}".format_map(_Blank(self.data)).strip()


class _Blank(dict[str, str | int]):
    """Nothing where a detail is not known: an error must always be able to be shown."""

    def __missing__(self, name: str) -> str:
        return ""


class DocumentError(FaxError):
    pass


class NotAPdf(DocumentError):
    title = "This is not a PDF that can be read."
    advice = "Choose a PDF, or print the file to a new PDF first."


class Damaged(DocumentError):
    title = "This document is damaged."
    advice = "Open it in your PDF program and save or print it as a new PDF."


class PasswordNeeded(DocumentError):
    title = "This file is locked with a password."
    advice = "Open it in your PDF program with its password and print it to a new PDF."


class WrongPassword(DocumentError):
    title = "This password does not open the file."
    advice = "Type it again; capital letters count."


class TooManyPages(DocumentError):
    title = "This document has {pages} pages; Telnyx takes {limit} at most."
    advice = "Split it and send the parts as separate faxes."


class TooLarge(DocumentError):
    title = "This document is {size} MB; Telnyx takes {limit} MB at most."
    advice = "Save it with a smaller file size, or split it."


class TooComplex(DocumentError):
    title = "This document is too complex to check safely."
    advice = "Print it to a new PDF and try again."


class Gone(DocumentError):
    title = "The file cannot be read any more."
    advice = "It may have been moved, renamed or deleted, or its drive is not connected. Add it again."


class ChangedSinceSeen(DocumentError):
    title = "The file changed since you looked at it."
    advice = "Look at the preview again, then send."


class CoverTooLong(DocumentError):
    title = "The text is {lines} too long for one cover page."
    advice = "Make it shorter, or send it as a document of its own."


class CoverFieldTooLong(DocumentError):
    title = "{field} has more than {longest} characters, too many for a cover page."
    advice = "Make it shorter."


class LogoNotRead(DocumentError):
    title = "The logo of the cover page cannot be read."
    advice = "Choose another picture, or remove it."


class NotFetched(DocumentError):
    title = "Nothing could be fetched from this address."
    advice = "Check the address and the internet connection; the server must have a certificate that everybody trusts."


class NoDocumentThere(DocumentError):
    title = "The server answers {status} instead of a document."
    advice = "Telnyx would get the same: it needs an address that anybody can open, without a log-in or a redirect."


class NumberError(FaxError):
    pass


class NotANumber(NumberError):
    title = "This is not a fax number."
    advice = "Write it with its area code, or with + and the country code."


class Incomplete(NumberError):
    title = "This number is too short or too long."
    advice = "Check that every digit is there, with area code."


class Emergency(NumberError):
    title = "This is an emergency or service number."
    advice = "It cannot receive faxes."


class Premium(NumberError):
    title = "This is a premium-rate or satellite number."
    advice = "Faxwell does not call these, because they are rarely meant and expensive."


class HasExtension(NumberError):
    title = "An extension cannot be faxed."
    advice = "Give the fax machine's own direct number."


class HasLetters(NumberError):
    title = "There are letters in this number."
    advice = "Write it in digits only."


class HiddenCharacters(NumberError):
    title = "There are hidden characters in this number."
    advice = "Type it by hand: pasted text can show other digits than it holds."


class OtherDigits(NumberError):
    title = "These are not the digits 0 to 9."
    advice = "Type the number again with plain digits."


class SeveralNumbers(NumberError):
    title = "There is more than one number here."
    advice = "Enter one number. Send one fax for each."


class SenderMissing(NumberError):
    title = "There is no sender number yet."
    advice = "Choose one of your fax numbers in Settings."


class AccountError(FaxError):
    pass


class NoKey(AccountError):
    title = "No Telnyx API key is set up."
    advice = "Paste your key in Settings, or go on with the practice account."


class NoSuchAccount(AccountError):
    title = "None of your Telnyx accounts has this name."
    advice = "`faxwell accounts` lists them. --account does not go together with --practice or --api-url."


class KeyMalformed(AccountError):
    title = "This does not look like a Telnyx API key."
    advice = "Copy the whole key from the Telnyx portal under API Keys; it begins with KEY."


class KeyRefused(AccountError):
    title = "Telnyx did not accept the API key."
    advice = "It may be incomplete, or deleted in the Telnyx portal. Paste a valid key in Settings."


class KeyRevoked(KeyRefused):
    title = "This API key was revoked."
    advice = "Make a new one in the Telnyx portal under API Keys, and paste it in Settings."


class NotPermitted(AccountError):
    title = "Telnyx does not allow this with your key or account."
    advice = "Telnyx says: {detail}"


class AccountHeld(NotPermitted):
    title = "Telnyx holds your account back."
    advice = "The key is right. Log in to the Telnyx portal and do what it asks there. Telnyx says: {detail}"


class SenderNotOurs(AccountError):
    title = "Telnyx did not accept the sender number."
    advice = "Choose a number that is assigned to your fax application. Telnyx says: {detail}"


class NoCredit(AccountError):
    title = "Your Telnyx account has no credit left."
    advice = "Add credit in the Telnyx portal. Waiting faxes go on after that."


class NoApplication(AccountError):
    title = "No fax application is chosen."
    advice = "Choose one in Settings. Telnyx needs to know which application sends the fax."


class AddressNotAllowed(AccountError):
    title = "This server address cannot be used."
    advice = "Write an address that begins with https:// and has no user name in it. http:// is for this computer only."


class ServiceError(FaxError):
    retry = True


class Offline(ServiceError):
    title = "Telnyx cannot be reached."
    advice = "Check the internet connection. Nothing was sent; waiting faxes go on by themselves."


class TlsProblem(ServiceError):
    title = "The connection to Telnyx is not safe."
    advice = "The certificate could not be checked. A proxy, a Wi-Fi log-in page or a wrong clock can cause this."


class CertificateExpired(TlsProblem):
    advice = "The server's certificate is out of date, or this computer's clock is wrong. Nothing was sent."


class CertificateOfOtherHost(TlsProblem):
    advice = "The server that answered is not Telnyx. This network may ask for a log-in first. Nothing was sent."


class CertificateNotTrusted(TlsProblem):
    advice = (
        "The certificate is not from an authority that this computer trusts. An office proxy can cause this: "
        "ask for its certificate to be installed on this computer. Nothing was sent."
    )


class Unreachable(ServiceError):
    title = "Telnyx answered, but not in a way we can use."
    advice = "It may be a trouble on their side, or a network log-in page in between. We try again."


class NetworkPage(Unreachable):
    title = "A web page answered instead of Telnyx."
    advice = (
        "It is probably the log-in page of this Wi-Fi, or the filter of your office. "
        "Open your browser, log in to the network, then try again. Nothing was sent."
    )


class TooManyRequests(ServiceError):
    title = "Telnyx asks us to slow down."
    advice = "We try again by ourselves."


class Refused(ServiceError):
    title = "Telnyx refused the request."
    advice = "Telnyx says: {detail}"
    retry = False


class NoMediaRoute(ServiceError):
    title = "This account does not store documents at Telnyx."
    advice = "The document goes inside the fax request instead."
    retry = False


class OutcomeUnknown(FaxError):
    title = "We do not know whether this fax was sent."
    advice = "It is never sent again by itself. Check the fax under Needs you."


class StorageError(FaxError):
    pass


class DatabaseDamaged(StorageError):
    title = "The list of faxes is damaged."
    advice = "It was kept as it is, and a new one was begun. Look in the Telnyx portal before sending again."


class DiskFull(StorageError):
    title = "The disk is full."
    advice = "Nothing was sent. Make room and send again."


class DiskTrouble(StorageError):
    title = "The disk does not take what we write."
    advice = "Nothing more is sent until it does. Check the disk and its permissions, then start Faxwell again."


class WriteUnclear(DiskTrouble):
    """What was written may be found by the next start, or not."""

    title = "The disk failed while Faxwell wrote to it."
    advice = (
        "Nothing more is sent. Check the disk, start Faxwell again, and look at the list before you send this again."
    )


class KeyringMissing(StorageError):
    title = "This computer has no keyring to keep the key in."
    advice = "Use the key for this session only, or install a keyring such as GNOME Keyring."


class KeyringNotSetUp(StorageError):
    title = "There is no keyring yet to keep the key in."
    advice = (
        "Your system asks for a password for a new one: try again and choose it, or use the key for this session only."
    )


class KeyringLocked(StorageError):
    title = "The keyring is locked."
    advice = "Unlock it and try again, or use the key for this session only."


class KeyringRefused(StorageError):
    title = "The keyring did not keep the key."
    advice = "Use the key for this session only. {detail}"


class SettingsDamaged(StorageError):
    title = "Your settings could not be read."
    advice = (
        "The file was kept as {name}, and Faxwell begins with new settings on the practice account. "
        "Choose your account and your fax number again under Settings. Your faxes are not affected."
    )


class NewerVersion(StorageError):
    title = "This list of faxes was written by a newer Faxwell."
    advice = "Install the newer version; this one does not touch it."


class OlderRunning(StorageError):
    title = "An older Faxwell is still running."
    advice = "Close it, then start this one again. Nothing was lost; the older one goes on sending until then."


class WindowNotAnswering(StorageError):
    title = "Faxwell is open already, but that window does not answer."
    advice = "This is a second one. What you opened is here; nothing was sent."


class TooLate(StorageError):
    title = "This is not possible any more."
    advice = "The fax has gone on in the meantime."


class AlreadyAsked(StorageError):
    title = "This fax was already handed in."
    advice = "It is in the list; nothing was sent twice."


class FaxesStillOpen(StorageError):
    title = "Faxes of this account are still open."
    advice = "Wait until each of them has ended, and decide about those that need a check. Then remove the account."


class PracticeNotStarted(StorageError):
    title = "The practice account could not be started."
    advice = "Close other copies of Faxwell and start it again."
