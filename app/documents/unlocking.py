"""Encrypted documents that PDFium does not open although the password is right (an empty owner password). In the child
only: what is decrypted stays in its memory.
"""

import io
import logging

import pypdf


def unlocked(data: bytearray, password: str) -> bytearray | None:
    """The document without its encryption, or None when the password does not open it."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if not reader.is_encrypted or not reader.decrypt(password):
            return None
        out = io.BytesIO()
        pypdf.PdfWriter(clone_from=reader).write(out)
        return bytearray(out.getbuffer())
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - on odd files pypdf raises TypeError, ValueError, KeyError and many others
        return None
