"""The window as a person starts it, which leaves by itself when it stands: `python -m tests.world.window [ARGUMENTS]`.

Prints one line of JSON: whether it was painted and its account was opened, and the words of every label it shows.
"""

from __future__ import annotations

import json
import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

import app.main
from app.paths import translations
from app.process import harden, take_key
from app.ui.language import Language
from app.ui.main_window import MainWindow


class Leaving(MainWindow):
    def _complete(self) -> None:
        super()._complete()
        self.account.opened.connect(lambda: self._say(True))
        self.account.failed.connect(lambda _: self._say(self.account.session is not None))

    def _say(self, opened: bool) -> None:
        QTimer.singleShot(300, self, lambda: self._leave_now(opened))  # until what follows from it is on the screen

    def _leave_now(self, opened: bool) -> None:
        words = [label.text() for label in self.findChildren(QLabel) if label.isVisible()]
        if not self.leaving.has_begun:
            sys.__stdout__.write(json.dumps({"painted": self._painted, "opened": opened, "words": words}) + "\n")  # type: ignore[union-attr]  # it is there
            sys.__stdout__.flush()  # type: ignore[union-attr]  # as above
        self.leaving.begin()


def main() -> int:
    harden()
    key = take_key(os.environ)
    setattr(app.main, "MainWindow", Leaving)  # noqa: B010 - the program itself, but for its end
    return app.main.main(sys.argv[1:], key, Language(translations()))


if __name__ == "__main__":
    sys.exit(main())
