"""A second start finds the first, whatever state that is in. The starts are real processes where one must die."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Client
from pathlib import Path
from queue import Queue

import pytest

from app.core.wish import Wish
from app.wiring import one_window
from app.wiring.one_window import OneWindow, Standing

ROOT = Path(__file__).resolve().parents[2]
LETTER = Wish((Path("/home/clinic/letter.pdf"),))
needs_sockets = pytest.mark.skipif(sys.platform == "win32", reason="local sockets are files on POSIX only")
# Holds the lock and listens, but never answers; prints a line when it does.
FIRST_THAT_HANGS = """
import sys, time
from pathlib import Path
from app.wiring.one_window import OneWindow
first = OneWindow(Path(sys.argv[1]), Path(sys.argv[2]))
print(first.stand(None), flush=True)
kept = []
first.listen(lambda *heard: kept.append(heard))
while first._listener is None:
    time.sleep(0.01)
print("listens", flush=True)
time.sleep(600)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """Short: the path of a local socket may have 107 bytes."""
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        yield Path(place)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for an answer that is known not to come."""
    monkeypatch.setattr(one_window, "_ANSWER_SECONDS", 0.1)
    monkeypatch.setattr(one_window, "_STARTING_SECONDS", 0.2)


class FirstWindow:
    """The first start, with a thread in the place of its GUI thread."""

    def __init__(self, folder: Path) -> None:
        self.one = OneWindow(folder / "run", folder / "data")
        assert self.one.stand(Wish()) is Standing.FIRST
        self.taken: Queue[Wish] = Queue()
        self.heard: Queue[tuple[Wish, Callable[[], bool]]] = Queue()

    def listen(self, *, answers: bool = True) -> FirstWindow:
        self.one.listen(self._hear if answers else lambda *heard: self.heard.put(heard))
        end = time.monotonic() + 20
        while self.one._listener is None:
            assert time.monotonic() < end, "it does not listen"
            time.sleep(0.01)
        return self

    def _hear(self, wish: Wish, take: Callable[[], bool]) -> None:
        if take():
            self.taken.put(wish)


def another(folder: Path) -> OneWindow:
    return OneWindow(folder / "run", folder / "data")


def test_a_second_start_hands_over_and_ends(folder: Path) -> None:
    first = FirstWindow(folder).listen()
    assert another(folder).stand(LETTER) is Standing.HANDED_OVER
    assert first.taken.get(timeout=5) == LETTER
    first.one.close()


def test_another_folder_and_another_server_are_other_windows(folder: Path) -> None:
    first = FirstWindow(folder).listen()
    others = (
        OneWindow(folder / "run", folder / "other"),
        OneWindow(folder / "run", folder / "data", "http://127.0.0.1:1"),
    )
    assert [other.stand(LETTER) for other in others] == [Standing.FIRST] * 2
    for each in (first.one, *others):
        each.close()


def test_eight_starts_at_once_are_one_window_that_gets_all(folder: Path) -> None:
    """They all begin before any of them listens."""
    standings: Queue[Standing] = Queue()
    taken: Queue[Wish] = Queue()
    together = threading.Barrier(8)

    def start(number: int) -> None:
        one = another(folder)
        wish = Wish((Path(f"/home/clinic/{number}.pdf"),))
        together.wait()
        standing = one.stand(wish)
        if standing is Standing.FIRST:
            taken.put(wish)
            one.listen(lambda heard, take: taken.put(heard) if take() else None)
            kept.append(one)
        standings.put(standing)

    kept: list[OneWindow] = []
    threads = [threading.Thread(target=start, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    found = [standings.get(timeout=1) for _ in threads]
    assert sorted(each.name for each in found) == ["FIRST", *["HANDED_OVER"] * 7]
    assert {wish.files[0].stem for wish in (taken.get(timeout=5) for _ in threads)} == set("01234567")
    kept[0].close()


def test_a_window_that_hangs_takes_nothing_even_when_it_wakes(folder: Path, quick: None) -> None:
    first = FirstWindow(folder).listen(answers=False)
    assert another(folder).stand(LETTER) is Standing.UNANSWERED
    wish, take = first.heard.get(timeout=5)
    assert wish == LETTER
    assert not take()
    first.one.close()


def test_a_first_start_that_does_not_get_ready_is_not_waited_for_forever(folder: Path, quick: None) -> None:
    first = FirstWindow(folder)
    assert another(folder).stand(LETTER) is Standing.UNANSWERED
    first.one.close()


def test_one_that_is_leaving_is_followed_by_the_next(folder: Path) -> None:
    first = FirstWindow(folder).listen()
    leaving = threading.Timer(0.1, first.one.close)
    first.one._listener.close()  # type: ignore[union-attr]  # as in the middle of close()
    leaving.start()
    second = another(folder)
    assert second.stand(LETTER) is Standing.FIRST
    second.close()


@needs_sockets
def test_what_a_killed_one_left_is_replaced(folder: Path) -> None:
    arguments = [str(folder / "run"), str(folder / "data")]
    with subprocess.Popen(
        [sys.executable, "-c", FIRST_THAT_HANGS, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as killed:
        assert killed.stdout
        assert "FIRST" in killed.stdout.readline()
        assert "listens" in killed.stdout.readline()
        killed.kill()
    assert [each for each in (folder / "run").iterdir() if each.is_socket()]
    first = FirstWindow(folder).listen()
    assert another(folder).stand(LETTER) is Standing.HANDED_OVER
    first.one.close()


@needs_sockets
def test_socket_and_folder_are_the_persons_own(folder: Path) -> None:
    before = os.umask(0)
    try:
        first = FirstWindow(folder).listen()
    finally:
        os.umask(before)
    (socket,) = [each for each in (folder / "run").iterdir() if each.is_socket()]
    assert stat.S_IMODE(socket.stat().st_mode) == 0o600
    assert stat.S_IMODE(socket.parent.stat().st_mode) == 0o700
    first.one.close()


@needs_sockets
@pytest.mark.parametrize("message", [b"", b"no wish", b"x" * 2_000_000])
def test_foreign_words_are_dropped_and_the_next_is_heard(folder: Path, message: bytes) -> None:
    first = FirstWindow(folder).listen()
    (socket,) = [each for each in (folder / "run").iterdir() if each.is_socket()]
    with Client(str(socket)) as stranger:
        try:
            stranger.send_bytes(message)
            stranger.recv_bytes()
            raise AssertionError("answered")
        except (EOFError, OSError):
            pass
    assert another(folder).stand(LETTER) is Standing.HANDED_OVER
    assert first.taken.get(timeout=5) == LETTER
    assert first.taken.empty()
    first.one.close()


@needs_sockets
def test_one_that_says_nothing_does_not_keep_the_others_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_window, "_ANSWER_SECONDS", 0.5)
    first = FirstWindow(folder).listen()
    (socket,) = [each for each in (folder / "run").iterdir() if each.is_socket()]
    with Client(str(socket)) as silent:
        assert silent.poll(10)  # it is let go
        with pytest.raises(EOFError):
            silent.recv_bytes()
    first.one.close()


def test_without_a_place_for_a_lock_each_start_is_by_itself(folder: Path) -> None:
    (folder / "run").write_text("no folder")
    assert another(folder).stand(LETTER) is Standing.FIRST
    assert another(folder).stand(LETTER) is Standing.FIRST


def test_a_path_too_long_for_a_socket_is_as_nobody_listening(tmp_path: Path, quick: None) -> None:
    deep = tmp_path / ("a" * 100)
    first = OneWindow(deep, tmp_path / "data")
    assert first.stand(Wish()) is Standing.FIRST
    first.listen(lambda wish, take: None)
    assert OneWindow(deep, tmp_path / "data").stand(LETTER) is Standing.UNANSWERED
    first.close()


def test_who_wants_nothing_asks_nothing_even_of_one_that_hangs(folder: Path) -> None:
    first = FirstWindow(folder).listen(answers=False)
    assert OneWindow(folder / "run", folder / "data").stand(None) is Standing.HANDED_OVER
    assert first.heard.empty()
    first.one.close()
    assert OneWindow(folder / "run", folder / "data").stand(None) is Standing.FIRST
