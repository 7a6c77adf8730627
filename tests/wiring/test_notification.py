"""A word to the desktop, over a real session bus; in the place of the notification service, one that takes notes."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from queue import Queue
from typing import Any

import pytest
from jeepney import MessageType, message_bus, new_method_return  # type: ignore[import-untyped]  # it has no types
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

from app.wiring.notification import notify
from tests.desktop.desktop import session_bus

needs_bus = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("dbus-daemon"), reason="needs Linux with dbus-daemon"
)


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with session_bus(os.environ) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield


@needs_bus
def test_title_and_text_arrive(bus: None) -> None:
    heard: Queue[Any] = Queue()
    service = open_dbus_connection()
    service.send_and_get_reply(message_bus.RequestName("org.freedesktop.Notifications"), timeout=10)

    def serve() -> None:
        while True:
            message = service.receive(timeout=10)
            if message.header.message_type is MessageType.method_call:
                heard.put(message.body)
                service.send(new_method_return(message, "u", (7,)))
                return

    serving = threading.Thread(target=serve, daemon=True)
    serving.start()
    assert notify("Delivered", "The fax to the number ending in 0101.")
    program, replaces, _, title, text, actions, _, _ = heard.get(timeout=10)
    assert (program, replaces, title, text) == ("Faxwell", 0, "Delivered", "The fax to the number ending in 0101.")
    assert actions == []
    serving.join(10)
    service.close()


@needs_bus
def test_a_bus_without_such_a_service_is_told(bus: None) -> None:
    assert not notify("Delivered", "")


@pytest.mark.parametrize("address", [None, "", "unix:path=/nonexistent", "nonsense"])
def test_without_a_bus_nothing_is_said(monkeypatch: pytest.MonkeyPatch, address: str | None) -> None:
    if address is None:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    else:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert not notify("Delivered", "")
