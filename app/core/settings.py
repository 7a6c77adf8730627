"""Settings and accounts as values; storage keeps them."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.core.cover import CoverHabits
from app.core.language import tr
from app.core.listening import Listening
from app.core.options import SendOptions
from app.core.packet import Paper
from app.core.schedule import FURTHER_ATTEMPTS

TELNYX_URL = "https://api.telnyx.com/v2"
KEEP_DAYS = 90
LONGEST_KEEP_DAYS = 36_500
HOLD = 10
LONGEST_HOLD = 120


class AccountKind(StrEnum):
    PRACTICE = "practice"
    TELNYX = "telnyx"
    OTHER_SERVER = "other_server"


FIRST_ID = AccountKind.TELNYX.value


class Colour(StrEnum):
    """What a Telnyx account is marked with, beside its name. None is that of the practice account, of another server
    or of a fax's state."""

    BLUE = "blue"
    TEAL = "teal"
    VIOLET = "violet"
    PINK = "pink"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class Account:
    """Where faxes go. `id` is that of a TelnyxAccount, or the account's kind. With several Telnyx accounts, `name` and
    `colour` say which of them it is."""

    id: str
    base_url: str
    name: str = ""
    colour: Colour | None = None

    @property
    def kind(self) -> AccountKind:
        return kind_of(self.id)

    @property
    def is_practice(self) -> bool:
        return self.kind is AccountKind.PRACTICE


def kind_of(account_id: str) -> AccountKind:
    return AccountKind(account_id) if account_id in list(AccountKind) else AccountKind.TELNYX


@dataclass(frozen=True, slots=True)
class AccountSettings:
    """What a person chose for one account. Empty strings: nothing chosen yet. `defaults`: how its faxes go where
    nothing else is said; never with a document. `listening`: where Telnyx may tell what becomes of them."""

    connection_id: str = ""
    application_name: str = ""
    sender: str = ""
    defaults: SendOptions = field(default_factory=SendOptions)
    listening: Listening = field(default_factory=Listening)


@dataclass(frozen=True, slots=True)
class TelnyxAccount:
    """One of a person's Telnyx accounts. `id` ("telnyx", "telnyx-2" …) names its folder and its key's place, and is
    never given to another."""

    id: str = FIRST_ID
    name: str = ""
    colour: Colour = Colour.BLUE
    chosen: AccountSettings = field(default_factory=AccountSettings)

    @property
    def title(self) -> str:
        number = self.id.partition("-")[2]
        return self.name or tr("Telnyx account {number}", number=number).rstrip()


@dataclass(frozen=True, slots=True)
class Settings:
    """`account`: the id of the one in use. `accounts`: one at least; the first is what a command is about that names
    none. `removed`: ids of accounts whose faxes are still kept."""

    account: str = AccountKind.PRACTICE.value
    home_region: str = "US"
    accounts: tuple[TelnyxAccount, ...] = (TelnyxAccount(),)
    removed: tuple[str, ...] = ()
    practice: AccountSettings = field(default_factory=AccountSettings)
    cover: CoverHabits = field(default_factory=CoverHabits)
    proxy: str = ""
    """As core.proxy.proxy_address gives it. Empty: the system's, if it has one."""
    always_pictures: bool = False
    """Every fax goes as fax pictures."""
    page_price: str = ""
    """What a page costs, for the estimate, as core.line_time.price_of takes it. Empty: not known."""
    notifications: bool = True
    """A word on the desktop when a fax has ended or needs a person, and nobody looks at the window."""
    keep_days: int | None = KEEP_DAYS
    """How long our copy of a document is kept after its fax has ended: 1 to LONGEST_KEEP_DAYS. None: always."""
    hold: int = HOLD
    """Seconds between *Send* and the first request, in which a fax can be taken back: 0 to LONGEST_HOLD."""
    further_attempts: int = FURTHER_ATTEMPTS
    """How often a fax that failed goes again by itself, where that can help: 0 to FURTHER_ATTEMPTS."""
    asks_again: bool = True
    """Whether the last four digits of a number are asked for that nothing was delivered to yet."""
    paper: Paper | None = None
    """What receiving machines are taken to print on. None: what is usual at home."""

    @property
    def usual_paper(self) -> Paper:
        return self.paper or paper_of(self.home_region)

    @property
    def has_several(self) -> bool:
        return len(self.accounts) > 1

    def telnyx(self, account_id: str) -> TelnyxAccount | None:
        return next((each for each in self.accounts if each.id == account_id), None)

    def chosen_for(self, account_id: str) -> AccountSettings:
        """Nothing is kept of another server: it is named anew at each start."""
        if account_id == AccountKind.PRACTICE:
            return self.practice
        known = self.telnyx(account_id)
        return known.chosen if known else AccountSettings()

    def with_chosen(self, account_id: str, chosen: AccountSettings) -> "Settings":
        if account_id == AccountKind.PRACTICE:
            return replace(self, practice=chosen)
        known = self.telnyx(account_id)
        return self.with_telnyx(replace(known, chosen=chosen)) if known else self

    def with_telnyx(self, changed: TelnyxAccount) -> "Settings":
        """In place of the one with its id."""
        return replace(self, accounts=tuple(changed if each.id == changed.id else each for each in self.accounts))

    def marked(self, account: Account) -> Account:
        """With the name and the colour that tell it apart, where there are several."""
        known = self.telnyx(account.id)
        return replace(account, name=known.title, colour=known.colour) if known and self.has_several else account


_LETTER_COUNTRIES = frozenset(
    ("US", "CA", "MX", "PR", "VI", "GU", "AS", "MP", "PH", "CL", "CO", "CR", "DO", "GT", "HN", "NI", "PA", "SV", "VE")
)


def paper_of(region: str) -> Paper:
    """The usual paper of a country (ISO code), as the CLDR's paper sizes have it."""
    return Paper.LETTER if region in _LETTER_COUNTRIES else Paper.A4


@dataclass(frozen=True, slots=True)
class FaxApplication:
    """`id` is the `connection_id` of the send call."""

    id: str
    name: str
    active: bool
    voice_profile_id: str
    webhook_url: str = ""


@dataclass(frozen=True, slots=True)
class SenderNumber:
    """`connection_id` is the fax application that it belongs to, or empty; `id` is Telnyx's for the number."""

    e164: str
    status: str
    connection_id: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class VoiceProfile:
    """An outbound voice profile. `countries`: two letters each, where it may call. `daily_limit`: in USD as Telnyx
    writes it, empty for none."""

    id: str
    name: str
    enabled: bool
    countries: tuple[str, ...]
    daily_limit: str = ""


@dataclass(frozen=True, slots=True)
class Balance:
    """`available` in `currency`, as Telnyx writes it: "18.42"."""

    available: str
    currency: str


@dataclass(frozen=True, slots=True)
class AccountOverview:
    """What the account holds, as far as sending needs it. `profiles` is None where the key may not see them."""

    balance: Balance
    applications: tuple[FaxApplication, ...]
    numbers: tuple[SenderNumber, ...]
    profiles: tuple[VoiceProfile, ...] | None = None
