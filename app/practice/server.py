"""The practice account: a Telnyx look-alike on 127.0.0.1, in a process of its own.

Nothing leaves this computer. The recipient's number chooses what happens (scenarios.py).
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

from app.practice.account import Account
from app.practice.deliveries import Deliveries
from app.practice.fax_api import FaxApi
from app.practice.fax_store import ACCEPT_LOG, FaxStore
from app.practice.journal import entries
from app.practice.listener import Listener, Respond
from app.practice.media_api import MediaApi
from app.practice.media_store import MediaStore
from app.practice.routes import Routes
from app.practice.set_ups import SET_UPS
from app.practice.state_folder import FolderInUseError, StateFolder


def accept_log(state_dir: Path) -> list[dict[str, Any]]:
    """Every fax ever accepted, oldest first, also while the server runs and after it was killed.

    Keys: id, time, to, from (as asked for), client_state, media_name, sha256, size, pages, problem (the
    failure reason of a document that cannot be faxed), nth (of the faxes to that number), speed, parameters.
    """
    return entries(state_dir / ACCEPT_LOG)


def main(argv: list[str], usual_state: Path | None = None) -> int:
    """Runs until SIGTERM, SIGINT or, if asked, the end of stdin. 0, or 1 with a sentence on stderr.

    `usual_state`: the folder without --state.
    """
    options = _options(argv, usual_state)
    os.umask(0o077)
    try:
        folder = StateFolder(options.state)
        account = Account(folder.path, options.account)
        media = MediaStore(folder.path / "media")
        faxes = FaxStore(folder.path, options.speed, media)
        fax_api = FaxApi(faxes, media, account, options.speed)
        routes = Routes(account, fax_api, Deliveries(faxes), MediaApi(media, faxes), not options.without_media)
        listener = _listener(options.port, folder.last_port(), routes.answer)
    except FolderInUseError:
        return _refuse("Another practice server is already using this folder.")
    except ValueError:
        return _refuse("The files of this practice account are damaged.")
    except OSError as problem:
        return _refuse(f"The practice server cannot start: {problem.strerror}.")
    stop = _stop_event(options.until_stdin_closes)
    threading.Thread(target=listener.serve_forever, args=[0.1], daemon=True).start()
    entry = folder.announce(f"http://127.0.0.1:{listener.port}/v2", listener.port)
    if sys.stdout is not None:  # the windowed program of Windows has none
        sys.stdout.write(json.dumps(entry) + "\n")
        sys.stdout.flush()
    while not stop.wait(0.5):  # in slices: on Windows a wait without end cannot be interrupted
        pass
    folder.withdraw()
    faxes.close()  # the threads end with the process, and from here on none of them accepts a fax
    return 0


def _options(argv: list[str], usual_state: Path | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="practice-server", description="The practice account, by itself.")
    parser.add_argument("--port", type=_port, default=0, help="0: the port used last, if free")
    parser.add_argument("--speed", type=_speed, default=1.0, help="1: a page is delivered after 12 seconds")
    parser.add_argument(
        "--state",
        type=Path,
        default=usual_state,
        required=usual_state is None,
        help="folder that keeps faxes, media and the accept log",
    )
    parser.add_argument(
        "--account",
        choices=SET_UPS,
        metavar="SET-UP",
        help="begin the account anew: " + "; ".join(f"{name}: {words}" for name, (words, _) in SET_UPS.items()),
    )
    parser.add_argument("--without-media", action="store_true", help="an account without media storage")
    parser.add_argument("--until-stdin-closes", action="store_true", help="end when stdin does")
    return parser.parse_args(argv)


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise ValueError(text)
    return port


def _speed(text: str) -> float:
    speed = float(text)
    if not 0.001 <= speed <= 1_000_000:  # false for nan too
        raise ValueError(text)
    return speed


def _listener(port: int, last_port: int, respond: Respond) -> Listener:
    if not port and last_port:
        try:
            return Listener(last_port, respond)
        except OSError:
            pass  # somebody else has it now
    return Listener(port, respond)


def _stop_event(until_stdin_closes: bool) -> threading.Event:
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda _number, _frame: stop.set())
    if until_stdin_closes:
        threading.Thread(target=_wait_for_stdin, args=[stop], daemon=True).start()
    return stop


def _wait_for_stdin(stop: threading.Event) -> None:
    try:
        while os.read(0, 4096):
            pass
    except OSError:
        pass  # there is no stdin, so its user is gone too
    stop.set()


def _refuse(sentence: str) -> int:
    if sys.stderr is not None:
        sys.stderr.write(sentence + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
