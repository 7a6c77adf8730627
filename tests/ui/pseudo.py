"""Every scene of the pictures command in a made-up language: what is not translated, and what finds no room. By hand:
`python -m tests.ui.pseudo long|right-to-left [WORD...]`; one process speaks one language."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

ROOT = Path(__file__).resolve().parents[2]
_TRANSLATIONS = ROOT / "packaging" / "translations.py"
# What the scenes say in the name of others: files, people's own words, numbers, Telnyx's answers.
_OF_OTHERS = re.compile(
    r"""\[.*\]|</?span>|Ctrl\+\w+|[\w./-]+\.(pdf|png|tiff?|jpe?g|docx)|https?://\S+|[\w-]+\.example|
    (Riverside|Harbor|Oak|Elm|Pine|North|South|Lake)[\w ]*|United\ States|Canada|Bahamas|Telnyx|Faxwell|FAX|USD""",
    re.VERBOSE | re.DOTALL,
)


def made(out: Path) -> None:
    subprocess.run([sys.executable, str(_TRANSLATIONS), "pseudo", str(out)], check=True)


def said(subject: QWidget) -> Iterator[str]:
    """All that a person reads, or hears, of what is seen."""
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QGroupBox, QLabel, QLineEdit, QPlainTextEdit

    from tests.ui.accessible import of

    yield subject.windowTitle()
    for each in of(subject):
        if isinstance(each, (QLabel, QAbstractButton)):
            yield each.text()
        elif isinstance(each, QGroupBox):
            yield each.title()
        elif isinstance(each, QComboBox):
            yield from (each.itemText(index) for index in range(each.count()))
        elif isinstance(each, (QLineEdit, QPlainTextEdit)):
            yield each.placeholderText()
        yield each.toolTip()
        yield each.accessibleName()


def untranslated(subject: QWidget) -> list[str]:
    from PySide6.QtCore import QLocale

    countries = {QLocale.territoryToString(each) for each in QLocale.Country}  # which Qt names in English only
    words = {text for text in said(subject) if re.search(r"[a-z]{2}", _OF_OTHERS.sub("", text))}
    return sorted(words - countries)


def without_room(subject: QWidget) -> list[str]:
    from PySide6.QtWidgets import QLabel

    from tests.ui.accessible import called, cut, of

    def is_short(widget: QWidget) -> bool:
        wraps = isinstance(widget, QLabel) and widget.wordWrap() and widget.text()
        return bool(wraps) and widget.heightForWidth(widget.width()) > widget.height()

    return cut(subject) + [f"{called(each)}, in height" for each in of(subject) if is_short(each)]


def main(arguments: list[str]) -> int:
    name, *words = arguments
    with tempfile.TemporaryDirectory() as folder:
        made(Path(folder))
        from app.ui.language import Language

        language = Language(Path(folder, f"{name}.qm"))
    from PySide6.QtWidgets import QApplication, QMainWindow

    from app.ui import pictures, theme

    application = QApplication([])
    language.dress(application)
    theme.install(application)
    found = 0
    for scene in pictures.scenes(words or [""]):
        stage = pictures.Stage()
        subject = scene.build(stage)
        if isinstance(subject, QMainWindow):
            subject.resize(pictures.SIZES[-1])
        stage.settle()
        for kind, complaints in (("English", untranslated(subject)), ("cut", without_room(subject))):
            for complaint in complaints:
                found += 1
                sys.stdout.write(f"{scene.name}: {kind}: {complaint!r}\n")
        stage.clear()
    sys.stdout.write(f"{found} complaints\n")
    return found > 0


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_LOGGING_RULES"] = "default.warning=false"
    sys.exit(main(sys.argv[1:]))
