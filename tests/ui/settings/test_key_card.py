import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.core.errors import (
    AccountHeld,
    CertificateNotTrusted,
    CertificateOfOtherHost,
    FaxError,
    KeyMalformed,
    KeyRefused,
    KeyRevoked,
    KeyringLocked,
    KeyringMissing,
    KeyringNotSetUp,
    KeyringRefused,
    NetworkPage,
    NoCredit,
    NotPermitted,
    Offline,
)
from app.core.key import KeySource, KeyStatus
from app.core.settings import AccountOverview
from app.ui.settings.key_card import KeyCard
from tests.ui.memory_account import MemoryKeys

KEY = "KEY0123456789ABCDEF_secretpart9xyz"
HELD = KeyStatus(KeySource.KEYRING, "a1b2", "GNOME Keyring")
Make = Callable[[MemoryKeys], KeyCard]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def make(keys: MemoryKeys) -> KeyCard:
        card = KeyCard(keys)
        qtbot.addWidget(card)
        card.resize(640, 300)
        card.show()
        with qtbot.waitSignal(card.known):
            card.look()
        return card

    return make


def paste(card: KeyCard, text: str) -> None:
    card.field.setText("")
    card.field.insert(text)
    QTest.mouseClick(card.entry.connect_button, Qt.MouseButton.LeftButton)


def words_of(widget: QWidget) -> str:
    """All that can be read, hovered over or heard."""
    labels = [f"{each.text()} {each.toolTip()} {each.accessibleName()}" for each in widget.findChildren(QLabel)]
    return "\n".join([*labels, *(each.displayText() for each in widget.findChildren(QLineEdit))])


def test_a_pasted_key_is_tried_stored_and_its_place_named(make: Make, qtbot: QtBot) -> None:
    keys = MemoryKeys()
    card = make(keys)
    with qtbot.waitSignal(card.connected):
        paste(card, f"  {KEY} ")
    assert keys.tried == [KEY]
    assert card.place.text() == "Stored in GNOME Keyring."
    assert card.masked.text().endswith("9xyz")
    assert not card.entry.isVisible()
    assert card.field.text() == ""
    assert not card.field.isUndoAvailable()


def test_the_key_is_never_shown_whole(make: Make, qtbot: QtBot) -> None:
    keys = MemoryKeys()
    card = make(keys)
    card.field.setText(KEY)
    assert "secretpart" not in words_of(card)
    keys.refusal = KeyRefused()
    paste(card, KEY)
    qtbot.waitUntil(lambda: KeyRefused.title in card.entry.answer.words.text())
    assert "secretpart" not in words_of(card)
    keys.refusal = None
    with qtbot.waitSignal(card.connected):
        paste(card, KEY)
    assert "secretpart" not in words_of(card)


def test_what_is_no_key_is_said_without_asking_telnyx(make: Make) -> None:
    keys = MemoryKeys()
    card = make(keys)
    paste(card, "hello")
    assert KeyMalformed.title in card.entry.answer.words.text()
    assert keys.tried == []
    assert card.field.isEnabled()


@pytest.mark.parametrize(
    "error",
    [
        KeyRefused(),
        KeyRevoked(),
        NotPermitted(detail="no fax for you"),
        AccountHeld(detail="verify first"),
        Offline(),
        CertificateOfOtherHost(),
        CertificateNotTrusted(),
        NetworkPage(),
    ],
    ids=repr,
)
def test_each_trouble_has_its_own_sentence_under_the_field(make: Make, qtbot: QtBot, error: FaxError) -> None:
    keys = MemoryKeys()
    keys.refusal = error
    card = make(keys)
    paste(card, KEY)
    qtbot.waitUntil(lambda: card.entry.answer.words.text() == str(error.sentence))
    assert card.entry.answer.isVisible()
    assert card.field.isEnabled()
    assert keys.held.source is KeySource.NONE
    QTest.keyClicks(card.field, "x")
    assert not card.entry.answer.isVisible()


def test_an_account_without_credit_is_connected_all_the_same(make: Make, qtbot: QtBot) -> None:
    keys = MemoryKeys()
    keys.refusal = NoCredit()
    card = make(keys)
    with qtbot.waitSignal(card.connected):
        paste(card, KEY)
    assert keys.held.source is KeySource.KEYRING


@pytest.mark.parametrize("text", ["correct horse battery staple", "KEY", "hunter2-hunter2-hunter2-hunter2", f"{KEY}é"])
def test_a_password_pasted_by_mistake_stays_here(make: Make, text: str) -> None:
    keys = MemoryKeys()
    paste(make(keys), text)
    assert keys.tried == []


@pytest.fixture
def clipboard() -> Iterator[QClipboard]:
    clipboard = QGuiApplication.clipboard()
    yield clipboard
    clipboard.clear()


def test_a_key_on_the_clipboard_is_offered_and_used_by_one_click(
    make: Make, qtbot: QtBot, clipboard: QClipboard
) -> None:
    clipboard.setText(f" {KEY}\n")
    keys = MemoryKeys()
    card = make(keys)
    assert card.entry.offer.isVisible()
    assert "secretpart" not in words_of(card)
    assert "9xyz" in card.entry.offer.words.text()
    assert (keys.tried, card.field.text()) == ([], "")
    with qtbot.waitSignal(card.connected):
        card.entry.offer.take.click()
    assert keys.tried == [KEY]
    assert not card.entry.offer.isVisible()


@pytest.mark.parametrize("text", ["", "hunter2", "https://portal.telnyx.com/#/api-keys", "KEY and lock"])
def test_nothing_else_on_the_clipboard_is_offered(make: Make, clipboard: QClipboard, text: str) -> None:
    clipboard.setText(text)
    assert not make(MemoryKeys()).entry.offer.isVisible()


def test_a_key_that_was_declined_is_not_offered_again(make: Make, clipboard: QClipboard, qapp: QApplication) -> None:
    """Another one, copied in the browser meanwhile, is."""
    clipboard.setText(KEY)
    card = make(MemoryKeys())
    card.entry.offer.decline.click()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert not card.entry.offer.isVisible()
    clipboard.setText(f"{KEY}2")
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert card.entry.offer.isVisible()


def test_what_is_pasted_next_takes_the_place_of_a_refused_key(
    make: Make, qtbot: QtBot, clipboard: QClipboard, qapp: QApplication
) -> None:
    keys = MemoryKeys()
    keys.refusal = KeyRefused()
    card = make(keys)
    paste(card, KEY)
    qtbot.waitUntil(lambda: KeyRefused.title in card.entry.answer.words.text())
    assert card.field.hasFocus()
    assert card.field.hasSelectedText()
    clipboard.setText(KEY)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert not card.entry.offer.isVisible()  # it was just refused
    clipboard.setText(f"{KEY}2")
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert card.entry.offer.isVisible()
    keys.refusal = None
    card.field.paste()
    with qtbot.waitSignal(card.connected):
        card.field.returnPressed.emit()
    assert keys.tried == [KEY, f"{KEY}2"]


def test_a_key_that_is_there_needs_none_from_the_clipboard(make: Make, clipboard: QClipboard) -> None:
    clipboard.setText(KEY)
    card = make(MemoryKeys(HELD))
    assert not card.entry.offer.isVisible()


def test_while_a_key_is_tried_it_cannot_be_handed_in_again(make: Make, qtbot: QtBot) -> None:
    go_on = threading.Event()

    class Slow(MemoryKeys):
        def try_key(self, key: str) -> AccountOverview:
            answer = super().try_key(key)
            go_on.wait(30)
            return answer

    keys = Slow()
    card = make(keys)
    paste(card, KEY)
    assert not card.entry.connect_button.isEnabled()
    card.field.returnPressed.emit()
    with qtbot.waitSignal(card.connected):
        go_on.set()
    assert len(keys.tried) == 1


@pytest.mark.parametrize(
    "trouble", [KeyringMissing(), KeyringNotSetUp(), KeyringLocked(), KeyringRefused(detail="denied")], ids=repr
)
def test_without_a_keyring_the_key_serves_this_session(make: Make, qtbot: QtBot, trouble: FaxError) -> None:
    keys = MemoryKeys()
    card = make(keys)
    keys.keyring_trouble = trouble
    paste(card, KEY)
    qtbot.waitUntil(card.trouble.isVisible)
    assert card.trouble.words.text() == str(trouble.sentence)
    assert (card.session_only if isinstance(trouble, KeyringMissing) else card.keep_again).hasFocus()
    assert not card.entry.connect_button.isVisible()
    with qtbot.waitSignal(card.connected):
        card.session_only.click()
    assert keys.held.source is KeySource.SESSION
    assert "this session only" in card.place.text()
    assert not card.trouble.isVisible()


def test_the_keyring_can_be_tried_again_without_pasting_again(make: Make, qtbot: QtBot) -> None:
    keys = MemoryKeys()
    card = make(keys)
    keys.keyring_trouble = KeyringLocked()
    paste(card, KEY)
    qtbot.waitUntil(card.trouble.isVisible)
    keys.keyring_trouble = None
    with qtbot.waitSignal(card.connected):
        card.keep_again.click()
    assert keys.held.source is KeySource.KEYRING
    assert keys.tried == [KEY]


def test_forgetting_takes_a_second_click(make: Make, qtbot: QtBot) -> None:
    keys = MemoryKeys(HELD)
    card = make(keys)
    card.forget.click()
    assert keys.held is HELD
    assert card.confirm.isVisible()
    with qtbot.waitSignal(card.forgotten):
        card.confirm.yes.click()
    assert keys.held.source is KeySource.NONE
    assert card.field.isVisible()
    assert "a1b2" not in words_of(card.entry)


def test_a_key_that_cannot_be_forgotten_is_still_shown(make: Make, qtbot: QtBot) -> None:
    keys = MemoryKeys(HELD)
    card = make(keys)
    keys.keyring_trouble = KeyringLocked()
    card.forget.click()
    card.confirm.yes.click()
    qtbot.waitUntil(lambda: KeyringLocked.title in card.notice.words.text())
    assert card.masked.isVisible()


def test_another_key_replaces_the_old_one_only_when_it_works(make: Make, qtbot: QtBot) -> None:
    keys = MemoryKeys(HELD)
    card = make(keys)
    card.replace.click()
    keys.refusal = KeyRefused()
    paste(card, KEY)
    qtbot.waitUntil(lambda: KeyRefused.title in card.entry.answer.words.text())
    assert keys.held is HELD
    card.entry.keep_old.click()
    assert card.masked.isVisible()
    assert card.masked.text().endswith("a1b2")
    assert not card.entry.isVisible()


def test_in_the_place_of_a_refused_key_another_one_can_be_pasted_at_once(make: Make) -> None:
    card = make(MemoryKeys(HELD))
    card.say_refused()
    assert card.field.hasFocus()
    assert "another key" in card.entry.words.text()
    card.field.setText("half a key")
    card.entry.keep_old.setFocus()
    card.say_refused()  # once more, while somebody is at it
    assert card.field.hasFocus()
    assert card.field.text() == "half a key"
    card.entry.keep_old.click()
    assert card.masked.isVisible()


def test_a_key_can_be_refused_before_it_is_known_which_one(qtbot: QtBot) -> None:
    card = KeyCard(MemoryKeys(HELD))
    qtbot.addWidget(card)
    card.show()
    card.say_refused()
    with qtbot.waitSignal(card.known):
        card.look()
    assert card.entry.isVisible()


def test_a_refused_key_of_the_environment_is_only_said(make: Make) -> None:
    card = make(MemoryKeys(KeyStatus(KeySource.ENVIRONMENT, "a1b2")))
    card.say_refused()
    assert not card.entry.isVisible()


def test_a_key_of_the_environment_is_said_and_left_alone(make: Make) -> None:
    card = make(MemoryKeys(KeyStatus(KeySource.ENVIRONMENT, "a1b2")))
    assert "FAXWELL_API_KEY" in card.place.text()
    assert not card.forget.isVisible()
    assert not card.replace.isVisible()


def test_a_locked_keyring_at_the_start_can_be_asked_again(make: Make, qtbot: QtBot) -> None:
    keys = MemoryKeys(HELD)
    keys.keyring_trouble = KeyringLocked()
    card = make(keys)
    assert KeyringLocked.title in card.notice.words.text()
    assert card.field.isVisible()
    keys.keyring_trouble = None
    with qtbot.waitSignal(card.known):
        card.notice.again.click()
    assert card.masked.isVisible()
    assert not card.notice.isVisible()


class SilentKeyring(MemoryKeys):
    """Its prompt is where nobody sees it."""

    def __init__(self) -> None:
        super().__init__()
        self.answered = threading.Event()

    def status(self) -> KeyStatus:
        self.answered.wait(30)
        return super().status()


def test_a_keyring_that_does_not_answer_bars_nobody(qtbot: QtBot) -> None:
    keys = SilentKeyring()
    card = KeyCard(keys)
    qtbot.addWidget(card)
    card.show()
    card.look()
    assert not card.field.isVisible()
    card.patience.timeout.emit()  # time went by
    assert "has not answered yet" in card.notice.words.text()
    paste(card, KEY)
    qtbot.waitUntil(lambda: bool(keys.tried) and "Storing" in card.entry.answer.words.text())
    card.patience.timeout.emit()
    assert "has not answered yet" in card.trouble.title.text()
    with qtbot.waitSignal(card.connected):
        card.session_only.click()
    assert keys.held.source is KeySource.SESSION
    assert "this session only" in card.place.text()
    keys.answered.set()
