"""What a fax lacks is said in one sentence, in the order in which it is mended; only a whole one becomes a request."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.core.document import Content, DocumentClass, DocumentFacts, DocumentVerdict, Opening, PageSize
from app.core.errors import Gone
from app.core.number import parse_fax_number
from app.core.options import Quality, SendOptions
from app.ui.compose.draft import Draft, Sender

FACTS = DocumentFacts(
    4, Path("/home/clinic/letter.pdf"), 1000, "ab" * 32, Content.PDF, Opening.OPENED, (PageSize(612, 792),) * 3
)
WHOLE = Draft(
    typed=True,
    recipient=parse_fax_number("+13125550101"),
    sender=Sender("+13125550100", "17", "Riverside Clinic"),
    facts=FACTS,
    verdict=DocumentVerdict(DocumentClass.A),
    quality=Quality.VERY_HIGH,
)


SEE_CHECKS = "This document cannot be sent. See Checks."


@pytest.mark.parametrize(
    ("draft", "missing"),
    [
        (Draft(), "Add a document to send."),
        (replace(WHOLE, reading=True, facts=None), "The document is being opened."),
        (replace(WHOLE, error=Gone()), SEE_CHECKS),
        (replace(WHOLE, typed=False, recipient=None), "Type the fax number to send to."),
        (replace(WHOLE, recipient=None), "The fax number is not right yet."),
        (replace(WHOLE, sender=None), "Choose the number it comes from."),
        (replace(WHOLE, verdict=None), "Every page is being checked first."),
        (replace(WHOLE, verdict=DocumentVerdict(DocumentClass.B)), SEE_CHECKS),
        (replace(WHOLE, verdict=DocumentVerdict(DocumentClass.C, (2,))), SEE_CHECKS),
        (
            replace(WHOLE, facts=replace(FACTS, encrypted=True), verdict=None),
            "This document cannot be sent. See Checks.",
        ),
        (replace(WHOLE, facts=replace(FACTS, size=20_000_001)), SEE_CHECKS),
        (replace(WHOLE, facts=replace(FACTS, pages=FACTS.pages * 117)), SEE_CHECKS),
    ],
)
def test_what_is_missing(draft: Draft, missing: str) -> None:
    assert draft.missing == missing
    with pytest.raises(ValueError, match=missing):
        draft.request("sheet")


def test_a_whole_draft_is_a_request() -> None:
    assert WHOLE.missing == ""
    request = WHOLE.request("sheet")
    assert (request.compose_id, request.recipient, request.sender) == ("sheet", "+13125550101", "+13125550100")
    assert (request.connection_id, request.options) == ("17", SendOptions(Quality.VERY_HIGH))
    assert (request.document, request.sha256, request.size, request.pages) == (FACTS.path, FACTS.sha256, 1000, 3)
