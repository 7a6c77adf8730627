"""The document child: a process of its own that alone looks into documents. One request, one answer, until its socket
closes. It dies of what it cannot digest, and the program (process.py) starts another.

Requests are objects with "do" and the fields of the method of that name in Desk or Assemblies; "forget" lists the
numbers to let go of first.
"""

import os
import sys
from collections.abc import Callable, Sequence

from app.documents import frames, messages, pdfium
from app.documents.assembly import Assemblies
from app.documents.channel import connect_back
from app.documents.confinement import confine, limited
from app.documents.desk import Desk


def main(arguments: Sequence[str]) -> int:
    """`arguments`: what the program put behind the command that starts the child, the addresses of socket and frame."""
    socket_address, frame_address = arguments[0].split(",")
    channel = connect_back(socket_address)
    frame = frames.attach(frame_address)
    sys.dont_write_bytecode = True
    confine()
    pdfium.start()
    desk = Desk(frame)
    assemblies = Assemblies(desk, frame)
    messages.send(channel, {"ready": os.getpid()})
    while True:
        try:
            request = messages.receive(channel)
        except (EOFError, ConnectionError):
            return 0
        messages.send(channel, _answer(desk, assemblies, request))


def _answer(desk: Desk, assemblies: Assemblies, request: messages.Message) -> messages.Message:
    orders: dict[str, Callable[..., messages.Message]] = {
        "read": desk.read,
        "open": desk.open,
        "try_page": desk.try_page,
        "draw": desk.draw,
        "draw_received": desk.draw_received,
        "look": desk.look,
        "read_again": desk.read_again,
        "add_picture": assemblies.add_picture,
        "add_page": assemblies.add_page,
        "finish": assemblies.finish,
        "compare": assemblies.compare,
        "take": assemblies.take,
    }
    order = orders[request.pop("do")]
    with limited(request.pop("seconds"), request.pop("memory")):
        forgotten = request.pop("forget")
        desk.forget(forgotten)
        assemblies.forget(forgotten)
        return order(**request)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
