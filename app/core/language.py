"""The language in which Faxwell speaks: English, unless another one is chosen before the first word is said.

Every sentence is written as `tr("...")` or `plural("...", "...", count)`, where Qt's lupdate finds it. It is
translated where it stands, tables and class attributes when their module is loaded: so a language holds for a whole
run, and `speak` refuses to come too late. The command line, whose output scripts read, speaks English always.
"""

from collections.abc import Callable
from string import Formatter

Translate = Callable[[str, str, int], str]
"""(template, its singular or "", count or -1) -> the template in another language, or "" where it has none."""


class _Language:
    translate: Translate | None = None
    has_spoken = False


def speak(translate: Translate) -> None:
    """From here on in the language of `translate`. RuntimeError: something was said already."""
    if _Language.has_spoken:
        raise RuntimeError("a language is chosen before the first word")
    _Language.translate = translate


def tr(template: str, **data: object) -> str:
    """`template` in the language of the person, its named places ("{pages} of {total}") filled where data is given."""
    translated = _translated(template, "", -1)
    return translated.format_map(data) if data else translated


def plural(many: str, one: str, count: int, **data: object) -> str:
    """ "{count} pages" or "{count} page"; {count} is filled with thousands apart. Other languages have other forms."""
    template = _translated(many, one, count) if _Language.translate else (one if count == 1 else many)
    return template.format_map({"count": f"{count:,}", **data})


def _translated(template: str, one: str, count: int) -> str:
    _Language.has_spoken = True
    if _Language.translate is None:
        return template
    translated = _Language.translate(template, one, count)
    return translated if translated and _places(translated) <= _places(template + one) else template


def _places(template: str) -> set[str]:
    """A translation with a place that its sentence does not fill would fail when it is said."""
    try:
        return {name for _, name, _, _ in Formatter().parse(template) if name is not None}
    except ValueError:
        return {"not a template"}
