from collections.abc import Callable, Sequence

import pytest
from pytestqt.qtbot import QtBot

from app.core.fax import Fax
from app.core.settings import AccountKind
from app.ui.account_in_use import AccountInUse
from app.ui.engine_link import EngineLink
from app.ui.faxes.page import FaxesPage
from tests.ui.memory_account import ListReader, MemoryAccount, MemoryReader
from tests.ui.sample_faxes import NOW


class Opened:
    """A Faxes page on an account in memory, its first block read."""

    def __init__(self, qtbot: QtBot, reader: MemoryReader) -> None:
        self.memory = MemoryAccount(reader)
        self.link = EngineLink()
        self.account = AccountInUse(self.memory.services, self.link)
        self.page = FaxesPage(self.memory.services, self.account, self.link, lambda: NOW)
        qtbot.addWidget(self.page)
        self.page.resize(1100, 700)
        with qtbot.waitSignal(self.account.opened):
            self.account.open(AccountKind.TELNYX)
        qtbot.waitUntil(lambda: not self.page.reading.isVisibleTo(self.page))


@pytest.fixture
def open_page(qtbot: QtBot) -> Callable[..., Opened]:
    def open_page(faxes: Sequence[Fax] = (), reader: MemoryReader | None = None) -> Opened:
        return Opened(qtbot, reader or ListReader(faxes))

    return open_page
