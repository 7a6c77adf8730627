"""Which of the shared libraries that PyInstaller collected on Linux can stay out of the bundle."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable

Entry = tuple[str, str, str]  # name in the bundle, file it comes from, PyInstaller's word for its kind

# Better the target's own, and every desktop has them. An old C++ or X library breaks newer graphics drivers, an old
# font library does not read newer settings, D-Bus comes with half of systemd; and the system mends holes in OpenSSL
# and zlib sooner than we do, and knows where its certificates are.
OF_THE_SYSTEM = re.compile(
    r"lib(stdc\+\+|gcc_s|expat|X11|X11-xcb|fontconfig|freetype|dbus-1|glib-2\.0|gthread-2\.0|ssl|crypto|zstd|z)\.so"
)
LIBRARY = re.compile(r"(PySide6/Qt/lib/|pillow\.libs/)?lib[^/]*\.so[^/]*")


def unneeded(entries: Iterable[Entry]) -> set[str]:
    """Names of the libraries that no program, module or plug-in of the bundle needs, directly or through others."""
    files = {name: source for name, source, kind in entries if kind != "SYMLINK"}
    libraries = {
        name.rsplit("/", 1)[-1]: name for name in files if LIBRARY.fullmatch(name) and not name.startswith("libpython")
    }
    to_read = [name for name in files if name not in libraries.values()]
    needed: set[str] = set()
    while to_read:
        for library in needs(files[to_read.pop()]):
            name = libraries.get(library)
            if name and name not in needed and not OF_THE_SYSTEM.match(library):
                needed.add(name)
                to_read.append(name)
    return set(libraries.values()) - needed


def needs(file: str) -> list[str]:
    """Libraries that a file names as needed; none where it is no ELF file."""
    said = subprocess.run(["objdump", "-p", file], check=False, capture_output=True, text=True).stdout
    return re.findall(r"NEEDED\s+(\S+)", said)
