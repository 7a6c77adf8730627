"""faxwell keyring-trial keep|read|forget: whether the installed program can use the system's keyring.

For the self-test of a package: each word is a start of its own, so what is read back was kept by the keyring.
"""

import sys

from app.core.errors import StorageError
from app.storage.secret_store import SecretStore

_HOST = "trial.invalid"
_KEY = "KEYTRIAL0123456789"


def main(arguments: list[str]) -> int:
    store = SecretStore(_HOST)
    try:
        match arguments:
            case ["keep"]:
                store.keep(_KEY)
                said = f"kept in {store.place()}"
            case ["read"]:
                said = "found" if store.read() == _KEY else "not found"
            case ["forget"]:
                store.forget()
                said = "forgotten"
            case _:
                said = "keyring-trial keep|read|forget"
    except StorageError as error:
        sys.stderr.write(f"{error.sentence}\n")
        return 1
    sys.stdout.write(f"{said}\n")
    return 0 if said != "not found" else 1
