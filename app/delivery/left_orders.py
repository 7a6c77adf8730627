"""Orders that this process left for the one that owns the engine, and what became of them."""

from collections.abc import Collection
from datetime import datetime

from app.core.errors import TooLate
from app.core.orders import CheckNow, FaxOrder, OrderRefused, ResumeQueue
from app.core.ports import FaxTable


class LeftOrders:
    """The owner writes what an order changes, and then that it is taken: one that was taken and changed nothing came
    too late."""

    def __init__(self, table: FaxTable) -> None:
        self._table = table
        self._waiting: dict[int, int] = {}  # ids of orders and of their faxes

    def leave(self, order: FaxOrder | ResumeQueue, now: datetime) -> None:
        order_id = self._table.leave_order(order, now)
        if not isinstance(order, ResumeQueue | CheckNow):  # these need not change anything
            self._waiting[order_id] = order.fax_id

    def taken(self) -> set[int]:
        """To be asked before it is read which faxes have changed."""
        if not self._waiting:
            return set()
        return self._waiting.keys() - {waiting.id for waiting in self._table.waiting_orders()}

    def refused(self, taken: Collection[int], changed: Collection[int]) -> list[OrderRefused]:
        """`changed`: the faxes that have changed since the last time."""
        self._waiting = {order: fax for order, fax in self._waiting.items() if fax not in changed}
        return [OrderRefused(self._waiting.pop(order), TooLate()) for order in taken if order in self._waiting]
