"""The fax that is being prepared, in a private file: written whole or not at all, and believed only where every field
is what it must be."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, fields, is_dataclass
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from app.core.kept_fax import KeptFax
from app.core.options import problems_of
from app.storage.private_files import disk_errors, make_private_folder, write_whole

_MOST_BYTES = 8_000_000
_VERSION = 1


class KeptFaxFile:
    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> KeptFax | None:
        """None where there is none, or it cannot be used; a damaged one is put aside. Never raises: nothing hangs on
        it."""
        try:
            with self._path.open("rb") as file:
                content = file.read(_MOST_BYTES + 1)
        except OSError:
            return None
        try:
            return _kept_fax(content)
        except (ValueError, RecursionError):
            with suppress(OSError):
                os.replace(self._path, self._path.with_name(f"{self._path.name}.damaged"))
            return None

    def save(self, kept: KeptFax | None) -> None:
        """None removes it. Raises DiskFull, DiskTrouble; what was kept before is then kept still."""
        content = json.dumps({"version": _VERSION, **asdict(kept)}).encode() if kept else b""
        with disk_errors():
            if not kept or len(content) > _MOST_BYTES:
                self._path.unlink(missing_ok=True)
                return
            make_private_folder(self._path.parent)
            write_whole(self._path, content)


def _kept_fax(content: bytes) -> KeptFax:
    """Raises ValueError."""
    known = json.loads(content)
    if len(content) > _MOST_BYTES or not isinstance(known, dict) or known.pop("version", None) != _VERSION:
        raise ValueError("not ours, or of another version")
    kept = _read(KeptFax, known)
    assert isinstance(kept, KeptFax)
    places = [(choice.document, choice.page) for choice in kept.pages]
    right = (
        all(0 <= choice.document < len(kept.documents) and choice.page > 0 for choice in kept.pages)
        and all(choice.turn in (0, 90, 180, 270) for choice in kept.pages)
        and len(set(places)) == len(places)
        and all(Path(document.path).is_absolute() and "\0" not in document.path for document in kept.documents)
    )
    if not right or problems_of(kept.options):
        raise ValueError("does not fit together")
    return kept


def _read(kind: Any, value: object) -> Any:
    """What json made of a value of this type, as that value. Raises ValueError where it is none."""
    if is_dataclass(kind):
        known = {each.name: each for each in fields(kind)}
        if not isinstance(value, Mapping) or not set(value) <= set(known):
            raise ValueError(kind)
        hints = get_type_hints(kind)
        try:
            return kind(**{name: _read(hints[name], each) for name, each in value.items()})  # type: ignore[operator]
        except TypeError as error:  # one is missing
            raise ValueError(kind) from error
    if get_origin(kind) is UnionType:
        (other,) = (each for each in get_args(kind) if each is not NoneType)
        return None if value is None else _read(other, value)
    if get_origin(kind) is tuple:
        return _read_several(get_args(kind), value)
    if issubclass(kind, Enum):
        return kind(value)
    if type(value) is not kind:
        raise ValueError(kind)
    return value


def _read_several(kinds: tuple[Any, ...], value: object) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise ValueError("no list")
    each_of = [kinds[0]] * len(value) if kinds[-1] is Ellipsis else list(kinds)
    if len(each_of) != len(value):
        raise ValueError("another number")
    return tuple(_read(kind, each) for kind, each in zip(each_of, value, strict=True))
