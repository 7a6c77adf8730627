"""Runs a program and watches the system calls by which it touches its data folder, its server and the terminal.

    python -m tests.faults.tracer --folder DATA --log FILE [--at LABEL NTH (kill | ERRNO) [--ever-after]] -- PROGRAM...

A point is named by what it is and the how manieth of its kind it is, over all threads: "fdatasync faxes.db-wal" 3.
At one of them the program is killed before the call is made, or the call fails instead of being made. strace can do
both, but it counts for each thread by itself, so that most calls of a program with several threads cannot be named.

Linux on x86-64, as root: the program locks others out of its memory. Only threads are followed, not its children.
"""

from __future__ import annotations

import argparse
import base64
import ctypes
import errno
import json
import os
import platform
import re
import signal
import socket
import struct
import sys
from pathlib import Path
from typing import Any, TextIO

CAN_TRACE = sys.platform == "linux" and platform.machine() == "x86_64" and os.geteuid() == 0
WHY_NOT = "calls are watched with ptrace on Linux, x86-64, as root"

# Numbers of asm/unistd_64.h; the value says where the arguments are.
_BY_NAME = {
    2: ("open", 0),
    4: ("stat", 0),
    6: ("lstat", 0),
    21: ("access", 0),
    83: ("mkdir", 0),
    87: ("unlink", 0),
    90: ("chmod", 0),
    257: ("open", 1),
    258: ("mkdir", 1),
    262: ("stat", 1),
    263: ("unlink", 1),
}
_FROM_TO = {82: ("rename", 0, 1), 86: ("link", 0, 1), 264: ("rename", 1, 3), 265: ("link", 1, 3), 316: ("rename", 1, 3)}
_BY_DESCRIPTOR = {
    0: "read",
    1: "write",
    17: "pread",
    18: "pwrite",
    72: "fcntl",
    73: "flock",
    74: "fsync",
    75: "fdatasync",
    77: "ftruncate",
    91: "fchmod",
    217: "getdents",
}
_ON_SOCKET = {44: "sendto", 45: "recvfrom", 46: "sendmsg", 47: "recvmsg"}
_CLOSE, _CONNECT = 3, 42
READING = frozenset({"stat", "lstat", "access", "read", "pread", "fcntl", "getdents"})
SERVER = "server"
TERMINAL = "terminal"

# sys/ptrace.h
_TRACEME, _POKEUSER, _SYSCALL, _SETOPTIONS, _GET_SYSCALL_INFO = 0, 6, 24, 0x4200, 0x420E
_OPTIONS = 0x1 | 0x8 | 0x100000  # TRACESYSGOOD, TRACECLONE, EXITKILL
_ALL_CHILDREN = 0x40000000  # __WALL
_NUMBER_REGISTER, _RESULT_REGISTER = 15 * 8, 10 * 8
_SYSCALL_STOP = 5 | 0x80  # SIGTRAP, marked by TRACESYSGOOD
_INFO = struct.Struct("=B3xIQQ7Q")
_ENTRY, _EXIT = 1, 2
_MOST_SENT = 512  # bytes of what goes to the server that are kept


class Tracer:
    def __init__(self, folder: Path, log: TextIO, at: tuple[str, int] | None, error: int | None, ever: bool) -> None:
        """`error`: what the call at `at` fails with; None kills. `ever`: so do all later ones of that kind of call."""
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._libc.ptrace.argtypes = (ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)
        self._libc.ptrace.restype = ctypes.c_long
        self._folder = str(folder)
        self._log = log
        self._at = at
        self._error = error
        self._ever = ever
        self._reached = False
        self._seen: dict[str, int] = {}
        self._connected: set[int] = set()
        self._failing: set[int] = set()
        self._threads: set[int] = set()
        self._program = 0
        self._memory = -1

    def run(self, command: list[str]) -> int:
        """The program's exit code; minus the signal's number when it was killed."""
        self._program = os.fork()
        if self._program == 0:
            self._ptrace(_TRACEME, 0)
            os.execvp(command[0], command)
        os.waitpid(self._program, 0)
        self._threads.add(self._program)
        self._memory = os.open(f"/proc/{self._program}/mem", os.O_RDONLY)
        self._ptrace(_SETOPTIONS, self._program, 0, _OPTIONS)
        self._ptrace(_SYSCALL, self._program)
        while True:
            thread, status = os.waitpid(-1, _ALL_CHILDREN)
            if os.WIFSTOPPED(status):
                self._ptrace(_SYSCALL, thread, 0, self._stopped(thread, os.WSTOPSIG(status), status >> 16))
            elif thread == self._program:
                return os.waitstatus_to_exitcode(status)

    def _ptrace(self, request: int, thread: int, address: int = 0, data: int = 0) -> int:
        done = int(self._libc.ptrace(request, thread, address, data))
        if done == -1 and ctypes.get_errno() != errno.ESRCH:  # a thread that has been killed meanwhile
            raise OSError(ctypes.get_errno(), f"ptrace {request:#x}")
        return done

    def _stopped(self, thread: int, number: int, event: int) -> int:
        """The signal that the thread is to get as it goes on."""
        if number == _SYSCALL_STOP:
            self._call(thread)
            return 0
        if thread not in self._threads:
            self._threads.add(thread)  # a new thread begins with a stop of its own
            return 0
        return 0 if event else number

    def _call(self, thread: int) -> None:
        room = ctypes.create_string_buffer(_INFO.size + 8)
        if self._ptrace(_GET_SYSCALL_INFO, thread, len(room), ctypes.addressof(room)) <= 0:
            return
        kind, _, _, _, number, *arguments = _INFO.unpack_from(room)
        if kind == _EXIT and thread in self._failing:
            self._failing.discard(thread)
            assert self._error is not None
            self._ptrace(_POKEUSER, thread, _RESULT_REGISTER, -self._error)
        elif kind == _ENTRY and (point := self._point(number, arguments)):
            self._met(thread, point)

    def _met(self, thread: int, point: dict[str, Any]) -> None:
        label = point["label"] = f"{point['call']} {_without_chance(point['on'])}"
        nth = point["nth"] = self._seen[label] = self._seen.get(label, 0) + 1
        point["thread"] = thread
        self._log.write(json.dumps(point) + "\n")
        later = self._ever and self._reached and self._at is not None and label.split()[0] == self._at[0].split()[0]
        if (label, nth) != self._at and not later:
            return
        self._reached = True
        if self._error is None:
            os.kill(self._program, signal.SIGKILL)
        else:
            self._failing.add(thread)
            self._ptrace(_POKEUSER, thread, _NUMBER_REGISTER, -1)  # no such call: nothing is done

    def _point(self, number: int, arguments: list[int]) -> dict[str, Any] | None:
        first = arguments[0] & 0xFFFFFFFF
        if number in _BY_NAME:
            call, place = _BY_NAME[number]
            return self._named(call, self._text(arguments[place]), flags=arguments[place + 1])
        if number in _FROM_TO:
            call, before, after = _FROM_TO[number]
            return self._named(call, self._text(arguments[before]), to=self._inside(self._text(arguments[after])))
        if number in _BY_DESCRIPTOR:
            return self._described(_BY_DESCRIPTOR[number], first, arguments)
        if number == _CONNECT:
            (family,) = struct.unpack("=H", self._bytes(arguments[1], 2))
            if family not in (socket.AF_INET, socket.AF_INET6):
                return None
            self._connected.add(first)
            return {"call": "connect", "on": SERVER}
        if number in _ON_SOCKET and first in self._connected:
            sent = self._bytes(arguments[1], min(arguments[2], _MOST_SENT)) if number == 44 else b""
            return {"call": _ON_SOCKET[number], "on": SERVER, "data": _encoded(sent)}
        if number == _CLOSE:
            self._connected.discard(first)
        return None

    def _named(self, call: str, path: str, **more: Any) -> dict[str, Any] | None:
        inside = self._inside(path)
        return None if inside is None else {"call": call, "on": inside, **more}

    def _described(self, call: str, descriptor: int, arguments: list[int]) -> dict[str, Any] | None:
        if call == "write" and descriptor == 1:
            return {"call": call, "on": TERMINAL, "data": _encoded(self._bytes(arguments[1], arguments[2]))}
        try:
            point = self._named(call, os.readlink(f"/proc/{self._program}/fd/{descriptor}"))
        except OSError:
            return None
        if point is None:
            return None
        if call in ("write", "pwrite"):
            point["data"] = _encoded(self._bytes(arguments[1], arguments[2]))
            point["offset"] = arguments[3] if call == "pwrite" else self._position(descriptor)
        elif call == "ftruncate":
            point["length"] = arguments[1]
        return point

    def _inside(self, path: str) -> str | None:
        """The path relative to the data folder; "." is the folder itself."""
        if path == self._folder:
            return "."
        return path[len(self._folder) + 1 :] if path.startswith(self._folder + "/") else None

    def _position(self, descriptor: int) -> int:
        facts = Path(f"/proc/{self._program}/fdinfo/{descriptor}").read_text("ascii").split()
        return int(facts[1])

    def _bytes(self, address: int, size: int) -> bytes:
        return os.pread(self._memory, size, address)

    def _text(self, address: int) -> str:
        if address == 0:
            return ""
        within = 4096 - address % 4096  # the next page may not exist
        found = self._bytes(address, within)
        if b"\0" not in found:
            found += self._bytes(address + within, 4096)
        return os.fsdecode(found.split(b"\0")[0])


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _without_chance(path: str) -> str:
    """Names made at random, and the folder that is named after the server's address, are the same in every run."""
    return re.sub(r"[0-9a-f]{16,}", "*", path.removesuffix(" (deleted)"))


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--log", type=Path, required=True)
    parser.add_argument("--at", nargs=3, metavar=("LABEL", "NTH", "WHAT"))
    parser.add_argument("--ever-after", action="store_true")
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    label, nth, what = options.at or ("", "0", "kill")
    error = None if what == "kill" else int(getattr(errno, what))
    with options.log.open("w") as log:
        code = Tracer(options.folder, log, (label, int(nth)), error, options.ever_after).run(options.command)
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main())
