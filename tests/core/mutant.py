"""One rule that is broken, and the search with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from app.core.ports import RemoteFax
from tests.core.outbox_model import Found, Search
from tests.core.outbox_oracle import TO, S
from tests.core.outbox_rules import Rules

ANY_EDGE = frozenset((before, after) for before in S for after in S)
WORLDS = 12_000
SHIPPED = Rules()
MADE_UP = RemoteFax("fax-99", "queued", TO, "", "", "", None, None, None)


@dataclass(frozen=True)
class Mutant:
    """`patches`: names of modules that the shipped functions look up when they are called."""

    kind: str
    name: str
    rules: Rules = SHIPPED
    patches: tuple[tuple[ModuleType, str, Any], ...] = ()

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"

    def search(self, worlds: int) -> Found:
        """From the beginning and from a second attempt on; then with a Telnyx that does odd things."""
        with self._patched():
            for odd in (False, True):
                found = Search(self.rules, attempts=3, odd=odd).run(worlds)
                if not found.wrong:
                    found = Search(self.rules, attempts=3, decisions=2, odd=odd).run_from_second(worlds)
                if found.wrong:
                    break
        return found

    @contextmanager
    def _patched(self) -> Iterator[None]:
        before = [getattr(module, name) for module, name, _ in self.patches]
        try:
            for module, name, value in self.patches:
                setattr(module, name, value)
            yield
        finally:
            for (module, name, _), value in zip(self.patches, before, strict=True):
                setattr(module, name, value)
