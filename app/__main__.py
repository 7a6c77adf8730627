"""Chooses what to be: the window, a command, the document child or the practice server.

Only what is chosen is imported: the child must be ready in a blink and the server needs no Qt.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.paths import data_dir, practice_server_dir, translations
from app.process import fill_standard_streams, harden, restore_library_path, take_key

if TYPE_CHECKING:
    from app.ui.language import Language

COMMANDS = {"accounts", "check", "send", "list", "show", "report", "cancel", "resolve", "run", "tour"}


def main() -> int:
    fill_standard_streams()
    restore_library_path()
    harden()
    key = take_key(os.environ)
    arguments = sys.argv[1:]
    if arguments[:1] == ["document-child"]:
        from app.documents.child import main as document_child

        return document_child(arguments[1:])
    if arguments[:1] == ["practice-server"]:
        from app.practice.server import main as practice_server

        return practice_server(arguments[1:], practice_server_dir(data_dir()))
    if arguments[:1] == ["keyring-trial"]:
        from app.storage.keyring_trial import main as keyring_trial

        return keyring_trial(arguments[1:])
    if arguments[:1] == ["pictures"]:
        language = _language()
        from app.ui.pictures import main as pictures

        return pictures(arguments[1:], language)
    if COMMANDS & set(arguments) or {"-h", "--help", "--version"} & set(arguments):
        from app.cli import main as command_line

        return command_line(arguments, key)
    language = _language()
    from app.main import main as window

    return window(arguments, key, language)


def _language() -> "Language":
    """Before anything with words is imported. A translator may try a .qm file of their own."""
    from app.ui.language import Language

    tried = os.environ.get("FAXWELL_LANGUAGE")
    return Language(Path(tried) if tried else translations())


if __name__ == "__main__":
    sys.exit(main())
