"""What an X11 desktop waits for after a click that started the program again: that its busy cursor may go, and which
window is to come to the front instead. Qt does both for a first start (freedesktop.org: Startup Notification 0.2,
Extended Window Manager Hints 1.5), and nothing for a window that stands already."""

import ctypes
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_CLIENT_MESSAGE = 33
_REPLACE = 0
_PROPERTY_CHANGE, _SUBSTRUCTURE = 1 << 22, 3 << 19
_FROM_A_PROGRAM = 1
_PIECE = 20


def answer_click(window: int, token: str) -> None:
    """`window`: an X11 id; it is shown already. `token`: the desktop's startup id, which tells when the click was."""
    when = token.rpartition("_TIME")[2]
    clicked_at = int(when) & 0xFFFFFFFF if when.isascii() and when.isdigit() else 0
    name = token.replace("\\", r"\\").replace('"', r"\"")
    with suppress(OSError), _server() as server:
        server.set_text(window, "_NET_STARTUP_ID", token)
        server.say(window, "_NET_ACTIVE_WINDOW", struct.pack("=5I", _FROM_A_PROGRAM, clicked_at, 0, 0, 0))
        server.broadcast("_NET_STARTUP_INFO", f'remove: ID="{name}"'.encode() + b"\0")


class _Setup(ctypes.Structure):
    """xcb_screen_iterator_t; a screen begins with the id of its root window."""

    _fields_ = (("screen", ctypes.POINTER(ctypes.c_uint32)), ("left", ctypes.c_int), ("index", ctypes.c_int))


class _Server:
    """One connection of our own, for Qt's is not ours to write on."""

    def __init__(self, xcb: ctypes.CDLL, connection: int) -> None:
        self._xcb, self._connection = xcb, ctypes.c_void_p(connection)
        xcb.xcb_get_setup.restype = ctypes.c_void_p
        xcb.xcb_setup_roots_iterator.restype = _Setup
        xcb.xcb_intern_atom_reply.restype = ctypes.POINTER(ctypes.c_uint32)
        setup = ctypes.c_void_p(xcb.xcb_get_setup(self._connection))
        self._root: int = xcb.xcb_setup_roots_iterator(setup).screen[0]

    def set_text(self, window: int, name: str, text: str) -> None:
        content = text.encode()
        atom, utf8 = self._atom(name), self._atom("UTF8_STRING")
        self._xcb.xcb_change_property(
            self._connection, _REPLACE, window, atom, utf8, 8, ctypes.c_uint32(len(content)), content
        )

    def say(self, window: int, name: str, data: bytes) -> None:
        """To the window manager."""
        self._send(_SUBSTRUCTURE, 32, window, self._atom(name), data)

    def broadcast(self, name: str, text: bytes) -> None:
        """To whoever listens, in pieces; that they belong together is told by a window that is nobody else's."""
        sender = self._xcb.xcb_generate_id(self._connection)
        kind = self._atom(f"{name}_BEGIN")
        for start in range(0, len(text), _PIECE):
            self._send(_PROPERTY_CHANGE, 8, sender, kind, text[start : start + _PIECE])
            kind = self._atom(name)

    def _atom(self, name: str) -> int:
        word = name.encode()
        cookie = self._xcb.xcb_intern_atom(self._connection, 0, ctypes.c_uint16(len(word)), word)
        reply = self._xcb.xcb_intern_atom_reply(self._connection, cookie, None)
        if not reply:
            raise ConnectionError
        atom: int = reply[2]
        _free(reply)
        return atom

    def _send(self, mask: int, size: int, window: int, kind: int, data: bytes) -> None:
        event = struct.pack("=BBHII20s", _CLIENT_MESSAGE, size, 0, window, kind, data)
        self._xcb.xcb_send_event(self._connection, 0, self._root, mask, event)


@contextmanager
def _server() -> Iterator[_Server]:
    """Raises OSError."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = xcb.xcb_connect(None, None)
    try:
        if xcb.xcb_connection_has_error(ctypes.c_void_p(connection)):
            raise ConnectionError
        yield _Server(xcb, connection)
        xcb.xcb_flush(ctypes.c_void_p(connection))
    finally:
        xcb.xcb_disconnect(ctypes.c_void_p(connection))


def _free(reply: object) -> None:
    ctypes.CDLL(None).free(reply)
