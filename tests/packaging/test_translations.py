from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "packaging" / "translations.py"
TEMPLATE = ROOT / "resources" / "translations" / "faxwell.ts"
SAYING = {"tr", "plural", "_found"}
# Made up for pictures, for the eye of who writes code, or told apart by no person.
NOT_FOR_PEOPLE = ("scenes.py", "made/services.py", "pictures.py")
A_SENTENCE = re.compile(r"[A-Z“&].* .*[.?!…]|[A-Z][a-z]+( [a-z]+){2,}")


def messages(file: Path) -> set[str]:
    return {message.findtext("source", "") for message in ElementTree.parse(file).iter("message")}


def test_the_template_for_translators_is_up_to_date(tmp_path: Path) -> None:
    """Else: python packaging/translations.py"""
    fresh = tmp_path / "faxwell.ts"
    program = "import sys, translations; translations.extract([translations.Path(sys.argv[1])])"
    environment = {**os.environ, "PYTHONPATH": str(SCRIPT.parent)}
    subprocess.run([sys.executable, "-c", program, str(fresh)], env=environment, check=True)
    assert messages(fresh) == messages(TEMPLATE)


def unmarked(source: Path) -> Iterator[str]:
    """Sentences that no call marks for translators."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    passed_over: set[ast.AST] = set()
    for node in ast.walk(tree):
        if (
            (isinstance(node, ast.Call) and getattr(node.func, "id", "") in SAYING)
            or isinstance(node, (ast.Raise, ast.Assert))
            or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        ):
            passed_over |= {*ast.walk(node)}
    for node in ast.walk(tree):
        if node in passed_over or not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if A_SENTENCE.fullmatch(node.value.strip()):
            yield f"{source.relative_to(ROOT)}:{node.lineno}: {node.value}"


@pytest.mark.parametrize("floor", ["core", "printed", "ui"])
def test_every_sentence_is_for_translators(floor: str) -> None:
    sources = [each for each in (ROOT / "app" / floor).rglob("*.py") if not each.as_posix().endswith(NOT_FOR_PEOPLE)]
    assert [line for source in sources for line in unmarked(source)] == []


@pytest.mark.parametrize("language", ["long", "right-to-left"])
def test_a_made_up_language_fills_the_screens(language: str) -> None:
    """Nothing in English, and no word cut. Every scene: python -m tests.ui.pseudo."""
    scenes = ["compose-ready-practice", "faxes-delivered", "last-sheet-practice"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.pseudo", language, *scenes],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert (done.stdout, done.returncode) == ("0 complaints\n", 0), done.stderr
