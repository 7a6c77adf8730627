"""In the last sheet: this document went to this number already, within the last day.

It holds nobody up: a list that cannot be read says nothing.
"""

from datetime import UTC, datetime

from app.core.fax import Fax
from app.core.sent_before import ALREADY, LOOKED_THROUGH, sent_before, sent_before_words
from app.core.wording import short_time
from app.ui.background import Background
from app.ui.services import Session
from app.ui.widgets import Banner


class SentBefore(Banner):
    """Hidden until such a fax is found."""

    def __init__(self, session: Session, recipient: str, sha256: str) -> None:
        super().__init__("attention")
        self.hide()
        now = datetime.now(UTC)

        def found() -> Fax | None:
            return sent_before(session.faxes.page(LOOKED_THROUGH), recipient, sha256, now)

        def tell(fax: Fax | None) -> None:
            if fax:
                self.say(ALREADY, str(sent_before_words(fax, lambda at: short_time(at, now))))
                self.show()

        Background("sent-before", self).ask(found, tell, lambda _: None)
