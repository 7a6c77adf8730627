from pytestqt.qtbot import QtBot

from app.ui.account_in_use import AccountInUse
from app.ui.engine_link import EngineLink
from app.ui.made.services import made
from app.ui.settings.price_card import PriceCard


def test_a_price_is_kept_and_what_is_none_is_told(qtbot: QtBot) -> None:
    world = made()
    account = AccountInUse(world.services(), EngineLink())
    card = PriceCard(account)
    qtbot.addWidget(card)
    for typed, kept in (("0,07", "0,07"), ("seven", "0,07"), ("-1", "0,07"), (" 0.05 ", "0.05"), ("", "")):
        card.price.setText(typed)
        card.price.editingFinished.emit()
        assert account.settings.page_price == kept
        assert card.state.isHidden() is (typed.strip() == kept)
    qtbot.waitUntil(lambda: [settings.page_price for settings in world.saved] == ["0,07", "0.05", ""])
