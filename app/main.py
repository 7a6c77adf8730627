"""The window: put together, shown, and left in good order."""

import argparse
import os
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSocketNotifier

from app import paths
from app.cli.common import named_account, window_options
from app.core.errors import FaxError, NoKey, NoSuchAccount, StorageError, WindowNotAnswering
from app.core.kept_fax import KeptFax
from app.core.settings import AccountKind, Settings
from app.core.wish import Wish
from app.documents.reader import DocumentReader
from app.log import start_log
from app.practice.scenarios import SCENARIOS
from app.storage.kept_fax_file import KeptFaxFile
from app.storage.settings_file import UNREADABLE, LoadedSettings, SettingsFile
from app.ui import theme
from app.ui.application import Application
from app.ui.language import Language
from app.ui.main_window import MainWindow
from app.ui.second_start import OtherStarts
from app.ui.services import PracticeNumber, Services, Session
from app.wiring.covers import Covers
from app.wiring.keys import AccountKeys
from app.wiring.notification import notify
from app.wiring.one_window import OneWindow, Standing
from app.wiring.preparing import Preparing

if TYPE_CHECKING:
    from app.wiring.desk import Accounts, Desk
    from app.wiring.login_start import LoginStart


def main(arguments: list[str], key: str | None, language: Language) -> int:
    """Runs until the window is left. `key` is what the environment gave."""
    options = window_options(arguments)
    data = paths.data_dir(options.data_dir)
    start_log(paths.log_dir(data))
    program = Program(options, data, key)
    wish = program.wish()
    one = OneWindow(paths.running_dir(data), data, (options.api_url or "").rstrip("/"))
    standing = one.stand(None if options.quietly else wish)
    if standing is Standing.HANDED_OVER:
        return 0
    application = Application([sys.argv[0]])
    application.setApplicationName("Faxwell")
    application.setDesktopFileName("faxwell")
    application.setQuitOnLastWindowClosed(False)  # it is hidden while an answer is still to come
    language.dress(application)
    theme.install(application)
    shown = MainWindow(program.services(standing))
    shown.leaving.left.connect(application.quit)
    woken_by = _close_on_signal(shown)
    others = OtherStarts(shown)
    application.file_opened.connect(others.open_file)
    if options.quietly:
        shown.begin_unseen()
    else:
        shown.show()
    shown.open_files(wish.files)
    if standing is Standing.FIRST:
        one.listen(others.hear)
    code = application.exec()
    one.close()
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
        self._documents = DocumentReader()
        self._prepared = Preparing(self._documents, paths.prepared_dir(data))
        self._settings_file = SettingsFile(paths.settings_file(data))
        loaded = self._load()
        self._stored = loaded.settings
        self._news: FaxError | None = loaded.trouble
        self._named = self._account_named()
        self._keys = AccountKeys(key, lambda: self._stored.proxy, self._named)
        self._accounts: Accounts | None = None
        self._bell: Callable[[], None] = lambda: None
        self._geometry_file = data / "window"
        self._kept_fax_file = KeptFaxFile(paths.kept_fax_file(data, options.api_url or ""))
        self._kept_fax: KeptFax | None = None

    def wish(self) -> Wish:
        """What this start wants, if a window stands already."""
        account = self._first_shown() if self._options.practice or self._options.account else ""
        token = os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID", "")
        return Wish(tuple(path.absolute() for path in self._options.files), account, token)

    def services(self, standing: Standing = Standing.FIRST) -> Services:
        first = standing is Standing.FIRST
        if first:
            self._kept_fax = self._kept_fax_file.load()
        else:
            self._news = WindowNotAnswering()
        return Services(
            documents=self._documents,
            prepared=self._prepared,
            covers=Covers(self._documents, self._prepared),
            keys_of=self._keys.of,
            remove_account=self._remove_account,
            data_folder=self._data,
            sample=paths.resource("samples/sample.pdf"),
            practice_numbers=tuple(PracticeNumber(each.number, each.title, each.happens) for each in SCENARIOS),
            fetch=self._fetch,
            open_session=self._open_session,
            settings=replace(self._stored, account=self._first_shown()),
            window=self._geometry(),
            save_settings=self._save,
            save_window=self._save_geometry,
            leave=self._leave,
            kept_fax=self._kept_fax,
            keep_fax=self._keep_fax if first else None,
            notify=notify,
            starts_at_login=self._starts_at_login,
            start_at_login=self._start_at_login,
            glances=lambda: self._accounts.glances() if self._accounts else (),
            on_news=self._hang_bell,
            news=self._news,
        )

    def _account_named(self) -> str:
        """The account that the command line names, else the first: the environment's key is this one's. An unknown
        name shows the practice account and says why: nothing leaves by another account than the one meant."""
        try:
            return named_account(self._options, self._stored).id
        except NoSuchAccount as error:
            self._news = error
            return AccountKind.PRACTICE

    def _first_shown(self) -> str:
        if self._options.practice:
            return AccountKind.PRACTICE
        if self._options.api_url:
            return AccountKind.OTHER_SERVER
        return self._named if self._options.account else self._stored.account

    def _open_session(self, account_id: str) -> Session:
        from app.wiring.desk import Accounts

        if self._accounts is None:
            self._accounts = Accounts(
                self._data,
                lambda: self._stored,
                self._keys.key,
                self._options.api_url,
                self._given_key,
                on_news=lambda: self._bell(),
            )
        desk = self._accounts.open(account_id)
        self._documents.warm()
        self._prepared.purge(self._needed())
        self._accounts.go_on()
        return Session(
            account=desk.account,
            chosen=self._stored.chosen_for(account_id),
            give=desk.engine.give,
            subscribe=desk.follow,
            faxes=desk.faxes,
            overview=desk.telnyx.overview,
            sent_document=desk.sent_document,
            stored_files=desk.telnyx.stored_files,
            delete_stored=desk.telnyx.delete_media,
            repair=desk.telnyx.repair,
            way=desk.way().words,
            way_now=lambda: desk.way().words,
            report=partial(self._report, desk),
            listen=lambda: desk.ear.listen(self._stored.chosen_for(account_id).listening),
            test_listening=desk.ear.test,
        )

    def _report(self, desk: "Desk", fax_id: int, place: Path) -> str:
        from app.wiring.reporting import write_report

        return write_report(
            place,
            fax_id,
            desk.faxes,
            desk.sent_document,
            self._documents,
            paper=self._stored.usual_paper,
            practice=desk.account.is_practice,
            over=True,  # the dialog has asked
        )

    def _remove_account(self, account_id: str) -> None:
        if self._accounts is not None:
            self._accounts.end(account_id)
        self._keys.remove(account_id)

    def _fetch(self, url: str) -> Path:
        from app.wiring.fetching import fetched

        return fetched(url, self._stored.proxy, self._prepared)

    def _login_start(self) -> "LoginStart | None":
        from app.wiring.login_start import login_start

        return login_start(self._options.data_dir)

    def _starts_at_login(self) -> bool | None:
        start = self._login_start()
        return start.is_on() if start else None

    def _start_at_login(self, wanted: bool) -> None:
        if start := self._login_start():
            start.turn(wanted)

    def _hang_bell(self, bell: Callable[[], None]) -> None:
        self._bell = bell

    def _given_key(self) -> str:
        if not self._key:
            raise NoKey
        return self._key

    def _load(self) -> LoadedSettings:
        try:
            return self._settings_file.load()
        except StorageError:
            return LoadedSettings(UNREADABLE)  # the account that is opened next says what is wrong with the disk

    def _save(self, changed: Settings) -> None:
        """An account named on the command line is this start's only, until the person picks another one."""
        account = self._stored.account if changed.account == self._first_shown() else changed.account
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

    def _keep_fax(self, kept: KeptFax | None) -> None:
        self._kept_fax = kept
        self._kept_fax_file.save(kept)

    def _needed(self) -> set[Path]:
        """The documents of the fax that is being prepared, some of which we made."""
        return {Path(each.path) for each in self._kept_fax.documents} if self._kept_fax else set()

    def _leave(self) -> None:
        if self._accounts is not None:
            self._accounts.close()
        self._prepared.close(self._needed())
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
    notifier.activated.connect(lambda: shown.leaving.begin())
    return ours, pythons
