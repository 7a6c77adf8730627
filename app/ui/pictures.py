"""Every screen and state as pictures, without a screen: light and dark, 100 % (large and small window) and 200 %.

A scene builds a window (or a dialog over it) out of made services and brings it into its state; each folder of
screens has its own in scenes.py.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.ui import theme
from app.ui.background import Background
from app.ui.language import Language
from app.ui.made.faxes import NOW
from app.ui.made.services import Made
from app.ui.main_window import MainWindow

SIZES = (QSize(1180, 800), QSize(1024, 640))
_SETTLE_MS = 60_000  # only what hangs takes that long, also on a slow and busy machine
_SCALED = "QT_SCALE_FACTOR"
_QUIET = "default.warning=false"  # the offscreen platform complains of what it cannot do


@dataclass(frozen=True, slots=True)
class Scene:
    """`build` answers what is to be seen: the window, or a dialog of it."""

    name: str
    build: Callable[["Stage"], QWidget]


class Stage:
    """Where a scene is built. Windows live until the scene is over."""

    def __init__(self) -> None:
        self.endless: set[str] = set()  # names of Backgrounds that shall still be busy in the picture
        self._windows: list[MainWindow] = []

    def window(self, made: Made) -> MainWindow:
        """A shown window with its account opened and looked at."""
        window = MainWindow(made.services(), lambda: NOW)
        self._windows.append(window)
        window.show()
        self.settle(lambda: window.account.session is not None or window.account.trouble is not None)
        self.settle()
        return window

    def settle(self, until: Callable[[], bool] | None = None) -> None:
        """Until nothing is under way any more, or `until` holds."""
        deadline = QDeadlineTimer(_SETTLE_MS)
        while not deadline.hasExpired():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if until() if until else not self._is_busy():
                QCoreApplication.processEvents()
                return
        raise TimeoutError("the window does not come to rest")

    def _is_busy(self) -> bool:
        return any(
            any(work.is_busy and work.name not in self.endless for work in window.findChildren(Background))
            or any(timer.isActive() and timer.isSingleShot() for timer in window.findChildren(QTimer))
            for window in self._windows
        )

    def clear(self) -> None:
        for window in self._windows:
            window.hide()
            window.deleteLater()
        self._windows.clear()
        self.settle()
        self.endless.clear()


def scenes(words: Sequence[str] = ("",)) -> tuple[Scene, ...]:
    """Those with one of the words in their name."""
    from app.ui.accounts import scenes as accounts
    from app.ui.compose import cover_scenes as covers
    from app.ui.compose import options_scenes as options
    from app.ui.compose import packet_scenes as packets
    from app.ui.compose import preview_scenes as previews
    from app.ui.compose import scenes as compose
    from app.ui.faxes import scenes as faxes
    from app.ui.settings import scenes as settings
    from app.ui.setup import scenes as setup

    folders = (compose, packets, covers, previews, options, faxes, settings, accounts, setup)
    return tuple(scene for folder in folders for scene in folder.SCENES if any(word in scene.name for word in words))


def main(arguments: list[str], language: Language) -> int:
    """`OUT [WORD...] [--scale 1|2]`: writes NAME-light-1180x800.png and so on into OUT, with @2x for 200 %; only scenes
    with one of the words in their name. Each scale is a process of its own, for Qt takes it up once, at the start."""
    parser = argparse.ArgumentParser(prog="faxwell pictures", description="Draws every screen and state of the window.")
    parser.add_argument("out", type=Path)
    parser.add_argument("words", nargs="*")
    parser.add_argument("--scale", choices=("1", "2"))
    options = parser.parse_intermixed_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    if options.scale and os.environ.get(_SCALED) == options.scale:
        render(options.out, options.words or [""], language)
        return 0
    for scale in (options.scale,) if options.scale else ("1", "2"):
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": _QUIET, _SCALED: scale}
        command = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "app"]
        subprocess.run([*command, "pictures", *arguments, "--scale", scale], env=environment, check=True)
    return 0


def render(out: Path, words: Sequence[str] = ("",), language: Language | None = None) -> None:
    """In this process, at the scale it was started with. Words: see main."""
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication([])
    if language:
        language.dress(app)
    theme.install(app)
    for scene in scenes(words):
        _render_scene(scene, out)


def _render_scene(scene: Scene, out: Path) -> None:
    stage = Stage()
    subject = scene.build(stage)
    doubled = subject.devicePixelRatioF() > 1
    for scheme in (Qt.ColorScheme.Light, Qt.ColorScheme.Dark):
        theme.current().show(scheme)
        name = f"{scene.name}-{scheme.name.lower()}"
        if isinstance(subject, QDialog):  # it has its own size
            stage.settle()
            subject.grab().save(str(out / f"{name}{'@2x' if doubled else ''}.png"))
            continue
        for size in SIZES[-1:] if doubled else SIZES:
            subject.resize(size)
            stage.settle()
            subject.grab().save(str(out / f"{name}-{size.width()}x{size.height()}{'@2x' if doubled else ''}.png"))
    theme.current().show(Qt.ColorScheme.Light)
    stage.clear()
