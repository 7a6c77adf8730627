from __future__ import annotations

from app.core.sentence import Sentence, joined, plain


def test_a_sentence_may_hold_sentences() -> None:
    sentence = joined(
        Sentence("Sent to {number}.", {"number": "+13125550100"}),
        Sentence("{pages} in all.", {"pages": Sentence("two pages")}),
    )
    assert str(sentence) == "Sent to +13125550100. two pages in all."


def test_data_is_never_a_template() -> None:
    assert str(Sentence("Says: {answer}", {"answer": "{number} %s {0!r}"})) == "Says: {number} %s {0!r}"


def test_hidden_characters_are_made_visible_and_lines_joined() -> None:
    assert plain("a\u202eb\x1b[2J\x00") == "a\\u202eb\\u001b[2J\\u0000"
    assert plain("one\r\ntwo\tthree") == "one  two three"
    assert plain("lone \ud800") == "lone \\ud800"
    assert plain("Übergröße – 東京") == "Übergröße – 東京"
    assert str(Sentence("{name}", {"name": "a\u202eb"})) == "a\\u202eb"


def test_a_number_may_be_kept_together_but_nothing_else() -> None:
    assert plain("To \u2066+1 312-555-0101\u2069.") == "To \u2066+1 312-555-0101\u2069."
    assert plain("\u2066+1 fdp.exe\u2069") == "\\u2066+1 fdp.exe\\u2069"
