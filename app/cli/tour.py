"""faxwell tour: what the program does, shown without a screen: one fax on the practice account, and pictures."""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from app import paths
from app.cli import say
from app.cli.sending import send

_DELIVERED = "+13125550101"
_SPEED = 5.0
_SCENES = (
    "compose-empty",
    "compose-ready-practice",
    "compose-sending",
    "last-sheet-practice",
    "faxes-delivered",
    "settings-practice",
)


def tour(options: argparse.Namespace, key: str | None) -> int:
    from app.cli.parser import parsed  # which names this command

    folder = Path(tempfile.mkdtemp(prefix="faxwell-"))
    sample = paths.resource("samples/sample.pdf")
    say("The practice account: nothing leaves this computer.")
    say(f"Sending the sample to {_DELIVERED}, which always answers.")
    data = options.data_dir or folder / "data"
    asked = parsed(["send", "--practice", "--data-dir", str(data), "--to", _DELIVERED, "--wait", str(sample)])
    asked.practice_speed = _SPEED
    code = send(asked, None)
    pictures = folder / "pictures"
    say("Drawing pictures of the window …")
    # In a process of its own: Qt is not needed for anything else here.
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([*_program(), "pictures", str(pictures), *_SCENES, "--scale", "1"], env=environment, check=True)
    say(f"Pictures of the window are in {pictures}")
    return code


def _program() -> list[str]:
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "app"]
