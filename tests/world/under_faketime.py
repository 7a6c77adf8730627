"""`faxwell` for libfaketime 0.9.10, which refuses the absolute sleeps of Python 3.11: only `time.sleep` is another."""

from __future__ import annotations

import select
import sys
import time

from app.__main__ import main


def sleep(seconds: float) -> None:
    select.select([], [], [], seconds)


if __name__ == "__main__":
    setattr(time, "sleep", sleep)  # noqa: B010 - see above
    sys.exit(main())
