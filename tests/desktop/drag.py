"""A real drag of files from another process's window, by the pointer."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.desktop.desktop import LEFT_BUTTON, Desktop, wait_for


class DragSource:
    """A window holding `files`, ready to be dragged as often as wanted."""

    def __init__(self, desktop: Desktop, *files: Path) -> None:
        self.desktop = desktop
        script = Path(__file__).with_name("drag_source.py")
        self.program = desktop.start(sys.executable, str(script), *map(str, files))
        self.window = desktop.window("^Drag source$").place(20, 40, 200, 120)

    def drag_to(self, at: tuple[int, int], *, accepted: bool = True) -> str:
        """Drag the files to a place on the screen and let go. Answers what the target did: CopyAction, MoveAction or
        IgnoreAction. With `accepted` the button is held until the target says that it takes the files."""
        start = self.window.middle()
        before = self.outcomes()
        self.desktop.xdotool(
            "mousedown", LEFT_BUTTON, "sleep", "0.1", *6 * ("mousemove_relative", "6", "2", "sleep", "0.03")
        )
        steps = [
            (start[0] + (at[0] - start[0]) * n // 10, start[1] + (at[1] - start[1]) * n // 10) for n in range(4, 11)
        ]
        path = [word for x, y in steps for word in ("mousemove", str(x), str(y), "sleep", "0.04")]
        self.desktop.xdotool(*path)
        if accepted:
            wait_for(self._taken_when_nudged, "the target to accept the files")
        else:
            for _ in range(5):
                self._taken_when_nudged()
        self.desktop.xdotool("mouseup", LEFT_BUTTON)
        return wait_for(lambda: self.outcomes()[len(before) :], "the end of the drag")[0]

    def _taken_when_nudged(self) -> bool:
        # Each move asks the target again; a real hand never holds quite still.
        self.desktop.xdotool("mousemove_relative", "2", "0", "sleep", "0.05", "mousemove_relative", "--", "-2", "0")
        said = self._said("action")
        return bool(said) and said[-1] != "IgnoreAction"

    def outcomes(self) -> list[str]:
        return self._said("dropped")

    def _said(self, word: str) -> list[str]:
        return [line.split()[1] for line in self.program.output().splitlines() if line.startswith(f"{word} ")]
