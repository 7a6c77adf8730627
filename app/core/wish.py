"""What a start of the program wants of the window that is open already, as one message between processes."""

import json
from dataclasses import dataclass
from pathlib import Path

MOST_BYTES = 1_000_000
_MOST_FILES = 1000
_LONGEST_PATH = 32_767
_LONGEST_TOKEN = 1000


@dataclass(frozen=True, slots=True)
class Wish:
    """`files` by absolute path. `account`: the id of one that was asked for by name; empty: whichever is open. `token`
    is what the desktop gave with the click (xdg-activation, startup notification), so that the window may come to the
    front."""

    files: tuple[Path, ...] = ()
    account: str = ""
    token: str = ""

    def encoded(self) -> bytes:
        """At most MOST_BYTES: of too many files the first ones."""
        files = [str(path) for path in self.files[:_MOST_FILES]]
        while len(message := _encoded(files, self.account, self.token)) > MOST_BYTES:
            del files[-max(1, len(files) // 10) :]
        return message


def read_wish(message: bytes) -> Wish:
    """Raises ValueError for what no start of this program says."""
    try:
        fields = json.loads(message)
    except (ValueError, RecursionError) as error:
        raise ValueError("no JSON") from error
    if not isinstance(fields, dict) or set(fields) != {"files", "account", "token"}:
        raise ValueError("other fields")
    files, account, token = fields["files"], fields["account"], fields["token"]
    if not isinstance(files, list) or len(files) > _MOST_FILES:
        raise ValueError("no list of files, or too many")
    paths = tuple(_path(each) for each in files)
    for text in (account, token):
        if not isinstance(text, str) or len(text) > _LONGEST_TOKEN or not text.isprintable():
            raise ValueError("no text")
    return Wish(paths, account, token)


def _path(text: object) -> Path:
    if not isinstance(text, str) or "\0" in text or len(text) > _LONGEST_PATH or not Path(text).is_absolute():
        raise ValueError("no absolute path")
    return Path(text)


def _encoded(files: list[str], account: str, token: str) -> bytes:
    # In ASCII, so that names in no known encoding travel as well.
    return json.dumps({"files": files, "account": account, "token": token}).encode("ascii")
