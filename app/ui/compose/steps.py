"""What was arranged, step by step, as far back as *Undo* goes. Without Qt."""

from app.ui.compose.arrangement import Arrangement

_MOST = 30


class Steps:
    """`now` may be set: what is no step of *Undo* changes it in place."""

    def __init__(self, now: Arrangement) -> None:
        self.now = now
        self._before: list[Arrangement] = []

    @property
    def can_go_back(self) -> bool:
        return bool(self._before)

    def go(self, changed: Arrangement) -> set[int]:
        """The keys of documents that no step needs any more."""
        self._before.append(self.now)
        self.now = changed
        if len(self._before) <= _MOST:
            return set()
        oldest = self._before.pop(0)
        return set(oldest.parts) - {key for each in (*self._before, changed) for key in each.parts}

    def go_back(self) -> set[int]:
        """The keys of documents that no step needs any more: there is no way forward."""
        left, self.now = self.now, self._before.pop()
        return set(left.parts) - set(self.now.parts)

    def begin(self, anew: Arrangement) -> None:
        """Nothing brings back what was before."""
        self._before.clear()
        self.now = anew
