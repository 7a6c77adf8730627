"""Chooses what to be: the window, a command, the document child or the practice server.

Only what is chosen is imported: the child must be ready in a blink and the server needs no Qt.
"""

import os
import sys

from app.paths import data_dir, practice_server_dir
from app.process import harden, restore_library_path, take_key

COMMANDS = {"accounts", "check", "send", "list", "show", "cancel", "resolve", "run", "tour"}


def main() -> int:
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
        from app.ui.pictures import main as pictures

        return pictures(arguments[1:])
    if COMMANDS & set(arguments) or {"-h", "--help", "--version"} & set(arguments):
        from app.cli import main as command_line

        return command_line(arguments, key)
    from app.main import main as window

    return window(arguments, key)


if __name__ == "__main__":
    sys.exit(main())
