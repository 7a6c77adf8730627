"""The one SSL context of the process."""

import os
import re
import ssl
import sys
import threading
from functools import cache

import certifi
import truststore

_lock = threading.Lock()


def shared_context() -> ssl.SSLContext:
    """Trusts what the system trusts, so that an office's own authority works. Made at the first call."""
    with _lock:
        return _made_once()


@cache
def _made_once() -> ssl.SSLContext:
    # Not ssl.create_default_context(): that writes session keys to the file that SSLKEYLOGFILE names.
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if sys.platform not in ("win32", "darwin") and not _openssl_has_authorities():
        context.load_verify_locations(cafile=certifi.where())
    return context


def _openssl_has_authorities() -> bool:
    """False in a bare system and in a frozen program whose OpenSSL looks in the places of another distribution."""
    places = ssl.get_default_verify_paths()
    if places.cafile:
        return True
    if not places.capath:
        return False
    try:
        names = os.listdir(places.capath)
    except OSError:
        return False
    return any(re.fullmatch(r"[0-9a-fA-F]{8}\.\d+", name) for name in names)  # OpenSSL finds no other names
