from __future__ import annotations

from app.core.sentence import Sentence, joined, plain

GERMAN = {
    "Sent to {number}.": "An {number} gesendet.",
    "{pages} in all.": "Insgesamt {pages}.",
    "two pages": "zwei Seiten",
}


def test_templates_are_translated_before_they_are_filled() -> None:
    sentence = joined(
        Sentence("Sent to {number}.", {"number": "+13125550100"}),
        Sentence("{pages} in all.", {"pages": Sentence("two pages")}),
    )
    assert str(sentence) == "Sent to +13125550100. two pages in all."
    assert sentence.render(lambda text: GERMAN.get(text, text)) == "An +13125550100 gesendet. Insgesamt zwei Seiten."


def test_data_is_never_a_template() -> None:
    assert str(Sentence("Says: {answer}", {"answer": "{number} %s {0!r}"})) == "Says: {number} %s {0!r}"
    assert Sentence("{answer}", {"answer": "two pages"}).render(lambda text: GERMAN.get(text, text)) == "two pages"


def test_hidden_characters_are_made_visible_and_lines_joined() -> None:
    assert plain("a\u202eb\x1b[2J\x00") == "a\\u202eb\\u001b[2J\\u0000"
    assert plain("one\r\ntwo\tthree") == "one  two three"
    assert plain("lone \ud800") == "lone \\ud800"
    assert plain("Übergröße – 東京") == "Übergröße – 東京"
    assert str(Sentence("{name}", {"name": "a\u202eb"})) == "a\\u202eb"
