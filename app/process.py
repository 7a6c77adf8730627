"""What every process of the program does first: keep secrets out of the environment, dumps and other users' reach."""

import contextlib
import os
import sys
from collections.abc import MutableMapping

KEY_VARIABLE = "FAXWELL_API_KEY"


def fill_standard_streams() -> None:
    """Where the program was started without some of them: else a pipe or a file of ours gets such a number, and a
    child process takes it for its standard stream."""
    if sys.platform != "win32":
        while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
            os.set_inheritable(number, True)
        os.close(number)


def take_key(environment: MutableMapping[str, str]) -> str | None:
    """The API key given in the environment, taken out of it so that no child process inherits it."""
    _blank(KEY_VARIABLE)
    return environment.pop(KEY_VARIABLE, None) or None


def _blank(variable: str) -> None:
    """Taking a variable out leaves its text where the system put it at the start, for /proc/PID/environ to show."""
    if sys.platform.startswith("linux"):
        import ctypes

        find = ctypes.CDLL(None).getenv
        find.restype = ctypes.c_void_p
        place = find(variable.encode())
        if place:
            ctypes.memset(place, ord("-"), len(ctypes.string_at(place)))


def restore_library_path() -> None:
    """A frozen program's loader leaves its own LD_LIBRARY_PATH behind, which breaks programs we start."""
    if getattr(sys, "frozen", False) and sys.platform.startswith("linux"):
        before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
        os.environ.pop("LD_LIBRARY_PATH", None)
        if before:
            os.environ["LD_LIBRARY_PATH"] = before


def harden() -> None:
    """No core dumps, which would hold the key, and no file of ours readable by others."""
    os.umask(0o077)
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        import ctypes

        pr_set_dumpable = 4
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(pr_set_dumpable, 0, 0, 0, 0)
