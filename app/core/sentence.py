"""A sentence with its data apart: what others wrote never gets into its words."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sentence:
    """A template with named places ("Sent to {number}.") and what goes there: text, or a sentence again. As str: the
    words, filled in, with hidden characters in the data made visible.

    Text of others (an answer of Telnyx's, a file's name) goes into `data`, never into the template.
    """

    template: str
    data: "Mapping[str, str | Sentence]" = field(default_factory=dict)

    def __str__(self) -> str:
        filled = {
            name: str(value) if isinstance(value, Sentence) else plain(value) for name, value in self.data.items()
        }
        return self.template.format_map(filled)


def joined(*sentences: Sentence) -> Sentence:
    """One after the other."""
    names = [f"sentence{number}" for number in range(len(sentences))]
    return Sentence(" ".join(f"{{{name}}}" for name in names), dict(zip(names, sentences, strict=True)))


_KEPT_TOGETHER = re.compile("(\u2066\\+[0-9 -]+\u2069)")  # a fax number between words that run from right to left


def plain(text: str) -> str:
    """`text` on one line, with characters that hide or turn text around (or steer a terminal) written as \\u202e."""
    pieces = _KEPT_TOGETHER.split(text)
    return "".join(piece if number % 2 else "".join(map(_visible, piece)) for number, piece in enumerate(pieces))


def _visible(character: str) -> str:
    if character in "\r\n\t":
        return " "
    category = unicodedata.category(character)
    hides = category in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
    return f"\\u{ord(character):04x}" if hides else character
