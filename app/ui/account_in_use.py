"""The account that is open: what was chosen for it and what it holds. Every screen listens to this one object."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.core.choices import choose
from app.core.errors import FaxError
from app.core.settings import Account, AccountKind, AccountOverview, AccountSettings, Settings
from app.ui.background import Background
from app.ui.engine_link import EngineLink
from app.ui.services import Services, Session


class AccountInUse(QObject):
    """Before `opened` there is no session: the window stands before the database is read."""

    opened = Signal()  # session and chosen are there, or others than before
    chosen_changed = Signal()
    home_changed = Signal(str)  # an ISO country code
    looked = Signal()  # overview is there
    failed = Signal(object)  # FaxError: it could not be opened or looked at

    def __init__(self, services: Services, link: EngineLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session: Session | None = None
        self.overview: AccountOverview | None = None
        self.trouble: FaxError | None = None  # why there is no session or no overview
        self.chosen = AccountSettings()
        self.settings = services.settings
        self._services = services
        self._link = link
        self._opening = Background("account-opening", self)
        self._looking = Background("account-overview", self)

    @property
    def account(self) -> Account | None:
        return self.session.account if self.session else None

    def open(self, kind: AccountKind) -> None:
        """Opens an account and leaves the one before. `opened` or `failed` follows."""
        self._opening.ask(lambda: self._services.open_session(kind), self._entered, self._told_failure, key="open")

    def look(self) -> None:
        """Asks the account what it holds. `looked` or `failed` follows."""
        if self.session:
            self._looking.ask(self.session.overview, self._seen, self._told_failure, key="look")

    def choose(self, chosen: AccountSettings) -> None:
        """The person's choice of application and number; kept for the next start."""
        if chosen == self.chosen:
            return
        self.chosen = chosen
        self._keep()
        self.chosen_changed.emit()

    def choose_home(self, region: str) -> None:
        """The country of numbers that are typed without +; kept for the next start."""
        self._save(replace(self.settings, home_region=region))
        self.home_changed.emit(region)

    def _entered(self, session: Session) -> None:
        self.session, self.chosen = session, session.chosen
        self.overview = self.trouble = None
        self._link.connect_to(session.give, session.subscribe)
        self._keep()
        self.opened.emit()
        self.look()

    def _seen(self, overview: AccountOverview) -> None:
        self.overview, self.trouble = overview, None
        self.choose(choose(overview, self.chosen))
        self.looked.emit()

    def _told_failure(self, error: FaxError) -> None:
        self.trouble = error
        self.failed.emit(error)

    def _keep(self) -> None:
        """Nothing is kept of another server: it is named anew at each start."""
        self._save(self._with_choice())

    def _save(self, changed: Settings) -> None:
        if changed != self.settings:
            self.settings = changed
            self._opening.ask(lambda: self._services.save_settings(changed), lambda _: None, self._told_failure)

    def _with_choice(self) -> Settings:
        match self.account.kind if self.account else None:
            case AccountKind.TELNYX:
                return replace(self.settings, account=AccountKind.TELNYX, telnyx=self.chosen)
            case AccountKind.PRACTICE:
                return replace(self.settings, account=AccountKind.PRACTICE, practice=self.chosen)
        return self.settings
