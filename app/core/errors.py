"""What can go wrong for a person, as one tree.

FaxError
├─ DocumentError   NotAPdf · Damaged · PasswordNeeded · TooManyPages · TooComplex · Gone · ChangedSinceSeen
│                  WrongPassword · CoverTooLong · CoverFieldTooLong · LogoNotRead · NotFetched · NoDocumentThere
│                  TooLarge (PicturesTooLarge)
├─ NumberError     NotANumber · Incomplete · Emergency · Premium · HasExtension · HasLetters · HiddenCharacters
│                  OtherDigits · SeveralNumbers · SenderMissing
├─ AccountError    NoKey · KeyMalformed · KeyRefused (KeyRevoked) · NotPermitted (AccountHeld) · SenderNotOurs
│                  NoCredit · NoApplication · AddressNotAllowed · NoSuchAccount
├─ ServiceError    Offline (ProxyAsksPassword · ProxyRefuses)
│                  TlsProblem (CertificateExpired · CertificateOfOtherHost · CertificateNotTrusted)
│                  Unreachable (NetworkPage) · TooManyRequests · Refused · NoMediaRoute
├─ ListeningError  ListenAddressNotUsable · EventKeyNotUsable · PortTaken · NotHeard
├─ OutcomeUnknown
└─ StorageError    DatabaseDamaged · DiskFull · DiskTrouble (WriteUnclear) · KeyringMissing · KeyringNotSetUp
                   KeyringLocked · KeyringRefused · SettingsDamaged · NewerVersion · OlderRunning · AlreadyAsked
                   TooLate · PracticeNotStarted · FaxesStillOpen · WindowNotAnswering
                   LoginStartRefused · ReportNotSaved

An exception says that *we* could not do something. A busy line is data: a failure reason on the fax (failure.py).
Titles and advice are templates, filled with `data`.
"""

from typing import ClassVar

from app.core.language import tr


class FaxError(Exception):
    """A sentence for a person: what happened (`title`) and what to do (`advice`).

    `retry` is true where trying the same again later can help.
    """

    title: ClassVar[str] = tr("Something went wrong.")
    advice: ClassVar[str] = ""
    retry: ClassVar[bool] = False

    def __init__(self, **data: str | int) -> None:
        super().__init__(type(self).__name__)
        self.data = data

    @property
    def sentence(self) -> str:
        """Title and advice, filled in."""
        return f"{self.title} {self.advice}".format_map(_Blank(self.data)).strip()


class _Blank(dict[str, str | int]):
    """Nothing where a detail is not known: an error must always be able to be shown."""

    def __missing__(self, name: str) -> str:
        return ""


class DocumentError(FaxError):
    pass


class NotAPdf(DocumentError):
    title = tr("This is not a PDF that can be read.")
    advice = tr("Choose a PDF, or print the file to a new PDF first.")


class Damaged(DocumentError):
    title = tr("This document is damaged.")
    advice = tr("Open it in your PDF program and save or print it as a new PDF.")


class PasswordNeeded(DocumentError):
    title = tr("This file is locked with a password.")
    advice = tr("Open it in your PDF program with its password and print it to a new PDF.")


class WrongPassword(DocumentError):
    title = tr("This password does not open the file.")
    advice = tr("Type it again; capital letters count.")


class TooManyPages(DocumentError):
    title = tr("This document has {pages} pages; Telnyx takes {limit} at most.")
    advice = tr("Split it and send the parts as separate faxes.")


class TooLarge(DocumentError):
    title = tr("This document is {size} MB; Telnyx takes {limit} MB at most.")
    advice = tr("Save it with a smaller file size, or split it.")


class PicturesTooLarge(TooLarge):
    title = tr("As fax pictures these pages have more than {limit} MB, and Telnyx takes no more.")
    advice = tr("Show photos as text, choose a lower quality, or send some of the pages as another fax.")


class TooComplex(DocumentError):
    title = tr("This document is too complex to check safely.")
    advice = tr("Print it to a new PDF and try again.")


class Gone(DocumentError):
    title = tr("The file cannot be read any more.")
    advice = tr("It may have been moved, renamed or deleted, or its drive is not connected. Add it again.")


class ChangedSinceSeen(DocumentError):
    title = tr("The file changed since you looked at it.")
    advice = tr("Look at the preview again, then send.")


class CoverTooLong(DocumentError):
    title = tr("The text is {lines} too long for one cover page.")
    advice = tr("Make it shorter, or send it as a document of its own.")


class CoverFieldTooLong(DocumentError):
    title = tr("{field} has more than {longest} characters, too many for a cover page.")
    advice = tr("Make it shorter.")


class LogoNotRead(DocumentError):
    title = tr("The logo of the cover page cannot be read.")
    advice = tr("Choose another picture, or remove it.")


class NotFetched(DocumentError):
    title = tr("Nothing could be fetched from this address.")
    advice = tr(
        "Check the address and the internet connection; the server must have a certificate that everybody trusts."
    )


class NoDocumentThere(DocumentError):
    title = tr("The server answers {status} instead of a document.")
    advice = tr("Telnyx would get the same: it needs an address that anybody can open, without a log-in or a redirect.")


class NumberError(FaxError):
    pass


class NotANumber(NumberError):
    title = tr("This is not a fax number.")
    advice = tr("Write it with its area code, or with + and the country code.")


class Incomplete(NumberError):
    title = tr("This number is too short or too long.")
    advice = tr("Check that every digit is there, with area code.")


class Emergency(NumberError):
    title = tr("This is an emergency or service number.")
    advice = tr("It cannot receive faxes.")


class Premium(NumberError):
    title = tr("This is a premium-rate or satellite number.")
    advice = tr("Faxwell does not call these, because they are rarely meant and expensive.")


class HasExtension(NumberError):
    title = tr("An extension cannot be faxed.")
    advice = tr("Give the fax machine's own direct number.")


class HasLetters(NumberError):
    title = tr("There are letters in this number.")
    advice = tr("Write it in digits only.")


class HiddenCharacters(NumberError):
    title = tr("There are hidden characters in this number.")
    advice = tr("Type it by hand: pasted text can show other digits than it holds.")


class OtherDigits(NumberError):
    title = tr("These are not the digits 0 to 9.")
    advice = tr("Type the number again with plain digits.")


class SeveralNumbers(NumberError):
    title = tr("There is more than one number here.")
    advice = tr("Enter one number. Send one fax for each.")


class SenderMissing(NumberError):
    title = tr("There is no sender number yet.")
    advice = tr("Choose one of your fax numbers in Settings.")


class AccountError(FaxError):
    pass


class NoKey(AccountError):
    title = tr("No Telnyx API key is set up.")
    advice = tr("Paste your key in Settings, or go on with the practice account.")


class NoSuchAccount(AccountError):
    title = tr("None of your Telnyx accounts has this name.")
    advice = tr("`faxwell accounts` lists them. --account does not go together with --practice or --api-url.")


class KeyMalformed(AccountError):
    title = tr("This does not look like a Telnyx API key.")
    advice = tr("Copy the whole key from the Telnyx portal under API Keys; it begins with KEY.")


class KeyRefused(AccountError):
    title = tr("Telnyx did not accept the API key.")
    advice = tr("It may be incomplete, or deleted in the Telnyx portal. Give Faxwell another one.")


class KeyRevoked(KeyRefused):
    title = tr("This API key was revoked.")
    advice = tr("Make a new one in the Telnyx portal under API Keys, and give it to Faxwell.")


class NotPermitted(AccountError):
    title = tr("Telnyx does not allow this with your key or account.")
    advice = tr("Telnyx says: {detail}")


class AccountHeld(NotPermitted):
    title = tr("Telnyx holds your account back.")
    advice = tr("The key is right. Log in to the Telnyx portal and do what it asks there. Telnyx says: {detail}")


class SenderNotOurs(AccountError):
    title = tr("Telnyx did not accept the sender number.")
    advice = tr("Choose a number that is assigned to your fax application. Telnyx says: {detail}")


class NoCredit(AccountError):
    title = tr("Your Telnyx account has no credit left.")
    advice = tr("Add credit in the Telnyx portal. Waiting faxes go on after that.")


class NoApplication(AccountError):
    title = tr("No fax application is chosen.")
    advice = tr("Choose one in Settings. Telnyx needs to know which application sends the fax.")


class AddressNotAllowed(AccountError):
    title = tr("This server address cannot be used.")
    advice = tr(
        "Write an address that begins with https:// and has no user name in it. http:// is for this computer only."
    )


class ServiceError(FaxError):
    retry = True


class Offline(ServiceError):
    title = tr("Telnyx cannot be reached.")
    advice = tr("Check the internet connection. Waiting faxes go on by themselves.")


class ProxyAsksPassword(Offline):
    """Also where it does not take the name and the password that it was given."""

    title = tr("The proxy asks for a name and a password.")
    advice = tr(
        "Set both in your system's proxy settings and start Faxwell again, or ask whoever runs this network. "
        "Waiting faxes go on by themselves."
    )


class ProxyRefuses(Offline):
    title = tr("The proxy does not let Faxwell through to Telnyx.")
    advice = tr("Ask whoever runs this network to allow api.telnyx.com. Waiting faxes go on by themselves.")


class TlsProblem(ServiceError):
    title = tr("The connection to Telnyx is not safe.")
    advice = tr("The certificate could not be checked. A proxy, a Wi-Fi log-in page or a wrong clock can cause this.")


class CertificateExpired(TlsProblem):
    advice = tr(
        "The server's certificate is out of date, or this computer's clock is wrong. No fax goes out like this."
    )


class CertificateOfOtherHost(TlsProblem):
    advice = tr(
        "The server that answered is not Telnyx. This network may ask for a log-in first. No fax goes out like this."
    )


class CertificateNotTrusted(TlsProblem):
    advice = tr(
        "The certificate is not from an authority that this computer trusts. An office proxy can cause this: "
        "ask for its certificate to be installed on this computer. No fax goes out like this."
    )


class Unreachable(ServiceError):
    title = tr("Telnyx answered, but not in a way we can use.")
    advice = tr("It may be a trouble on their side, or a network log-in page in between. We try again.")


class NetworkPage(Unreachable):
    title = tr("A web page answered instead of Telnyx.")
    advice = tr(
        "It is probably the log-in page of this Wi-Fi, or the filter of your office. "
        "Open your browser, log in to the network, then try again."
    )


class TooManyRequests(ServiceError):
    title = tr("Telnyx asks us to slow down.")
    advice = tr("We try again by ourselves.")


class Refused(ServiceError):
    title = tr("Telnyx refused the request.")
    advice = tr("Telnyx says: {detail}")
    retry = False


class NoMediaRoute(ServiceError):
    title = tr("This account does not store documents at Telnyx.")
    advice = tr("The document goes inside the fax request instead.")
    retry = False


class ListeningError(FaxError):
    """Faxes are followed all the same, by asking."""


class ListenAddressNotUsable(ListeningError):
    title = tr("This address cannot be listened at.")
    advice = tr(
        "Write the tunnel's address as https://name.example, without anything behind a question mark, and a port from "
        "1024 to 65535."
    )


class EventKeyNotUsable(ListeningError):
    title = tr("This is no public key of a Telnyx account.")
    advice = tr("Copy it from the Telnyx portal, under Account settings, Keys & Credentials, Public key.")


class PortTaken(ListeningError):
    title = tr("Another program already listens at port {port} of this computer.")
    advice = tr("Choose another port, here and in the tunnel.")


class NotHeard(ListeningError):
    title = tr("The test did not arrive here.")
    advice = tr(
        "Start the tunnel, and let it end at port {port} of this computer. Faxes are followed by asking meanwhile."
    )


class OutcomeUnknown(FaxError):
    title = tr("We do not know whether this fax was sent.")
    advice = tr("It is never sent again by itself. Check the fax under Needs you.")


class StorageError(FaxError):
    pass


class DatabaseDamaged(StorageError):
    title = tr("The list of faxes is damaged.")
    advice = tr("It was kept as it is, and a new one was begun. Look in the Telnyx portal before sending again.")


class DiskFull(StorageError):
    title = tr("The disk is full.")
    advice = tr("Nothing was sent. Make room and send again.")


class DiskTrouble(StorageError):
    title = tr("The disk does not take what we write.")
    advice = tr("Nothing more is sent until it does. Check the disk and its permissions, then start Faxwell again.")


class WriteUnclear(DiskTrouble):
    """What was written may be found by the next start, or not."""

    title = tr("The disk failed while Faxwell wrote to it.")
    advice = tr(
        "Nothing more is sent. Check the disk, start Faxwell again, and look at the list before you send this again."
    )


class KeyringMissing(StorageError):
    title = tr("This computer has no keyring to keep the key in.")
    advice = tr("Use the key for this session only, or install a keyring such as GNOME Keyring.")


class KeyringNotSetUp(StorageError):
    title = tr("There is no keyring yet to keep the key in.")
    advice = tr(
        "Your system asks for a password for a new one: try again and choose it, or use the key for this session only."
    )


class KeyringLocked(StorageError):
    title = tr("The keyring is locked.")
    advice = tr("Unlock it and try again, or use the key for this session only.")


class KeyringRefused(StorageError):
    title = tr("The keyring did not keep the key.")
    advice = tr("Use the key for this session only. {detail}")


class LoginStartRefused(StorageError):
    title = tr("The list of what starts when you log in could not be read or changed.")
    advice = tr("The system says: {detail}.")


class SettingsDamaged(StorageError):
    title = tr("Your settings could not be read.")
    advice = tr(
        "The file was kept as {name}, and Faxwell begins with new settings on the practice account. "
        "Choose your account and your fax number again under Settings. Your faxes are not affected."
    )


class NewerVersion(StorageError):
    title = tr("This list of faxes was written by a newer Faxwell.")
    advice = tr("Install the newer version; this one does not touch it.")


class OlderRunning(StorageError):
    title = tr("An older Faxwell is still running.")
    advice = tr("Close it, then start this one again. Nothing was lost; the older one goes on sending until then.")


class WindowNotAnswering(StorageError):
    title = tr("Faxwell is open already, but that window does not answer.")
    advice = tr("This is a second one. What you opened is here; nothing was sent.")


class TooLate(StorageError):
    title = tr("This is not possible any more.")
    advice = tr("The fax has gone on in the meantime.")


class AlreadyAsked(StorageError):
    title = tr("This fax was already handed in.")
    advice = tr("It is in the list; nothing was sent twice.")


class FaxesStillOpen(StorageError):
    title = tr("Faxes of this account are still open.")
    advice = tr("Wait until each of them has ended, and decide about those that need a check. Then remove the account.")


class PracticeNotStarted(StorageError):
    title = tr("The practice account could not be started.")
    advice = tr("Close other copies of Faxwell and start it again.")


class ReportNotSaved(StorageError):
    title = tr("The report was not saved.")
    advice = tr("Make room there, or choose another place, and save it again. The fax is not concerned.")


ACCOUNT_TROUBLE = (AccountError, KeyringLocked, KeyringMissing, KeyringNotSetUp, KeyringRefused)
"""What only a person can mend, and what stops every fax alike."""
