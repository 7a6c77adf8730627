"""A sentence with its data apart, so that the window can translate the template before it is filled."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English template with named places ("Sent to {number}.") and what goes there: text, or a sentence again.

    Text of others (an answer of Telnyx's, a file's name) goes into `data`, never into the template.
    """

    template: str
    data: "Mapping[str, str | Sentence]" = field(default_factory=dict)

    def render(self, translate: Callable[[str], str]) -> str:
        """The words in the language of `translate`; hidden characters in the data are made visible."""
        filled = {
            name: value.render(translate) if isinstance(value, Sentence) else plain(value)
            for name, value in self.data.items()
        }
        return translate(self.template).format_map(filled)

    def __str__(self) -> str:
        return self.render(lambda template: template)


def joined(*sentences: Sentence) -> Sentence:
    """One after the other."""
    names = [f"sentence{number}" for number in range(len(sentences))]
    return Sentence(" ".join(f"{{{name}}}" for name in names), dict(zip(names, sentences, strict=True)))


def plain(text: str) -> str:
    """`text` on one line, with characters that hide or turn text around (or steer a terminal) written as \\u202e."""
    return "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character in "\r\n\t":
        return " "
    category = unicodedata.category(character)
    hides = category in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
    return f"\\u{ord(character):04x}" if hides else character
