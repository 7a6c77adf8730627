"""How each fax goes on, said once for each state, on whatever page one is."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from app.core.fax import Fax
from app.core.language import tr
from app.ui.announcing import announce
from app.ui.faxes.rows import row_text


class FaxNews:
    """Of one account. `page` may be hidden: it is said by the window."""

    def __init__(self, page: QWidget, now: Callable[[], datetime]) -> None:
        self._page, self._now = page, now
        self._said: dict[int, str] = {}

    def tell(self, fax: Fax) -> None:
        text = row_text(fax, self._now())
        state = text.state.partition(" · ")[0]  # without the seconds, which go on
        if self._said.get(fax.id) != state:
            self._said[fax.id] = state
            announce(self._page.window(), tr("Fax to {recipient}: {state}.", recipient=text.recipient, state=state))
