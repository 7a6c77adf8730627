"""Prints what programs say to launchers about their start (freedesktop.org: Startup Notification), a line each."""

import ctypes
import sys

PROPERTY_CHANGE, EVENT_MASK, CLIENT_MESSAGE = 1 << 22, 1 << 11, 33


class Screens(ctypes.Structure):
    _fields_ = (("screen", ctypes.POINTER(ctypes.c_uint32)), ("left", ctypes.c_int), ("index", ctypes.c_int))


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> None:
    xcb = ctypes.CDLL("libxcb.so.1")
    for name in ("xcb_connect", "xcb_get_setup", "xcb_wait_for_event"):
        getattr(xcb, name).restype = ctypes.c_void_p
    xcb.xcb_setup_roots_iterator.restype = Screens
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    setup = ctypes.c_void_p(xcb.xcb_get_setup(connection))
    root = xcb.xcb_setup_roots_iterator(setup).screen[0]
    xcb.xcb_change_window_attributes(connection, root, EVENT_MASK, (ctypes.c_uint32 * 1)(PROPERTY_CHANGE))
    xcb.xcb_flush(connection)
    say("listening")
    said = b""
    while event := xcb.xcb_wait_for_event(connection):
        message = ctypes.string_at(event, 32)
        if message[0] & 0x7F == CLIENT_MESSAGE:
            said += message[12:32]
            if b"\0" in said:
                say(said.partition(b"\0")[0].decode())
                said = b""


main()
