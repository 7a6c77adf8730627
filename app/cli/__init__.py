"""The same engine without a window. Every command says what it did in words or, with --json, as JSON."""

import json
import signal
import sys
from io import TextIOWrapper
from typing import Any, TextIO

from app.core.errors import FaxError

USAGE = 2


class Failed(Exception):
    """A command ends here: with a sentence on stderr and an exit code of the table in the README."""

    def __init__(self, code: int, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


def say(text: str) -> None:
    _write(sys.stdout, text)


def say_json(value: Any) -> None:
    say(json.dumps(value, indent=2))


def complain(text: str | FaxError) -> None:
    sentence = text.sentence if isinstance(text, FaxError) else text
    _write(sys.stderr, sentence)


def _write(stream: TextIO | None, text: str) -> None:
    """A program that is started without standard streams still does its work."""
    if stream is not None:
        stream.write(f"{text}\n")
        stream.flush()


def main(arguments: list[str], key: str | None) -> int:
    """The exit code. `key` is what the environment gave."""
    from app.cli.parser import parsed

    _end_in_good_order()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a name can hold letters that this terminal has not
    try:
        options = parsed(arguments)
        return int(options.command(options, key))
    except Failed as failure:
        complain(failure.sentence)
        return failure.code
    except FaxError as error:
        complain(error)
        return USAGE
    except KeyboardInterrupt as stopped:
        complain("Stopped. A fax that was handed in is in the list; the next start goes on with it.")
        return 128 + int(next(iter(stopped.args), signal.SIGINT))
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our words has gone
        return 1


def _end_in_good_order() -> None:
    """A log-out or a shutdown is as Ctrl-C: the answer of a request that can make a fax is waited for. `nohup` has
    told the system to ignore the one; that stays."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has not all of them
        if number and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stop)


def _stop(number: int, _: object) -> None:
    raise KeyboardInterrupt(number)
