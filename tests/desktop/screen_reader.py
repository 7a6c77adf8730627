"""Sends one fax through AT-SPI alone, as a screen reader drives a program: no mouse, no key, no picture. Run by the
system's Python, which has pyatspi: `/usr/bin/python3 screen_reader.py APPLICATION NUMBER`.

Prints what it met as one JSON object, or ends with an AssertionError where it cannot go on.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import pyatspi  # type: ignore[import-not-found]  # Debian's python3-pyatspi, which no index of packages has
from gi.repository import GLib  # type: ignore[import-not-found]  # comes with it

PATIENCE = 30.0
NOT_A_FAX = "911"

Part = Any  # pyatspi.Accessible: it has no types
T = TypeVar("T")


class Reader:
    def __init__(self, application: str) -> None:
        self.heard: list[str] = []
        listen = pyatspi.Registry.registerEventListener
        listen(lambda event: self.heard.append(str(event.any_data)), "object:announcement")
        self.application = self.wait(lambda: _application(application), f"the application {application}")

    def wait(self, condition: Callable[[], T], what: str) -> T:
        deadline = time.monotonic() + PATIENCE
        while True:
            while GLib.MainContext.default().iteration(False):
                pass
            try:
                answer = condition()
            except GLib.Error:  # what was asked has just gone
                answer = None
            if answer:
                return answer
            assert time.monotonic() < deadline, f"waited in vain for {what}; heard {self.heard}"
            time.sleep(0.1)

    def find(self, role: int, name: str, within: Part = None) -> Part:
        """The one that is shown and can be worked, by its role and how its name begins."""
        return self.wait(lambda: _found(within or self.application, role, name), f"{name!r}")

    def press(self, name: str, within: Part = None) -> str:
        """The button's whole name."""
        button = self.find(pyatspi.ROLE_PUSH_BUTTON, name, within)
        actions = button.queryAction()
        names = [actions.getName(number) for number in range(actions.nActions)]
        assert actions.doAction(names.index("Press"))
        return str(button.name)

    def write(self, name: str, text: str) -> None:
        self.find(pyatspi.ROLE_TEXT, name).queryEditableText().setTextContents(text)

    def hear(self, words: str) -> str:
        return self.wait(lambda: next((each for each in self.heard if words in each), ""), f"{words!r} to be said")

    def labels(self) -> list[str]:
        return [each.name for each in _walk(self.application) if each.getRole() == pyatspi.ROLE_LABEL]


def _application(name: str) -> Part:
    return next((each for each in pyatspi.Registry.getDesktop(0) if each and each.name == name), None)


def _found(above: Part, role: int, name: str) -> Part:
    wanted = {pyatspi.STATE_SHOWING, pyatspi.STATE_ENABLED}
    for each in _walk(above):
        if each.getRole() == role and each.name.startswith(name) and wanted <= set(each.getState().getStates()):
            return each
    return None


def _walk(part: Part) -> Iterator[Part]:
    yield part
    for child in part:
        if child is not None:
            yield from _walk(child)


def main(application: str, number: str) -> None:
    reader = Reader(application)
    met: dict[str, object] = {}
    reader.write("To:", NOT_A_FAX)
    met["refused"] = reader.hear("emergency")
    reader.write("To:", number)
    reader.press("Try the sample")
    met["checked"] = reader.hear("Checks finished")
    reader.press("Send fax")
    sheet = reader.find(pyatspi.ROLE_DIALOG, "Send this fax?")
    met["sent"] = reader.press("Send ", sheet)
    met["delivered"] = reader.hear("Delivered")
    met["read"] = reader.wait(lambda: [words for words in reader.labels() if words.startswith("Delivered")], "the word")
    sys.stdout.write(json.dumps(met))


if __name__ == "__main__":
    main(*sys.argv[1:])
