"""All real files of the folder beside the tree twice, in two orders, each time by one reader: the same answers, or it
says which differ. As a table: python -m tests.documents.corpus [FOLDER]
"""

import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from app.documents.reader import DocumentReader

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "corpus"
Answer = tuple[str, int, bool, tuple[str, ...]]


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix.lower() != ".csv")


def answers(files: Sequence[Path]) -> dict[str, Answer]:
    """Of one reader, in this order: class, pages, whether it may be sent, and what is said about it."""
    reader = DocumentReader()
    found = {}
    try:
        for path in files:
            result = reader.check(path)
            texts = tuple(finding.text for finding in result.findings)
            found[path.name] = (result.document_class.value, result.pages, result.sendable, texts)
    finally:
        reader.shutdown()
    return found


def differing(files: Sequence[Path]) -> tuple[dict[str, Answer], list[str]]:
    """The answers, and the names of the files that are answered otherwise when all are taken the other way round."""
    forwards = answers(files)
    backwards = answers(files[::-1])
    return forwards, [name for name in forwards if forwards[name] != backwards[name]]


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]) if arguments else FOLDER
    if not folder.is_dir():
        print(f"no folder of sample files at {folder}")  # noqa: T201
        return 2
    begin = time.monotonic()
    found, differ = differing(files_in(folder))
    counts = Counter(answer[0] for answer in found.values())
    print(f"{len(found)} files, twice, in two orders: {time.monotonic() - begin:.0f} s")  # noqa: T201
    for document_class in "ABCDEF":
        sent = sum(answer[2] for answer in found.values() if answer[0] == document_class)
        print(f"  {document_class}  {counts[document_class]:>4}   may be sent {sent:>4}")  # noqa: T201
    print(f"  answered otherwise the second time: {len(differ)} {' '.join(differ)}")  # noqa: T201
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
