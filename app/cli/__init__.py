"""The same engine without a window. Every command says what it did in words or, with --json, as JSON."""

import json
import sys
from typing import Any

from app.core.errors import FaxError

USAGE = 2


class Failed(Exception):
    """A command ends here: with a sentence on stderr and an exit code of the table in the README."""

    def __init__(self, code: int, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def say_json(value: Any) -> None:
    say(json.dumps(value, indent=2))


def complain(text: str | FaxError) -> None:
    sentence = text.sentence if isinstance(text, FaxError) else text
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()


def main(arguments: list[str], key: str | None) -> int:
    """The exit code. `key` is what the environment gave."""
    from app.cli.parser import parsed

    try:
        options = parsed(arguments)
        return int(options.command(options, key))
    except Failed as failure:
        complain(failure.sentence)
        return failure.code
    except FaxError as error:
        complain(error)
        return USAGE
    except KeyboardInterrupt:
        complain("Stopped. A fax that was handed in is in the list; the next start goes on with it.")
        return 130
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our words has gone
        return 1
