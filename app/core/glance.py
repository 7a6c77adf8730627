"""How one of a person's accounts stands, whether it is shown or not."""

from dataclasses import dataclass

from app.core.errors import FaxError


@dataclass(frozen=True, slots=True)
class Glance:
    """`needs_person` and `under_way` are numbers of faxes; `trouble` is why it does not send, where only a person can
    mend it."""

    account_id: str
    needs_person: int = 0
    under_way: int = 0
    trouble: FaxError | None = None

    @property
    def wants_person(self) -> bool:
        return bool(self.needs_person or self.trouble)
