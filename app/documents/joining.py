"""Pages of several documents in one PDF, as they are. In the child only."""

import io
import logging
from collections.abc import Hashable

import pypdf


class Joined:
    def __init__(self) -> None:
        logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
        self._writer = pypdf.PdfWriter()
        self._readers: dict[Hashable, pypdf.PdfReader] = {}
        self._pages = 0

    def __len__(self) -> int:
        return self._pages

    def add(self, name: Hashable, data: bytes | bytearray, page: int, turn: int) -> bool:
        """One page, counted from 0, of the PDF that is `data`; under its name it is parsed only once. False: pypdf
        cannot."""
        try:
            if name not in self._readers:
                self._readers[name] = pypdf.PdfReader(io.BytesIO(data))
            # append, not add_page: it brings the fields of a form along.
            self._writer.append(self._readers[name], pages=(page, page + 1), import_outline=False)
            if turn:
                self._writer.pages[-1].rotate(turn)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - on odd files pypdf raises TypeError, ValueError, KeyError and many others
            return False
        self._pages += 1
        return True

    def pdf(self) -> bytes | None:
        """None: pypdf cannot."""
        out = io.BytesIO()
        try:
            self._writer.write(out)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - as above
            return None
        return out.getvalue()
