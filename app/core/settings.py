"""Settings and accounts as values; storage keeps them."""

from dataclasses import dataclass, field
from enum import StrEnum

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
    proxy: str = ""
    """As core.proxy.proxy_address gives it. Empty: the system's, if it has one."""


@dataclass(frozen=True, slots=True)
class FaxApplication:
    """`id` is the `connection_id` of the send call."""

    id: str
    name: str
    active: bool
    voice_profile_id: str


@dataclass(frozen=True, slots=True)
class SenderNumber:
    e164: str
    status: str
    connection_id: str


@dataclass(frozen=True, slots=True)
class Balance:
    """`available` in `currency`, as Telnyx writes it: "18.42"."""

    available: str
    currency: str


@dataclass(frozen=True, slots=True)
class AccountOverview:
    """What the account holds, as far as sending needs it."""

    balance: Balance
    applications: tuple[FaxApplication, ...]
    numbers: tuple[SenderNumber, ...]
