from __future__ import annotations

import subprocess
import sys

import pytest

from app.core.language import plural, tr


def test_data_fills_places_and_a_template_without_data_stays_as_it_is() -> None:
    assert tr("{pages} of {total:,}", pages=3, total=1250) == "3 of 1,250"
    assert tr("Sent to {number}.") == "Sent to {number}."
    assert tr("Says: {answer}", answer="{number}") == "Says: {number}"


@pytest.mark.parametrize(("count", "said"), [(0, "0 pages"), (1, "1 page"), (2, "2 pages"), (1250, "1,250 pages")])
def test_one_and_many(count: int, said: str) -> None:
    assert plural("{count} pages", "{count} page", count) == said


def spoken(program: str) -> str:
    """What a process of its own prints: a language is for a whole run."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_what_has_no_translation_is_said_in_english() -> None:
    program = """
from app.core.language import plural, speak, tr
words = {"Sent to {number}.": "An {number} gesendet.", "{count} pages": "{count} Seiten"}
speak(lambda text, one, count: words.get(text, ""))
from app.core.wording import STATE_LABELS
print(tr("Sent to {number}.", number=1), plural("{count} pages", "{count} page", 2), *STATE_LABELS.values(), sep="|")
"""
    assert spoken(program).startswith("An 1 gesendet.|2 Seiten|Waiting|")


def test_a_translation_that_names_another_place_is_not_used() -> None:
    program = """
from app.core.language import plural, speak, tr
words = {"Sent to {number}.": "An {nummer} gesendet.", "{count} pages": "{count} Seiten"}
speak(lambda text, one, count: words.get(text, ""))
print(tr("Sent to {number}.", number=1), plural("{count} pages", "one page", 1), sep="|")
"""
    assert spoken(program) == "Sent to 1.|1 Seiten"


def test_a_language_that_comes_too_late_is_refused() -> None:
    program = """
from app.core.language import speak
import app.core.wording
try:
    speak(lambda text, one, count: text)
except RuntimeError as error:
    print(error)
"""
    assert spoken(program) == "a language is chosen before the first word"
