"""Puts an account right: what a person agreed to, step by step, and nothing else."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.core.choices import choose
from app.core.doctor import next_repair
from app.core.errors import FaxError
from app.core.repairs import Repair, repair_words
from app.core.settings import AccountOverview
from app.ui.account_in_use import AccountInUse
from app.ui.background import Background
from app.ui.services import Session


class Repairing(QObject):
    """One run at a time. After each step the account is looked at, so that every line is true at any moment."""

    stepped = Signal(int)  # how many steps are done
    ended = Signal()
    failed = Signal(object)  # FaxError: the step after those that are done was not possible

    def __init__(self, account: AccountInUse, parent: QObject) -> None:
        super().__init__(parent)
        self._account = account
        self._background = Background("account-repair", self)
        self._session: Session | None = None
        self._done = 0

    @property
    def is_running(self) -> bool:
        return self._background.is_busy

    def run(self, steps: tuple[Repair, ...], country: str) -> None:
        """`steps` were read and agreed to."""
        session, chosen = self._account.session, self._account.chosen
        if session is None or self.is_running:
            return
        self._session, self._done = session, 0

        def work(tell: Callable[[AccountOverview], None]) -> None:
            agreed = [str(repair_words(step)) for step in steps]
            step: Repair | None = steps[0]
            while step is not None and (words := str(repair_words(step))) in agreed:
                agreed.remove(words)  # once each: an account that does not change must not be changed for ever
                session.repair(step)
                overview = session.overview()
                tell(overview)
                step = next_repair(overview, choose(overview, chosen), country) if agreed else None

        self._background.ask(work, lambda _: self.ended.emit(), self._tell_failure, progress=self._see)

    def _see(self, overview: AccountOverview) -> None:
        self._done += 1
        if self._session is self._account.session:
            self._account.see(overview)
        self.stepped.emit(self._done)

    def _tell_failure(self, error: FaxError) -> None:
        if self._session is self._account.session:
            self._account.look()  # a step without an answer may have been done
        self.failed.emit(error)
