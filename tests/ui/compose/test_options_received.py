"""Window, engine, client and a real server: what was clicked is what the server received."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.core.options import PreviewFormat, Quality
from app.core.settings import AccountSettings
from app.delivery.engine import Engine
from app.documents.reader import DocumentReader
from app.storage.engine_lock import EngineLock
from app.storage.fax_reader import FaxReader
from app.storage.fax_table import FaxTable
from app.storage.spool import Spool
from app.telnyx.client import TelnyxClient
from app.ui.compose.web_sheet import WebSheet
from app.ui.made.faxes import NOW
from app.ui.made.services import made
from app.ui.main_window import MainWindow
from app.ui.services import Session
from app.ui.stored.dialog import StoredDialog
from app.wiring.preparing import Preparing
from tests.practice_account import PracticeAccount, pdf
from tests.ui.made_window import close_quietly, open_sheet

PATIENCE = 30_000
TO = "+13125550101"


class Office:
    def __init__(self, qtbot: QtBot, folder: Path, account: PracticeAccount) -> None:
        self._qtbot, self.account, self.folder = qtbot, account, folder
        self.letter = folder / "letter.pdf"
        self.letter.write_bytes(pdf(2))
        self.telnyx = TelnyxClient(account.url, lambda: account.key)
        self._reader = DocumentReader()
        self._engine = Engine(
            FaxTable(folder / "faxes.db"), Spool(folder / "spool"), self.telnyx, EngineLock(folder / "lock"), tick=0.02
        )
        services = replace(
            made().services(),
            documents=self._reader,
            prepared=Preparing(self._reader, folder / "prepared"),
            open_session=lambda _: self._session(),
        )
        self.window = MainWindow(services, lambda: NOW)
        qtbot.addWidget(self.window, before_close_func=close_quietly)
        self.window.show()
        self.wait(lambda: self.window.account.overview is not None)
        self.page = self.window.compose
        self.page.set_recipient(TO)
        self.page.form.options.fold.click()
        self.fields = self.page.form.options.fields

    def _session(self) -> Session:
        def follow(listener: Any) -> None:
            self._engine.subscribe(listener)
            self._engine.start()

        return replace(
            made().open_session("telnyx"),
            chosen=AccountSettings(self.account.connection_id, "Practice", self.account.sender),
            give=self._engine.give,
            subscribe=follow,
            faxes=FaxReader(self.folder / "faxes.db"),
            overview=self.telnyx.overview,
            stored_files=self.telnyx.stored_files,
            delete_stored=self.telnyx.delete_media,
        )

    def wait(self, until: Any) -> None:
        self._qtbot.waitUntil(lambda: bool(until()), timeout=PATIENCE)

    def add_letter(self) -> None:
        self.page.open_files([self.letter])
        self.wait(self.page.send_button.isEnabled)

    def send(self) -> dict[str, Any]:
        """What the server's log has of it, without what is not an option."""
        self.wait(self.page.send_button.isEnabled)
        sheet = open_sheet(self._qtbot, self.window)
        self.wait(sheet.send.isEnabled)
        sheet.send.click()
        self.wait(self.account.accepted)
        (entry,) = self.account.accepted()
        return entry

    def close(self) -> None:
        self._engine.stop()
        self.telnyx.close()
        self._reader.shutdown()


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path, practice_account: PracticeAccount) -> Iterator[Office]:
    office = Office(qtbot, tmp_path, practice_account)
    yield office
    office.close()


def _asked(entry: dict[str, Any]) -> dict[str, Any]:
    addressed = {"to", "from", "connection_id", "client_state", "media_name"}
    return {name: value for name, value in entry["parameters"].items() if name not in addressed}


def test_all_that_can_go_together(office: Office) -> None:
    fields = office.fields
    for box in (fields.monochrome, fields.t38, fields.store_preview):
        box.click()
    fields.threshold.slider.setValue(60)
    fields.preview_format.setCurrentIndex(1)
    fields.preview_format.activated.emit(1)
    fields.display_name.insert("Clinic ~ № 1!")
    fields.webhook_url.insert("https://hooks.example.com/fax?a=1")
    office.page.quality.changed.emit(Quality.ULTRA_DARK)
    office.add_letter()
    entry = office.send()
    assert _asked(entry) == {
        "quality": "ultra_dark",
        "monochrome": True,
        "black_threshold": 60,
        "t38_enabled": False,
        "store_preview": True,
        "preview_format": PreviewFormat.TIFF.value,
        "from_display_name": "Clinic ~  1!",
        "webhook_url": "https://hooks.example.com/fax?a=1",
    }
    assert entry["sha256"] == hashlib.sha256(pdf(2)).hexdigest()


def test_the_document_kept_there(office: Office) -> None:
    office.fields.store_media.click()
    office.fields.store_preview.click()
    office.add_letter()
    assert _asked(office.send()) == {"quality": "high", "store_media": True, "store_preview": True}


def test_a_document_from_the_web(office: Office) -> None:
    url = "https://records.example.com/a.pdf"
    office.page.elsewhere.open_web()
    (sheet,) = office.window.findChildren(WebSheet)
    sheet.edit.setPlainText(url)
    sheet.use.click()
    office.fields.store_media.click()
    office.fields.display_name.insert("Clinic")
    assert _asked(office.send()) == {
        "quality": "high",
        "media_url": url,
        "store_media": True,
        "from_display_name": "Clinic",
    }


def test_a_stored_document(office: Office) -> None:
    name = office.account.upload(pdf(3), "consent-form")
    office.page.elsewhere.open_stored()
    (dialog,) = office.window.findChildren(StoredDialog)
    office.wait(lambda: dialog.rows)
    dialog.rows[0].pick.click()
    entry = office.send()
    assert (entry["media_name"], entry["pages"]) == (name, 3) == ("consent-form", 3)
    assert _asked(entry) == {"quality": "high"}
    office.page.elsewhere.open_stored()
    (again,) = (each for each in office.window.findChildren(StoredDialog) if each.isVisible())
    office.wait(lambda: again.rows)  # it is not ours: it was not deleted after the fax
    again.rows[0].question.confirmed.emit()
    office.wait(lambda: not again.rows)
