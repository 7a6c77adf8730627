"""The installer for Windows from the frozen program:

    python packaging/windows/build.py FROZEN ICON OUT

ICON is the faxwell.ico that packaging/icons.py draws. Needs makensis (NSIS). Signs the program, the installer and the
uninstaller where FAXWELL_SIGN holds a command line that takes the file as its last word. Prints the file that was made.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "packaging" / "windows"
USUAL_PLACE = Path(os.environ.get("PROGRAMFILES(X86)", ""), "NSIS", "makensis.exe")


def main() -> int:
    frozen, icon, out = (Path(argument).resolve() for argument in sys.argv[1:])
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    out.mkdir(parents=True, exist_ok=True)
    setup = out / f"faxwell-{version}-setup.exe"
    given = {"VERSION": version, "FROZEN": frozen, "ICON": icon, "OUT": setup}
    if sign := os.environ.get("FAXWELL_SIGN"):
        given["SIGN"] = sign
        for program in ("faxwell.exe", "faxwell-cli.exe"):
            subprocess.run(f'{sign} "{frozen / program}"', shell=True, check=True, stdout=sys.stderr)
    words = [f"-D{name}={value}" for name, value in given.items()]
    if sys.platform != "win32":
        words.append("-DWIDE")
    makensis = shutil.which("makensis") or str(USUAL_PLACE)
    subprocess.run([makensis, "-V2", "-WX", *words, str(HERE / "faxwell.nsi")], check=True, stdout=sys.stderr)
    print(setup)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
