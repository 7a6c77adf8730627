"""*Faxes* in its states, for the pictures."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from app.core.attempt import Alarm, AttemptState, Cause
from app.core.errors import DatabaseDamaged
from app.core.fax import Fax, TimelineEntry
from app.core.orders import UploadProgress
from app.core.timeline import What
from app.ui.made.faxes import NOW, MadeReader, made_fax
from app.ui.made.services import made
from app.ui.main_window import MainWindow
from app.ui.pictures import Scene, Stage

_S = AttemptState
_LOST = NOW - timedelta(hours=1, minutes=18)
_TELNYX_ID = "3d2f1c7e-8a51-4a8e-9a04-6a3f9b1c2d10"


def _office_day() -> list[Fax]:
    """Each state once, newest first."""
    doubt: dict[str, object] = {
        "lost_at": _LOST,
        "checks": 4,
        "clean_scans": 4,
        "last_clean_at": _LOST + timedelta(minutes=9),
        "last_checked_at": _LOST + timedelta(minutes=9),
    }
    sending: dict[str, object] = {
        "raw_status": "sending",
        "last_checked_at": NOW - timedelta(seconds=3),
        "telnyx_id": _TELNYX_ID,
    }
    network: dict[str, object] = {"cause": Cause.NETWORK, "not_before": NOW + timedelta(seconds=40)}
    delivered: dict[str, object] = {"raw_status": "delivered", "telnyx_id": _TELNYX_ID, "call_seconds": 64}
    refused: dict[str, object] = {"code": "10016", "detail": "The 'to' number is not a valid E.164 number."}
    not_in_service: dict[str, object] = {"reason": "receiver_unallocated_number", "telnyx_id": _TELNYX_ID}
    long_name = "Befund und Übersicht aller Untersuchungen des Jahres, korrigierte Fassung.pdf"
    return [
        _fax(21, _S.UPLOADING, "+14155550142", "discharge-summary.pdf", 24, seconds=4),
        _fax(20, _S.ACCEPTED, "+14155550137", "prescription.pdf", 1, sending, seconds=72),
        _fax(19, _S.QUEUED, "+13125550176", "referral-letter.pdf", 6, network, minutes=6),
        _fax(18, _S.UNKNOWN, "+14155550100", "filing-2231.pdf", 12, doubt, hours=1, minutes=18),
        _fax(17, _S.DELIVERED, "+13125550172", "order.pdf", 2, delivered, hours=2),
        _fax(16, _S.FAILED, "+17735550199", "form-88.pdf", 3, not_in_service, hours=2, minutes=29),
        _fax(15, _S.FAILED, "+13125550102", "results.pdf", 4, {"reason": "user_busy"}, hours=3),
        _fax(14, _S.REJECTED, "+442079460018", long_name, 1, refused, days=1, hours=1),
        _fax(13, _S.CANCELED, "+13125550111", "cover.pdf", 1, days=1, hours=2),
        _fax(12, _S.CLOSED_BY_PERSON, "+13125550120", "motion.pdf", 31, {"resolution": "was_sent"}, days=1, hours=3),
        _fax(11, _S.DELIVERED, "+13125550176", "results.pdf", 4, {"call_seconds": 151}, days=9),
    ]


def _fax(
    fax_id: int,
    state: AttemptState,
    recipient: str,
    name: str,
    pages: int,
    attempt: dict[str, object] | None = None,
    **age: float,
) -> Fax:
    return made_fax(fax_id, state, recipient=recipient, name=name, pages=pages, age=timedelta(**age), attempt=attempt)


def _again(failed: Fax) -> Fax:
    """It waits for its next attempt."""
    waits = {"cause": Cause.FAILED, "not_before": NOW + timedelta(minutes=2, seconds=41), "reason": "", "number": 2}
    fresh = replace(failed.attempts[0], id=99, state=_S.QUEUED, **waits)  # type: ignore[arg-type]  # fields by name
    return replace(failed, attempts=(*failed.attempts, fresh))


def _timelines() -> dict[int, tuple[TimelineEntry, ...]]:
    def told(before: float, what: What, **data: str) -> TimelineEntry:
        return TimelineEntry(NOW - timedelta(seconds=before), what, data)

    def handed_over(before: float) -> list[TimelineEntry]:
        return [
            told(before + 14, What.QUEUED),
            told(before + 13, What.UPLOAD_STARTED, attempt="1"),
            told(before + 2, What.HANDING_OVER),
        ]

    def accepted(before: float) -> list[TimelineEntry]:
        return [*handed_over(before), told(before, What.ACCEPTED, telnyx_id=_TELNYX_ID, status="queued")]

    lost = 78 * 60
    in_vain = [told(lost - 180 * number, What.CHECKED_NOT_LISTED) for number in range(4)]
    return {
        20: (*accepted(72), told(40, What.STATUS, status="sending")),
        18: (*handed_over(lost), told(lost, What.ANSWER_LOST, why="no_answer", detail=""), *in_vain),
        17: (
            *accepted(7280),
            told(7264, What.STATUS, status="sending"),
            told(7200, What.DELIVERED, pages="2", seconds="64"),
        ),
        16: (*accepted(9000), told(8940, What.FAILED, reason="receiver_unallocated_number")),
    }


def _window(stage: Stage, faxes: list[Fax], chosen: int = 0) -> MainWindow:
    world = made()
    world.reader = MadeReader(faxes, _timelines())
    window = stage.window(world)
    window.show_page(1)
    stage.settle()
    world.engine.tell(UploadProgress(21, 45, 100))
    if chosen:
        window.show_fax(chosen)
    stage.settle()
    return window


def _one_of_the_day(fax_id: int) -> Callable[[Stage], QWidget]:
    return lambda stage: _window(stage, _office_day(), fax_id)


def _one_more(fax: Fax) -> Callable[[Stage], QWidget]:
    return lambda stage: _window(stage, [fax, *_office_day()], fax.id)


def _second_click(stage: Stage) -> QWidget:
    window = _window(stage, _office_day(), 18)
    window.faxes.details.doubt.send_again.click()
    stage.settle()
    return window


def _found(typed: str) -> Callable[[Stage], QWidget]:
    def build(stage: Stage) -> QWidget:
        window = _window(stage, _office_day())
        window.faxes.finding.field.setText(typed)
        stage.settle()
        return window

    return build


def _empty(stage: Stage) -> QWidget:
    return _window(stage, [])


def _unreadable(stage: Stage) -> QWidget:
    world = made()
    world.reader = _DamagedReader()
    window = stage.window(world)
    window.show_page(1)
    stage.settle()
    return window


class _DamagedReader(MadeReader):
    def page(self, limit: int, before_id: int | None = None) -> tuple[Fax, ...]:
        raise DatabaseDamaged


_TWICE: dict[str, object] = {"alarm": Alarm.TWICE, "other_id": "other", "raw_status": "sending", "cancel_asked": True}
_WAITING = _fax(30, _S.QUEUED, "+13125550176", "referral-letter.pdf", 6, {"cause": Cause.STILL_SEND}, hours=14)
_HELD = _fax(
    30,
    _S.QUEUED,
    "+13125550176",
    "referral-letter.pdf",
    6,
    {"cause": Cause.HOLD, "not_before": NOW + timedelta(seconds=8)},
    seconds=2,
)
_TRIES_AGAIN = _again(_fax(30, _S.FAILED, "+13125550172", "order.pdf", 2, {"reason": "user_busy"}, minutes=2))

SCENES = (
    Scene("faxes-needs-check", _one_of_the_day(18)),
    Scene("faxes-second-click", _second_click),
    Scene("faxes-sending", _one_of_the_day(20)),
    Scene("faxes-waiting", _one_of_the_day(19)),
    Scene("faxes-delivered", _one_of_the_day(17)),
    Scene("faxes-failed", _one_of_the_day(16)),
    Scene("faxes-not-accepted", _one_of_the_day(14)),
    Scene("faxes-closed", _one_of_the_day(12)),
    Scene("faxes-still-send", _one_more(_WAITING)),
    Scene("faxes-tries-again", _one_more(_TRIES_AGAIN)),
    Scene("faxes-held", _one_more(_HELD)),
    Scene("faxes-twice", _one_more(_fax(30, _S.ACCEPTED, "+13125550176", "order.pdf", 2, _TWICE, minutes=2))),
    Scene("faxes-found", _found("delivered")),
    Scene("faxes-nothing-found", _found("consent form")),
    Scene("faxes-empty", _empty),
    Scene("faxes-unreadable", _unreadable),
)
