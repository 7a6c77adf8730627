"""Faxes in every state. Organisations and 555 numbers only."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from app.core.attempt import Attempt, AttemptState, Cause, Route
from app.core.fax import Fax, SpooledDocument, TimelineEntry
from app.core.options import SendOptions
from app.core.timeline import What

# Noon in local time: what happened some hours ago was today, in every time zone.
NOW = datetime(2026, 11, 23, 12, 0, 0).astimezone().astimezone(UTC)
SHA = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def ago(**span: float) -> datetime:
    return NOW - timedelta(**span)


def attempt(state: AttemptState, at: datetime, **fields: Any) -> Attempt:
    return Attempt(1, 0, 1, state, Route.MEDIA, "token", "media", at, **{"changed_at": at} | fields)


def fax(
    fax_id: int,
    state: AttemptState = AttemptState.DELIVERED,
    at: datetime | None = None,
    *,
    recipient: str = "+13125550101",
    name: str = "referral-letter.pdf",
    pages: int = 6,
    others: Sequence[Attempt] = (),
    **fields: Any,
) -> Fax:
    """`fields` are of its newest attempt, `others` attempts before it."""
    at = at or ago(hours=2)
    attempts = tuple(
        replace(each, id=fax_id * 10 + number, number=number, fax_id=fax_id)
        for number, each in enumerate((*others, attempt(state, at, **fields)), 1)
    )
    document = SpooledDocument(name, f"{fax_id}.pdf", SHA, 184_000 * pages, pages)
    sender = "+13125550199"
    return Fax(fax_id, f"compose-{fax_id}", recipient, sender, "1001", SendOptions(), document, at, attempts)


def office_day() -> list[Fax]:
    """One of each state that people meet, newest first."""
    return [*_open_ones(), *_ended_ones()]


def _open_ones() -> list[Fax]:
    s = AttemptState
    lost = ago(hours=1, minutes=18)
    return [
        fax(21, s.UPLOADING, ago(seconds=4), recipient="+14155550142", name="discharge-summary.pdf", pages=24),
        fax(
            20,
            s.ACCEPTED,
            ago(seconds=72),
            recipient="+14155550137",
            name="prescription.pdf",
            pages=1,
            telnyx_id="3d2f1c7e-8a51-4a8e-9a04-6a3f9b1c2d10",
            raw_status="sending",
            last_checked_at=ago(seconds=3),
        ),
        fax(
            19,
            s.QUEUED,
            ago(minutes=6),
            recipient="+13125550176",
            cause=Cause.NETWORK,
            not_before=NOW + timedelta(seconds=40),
        ),
        fax(
            18,
            s.UNKNOWN,
            lost,
            recipient="+14155550100",
            name="filing-2231.pdf",
            pages=12,
            lost_at=lost,
            checks=4,
            clean_scans=4,
            first_clean_at=lost,
            last_clean_at=ago(hours=1, minutes=9),
            last_checked_at=ago(hours=1, minutes=9),
        ),
    ]


def _ended_ones() -> list[Fax]:
    s = AttemptState
    return [
        fax(
            17,
            s.DELIVERED,
            ago(hours=2, minutes=2),
            recipient="+13125550172",
            name="order.pdf",
            pages=2,
            call_seconds=64,
            page_count=2,
            telnyx_id="a17c9f7e-0b1d-4a0e-8c7f-2f7b1f6f9c55",
            raw_status="delivered",
        ),
        fax(
            16,
            s.FAILED,
            ago(hours=2, minutes=29),
            recipient="+17735550199",
            name="form-88.pdf",
            pages=3,
            reason="receiver_unallocated_number",
            telnyx_id="0a2b5c8d-1e4f-4d6a-b7c8-9d0e1f2a3b4c",
        ),
        fax(15, s.FAILED, ago(hours=3), recipient="+13125550102", name="results.pdf", pages=4, reason="user_busy"),
        fax(
            14,
            s.REJECTED,
            ago(days=1, hours=1),
            recipient="+442079460018",
            name="Ärztlicher Befund – Übersicht aller Untersuchungen 2026, korrigierte Fassung.pdf",
            pages=1,
            code="10016",
            detail="The 'to' number is not valid.",
        ),
        fax(13, s.CANCELED, ago(days=1, hours=2), recipient="+13125550111", name="cover.pdf", pages=1),
        fax(
            12,
            s.CLOSED_BY_PERSON,
            ago(days=1, hours=3),
            recipient="+13125550120",
            name="motion-to-dismiss.pdf",
            pages=31,
            resolution="was_sent",
        ),
        fax(11, s.DELIVERED, ago(days=9), recipient="+13125550176", name="results.pdf", pages=4, call_seconds=151),
    ]


def timeline(*told: tuple[datetime, What, dict[str, str]]) -> tuple[TimelineEntry, ...]:
    return tuple(TimelineEntry(at, what, data) for at, what, data in told)
