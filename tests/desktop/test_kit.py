"""The kit itself: what it drags arrives, what it types is typed, and its keyring keeps a secret."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.desktop.desktop import Desktop
from tests.desktop.drag import DragSource

pytestmark = pytest.mark.desktop
HERE = Path(__file__).parent


def test_a_pdf_dragged_from_another_process_arrives(desktop: Desktop, tmp_path: Path) -> None:
    letter = tmp_path / "a letter.pdf"
    letter.write_bytes(b"%PDF-1.4\n")
    program = desktop.start(sys.executable, str(HERE / "drop_target.py"))
    target = desktop.window("^Drop target$").place(500, 200, 400, 300)
    source = DragSource(desktop, letter)
    assert source.drag_to(target.middle()) == "CopyAction"
    assert f"got {letter}\n" in program.wait_for_output("got")
    picture = tmp_path / "screen.png"
    desktop.screenshot(picture)
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_a_text_file_is_refused(desktop: Desktop, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("not a document")
    program = desktop.start(sys.executable, str(HERE / "drop_target.py"))
    target = desktop.window("^Drop target$").place(500, 200, 400, 300)
    assert DragSource(desktop, note).drag_to(target.middle(), accepted=False) == "IgnoreAction"
    assert "got" not in program.output()


TYPED = """
from PySide6.QtWidgets import QApplication, QLineEdit
application = QApplication([])
line = QLineEdit()
line.setWindowTitle("Line")
line.resize(300, 40)
line.returnPressed.connect(lambda: print("typed", line.text(), flush=True))
line.show()
application.exec()
"""


def test_keys_arrive(desktop: Desktop) -> None:
    program = desktop.start(sys.executable, "-c", TYPED)
    desktop.window("^Line$").activate().click(20, 20)
    desktop.type("+1 312-555-0123")
    desktop.key("Return")
    assert "typed +1 312-555-0123\n" in program.wait_for_output("typed")


SECRET = """
import keyring
keyring.set_password("kit", "key", "KEY-\\u2603")
print(type(keyring.get_keyring()).__module__, keyring.get_password("kit", "key") == "KEY-\\u2603")
"""


def test_the_keyring_keeps_a_secret(desktop: Desktop) -> None:
    program = desktop.start(sys.executable, "-c", SECRET)
    assert program.wait() == 0, program.output()
    assert program.output() == "keyring.backends.SecretService True\n"
