"""The fax being prepared comes back as it was kept, or not at all."""

import json
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.core.cover import CoverKind
from app.core.kept_fax import KeptCoverPage, KeptDocument, KeptFax
from app.core.options import Quality, SendOptions
from app.core.packet import PageChoice, Paper, Tone
from app.storage.kept_fax_file import KeptFaxFile

HOME = Path("/home/clinic").absolute()  # on Windows on a drive
KEPT = KeptFax(
    account="telnyx",
    recipient="312 555 0101",
    documents=(
        KeptDocument(str(HOME / "\u75c5\u9662-\udce9.pdf"), "\u75c5\u9662-\udce9.pdf", "ab" * 32),
        KeptDocument(str(HOME / "scan.png"), "Pasted picture"),
    ),
    pages=(PageChoice(1, 1, 270, Tone.CLEARER), PageChoice(0, 2, left_out=True), PageChoice(0, 1)),
    later=((0, 2),),
    as_pictures=True,
    paper=Paper.A4,
    options=SendOptions(Quality.ULTRA_DARK, monochrome=True, black_threshold=40, media_urls=("https://example.com/a",)),
    cover=KeptCoverPage(CoverKind.COURT, to="The court", message="Two\nlines"),
    compose_ids=("one", "two"),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "fax.json"


def test_all_of_it_comes_back(path: Path) -> None:
    KeptFaxFile(path).save(KEPT)
    assert KeptFaxFile(path).load() == KEPT
    assert sys.platform == "win32" or stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_nothing_is_kept_of_an_empty_page(path: Path) -> None:
    file = KeptFaxFile(path)
    file.save(None)
    assert file.load() is None
    file.save(KEPT)
    file.save(None)
    assert not path.exists()
    assert file.load() is None


def test_one_too_large_to_be_read_again_is_not_written(path: Path) -> None:
    file = KeptFaxFile(path)
    file.save(KEPT)
    file.save(KeptFax("telnyx", recipient="1" * 9_000_000))
    assert file.load() is None


def _without(name: str) -> Callable[[dict[str, Any]], object]:
    return lambda known: {key: value for key, value in known.items() if key != name}


def _with(*way: str | int, value: object) -> Callable[[dict[str, Any]], object]:
    def change(known: dict[str, Any]) -> object:
        place: Any = known
        for step in way[:-1]:
            place = place[step]
        place[way[-1]] = value
        return known

    return change


@pytest.mark.parametrize(
    "damage",
    [
        _without("version"),
        _without("account"),
        _with("version", value=2),
        _with("unknown", value=1),
        _with("recipient", value=None),
        _with("as_pictures", value=1),
        _with("documents", value={}),
        _with("documents", 0, "path", value="letter.pdf"),
        _with("documents", 0, "path", value="/a\0"),
        _with("pages", 0, "document", value=2),
        _with("pages", 0, "document", value=True),
        _with("pages", 0, "page", value=0),
        _with("pages", 0, "turn", value=45),
        _with("pages", 0, "tone", value="loud"),
        _with("pages", 1, "page", value=1),  # a page twice
        _with("later", 0, value=[0]),
        _with("options", "black_threshold", value=0),
        _with("options", "quality", value="best"),
        _with("cover", "kind", value=None),
        lambda _: [],
        lambda _: None,
    ],
)
def test_a_damaged_one_is_ignored_and_put_aside(path: Path, damage: Callable[[dict[str, Any]], object]) -> None:
    file = KeptFaxFile(path)
    file.save(KEPT)
    changed = json.dumps(damage(json.loads(path.read_text())))
    path.write_text(changed)
    assert file.load() is None
    assert not path.exists()
    assert path.with_name("fax.json.damaged").read_text() == changed


@pytest.mark.parametrize("content", [b"", b"\0" * 4096, b"[" * 100_000, b"\xff"])
def test_what_a_power_cut_leaves_is_put_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert KeptFaxFile(path).load() is None
    assert not path.exists()
