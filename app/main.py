"""The window: put together, shown, and left in good order."""

import argparse
import signal
import socket
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

from app import paths
from app.cli.common import window_options
from app.core.errors import NoKey, StorageError
from app.core.settings import AccountKind, AccountSettings, Settings
from app.documents.reader import DocumentReader
from app.log import start_log
from app.practice.scenarios import SCENARIOS
from app.storage.settings_file import SettingsFile
from app.ui import theme
from app.ui.main_window import MainWindow
from app.ui.services import PracticeNumber, Services, Session
from app.wiring.keys import TelnyxKeys

if TYPE_CHECKING:
    from app.wiring.desk import Accounts


def main(arguments: list[str], key: str | None) -> int:
    """Runs until the window is left. `key` is what the environment gave."""
    options = window_options(arguments)
    data = paths.data_dir(options.data_dir)
    start_log(paths.log_dir(data))
    application = QApplication([sys.argv[0]])
    application.setApplicationName("Faxwell")
    application.setDesktopFileName("faxwell")
    application.setQuitOnLastWindowClosed(False)  # it is hidden while an answer is still to come
    theme.install(application)
    program = Program(options, data, key)
    shown = MainWindow(program.services())
    shown.left.connect(application.quit)
    woken_by = _close_on_signal(shown)
    shown.show()
    shown.open_files([path.absolute() for path in options.files])
    code = application.exec()
    signal.set_wakeup_fd(-1)
    for end in woken_by:
        end.close()
    return code


class Program:
    """What the window is handed. What is heavy is imported when it is first used, after the first paint."""

    def __init__(self, options: argparse.Namespace, data: Path, key: str | None) -> None:
        self._options = options
        self._data = data
        self._key = key
        self._keys = TelnyxKeys(key)
        self._documents = DocumentReader()
        self._settings_file = SettingsFile(paths.settings_file(data))
        self._stored = self._load()
        self._accounts: Accounts | None = None
        self._geometry_file = data / "window"

    def services(self) -> Services:
        return Services(
            documents=self._documents,
            keys=self._keys,
            data_folder=self._data,
            sample=paths.resource("samples/sample.pdf"),
            practice_numbers=tuple(PracticeNumber(each.number, each.title, each.happens) for each in SCENARIOS),
            open_session=self._open_session,
            settings=replace(self._stored, account=self._kind()),
            window=self._geometry(),
            save_settings=self._save,
            save_window=self._save_geometry,
            leave=self._leave,
        )

    def _kind(self) -> AccountKind:
        if self._options.practice:
            return AccountKind.PRACTICE
        return AccountKind.OTHER_SERVER if self._options.api_url else self._stored.account

    def _open_session(self, kind: AccountKind) -> Session:
        from app.wiring.desk import Accounts

        if self._accounts is None:
            self._accounts = Accounts(self._data, self._keys.key, self._options.api_url, self._given_key)
        desk = self._accounts.open(kind)
        self._documents.warm()
        chosen = {AccountKind.PRACTICE: self._stored.practice, AccountKind.TELNYX: self._stored.telnyx}
        return Session(
            account=desk.account,
            chosen=chosen.get(kind, AccountSettings()),
            give=desk.engine.give,
            subscribe=desk.follow,
            faxes=desk.faxes,
            overview=desk.telnyx.overview,
            sent_document=desk.sent_document,
        )

    def _given_key(self) -> str:
        if not self._key:
            raise NoKey
        return self._key

    def _load(self) -> Settings:
        try:
            return self._settings_file.load().settings
        except StorageError:
            return Settings()  # the account that is opened next says what is wrong with the disk

    def _save(self, changed: Settings) -> None:
        """An account named on the command line is this start's only, until the person picks another one."""
        account = self._stored.account if changed.account is self._kind() else changed.account
        self._stored = replace(changed, account=account)
        self._settings_file.save(self._stored)

    def _geometry(self) -> bytes:
        try:
            return self._geometry_file.read_bytes()
        except OSError:
            return b""

    def _save_geometry(self, geometry: bytes) -> None:
        with suppress(OSError):  # only comfort
            self._geometry_file.write_bytes(geometry)

    def _leave(self) -> None:
        if self._accounts is not None:
            self._accounts.close()
        self._documents.shutdown()


def _close_on_signal(shown: MainWindow) -> tuple[socket.socket, socket.socket]:
    """SIGTERM, SIGINT and SIGHUP leave as a click on the close button does. Python runs its handlers only when it gets
    a turn, so the byte that arrives with a signal wakes Qt. What is returned must live as long as the window."""
    ours, pythons = socket.socketpair()
    pythons.setblocking(False)
    signal.set_wakeup_fd(pythons.fileno())
    for name in ("SIGTERM", "SIGINT", "SIGHUP"):
        if number := getattr(signal, name, None):  # Windows has not all of them
            signal.signal(number, lambda _number, _frame: None)
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read, shown)
    notifier.activated.connect(lambda: shown.close())
    return ours, pythons
