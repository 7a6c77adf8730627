"""Answers come in the GUI thread, stale ones not at all."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.core.errors import FaxError, Gone
from app.ui.background import Background


@pytest.fixture
def parent() -> Iterator[QObject]:
    owner = QObject()
    yield owner
    owner.deleteLater()


def _hold(begun: threading.Event, go_on: threading.Event) -> None:
    begun.set()
    go_on.wait()


def test_work_is_elsewhere_and_the_answer_here(qtbot: QtBot, parent: QObject) -> None:
    background = Background("numbers", parent)
    worked: list[str] = []
    answered: list[tuple[int, bool]] = []

    def work() -> int:
        worked.append(threading.current_thread().name)
        return 7

    background.ask(
        work,
        lambda answer: answered.append((answer, threading.current_thread() is threading.main_thread())),
    )
    qtbot.waitUntil(lambda: bool(answered))
    assert answered == [(7, True)]
    assert worked == ["numbers"]


def test_its_thread_does_not_keep_the_program_alive(qtbot: QtBot, parent: QObject) -> None:
    background = Background("numbers", parent)
    daemon: list[bool] = []
    background.ask(lambda: threading.current_thread().daemon, daemon.append)
    qtbot.waitUntil(lambda: bool(daemon))
    assert daemon == [True]


def test_an_answer_that_became_stale_while_worked_on_is_dropped(qtbot: QtBot, parent: QObject) -> None:
    background = Background("numbers", parent)
    begun, go_on = threading.Event(), threading.Event()
    answers: list[str] = []

    def slow() -> str:
        begun.set()
        go_on.wait()
        return "old"

    background.ask(slow, answers.append, key="page")
    begun.wait()
    background.ask(lambda: "new", answers.append, key="page")
    background.ask(lambda: "other", answers.append, key="thumbnail")
    go_on.set()
    qtbot.waitUntil(lambda: "other" in answers)
    assert answers == ["new", "other"]


def test_a_stale_request_is_not_begun(qtbot: QtBot, parent: QObject) -> None:
    background = Background("numbers", parent)
    begun, go_on = threading.Event(), threading.Event()
    worked: list[int] = []
    answers: list[None] = []
    background.ask(lambda: _hold(begun, go_on), lambda _: None)
    begun.wait()
    for page in (1, 2, 3):
        background.ask(lambda page=page: worked.append(page), answers.append, key="page")
    go_on.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert worked == [3]


def test_the_newest_picture_comes_first(qtbot: QtBot, parent: QObject) -> None:
    background = Background("pictures", parent, newest_first=True)
    begun, go_on = threading.Event(), threading.Event()
    answers: list[int] = []
    background.ask(lambda: _hold(begun, go_on), lambda _: None)
    begun.wait()
    for page in (1, 2, 3):
        background.ask(lambda page=page: page, answers.append)
    go_on.set()
    qtbot.waitUntil(lambda: len(answers) == 3)
    assert answers == [3, 2, 1]


def test_progress_arrives_in_order_and_before_the_answer(qtbot: QtBot, parent: QObject) -> None:
    background = Background("checks", parent)
    heard: list[object] = []
    background.ask(
        lambda report: [report(page, 2) for page in (1, 2)],
        lambda _: heard.append("done"),
        progress=lambda done, total: heard.append((done, total)),
    )
    qtbot.waitUntil(lambda: "done" in heard)
    assert heard == [(1, 2), (2, 2), "done"]


def test_our_own_errors_are_told_and_others_are_reported(
    qtbot: QtBot, parent: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    background = Background("files", parent)
    failed: list[FaxError] = []
    reported: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: reported.append(kind))

    def gone() -> None:
        raise Gone

    def bug() -> None:
        raise KeyError("ours")

    background.ask(gone, lambda _: None, failed.append)
    background.ask(bug, lambda _: None, failed.append)
    qtbot.waitUntil(lambda: len(failed) == 2)
    assert [type(error) for error in failed] == [Gone, FaxError]
    assert reported == [KeyError]


def test_it_says_whether_an_answer_is_to_come(qtbot: QtBot, parent: QObject) -> None:
    background = Background("files", parent)
    go_on = threading.Event()
    background.ask(go_on.wait, lambda _: None, key="file")
    assert background.is_busy
    background.drop("file")
    assert not background.is_busy
    go_on.set()


def test_its_thread_ends_with_its_parent(qtbot: QtBot) -> None:
    parent = QObject()
    background = Background("short-lived", parent)
    with qtbot.waitSignal(parent.destroyed):
        background.ask(lambda: None, lambda _: parent.deleteLater())
    qtbot.waitUntil(lambda: "short-lived" not in [thread.name for thread in threading.enumerate()])


@pytest.mark.parametrize("newest_first", [False, True])
def test_what_must_be_done_is_done_after_its_parent_has_gone(qtbot: QtBot, newest_first: bool) -> None:
    parent = QObject()
    background = Background("tidying", parent, newest_first=newest_first)
    begun, go_on, done = threading.Event(), threading.Event(), list[str]()
    background.ask(lambda: _hold(begun, go_on), lambda _: None)
    begun.wait()
    background.ask(lambda: done.append("nobody waits for it"), lambda _: None)
    background.leave(lambda: done.append("first"))
    background.leave(lambda: done.append("second"))
    background.drop()
    with qtbot.waitSignal(parent.destroyed):
        parent.deleteLater()
    go_on.set()
    qtbot.waitUntil(lambda: "tidying" not in [thread.name for thread in threading.enumerate()])
    assert sorted(done) == ["first", "second"]
