"""The doctor's sentences as the window says them: countries by their names, numbers as people read them."""

from collections.abc import Callable

from app.core.sentence import Sentence
from app.ui.phrases import country, grouped

_WAYS: dict[str, Callable[[str], str]] = {"country": country, "number": grouped}


def spoken(sentence: Sentence) -> str:
    said = {name: _said(name, value) for name, value in sentence.data.items()}
    return str(Sentence(sentence.template, said))


def _said(name: str, value: str | Sentence) -> str:
    if isinstance(value, Sentence):
        return spoken(value)
    return _WAYS[name](value) if name in _WAYS else value
