"""What the document child takes from itself before it looks at a file."""

import contextlib
import ctypes
import os
import platform
import sys
from collections.abc import Callable, Iterator

if sys.platform != "win32":
    import resource
    import signal

_OPEN_FILES = 64

_PR_SET_DUMPABLE = 4
_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_SECCOMP_MODE_FILTER = 2

# <linux/audit.h>, and the numbers of socket, execve, execveat, ptrace and io_uring_setup in each table of calls.
_CALLS = {
    "x86_64": (0xC000003E, (41, 59, 322, 101, 425)),
    "aarch64": (0xC00000B7, (198, 221, 281, 117, 425)),
}


def confine() -> None:
    """No core, no written files, few open ones; on Linux also no socket and no other program.

    Elsewhere as far as the system goes: on Windows only the program's own watch over time remains.
    """
    if sys.platform == "win32":
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES))
    os.nice(5)
    if sys.platform == "linux":
        prctl = ctypes.CDLL(None).prctl
        prctl.argtypes = (ctypes.c_int, *(ctypes.c_ulong,) * 4)
        prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
        _refuse_calls(prctl)


@contextlib.contextmanager
def limited(seconds: float, memory: int) -> Iterator[None]:
    """Inside, `memory` bytes more than now may be taken; the process ends by itself after `seconds`.

    The program kills an overdue child too; this is for the child whose program has died.
    """
    if sys.platform == "win32":
        yield
        return
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    if sys.platform == "linux":
        with open("/proc/self/statm", encoding="ascii") as file:
            taken = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (taken + memory, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


class _Instruction(ctypes.Structure):
    """struct sock_filter"""

    _fields_ = (("code", ctypes.c_uint16), ("jt", ctypes.c_uint8), ("jf", ctypes.c_uint8), ("k", ctypes.c_uint32))


class _Program(ctypes.Structure):
    """struct sock_fprog"""

    _fields_ = (("length", ctypes.c_uint16), ("instructions", ctypes.POINTER(_Instruction)))


def _refuse_calls(prctl: Callable[[int, int, int, int, int], int]) -> None:
    """A seccomp filter: the calls of _CALLS answer EPERM. Does nothing where the kernel or machine has none."""
    known = _CALLS.get(platform.machine())
    if known is None:
        return
    machine, calls = known
    load, equal, above, answer = 0x20, 0x15, 0x35, 0x06
    allow, refuse, kill = 0x7FFF0000, 0x00050000 | 1, 0x80000000
    lines = [
        (load, 0, 0, 4),  # seccomp_data.arch: another table of calls is a way around this one
        (equal, 1, 0, machine),
        (answer, 0, 0, kill),
        (load, 0, 0, 0),  # seccomp_data.nr
        (above, len(calls) + 1, 0, 0x40000000),  # the x32 table
        *((equal, len(calls) - index, 0, call) for index, call in enumerate(calls)),
        (answer, 0, 0, allow),
        (answer, 0, 0, refuse),
    ]
    instructions = (_Instruction * len(lines))(*(_Instruction(*line) for line in lines))
    program = _Program(len(lines), instructions)
    prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.addressof(program), 0, 0)
