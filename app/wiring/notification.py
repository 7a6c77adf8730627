"""A word to the desktop's notification service (org.freedesktop.Notifications 1.2, Notify), on Linux."""

import sys


def notify(title: str, text: str) -> bool:
    """Blocks, for at most some seconds. False where there is nobody who shows it."""
    if sys.platform != "linux":
        return False
    # Without types, and only there on Linux, where keyring needs it.
    from jeepney import DBusAddress, MessageType, new_method_call  # type: ignore[import-untyped]
    from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

    service = DBusAddress(
        "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "org.freedesktop.Notifications"
    )
    hints = {"desktop-entry": ("s", "faxwell")}
    the_desktops_time = -1
    no_actions: list[str] = []
    values = ("Faxwell", 0, "faxwell", title, text, no_actions, hints, the_desktops_time)
    try:
        with open_dbus_connection() as bus:
            answer = bus.send_and_get_reply(new_method_call(service, "Notify", "susssasa{sv}i", values), timeout=5)
    except (OSError, KeyError, ValueError):  # no session bus
        return False
    return bool(answer.header.message_type is MessageType.method_return)
