"""The endpoints of the media storage: `/media`."""

from __future__ import annotations

import re
import uuid
from typing import Any

from app.practice.document import SIZE_LIMIT
from app.practice.exchange import Answer, Problem, RefusedError, Request, json_object, not_found, paged
from app.practice.fax_store import FaxStore
from app.practice.journal import stamp
from app.practice.media_store import Media, MediaStore
from app.practice.multipart import parts

_NAME = re.compile(r"[A-Za-z0-9_.-]{1,255}")
_TTL = 172_800
_TTL_LIMIT = 630_720_000


class MediaApi:
    def __init__(self, media: MediaStore, faxes: FaxStore) -> None:
        self._media = media
        self._faxes = faxes

    def upload(self, request: Request) -> Answer:
        if request.content_type == "application/json":
            json_object(request)
            raise _invalid("media_url", "10003", "is not fetched: nothing leaves this computer")
        if request.content_type != "multipart/form-data":
            raise RefusedError(415, Problem("10024", "Send multipart/form-data."))
        form = parts(request)
        unknown = form.keys() - {"media", "media_name", "ttl_secs"}
        if unknown:
            raise _invalid(min(unknown), "10015", "is not a parameter of this form")
        file = form.get("media")
        if not file or not file.file_name or not file.data:
            raise _invalid("media", "10015", "is invalid")
        if len(file.data) > SIZE_LIMIT:
            raise _invalid("media", "10015", f"may have {SIZE_LIMIT} bytes at most")
        name = form["media_name"].text if "media_name" in form else str(uuid.uuid4())
        if not _NAME.fullmatch(name):
            raise _invalid("media_name", "10015", "may have letters, digits and _.- only")
        ttl = _ttl_secs(form["ttl_secs"].text) if "ttl_secs" in form else _TTL
        media = self._media.add(name, file.content_type, ttl, file.data)
        if not media:
            raise _invalid("media_name", "10012", "is already used")
        return Answer(201, {"data": _media_object(media)})

    def list(self, request: Request) -> Answer:
        return paged(request, [_media_object(media) for media in self._media.all()])

    def get(self, _request: Request, name: str) -> Answer:
        media = self._media.get(name)
        if not media:
            raise not_found()
        return Answer(200, {"data": _media_object(media)})

    def download(self, _request: Request, name: str) -> Answer:
        media, data = self._media.get(name), self._media.data(name)
        if not media or data is None:
            raise not_found()
        return Answer(200, data, content_type=media.content_type)

    def delete(self, _request: Request, name: str) -> Answer:
        if not self._media.remove(name):
            raise not_found()
        self._faxes.media_removed(name)
        return Answer(204)


def not_available(_request: Request, *_names: str) -> Answer:
    """For an account without media storage."""
    raise RefusedError(403, Problem("10038", "Media storage is not available on this account."))


def _ttl_secs(text: str) -> int:
    seconds = int(text) if re.fullmatch(r"[0-9]{1,9}", text) else 0
    if not 1 <= seconds < _TTL_LIMIT:
        raise _invalid("ttl_secs", "10032", f"must be a whole number from 1 to {_TTL_LIMIT - 1}")
    return seconds


def _invalid(name: str, code: str, what: str) -> RefusedError:
    return RefusedError(422, Problem(code, f"'{name}' {what}", pointer=f"/{name}"))


def _media_object(media: Media) -> dict[str, Any]:
    return {
        "media_name": media.name,
        "content_type": media.content_type,
        "created_at": stamp(media.created_at),
        "expires_at": stamp(media.expires_at),
        "updated_at": stamp(media.created_at),
    }
