"""Faxwell's sentences for translators, by Qt's tools.

    python packaging/translations.py                # brings every .ts up to date with the code, and makes the .qm
    python packaging/translations.py pseudo OUT     # two made-up languages: OUT/long.qm and OUT/right-to-left.qm

A new language: copy faxwell.ts to faxwell_de.ts, translate it with pyside6-linguist, run this. The made-up ones are for
the eye: one has long words, the other runs from right to left; a sentence without brackets is not translated.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
TRANSLATIONS = ROOT / "resources" / "translations"
TEMPLATE = TRANSLATIONS / "faxwell.ts"
WITH_WORDS = ("core", "printed", "ui", "practice")
# A function of ours whose first arguments are those of Qt's tr: text, its singular, and anything for the count.
LIKE_TR = ("plural", "_found", "for_people")
# What stays as it is in any language: places to fill, mnemonics, file patterns, marks of a text's layout.
_KEPT = re.compile(r"(\{[^}]*\}|&(?=\w)|\*\.\w+|\n|# )")
_LONG = str.maketrans("aeiouyAEIOUYcnsz", "áéîöûýÁÉÎÖÛÝçñšž")
_HEBREW = str.maketrans("abcdefghijklmnopqrstuvwxyz", "אבגדהוזחטיכלמנסעפצקרשתאבגד")


def main() -> int:
    match sys.argv[1:]:
        case []:
            extract(sorted({TEMPLATE, *TRANSLATIONS.glob("faxwell_*.ts")}))
            for file in TRANSLATIONS.glob("faxwell_*.ts"):
                release(file)
        case ["pseudo", out]:
            make_pseudo(Path(out))
        case _:
            print(__doc__)
            return 2
    return 0


def extract(files: Sequence[Path]) -> None:
    """Every sentence of the code into each of the .ts files; what is translated there stays."""
    sources = sorted(source for floor in WITH_WORDS for source in (ROOT / "app" / floor).rglob("*.py"))
    alias = ",".join(f"tr+={name}" for name in LIKE_TR)
    options = ["-tr-function-alias", alias, "-locations", "none", "-no-obsolete", "-source-language", "en"]
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        _qt_tool("lupdate", *options, *map(str, sources), "-ts", str(file))


def release(file: Path) -> Path:
    compiled = file.with_suffix(".qm")
    _qt_tool("lrelease", "-silent", str(file), "-qm", str(compiled))
    return compiled


def make_pseudo(out: Path) -> None:
    for name, language, translated, forms in (("long", "en", longer, 2), ("right-to-left", "he", mirrored, 4)):
        file = out / f"{name}.ts"
        extract([file])
        tree = ElementTree.parse(file)
        tree.getroot().set("language", language)
        for message in tree.iter("message"):
            fill(message, translated(message.findtext("source", "")), forms)
        tree.write(file, encoding="utf-8", xml_declaration=True)
        release(file)


def fill(message: ElementTree.Element, text: str, forms: int) -> None:
    translation = ElementTree.SubElement(message, "translation")
    for old in message.findall("translation")[:-1]:
        message.remove(old)
    if message.get("numerus") != "yes":
        translation.text = text
        return
    for _ in range(forms):
        ElementTree.SubElement(translation, "numerusform").text = text


def longer(text: str) -> str:
    """Two fifths longer, as German or Finnish may be, with marks on the letters."""
    more = " ".join(["~~~~~"] * max(1, len(text) // 15))
    return f"[{_outside(text, lambda part: part.translate(_LONG))} {more}]"


def mirrored(text: str) -> str:
    return f"[{_outside(text, lambda part: part.lower().translate(_HEBREW))}]"


def _outside(text: str, changed: Callable[[str], str]) -> str:
    return "".join(part if _KEPT.fullmatch(part) else changed(part) for part in _KEPT.split(text))


def _qt_tool(name: str, *arguments: str) -> None:
    """lupdate and lrelease as they come with PySide6."""
    tool = Path(sys.executable).with_name(f"pyside6-{name}")
    done = subprocess.run([str(tool), *arguments], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{name}: {done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.exit(main())
