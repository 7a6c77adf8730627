"""The one way out of the window to a web page."""

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

OpenPage = Callable[[str], object]
PORTAL = "https://portal.telnyx.com"
SIGN_UP = "https://telnyx.com/sign-up"
API_KEYS = "https://portal.telnyx.com/#/api-keys"


def open_page(address: str) -> None:
    """In the person's browser."""
    QDesktopServices.openUrl(QUrl(address))
