"""Rows of a table, each tried in a folder of its own, some at a time."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

Row = TypeVar("Row")
Result = TypeVar("Result")


def tried(rows: Sequence[Row], run: Callable[[Row, Path], Result], at_once: int) -> Iterator[tuple[Row, Result]]:
    """In their order, each as soon as those before it are done."""
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(at_once) as pool:
        folders = [Path(name, str(number)) for number in range(len(rows))]
        for folder in folders:
            folder.mkdir()
        yield from zip(rows, pool.map(run, rows, folders), strict=True)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
