"""Facts of the engine's thread arrive in the GUI thread; those of an account that was left do not arrive."""

import threading
from collections.abc import Callable

import shiboken6
from pytestqt.qtbot import QtBot

from app.core.errors import DiskFull, FaxError, KeyRefused, TooLate
from app.core.fax import Fax
from app.core.orders import (
    Cancel,
    Fact,
    FaxChanged,
    OrderRefused,
    QueuePaused,
    QueueResumed,
    ResumeQueue,
    SubmitRefused,
    UploadProgress,
)
from app.ui.engine_link import EngineLink
from app.ui.made.faxes import MadeEngine, made_fax


def _on_another_thread(tell: Callable[[Fact], None], *facts: Fact) -> None:
    def run() -> None:
        for fact in facts:
            tell(fact)

    engine = threading.Thread(target=run)
    engine.start()
    engine.join()


def test_facts_arrive_in_order_in_this_thread(qtbot: QtBot) -> None:
    link, engine = EngineLink(), MadeEngine()
    link.connect_to(engine.give, engine.subscribe)
    heard: list[object] = []
    here: list[bool] = []

    def hear(*values: object) -> None:
        heard.append(values)
        here.append(threading.current_thread() is threading.main_thread())

    link.fax_changed.connect(hear)
    link.submit_refused.connect(hear)
    link.order_refused.connect(hear)
    link.upload_progress.connect(hear)
    link.queue_paused.connect(hear)
    link.queue_resumed.connect(hear)
    fax, full, late, refused = made_fax(), DiskFull(), TooLate(), KeyRefused()
    five_gigabytes = 5_000_000_000
    _on_another_thread(
        engine.tell,
        FaxChanged(fax),
        SubmitRefused("sheet", full),
        OrderRefused(3, late),
        UploadProgress(3, five_gigabytes, five_gigabytes),
        QueuePaused(refused),
        QueueResumed(),
    )
    qtbot.waitUntil(lambda: len(heard) == 6)
    assert heard == [(fax,), ("sheet", full), (3, late), (3, five_gigabytes, five_gigabytes), (refused,), ()]
    assert all(here)


def test_an_account_that_was_left_is_not_heard(qtbot: QtBot) -> None:
    link, practice, telnyx = EngineLink(), MadeEngine(), MadeEngine()
    heard: list[Fax] = []
    link.fax_changed.connect(heard.append)
    link.connect_to(practice.give, practice.subscribe)
    practice.tell(FaxChanged(made_fax(1)))  # on its way while the account changes
    link.connect_to(telnyx.give, telnyx.subscribe)
    practice.tell(FaxChanged(made_fax(2)))
    telnyx.tell(FaxChanged(made_fax(3)))
    qtbot.waitUntil(lambda: bool(heard))
    assert [fax.id for fax in heard] == [3]
    link.cancel(3)
    assert (practice.orders, telnyx.orders) == ([], [Cancel(3)])


def test_orders_go_out_as_values() -> None:
    link, engine = EngineLink(), MadeEngine()
    link.connect_to(engine.give, engine.subscribe)
    link.cancel(1)
    link.resume_queue()
    assert engine.orders == [Cancel(1), ResumeQueue()]


def test_an_engine_that_outlives_the_window_is_not_hurt() -> None:
    link, engine = EngineLink(), MadeEngine()
    link.connect_to(engine.give, engine.subscribe)
    shiboken6.delete(link)
    engine.tell(SubmitRefused("sheet", FaxError()))
