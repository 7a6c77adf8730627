"""A PDF opened from a file manager by a double click, and another one dragged from there onto the window.

    python3 packaging/linux/double_click.py DEB [--pictures DIR]

On a desktop of its own (Xvfb), whose person has chosen Faxwell for PDFs. The .deb is unpacked, not installed: no root
is needed and the system is left as it is; its libraries must be there. Half a minute; a picture of each is kept.
Debian packages: those of tests/desktop/desktop.py, and pcmanfm desktop-file-utils shared-mime-info.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from tests.desktop.desktop import LEFT_BUTTON, TOOLS, Desktop, Window, open_desktop, wait_for  # noqa: E402

SAMPLE = ROOT / "resources" / "samples" / "sample.pdf"
PROGRAM = r"Faxwell$"
PATIENCE = 60.0
NEEDED = (*TOOLS, "dpkg-deb", "pcmanfm", "update-desktop-database")
# One row a file, and nothing beside the rows.
VIEW = "[ui]\nside_pane_mode=hidden;places\nview_mode=list\n"
FIRST_ROW, SECOND_ROW = (60, 105), (60, 133)  # in the window, below menu, tool bar and heading


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("deb", type=Path)
    parser.add_argument("--pictures", type=Path, metavar="DIR", default=Path("double-click-pictures"))
    options = parser.parse_args()
    if missing := [tool for tool in NEEDED if not shutil.which(tool)]:
        print(f"This needs {', '.join(missing)}.")
        return 2
    options.pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="faxwell-double-click-", ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        unpack(options.deb, folder)
        said = io.StringIO()
        with contextlib.redirect_stdout(said), open_desktop(folder) as desktop:
            try:
                outcomes = look(desktop, options.pictures.resolve())
            except AssertionError as failure:
                desktop.screenshot(options.pictures.resolve() / "failed.png")
                outcomes = [f"FAILED  {failure}"]
    print(*outcomes, sep="\n")
    if outcomes[-1].startswith("FAILED"):
        print(said.getvalue())
        return 1
    return 0


def unpack(deb: Path, folder: Path) -> None:
    subprocess.run(["dpkg-deb", "--extract", str(deb), str(folder)], check=True)
    subprocess.run(["update-desktop-database", str(folder / "usr" / "share" / "applications")], check=True)


def look(desktop: Desktop, pictures: Path) -> list[str]:
    letters = desktop.folder / "letters"
    letters.mkdir()
    for name in ("enclosure.pdf", "letter.pdf"):
        shutil.copy(SAMPLE, letters / name)
    files = file_manager(desktop, letters)
    outcomes = []
    at = files.point(*SECOND_ROW)
    desktop.xdotool("mousemove", *map(str, at), "click", "--repeat", "2", "--delay", "120", LEFT_BUTTON)
    started = time.monotonic()
    window = shown(desktop, PROGRAM)
    try:
        wait_for(lambda: "letter.pdf" in on_the_page(desktop), "letter.pdf on the page", PATIENCE)
        outcomes.append(f"ok      a double click opens the PDF ({time.monotonic() - started:.1f} s)")
        window.place(470, 60, 800, 760)
        picture(desktop, pictures / "double-click.png")
        drag(desktop, files.point(*FIRST_ROW), window.middle())
        wait_for(lambda: "enclosure.pdf" in on_the_page(desktop), "enclosure.pdf on the page", PATIENCE)
        outcomes.append("ok      another PDF is dragged onto the window")
        assert len(list(letters.iterdir())) == 2, "a file was moved away"
        picture(desktop, pictures / "dragged.png")
    finally:
        os.kill(int(desktop.xdotool("getwindowpid", window.id)), signal.SIGTERM)
    wait_for(lambda: not desktop.windows(PROGRAM), "the end of the program", PATIENCE)
    return outcomes


def file_manager(desktop: Desktop, folder: Path) -> Window:
    unpacked = desktop.folder / "usr"
    settings = desktop.folder / "home" / ".config"
    (settings / "mimeapps.list").write_text("[Default Applications]\napplication/pdf=faxwell.desktop\n")
    (settings / "pcmanfm" / "default").mkdir(parents=True)
    (settings / "pcmanfm" / "default" / "pcmanfm.conf").write_text(VIEW)
    places = {"PATH": f"{unpacked / 'bin'}:{desktop.env['PATH']}", "XDG_DATA_DIRS": f"{unpacked / 'share'}:/usr/share"}
    desktop.start("pcmanfm", "--no-desktop", str(folder), **places)
    window = shown(desktop, f"^{folder.name}$").place(20, 60, 420, 300)
    time.sleep(2)  # until the rows are there, which nobody outside can see
    return window


def shown(desktop: Desktop, title: str) -> Window:
    return Window(desktop, wait_for(lambda: desktop.windows(title), f"a window named {title}", PATIENCE)[-1])


def on_the_page(desktop: Desktop) -> str:
    """What is kept of the fax that is being prepared."""
    kept = (desktop.folder / "home" / ".local" / "share" / "faxwell" / "kept").glob("*.json")
    return "".join(file.read_text("utf-8") for file in kept)


def drag(desktop: Desktop, start: tuple[int, int], end: tuple[int, int]) -> None:
    steps = [tuple(a + (b - a) * n // 10 for a, b in zip(start, end, strict=True)) for n in range(1, 11)]
    way = [word for x, y in steps for word in ("mousemove", str(x), str(y), "sleep", "0.05")]
    small = 5 * ("mousemove_relative", "6", "2", "sleep", "0.03")  # a drag begins with a small move
    begin = ("mousemove", str(start[0]), str(start[1]), "sleep", "0.2", "mousedown", LEFT_BUTTON, "sleep", "0.2")
    desktop.xdotool(*begin, *small, *way, "mousemove_relative", "3", "3", "sleep", "0.5", "mouseup", LEFT_BUTTON)


def picture(desktop: Desktop, file: Path) -> None:
    time.sleep(3)  # a picture of the window at rest; nothing is decided by it
    desktop.screenshot(file)


if __name__ == "__main__":
    raise SystemExit(main())
