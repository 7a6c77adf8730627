"""What a transmission report says of every state: what is true, and nothing that nobody has reported."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.core.attempt import Alarm, AttemptState
from app.core.fax import Fax
from app.core.options import SendOptions
from app.core.report import NOT_REPORTED, PRACTICE_MARK, Report, file_name, report_of
from app.core.timeline import What
from app.ui.made.faxes import NOW, made_fax
from tests.ui.sample_faxes import timeline

S = AttemptState
COUNTED = {"raw_status": "delivered", "page_count": 3, "call_seconds": 64, "telnyx_id": "3d2f1c7e"}


def _report(fax: Fax, practice: bool = False) -> Report:
    return report_of(fax, (), grouped="({})".format, practice=practice, now=NOW, program="Faxwell 1")


def _said(report: Report) -> str:
    facts = (*report.first, *report.more)
    told = [f"{fact.label}: {fact.value} / {fact.note}" for fact in facts]
    return "\n".join([report.result, report.means, *told, *report.shows, *report.shows_not])


def test_the_four_things_that_a_court_asks_for_come_first() -> None:
    report = _report(made_fax(1, S.DELIVERED, attempt=COUNTED))
    assert [fact.label for fact in report.first] == ["To", "Pages", "Date and time", "Errors"]
    assert (report.first[0].value, report.first[0].note) == ("(+13125550101)", "+13125550101")
    assert (report.first[1].value, report.first[1].note) == ("3 pages", "Counted by Telnyx: 3 pages")
    assert report.first[2].note.endswith(" UTC")
    assert report.first[3].value == "None"
    assert (report.result, report.tone) == ("Delivered", "ok")


def test_what_telnyx_did_not_report_is_called_so() -> None:
    said = _said(_report(made_fax(1, S.DELIVERED, attempt={"raw_status": "delivered"})))
    assert f"Counted by Telnyx: {NOT_REPORTED}" in said
    assert f"On the line: {NOT_REPORTED}" in said
    assert f"Telnyx id: {NOT_REPORTED}" in said


@pytest.mark.parametrize("state", [each for each in S if each is not S.DELIVERED])
def test_nothing_but_delivered_looks_delivered(state: AttemptState) -> None:
    report = _report(
        made_fax(1, state, attempt={"telnyx_id": "x", "raw_status": "delivered", "resolution": "was_sent"})
    )
    assert report.tone != "ok"
    assert "confirmed" not in "\n".join((report.result, report.means, *report.shows))
    assert report.first[3].value != "None"


@pytest.mark.parametrize("state", [S.QUEUED, S.UPLOADING, S.COMMITTING, S.ACCEPTED, S.UNKNOWN, S.RESULT_UNKNOWN])
def test_what_has_not_ended_says_so(state: AttemptState) -> None:
    assert "no final result" in _report(made_fax(1, state)).means


def test_why_it_failed() -> None:
    report = _report(made_fax(1, S.FAILED, attempt={"reason": "user_busy"}))
    assert report.means == "The line was busy. Another call or fax was using it."
    assert (report.first[3].value, report.first[3].note) == ("The line was busy.", "user_busy")


def test_a_count_that_differs_is_no_clean_delivery() -> None:
    report = _report(made_fax(1, S.DELIVERED, attempt={**COUNTED, "page_count": 2}))
    assert report.tone == "attention"
    assert "not 3" in report.means


def test_delivered_twice_and_damaged_are_said() -> None:
    once = made_fax(1, S.DELIVERED, attempt=COUNTED)
    twice = replace(once, attempts=(*once.attempts, replace(once.attempts[0], id=2, number=2, alarm=Alarm.TWICE)))
    assert (_report(twice).result, _report(twice).tone) == ("Delivered twice", "error")
    damaged = _report(replace(once, damaged=True))
    assert damaged.tone == "attention"
    assert "damaged" in damaged.result
    assert "receiving machine" not in "\n".join(damaged.shows)


def test_practice_proves_nothing() -> None:
    report = _report(made_fax(1, S.DELIVERED, attempt=COUNTED), practice=True)
    assert (report.mark, report.result, report.tone) == (PRACTICE_MARK, "Practice: Delivered", "attention")
    assert "confirmed" not in "\n".join((report.result, report.means, *report.shows))
    assert report.shows == ("How a fax would have gone. It was sent to nobody, and is no proof of anything.",)


def test_a_document_that_was_not_here_has_no_hash() -> None:
    remote = replace(
        made_fax(1, S.DELIVERED, attempt=COUNTED), options=SendOptions(media_urls=("https://a.example/x",))
    )
    said = _said(_report(remote))
    assert "Document: https://a.example/x / fetched by Telnyx" in said
    assert "SHA-256" not in said


def test_what_others_wrote_stays_plain() -> None:
    fax = made_fax(1, S.REJECTED, name="a\u202eb\n.pdf", attempt={"code": "1", "detail": "<b>\u202e"})
    said = _said(_report(fax))
    assert "\u202e" not in said
    assert "a\\u202eb .pdf" in said


def test_times_have_their_offset() -> None:
    fax = made_fax(1, S.DELIVERED, attempt=COUNTED)
    events = timeline((NOW, What.QUEUED, {}))
    report = report_of(fax, events, grouped=str, practice=False, now=NOW + timedelta(1), program="")
    assert report.made_at[-6] in "+-"
    assert report.events[0].local[-6] in "+-"


def test_its_file_names_nobody() -> None:
    fax = made_fax(1, S.DELIVERED, name="a patient.pdf")
    assert file_name(fax, NOW) == f"Transmission report {NOW.astimezone():%Y-%m-%d} +13125550101.pdf"
