"""Which function answers which method and path."""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable
from urllib.parse import unquote

from app.practice.account import KEY, Account
from app.practice.deliveries import Deliveries
from app.practice.exchange import Answer, LineDropped, Problem, RefusedError, Request, not_found
from app.practice.fax_api import FaxApi
from app.practice.media_api import MediaApi, not_available

Endpoint = Callable[..., Answer | LineDropped]  # (request, names found in the path)


class Routes:
    def __init__(
        self, account: Account, faxes: FaxApi, deliveries: Deliveries, media: MediaApi, with_media: bool
    ) -> None:
        patterns: list[tuple[str, dict[str, Endpoint]]] = [
            ("/balance", {"GET": account.balance}),
            ("/fax_applications", {"GET": account.list_applications, "POST": account.create_application}),
            ("/fax_applications/*", {"GET": account.get_application, "PATCH": account.change_application}),
            ("/phone_numbers", {"GET": account.list_numbers}),
            ("/phone_numbers/*", {"PATCH": account.change_number}),
            ("/outbound_voice_profiles", {"GET": account.list_profiles, "POST": account.create_profile}),
            ("/outbound_voice_profiles/*", {"GET": account.get_profile, "PATCH": account.change_profile}),
            ("/faxes", {"GET": faxes.list, "POST": faxes.create}),
            ("/faxes/*", {"GET": faxes.get, "DELETE": faxes.delete}),
            ("/faxes/*/actions/cancel", {"POST": faxes.cancel}),
            ("/faxes/*/actions/refresh", {"POST": faxes.refresh}),
            ("/webhook_deliveries", {"GET": deliveries.list}),
            ("/media", {"GET": media.list, "POST": media.upload}),
            ("/media/*", {"GET": media.get, "DELETE": media.delete}),
            ("/media/*/download", {"GET": media.download}),
        ]
        self._routes = [(_compiled(pattern), endpoints) for pattern, endpoints in patterns]
        self._with_media = with_media

    def answer(self, request: Request) -> Answer | LineDropped:
        """Never raises RefusedError: it becomes the answer."""
        try:
            _check_key(request)
            return self._endpoint(request)
        except RefusedError as refused:
            return refused.answer

    def _endpoint(self, request: Request) -> Answer | LineDropped:
        for pattern, endpoints in self._routes:
            match = pattern.fullmatch(request.path)
            if not match:
                continue
            if request.method not in endpoints:
                allowed = {"Allow": ", ".join(endpoints)}
                raise RefusedError(405, Problem("405", "This method is not allowed here."), headers=allowed)
            endpoint = endpoints[request.method]
            if not self._with_media and request.path.startswith("/v2/media"):
                endpoint = not_available
            return endpoint(request, *(unquote(name) for name in match.groups()))
        raise not_found()


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile("/v2" + pattern.replace("*", "([^/]+)"))


def _check_key(request: Request) -> None:
    given = request.headers.get("authorization", "").encode("utf-8", "surrogateescape")
    if not hmac.compare_digest(given, f"Bearer {KEY}".encode()):
        raise RefusedError(401, Problem("10009", "Could not find any usable credentials in the request."))
