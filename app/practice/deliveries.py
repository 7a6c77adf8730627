"""`/webhook_deliveries`: the last event of each fax, as one that was sent to an address where nobody answered."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime
from typing import Any

from app.practice.exchange import Answer, Request, paged
from app.practice.fax_api import fax_object
from app.practice.fax_store import Fax, FaxStore

_PAYLOAD = (
    "call_duration_secs",
    "client_state",
    "connection_id",
    "direction",
    "failure_reason",
    "from",
    "media_name",
    "page_count",
    "status",
    "to",
)


class Deliveries:
    def __init__(self, faxes: FaxStore) -> None:
        self._faxes = faxes

    def list(self, request: Request) -> Answer:
        now = datetime.now(UTC)
        found = [_delivery(fax, now) for fax in self._faxes.all(now) if fax.step(now).status in ("delivered", "failed")]
        for name, text in request.query:
            if name == "filter[event_type]":
                found = [item for item in found if item["webhook"]["event_type"] in text.split(",")]
            elif name == "filter[webhook][contains]":
                found = [item for item in found if text in json.dumps(item["webhook"])]
        return paged(request, found, frozenset({"filter[event_type]", "filter[webhook][contains]"}))


def _delivery(fax: Fax, now: datetime) -> dict[str, Any]:
    shown = fax_object(fax, now)
    event = {
        "record_type": "event",
        "event_type": f"fax.{shown['status']}",
        "id": str(uuid.uuid5(uuid.NAMESPACE_URL, fax.id)),
        "occurred_at": shown["updated_at"],
        "payload": {"fax_id": fax.id} | {name: shown[name] for name in _PAYLOAD if shown.get(name) is not None},
    }
    return {
        "record_type": "webhook_delivery",
        "id": str(uuid.uuid5(uuid.NAMESPACE_OID, fax.id)),
        "status": "failed",
        "started_at": shown["updated_at"],
        "finished_at": shown["updated_at"],
        "webhook": event,
        "attempts": [],
    }
