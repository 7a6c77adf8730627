"""The account that is open: what was chosen for it and what it holds. Every screen listens to this one object."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from time import monotonic

from PySide6.QtCore import QObject, Signal

from app.core.choices import choose
from app.core.cover import CoverHabits
from app.core.errors import FaxError
from app.core.language import tr
from app.core.listening import Hearing
from app.core.options import SendOptions
from app.core.own_accounts import without_account
from app.core.packet import Paper
from app.core.sentence import Sentence
from app.core.settings import Account, AccountKind, AccountOverview, AccountSettings, Settings
from app.ui.background import Background
from app.ui.engine_link import EngineLink
from app.ui.services import Services, Session


class AccountInUse(QObject):
    """Before `opened` there is no session: the window stands before the database is read."""

    opened = Signal()  # session and chosen are there, or others than before
    changed = Signal(object, str)  # the Settings before, and what a person changed, as `change` has it
    accounts_changed = Signal()  # the person's own: one more or less, a name, a colour
    chosen_changed = Signal()
    home_changed = Signal(str)  # an ISO country code
    price_changed = Signal()
    way_changed = Signal()  # the settings of how faxes go
    hearing_changed = Signal()
    proxy_changed = Signal()  # the session's way says another one
    looked = Signal()  # overview is there
    failed = Signal(object)  # FaxError: it could not be opened or looked at

    def __init__(self, services: Services, link: EngineLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session: Session | None = None
        self.overview: AccountOverview | None = None
        self.trouble: FaxError | None = None  # why there is no session or no overview
        self.seen_at = 0.0  # when the overview was true, on the clock `monotonic`
        self.chosen = AccountSettings()
        self.hearing = Hearing()  # of Telnyx's events
        self.settings = services.settings
        self._services = services
        self._link = link
        self._wanted = ""  # the id of the account that was opened last, or is about to be
        self._being_removed: set[str] = set()
        self._opening = Background("account-opening", self)
        self._looking = Background("account-overview", self)

    @property
    def account(self) -> Account | None:
        return self.settings.marked(self.session.account) if self.session else None

    def open(self, account_id: str) -> None:
        """Opens an account and leaves the one before. `opened` or `failed` follows; nothing for one that is being
        removed."""
        if account_id in self._being_removed:
            return
        self._wanted = account_id
        self._opening.ask(
            lambda: self._services.open_session(account_id), self._entered, self._told_failure, key="open"
        )

    def remove(self, account_id: str, refused: Callable[[FaxError], None]) -> None:
        """A Telnyx account that is not in use: its key and settings go, its faxes stay. Cannot be undone."""
        if account_id == self._wanted or account_id in self._being_removed:
            return

        def done(_: None) -> None:
            self._being_removed.discard(account_id)
            self.change(without_account(self.settings, account_id))

        def failed(error: FaxError) -> None:
            self._being_removed.discard(account_id)
            refused(error)

        self._being_removed.add(account_id)
        self._opening.ask(partial(self._services.remove_account, account_id), done, failed)

    def look(self) -> None:
        """Asks the account what it holds. `looked` or `failed` follows."""
        if self.session:
            self._looking.ask(self.session.overview, self.see, self._told_failure, key="look")

    def look_if_older(self, seconds: float) -> bool:
        """Asks again what was seen longer ago than this; whether it does."""
        is_older = self.overview is None or monotonic() - self.seen_at > seconds
        if is_older:
            self.look()
        return is_older

    def see(self, overview: AccountOverview) -> None:
        """What the account holds now; the only usable application and number are chosen."""
        self._looking.drop()  # what was asked before knows less
        self.overview, self.trouble, self.seen_at = overview, None, monotonic()
        self.choose(choose(overview, self.chosen), "")
        self.looked.emit()

    def choose(self, chosen: AccountSettings, what: str = tr("application and number")) -> None:
        """The choice of application and number; kept for the next start. `what`: see `change`."""
        if chosen == self.chosen:
            return
        if self.account and self.account.kind is not AccountKind.OTHER_SERVER:
            self.change(self.settings.with_chosen(self.account.id, chosen), what)
        else:  # nothing is kept of another server: it is named anew at each start
            self.chosen = chosen
            self.chosen_changed.emit()

    def choose_defaults(self, options: SendOptions) -> None:
        """How every fax from this account goes where nothing else is said; kept for the next start."""
        self.choose(replace(self.chosen, defaults=options.without_document), tr("options of every fax"))

    def choose_home(self, region: str) -> None:
        """The country of numbers that are typed without +; kept for the next start."""
        self.change(replace(self.settings, home_region=region), tr("country of typed numbers"))

    def choose_price(self, price: str) -> None:
        """What a page costs; kept for the next start."""
        self.change(replace(self.settings, page_price=price), tr("price of a page"))

    def choose_way(self, *, always_pictures: bool, paper: Paper | None) -> None:
        """Whether every fax goes as fax pictures, and on which paper (None: the usual one at home)."""
        self.change(replace(self.settings, always_pictures=always_pictures, paper=paper), tr("how faxes go"))

    def keep_cover(self, habits: CoverHabits) -> None:
        """What stands on every cover page; kept for the next start."""
        self.change(replace(self.settings, cover=habits))

    def change(self, settings: Settings, what: str = "") -> None:
        """Takes effect at once and is kept for the next start. `what` a person changed in *Settings*, in words that
        can stand after "Undo:"; empty for what is changed elsewhere or by itself."""
        before = self.settings
        if settings == before:
            return
        self.settings = settings
        self._opening.ask(lambda: self._services.save_settings(settings), lambda _: None, self._told_failure)
        if self.session and settings.proxy != before.proxy:
            self._opening.ask(self.session.way_now, partial(self._take_way, self.session))  # of what is saved by then
        self._tell_difference(before)
        self.changed.emit(before, what)

    def ask_hearing(self) -> None:
        """Listens for Telnyx's events as the settings say by then, and learns how that stands."""
        if self.session is not None and self.session.account.kind is AccountKind.TELNYX:
            self._opening.ask(self.session.listen, partial(self._take_hearing, self.session))

    def _take_hearing(self, session: Session, hearing: Hearing) -> None:
        if self.session is session and hearing != self.hearing:
            self.hearing = hearing
            self.hearing_changed.emit()

    def _entered(self, session: Session) -> None:
        self.session, self.chosen = session, session.chosen
        self.overview = self.trouble = None
        self._link.connect_to(session.give, session.subscribe)
        account = session.account
        if account.kind is not AccountKind.OTHER_SERVER:
            self.change(replace(self.settings.with_chosen(account.id, session.chosen), account=account.id))
        self.hearing = Hearing()
        self.opened.emit()
        self.ask_hearing()
        self.look()

    def _take_way(self, session: Session, way: Sentence) -> None:
        if self.session is session:
            self.session = replace(session, way=way)
            self.proxy_changed.emit()

    def _told_failure(self, error: FaxError) -> None:
        self.trouble = error
        self.failed.emit(error)

    def _tell_difference(self, before: Settings) -> None:
        now = self.settings
        if now.home_region != before.home_region:
            self.home_changed.emit(now.home_region)
        if now.page_price != before.page_price:
            self.price_changed.emit()
        if (now.always_pictures, now.paper) != (before.always_pictures, before.paper):
            self.way_changed.emit()
        if _marks(now) != _marks(before):
            self.accounts_changed.emit()
        account = self.account
        if account is None or account.kind is AccountKind.OTHER_SERVER:
            return
        if (chosen := now.chosen_for(account.id)) != self.chosen:
            hears_otherwise = chosen.listening != self.chosen.listening
            self.chosen = chosen
            self.chosen_changed.emit()
            if hears_otherwise:
                self.ask_hearing()


def _marks(settings: Settings) -> list[tuple[str, str, str]]:
    return [(each.id, each.title, each.colour) for each in settings.accounts]
