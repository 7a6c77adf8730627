"""An account that nobody has, its key and what it holds."""

from app.core.errors import FaxError
from app.core.key import KeySource, KeyStatus
from app.core.settings import (
    TELNYX_URL,
    Account,
    AccountKind,
    AccountOverview,
    AccountSettings,
    Balance,
    FaxApplication,
    SenderNumber,
    kind_of,
)

CLINIC = AccountSettings("1400000000000000001", "Riverside Clinic", "+13125550100")
OVERVIEW = AccountOverview(
    balance=Balance("18.42", "USD"),
    applications=(FaxApplication(CLINIC.connection_id, CLINIC.application_name, True, "1400000000000000002"),),
    numbers=(
        SenderNumber("+13125550100", "active", CLINIC.connection_id),
        SenderNumber("+13125550150", "active", CLINIC.connection_id),
    ),
)


class MadeKeys:
    def __init__(self, status: KeyStatus | None = None) -> None:
        self.now = status or KeyStatus()
        self.error: FaxError | None = None
        self.trouble: FaxError | None = None  # the keyring's, when it is to keep a key

    def status(self) -> KeyStatus:
        return self.now

    def try_key(self, key: str) -> AccountOverview:
        if self.error:
            raise self.error
        return OVERVIEW

    def keep(self, key: str) -> KeyStatus:
        if self.trouble:
            raise self.trouble
        self.now = KeyStatus(KeySource.KEYRING, key[-4:], "GNOME Keyring")
        return self.now

    def use_for_session(self, key: str) -> KeyStatus:
        self.now = KeyStatus(KeySource.SESSION, key[-4:])
        return self.now

    def forget(self) -> KeyStatus:
        self.now = KeyStatus()
        return self.now


def account_of(account_id: str) -> Account:
    url = {
        AccountKind.PRACTICE: "http://127.0.0.1:8765/v2",
        AccountKind.TELNYX: TELNYX_URL,
        AccountKind.OTHER_SERVER: "https://fax.example.com/v2",
    }[kind_of(account_id)]
    return Account(account_id, url)
