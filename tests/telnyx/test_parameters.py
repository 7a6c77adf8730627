"""Every parameter of the send call, on both routes: what a server received is what was asked for."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.core.attempt import Route
from app.core.options import ONLY_IN_JSON, PreviewFormat, Quality, SendOptions
from app.core.ports import Accepted, SendOrder
from app.telnyx.client import TelnyxClient
from tests.practice_account import PracticeAccount, pdf
from tests.telnyx.conftest import Patience, Steps, nothing

TO = "+13125550101"
ASKED: list[tuple[SendOptions, dict[str, Any]]] = [
    *[(SendOptions(quality=quality), {"quality": quality.value}) for quality in Quality],
    (SendOptions(monochrome=True), {"monochrome": True}),
    (SendOptions(monochrome=True, black_threshold=1), {"monochrome": True, "black_threshold": 1}),
    (SendOptions(t38=False), {"t38_enabled": False}),
    (SendOptions(store_preview=True), {"store_preview": True, "preview_format": "pdf"}),
    (
        SendOptions(store_preview=True, preview_format=PreviewFormat.TIFF),
        {"store_preview": True, "preview_format": "tiff"},
    ),
    (SendOptions(display_name="Clinic ~ No. 1!"), {"from_display_name": "Clinic ~ No. 1!"}),
    (SendOptions(webhook_url="https://example.com/a?b=1"), {"webhook_url": "https://example.com/a?b=1"}),
]


class Desk:
    def __init__(self, account: PracticeAccount, folder: Path) -> None:
        self._account = account
        self.document = folder / "letter.pdf"
        self.document.write_bytes(pdf(2))
        self.client = TelnyxClient(account.url, lambda: account.key)
        self._serial = 0

    def send(self, options: SendOptions, route: Route) -> tuple[SendOrder, dict[str, Any]]:
        """The order, and what the server's log has of it."""
        self._serial += 1
        names = (f"{self._serial:04}", f"media-{self._serial}") if route is Route.MEDIA else ("", "")
        sender, connection = self._account.sender, self._account.connection_id
        order = SendOrder(connection, TO, sender, options, route, *names, self.document)
        if route is Route.MEDIA:
            self.client.upload(self.document, order.media_name, Steps(), Patience())
        outcome = self.client.send(order, nothing, Steps(), Patience())
        assert isinstance(outcome, Accepted), outcome
        return order, next(entry for entry in self._account.accepted() if entry["id"] == outcome.fax.id)

    def close(self) -> None:
        self.client.close()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    account = PracticeAccount(tmp_path_factory.mktemp("practice")).start()
    desk = Desk(account, tmp_path_factory.mktemp("desk"))
    yield desk
    desk.close()
    account.stop()


def addressed(order: SendOrder) -> dict[str, Any]:
    return {"connection_id": order.connection_id, "to": order.recipient, "from": order.sender, "quality": "high"}


@pytest.mark.parametrize(("options", "received"), ASKED)
def test_by_media_name(desk: Desk, options: SendOptions, received: dict[str, Any]) -> None:
    order, entry = desk.send(options, Route.MEDIA)
    named = {"media_name": order.media_name, "client_state": order.token}
    assert entry["parameters"] == addressed(order) | named | received


@pytest.mark.parametrize(("options", "received"), [*ASKED, (SendOptions(store_media=True), {"store_media": True})])
def test_inside_the_call(desk: Desk, options: SendOptions, received: dict[str, Any]) -> None:
    order, entry = desk.send(options, Route.CONTENTS)
    lost = {"preview_format", "from_display_name", *ONLY_IN_JSON}
    carried = {name: value for name, value in received.items() if name not in lost}
    assert entry["parameters"] == addressed(order) | carried
    assert entry["sha256"] == hashlib.sha256(pdf(2)).hexdigest()


def test_defaults_are_left_to_telnyx(desk: Desk) -> None:
    made, entry = desk.send(SendOptions(), Route.MEDIA)
    assert entry["parameters"].keys() == addressed(made).keys() | {"media_name", "client_state"}


def test_what_is_stored_is_listed_and_deleted(desk: Desk) -> None:
    before = {file.name for file in desk.client.stored_files()}
    desk.client.upload(desk.document, "price-list", Steps(), Patience())
    (stored,) = (file for file in desk.client.stored_files() if file.name not in before)
    assert (stored.name, stored.content_type, stored.is_ours) == ("price-list", "application/pdf", False)
    assert stored.created_at
    assert stored.expires_at
    assert stored.expires_at > stored.created_at
    assert desk.client.delete_media("price-list")
    assert {file.name for file in desk.client.stored_files()} == before
