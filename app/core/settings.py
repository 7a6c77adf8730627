"""Settings and accounts as values; storage keeps them."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.core.cover import CoverHabits

from app.core.packet import Paper

TELNYX_URL = "https://api.telnyx.com/v2"


class AccountKind(StrEnum):
    PRACTICE = "practice"
    TELNYX = "telnyx"
    OTHER_SERVER = "other_server"


@dataclass(frozen=True, slots=True)
class Account:
    """Where faxes go. `key_place` says where its key lives in words, for example "GNOME Keyring"."""

    kind: AccountKind
    base_url: str

    @property
    def is_practice(self) -> bool:
        return self.kind is AccountKind.PRACTICE


@dataclass(frozen=True, slots=True)
class AccountSettings:
    """What a person chose for one account. Empty strings: nothing chosen yet."""

    connection_id: str = ""
    application_name: str = ""
    sender: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    account: AccountKind = AccountKind.PRACTICE
    home_region: str = "US"
    telnyx: AccountSettings = field(default_factory=AccountSettings)
    practice: AccountSettings = field(default_factory=AccountSettings)
    cover: CoverHabits = field(default_factory=CoverHabits)
    proxy: str = ""
    """As core.proxy.proxy_address gives it. Empty: the system's, if it has one."""
    always_pictures: bool = False
    """Every fax goes as fax pictures."""
    paper: Paper | None = None
    """What receiving machines are taken to print on. None: what is usual at home."""

    @property
    def usual_paper(self) -> Paper:
        return self.paper or paper_of(self.home_region)


_LETTER_COUNTRIES = frozenset("US CA MX PR VI GU AS MP PH CL CO CR DO GT HN NI PA SV VE".split())


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
